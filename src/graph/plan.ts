// A query operation becomes one statement. Plans are kept per document, shape of its variables and policy;
// only the values differ from call to call.
import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Treatment } from '../access/policy.ts';
import { singular, uniqueFields } from './derive/schema.ts';
import type { EntityModel, Model, ScalarField } from './model.ts';
import { mutationOf, type RootValue, rootValueOf } from './root-fields.ts';
import { badInput, type NodeId, parseNodeId } from './scalars.ts';
import { type Build, column, type Sql, tableAs } from './sql/build.ts';
import { connectionJson, type ListArguments, MAX_FIRST } from './sql/connection.ts';
import { jsonLiteral, jsonObject, jsonString, sqlType } from './sql/json.ts';
import { type SearchArguments, searchJson } from './sql/search.ts';
import { nodeByKey, nodeByType, nodeJson } from './sql/select.ts';
import { type Call, mapValue, Slot, valueNow } from './sql/slot.ts';

/** A statement whose single text column is the JSON of `data`. */
export interface Plan {
  /** For prepared statements: equal texts, equal names. */
  name: string;
  text: string;
  bind(call: Call): unknown[];
  /** How often it has been called. */
  calls: number;
  /** Whether the statement answers all that is asked. */
  complete: boolean;
  /** Whether its answer holds cipher texts to be opened (sql/sealed.ts). */
  opens: boolean;
  /** Response path -> treatment, of every selected field that is not shown in the clear. */
  access: ReadonlyMap<string, Treatment>;
  /** Entity -> paths of its fields that it looks at. */
  touched: ReadonlyMap<string, ReadonlySet<string>>;
  /** Places in the answer, from 0, of root fields that answer one row. */
  singles: ReadonlySet<number>;
  /** Read the values that it was made for: another serves calls with others. */
  pins: readonly ((call: Call) => unknown)[];
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** As many as PostgreSQL's protocol can count. */
const MAX_PARAMETERS = 65_535;

/**
 * Text and parameters of a statement; slots among the parameters, and those that are only `checked`, are read at each
 * call. TOO_COMPLEX where there are more parameters than a statement can have.
 */
export function statement(query: Sql, checked: readonly Slot[] = []): Pick<Plan, 'name' | 'text' | 'bind'> {
  const { sql: flat, parameters } = query.compile(compiler);
  if (parameters.length > MAX_PARAMETERS)
    throw new GraphQLError('查询中的值过多,请拆分 · The query holds too many values; ask in smaller parts', {
      extensions: { code: 'TOO_COMPLEX' },
    });
  const text = indented(flat);
  const checks = checked.map(({ read }) => read);
  const reads = parameters.map((value) => (value instanceof Slot ? value.read : () => value));
  return {
    name: createHash('sha1').update(text).digest('base64url').slice(0, 20),
    text,
    bind: (call) => {
      for (const check of checks) check(call);
      return reads.map((read) => read(call));
    },
  };
}

/** The text with each line moved in by the parentheses around it: statements are there to be read. */
function indented(text: string): string {
  let depth = 0;
  const lines = text.split('\n').map((line) => {
    const code = line.trim();
    const closing = /^\)*/.exec(code)![0].length;
    const shown = code && `${'  '.repeat(Math.max(0, depth - closing))}${code}`;
    for (const character of code.replace(/'[^']*'/g, '')) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return shown;
  });
  return lines.join('\n');
}

/** The operation of a document that `operationName` means; null where that is not one. */
export function operationIn(document: DocumentNode, operationName?: string): OperationDefinitionNode | null {
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const named = operationName ? operations.filter((d) => d.name?.value === operationName) : operations;
  return named.length === 1 ? named[0]! : null;
}

/** The same; throws the caller's fault. */
export function operationOf(document: DocumentNode, operationName?: string): OperationDefinitionNode {
  const operation = operationIn(document, operationName);
  if (operation) return operation;
  throw badInput(
    operationName
      ? `文档中没有操作 ${operationName} · The document has no operation "${operationName}"`
      : '请用 operationName 指明操作 · The document has several operations or none: say operationName',
    'operationName',
  );
}

/** The fragments of a document by name. */
export const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]),
  );

