// The database that is asked: one that is given, or one of an embedded PostgreSQL that the bench keeps for each scale.
import { join } from 'node:path';
import pg from 'pg';
import { fillDatabase } from '../../seeds/fill.ts';
import { writeScaled } from '../../seeds/scale.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { tell } from './tell.ts';

export interface BenchDatabase {
  url: string;
  close(): Promise<void>;
}

/** `url` = a database that is filled by `scale` where it is empty; without it the embedded one of that scale. */
export async function openDatabase(url: string | undefined, scale: number): Promise<BenchDatabase> {
  if (url) {
    if (await isEmpty(url)) await fill(url, scale);
    return { url, close: async () => {} };
  }
  const embedded = await startEmbedded(join(import.meta.dirname, '.data'), tell);
  try {
    return { url: await filled(embedded.database, scale), close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** A database has its name only once it is full: one that was broken off is filled anew. */
async function filled(database: (name: string) => Promise<string>, scale: number): Promise<string> {
  const name = `scale_${scale}`;
  const server = new pg.Client({ connectionString: await database('postgres') });
  await server.connect();
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) {
      await server.query(`drop database if exists "${name}_new" with (force)`);
      await fill(await database(`${name}_new`), scale);
      await server.query(`alter database "${name}_new" rename to "${name}"`);
    }
    return await database(name);
  } finally {
    await server.end();
  }
}

async function isEmpty(url: string): Promise<boolean> {
  const [row] = await select<{ empty: boolean }>(url, `select to_regclass('public.project') is null as empty`);
  return row!.empty;
}

async function fill(url: string, scale: number): Promise<void> {
  tell(`filling a database of scale ${scale}`);
  await fillDatabase(url, (folder) => writeScaled(scale, folder), tell);
  // Index-only scans and estimates as in a database that has been in use.
  await select(url, 'vacuum analyze');
}

/** The rows of a single statement. */
export async function select<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}
