// The terms of disciplinary transfers, by law/transfer.ts.
import type { ClientBase } from 'pg';
import { feedbackDueOn, receiptDueOn } from '../../law/transfer.ts';

/** Sets the last days for receipt and feedback of each transfer that a delivery changed. */
export async function setTransferTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; on: string; from: string | null; to: string | null }>(`
    select t.id::text, t.transferred_on::text as on, f.kind as "from", r.kind as "to" from discipline_transfer t
    left join agency f on f.id = t.from_agency_id left join agency r on r.id = t.to_agency_id
    where t.transferred_on is not null and t.id in (select id from touched where entity = 'DisciplineTransfer')`);
  await client.query(
    `update discipline_transfer t set receipt_due_on = d.receipt, feedback_due_on = d.feedback
     from unnest($1::bigint[], $2::date[], $3::date[]) d(id, receipt, feedback) where t.id = d.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ on }) => receiptDueOn(on)),
      rows.map(({ on, from, to }) => feedbackDueOn(on, from, to)),
    ],
  );
}
