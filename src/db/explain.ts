// The plan by which PostgreSQL answers a statement on the read path.
import type { Pool } from 'pg';

/**
 * The plan, a line each: the generic one, made for any values, as the read path runs it. With `analyze` the statement is
 * run, and what it took stands beside what was estimated.
 */
export async function planLines(pool: Pool, text: string, values: unknown[], analyze: boolean): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`prepare explained as ${text}`);
    const given = await literals(client, values);
    const options = analyze ? 'analyze, buffers, settings, summary' : 'settings, summary';
    const { rows } = await client.query<[string]>({
      text: `explain (${options}) execute explained${given.length > 0 ? `(${given.join(', ')})` : ''}`,
      rowMode: 'array',
    });
    return rows.map(([line]) => line);
  } finally {
    // What was prepared goes with the connection.
    client.release(true);
  }
}

/** EXECUTE binds nothing: its values are part of its text, as the server itself writes them. */
async function literals(client: { query: Pool['query'] }, values: unknown[]): Promise<string[]> {
  if (values.length === 0) return [];
  const quoted = values.map((_, index) => `quote_nullable(cast($${index + 1} as text))`);
  const { rows } = await client.query<string[]>({ text: `select ${quoted.join(', ')}`, values, rowMode: 'array' });
  return rows[0]!;
}
