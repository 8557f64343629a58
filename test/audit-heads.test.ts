// What is done to the log behind the hub's back is known beside the database: the file of heads is a second old at most, and
// keeps what the database no longer has.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headsBeside } from '../src/audit/heads.ts';
import { linesOf } from '../src/audit/read-log.ts';
import { ownPublicKeys } from '../src/audit/signer.ts';
import { verifyLog } from '../src/audit/verify.ts';
import { newSm2KeyPair } from '../src/crypto/sm2.ts';
import type { Hub } from '../src/hub.ts';
import { document, openHubOn, procuratorate, scratchDatabase } from './hub.ts';

let dataDir: string;
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let client: pg.Client;
let hub: Hub | undefined;
let troubles: unknown[];

async function open(): Promise<void> {
  hub = await openHubOn(database.url, { DATA_DIR: dataDir }, { onTrouble: (trouble) => troubles.push(trouble) });
}
async function close(): Promise<void> {
  await hub?.close();
  hub = undefined;
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'liandong-heads-'));
  database = await scratchDatabase('seeded');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  troubles = [];
  await open();
});
afterEach(async () => {
  await close();
  await client.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function ask(times: number): Promise<void> {
  const query = document(hub!, '{ projects(first: 1) { totalCount } }');
  for (let n = 0; n < times; n += 1) await hub!.execute({ document: query, variables: {}, principal: procuratorate });
}

const newest = () => headsBeside(dataDir).at(-1)?.number;

/** As whoever owns the database could: records behind one, and the heads that know of them. */
async function cutBehind(number: number): Promise<void> {
  await client.query('begin; set local session_replication_role = replica');
  for (const table of ['access_record', 'access_head'])
    await client.query(`delete from ${table} where number > $1`, [number]);
  await client.query('commit');
}

const fault = async () => {
  const options = { keys: ownPublicKeys(dataDir), heads: headsBeside(dataDir), keptSince: 0 };
  return (await verifyLog(linesOf(client), options)).fault;
};

test('a record has its head in the file within seconds, and none in the database for it', async () => {
  await ask(2);
  await expect.poll(newest, { timeout: 5_000 }).toBe(2);
  await ask(1);
  await expect.poll(newest, { timeout: 5_000 }).toBe(3);
  expect((await client.query('select from access_head')).rowCount).toBe(0);
  expect(await fault()).toBe(null);
  await cutBehind(2);
  expect(await fault()).toEqual({ kind: 'TRUNCATED', chain: 1, number: 3 });
});

test.each([
  ['less than was cut', 1, { kind: 'TRUNCATED', chain: 1, number: 4 }],
  ['more than was cut', 3, { kind: 'REWRITTEN', chain: 1, number: 5 }],
])('what was cut while the hub was down is still known after it has written %s', async (_, times, found) => {
  await ask(5);
  await close();
  await cutBehind(2);
  await open();
  await ask(times);
  await close();
  expect(await fault()).toEqual(found);
  expect(troubles).toEqual([expect.objectContaining({ code: 'AUDIT_CUT' })]);
  // It stays known.
  await open();
  await ask(1);
  await close();
  expect((await fault())?.kind).toBe(found.kind);
});

test('what was cut together with the connection of a hub that runs is still known', async () => {
  await ask(5);
  await expect.poll(newest, { timeout: 5_000 }).toBe(5);
  await cutBehind(2);
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'liandong-audit' and datname = current_database()`);
  const answered = () =>
    ask(1).then(
      () => true,
      () => false,
    );
  await expect.poll(answered).toBe(true);
  await ask(4);
  await close();
  expect(await fault()).toEqual({ kind: 'REWRITTEN', chain: 1, number: 5 });
});

test('a head whose record is there or has gone by its retention gives way to the next', async () => {
  await ask(2);
  await close();
  await open();
  await ask(1);
  await close();
  expect(headsBeside(dataDir).map(({ number }) => number)).toEqual([3]);
  await client.query(`begin; set local session_replication_role = replica; delete from access_record; commit`);
  await open();
  await ask(1);
  await close();
  expect(headsBeside(dataDir).map(({ number }) => number)).toEqual([4]);
  expect(troubles).toEqual([]);
});

test('a damaged file is told of, and keeps no head from the database', async () => {
  writeFileSync(join(dataDir, 'audit-head.json'), '[{');
  await ask(1);
  await close();
  expect((await client.query('select from access_head')).rowCount).toBe(1);
  expect(troubles.length).toBeGreaterThan(0);
  expect(readFileSync(join(dataDir, 'audit-head.json'), 'utf8')).toBe('[{');
});

test('a hub whose key is missing, though heads are signed, does not answer; a key made on purpose is used', async () => {
  await ask(1);
  await close();
  const key = join(dataDir, 'audit-sm2.pem');
  rmSync(key);
  await open();
  await expect(hub!.engine()).rejects.toMatchObject({
    code: 'AUDIT_KEY_MISSING',
    remedy: expect.stringContaining(key),
  });
  await expect(ask(1)).rejects.toMatchObject({ code: 'AUDIT_KEY_MISSING' });
  writeFileSync(key, newSm2KeyPair().privateKey);
  await ask(1);
  await close();
  expect((await client.query('select distinct key_id from access_head')).rowCount).toBe(2);
  expect(await fault()).toBe(null);
});
