// The masks of mask.ts as SQL, for values that are in the clear in the database. A test holds both equal.
import { type RawBuilder, sql } from 'kysely';
import { HIDDEN, type MaskKind, MINOR, ORGANISATION } from './mask.ts';

type Mask = (text: RawBuilder<unknown>) => RawBuilder<unknown>;

const keepEnds =
  (first: number, last: number): Mask =>
  (text) =>
    sql`case when char_length(${text}) <= ${sql.lit(first + last)} then ${sql.lit(HIDDEN)}
    else left(${text}, ${sql.lit(first)}) || repeat('*', char_length(${text}) - ${sql.lit(first + last)}) || right(${text}, ${sql.lit(last)}) end`;

const name: Mask = (text) =>
  sql`case when ${text} = ${sql.lit(MINOR)} then ${text} when char_length(${text}) <= 2 then left(${text}, 1) || '*'
    else left(${text}, 1) || repeat('*', char_length(${text}) - 2) || right(${text}, 1) end`;

/** Masks by kind, of a text expression. */
export const maskSql: Record<MaskKind, Mask> = {
  name,
  party: (text) => sql`case when ${text} ~ ${sql.lit(ORGANISATION)} then ${text} else ${name(text)} end`,
  phone: keepEnds(3, 4),
  identity: keepEnds(4, 4),
  account: keepEnds(4, 4),
};
