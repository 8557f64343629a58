// What was done to the log shows: each kind of change is found, and the first broken link named.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newSm2KeyPair } from '../crypto/sm2.ts';
import { type Access, type ChainedAccess, type Head, hashOf, linked, START, signedText } from './chain.ts';
import { type LogLine, linesIn } from './read-log.ts';
import { openSigner, ownPublicKeys, publicKeys, type Signer } from './signer.ts';
import { type VerifyOptions, verifyLog } from './verify.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
const strangers = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
afterAll(() => {
  for (const dir of [dataDir, strangers]) rmSync(dir, { recursive: true });
});

const signer = openSigner(dataDir, true);
const stranger = openSigner(strangers, true);
const NOW = Date.parse('2026-06-06T00:00:00Z');

const access = (at: number): Access => ({
  at,
  principal: 'tax',
  agency: 'tax',
  roles: ['agency'],
  purposeGrant: null,
  caseNumber: null,
  grants: [],
  documentHash: '00',
  operation: `Operation${at}`,
  kind: 'QUERY',
  variables: '{}',
  datasets: ['enterprise'],
  fields: ['Enterprise.name'],
  withheld: 0,
  rows: null,
  denials: [],
  outcome: 'OK',
  duration: 1.25,
  address: null,
  reference: null,
});

const signed = (record: ChainedAccess, by: Signer = signer, at = NOW): Head => {
  const { chain, number, hash } = record;
  const unsigned = { chain, number, hash, at };
  return { ...unsigned, keyId: by.keyId, signature: by.sign(signedText(unsigned)).toString('base64') };
};

/** Ten records of chain 1 with heads at 4 and 8, three of chain 2 without any. */
function log(): { records: ChainedAccess[]; heads: Head[] } {
  const first = linked(
    1,
    START,
    Array.from({ length: 10 }, (_, at) => access(at)),
  );
  const second = linked(
    2,
    START,
    Array.from({ length: 3 }, (_, at) => access(at)),
  );
  return { records: [...first, ...second], heads: [signed(first[3]!), signed(first[7]!)] };
}

/** As the database would give them. */
function inOrder({ records, heads }: ReturnType<typeof log>): LogLine[] {
  const lines: LogLine[] = [...records.map((record) => ({ record })), ...heads.map((head) => ({ head }))];
  const place = (line: LogLine) => ('record' in line ? [line.record, 0] : [line.head, 1]) as [Head, number];
  return lines.sort((a, b) => {
    const [[x, i], [y, j]] = [place(a), place(b)];
    return x.chain - y.chain || x.number - y.number || i - j;
  });
}

const check = (lines: LogLine[], options: Partial<VerifyOptions> = {}) =>
  verifyLog(
    (async function* () {
      yield* lines;
    })(),
    { keys: ownPublicKeys(dataDir), keptSince: NOW - 180 * 86_400_000, ...options },
  );

test('a whole log is sound', async () => {
  expect(await check(inOrder(log()))).toEqual({
    chains: 2,
    records: 13,
    heads: 2,
    unsigned: 5,
    unsignedSince: 0,
    fault: null,
  });
  expect(await check([])).toMatchObject({ chains: 0, fault: null });
});

/** Makes the records from one on anew, so that they are linked again. */
function relink(records: ChainedAccess[], from: number): void {
  for (let at = from; at < 10; at++) {
    const record = { ...records[at]!, number: at + 1, previous: records[at - 1]?.hash ?? START.hash };
    records[at] = { ...record, hash: hashOf(record) };
  }
}

