// A connection is one subselect: its page, its totals and its groups stand side by side in FROM,
// and `concat` puts together what the selection asks for.
import type { FieldNode } from 'graphql';
import { sql } from 'kysely';
import type { EntityModel } from '../model.ts';
import { badInput } from '../scalars.ts';
import { type AddColumn, memberJson } from './aggregate.ts';
import { type Build, column, type Row, type Sql, where } from './build.ts';
import { cursorSql } from './cursor.ts';
import { filterSql } from './filter.ts';
import { groupsJson } from './groups.ts';
import { jsonObject, jsonScalar, jsonString } from './json.ts';
import { beyond, type Order, orderOf, orderSql } from './order.ts';
import { nodeJson } from './select.ts';
import { mapValue, Slot } from './slot.ts';
import { narrowing, withheld } from './small-counts.ts';
import { type Asked, countOf, measuresOf, type Rows, summaryRows } from './summary.ts';

/** Where the rows of a connection come from: the `from` item that binds the row, and what ties it to its parent. */
export type Source = (row: Row) => { from: Sql; on: Sql[] };

/** A number of rows or groups. */
export type Count = number | Slot<number>;
/** The arguments of a list. Values may be slots. */
export interface ListArguments {
  filter?: Record<string, unknown> | null;
  orderBy?: Record<string, unknown>[] | null;
  first?: Count | null;
  after?: string | Slot<string> | null;
  last?: Count | null;
  before?: string | Slot<string> | null;
}

/** The most rows, groups or ids of one list. */
export const MAX_FIRST = 500;
const DEFAULT_FIRST = 20;

/** A check of the argument `name`; BAD_USER_INPUT where it is out of range. */
export function checkCount(name: string, most = MAX_FIRST): (count: number) => number {
  return (count) => {
    if (count >= 0 && count <= most) return count;
    throw badInput(`${name} 须在 0 到 ${most} 之间 · ${name}: ${count} is out of range; 0 to ${most}`, name);
  };
}

/** How many rows, from which end; BAD_USER_INPUT where the arguments disagree or exceed the limit. */
export function pageSize({ first, last }: ListArguments): { size: Count; backwards: boolean } {
  if (first != null && last != null)
    throw badInput('first 与 last 只能给出一个 · Give first or last, not both', 'last');
  return last != null
    ? { size: mapValue(last, checkCount('last')), backwards: true }
    : { size: mapValue(first ?? DEFAULT_FIRST, checkCount('first')), backwards: false };
}

/** A count in SQL. */
export const boundCount = (size: Count): Sql =>
  size instanceof Slot ? sql`cast(${sql.val(size)} as int)` : sql.lit(size);

/** So many rows are looked for where fewer are asked for. */
const PAGE_SIZES = [1, 5, 10, 20, 50, 100, 200, MAX_FIRST];

/**
 * A literal for LIMIT, no less than `size`: of a bound one PostgreSQL assumes a tenth of all rows, and sorts them all.
 * A few sizes instead of each keep the statements few.
 */
const limitFor = (build: Build, size: Count): Sql =>
  sql.lit(size instanceof Slot ? build.pin(size.map((count) => PAGE_SIZES.find((most) => count <= most)!)) : size);

/** A page's rows. */
export interface Page {
  row: Row;
  from: Sql;
  /** The number of a row, from the end that the page is taken from; one more is there than asked for. Null in a bare page. */
  n: Sql | null;
  size: Sql;
  backwards: boolean;
  order: Order;
  /** References to the order keys of a row, as the page's subquery gives them. */
  keys: Sql[];
}

/**
 * The subquery of a page. Rows are chosen and ordered before anything of them is looked up.
 * @param bare whether only the rows are wanted, and not what lies at the ends of the page
 */
