// `search` in SQL: what is found stands in search_entry; the rows themselves are read only where they are shown.
import type { FieldNode } from 'graphql';
import { sql } from 'kysely';
import { LONGEST_MARK, type QueryKeys, queryKeys } from '../../matching/search-keys.ts';
import { searchedFields } from '../model.ts';
import { badInput } from '../scalars.ts';
import { type Build, column, type Sql, tableAs } from './build.ts';
import { boundCount, type Count, checkCount } from './connection.ts';
import { nodeByType } from './select.ts';
import { mapValue, type Slot } from './slot.ts';

/** The arguments of `search`. Values may be slots. */
export interface SearchArguments {
  text: string | Slot<string>;
  kinds?: Slot<string[]> | (string | Slot<string>)[] | null;
  first?: Count | null;
}

/** The most rows of one search. */
const MAX_HITS = 100;
const DEFAULT_HITS = 20;
/** A row may be found by several of its texts; so many more are taken than rows are wanted. */
const SPARE = 100;

/** The members of SearchKind and the entities that they stand for. */
export const searchKinds = (build: Pick<Build, 'model'>): Map<string, string> =>
  new Map(build.model.searched.map(({ name }) => [kindCode(name), name]));

/** `WageDeposit` is `WAGE_DEPOSIT`. */
const kindCode = (name: string): string => name.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();

/** The rows that a search finds, as (type, key, n): entity, id and place, the best first. */
export function searchHits(build: Build, args: SearchArguments): Sql {
  const size = boundCount(mapValue(args.first ?? DEFAULT_HITS, checkCount('first', MAX_HITS)));
  const keys = mapValue(args.text, (text) => JSON.stringify(readText(text)));
  const best = sql`select distinct on (c.kind, c.id) c.*
  from jsonb_to_record(cast(${sql.val(keys)} as jsonb)) as q(key text, core text, grams int[], prefix int[],
    "intactA" int[], "intactB" int[], "intactC" int[], shortest int, longest int, slip text)
  cross join lateral (${candidates(conditions(build, args), sql`${size} + ${sql.lit(SPARE)}`)}) as c
  order by c.kind, c.id, c.rank, c.length`;
  return sql`(select h.kind as type, h.id as key, row_number() over (order by h.rank, h.length, h.kind, h.id) as n
  from (${best}) as h order by n limit ${size})`;
}

/** Rows of an entity are shown as they are selected for it. */
export function searchJson(build: Build, args: SearchArguments, nodes: readonly FieldNode[], path: string): Sql {
  const found = nodeByType(build, [...searchKinds(build).values()], nodes, path);
  return sql`(select concat('[', string_agg(${found}, ',' order by i.n), ']') from ${searchHits(build, args)} as i)`;
}

const WHOLE = sql`e.core in (q.core, q.key)`;
const BEGINS = sql`(starts_with(e.core, q.core) or starts_with(e.key, q.key))`;
const HOLDS = sql`(position(q.core in e.core) > 0 or position(q.key in e.key) > 0)`;

/**
 * Candidates by rank, each rank asked for only while the ranks above have not given enough: a whole text, a former name,
 * a core, the beginning of a name, of a code, a part, something similar.
 */
function candidates(seen: Sql[], limit: Sql): Sql {
  const any: [Sql, Sql] = [sql.lit(1), sql.lit(LONGEST_MARK)];
  const ranks = [
    sql`select case when e.key <> q.key then 2 when e.former then 1 else 0 end as rank, length(e.core) as length, e.kind, e.entity_id as id
  from search_entry as e where ${and(WHOLE, ...seen)} order by rank, length, e.kind, id limit ${limit}`,
    byCode(0, and(sql`e.key = q.key`, ...seen), limit),
    byLength(3, ['prefix'], any, and(BEGINS, sql`not ${WHOLE}`, ...seen), limit),
    byCode(4, and(sql`e.key > q.key and e.key < q.key || ${LAST}`, ...seen), limit),
    byLength(5, ['grams'], any, and(HOLDS, sql`not ${BEGINS}`, ...seen), limit),
    byLength(
      6,
      ['intactA', 'intactB', 'intactC'],
      [sql`q.shortest`, sql`q.longest`],
      and(sql`e.core ~ q.slip and not ${HOLDS}`, ...seen),
      limit,
    ),
  ];
  return sql`${sql.join(
    ranks.map((rank) => sql`\n(${rank})`),
    sql` union all `,
  )} limit ${limit}`;
}

