// Keys of identity numbers rotated on a store in use: nothing is lost on the way, and no person becomes two.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { Identities } from '../src/access/identities.ts';
import type { Policy } from '../src/access/policy.ts';
import { KeyRing } from '../src/crypto/key-ring.ts';
import type { Hub } from '../src/hub.ts';
import { byClassification, document, openHubOn, procuratorate, scratchDatabase } from './hub.ts';
import { identities } from './keys.ts';

const SECOND = 'c3'.repeat(32);
const second = new Identities(KeyRing.of(Buffer.from(SECOND, 'hex')));
const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
const keysFile = (name: string, content: object): string => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};
const BOTH = keysFile('both.json', { current: '2', keys: [{ id: '2', key: SECOND }] });
const SECOND_ALONE = keysFile('second.json', { current: '2', keys: [{ id: '2', key: SECOND }] });

/** Identity numbers in the clear. */
const policy: Policy = {
  ...byClassification,
  key: 'numbers in the clear',
  treatment: (entity, field) =>
    entity === 'Person' && field.name === 'identityNumber' ? 'clear' : byClassification.treatment(entity, field),
};

let store: Awaited<ReturnType<typeof scratchDatabase>>;
let database: pg.Pool;
let hubs: Hub[];

beforeEach(async () => {
  store = await scratchDatabase('seeded');
  database = new pg.Pool({ connectionString: store.url });
  // Dropping the database ends connections that are still closing.
  database.on('error', () => {});
  hubs = [];
});