export function pageOf(build: Build, target: EntityModel, source: Source, args: ListArguments, bare = false): Page {
  const { size, backwards } = pageSize(args);
  const row = build.row(target);
  const { from, on } = source(row);
  const order = orderOf(build, row, args.orderBy);
  const conditions = [...on, ...build.visible(row), ...filterSql(build, row, args.filter)];
  const behind = args.after == null ? [[]] : beyond(build, order, args.after, false);
  const ahead = args.before == null ? [[]] : beyond(build, order, args.before, true);
  const keys = order.keys.map((_, index) => sql.ref(`${row.alias}.key${index}`));
  const keyColumns = order.keys.map((key, index) => sql`${key.value} as ${sql.ref(`key${index}`)}`);
  const joins = order.joins.length > 0 ? sql` ${sql.join(order.joins, sql` `)}` : sql``;
  const numbered = !bare || backwards;
  const limit = numbered ? sql`${limitFor(build, size)} + 1` : limitFor(build, size);
  const parts = behind.flatMap((after) =>
    ahead.map(
      (before) => sql`select ${sql.ref(row.alias)}.*, ${sql.join(keyColumns)}
  from ${from}${joins}${where([...conditions, ...after, ...before])}
  ${orderSql(order, backwards)}
  limit ${limit}`,
    ),
  );
  const alias = sql.ref(row.alias);
  const rows = sql`(${parts.length === 1 ? parts[0]! : inOrder(parts, order, backwards, limit)}) as ${alias}`;
  const page = { row, size: boundCount(size), backwards, order, keys };
  if (numbered)
    return {
      ...page,
      from: sql`(select row_number() over () as n, ${alias}.* from ${rows}) as ${alias}`,
      n: column(row, 'n'),
    };
  return {
    ...page,
    from: size instanceof Slot ? sql`(select ${alias}.* from ${rows} limit ${page.size}) as ${alias}` : rows,
    n: null,
  };
}

/** The JSON list of what `item` says of each row of a page. Rows of an ordered subquery are gathered in its order. */
export const listOf = ({ n, size, backwards }: Page, item: Sql): Sql =>
  n
    ? sql`string_agg(${item}, ',' order by ${n}${backwards ? sql` desc` : sql``}) filter (where ${n} <= ${size})`
    : sql`string_agg(${item}, ',')`;

/** The first rows of several ordered sets. */
function inOrder(parts: Sql[], order: Order, backwards: boolean, limit: Sql): Sql {
  const keys = order.keys.map((key, index) => ({ ...key, value: sql.ref(`key${index}`) }));
  const all = sql.join(
    parts.map((part) => sql`(${part})`),
    sql`\n  union all `,
  );
  return sql`${all}
  ${orderSql({ ...order, keys }, backwards)}
  limit ${limit}`;
}

/** The cursor of a page's row, as JSON text. */
export const pageCursor = (build: Build, page: Page): Sql => cursorSql(page.order.mark, page.keys, build.cursorKey);

/** The rows of a set, for totals and groups: those of the summary where they serve what is asked of all the rows there are. */
export function rowsOf(
  build: Build,
  target: EntityModel,
  source: Source,
  filter: ListArguments['filter'],
  asked?: Omit<Asked, 'filter'> & { parent?: EntityModel },
): Rows {
  const rows = (): Rows => {
    const row = build.row(target);
    const { from, on } = source(row);
    return { row, from, conditions: [...on, ...build.counted(row), ...filterSql(build, row, filter)] };
  };
  return (asked && !asked.parent && summaryRows(build, target, { ...asked, filter }, rows)) || rows();
}

/** The columns of a subquery, added as the selection is walked. */
export class Columns {
  private readonly columns: Sql[] = [];
  /** @param withheld where it holds, aggregates are null */
  constructor(
    private readonly alias: string,
    private readonly withheld?: Sql,
  ) {}

  /** Adds a column and gives the reference to it outside. */
  readonly add: AddColumn = (value) => {
    const name = `c${this.columns.length}`;
    this.columns.push(sql`${this.shown(value)} as ${sql.ref(name)}`);
    return sql.ref(`${this.alias}.${name}`);
  };

  /** An aggregate, or null where it is withheld. */
  shown(value: Sql): Sql {
    return this.withheld ? sql`case when not (${this.withheld}) then ${value} end` : value;
  }

  get isEmpty(): boolean {
    return this.columns.length === 0;
  }

  list(...first: Sql[]): Sql {
    return sql.join([...first, ...this.columns]);
  }
}

