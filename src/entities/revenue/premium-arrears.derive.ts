// The account of premium arrears. The first delivery that shows them is the baseline (one that shows nothing owed
// is none); what a later one shows less is a payment, unless it was written off. The baseline never moves, and a row that is no longer delivered says nothing.
import type { ClientBase } from 'pg';
import type { Arrival } from '../../datasets/take-in.ts';
import { continueKeys } from '../../db/sequence.ts';

/** Sets the baseline of new arrears, and books what a later delivery shows to have been paid since. */
export async function settleArrears(client: ClientBase, { publishedOn }: Arrival): Promise<void> {
  await client.query(
    `update premium_arrears a set owed = s.outstanding, collected = 0, outstanding = s.outstanding, baseline_on = $1
     from staged s where a.id = s._entity_id and s._state in ('NEW', 'CHANGED') and coalesce(a.owed, 0) = 0`,
    [publishedOn],
  );
  await continueKeys(client, 'premium_payment');
  await client.query(
    `with paid as (
       select a.id, a.owed - s.outstanding - a.collected as amount, coalesce(s.paid_on, $1::date) as paid_on, s._n
       from premium_arrears a join staged s on s._entity_id = a.id
       where s._state = 'CHANGED' and a.owed - s.outstanding > a.collected and a.status is distinct from 'WRITTEN_OFF'),
     booked as (
       insert into premium_payment (arrears_id, paid_on, amount) select id, paid_on, amount from paid order by _n)
     update premium_arrears a set collected = a.collected + p.amount, outstanding = a.outstanding - p.amount
     from paid p where p.id = a.id`,
    [publishedOn],
  );
}
