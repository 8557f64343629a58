// Ordinary execution: graphql-js walks the operation field by field, DataLoaders batch what a level asks for.
// It serves what one statement can't (mutations, introspection beside data), and proves the fast path by giving
// the same answers another way.
import DataLoader from 'dataloader';
import {
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Policy } from '../access/policy.ts';
import { aggregateFields } from './derive/connections.ts';
import { groupKeys } from './derive/groups.ts';
import { singular } from './derive/schema.ts';
import type { ComputedField, EntityModel, ManyField, Model, OneField, TypeModel } from './model.ts';
import { statement, tooMany, uniqueCondition } from './plan.ts';
import { parseNodeId } from './scalars.ts';
import { keyJson, keyTarget, measureJson, ratioJson } from './sql/aggregate.ts';
import { Build, column, type Row, type Sql, tableAs, where } from './sql/build.ts';
import {
  Columns,
  type ListArguments,
  MAX_FIRST,
  pageCursor,
  pageOf,
  pageSize,
  rowsOf,
  type Source,
} from './sql/connection.ts';
import { relatedRows } from './sql/filter.ts';
import { groupArguments, groupsFrom, notInBy } from './sql/groups.ts';
import { jsonObject, jsonScalar } from './sql/json.ts';
import { computedJson, partJson, plainJson, valuesJson } from './sql/select.ts';

interface OrdinaryOptions {
  schema: GraphQLSchema;
  model: Model;
  pool: pg.Pool;
  policy: Policy;
  hubDate: () => string;
  cursorKey: string;
}

/** A row's own values, JSON-ready, by field name; keys of to-one relations under `#name`; its entity and key. */
interface NodeSource {
  __typename: string;
  key: string;
  [field: string]: unknown;
}

/** A connection before anything of it is read. */
interface ListSource {
  entity: EntityModel;
  args: ListArguments;
  /** The relation and the parent's key; neither at the root. */
  field?: ManyField;
  parent?: { entity: EntityModel; key: string };
}

/** The loaders of one request. */
export class OrdinaryContext {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(readonly options: OrdinaryOptions) {}

  build(): Build {
    const { schema, model, policy, cursorKey } = this.options;
    return new Build(schema, model, policy, cursorKey);
  }

  /** Runs a statement of (key, JSON) rows for all keys that one level asks for. */
  load<T>(name: string, key: string, query: (build: Build, keys: Sql) => Sql): Promise<T | null> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader(async (keys: readonly string[]) => {
        const found = await this.rows(query(this.build(), sql`cast(${sql.val(keys)} as bigint[])`));
        return keys.map((k) => found.get(k) ?? null);
      });
      this.loaders.set(name, loader);
    }
    return loader.load(key) as Promise<T | null>;
  }

  private async rows(query: Sql): Promise<Map<string, unknown>> {
    const { text, bind } = statement(query);
    const { hubDate, cursorKey, pool } = this.options;
    const values = bind({ variables: {}, hubDate: hubDate(), cursorKey });
    const result = await pool.query<[string, string]>({ text, values, rowMode: 'array' } as never);
    return new Map(result.rows.map(([key, json]) => [key, JSON.parse(json)]));
  }
}

export const ordinaryContext = (options: OrdinaryOptions) => new OrdinaryContext(options);

type Resolver<S> = GraphQLFieldResolver<S, OrdinaryContext, Record<string, unknown>>;

/** Puts the resolvers of ordinary execution on the derived schema; type-graphql's own would only pass on. */
export function attachResolvers(schema: GraphQLSchema, model: Model): void {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  );
  for (const type of objects as GraphQLObjectType[])
    for (const field of Object.values(type.getFields())) field.resolve = plain as never;
  (schema.getType('Node') as GraphQLInterfaceType).resolveType = (source) => (source as NodeSource).__typename;

  const attach = (type: string, resolvers: Record<string, Resolver<never>>) => {
    const fields = (schema.getType(type) as GraphQLObjectType).getFields();
    for (const [name, resolve] of Object.entries(resolvers)) if (fields[name]) fields[name].resolve = resolve as never;
  };
  attach('Query', rootResolvers(model));
  for (const entity of model.entities.values()) {
    attach(entity.name, nodeResolvers(entity, entity));
    attach(`${entity.name}Connection`, listResolvers);
    if (groupKeys(entity).length > 0) attach(`${entity.name}GroupKey`, keyResolvers(entity));
    for (const field of entity.fields.values())
      if (field.kind === 'part') attach(field.target.name, nodeResolvers(entity, field.target));
  }
}

const plain: Resolver<Record<string, unknown>> = (source, _args, _context, info) => source[info.fieldName];

