// What was done to the log shows: each kind of change is found, and the first broken link named.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Access, type ChainedAccess, type Head, hashOf, linked, START, signedText } from './chain.ts';
import { type LogLine, linesIn } from './read-log.ts';
import { openSigner, ownPublicKeys, publicKeys, type Signer } from './signer.ts';
import { type VerifyOptions, verifyLog } from './verify.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
const strangers = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
afterAll(() => {
  for (const dir of [dataDir, strangers]) rmSync(dir, { recursive: true });
});

const signer = openSigner(dataDir);
const stranger = openSigner(strangers);
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
  expect(await check(inOrder(log()))).toEqual({ chains: 2, records: 13, heads: 2, unsigned: 5, fault: null });
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
});

test('records past their retention may be missing before a head, newer ones not', async () => {
  const { records } = log();
  const head = (at: number) => signed(records[3]!, signer, at);
  const rest = records.filter(({ chain, number }) => chain === 1 && number > 4);
  const lines = (at: number) => inOrder({ records: rest, heads: [head(at)] });
  expect(await check(lines(NOW - 200 * 86_400_000))).toMatchObject({ records: 6, fault: null });
  expect((await check(lines(NOW))).fault).toEqual({ kind: 'DROPPED', chain: 1, number: 1 });
});

test('the key is kept for its owner alone, is used again, and a damaged one is told of', () => {
  expect(statSync(join(dataDir, 'audit-sm2.pem')).mode & 0o777).toBe(0o600);
  expect(openSigner(dataDir).keyId).toBe(signer.keyId);
  expect([...publicKeys('', signer.publicKey + stranger.publicKey).keys()]).toEqual([signer.keyId, stranger.keyId]);
  const damaged = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
  writeFileSync(join(damaged, 'audit-sm2.pem'), readFileSync(join(dataDir, 'audit-sm2.pem')).subarray(0, 90));
  expect(() => openSigner(damaged)).toThrow(expect.objectContaining({ code: 'AUDIT_KEY_DAMAGED' }));
  rmSync(damaged, { recursive: true });
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
