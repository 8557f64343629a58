// The term for the reply to a suggestion, by law/suggestion.ts.
import type { ClientBase } from 'pg';
import { whereInForce } from '../../law/parameters.ts';
import { replyDueOn } from '../../law/suggestion.ts';

/** Sets the last day for the reply of each suggestion that a delivery changed; null where it is older than the rule. */
export async function setReplyTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; deliveredOn: string | null; urgent: boolean | null }>(`
    select id::text, delivered_on::text as "deliveredOn", urgent from suggestion
    where id in (select id from touched where entity = 'Suggestion')`);
  const due = rows.map(
    ({ deliveredOn, urgent }) =>
      deliveredOn && whereInForce(() => replyDueOn(deliveredOn, { urgent: urgent === true })),
  );
  await client.query(
    `update suggestion s set reply_due_on = d.due from unnest($1::bigint[], $2::date[]) d(id, due) where s.id = d.id`,
    [rows.map(({ id }) => id), due],
  );
}
