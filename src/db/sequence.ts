// Keys of bulk inserts: without gaps and in order, so that a database filled from the same files has the same keys, also
// when an import was killed on the way.
import type { ClientBase } from 'pg';

/**
 * Makes the table's keys go on right after its last row. Unlike nextval and setval it is undone with the transaction;
 * others who insert into the table wait for its end. A function of the table's owner does it (Migration0007).
 */
export async function continueKeys(client: ClientBase, table: string): Promise<void> {
  await client.query('select hub_continue_keys($1)', [table]);
}
