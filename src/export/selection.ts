// What an operation selects, as a tree: fragments merged, directives applied. An export is made of one path through it.
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { badInput, parseNodeId } from '../graph/scalars.ts';
import type { Build } from '../graph/sql/build.ts';
import { valueNow } from '../graph/sql/slot.ts';

/** A selected field and all that is selected below it. */
export interface Selected {
  /** The response key: its alias, or its name. */
  key: string;
  name: string;
  node: FieldNode;
  definition: GraphQLField<unknown, unknown>;
  type: GraphQLNamedType;
  list: boolean;
  args: Record<string, unknown>;
  below: Selected[];
}

/** A connection whose rows are selected, and the lists within its rows; or one whose groups are. */
export interface List {
  /** Response keys from the root, those of `nodes` and `edges` left out. */
  path: string[];
  /** The objects between the row (or root) that it belongs to and itself. */
  steps: Selected[];
  connection: Selected;
  /** Response keys of the rows within the connection. */
  rowKeys: string[];
  /** `nodes`, the `node` of `edges`, or `groups`. */
  rows: Selected;
  inner: List[];
}

/** Whether the rows of a list are groups. */
export const isGrouped = (list: List): boolean => list.rows.name === 'groups';

/** The root fields of an operation with all below them; introspection is left out. */
export function selectionOf(build: Build, operation: OperationDefinitionNode): Selected[] {
  const query = build.schema.getQueryType()!;
  return selected(build, query, build.rootFields(query, operation.selectionSet));
}

/** How a page lies in its list means nothing where all of the list is given. */
const PAGING = new Set(['PageInfo', 'Cursor']);

function selected(build: Build, parent: GraphQLObjectType, fields: Map<string, readonly FieldNode[]>): Selected[] {
  return [...fields].flatMap(([key, nodes]) => {
    const [node] = nodes as [FieldNode];
    const name = node.name.value;
    if (name.startsWith('__')) return [];
    const definition = parent.getFields()[name]!;
    const args = getArgumentValues(definition, node, build.variables);
    const type = concrete(build, getNamedType(definition.type), args);
    if (PAGING.has(type.name)) return [];
    const below = isObjectType(type) ? selected(build, type, build.subfields(type, nodes)) : [];
    const list = isListType(getNullableType(definition.type));
    return [{ key, name, node, definition, type, list, args, below }];
  });
}

/** The type behind `node(id:)` is that of the id. */
function concrete(build: Build, type: GraphQLNamedType, args: Record<string, unknown>): GraphQLNamedType {
  if (!isInterfaceType(type) || args.id === undefined) return type;
  const entity = build.model.entities.get(parseNodeId(valueNow(args.id) as string).type);
  return entity ? build.objectType(entity.name) : type;
}

/** The entity that a connection lists; null where the field is none. */
export function listedEntity(build: Build, field: Selected): string | null {
  const [, entity] = /^(.+)Connection$/.exec(field.type.name) ?? [];
  return entity && build.model.entities.has(entity) ? entity : null;
}

/** Whether a field of a connection holds its rows. */
export const holdsRows = (field: Selected): boolean => field.name === 'nodes' || field.name === 'edges';

/** The lists among these fields whose rows are selected; each knows the lists within its own rows. */
export function listsIn(build: Build, fields: Selected[], path: string[] = [], steps: Selected[] = []): List[] {
  return fields.flatMap((field): List[] => {
    const at = [...path, field.key];
    if (listedEntity(build, field) === null)
      return field.list ? [] : listsIn(build, field.below, at, [...steps, field]);
    const found = rowsOf(field, at);
    return found ? [{ path: at, steps, connection: field, ...found, inner: listsIn(build, found.rows.below, at) }] : [];
  });
}

/** The groups that are selected of connections, other than within the rows of lists: there they are values of the row. */
export function groupsIn(build: Build, fields: Selected[], path: string[] = [], steps: Selected[] = []): List[] {
  return fields.flatMap((field): List[] => {
    const at = [...path, field.key];
    if (listedEntity(build, field) === null)
      return field.list ? [] : groupsIn(build, field.below, at, [...steps, field]);
    const groups = field.below.filter(({ name }) => name === 'groups');
    return groups.map((rows) => ({
      path: [...at, rows.key],
      steps,
      connection: field,
      rowKeys: [],
      rows,
      inner: [],
    }));
  });
}

function rowsOf(connection: Selected, path: string[]): Pick<List, 'rows' | 'rowKeys'> | null {
  const found = connection.below.filter(holdsRows).flatMap((field) => {
    if (field.name === 'nodes') return [{ rows: field, rowKeys: [field.key] }];
    return field.below.map((node) => ({ rows: node, rowKeys: [field.key, node.key] }));
  });
  if (found.length > 1) {
    const name = path.join('.');
    throw badInput(
      `${name} 的行被选了多次,导出时请只写一个 nodes 或 edges · ${name} selects its rows more than once: ask for nodes or edges once`,
      'path',
    );
  }
  return found[0] ?? null;
}

/**
 * The lists whose rows are exported, outermost first: the list of this path (else the first one) with those above it, and
 * below it as long as there is only one to choose.
 */
export function chosenLists(lists: List[], path: string | undefined): List[] {
  const chain = path === undefined ? lists.slice(0, 1) : chainTo(lists, path);
  if (chain.length === 0) throw noList(lists, path);
  for (;;) {
    const { inner, path: at } = chain.at(-1)!;
    if (inner.length === 0) return chain;
    if (inner.length > 1) throw severalLists(inner, at.join('.'));
    chain.push(inner[0]!);
  }
}

function chainTo(lists: List[], path: string): List[] {
  for (const list of lists) {
    const here = list.path.join('.');
    if (path === here) return [list];
    if (path.startsWith(`${here}.`)) {
      const below = chainTo(list.inner, path);
      if (below.length > 0) return [list, ...below];
    }
  }
  return [];
}

const pathsOf = (lists: List[]): string[] => lists.flatMap((list) => [list.path.join('.'), ...pathsOf(list.inner)]);

function noList(lists: List[], path: string | undefined): Error {
  const paths = pathsOf(lists).join(', ');
  if (path !== undefined && paths)
    return badInput(`没有列表 ${path};可选 · There is no list "${path}"; the lists are: ${paths}`, 'path');
  return badInput(
    '操作中没有可导出的列表:请选取某个连接的 nodes、edges 或 groups · Nothing to export: select nodes, edges or groups of a connection, not below a list of ids',
    'path',
  );
}

function severalLists(inner: List[], at: string): Error {
  const paths = inner.map((list) => list.path.join('.')).join(', ');
  return badInput(
    `${at} 的每一行含有多个列表,一次只能展开一个:请用 path 指明(其余列表的行不导出),或从查询中去掉 · ` +
      `Rows of ${at} hold several lists and only one can be repeated as rows: name it by path (the rows of the others are left out), or take the others out of the query. path: ${paths}`,
    'path',
  );
}

/** A field's node, selecting what its selection holds besides the rows of connections. */
export function withoutRows(build: Build, field: Selected): FieldNode {
  const connection = listedEntity(build, field) !== null;
  const members = field.below.filter((member) => !(connection && holdsRows(member)));
  const left = members.map((member) => withoutRows(build, member)).filter(isNotEmpty);
  if (field.below.length === 0) return field.node;
  return { ...field.node, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections: left } };
}

const isNotEmpty = ({ selectionSet }: FieldNode) => selectionSet === undefined || selectionSet.selections.length > 0;