afterEach(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  await database.end();
  await store.drop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(environment: Record<string, string> = { KEYS_FILE: BOTH }): Promise<Hub> {
  const hub = await openHubOn(store.url, environment, { policyOf: () => policy });
  hubs.push(hub);
  return hub;
}

interface StoredPerson {
  id: string;
  token: string;
  cipher: string;
  minor: boolean;
}

const persons = async (): Promise<StoredPerson[]> =>
  (await database.query('select p.id::text, token, identity_cipher as cipher, minor from person p order by p.id')).rows;
const keysIn = async () => [...new Set((await persons()).map(({ cipher }) => cipher.split(':')[0]))].sort();
const count = async (table: string) => (await database.query(`select count(*)::int as n from ${table}`)).rows[0].n;

async function found(hub: Hub, number: string): Promise<{ id: string; identityNumber: string }[]> {
  const source =
    'query($n: String) { persons(filter: { identityNumber: { eq: $n } }) { nodes { id identityNumber } } }';
  const result = await hub.execute({
    document: document(hub, source),
    variables: { n: number },
    principal: procuratorate,
  });
  if (!('text' in result)) throw result.errors?.[0];
  return JSON.parse(result.text).persons.nodes;
}

test('what is sealed passes to the current key, under which nothing else changes', async () => {
  const before = await persons();
  const hub = await open();
  expect(await keysIn()).toEqual(['1']);
  expect(await hub.rotateKeys(false, () => {})).toEqual({ resealed: before.length, unreadable: [], tokens: null });
  const after = await persons();
  expect(await keysIn()).toEqual(['2']);
  expect(after.map(({ token }) => token)).toEqual(before.map(({ token }) => token));
  const ring = new KeyRing(identities.ring.profile, [{ id: '2', bytes: Buffer.from(SECOND, 'hex') }], '2');
  expect(after.map(({ cipher }) => ring.open(cipher))).toEqual(before.map(({ cipher }) => identities.open(cipher)));
  expect(await hub.rotateKeys(false, () => {})).toMatchObject({ resealed: 0 });
  // The tokens are still those of the first key, without which the store is not opened.
  await expect((await open({ KEYS_FILE: SECOND_ALONE, IDENTITY_KEY: '' })).engine()).rejects.toMatchObject({
    code: 'IDENTITY_KEY_CHANGED',
  });
});

test('a rotation that is stopped goes on where it was', async () => {
  await database.query(
    `insert into person (token, identity_cipher) select 'more' || n, $1 from generate_series(1, 1500) as n`,
    [identities.seal('150302198506151235')],
  );
  const hub = await open();
  const stop = () => {
    throw new Error('stopped');
  };
  await expect(hub.rotateKeys(false, stop)).rejects.toThrow('stopped');
  expect(await keysIn()).toEqual(['1', '2']);
  const left = (await persons()).filter(({ cipher }) => cipher.startsWith('1:')).length;
  expect(await hub.rotateKeys(false, () => {})).toMatchObject({ resealed: left });
  expect(await keysIn()).toEqual(['2']);
});

test('tokens pass at once: persons stay one, and are found before, meanwhile and after', {
  timeout: 60_000,
}, async () => {
  const before = await persons();
  const adult = before.find(({ minor }) => minor === false)!;
  const number = identities.open(adult.cipher);
  const answer = [{ id: `Person:${adult.id}`, identityNumber: number }];
  const running = await open();
  expect(await found(running, number)).toEqual(answer);
  const counts = await Promise.all(['source_record', 'wage_account', 'person'].map(count));

  const done = await (await open()).rotateKeys(true, () => {});
  expect(done.tokens).toMatchObject({ persons: before.length });
  expect(done.tokens!.rowKeys).toBeGreaterThan(0);
  const after = await persons();
  expect(after.map(({ token }) => token)).toEqual(before.map(({ cipher }) => second.token(identities.open(cipher))));
  expect(await found(running, number)).toEqual(answer);

  // The former key may go now.
  const alone = await open({ KEYS_FILE: SECOND_ALONE, IDENTITY_KEY: '' });
  expect(await found(alone, number)).toEqual(answer);
  // Rows with a token in their key are known again, and persons are not taken for new.
  const accounts = await alone.importFile('wage_account', 'seeds/hrss/wage_account-20250530.csv');
  expect(accounts).toMatchObject({ rowsLoaded: 0 });
  expect(accounts.rowsUnchanged).toBeGreaterThan(0);
  await alone.importFile('worker_roster', 'seeds/hrss/worker_roster-20250531.xlsx');
  const [records, ...others] = await Promise.all(['source_record', 'wage_account', 'person'].map(count));
  expect(others).toEqual(counts.slice(1));
  // A row that names a person is written once more, since its word is the token.
  expect(records).toBeGreaterThanOrEqual(counts[0]);
  expect(await (await open()).rotateKeys(true, () => {})).toMatchObject({ resealed: 0, tokens: null });
});

test('a program that still has the former token key takes nothing in', async () => {
  const running = await open();
  await running.importFile('worker_roster', 'seeds/hrss/worker_roster-20250531.xlsx');
  await (await open()).rotateKeys(true, () => {});
  const before = await Promise.all(['batch', 'person', 'source_record'].map(count));
  await expect(running.importFile('worker_roster', 'seeds/hrss/worker_roster-20250531.xlsx')).rejects.toMatchObject({
    code: 'KEYS_ROTATED',
  });
  expect(await Promise.all(['batch', 'person', 'source_record'].map(count))).toEqual(before);
});

test.each<[string, (person: StoredPerson) => string]>([
  ['damaged', ({ cipher }) => cipher.replace(/.{8}$/, 'AAAAAAA=')],
  ['of a key that is gone', ({ cipher }) => cipher.replace(/^1:/, '7:')],
  ['missing', () => ''],
  ['that of another person', () => identities.seal('150302198506151235')],
])('a number that is %s stops the tokens, and leaves all as it was', async (_, changed) => {
  const [person] = (await persons()) as [StoredPerson];
  await database.query('update person set identity_cipher = $2 where id = $1', [person.id, changed(person)]);
  const tokens = (await persons()).map(({ token }) => token);
  await expect((await open()).rotateKeys(true, () => {})).rejects.toMatchObject({
    code: 'NUMBER_DAMAGED',
    message: expect.stringContaining(`Person:${person.id}`),
  });
  expect((await persons()).map(({ token }) => token)).toEqual(tokens);
  await (await open()).engine();
});

test('another profile opens no store', async () => {
  await expect((await open({ CRYPTO_PROFILE: 'aes' })).engine()).rejects.toMatchObject({
    code: 'IDENTITY_KEY_CHANGED',
  });
});
