// Makes a filled database many times as large within minutes: the importer, which reads and matches every row, would take
// hours. All rows are copied in SQL; what is copied, and by which columns copies refer to each other, the catalogue says.
import 'reflect-metadata';
import pg from 'pg';
import { openOrm } from '../../src/db/database.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { Model, searchedFields } from '../../src/graph/model.ts';
import { summaryOf } from '../../src/graph/summary.ts';
import { ownKeys } from '../../src/matching/own-keys.ts';
import { enter } from '../../src/search/entries.ts';
import { layAside, putBack } from './indexes.ts';

/**
 * Registers, what belongs to the hub itself, and what is made of names. A city that grows has no more of the former.
 * Summaries keep themselves.
 */
const NOT_COPIED = [
  'access_grant',
  'access_head',
  'access_record',
  'access_request',
  'agency',
  'api_key',
  'batch',
  'dataset',
  'division',
  'hub_setting',
  'mikro_orm_migrations',
  'search_entry',
  'trusted_document',
];

/** One for each copy; none stands in the names that the seeds make. */
const NAME_MARKS = '鼎恒瑞昌隆泰盛裕亨祥福禄康宁永兴茂顺汇丰庆信诚益伟旺润嘉宏骏';
/** The characters of credit codes; that at the place of the copy's number stands for the copy. */
const NUMBER_MARKS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Before these, names are told apart: they belong to no firm and no project alone. */
const ENDINGS: Record<string, string> = {
  Enterprise: '(股份有限公司|有限责任公司|有限公司)?$',
  Project: '(建设项目|项目|工程)?$',
};

interface Table {
  table: string;
  columns: { name: string; type: string }[];
  /** Foreign keys: column and table. */
  references: Record<string, string>;
  /** Columns of each unique index. */
  uniques: string[][];
}

type Sql = string;

/**
 * Makes the rows of a database that has not grown before `times` as many. A copy is what its original is, among copies:
 * - keys are those of the original plus a number for each copy: copy 2 of `Enterprise:17` may be `Enterprise:20000017`;
 * - numbers and codes have two more characters (credit codes another one), names of firms and projects one more;
 * - contract prices are a thousandth less for each copy: lists of the dearest begin as before;
 * - the source rows of firms say what those of the original say, those of others nothing: they would be half of the disk;
 * - discrepancies have the words of the original, and batches do not say that they brought copies.
 * All happens in one transaction. `tell` gets a line for each table. Returns what keys of one copy are higher by than those
 * of the copy before.
 */
export async function grow(url: string, times: number, tell: (line: string) => void): Promise<number> {
  if (!Number.isInteger(times) || times < 2 || times > NAME_MARKS.length)
    throw new Error(`times: ${times} is no whole number from 2 to ${NAME_MARKS.length}`);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const orm = await openOrm(url);
  try {
    const model = new Model(orm);
    const shift = await inTransaction(pool, (client) => copyAll(client, model, times, tell));
    await timed('vacuum analyze', () => pool.query('vacuum analyze'), tell);
    await tellSizes(pool, tell);
    return shift;
  } finally {
    await orm.close();
    await pool.end();
  }
}

async function copyAll(
  client: pg.ClientBase,
  model: Model,
  times: number,
  tell: (line: string) => void,
): Promise<number> {
  const summaries = [...model.entities.values()].flatMap((entity) => summaryOf(entity)?.table ?? []);
  const tables = (await tablesOf(client)).filter(({ table }) => ![...NOT_COPIED, ...summaries].includes(table));
  const shift = await shiftOf(client, tables);
  const names = [...tables.map(({ table }) => table), 'search_entry'];
  await client.query(`set local maintenance_work_mem = '1GB'`);
  const laid = await layAside(client, names);
  for (const table of tables) {
    const columns = columnsOf(model, table, new Set(names));
    // The offset makes a copy end before the next begins: rows lie one after the other as if they had come so.
    const statement = `insert into "${table.table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
      select ${columns.map(({ value }) => value).join(', ')}
      from (select n, n * ${shift}::bigint as shift, substr('${NAME_MARKS}', n, 1) as name, substr('${NUMBER_MARKS}', n + 1, 1) as number
        from generate_series(1, ${times - 1}) as n) as copy
      cross join lateral (select * from "${table.table}" offset 0 * copy.n) as t`;
    const { rowCount } = await timed(table.table, () => client.query(statement), tell);
    if (rowCount && columns.some(({ name }) => name === 'id'))
      await client.query(
        `select setval(pg_get_serial_sequence('"${table.table}"', 'id'), (select max(id) from "${table.table}"))`,
      );
  }
  for (const entity of model.searched)
    if (tables.some(({ table }) => table === entity.table))
      await timed(`search_entry: ${entity.name}`, () => enter(client, entity, `id > ${shift}`, 'search_entry'), tell);
  await putBack(client, laid, (name, work) => timed(name, work, tell));
  return shift;
}