type Deed = (done: ReturnType<typeof log>) => unknown;
const deeds: [string, Deed, object][] = [
  ['changed', ({ records }) => Object.assign(records[4]!, { outcome: 'FORBIDDEN' }), { kind: 'CHANGED', number: 5 }],
  [
    'changed with its hash',
    ({ records }) => {
      const record = { ...records[4]!, principal: 'audit' };
      records[4] = { ...record, hash: hashOf(record) };
    },
    { kind: 'NOT_LINKED', number: 6 },
  ],
  [
    'changed, and all behind it linked anew',
    ({ records }) => {
      records[4] = { ...records[4]!, principal: 'audit' };
      relink(records, 4);
    },
    { kind: 'REWRITTEN', number: 8 },
  ],
  ['dropped', ({ records }) => records.splice(4, 1), { kind: 'DROPPED', number: 5 }],
  ['dropped together with a signed one', ({ records }) => records.splice(6, 2), { kind: 'DROPPED', number: 7 }],
  ['the first dropped', ({ records }) => records.shift(), { kind: 'DROPPED', number: 1 }],
  [
    'swapped',
    ({ records }) => {
      const [a, b] = [records[4]!, records[5]!];
      records[4] = { ...b, number: 5 };
      records[5] = { ...a, number: 6 };
    },
    { kind: 'NOT_LINKED', number: 5 },
  ],
  [
    'inserted',
    ({ records }) => {
      const [made] = linked(1, { number: 4, hash: records[3]!.hash }, [access(99)]);
      for (const record of records.slice(4, 10)) record.number += 1;
      records.splice(4, 0, made!);
    },
    { kind: 'NOT_LINKED', number: 6 },
  ],
  ['truncated', ({ records }) => records.splice(6, 4), { kind: 'TRUNCATED', number: 7 }],
  ['truncated to nothing', ({ records }) => records.splice(0, 10), { kind: 'DROPPED', number: 1 }],
  [
    'a head forged over another record',
    ({ heads, records }) => Object.assign(heads[1]!, { hash: records[6]!.hash }),
    { kind: 'FORGED_HEAD', number: 8 },
  ],
  [
    'a head with the signature of another',
    ({ heads }) => Object.assign(heads[1]!, { signature: heads[0]!.signature }),
    { kind: 'FORGED_HEAD', number: 8 },
  ],
  [
    'a head signed by a stranger',
    ({ heads, records }) => heads.splice(1, 1, signed(records[7]!, stranger)),
    { kind: 'UNKNOWN_KEY', number: 8 },
  ],
  [
    'a head signed by a stranger in our name',
    ({ heads, records }) => heads.splice(1, 1, { ...signed(records[7]!, stranger), keyId: signer.keyId }),
    { kind: 'FORGED_HEAD', number: 8 },
  ],
];

test.each(deeds)('%s', async (_, deed, fault) => {
  const done = log();
  deed(done);
  expect((await check(inOrder(done))).fault).toEqual({ chain: 1, ...fault });
});

test.each(Object.keys(access(0)) as (keyof Access)[])('a changed %s shows', async (name) => {
  const done = log();
  const value = done.records[2]![name];
  Object.assign(done.records[2]!, {
    [name]: typeof value === 'number' ? value + 1 : Array.isArray(value) ? [...value, 'x'] : `${value}x`,
  });
  expect((await check(inOrder(done))).fault).toEqual({ chain: 1, kind: 'CHANGED', number: 3 });
});

test('truncated together with its heads: a head that is kept elsewhere knows', async () => {
  const whole = log();
  const heads = [whole.heads[1]!];
  const short = { records: whole.records.filter(({ chain, number }) => chain === 2 || number < 4), heads: [] };
  expect((await check(inOrder(short))).fault).toBe(null);
  expect((await check(inOrder(short), { heads })).fault).toEqual({ kind: 'TRUNCATED', chain: 1, number: 4 });
  expect((await check([], { heads })).fault).toEqual({ kind: 'TRUNCATED', chain: 1, number: 1 });
  expect((await check(inOrder(whole), { heads })).fault).toBe(null);
  // A kept head proves something only where it is signed.
  const made = signed(whole.records[7]!, stranger);
  expect((await check(inOrder(whole), { heads: [made] })).fault).toMatchObject({ kind: 'UNKNOWN_KEY' });
  expect((await check(inOrder(whole), { heads: [{ ...made, keyId: signer.keyId }] })).fault).toMatchObject({
    kind: 'FORGED_HEAD',
  });
});