const INTROSPECTION = ['__schema', '__type'];

/**
 * Compiles a query; `build.variables` hold slots. Introspection beside data leaves the plan incomplete: such a query
 * is executed in the ordinary way, yet refused here for what would be refused there only where rows exist.
 */
export function planQuery(build: Build, operation: OperationDefinitionNode): Plan {
  const fields = [...build.rootFields(build.schema.getQueryType()!, operation.selectionSet)];
  const data = fields.filter(([, [node]]) => !INTROSPECTION.includes(node!.name.value));
  const entries = data.map(([key, nodes]): [string, Sql] => [key, rootJson(build, key, nodes)]);
  const query = sql`select ${jsonObject(entries)} as data`;
  return {
    ...statement(query, build.checked),
    calls: 0,
    complete: data.length === fields.length,
    opens: build.opens,
    access: build.access,
    touched: build.touched,
    singles: new Set(data.flatMap(([, [node]], at) => (isSingle(build.model, node!.name.value) ? [at] : []))),
    pins: build.pins.map(({ read }) => read),
  };
}

/**
 * What the answer of a mutation looks at. Its rows are read in the ordinary way once the work is done; what would be
 * refused then is refused here, before it.
 */
export function planMutation(build: Build, operation: OperationDefinitionNode): Pick<Plan, 'access' | 'touched'> {
  const type = build.schema.getMutationType()!;
  for (const [key, nodes] of build.rootFields(type, operation.selectionSet)) {
    const field = type.getFields()[nodes[0]!.name.value];
    if (!field) continue;
    const { payload } = mutationOf(field);
    for (const [name, selected] of build.subfields(getNamedType(field.type) as GraphQLObjectType, nodes)) {
      const row = payload[selected[0]!.name.value];
      if (row) nodeByKey(build, row.entity().name, sql`null`, selected, `${key}.${name}`);
    }
  }
  return build;
}

function rootJson(build: Build, key: string, nodes: readonly FieldNode[]): Sql {
  const name = nodes[0]!.name.value;
  if (name === '__typename') return jsonString('Query');
  const field = build.schema.getQueryType()!.getFields()[name]!;
  const args = getArgumentValues(field, nodes[0]!, build.variables);
  const rootValue = rootValueOf(field);
  if (rootValue) return rootValueJson(build, rootValue, args, nodes);
  if (name === 'node') return nodesJson(build, [args.id as string], nodes, key, false);
  if (name === 'nodes') return nodesJson(build, args.ids as string[], nodes, key, true);
  if (name === 'search') return searchJson(build, args as unknown as SearchArguments, nodes, key);
  const root = rootEntity(build.model, name);
  if (root.list) {
    const source = (row: Parameters<typeof tableAs>[0]) => ({ from: tableAs(row), on: [] });
    return connectionJson(build, root.entity, source, args as ListArguments, nodes, key);
  }
  const row = build.row(root.entity);
  const conditions = [...build.visible(row), uniqueCondition(build, row, args)];
  return sql`coalesce((select ${nodeJson(build, row, nodes, key)} from ${tableAs(row)} where ${sql.join(conditions, sql` and `)}), 'null')`;
}

/** A value that is known while planning stands in the statement as it is; another argument makes another plan. */
function rootValueJson(
  build: Build,
  { value }: RootValue,
  args: Record<string, unknown>,
  nodes: readonly FieldNode[],
): Sql {
  const pinned = Object.entries(args).map(([name, given]) => [name, build.pin(given) as string]);
  const { policy, model } = build;
  const found = value(Object.fromEntries(pinned), { policy, model });
  const graphType = build.schema.getQueryType()!.getFields()[nodes[0]!.name.value]!.type;
  return jsonOf(build, found, getNamedType(graphType) as GraphQLObjectType, nodes);
}

