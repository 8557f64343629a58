// Reads a statement page by page through a cursor: one snapshot, one connection, memory for one page.
import { context } from '@opentelemetry/api';
import { type ReadPool, tracedQuery } from '../db/read-pool.ts';
import { traced } from '../tracing.ts';

const PAGE = 1_000;

/**
 * Opens the cursor when first asked. Whoever stops early, or fails, ends the transaction and gives the connection back;
 * what runs when `signal` is aborted is cancelled.
 */
export async function* pagesOf<R extends unknown[]>(
  pool: ReadPool,
  text: string,
  values: unknown[],
  signal?: AbortSignal,
): AsyncGenerator<R[], void, void> {
  // Later pages are asked for by whoever writes the answer.
  const asked = context.active();
  const client = await traced('connection wait', {}, () => pool.lease(signal));
  const settle = pool.cancelOn(signal, client);
  let broken: Error | undefined;
  // A connection that dies fails the statement it runs; unheard, its error event would end the process.
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    signal?.throwIfAborted();
    // Sorting a large list may take longer than a question may. All rows will be read: no plan for the first few.
    await client.query(`begin isolation level repeatable read, read only; set local statement_timeout = '2min';
      set local work_mem = '64MB'; set local cursor_tuple_fraction = 1`);
    await client.query(`declare export no scroll cursor for ${text}`, values);
    for (;;) {
      const fetch = () => client.query<R>({ text: `fetch ${PAGE} from export`, rowMode: 'array' });
      const { rows } = await context.with(asked, () => tracedQuery(client, { operation: 'FETCH' }, fetch));
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await settle();
    // A connection that cannot even roll back is of no more use.
    if (!broken) await client.query('rollback').catch(lost);
    client.off('error', lost);
    client.release(broken);
  }
}
