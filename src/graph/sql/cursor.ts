// Keyset cursors: the order they belong to and the row's order values, signed with the hub's key,
// written in SQL and read here.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { badInput } from '../scalars.ts';

const SIGN = 16;
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** Names an order: cursors of one order are no use in another. */
export const orderMark = (entity: string, keys: string[]): string => sha(`${entity} ${keys.join(' ')}`).slice(0, 8);

/** The SQL text of a row's cursor, a JSON string. `values` are the order keys as text or null. */
export function cursorSql(mark: string, values: RawBuilder<unknown>[], key: RawBuilder<unknown>): RawBuilder<unknown> {
  const items = values.map((value) => sql`coalesce(to_json((${value})::text)::text, 'null')`);
  const payload = sql`concat(${sql.lit(`["${mark}",`)}, ${sql.join(items, sql`, ',', `)}, ']')`;
  return sql`(select concat('"', translate(encode(convert_to(concat(
      left(encode(sha256(convert_to(concat(${key}, c.payload), 'UTF8')), 'hex'), ${sql.lit(SIGN)}), c.payload), 'UTF8'), 'base64'),
      E'+/=\\n', '-_'), '"') from (select ${payload} as payload) c)`;
}

const forged = () =>
  badInput('游标无效:不是本列表给出的游标 · This cursor is not one the hub gave for this list', 'after');

function read(cursor: string, key: string): (string | null)[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const payload = text.slice(SIGN);
  if (sha(key + payload).slice(0, SIGN) !== text.slice(0, SIGN)) throw forged();
  return JSON.parse(payload) as (string | null)[];
}

/** The order values of a cursor; BAD_USER_INPUT where it is forged or belongs to another order. */
export function readCursor(cursor: string, mark: string, key: string): (string | null)[] {
  const [itsMark, ...values] = read(cursor, key);
  if (itsMark !== mark) throw forged();
  return values;
}

/** Which values of a cursor are null: that shapes the condition. */
export const cursorShape = (cursor: string, key: string): string =>
  `c${read(cursor, key)
    .map((value) => (value === null ? 0 : 1))
    .join('')};`;
