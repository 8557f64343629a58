// One transaction on one connection: all of the work or nothing of it.
import type { ClientBase, Pool } from 'pg';

/** Runs `work` in a transaction and commits; an error rolls back and is thrown on. */
export async function inTransaction<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that dies fails the statement it runs; unheard, its error event would end the process.
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    // Statements here run once and over whole sets, one import at a time: plans made for the values, no compilation, and
    // memory to sort and join a block of a hundred thousand rows.
    await client.query(`begin; set local plan_cache_mode = auto; set local jit = off; set local work_mem = '64MB'`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is of no more use; the server rolls back when it goes.
    await client.query('rollback').catch(lost);
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/**
 * Waits until no other import or assessment runs, and keeps the others waiting until the transaction ends. The number is
 * the lock's name and nothing else.
 */
export async function lockDeliveries(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock(20250606)');
}

/** Waits until no other request for access or grant is being made, decided or revoked; as lockDeliveries. */
export async function lockAccess(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock(20250801)');
}