test('records behind the last head are counted, and told since when', async () => {
  const { records, heads } = log();
  const one = records.filter(({ chain }) => chain === 1);
  const [first, ...rest] = one.filter(({ number }) => number > heads[1]!.number);
  const unsigned = { fault: null, unsigned: 1 + rest.length, unsignedSince: first!.at };
  expect(await check(inOrder({ records: one, heads }))).toMatchObject(unsigned);
  // A chain without any head.
  const added = linked(3, START, [access(first!.at - 1)]);
  const more = { ...unsigned, unsigned: unsigned.unsigned + 1, unsignedSince: first!.at - 1 };
  expect(await check(inOrder({ records: [...one, ...added], heads }))).toMatchObject(more);
});

test('records past their retention may be missing before a head, newer ones not', async () => {
  const { records } = log();
  const head = (at: number) => signed(records[3]!, signer, at);
  const rest = records.filter(({ chain, number }) => chain === 1 && number > 4);
  const lines = (at: number) => inOrder({ records: rest, heads: [head(at)] });
  expect(await check(lines(NOW - 200 * 86_400_000))).toMatchObject({ records: 6, fault: null });
  expect((await check(lines(NOW))).fault).toEqual({ kind: 'DROPPED', chain: 1, number: 1 });
});

/** Opens the signer of a folder that holds this as its key. */
function openWith(pem: string | null): { dir: string; open: () => Signer } {
  const dir = mkdtempSync(join(strangers, 'own-'));
  if (pem !== null) writeFileSync(join(dir, 'audit-sm2.pem'), pem);
  return { dir, open: () => openSigner(dir, false) };
}

test('the key is kept for its owner alone, and used again', () => {
  expect(signer.isNew).toBe(true);
  expect(statSync(join(dataDir, 'audit-sm2.pem')).mode & 0o777).toBe(0o600);
  expect(openSigner(dataDir, false)).toMatchObject({ keyId: signer.keyId, isNew: false });
  expect([...publicKeys('', signer.publicKey + stranger.publicKey).keys()]).toEqual([signer.keyId, stranger.keyId]);
});

const another = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' });
test.each([
  ['missing', null, 'AUDIT_KEY_MISSING'],
  ['damaged', newSm2KeyPair().privateKey.slice(0, 90), 'AUDIT_KEY_DAMAGED'],
  ['of another kind', another as string, 'AUDIT_KEY_DAMAGED'],
])('a key that is %s is told of', (_, pem, code) => {
  expect(openWith(pem).open).toThrow(expect.objectContaining({ code }));
});

test('a folder that cannot be written to is told of', () => {
  const file = join(openWith('').dir, 'audit-sm2.pem');
  expect(() => openSigner(join(file, 'below'), true)).toThrow(expect.objectContaining({ code: 'DATA_DIR_UNUSABLE' }));
});

test('heads of a former key are known by its public half, which stays', async () => {
  const { dir, open } = openWith(newSm2KeyPair().privateKey);
  const former = open();
  writeFileSync(join(dir, 'audit-sm2.pem'), newSm2KeyPair().privateKey);
  const next = open();
  open();
  expect([...ownPublicKeys(dir).keys()]).toEqual([former.keyId, next.keyId]);
  const { records } = log();
  const lines = inOrder({ records, heads: [signed(records[3]!, former), signed(records[7]!, next)] });
  expect(await check(lines, { keys: ownPublicKeys(dir) })).toMatchObject({ heads: 2, fault: null });
});

test('a file holds the same, and a line of it that is none is named', async () => {
  const file = join(dataDir, 'log.jsonl');
  writeFileSync(
    file,
    inOrder(log())
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  const options = { keys: ownPublicKeys(dataDir), keptSince: 0 };
  expect(await verifyLog(linesIn(file), options)).toMatchObject({ records: 13, heads: 2, fault: null });
  writeFileSync(file, '{"record":{}}\n');
  await expect(verifyLog(linesIn(file), options)).rejects.toMatchObject({ code: 'BAD_LOG_FILE' });
});
