import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../db/embedded.ts';
import { ApiKeys } from './api-keys.ts';
import { Authenticator } from './authenticator.ts';
import { openDemoTokens } from './demo-tokens.ts';
import { findPrincipal, principals } from './principal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-tokens-'));
const file = join(dataDir, 'tokens.json');
const tax = findPrincipal('tax')!;
let server: EmbeddedServer;
let pool: pg.Pool;

beforeAll(async () => {
  server = await startEmbedded(dataDir);
  pool = new pg.Pool({ connectionString: await server.database('tokens') });
  // A connection may still be closing when the server stops.
  pool.on('error', () => {});
  await pool.query(`create table api_key (id bigserial primary key, hash text not null unique, name text not null,
    agency text, roles text[] not null, division text, datasets text[], documents text, demo boolean not null,
    created_at timestamptz not null default now(), expires_at timestamptz, revoked_at timestamptz)`);
});
beforeEach(() => pool.query('truncate api_key'));
afterAll(async () => {
  await pool?.end();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const inAMinute = () => new Date(Date.now() + 60_000);
const refused = (reason: string) => ({ extensions: { code: 'UNAUTHENTICATED', reason } });

test('19 agencies, two of a part of one, and three offices, each named once', () => {
  expect(new Set(principals.map(({ name }) => name)).size).toBe(24);
  expect(principals.filter(({ name, agency }) => agency === name)).toHaveLength(19);
  expect(principals.filter(({ agency }) => agency === null)).toHaveLength(3);
  expect(principals.filter(({ roles }) => roles.includes('designated'))).toMatchObject([{ agency: 'procuratorate' }]);
  expect(principals.filter(({ division }) => division !== null)).toMatchObject([
    { agency: 'housing', division: '150302' },
  ]);
});

test.each(principals)('the key of $name leads to it and is stored as a hash only', async (principal) => {
  const key = await new ApiKeys(pool).issue(principal, inAMinute());
  expect(key).toMatch(/^ld_[A-Za-z0-9_-]{43}$/);
  expect(await new ApiKeys(pool).principalOf(key)).toEqual(principal);
  const { rows } = await pool.query('select * from api_key');
  expect(JSON.stringify(rows)).not.toContain(key.slice(3));
});

test('the key of a partner has what scopes it was made with', async () => {
  const scopes = {
    name: 'housing/permits',
    agency: 'housing',
    roles: ['partner'] as const,
    division: '150303',
    datasets: ['permit'],
  };
  const key = await new ApiKeys(pool).issue(scopes, inAMinute());
  expect(await new ApiKeys(pool).principalOf(key)).toMatchObject(scopes);
  expect(await new ApiKeys(pool).list()).toMatchObject([{ ...scopes, revokedAt: null }]);
});

test.each(['', 'ld_', 'ld_short', `ld_${'x'.repeat(43)}`, `ld_${'x'.repeat(42)}'`])('"%s" is nobody', async (key) => {
  await expect(new ApiKeys(pool).principalOf(key)).rejects.toMatchObject(refused('UNKNOWN_TOKEN'));
});

test('a key taken back is refused by every hub within a second', async () => {
  const [here, there] = [new ApiKeys(pool), new ApiKeys(pool)];
  const key = await here.issue(tax, inAMinute());
  for (const keys of [here, there]) expect(await keys.principalOf(key)).toEqual(tax);
  const { id } = (await here.list())[0]!;
  const revoked = await here.revoke(id);
  expect(revoked).toMatchObject({ id, name: 'tax', revokedAt: expect.any(Date) });
  // It was first: whoever takes it back again changes nothing.
  expect(await here.revoke(id)).toEqual(revoked);
  expect(await here.revoke('999999')).toBe(null);
  await sleep(1_000);
  for (const keys of [here, there]) await expect(keys.principalOf(key)).rejects.toMatchObject(refused('REVOKED'));
});

test('callers who come at once cause one look into the database', async () => {
  const keys = new ApiKeys(pool);
  const token = await keys.issue(tax, inAMinute());
  let looks = 0;
  const look = () => {
    looks += 1;
  };
  pool.on('acquire', look);
  const found = await Promise.all(Array.from({ length: 50 }, () => keys.principalOf(token)));
  pool.off('acquire', look);
  expect(found).toEqual(Array.from({ length: 50 }, () => tax));
  expect(looks).toBe(1);
});

test('a token in use is looked up anew without its callers waiting, and one taken back is refused in time', async () => {
  const keys = new ApiKeys(pool, { life: 1_000 });
  const token = await keys.issue(tax, inAMinute());
  await keys.principalOf(token);
  await sleep(600);
  await keys.principalOf(token);
  await sleep(600);
  const holder = await pool.connect();
  try {
    await holder.query('begin; lock table api_key');
    expect(await keys.principalOf(token)).toEqual(tax);
    await holder.query('delete from api_key; commit');
  } finally {
    holder.release();
  }
  await sleep(1_000);
  await expect(keys.principalOf(token)).rejects.toMatchObject(refused('UNKNOWN_TOKEN'));
});

test('an expired token is refused, also when it was known before', async () => {
  const keys = new ApiKeys(pool);
  const token = await keys.issue(tax, new Date(Date.now() + 300));
  expect(await keys.principalOf(token)).toEqual(tax);
  await sleep(350);
  await expect(keys.principalOf(token)).rejects.toMatchObject(refused('EXPIRED'));
});

test('the demo keeps its tokens from start to start; deleting the file takes them back', async () => {
  const keys = new ApiKeys(pool, { demo: true });
  const first = await openDemoTokens(file, keys);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Object.keys(first)).toEqual(principals.map(({ name }) => name));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first);

  await pool.query('truncate api_key');
  expect(await openDemoTokens(file, keys)).toEqual(first);
  expect(await keys.principalOf(first.hrss!)).toMatchObject({ name: 'hrss' });

  rmSync(file);
  const second = await openDemoTokens(file, keys);
  expect(second.hrss).not.toBe(first.hrss);
  await expect(new ApiKeys(pool, { demo: true }).principalOf(first.hrss!)).rejects.toMatchObject(
    refused('UNKNOWN_TOKEN'),
  );
});

test('the tokens of a demo are good to a demo alone', async () => {
  const tokens = await openDemoTokens(file, new ApiKeys(pool));
  const [demo, other] = [true, false].map((demo) => new Authenticator(new ApiKeys(pool, { demo }))) as [
    Authenticator,
    Authenticator,
  ];
  for (const principal of principals) {
    const authorization = `Bearer ${tokens[principal.name]}`;
    expect(await demo.principalOf(authorization)).toEqual(principal);
    await expect(other.principalOf(authorization)).rejects.toMatchObject(refused('DEMO_TOKEN'));
  }
  expect(await new ApiKeys(pool).list()).toEqual([]);
});

test('a token made by hand outlives the demo file', async () => {
  const keys = new ApiKeys(pool);
  const issued = await keys.issue(tax, inAMinute());
  await openDemoTokens(file, keys);
  expect(await keys.principalOf(issued)).toEqual(tax);
});

test.each(['', '[', '{"tax":"letmein"}'])('a damaged file is named: %s', async (text) => {
  writeFileSync(file, text);
  await expect(openDemoTokens(file, new ApiKeys(pool))).rejects.toMatchObject({ code: 'TOKENS_DAMAGED' });
  rmSync(file);
});
