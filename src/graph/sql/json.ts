// JSON written as text: `concat` of literal keys and value texts, faster than json_build_object and without its limits.
import { sql } from 'kysely';
import type { ScalarKind } from '../model.ts';
import type { Sql } from './build.ts';

/** PostgreSQL takes at most 100 arguments; each pair is two. */
const PAIRS_PER_CONCAT = 45;

/** `{"key": value, …}` from texts that are JSON already. */
export function jsonObject(entries: [string, Sql][]): Sql {
  if (entries.length === 0) return sql`'{}'`;
  const pairs = entries.map(([key, value], index) => {
    const lead = sql.lit(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    return sql`\n${lead}, ${value}`;
  });
  const chunks: Sql[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS_PER_CONCAT)
    chunks.push(sql.join(pairs.slice(start, start + PAIRS_PER_CONCAT), sql`,`));
  const inner = chunks.length === 1 ? chunks[0]! : sql.join(chunks.map((chunk) => sql`concat(${chunk})`));
  return sql`concat(${inner}, '}')`;
}

/** A literal JSON value. */
export const jsonLiteral = (value: unknown): Sql => sql.lit(JSON.stringify(value));

/** A literal JSON string. */
export const jsonString = (text: string): Sql => jsonLiteral(text);

/** The JSON text of a scalar value; SQL null becomes `null`. `type` is the entity's name, for ids. */
export function jsonScalar(kind: ScalarKind, value: Sql, type = ''): Sql {
  switch (kind) {
    case 'id':
      return sql`concat(${sql.lit(`"${type}:`)}, ${value}, '"')`;
    case 'int':
    case 'boolean':
      return sql`coalesce((${value})::text, 'null')`;
    case 'float':
      return sql`coalesce(to_json((${value})::float8)::text, 'null')`;
    case 'money':
      return sql`coalesce('"' || round(${value} * 0.01, 2)::text || '"', 'null')`;
    case 'instant':
      return sql`coalesce('"' || to_char(${value} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') || '"', 'null')`;
    default:
      return sql`coalesce(to_json(${value})::text, 'null')`;
  }
}

/** PostgreSQL's name of a scalar kind. */
export const sqlType: Record<ScalarKind, Sql> = {
  id: sql`bigint`,
  text: sql`text`,
  code: sql`text`,
  int: sql`int`,
  float: sql`numeric`,
  money: sql`bigint`,
  day: sql`date`,
  instant: sql`timestamptz`,
  boolean: sql`boolean`,
};
