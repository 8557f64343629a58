// Runs once before all tests: a PostgreSQL (that of DATABASE_URL, else the embedded one) and a database on it that
// holds the deliveries of seeds/. Tests read that one; tests that write take a copy (hub.ts).
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { buildHub } from '../src/hub.ts';
import { IDENTITY_KEY } from './keys.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database on the server under test from which others can be created. */
    serverUrl: string;
    /** The name of the database with the seeds; `<seeded>_template` is its copy. */
    seeded: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-test-'));
  const embedded = process.env.DATABASE_URL ? null : await startEmbedded(dataDir);
  const serverUrl = process.env.DATABASE_URL ?? (await embedded!.database('postgres'));
  const seeded = `liandong_test_${process.pid}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`drop database if exists ${seeded} with (force)`);
  await server.query(`create database ${seeded}`);
  await seed(databaseUrl(serverUrl, seeded));
  // A template must have no connections: tests read the one and copy the other.
  await server.query(`drop database if exists ${seeded}_template with (force)`);
  await server.query(`create database ${seeded}_template template ${seeded}`);
  provide('serverUrl', serverUrl);
  provide('seeded', seeded);
  return async () => {
    for (const name of [seeded, `${seeded}_template`])
      await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
    await embedded?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The URL of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function seed(url: string): Promise<void> {
  const hub = await buildHub({ ...readConfig({ IDENTITY_KEY }), databaseUrl: url });
  try {
    await hub.migrate();
    await hub.importGrants('seeds/grants.yaml');
    await hub.importFolder('seeds');
    await hub.passDay();
  } finally {
    await hub.close();
  }
}
