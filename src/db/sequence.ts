// Keys of bulk inserts: without gaps and in order, so that a database filled from the same files has the same keys, also
// when an import was killed on the way.
import type { ClientBase } from 'pg';

/**
 * Makes the table's keys go on right after its last row. Unlike nextval and setval it is undone with the transaction;
 * others who insert into the table wait for its end.
 */
export async function continueKeys(client: ClientBase, table: string): Promise<void> {
  const { rows } = await client.query<{ sequence: string; next: string }>(
    `select pg_get_serial_sequence('${table}', 'id') as sequence, coalesce(max(id), 0) + 1 as next from ${table}`,
  );
  await client.query(`alter sequence ${rows[0]!.sequence} restart with ${rows[0]!.next}`);
}
