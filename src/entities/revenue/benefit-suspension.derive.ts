// Which arrears stand behind a suspension of medical benefits. Both datasets are delivered apart, so that the link is
// worked out whenever either arrives.
import type { ClientBase } from 'pg';

/** The oldest that an enterprise still owed in the month: arrears of a period begun by then, not paid in full before it. */
const BEHIND = `
  select a.id from premium_arrears a
  where a.enterprise_id = b.enterprise_id and a.insurance = 'EMPLOYEE_MEDICAL' and a.period_from <= b.month
    and a.owed > (select coalesce(sum(p.amount), 0) from premium_payment p where p.arrears_id = a.id and p.paid_on < b.month)
  order by a.period_from, a.period_to, a.id limit 1`;

/** Links the suspensions of the enterprises that a delivery bears on to their arrears. */
export async function linkSuspensions(client: ClientBase): Promise<void> {
  await client.query(`
    update benefit_suspension b set premium_arrears_id = case when b.state = 'SUSPENDED' then (${BEHIND}) end
    where b.enterprise_id in (select id from touched where entity = 'Enterprise')`);
}
