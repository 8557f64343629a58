// `search` in SQL: what is found stands in search_entry; the rows themselves are read only where they are shown.
import type { FieldNode } from 'graphql';
import { sql } from 'kysely';
import { kindGram, LONGEST_MARK, type QueryKeys, queryKeys } from '../../matching/search-keys.ts';
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
  const found = candidates(build, args, sql`${size} + ${sql.lit(SPARE)}`);
  return sql`(select h.kind as type, h.id as key, row_number() over (order by h.rank, h.length, h.former, h.kind, h.id) as n
  from (select distinct on (c.kind, c.id) c.*
  from jsonb_to_record(cast(${sql.val(keys)} as jsonb)) as q(key text, core text, grams int[], prefix int[],
    "intactA" int[], "intactB" int[], "intactC" int[], shortest int, longest int, slip text)
  cross join lateral (${found}) as c
  order by c.kind, c.id, c.rank, c.length, c.former) as h order by n limit ${size})`;
}

/** Rows of an entity are shown as they are selected for it. */
export function searchJson(build: Build, args: SearchArguments, nodes: readonly FieldNode[], path: string): Sql {
  const found = nodeByType(build, [...searchKinds(build).values()], nodes, path);
  return sql`(select concat('[', string_agg(${found}, ',' order by i.n), ']') from ${searchHits(build, args)} as i)`;
}

const WHOLE = sql`e.core in (q.core, q.key)`;
const BEGINS = sql`(starts_with(e.core, q.core) or starts_with(e.key, q.key))`;
const HOLDS = sql`(position(q.core in e.core) > 0 or position(q.key in e.key) > 0)`;
/** Behind every text that begins alike. */
const LAST = sql`q.key || chr(1114111)`;

/**
 * Candidates by rank, each rank asked for only while the ranks above have not given enough: a whole text, a former name,
 * a core, the beginning of a name, of a code, a part; where there is none, something similar.
 */
function candidates(build: Build, args: SearchArguments, limit: Sql): Sql {
  const scope: Scope = { kinds: kindsOf(build, args.kinds), seen: conditions(build), limit };
  const any: [Sql, Sql] = [sql.lit(1), longestOf(scope.kinds.names)];
  const ranks = [
    whole(scope),
    byCode(0, sql`e.key = q.key`, scope),
    byLength(3, ['prefix'], any, sql`${BEGINS} and not ${WHOLE}`, scope),
    byCode(4, sql`e.key > q.key and e.key < ${LAST}`, scope),
    byLength(5, ['grams'], any, sql`${HOLDS} and not ${BEGINS}`, scope),
  ];
  const all = sql.join(
    ranks.map((rank) => sql`\n(${rank})`),
    sql` union all `,
  );
  const lengths: [Sql, Sql] = [sql`q.shortest`, sql`q.longest`];
  const similar = byLength(6, ['intactA', 'intactB', 'intactC'], lengths, sql`e.core ~ q.slip`, scope);
  return sql`with typed as materialized (select * from (${all}) as t limit ${limit})
  select * from typed union all (select * from (${similar}) as s where not exists (select from typed))`;
}

/** The greatest length that cores of these kinds are marked with. */
const longestOf = (
  kinds: Sql,
): Sql => sql`(select least(max(e.length), ${sql.lit(LONGEST_MARK)}) from unnest(${kinds}) as k(kind)
  cross join lateral (select length(e.core) as length from search_entry as e
  where e.kind = k.kind and e.core is not null order by length(e.core) desc limit 1) as e)`;

/** What is looked through: kinds, conditions on an entry, and how many are enough. */
interface Scope {
  kinds: { names: Sql; grams: Sql | null };
  seen: Sql[];
  limit: Sql;
}

const and = (...all: Sql[]): Sql => sql.join(all, sql` and `);
const ENTRY = sql`e.former, e.kind, e.entity_id as id from search_entry as e`;

const whole = ({ kinds, seen, limit }: Scope): Sql =>
  sql`select case when e.key <> q.key then 2 when e.former then 1 else 0 end as rank, length(e.core) as length, ${ENTRY}
  where ${and(WHOLE, sql`e.kind = any(${kinds.names})`, ...seen)} order by rank, length, e.former, e.kind, id limit ${limit}`;

