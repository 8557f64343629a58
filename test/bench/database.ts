// The database that is asked: one that is given, or one of an embedded PostgreSQL that the bench keeps for each scale.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fillDatabase } from '../../seeds/fill.ts';
import { writeSeeds } from '../../seeds/generate.ts';
import { writeScaled } from '../../seeds/scale.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { tell } from './tell.ts';

export interface BenchDatabase {
  url: string;
  close(): Promise<void>;
}

/**
 * Without a `url` the embedded database of that scale, filled once; with it that one, filled where it is empty. Scale null
 * is the demo city: with a `url` in a new database on that server, dropped when it is closed.
 */
export async function openDatabase(url: string | undefined, scale: number | null): Promise<BenchDatabase> {
  if (url) return scale === null ? temporary(url) : given(url, scale);
  const embedded = await startEmbedded(join(import.meta.dirname, '.data'), tell);
  try {
    return { url: await kept(embedded.database, scale), close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function given(url: string, scale: number): Promise<BenchDatabase> {
  const [row] = await select<{ empty: boolean }>(url, `select to_regclass('public.project') is null as empty`);
  if (row!.empty) await fill(url, scale);
  return { url, close: async () => {} };
}

async function temporary(server: string): Promise<BenchDatabase> {
  const name = `liandong_bench_${process.pid}`;
  const drop = () => select(server, `drop database if exists ${name} with (force)`);
  await drop();
  await select(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  try {
    await fill(url.href, null);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, close: async () => void (await drop()) };
}

/** A database has its name only once it is full: one whose filling was broken off is filled anew. */
async function kept(database: (name: string) => Promise<string>, scale: number | null): Promise<string> {
  const name = scale === null ? 'demo' : `scale_${scale}`;
  const server = await database('postgres');
  const found = await select(server, `select from pg_database where datname = '${name}'`);
  if (found.length === 0) {
    await select(server, `drop database if exists "${name}_new" with (force)`);
    await fill(await database(`${name}_new`), scale);
    await select(server, `alter database "${name}_new" rename to "${name}"`);
  }
  return database(name);
}

async function fill(url: string, scale: number | null): Promise<void> {
  tell(`filling a database with ${scale === null ? 'the demo city' : `a city of scale ${scale}`}`);
  const write = (folder: string) => (scale === null ? writeSeeds(folder) : writeScaled(scale, folder));
  await fillDatabase(url, write, scale === null ? () => {} : tell);
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

/** Waits until the database has nothing to do: what the callers of one peer left behind must not slow the next. */
export async function calm(url: string): Promise<void> {
  for (let tenths = 0; tenths < 1_200; tenths += 1) {
    const [row] = await select<{ busy: number }>(
      url,
      `select count(*)::int as busy from pg_stat_activity
       where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    if (row!.busy === 0) return;
    await sleep(100);
  }
  throw new Error('the database is still busy after two minutes');
}
