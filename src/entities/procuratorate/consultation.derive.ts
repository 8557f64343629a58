// The procuratorate that convenes a consultation is not counted among its participants (domain section 7).
import type { ClientBase } from 'pg';

/** Takes procuratorates off the lists of participants. */
export async function leaveOutConvener(client: ClientBase): Promise<void> {
  await client.query(`
    delete from consultation_participant c using agency a where a.id = c.agency_id and a.kind = 'PROCURATORATE'`);
}