/** Codes lie in the order of their index, kind by kind. */
const byCode = (rank: number, fits: Sql, { kinds, seen, limit }: Scope): Sql =>
  sql`select ${sql.lit(rank)}, e.length, e.former, e.kind, e.id from unnest(${kinds.names}) as k(kind)
  cross join lateral (select e.key, length(e.key) as length, ${ENTRY}
  where ${and(sql`e.core is null and e.kind = k.kind`, fits, ...seen)} order by e.key, e.entity_id limit ${limit}) as e
  order by e.key, e.kind, e.id limit ${limit}`;

/**
 * Names that hold all grams of one of the sets, length by length, so that a common word costs no more than its shortest
 * names: lengths come in their order and are looked through until there are enough. A kind has a gram of its own: a common
 * word costs little where few of that kind hold it.
 */
function byLength(rank: number, sets: string[], [from, to]: [Sql, Sql], fits: Sql, { kinds, seen, limit }: Scope): Sql {
  const marked = sets.map(
    (set) => sql`(select array_agg(g + l.n) from unnest(${sql.ref(`q.${set}`)}) as g) as ${sql.ref(set)}`,
  );
  const held = sets.map((set) => sql`e.grams @> ${sql.ref(`m.${set}`)}`);
  const names = (...more: Sql[]) => sql`select ${ENTRY}
  where ${and(sql`(${sql.join(held, sql` or `)})`, ...more, fits, ...seen)} order by e.former, e.kind, e.entity_id limit ${limit}`;
  const ofKind = names(sql`e.grams @> array[k.gram + l.n]`, sql`e.kind = k.kind`);
  const found = kinds.grams
    ? sql`select e.* from unnest(${kinds.names}, ${kinds.grams}) as k(kind, gram)
  cross join lateral (${ofKind}) as e order by e.former, e.kind, e.id limit ${limit}`
    : names();
  return sql`select ${sql.lit(rank)}, l.n, e.* from (select n from generate_series(${from}, ${to}) as n order by n) as l
  cross join lateral (select ${sql.join(marked)}) as m
  cross join lateral (${found}) as e limit ${limit}`;
}

function readText(text: string): QueryKeys {
  const keys = queryKeys(text);
  if (keys) return keys;
  throw badInput('请至少输入两个字、字母或数字 · Search for at least two characters, letters or digits', 'text');
}

/** Fields that the caller sees in the clear, rows that the caller sees. */
function conditions(build: Build): Sql[] {
  const { searched } = build.model;
  const fields = searched.flatMap((entity) =>
    searchedFields(entity).map((field) => ({
      clear: build.policy.treatment(entity.name, field) === 'clear',
      pair: sql`(${sql.lit(entity.name)}, ${sql.lit(field.name)})`,
    })),
  );
  const found: Sql[] = [];
  if (fields.some(({ clear }) => !clear)) {
    const pairs = fields.filter(({ clear }) => clear).map(({ pair }) => pair);
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

/** Names of the kinds that are asked for, and their grams unless that is all of them. */
function kindsOf(build: Build, kinds: SearchArguments['kinds']): Scope['kinds'] {
  const all = searchKinds(build);
  if (kinds == null)
    return {
      names: list(
        [...all.values()].map((name) => sql.lit(name)),
        'text',
      ),
      grams: null,
    };
  const each = (of: (name: string) => unknown, type: 'text' | 'int'): Sql =>
    Array.isArray(kinds)
      ? list(
          kinds.map((kind) => sql`cast(${sql.val(mapValue(kind, (code) => of(all.get(code)!)))} as ${sql.raw(type)})`),
          type,
        )
      : sql`cast(${sql.val(mapValue(kinds, (codes) => codes.map((code) => of(all.get(code)!))))} as ${sql.raw(type)}[])`;
  return { names: each((name) => name, 'text'), grams: each(kindGram, 'int') };
}

const list = (items: Sql[], type: 'text' | 'int'): Sql => sql`array[${sql.join(items)}]::${sql.raw(type)}[]`;
