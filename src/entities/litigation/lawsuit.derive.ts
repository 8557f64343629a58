// Which enterprises are parties of which suits, kept beside the list of parties: one step from an enterprise to its suits.
import type { ClientBase } from 'pg';

const TOUCHED = `
  select id from touched where entity = 'Lawsuit'
  union select lawsuit_id from lawsuit_party where id in (select id from touched where entity = 'LawsuitParty')`;

/** Follows the parties of the suits that a delivery concerns. */
export async function followParties(client: ClientBase): Promise<void> {
  const now = `select distinct lawsuit_id, enterprise_id from lawsuit_party
    where enterprise_id is not null and lawsuit_id in (${TOUCHED})`;
  await client.query(`
    delete from lawsuit_enterprise
    where lawsuit_id in (${TOUCHED}) and (lawsuit_id, enterprise_id) not in (${now})`);
  await client.query(`
    insert into lawsuit_enterprise (lawsuit_id, enterprise_id) ${now} on conflict do nothing`);
}
