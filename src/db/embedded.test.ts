import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { joinEmbedded, startEmbedded } from './embedded.ts';
import { isAlive } from './embedded-lock.ts';
import { reachDatabase } from './reach.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-embedded-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const postmasterPid = () => Number.parseInt(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** A hub in a process of its own, to be killed. */
async function otherHub(): Promise<{ pid: number; kill(): Promise<void> }> {
  const source = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    const server = await startEmbedded(${JSON.stringify(dataDir)});
    await server.database('liandong');
    console.log('up');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', '--input-type=module', '-e', source]);
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error(complaint)));
  });
  return {
    pid: child.pid!,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

test('first start makes a cluster, later starts find its data again', async () => {
  const first = await startEmbedded(dataDir);
  const url = await first.database('liandong');
  await reachDatabase(url);
  await ask(url, 'create table kept as select 42 as n');
  await first.stop();
  await expect(reachDatabase(url)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });

  const began = performance.now();
  const second = await startEmbedded(dataDir);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await ask(await second.database('liandong'), 'select n from kept')).toBe(42);
  await second.stop();
});

test('it has a role that serves, which owns nothing', async () => {
  const server = await startEmbedded(dataDir);
  const { databaseUrl, databaseAdminUrl } = await server.urls('liandong');
  expect(await joinEmbedded(dataDir, 'liandong')).toEqual({ databaseUrl, databaseAdminUrl });
  expect(await ask(databaseUrl, `select current_setting('is_superuser')`)).toBe('off');
  expect(await ask(databaseAdminUrl, `select current_setting('is_superuser')`)).toBe('on');
  await expect(ask(databaseUrl, 'drop table kept')).rejects.toThrow('must be owner');
  await server.stop();
});

test('text sorts by code point, letters are known beyond ASCII, and trigrams work on Chinese', async () => {
  const server = await startEmbedded(dataDir);
  const url = await server.database('liandong');
  expect(await ask(url, `select string_agg(t, '' order by t) from unnest(array['b','A','B','a','乌','包']) t`)).toBe(
    'ABab乌包',
  );
  expect(await ask(url, `select upper('é')`)).toBe('É');
  await ask(url, 'create extension if not exists pg_trgm');
  expect(await ask(url, `select similarity('乌海市工资保证金', '工资保证金') > 0.3`)).toBe(true);
  await server.stop();
});

test('secrets are for the owner alone', async () => {
  expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'postgres/data')).mode & 0o777).toBe(0o700);
  const server = await startEmbedded(dataDir);
  const url = new URL(await server.database('liandong'));
  url.password = 'wrong';
  await expect(reachDatabase(url.href)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
  await expect(reachDatabase(url.href)).rejects.not.toThrow('wrong');
  await server.stop();
});

test('a DATA_DIR in use is refused with the pid, but commands beside the hub may join it', async () => {
  const hub = await otherHub();
  try {
    await expect(startEmbedded(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    await expect(startEmbedded(dataDir)).rejects.toThrow(`pid ${hub.pid}`);
    expect(await ask((await joinEmbedded(dataDir, 'liandong'))!.databaseAdminUrl, 'select n from kept')).toBe(42);
  } finally {
    await hub.kill();
  }
});

test('a killed hub leaves a running server and a lock: the next start takes both over', async () => {
  const hub = await otherHub();
  const orphan = postmasterPid();
  await hub.kill();
  expect(isAlive(orphan)).toBe(true);
  expect(await joinEmbedded(dataDir, 'liandong')).toBe(null);

  const server = await startEmbedded(dataDir);
  expect(isAlive(orphan)).toBe(false);
  expect(await ask(await server.database('liandong'), 'select n from kept')).toBe(42);
  await server.stop();
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
});

test('hub and server killed together: PostgreSQL recovers, whoever has its pid now', async () => {
  const hub = await otherHub();
  const pidFile = join(dataDir, 'postgres/data/postmaster.pid');
  const postmaster = postmasterPid();
  await hub.kill();
  process.kill(postmaster, 'SIGKILL');
  while (isAlive(postmaster)) await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(postmaster), String(process.pid)));

  const server = await startEmbedded(dataDir);
  expect(await ask(await server.database('liandong'), 'select n from kept')).toBe(42);
  await server.stop();
});

test('a server that falls over is started again on the same port', async () => {
  const trouble: string[] = [];
  const server = await startEmbedded(dataDir, (message) => trouble.push(message));
  const url = await server.database('liandong');
  process.kill(postmasterPid(), 'SIGKILL');
  await expect.poll(() => ask(url, 'select n from kept').catch(() => null), { timeout: 15_000 }).toBe(42);
  expect(trouble).toHaveLength(1);
  await server.stop();
});

test('a crash during initdb is redone; what is no whole database is not overwritten', async () => {
  const fresh = join(dataDir, 'fresh');
  mkdirSync(join(fresh, 'postgres.new-abc/data'), { recursive: true });
  writeFileSync(join(fresh, 'postgres.new-abc/data/PG_VERSION'), '18\n');
  const server = await startEmbedded(fresh);
  await reachDatabase(await server.database('liandong'));
  await server.stop();
  expect(existsSync(join(fresh, 'postgres.new-abc'))).toBe(false);

  rmSync(join(fresh, 'postgres/data/PG_VERSION'));
  await expect(startEmbedded(fresh)).rejects.toMatchObject({ code: 'DATA_DIR_DAMAGED' });
});

// /root and the like are closed to the account that PostgreSQL runs under.
test.runIf(process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0)(
  'root may keep a DATA_DIR in a closed folder',
  async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await startEmbedded(join(closed, 'data'));
    await reachDatabase(await server.database('liandong'));
    await server.stop();
  },
);
