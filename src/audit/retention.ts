// Takes away records that have been kept for long enough. A chain is cut behind a signed head, which stays: from it on the
// rest can still be checked.
import type { ClientBase } from 'pg';

const DAY = 86_400_000;

/** The moment from which on records are kept, in milliseconds since 1970. */
export const keptSince = (days: number, now = Date.now()): number => now - days * DAY;

/** Removes what is older; run by the owner within a transaction. Returns the number of records. */
export async function removeExpired(client: ClientBase, days: number): Promise<number> {
  // The trigger of the log lets nothing else through.
  await client.query(`set local liandong.retention = 'on'`);
  const cut = `select chain, max(number) as number from access_head where at < $1 group by chain`;
  const since = [new Date(keptSince(days))];
  const { rowCount } = await client.query(
    `delete from access_record r using (${cut}) cut where r.chain = cut.chain and r.number <= cut.number`,
    since,
  );
  await client.query(
    `delete from access_head h using (${cut}) cut where h.chain = cut.chain and h.number < cut.number`,
    since,
  );
  return rowCount ?? 0;
}