function rootResolvers(model: Model): Record<string, Resolver<never>> {
  const resolvers: Record<string, Resolver<never>> = {
    node: (_, args, context) => nodeOfId(context, args.id as string),
    nodes: (_, args, context) => {
      const ids = args.ids as string[];
      if (ids.length > MAX_FIRST) throw tooMany();
      return Promise.all(ids.map((id) => nodeOfId(context, id)));
    },
  };
  for (const entity of model.entities.values()) {
    resolvers[entity.plural] = (_, args): ListSource => listSource({ entity, args: args as ListArguments });
    if (singular(entity) === entity.plural) continue;
    resolvers[singular(entity)] = async (_, args, context) => {
      const key = await context.load<string>(`${entity.name} ${JSON.stringify(args)}`, '0', (build) => {
        const row = build.row(entity);
        const conditions = [uniqueCondition(build, row, args), ...build.visible(row)];
        return sql`select '0', to_json(${column(row, 'id')}::text)::text from ${tableAs(row)}${where(conditions)}`;
      });
      return key === null ? null : loadNode(context, entity, key);
    };
  }
  return resolvers;
}

function listSource(list: ListSource): ListSource {
  pageSize(list.args);
  return list;
}

function nodeOfId(context: OrdinaryContext, id: string): Promise<NodeSource | null> | null {
  const { type, key } = parseNodeId(id);
  const entity = context.options.model.entities.get(type);
  return entity ? loadNode(context, entity, key) : null;
}

/** Loads a row's own values by a key column, the id unless said otherwise. */
function loadNode(context: OrdinaryContext, entity: EntityModel, key: string | null, by = 'id') {
  if (key === null) return null;
  return context.load<NodeSource>(`${entity.name} by ${by}`, key, (build, keys) => {
    const row = build.row(entity);
    const conditions = [sql`${column(row, by)} = any(${keys})`, ...build.visible(row)];
    const own = ownValues(build, row, entity);
    const json = jsonObject([
      ['__typename', sql.lit(JSON.stringify(entity.name))],
      ['key', text(column(row, 'id'))],
      ...own,
    ]);
    return sql`select ${column(row, by)}::text, ${json} from ${tableAs(row)}${where(conditions)}`;
  });
}

const text = (value: Sql): Sql => jsonScalar('text', sql`(${value})::text`);

/** Everything of a row that needs no other row: keys of to-one relations stand under `#name`. */
function ownValues(build: Build, row: Row, type: TypeModel): [string, Sql][] {
  return [...type.fields.values()].flatMap((field): [string, Sql][] => {
    switch (field.kind) {
      case 'scalar':
      case 'list':
        return [[field.name, plainJson(build, row, field, field.name)]];
      case 'computed':
        return hasArguments(field) ? [] : [[field.name, computedJson(build, row, type, field, {}, field.name)]];
      case 'values': {
        const members = [...field.target.fields.keys()].map((name): [string, string] => [name, name]);
        const shown = build.enters(row.entity, field, field.name);
        return [[field.name, shown ? valuesJson(column(row, field.column), members) : sql`'[]'`]];
      }
      case 'part': {
        const inner = (part: TypeModel) => jsonObject(ownValues(build, row, part));
        return [[field.name, partJson(build, row, field, inner, field.name)]];
      }
      case 'one':
        return field.column && build.enters(row.entity, field, field.name)
          ? [[`#${field.name}`, text(column(row, field.column))]]
          : [];
      default:
        return [];
    }
  });
}

const hasArguments = (field: ComputedField) => Object.keys(field.args).length > 0;

function nodeResolvers(entity: EntityModel, type: TypeModel): Record<string, Resolver<never>> {
  const resolvers: Record<string, Resolver<NodeSource>> = {};
  for (const field of type.fields.values()) {
    if (field.kind === 'one')
      resolvers[field.name] = (source, _, context) =>
        field.column
          ? loadNode(context, field.target, (source[`#${field.name}`] as string) ?? null)
          : inverseNode(context, entity, field, source.key);
    if (field.kind === 'many')
      resolvers[field.name] = (source, args): ListSource =>
        listSource({ entity: field.target, args: args as ListArguments, field, parent: { entity, key: source.key } });
    if (field.kind === 'computed' && hasArguments(field))
      resolvers[field.name] = (source, args, context) =>
        context.load(`${entity.name}.${field.name} ${JSON.stringify(args)}`, source.key, (build, keys) => {
          const row = build.row(entity);
          const json = computedJson(build, row, entity, field, args, field.name);
          return sql`select ${column(row, 'id')}::text, ${json} from ${tableAs(row)} where ${column(row, 'id')} = any(${keys})`;
        });
  }
  return resolvers as Record<string, Resolver<never>>;
}

function inverseNode(context: OrdinaryContext, entity: EntityModel, field: OneField, key: string) {
  const visible = context.build().enters(entity, field, field.name);
  return visible ? loadNode(context, field.target, key, field.targetColumn) : null;
}

