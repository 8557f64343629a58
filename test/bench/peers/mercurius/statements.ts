// SQL of lists: order, filter, page and totals, and the pool that runs it.
import pg from 'pg';
import { POOL } from '../peer.ts';
import { PAGE, type Selected } from '../values.ts';
import { type TypeName, tableOf } from './tables.ts';

// biome-ignore lint/suspicious/noExplicitAny: a row has the columns that its statement selects
export type Row = Record<string, any>;
/** Arguments of a list. */
export interface ListArgs {
  filter?: Record<string, Record<string, unknown>>;
  orderBy?: Record<string, 'ASC' | 'DESC'>[];
  first?: number;
  after?: string;
}

/** Plans are made once for a connection, as on the hub's read path; days and whole numbers stay text. */
export class Database {
  private readonly names = new Map<string, string>();
  private readonly pool: pg.Pool;

  constructor(url: string) {
    const options = '-c plan_cache_mode=force_generic_plan -c jit=off';
    const types = {
      getTypeParser: (oid: number, format?: 'text') => readers[oid] ?? pg.types.getTypeParser(oid, format),
    };
    this.pool = new pg.Pool({ ...POOL, connectionString: url, options, types: types as pg.CustomTypesConfig });
  }

  async rows(text: string, values: unknown[]): Promise<Row[]> {
    const name = this.names.get(text) ?? `s${this.names.size}`;
    this.names.set(text, name);
    return (await this.pool.query<Row>({ name, text, values })).rows;
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

const readers: Record<number, (text: string) => unknown> = { [pg.types.builtins.DATE]: (text) => text };

/** Values bound so far; `bind` gives the text that stands for one, of a type where nothing else tells it. */
export class Bound {
  readonly values: unknown[] = [];

  bind(value: unknown, type?: string): string {
    const place = `$${this.values.push(value)}`;
    return type ? `${place}::${type}` : place;
  }
}

const operators: Record<string, string> = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** A filter of amounts, the only one that the questions put to lists within rows. */
export function amountFilter(type: TypeName, filter: ListArgs['filter'], bound: Bound): string {
  const conditions = Object.entries(filter ?? {}).flatMap(([field, tests]) =>
    Object.entries(tests).map(([test, value]) => {
      const column = known(tableOf(type).amounts, field);
      return ` and t.${column} ${known(operators, test)} ${bound.bind(value, 'bigint')}`;
    }),
  );
  return conditions.join('');
}

/** One key of an order. */
export interface OrderKey {
  field: string;
  column: string;
  descends: boolean;
  nullable: boolean;
}

const nullable = new Set(['contract_price', 'received_on', 'opened_on']);

/** The keys of an order; the row's id makes it total. */
export function orderKeys(type: TypeName, orderBy: ListArgs['orderBy']): OrderKey[] {
  const keys = (orderBy ?? []).flatMap((by) =>
    Object.entries(by).map(([field, direction]) => {
      const column = known(tableOf(type).orders, field);
      return { field, column, descends: direction === 'DESC', nullable: nullable.has(column) };
    }),
  );
  return [...keys, { field: 'id', column: 'id', descends: false, nullable: false }];
}

export const orderSql = (keys: OrderKey[]): string =>
  keys.map(({ column, descends }) => `t.${column}${descends ? ' desc nulls last' : ''}`).join(', ');

/** `count` and the functions over the fields that are asked for, under names as `sum_amount`. */
export function totalsSql(type: TypeName, aggregates: Selected = {}): string {
  const columns = Object.entries(aggregates).flatMap(([fn, fields]) =>
    fn === 'count' ? [] : Object.keys(fields).map((field) => `${measure(fn, type, field)} as "${fn}_${field}"`),
  );
  return ['count(*)::int as count', ...columns].join(', ');
}

function measure(fn: string, type: TypeName, field: string): string {
  const column = `t.${known(tableOf(type).sums, field)}`;
  if (fn === 'avg') return `round(avg(${column}))`;
  if (fn === 'sum' || fn === 'min' || fn === 'max') return `${fn}(${column})`;
  throw new Error(`not served by this peer: ${fn}`);
}

/** `{ count: 2, sum_amount: '3' }` as the graph has it: `{ count: 2, sum: { amount: '3' } }`. */
export function aggregatesOf(row: Row | undefined): Row {
  const aggregates: Row = { count: row?.count ?? 0, sum: {}, avg: {}, min: {}, max: {} };
  for (const [name, value] of Object.entries(row ?? {})) {
    const [fn, field] = name.split('_');
    if (field) aggregates[fn!][field] = value;
  }
  return aggregates;
}

/** The columns that the selected fields need, besides the id. */
export function columnsSql(type: TypeName, fields: Selected): string {
  const { columns } = tableOf(type);
  const needed = Object.keys(fields).flatMap((field) => {
    if (field === 'id') return [];
    const column = columns[field];
    if (column === undefined) throw new Error(`not served by this peer: ${type}.${field}`);
    return column || [];
  });
  return ['t.id', ...needed].join(', ');
}

export const pageSize = (args: ListArgs): number => args.first ?? PAGE;

/** What the questions do not use is refused rather than passed over. */
function known(names: Record<string, string> | undefined, name: string): string {
  const found = names?.[name];
  if (!found) throw new Error(`not served by this peer: ${name}`);
  return found;
}
