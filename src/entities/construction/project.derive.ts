// What a project takes from its permits and wage accounts.
import type { ClientBase } from 'pg';

const TOUCHED = `select id from touched where entity = 'Project'`;

/**
 * The permit of a project is the latest main one in force, else the latest. Contract price, contractor and the day that
 * starts the clock of the wage deposit come from it.
 */
export async function followPermits(client: ClientBase): Promise<void> {
  await client.query(`
    update project p set permit_id = r.id, contract_price = r.contract_price, contractor_id = r.contractor_id,
      deposit_clock_on = r.issued_on
    from (
      select distinct on (project_id) * from permit where project_id in (${TOUCHED})
      order by project_id, (main is not false and status in ('IN_FORCE', 'AMENDED', 'EXTENDED')) desc,
        issued_on desc nulls last, id desc) r
    where p.id = r.project_id and (p.permit_id, p.contract_price, p.contractor_id, p.deposit_clock_on)
      is distinct from (r.id, r.contract_price, r.contractor_id, r.issued_on)`);
  await client.query(`
    update project p set permit_id = null, contract_price = null, contractor_id = null, deposit_clock_on = null
    where p.permit_id is not null and p.id in (${TOUCHED}) and not exists (select from permit r where r.project_id = p.id)`);
}

/** The wage account of a project is the open one opened last, else the one opened last. */
export async function followWageAccounts(client: ClientBase): Promise<void> {
  await client.query(`
    update project p set wage_account_id = a.id
    from (select id as project_id from project where id in (${TOUCHED})) t
    left join lateral (
      select id from wage_account where project_id = t.project_id
      order by (status is not distinct from 'OPEN') desc, opened_on desc nulls last, id desc limit 1) a on true
    where p.id = t.project_id and p.wage_account_id is distinct from a.id`);
}