/** Loads something of a list for all parents that ask for it with equal arguments. */
function loadList<T>(
  context: OrdinaryContext,
  list: ListSource,
  what: string,
  json: (build: Build, source: Source) => Sql,
) {
  const { entity, field, parent, args } = list;
  const name = `${parent?.entity.name ?? ''}.${field?.name ?? entity.plural} ${what} ${JSON.stringify(args)}`;
  return context.load<T>(name, parent?.key ?? '0', (build, keys) => {
    const source: Source = (row) => {
      if (!field || !parent) return { from: tableAs(row), on: [] };
      const { from, on } = relatedRows(field, row, sql.ref('k.key'));
      return { from, on: build.enters(parent.entity, field, field.name) ? [on] : [on, sql`false`] };
    };
    return sql`select k.key::text, ${json(build, source)} from unnest(${keys}) as k(key)`;
  });
}

interface LoadedPage {
  ids: string[];
  cursors: string[];
  more: boolean;
}

const loadPage = (context: OrdinaryContext, list: ListSource) =>
  loadList<LoadedPage>(context, list, 'page', (build, source) => {
    const page = pageOf(build, list.entity, source, list.args);
    const n = column(page.row, 'n');
    const each = (value: Sql) =>
      sql`concat('[', string_agg(${value}, ',' order by ${n}${page.backwards ? sql` desc` : sql``}) filter (where ${n} <= ${page.size}), ']')`;
    const more = sql`coalesce(bool_or(${n} > ${page.size})::text, 'false')`;
    const entries: [string, Sql][] = [
      ['ids', each(text(column(page.row, 'id')))],
      ['cursors', each(pageCursor(build, page))],
      ['more', more],
    ];
    return sql`(select ${jsonObject(entries)} from ${page.from})`;
  }) as Promise<LoadedPage>;

/** All measures of an entity, whichever are selected. */
function allMeasures(build: Build, row: Row, columns: Columns): [string, Sql][] {
  const functions = Object.entries(aggregateFields(row.entity)).map(([fn, fields]): [string, Sql] => [
    fn,
    jsonObject(fields.map((f) => [f.name, measureJson(build, row, fn as never, f, f.name, columns.add)])),
  ]);
  const ratios = Object.keys(row.entity.ratios).map((name): [string, Sql] => [
    name,
    ratioJson(build, row, name, name, columns.add),
  ]);
  return [['count', jsonScalar('int', columns.add(sql`count(*)`))], ...functions, ...ratios];
}

const loadTotals = (context: OrdinaryContext, list: ListSource) =>
  loadList<Record<string, unknown>>(context, list, 'totals', (build, source) => {
    const { row, from, conditions } = rowsOf(build, list.entity, source, list.args.filter);
    const columns = new Columns('totals');
    const json = jsonObject(allMeasures(build, row, columns));
    return sql`(select ${json} from (select ${columns.list()} from ${from}${where(conditions)}) as totals)`;
  });

const listResolvers: Record<string, Resolver<never>> = {
  nodes: (async (list, _, context) => {
    const { ids } = await loadPage(context, list);
    return Promise.all(ids.map((id) => loadNode(context, list.entity, id)));
  }) as Resolver<ListSource>,
  edges: (async (list, _, context) => {
    const { ids, cursors } = await loadPage(context, list);
    return Promise.all(
      ids.map(async (id, at) => ({ cursor: cursors[at], node: await loadNode(context, list.entity, id) })),
    );
  }) as Resolver<ListSource>,
  pageInfo: (async (list, _, context) => {
    const { cursors, more } = await loadPage(context, list);
    const backwards = list.args.last != null;
    return {
      hasNextPage: backwards ? list.args.before != null : more,
      hasPreviousPage: backwards ? more : list.args.after != null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    };
  }) as Resolver<ListSource>,
  totalCount: (async (list, _, context) => (await loadTotals(context, list))!.count) as Resolver<ListSource>,
  aggregates: ((list, _, context) => loadTotals(context, list)) as Resolver<ListSource>,
  groups: ((list, args, context) => {
    const group = groupArguments(list.entity, args);
    return loadList(context, list, `groups ${JSON.stringify(args)}`, (build, source) => {
      const { row, columns, from } = groupsFrom(build, list.entity, source, list.args.filter, group);
      const keys = group.keys.map((key, index): [string, Sql] => {
        const value = sql.ref(`g.k${index}`);
        return [key.name, keyTarget(key) ? text(value) : keyJson(key, value)];
      });
      const json = jsonObject([['key', jsonObject(keys)], ...allMeasures(build, row, columns)]);
      return sql`(select concat('[', string_agg(${json}, ',' order by g.n), ']') from ${from()})`;
    });
  }) as Resolver<ListSource>,
};

function keyResolvers(entity: EntityModel): Record<string, Resolver<never>> {
  const resolver = (name: string, target: EntityModel | null): Resolver<Record<string, string | null>> => {
    return (source, _, context) => {
      if (!(name in source)) throw notInBy(name);
      return target ? loadNode(context, target, source[name] ?? null) : source[name];
    };
  };
  return Object.fromEntries(
    groupKeys(entity).map((key) => [key.name, resolver(key.name, keyTarget(key)) as Resolver<never>]),
  );
}