async function timed<T>(name: string, work: () => Promise<T>, tell: (line: string) => void): Promise<T> {
  const since = performance.now();
  const result = await work();
  const rows = (result as { rowCount?: number | null } | undefined)?.rowCount;
  const seconds = (performance.now() - since) / 1000;
  if (rows !== 0 && (rows || seconds > 1)) tell(`${name}: ${rows ? `${rows} rows, ` : ''}${seconds.toFixed(1)} s`);
  return result;
}

async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as table,
       (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, null)) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
       (select coalesce(json_object_agg(a.attname, f.confrelid::regclass), '{}') from pg_constraint f
        join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
        where f.conrelid = c.oid and f.contype = 'f') as references,
       (select coalesce(json_agg((select json_agg(a.attname order by k.n) from unnest(i.indkey) with ordinality as k(attnum, n)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum)), '[]')
        from pg_index i where i.indrelid = c.oid and i.indisunique) as uniques
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`,
  );
  return rows;
}

/** A power of ten, so that people see whose copy a row is. */
async function shiftOf(client: pg.ClientBase, tables: Table[]): Promise<number> {
  const keyed = tables.filter(({ columns }) => columns.some(({ name }) => name === 'id'));
  const { rows } = await client.query<{ last: string }>(
    `select coalesce(max(id), 0) as last from (${keyed.map(({ table }) => `select max(id) as id from "${table}"`).join(' union all ')}) as k`,
  );
  return 10 ** rows[0]!.last.length;
}

/** The columns of a table with their values in a copy: SQL over the original `t` and the `copy`. */
function columnsOf(model: Model, table: Table, copied: ReadonlySet<string>): { name: string; value: Sql }[] {
  const { columns, references, uniques } = table;
  // A row of any entity stands at entity_id.
  const shifted = (name: string) => name === 'id' || name === 'entity_id' || copied.has(references[name] ?? '');
  const textual = (name: string) => columns.some((column) => column.name === name && column.type === 'text');
  const telling = uniques.filter((unique) => !unique.some(shifted)).map((unique) => unique.find(textual));
  const { named, numbered } = searchedColumns(model, table.table);
  const value = ({ name, type }: Table['columns'][number]): Sql => {
    const own = `t."${name}"`;
    if (shifted(name)) return `${own} + copy.shift`;
    if (named.has(name)) return named.get(name)!(own, type);
    if (name === 'credit_code') return `overlay(${own} placing copy.number from 12 for 1)`;
    if (numbered.has(name) || telling.includes(name))
      return `left(${own}, -4) || 'X' || copy.number || right(${own}, 4)`;
    if (table.table === 'discrepancy' && name === 'entity') return `t.entity_kind || ':' || t.entity_id + copy.shift`;
    if (table.table === 'source_record' && name === 'fields')
      return `case when t.entity_kind = 'Enterprise' then ${own} else '[]' end`;
    if (table.table === 'project' && name === 'contract_price') return `${own} * (1000 - copy.n) / 1000`;
    return own;
  };
  return columns.map((column) => ({ name: column.name, value: value(column) }));
}

/** Columns of names by which firms and projects are known, with the keys made of them, and columns of numbers. */
function searchedColumns(model: Model, table: string) {
  const named = new Map<string, (own: Sql, type: string) => Sql>();
  const numbered = new Set<string>();
  const entity = model.searched.find((one) => one.table === table);
  if (!entity) return { named, numbered };
  const ending = ENDINGS[entity.name];
  const longer = (name: Sql) => `regexp_replace(${name}, '${ending}', copy.name || '\\&')`;
  const vary = (own: Sql, type: string) =>
    type === 'text[]'
      ? `array(select ${longer('s')} from unnest(${own}) with ordinality as u(s, at) order by at)`
      : longer(own);
  for (const { column, searched } of searchedFields(entity)) {
    if (searched === 'number' || searched === 'code') numbered.add(column);
    else if (ending) named.set(column, vary);
  }
  if (ending)
    for (const [column, type] of Object.entries(ownKeys[entity.name]!.columns))
      if (type.startsWith('text')) named.set(column, vary);
  return { named, numbered };
}

async function tellSizes(pool: pg.Pool, tell: (line: string) => void): Promise<void> {
  const { rows } = await pool.query<{ line: string }>(
    `select format('%s: %s rows, %s, of that indexes %s', relname, n_live_tup, pg_size_pretty(pg_total_relation_size(relid)),
       pg_size_pretty(pg_indexes_size(relid))) as line
     from pg_stat_user_tables where n_live_tup > 0 order by pg_total_relation_size(relid) desc`,
  );
  for (const { line } of rows) tell(line);
  const [database] = (await pool.query('select pg_size_pretty(pg_database_size(current_database())) as size')).rows;
  tell(`database: ${database.size}`);
}
