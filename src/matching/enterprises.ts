// Which enterprise a row means: by credit code, then by whole canonical name (L2), then by core and place (L3), then, in
// free text, by a core that stands in it. One candidate only: two that fit are a doubt, and a doubt stays open.
import type { ClientBase } from 'pg';
import { continueKeys } from '../db/sequence.ts';
import { companySpans, outermost } from './in-text.ts';
import { type CompanyKey, companyKey, sameCompany, samePlace } from './names.ts';
import { enterpriseKeys } from './own-keys.ts';

/** Shorter cores stand in too many texts by chance. */
const SHORTEST_IN_TEXT = 3;

/** Fills the targets of the mentions of enterprises. New enterprises come from mentions with an unknown credit code. */
export async function matchEnterprises(client: ClientBase): Promise<void> {
  await byCode(client);
  await byName(client);
  await addUnknown(client);
  await byCode(client);
  await inText(client);
}

async function byCode(client: ClientBase): Promise<void> {
  await client.query(`
    update mention m set target_id = e.id, problem = null from enterprise e
    where m.target = 'Enterprise' and m.target_id is null and e.credit_code = m.code`);
}

/** A name counts where there is no code, or one that fails its checks and that no enterprise has. */
const NAMED = `target = 'Enterprise' and target_id is null and name_key is not null and (code is null or not sound)`;

interface Candidate {
  /** The name or text as delivered. */
  said: string;
  id: string;
  /** Its present and former names. */
  names: string[];
}

/**
 * Names meet by hash join: the lists are unnested each time, which costs a fraction of a second for a hundred thousand
 * enterprises and needs no index that every import would have to keep up.
 */
async function byName(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Candidate>(`
    with wanted as (select distinct coalesce(name, text) as said, name_key, name_core from mention where ${NAMED}),
    found as (
      select w.said, e.id from enterprise e cross join lateral unnest(e.name_keys) k(key) join wanted w on w.name_key = k.key
      union
      select w.said, e.id from enterprise e cross join lateral unnest(e.name_cores) k(core) join wanted w on w.name_core = k.core)
    select f.said, f.id::text, e.name || e.former_names as names from found f join enterprise e on e.id = f.id`);
  await decide(client, groupBySaid(rows), (said, candidates) => {
    const key = companyKey(said);
    const levels = candidates.map(({ names }) => levelOf(key, names));
    const level = levels.includes('L2') ? 'L2' : 'L3';
    return candidates.filter((_, index) => levels[index] === level);
  });
}

function levelOf(key: CompanyKey, names: readonly string[]): 'L2' | 'L3' | null {
  const levels = names.map((name) => sameCompany(key, companyKey(name)));
  return levels.includes('L2') ? 'L2' : (levels.find((level) => level !== null) ?? null);
}

/** A well-formed code that no registry delivered yet is an enterprise all the same: nothing of its rows is lost. */
async function addUnknown(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ code: string; name: string }>(`
    select code, coalesce(name, code) as name from (
      select distinct on (code) code, name, n, ord from mention
      where target = 'Enterprise' and target_id is null and code is not null
      order by code, (name is null), n, ord) first_said
    order by n, ord`);
  if (rows.length === 0) return;
  await continueKeys(client, 'enterprise');
  const keys = rows.map(({ code, name }) => enterpriseKeys(name, null, code));
  await client.query(
    `insert into enterprise (credit_code, name, name_keys, name_cores, checksum_valid)
     select code, name, array(select jsonb_array_elements_text(keys)), array(select jsonb_array_elements_text(cores)), sound
     from jsonb_to_recordset($1) as r(ord int, code text, name text, keys jsonb, cores jsonb, sound boolean) order by ord`,
    [
      JSON.stringify(
        rows.map(({ code, name }, ord) => ({
          ord,
          code,
          name,
          keys: keys[ord]![0],
          cores: keys[ord]![1],
          sound: keys[ord]![2],
        })),
      ),
    ],
  );
}

/**
 * Looks for the cores of all enterprises in the texts that are left. Cores and places in a text meet by their first two
 * characters (a hash join), so that the work grows with the length of the texts and not with texts times enterprises.
 */
async function inText(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Candidate>(
    `with texts as (
       select distinct text as said, name_key as canonical from mention
       where target = 'Enterprise' and target_id is null and problem is null and text is not null),
     starts as (
       select t.said, t.canonical, p.at from texts t cross join lateral generate_series(1, length(t.canonical)) p(at)),
     cores as (select e.id, c.core from enterprise e cross join lateral unnest(e.name_cores) c(core) where length(c.core) >= $1)
     select distinct s.said, c.id::text, e.name || e.former_names as names
     from starts s
     join cores c on left(c.core, 2) = substr(s.canonical, s.at, 2) and c.core = substr(s.canonical, s.at, length(c.core))
     join enterprise e on e.id = c.id`,
    [SHORTEST_IN_TEXT],
  );
  await decide(client, groupBySaid(rows), (said, candidates) => {
    const text = companyKey(said);
    // A text that is itself the name of a company has been compared as such, and is not another one's.
    if (text.form !== 'UNSTATED') return [];
    return outermost(candidates, ({ names }) =>
      names
        .map(companyKey)
        .filter(({ divisions }) => samePlace(text.divisions, divisions))
        .flatMap((key) => companySpans(text.full, key)),
    );
  });
  await client.query(`
    update mention set problem = 'UNMATCHED'
    where target = 'Enterprise' and target_id is null and problem is null`);
}

function groupBySaid<T extends { said: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ said }) => said);
}

/** Writes what was chosen for each name or text: its one candidate, or that there are several. */
async function decide(
  client: ClientBase,
  bySaid: ReadonlyMap<string, Candidate[]>,
  choose: (said: string, candidates: Candidate[]) => Candidate[],
): Promise<void> {
  const said: string[] = [];
  const ids: (string | null)[] = [];
  for (const [name, candidates] of bySaid) {
    const chosen = choose(name, candidates);
    if (chosen.length === 0) continue;
    said.push(name);
    ids.push(chosen.length === 1 ? chosen[0]!.id : null);
  }
  await client.query(
    `update mention m set target_id = d.id, problem = case when d.id is null then 'AMBIGUOUS' end
     from unnest($1::text[], $2::bigint[]) d(said, id)
     where coalesce(m.name, m.text) = d.said and m.target = 'Enterprise' and m.target_id is null and (m.code is null or not m.sound)`,
    [said, ids],
  );
}
