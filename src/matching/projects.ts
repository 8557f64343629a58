// Which project a row means: by project or investment code, by permit number, then, where the row gives no code, by name
// (core, phase, building and section) with contractor, owner and place, then by a name that stands in free text. One
// candidate only: a code that nobody has delivered yet is no reason to take a namesake.
import type { ClientBase } from 'pg';
import { nameSpans, outermost } from './in-text.ts';
import type { MentionedLink } from './mention.ts';
import { companyKey, type ProjectKey, projectKey, samePlace, sameProject } from './names.ts';
import { projectName } from './own-keys.ts';

/** Shorter cores stand in too many texts by chance. */
const SHORTEST_IN_TEXT = 4;

/** Fills the targets of a link to projects; the links that narrow it must have been matched before. */
export async function matchProjects(client: ClientBase, link: MentionedLink): Promise<void> {
  await byNumbers(client, link);
  await byName(client, link);
  await inText(client, link);
  await client.query(
    `update mention set problem = 'UNMATCHED' where link = $1 and target_id is null and problem is null
       and coalesce(code, permit, name, text) is not null`,
    [link.name],
  );
}

/** The investment code is the best key across agencies, then come the permit and the number of the housing authority. */
async function byNumbers(client: ClientBase, { name }: MentionedLink): Promise<void> {
  const ways = [
    'join project p on p.investment_code = w.code',
    'join permit r on r.number = w.permit join project p on p.id = r.project_id',
    'join project p on p.code = w.code',
  ];
  for (const way of ways) {
    await client.query(
      `update mention m set target_id = f.id from (
         select w.n, min(p.id) as id from mention w ${way} where w.link = $1 and w.target_id is null
         group by w.n having count(distinct p.id) = 1) f
       where m.link = $1 and m.n = f.n`,
      [name],
    );
  }
}

interface Candidate {
  n: string;
  said: string;
  id: string;
  name: string;
  section: string | null;
  /** Six digits; null where unknown. */
  place: string | null;
  division: string | null;
  /** True: the row and the project name the same one; false: different ones; null: one of them names none. */
  sameContractor: boolean | null;
  sameOwner: boolean | null;
}

/** What a candidate is judged by, for the mentions `m` and projects `p` of a query. */
const JUDGED = `m.n, coalesce(m.name, m.text) as said, p.id::text, p.name, p.section, m.place,
  left(p.division_id::text, 6) as division, p.contractor_id = c.target_id as "sameContractor", p.owner_id = o.target_id as "sameOwner"`;
const NARROWED = `left join mention c on c.n = m.n and c.link = $2 left join mention o on o.n = m.n and o.link = $3`;

async function byName(client: ClientBase, link: MentionedLink): Promise<void> {
  const { rows } = await client.query<Candidate>(
    `select ${JUDGED} from mention m join project p on p.name_core = m.name_core ${NARROWED}
     where m.link = $1 and m.target_id is null and m.code is null and length(m.name_core) > 1`,
    [link.name, link.contractor ?? '', link.owner ?? ''],
  );
  await decide(client, link, rows, (said, candidates) =>
    candidates.filter((project) => sameProject(said, keyOf(project))),
  );
}

/** Texts are searched as those of enterprises are (enterprises.ts). */
async function inText(client: ClientBase, link: MentionedLink): Promise<void> {
  const { rows } = await client.query<Candidate>(
    `with starts as (
       select m.n, m.name_key as text, p.at from mention m cross join lateral generate_series(1, length(m.name_key)) p(at)
       where m.link = $1 and m.target_id is null and m.problem is null and m.text is not null),
     found as (
       select distinct s.n, p.id from starts s join project p
         on left(p.name_core, 2) = substr(s.text, s.at, 2) and p.name_core = substr(s.text, s.at, length(p.name_core))
       where length(p.name_core) >= $4)
     select ${JUDGED} from found f join mention m on m.n = f.n and m.link = $1 join project p on p.id = f.id ${NARROWED}`,
    [link.name, link.contractor ?? '', link.owner ?? '', SHORTEST_IN_TEXT],
  );
  await decide(client, link, rows, (said, candidates) => {
    const text = companyKey(candidates[0]!.said).full;
    const fitting = candidates.filter((project) => agreesWithText(said, keyOf(project)));
    return outermost(fitting, (project) => {
      const { core, divisions } = keyOf(project);
      return nameSpans(text, core, [...divisions, ...listOf(project.division)]);
    });
  });
}

const keyOf = ({ name, section }: Pick<Candidate, 'name' | 'section'>): ProjectKey =>
  projectKey(projectName(name, section));

/** Phases must be the same; a text may name a building of the project that the project's own name does not. */
const agreesWithText = (text: ProjectKey, project: ProjectKey): boolean =>
  text.phase === project.phase &&
  (project.building === null || project.building === text.building) &&
  (project.section === null || project.section === text.section) &&
  samePlace(text.divisions, project.divisions);

/** Whom nothing contradicts; of several, those that most speaks for. */
function agreeing(candidates: readonly Candidate[]): Candidate[] {
  const possible = candidates.filter(
    ({ sameContractor, sameOwner, place, division }) =>
      sameContractor !== false && sameOwner !== false && samePlace(listOf(place), listOf(division)),
  );
  const votes = possible.map(
    ({ sameContractor, sameOwner, place, division }) =>
      Number(sameContractor) + Number(sameOwner) + Number(place !== null && division !== null),
  );
  const most = Math.max(...votes);
  return possible.filter((_, index) => votes[index] === most);
}

const listOf = (division: string | null): string[] => (division === null ? [] : [division]);

async function decide(
  client: ClientBase,
  link: MentionedLink,
  rows: readonly Candidate[],
  fitting: (said: ProjectKey, candidates: Candidate[]) => Candidate[],
): Promise<void> {
  const numbers: string[] = [];
  const ids: (string | null)[] = [];
  for (const [n, candidates] of Map.groupBy(rows, (row) => row.n)) {
    const chosen = agreeing(fitting(projectKey(candidates[0]!.said), candidates));
    if (chosen.length === 0) continue;
    numbers.push(n);
    ids.push(chosen.length === 1 ? chosen[0]!.id : null);
  }
  await client.query(
    `update mention m set target_id = d.id, problem = case when d.id is null then 'AMBIGUOUS' end
     from unnest($2::bigint[], $3::bigint[]) d(n, id) where m.n = d.n and m.link = $1 and m.target_id is null`,
    [link.name, numbers, ids],
  );
}