const and = (...all: Sql[]): Sql => sql.join(all, sql` and `);

/** Behind every text that begins alike. */
const LAST = sql`chr(1114111)`;

/** Codes lie in the order of their index. */
const byCode = (rank: number, fits: Sql, limit: Sql): Sql =>
  sql`select ${sql.lit(rank)}, length(e.key), e.kind, e.entity_id from search_entry as e
  where e.core is null and ${fits} order by e.key, e.kind, e.entity_id limit ${limit}`;

/**
 * Names that hold all grams of one of the sets, length by length, so that a common word costs no more than its shortest
 * names: the lengths are gone through in their order (a function scan under a nested loop) until there are enough.
 */
function byLength(rank: number, sets: string[], [from, to]: [Sql, Sql], fits: Sql, limit: Sql): Sql {
  const marked = sets.map(
    (set) => sql`(select array_agg(g + l.n) from unnest(${sql.ref(`q.${set}`)}) as g) as ${sql.ref(set)}`,
  );
  const held = sets.map((set) => sql`e.grams @> ${sql.ref(`m.${set}`)}`);
  return sql`select ${sql.lit(rank)}, l.n, e.kind, e.entity_id from generate_series(${from}, ${to}) as l(n)
  cross join lateral (select ${sql.join(marked)}) as m
  cross join lateral (select e.kind, e.entity_id from search_entry as e
  where (${sql.join(held, sql` or `)}) and ${fits} order by e.kind, e.entity_id limit ${limit}) as e
  limit ${limit}`;
}

function readText(text: string): QueryKeys {
  const keys = queryKeys(text);
  if (keys) return keys;
  throw badInput('请至少输入两个字、字母或数字 · Search for at least two characters, letters or digits', 'text');
}

/** Of the kinds that are asked for, by fields that the caller sees in the clear, rows that the caller sees. */
function conditions(build: Build, { kinds }: SearchArguments): Sql[] {
  const { searched } = build.model;
  const clear = searched.flatMap((entity) =>
    searchedFields(entity).map((field) => ({
      clear: build.policy.treatment(entity.name, field) === 'clear',
      pair: sql`(${sql.lit(entity.name)}, ${sql.lit(field.name)})`,
    })),
  );
  const found: Sql[] = [];
  if (kinds) found.push(sql`e.kind = any(${kindNames(build, kinds)})`);
  if (clear.some((field) => !field.clear)) {
    const pairs = clear.filter((field) => field.clear).map(({ pair }) => pair);
    found.push(pairs.length > 0 ? sql`(e.kind, e.field) in (${sql.join(pairs)})` : sql`false`);
  }
  for (const entity of searched) {
    const row = build.row(entity);
    const visible = build.visible(row);
    if (visible.length === 0) continue;
    const own = and(sql`${column(row, 'id')} = e.entity_id`, ...visible);
    found.push(sql`(e.kind <> ${sql.lit(entity.name)} or exists (select from ${tableAs(row)} where ${own}))`);
  }
  return found;
}

function kindNames(build: Build, kinds: NonNullable<SearchArguments['kinds']>): Sql {
  const names = searchKinds(build);
  if (!Array.isArray(kinds))
    return sql`cast(${sql.val(mapValue(kinds, (codes) => codes.map((code) => names.get(code))))} as text[])`;
  const each = kinds.map((kind) => sql.val(mapValue(kind, (code) => names.get(code))));
  return sql`array[${sql.join(each)}]::text[]`;
}