/** The JSON text of a connection for the selection in `nodes`. */
export function connectionJson(
  build: Build,
  target: EntityModel,
  source: Source,
  args: ListArguments,
  nodes: readonly FieldNode[],
  path: string,
  parent?: EntityModel,
): Sql {
  const { size } = pageSize(args);
  if (size instanceof Slot) build.checked.push(size);
  const type = build.objectType(`${target.name}Connection`);
  const members = [...build.subfields(type, nodes)];
  const listed = members.filter(([, [field]]) => ['nodes', 'edges'].includes(field!.name.value));
  if (build.policy.reach(target.name) !== 'rows')
    for (const [key] of listed) build.access.set(`${path}.${key}`, 'hidden');
  let page: { page: Page; columns: Columns } | undefined;
  let totals: { rows: ReturnType<typeof rowsOf>; columns: Columns } | undefined;
  const pageNow = () => {
    const bare = !members.some(([, [field]]) => field!.name.value === 'pageInfo');
    page ??= { page: pageOf(build, target, source, args, bare), columns: new Columns('page') };
    return page;
  };
  const totalsNow = () => {
    const aggregated = members.filter(([, [field]]) => field!.name.value === 'aggregates');
    const measures = measuresOf(
      build,
      target,
      build.objectType(`${target.name}Aggregates`),
      aggregated.map(([, fields]) => fields),
    );
    totals ??= {
      rows: rowsOf(build, target, source, args.filter, { keys: [], measures, parent }),
      columns: new Columns('totals', withheld(build, narrowing(build, target, args.filter, [], parent))),
    };
    return totals;
  };

  const entries = members.map(([key, fields]): [string, Sql] => {
    const at = `${path}.${key}`;
    switch (fields[0]!.name.value) {
      case 'nodes':
      case 'edges':
      case 'pageInfo':
        return [key, pageMember(build, pageNow(), args, fields, at)];
      case 'totalCount': {
        const { rows, columns } = totalsNow();
        return [key, jsonScalar('int', columns.add(countOf(rows.row)))];
      }
      case 'aggregates': {
        const { rows, columns } = totalsNow();
        const aggregates = build.objectType(`${target.name}Aggregates`);
        const measures = [...build.subfields(aggregates, fields)].map(([name, member]): [string, Sql] => [
          name,
          memberJson(build, rows.row, aggregates, member, `${at}.${name}`, columns.add),
        ]);
        return [key, jsonObject(measures)];
      }
      case 'groups':
        return [key, groupsJson(build, { target, source, filter: args.filter, nodes: fields, path: at, parent })];
      default:
        return [key, jsonString(type.name)];
    }
  });
  // An order that may not be used, or a forged cursor, is refused even where no row is asked for.
  if (!page) pageOf(build, target, source, args);
  // The columns are known only now that the selection has been walked; without any the subquery is of no use.
  const items: Sql[] = [];
  if (totals && !totals.columns.isEmpty)
    items.push(
      sql`(select ${totals.columns.list()} from ${totals.rows.from}${where(totals.rows.conditions)}) as totals`,
    );
  if (page && !page.columns.isEmpty) items.push(sql`(select ${page.columns.list()} from ${page.page.from}) as page`);
  return items.length > 0
    ? sql`(select ${jsonObject(entries)}\n  from ${sql.join(items, sql`,\n  `)})`
    : jsonObject(entries);
}

function pageMember(
  build: Build,
  { page, columns }: { page: Page; columns: Columns },
  args: ListArguments,
  fields: readonly FieldNode[],
  path: string,
): Sql {
  const list = (item: Sql) => sql`concat('[', ${columns.add(listOf(page, item))}, ']')`;
  switch (fields[0]!.name.value) {
    case 'nodes':
      return list(nodeJson(build, page.row, fields, path));
    case 'edges':
      return list(edgeJson(build, page, fields, path));
    default:
      return pageInfoJson(build, page, columns, args, fields);
  }
}

function edgeJson(build: Build, page: Page, fields: readonly FieldNode[], path: string): Sql {
  const type = build.objectType(`${page.row.entity.name}Edge`);
  return jsonObject(
    [...build.subfields(type, fields)].map(([key, nodes]): [string, Sql] => {
      switch (nodes[0]!.name.value) {
        case 'cursor':
          return [key, pageCursor(build, page)];
        case 'node':
          return [key, nodeJson(build, page.row, nodes, `${path}.${key}`)];
        default:
          return [key, jsonString(type.name)];
      }
    }),
  );
}

function pageInfoJson(
  build: Build,
  page: Page,
  columns: Columns,
  args: ListArguments,
  fields: readonly FieldNode[],
): Sql {
  const type = build.objectType('PageInfo');
  const { n, size, backwards } = page;
  const more = () => sql`coalesce((${columns.add(sql`bool_or(${n} > ${size})`)})::text, 'false')`;
  const cursorAt = (end: boolean) =>
    sql`coalesce(${columns.add(
      sql`(array_agg(${pageCursor(build, page)} order by ${n}${end ? sql` desc` : sql``}) filter (where ${n} <= ${size}))[1]`,
    )}, 'null')`;
  return jsonObject(
    [...build.subfields(type, fields)].map(([key, nodes]): [string, Sql] => {
      switch (nodes[0]!.name.value) {
        case 'hasNextPage':
          return [key, backwards ? sql.lit(String(args.before != null)) : more()];
        case 'hasPreviousPage':
          return [key, backwards ? more() : sql.lit(String(args.after != null))];
        case 'startCursor':
          return [key, cursorAt(backwards)];
        case 'endCursor':
          return [key, cursorAt(!backwards)];
        default:
          return [key, jsonString(type.name)];
      }
    }),
  );
}
