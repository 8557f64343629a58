import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../db/embedded.ts';
import { openDemoTokens } from './demo-tokens.ts';
import { findPrincipal, principals } from './principal.ts';
import { Tokens } from './tokens.ts';

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
  await pool.query(
    'create table access_token (hash text primary key, principal text not null, created_at timestamptz not null, expires_at timestamptz)',
  );
});
beforeEach(() => pool.query('truncate access_token'));
afterAll(async () => {
  await pool?.end();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('19 agencies and three offices, each named once', () => {
  expect(new Set(principals.map(({ name }) => name)).size).toBe(22);
  expect(principals.filter(({ agency }) => agency !== null)).toHaveLength(19);
});

test('a token leads to its principal and is stored as a hash only', async () => {
  const token = await new Tokens(pool).issue(tax, null);
  expect(token).toMatch(/^ld_[A-Za-z0-9_-]{43}$/);
  expect(await new Tokens(pool).principalOf(token)).toEqual(tax);
  const { rows } = await pool.query('select * from access_token');
  expect(JSON.stringify(rows)).not.toContain(token.slice(3));
});

test.each(['', 'ld_', 'ld_short', `ld_${'x'.repeat(43)}`, `ld_${'x'.repeat(42)}'`])('"%s" is nobody', async (token) => {
  expect(await new Tokens(pool).principalOf(token)).toBe(null);
});

test('callers who come at once cause one look into the database', async () => {
  const tokens = new Tokens(pool);
  const token = await tokens.issue(tax, null);
  let looks = 0;
  const look = () => {
    looks += 1;
  };
  pool.on('acquire', look);
  const found = await Promise.all(Array.from({ length: 50 }, () => tokens.principalOf(token)));
  pool.off('acquire', look);
  expect(found).toEqual(Array.from({ length: 50 }, () => tax));
  expect(looks).toBe(1);
});

test('a token in use is looked up anew without its callers waiting, and one taken back is refused in time', async () => {
  const tokens = new Tokens(pool, 1_000);
  const token = await tokens.issue(tax, null);
  await tokens.principalOf(token);
  await sleep(600);
  await tokens.principalOf(token);
  await sleep(600);
  const holder = await pool.connect();
  try {
    await holder.query('begin; lock table access_token');
    expect(await tokens.principalOf(token)).toEqual(tax);
    await holder.query('delete from access_token; commit');
  } finally {
    holder.release();
  }
  await sleep(1_000);
  expect(await tokens.principalOf(token)).toBe(null);
});

test('an expired token is refused, also when it was known before', async () => {
  const tokens = new Tokens(pool);
  const token = await tokens.issue(tax, new Date(Date.now() + 300));
  expect(await tokens.principalOf(token)).toEqual(tax);
  await new Promise((resolve) => setTimeout(resolve, 350));
  expect(await tokens.principalOf(token)).toBe(null);
});

test('the demo keeps its tokens from start to start; deleting the file takes them back', async () => {
  const tokens = new Tokens(pool);
  const first = await openDemoTokens(file, tokens);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Object.keys(first)).toEqual(principals.map(({ name }) => name));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first);

  await pool.query('truncate access_token');
  expect(await openDemoTokens(file, tokens)).toEqual(first);
  expect(await tokens.principalOf(first.hrss!)).toMatchObject({ name: 'hrss' });

  rmSync(file);
  const second = await openDemoTokens(file, tokens);
  expect(second.hrss).not.toBe(first.hrss);
  expect(await tokens.principalOf(first.hrss!)).toBe(null);
});

test('a token made by hand outlives the demo file', async () => {
  const tokens = new Tokens(pool);
  const issued = await tokens.issue(tax, new Date(Date.now() + 60_000));
  await openDemoTokens(file, tokens);
  expect(await tokens.principalOf(issued)).toEqual(tax);
});

test.each(['', '[', '{"tax":"letmein"}'])('a damaged file is named: %s', async (text) => {
  writeFileSync(file, text);
  await expect(openDemoTokens(file, new Tokens(pool))).rejects.toMatchObject({ code: 'TOKENS_DAMAGED' });
  rmSync(file);
});
