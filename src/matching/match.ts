// Finds what the rows of a delivery mention. Enterprises come before projects, which they narrow.
import type { ClientBase } from 'pg';
import { matchEnterprises } from './enterprises.ts';
import type { MentionedLink, MentionTarget } from './mention.ts';
import { matchProjects } from './projects.ts';

/** What is found by its number alone: its table, and the columns that hold numbers, the best first. */
const numbered: Partial<Record<MentionTarget, { table: string; columns: string[] }>> = {
  Agency: { table: 'agency', columns: ['code'] },
  LandContract: { table: 'land_contract', columns: ['number', 'supervision_number'] },
  Case: { table: 'procuratorial_case', columns: ['number'] },
  Clue: { table: 'clue', columns: ['number'] },
};

/** Fills target or problem of every mention. Runs in the transaction that staged them. */
export async function matchMentions(client: ClientBase, links: readonly MentionedLink[]): Promise<void> {
  await client.query('analyze mention');
  const targets = new Set(links.map(({ target }) => target));
  for (const target of targets) await byNumber(client, target);
  if (targets.has('Enterprise')) await matchEnterprises(client);
  for (const link of links) if (link.target === 'Project') await matchProjects(client, link);
}

async function byNumber(client: ClientBase, target: MentionTarget): Promise<void> {
  const known = numbered[target];
  if (!known) return;
  for (const column of known.columns) {
    await client.query(
      `update mention m set target_id = t.id from (
         select w.code, min(k.id) as id from (select distinct code from mention where target = $1 and target_id is null) w
         join ${known.table} k on k.${column} = w.code group by w.code having count(*) = 1) t
       where m.target = $1 and m.target_id is null and m.code = t.code`,
      [target],
    );
  }
  await client.query(`update mention set problem = 'UNMATCHED' where target = $1 and target_id is null`, [target]);
}