/** The selected members of a plain object. */
function jsonOf(build: Build, value: unknown, type: GraphQLNamedType, nodes: readonly FieldNode[]): Sql {
  if (!isObjectType(type) || value === null) return jsonLiteral(value);
  const members = [...build.subfields(type, nodes)].map(([key, fields]): [string, Sql] => {
    const name = fields[0]!.name.value;
    if (name === '__typename') return [key, jsonString(type.name)];
    const inner = getNamedType(type.getFields()[name]!.type);
    return [key, jsonOf(build, (value as Record<string, unknown>)[name], inner, fields)];
  });
  return jsonObject(members);
}

/** Whether a root field answers one row. */
const isSingle = (model: Model, name: string): boolean =>
  name === 'node' || [...model.entities.values()].some((entity) => entity.plural !== name && singular(entity) === name);

/** What a root field lists or finds. */
function rootEntity(model: Model, name: string): { entity: EntityModel; list: boolean } {
  for (const entity of model.entities.values()) {
    if (entity.plural === name) return { entity, list: true };
    if (singular(entity) === name) return { entity, list: false };
  }
  throw new Error(`no root field ${name}`);
}

/** The condition of a root field that finds one row: exactly one of its arguments. */
export function uniqueCondition(build: Build, row: Parameters<typeof tableAs>[0], args: Record<string, unknown>): Sql {
  const given = Object.entries(args).filter(([, value]) => value != null);
  if (given.length !== 1) {
    const keys = uniqueFields(row.entity).map((field) => field.name);
    throw badInput(`请恰好给出一个键 · Give exactly one of: ${keys.join(', ')}`, keys[0]);
  }
  const [name, value] = given[0]!;
  const field = row.entity.fields.get(name) as ScalarField;
  build.useable(row.entity, field);
  const key = field.scalar === 'id' ? idKey(value as string | Slot<string>, row.entity.name) : value;
  return sql`${column(row, field.column)} = cast(${sql.val(key)} as ${sqlType[field.scalar]})`;
}

/** The key in an id of this type; an id of another type finds nothing. */
const idKey = (id: string | Slot<string>, type: string) =>
  mapValue(id, (text) => {
    const node: NodeId = parseNodeId(text);
    return node.type === type ? node.key : '-1';
  });

/** `node` and `nodes`: ids of known types, in their order. The types among them are part of the plan's shape. */
function nodesJson(
  build: Build,
  ids: (string | Slot<string>)[] | Slot<string[]>,
  nodes: readonly FieldNode[],
  path: string,
  list: boolean,
): Sql {
  const known = ids instanceof Slot ? ids.value : ids.map(valueNow);
  if (known.length > MAX_FIRST) throw tooMany();
  const types = [...new Set(known.map((id) => parseNodeId(id).type))].filter((type) => build.model.entities.has(type));
  if (!list) {
    const id = (ids as (string | Slot<string>)[])[0]!;
    return types[0]
      ? sql`coalesce(${nodeByKey(build, types[0], sql`cast(${sql.val(idKey(id, types[0]))} as bigint)`, nodes, path)}, 'null')`
      : sql`'null'`;
  }
  const each = (part: (id: NodeId) => string) =>
    ids instanceof Slot
      ? ids.map((all) => {
          if (all.length > MAX_FIRST) throw tooMany();
          return all.map((id) => part(parseNodeId(id)));
        })
      : undefined;
  const column_ = (part: (id: NodeId) => string, type: Sql): Sql =>
    ids instanceof Slot
      ? sql`cast(${sql.val(each(part))} as ${type}[])`
      : sql`array[${sql.join(ids.map((id) => sql`cast(${sql.val(mapValue(id, (text) => part(parseNodeId(text))))} as ${type})`))}]::${type}[]`;
  const found = nodeByType(build, types, nodes, path);
  return sql`(select concat('[', string_agg(coalesce(${found}, 'null'), ',' order by i.n), ']')
  from unnest(${column_((id) => id.type, sql`text`)}, ${column_((id) => id.key, sql`bigint`)}) with ordinality as i(type, key, n))`;
}

/** More ids than a page may have rows. */
export const tooMany = () => badInput(`一次最多 ${MAX_FIRST} 个标识 · At most ${MAX_FIRST} ids at once`, 'ids');
