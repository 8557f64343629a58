// The term for the reply to a suggestion, by law/suggestion.ts.
import type { ClientBase } from 'pg';
import { whereKnown } from '../../law/parameters.ts';
import { replyDueOn, type SuggestionTerms } from '../../law/suggestion.ts';

/** Sets the last day for the reply of each suggestion that a delivery changed; null where it is older than the rule. */
export async function setReplyTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<SuggestionTerms & { id: string; deliveredOn: string | null }>(`
    select s.id::text, delivered_on::text as "deliveredOn", coalesce(urgent, false) as urgent, s.kind,
      coalesce(a.kind = 'COURT', false) as "toCourt"
    from suggestion s left join agency a on a.id = s.addressee_id
    where s.id in (select id from touched where entity = 'Suggestion')`);
  const due = rows.map(({ deliveredOn, ...terms }) => deliveredOn && whereKnown(() => replyDueOn(deliveredOn, terms)));
  await client.query(
    `update suggestion s set reply_due_on = d.due from unnest($1::bigint[], $2::date[]) d(id, due) where s.id = d.id`,
    [rows.map(({ id }) => id), due],
  );
}
