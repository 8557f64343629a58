// What was paid on land contracts. Penalties and interest are not payments of the price.
import type { ClientBase } from 'pg';

const TOUCHED = `select id from touched where entity = 'LandContract'`;

/** Sums the payments of the price by instalment and contract. A contract without instalments has no known balance. */
export async function settleLand(client: ClientBase): Promise<void> {
  await client.query(`
    update land_installment i set paid = (
      select coalesce(sum(p.amount), 0) from land_payment p
      where p.contract_id = i.contract_id and p.sequence = i.sequence and p.kind = 'PRICE')
    where i.contract_id in (${TOUCHED})`);
  await client.query(`
    update land_contract c set outstanding =
      (select sum(i.due) from land_installment i where i.contract_id = c.id)
      - (select coalesce(sum(p.amount), 0) from land_payment p where p.contract_id = c.id and p.kind = 'PRICE')
    where c.id in (${TOUCHED})`);
}
