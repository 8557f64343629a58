// Finds what the rows of a delivery mention. Enterprises come before projects, which they narrow.
import type { ClientBase } from 'pg';
import type { EntityModel, Model } from '../graph/model.ts';
import { matchEnterprises } from './enterprises.ts';
import type { MentionedLink } from './mention.ts';
import { matchPersons } from './persons.ts';
import { matchProjects } from './projects.ts';

/** A land contract also goes by the electronic supervision number, which older ones share or lack. */
const alsoNumbered: Readonly<Record<string, string[]>> = { LandContract: ['supervision_number'] };

/** The columns by which an entity is found by a number alone, the best first. */
function numberColumns({ name, fields }: EntityModel): string[] {
  const unique = [...fields.values()].flatMap((field) =>
    field.kind === 'scalar' && field.scalar === 'text' && field.unique ? [field.column] : [],
  );
  return [...unique, ...(alsoNumbered[name] ?? [])];
}

/** Fills target or problem of every mention. Runs in the transaction that staged them. */
export async function matchMentions(client: ClientBase, links: readonly MentionedLink[], model: Model): Promise<void> {
  await client.query('analyze mention');
  const targets = new Set(links.map(({ target }) => target));
  for (const target of targets) {
    if (target === 'Person') await matchPersons(client);
    else if (target === 'Enterprise') await matchEnterprises(client);
    else if (target !== 'Project') await byNumber(client, model.entity(target));
  }
  for (const link of links) if (link.target === 'Project') await matchProjects(client, link);
}

async function byNumber(client: ClientBase, entity: EntityModel): Promise<void> {
  for (const column of numberColumns(entity)) {
    await client.query(
      `update mention m set target_id = t.id from (
         select w.code, min(k.id) as id from (select distinct code from mention where target = $1 and target_id is null) w
         join ${entity.table} k on k.${column} = w.code group by w.code having count(*) = 1) t
       where m.target = $1 and m.target_id is null and m.code = t.code`,
      [entity.name],
    );
  }
  await client.query(`update mention set problem = 'UNMATCHED' where target = $1 and target_id is null`, [entity.name]);
}
