// The columns of a store, and other values for them.
import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { MaskKind } from '../../src/access/mask.ts';
import { maskSql } from '../../src/access/mask-sql.ts';
import { sqlText } from './inputs.ts';

/** A column as the database knows it. */
export interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  unique: boolean;
  /** The table that a foreign key leads to. */
  target: string | null;
}

/** The columns of all tables, by table. */
export async function columnsOf(client: ClientBase): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
      exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indnkeyatts = 1
        and i.indkey[0] = a.attnum and i.indpred is null) as unique,
      (select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.conkey[1] = a.attnum limit 1) as target
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  return Map.groupBy(rows, ({ table }) => table) as Map<string, Column[]>;
}

/** A number from 0 that depends on the row, the column and the seed. */
const drawOf = ({ name }: Column, seed: number) => `(hashtext(t.id || '${name}${seed}') & 2147483647)`;

/** Another value for a column of the row `t`. `codes` are those that it may hold. */
export function otherValue(column: Column, seed: number, codes?: readonly string[]): string {
  const value = `t."${column.name}"`;
  const draw = drawOf(column, seed);
  const other = otherOf(column, value, draw, codes);
  return column.nullable ? `case when ${value} is not null and ${draw} % 4 = 0 then null else ${other} end` : other;
}

function otherOf(
  { type, unique, target, name }: Column,
  value: string,
  draw: string,
  codes?: readonly string[],
): string {
  const code = codes && `(array[${codes.map((one) => `'${one}'`)}])[1 + ${draw} % ${codes.length}]`;
  if (target) return unique ? value : anyOf(`select id from "${target}"`, draw);
  switch (type) {
    case 'text':
      return (
        code ??
        (unique ? `md5(t.id || '${name}')` : `coalesce(${value}, '') || substr(md5(concat(t.id, ${draw})), 1, 5)`)
      );
    case 'integer':
    case 'numeric':
      return `coalesce(${value}, 0) + 1 + ${draw} % 7`;
    case 'bigint':
      return `coalesce(${value}, 0) + 100 * (1 + ${draw} % 900)`;
    case 'date':
      return `coalesce(${value}, '2024-01-01') + (1 + ${draw} % 400)::int`;
    case 'timestamp with time zone':
      return `coalesce(${value}, '2024-01-01') + make_interval(hours => (1 + ${draw} % 400)::int)`;
    case 'boolean':
      return `not coalesce(${value}, false)`;
    case 'text[]':
      return `case when ${draw} % 3 = 0 then '{}' else array[${code ?? `'改' || ${draw}`}] end`;
    case 'jsonb':
      return `case when ${value} = '[]' then '[{}]'::jsonb else '[]' end`;
    default:
      throw new Error(`no other value for a ${type}`);
  }
}

/** One of the ids that a query gives, null where it gives none. */
const anyOf = (ids: string, draw: string) =>
  `(select ids[1 + ${draw} % nullif(cardinality(ids), 0)] from (select array(${ids} order by id) as ids) as i)`;

/** A foreign key of the row `t` to some id of a query. */
export const anyKey = (column: Column, ids: string, seed: number) => {
  const key = anyOf(ids, drawOf(column, seed));
  return column.nullable
    ? `case when ${drawOf(column, seed)} % 2 = 0 then ${key} end`
    : `coalesce(${key}, t."${column.name}")`;
};

const kept = (value: string, first: number, last: number) =>
  `case when char_length(${value}) <= ${first + last} then left(md5(${value}), ${first + last}) else left(${value}, ${first})
   || translate(substr(${value}, ${first + 1}, char_length(${value}) - ${first + last}), '0123456789', '1234567890') || right(${value}, ${last}) end`;

const name = (value: string) =>
  `case when char_length(${value}) <= 2 then left(${value}, 1) || '某'
   else left(${value}, 1) || repeat('某', char_length(${value}) - 2) || right(${value}, 1) end`;

const alike: Record<MaskKind, (value: string) => string> = {
  name,
  party: name,
  phone: (value) => kept(value, 3, 4),
  identity: (value) => kept(value, 4, 4),
  account: (value) => kept(value, 4, 4),
};

/** A text that the mask shows as it shows this one; the same text where there is no other. */
export function sameMasked(value: string, mask: MaskKind): string {
  const shown = (text: string) => sqlText(maskSql[mask](sql.raw(`(${text})`)));
  const other = alike[mask](value);
  return `case when ${shown(other)} is not distinct from ${shown(value)} then ${other} else ${value} end`;
}
