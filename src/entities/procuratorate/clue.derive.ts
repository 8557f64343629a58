// The term for the feedback on a clue that was passed on, by law/transfer.ts.
import type { ClientBase } from 'pg';
import { feedbackDueOn } from '../../law/transfer.ts';

/** Sets the last day for the feedback of each clue that a delivery changed; null where no rule sets one. */
export async function setFeedbackTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; on: string | null; from: string | null; to: string | null }>(`
    select c.id::text, c.transferred_on::text as on, f.kind as "from", r.kind as "to" from clue c
    left join agency f on f.id = c.from_agency_id left join agency r on r.id = c.to_agency_id
    where c.id in (select id from touched where entity = 'Clue')`);
  await client.query(
    `update clue c set due_on = d.due from unnest($1::bigint[], $2::date[]) d(id, due) where c.id = d.id`,
    [rows.map(({ id }) => id), rows.map(({ on, from, to }) => on && feedbackDueOn(on, from, to))],
  );
}
