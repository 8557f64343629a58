// Every operation leaves one record, which is there before its answer is; without it there is no answer.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionResult, parse } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findPrincipal } from '../src/access/principal.ts';
import { headsBeside } from '../src/audit/heads.ts';
import { linesOf } from '../src/audit/read-log.ts';
import { removeExpired } from '../src/audit/retention.ts';
import { ownPublicKeys } from '../src/audit/signer.ts';
import { verifyLog } from '../src/audit/verify.ts';
import { command } from '../src/commands/verify-audit.ts';
import { type Config, readConfig } from '../src/config.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { Busy } from '../src/db/read-pool.ts';
import { inTransaction } from '../src/db/transaction.ts';
import type { Hub } from '../src/hub.ts';
import { Exhausted } from '../src/limits/allowance.ts';
import { ask, document, openHubOn, procuratorate, scratchDatabase } from './hub.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-audit-'));
let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;
let pool: pg.Pool;

beforeAll(async () => {
  scratch = await scratchDatabase('seeded');
  hub = await openHubOn(scratch.url, { DATA_DIR: dataDir });
  pool = new pg.Pool({ connectionString: scratch.url, max: 3 });
  pool.on('error', () => {});
});
afterAll(async () => {
  await hub.close();
  await pool.end();
  await scratch.drop();
  rmSync(dataDir, { recursive: true });
});

let references = 0;

/** Executes an operation and gives its records as they stand when its answer is there. */
async function recorded(source: string, variables: Record<string, unknown> = {}, by = hub) {
  references += 1;
  const reference = `test-${references}`;
  const origin = { address: '192.0.2.7', reference };
  const purpose = { grant: 'PROC_WAGES-procuratorate-wage_complaint', caseNumber: '乌检民〔2025〕7号' };
  await by.execute({ document: document(by, source), variables, principal: procuratorate, origin, purpose });
  const { rows } = await pool.query('select * from access_record where reference = $1', [reference]);
  return rows;
}

const verdict = async () => {
  const client = await pool.connect();
  try {
    return await verifyLog(linesOf(client), { keys: ownPublicKeys(dataDir), keptSince: Date.now() - 180 * 86_400_000 });
  } finally {
    client.release();
  }
};

test('an operation leaves one record, saying who asked what and when', async () => {
  const before = Date.now();
  const source =
    'query Find($name: String!) { projects(first: 2, filter: { name: { contains: $name } }) { nodes { code } } }';
  const rows = await recorded(source, { name: '砾澍' });
  expect(rows).toEqual([
    expect.objectContaining({
      principal: 'procuratorate',
      agency: 'procuratorate',
      roles: ['agency'],
      purpose_grant: 'PROC_WAGES-procuratorate-wage_complaint',
      case_number: '乌检民〔2025〕7号',
      operation: 'Find',
      kind: 'QUERY',
      variables: expect.stringMatching(/^\{"name":"#[\w-]{22}"\}$/),
      datasets: expect.arrayContaining(['project']),
      fields: ['Project.code', 'Project.id', 'Project.name'],
      withheld: 0,
      outcome: 'OK',
      denials: [],
      address: '192.0.2.7',
    }),
  ]);
  expect(rows[0].document_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0].at.getTime()).toBeGreaterThanOrEqual(before);
  expect(Number(rows[0].duration)).toBeGreaterThan(0);
});

test.each([
  [
    'FIELD_FORBIDDEN',
    '{ lawsuits(filter: { judge: { displayName: { eq: "1" } } }) { totalCount } }',
    ['Lawsuit.judge.displayName'],
  ],
  ['BAD_USER_INPUT', '{ projects(first: -1) { totalCount } }', []],
])('an operation that is refused leaves one too: %s', async (outcome, source, denials) => {
  expect(await recorded(source)).toEqual([expect.objectContaining({ outcome, denials })]);
});

test('introspection and ordinary execution leave one as well', async () => {
  expect(await recorded('{ __schema { queryType { name } } }')).toHaveLength(1);
  expect(await recorded('{ __typename projects(first: 1) { nodes { code } } }')).toHaveLength(1);
});

test('what was looked at until it was refused stands in its record', async () => {
  const [row] = await recorded('{ lawsuits(filter: { judge: { displayName: { eq: "1" } } }) { totalCount } }');
  expect(row.fields).toContain('Lawsuit.judge.displayName');
  expect(row.datasets).toContain('civil_case');
});

const asking = (filter: string) => `mutation Ask($input: RequestAccessInput!) {
  asked: requestAccess(input: $input) { request { number applicant { given: cluesGiven(filter: ${filter}) { nodes { number case { handler { displayName } } } } } } } }`;
const input = {
  dataset: 'wage_deposit',
  fields: ['paid_amount'],
  treatment: 'CLEAR',
  purpose: 'WAGE_ARREARS',
  legalBasis: '《保障农民工工资支付条例》第三十八条',
};

test('what the answer of a mutation reads stands in its record, and its caller is told what was not shown', async () => {
  const origin = { address: null, reference: 'mutation' };
  const request = {
    document: document(hub, asking('{}')),
    variables: { input },
    principal: findPrincipal('finance')!,
    origin,
  };
  const result = await hub.execute(request);
  expect(result).toMatchObject({
    data: { asked: { request: { number: expect.any(String) } } },
    extensions: { access: expect.arrayContaining([{ path: 'asked.request.applicant.given', treatment: 'hidden' }]) },
  });
  const { rows } = await pool.query(`select * from access_record where reference = 'mutation'`);
  expect(rows).toEqual([
    expect.objectContaining({
      kind: 'MUTATION',
      outcome: 'OK',
      fields: expect.arrayContaining(['AccessRequest.number', 'Agency.cluesGiven', 'Clue.number']),
      datasets: expect.arrayContaining(['audit_clue', 'pil_clue']),
    }),
  ]);
});

test('what the answer of a mutation may not read is refused before its work is done', async () => {
  const count = async () => Number((await pool.query('select count(*) from access_request')).rows[0].count);
  const before = await count();
  expect(
    await recorded(asking('{ case: { lawsuits: { some: { judge: { displayName: { eq: "1" } } } } } }'), { input }),
  ).toEqual([expect.objectContaining({ kind: 'MUTATION', outcome: 'FIELD_FORBIDDEN', denials: [expect.any(String)] })]);
  expect(await count()).toBe(before);
});

test.each([
  ['invalid', 'query Unknown { nothing }', 'BAD_USER_INPUT'],
  ['too large', `query Large { ${'__typename '.repeat(501)} }`, 'TOO_COMPLEX'],
  ['of no kind that the graph has', 'subscription Live { __typename }', 'BAD_USER_INPUT'],
  ['without an operation', 'fragment Alone on Project { code }', 'BAD_USER_INPUT'],
])('a document that is %s leaves a record', async (_, source, outcome) => {
  const origin = { address: null, reference: `refused ${source.slice(0, 20)}` };
  const request = {
    document: parse(source),
    unproven: true,
    variables: { a: '张三' },
    principal: procuratorate,
    origin,
  };
  const { errors } = (await hub.execute(request)) as ExecutionResult;
  expect(errors?.[0]?.extensions.code).toBe(outcome);
  const { rows } = await pool.query('select * from access_record where reference = $1', [origin.reference]);
  expect(rows).toEqual([expect.objectContaining({ outcome, fields: [], rows: null })]);
  expect(rows[0].document_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0].variables).not.toContain('张');
});

test.each<[unknown, string]>([
  [new Busy('full'), 'RATE_LIMITED'],
  [new Exhausted(7), 'RATE_LIMITED'],
  [Object.assign(new Error('statement timeout'), { code: '57014' }), 'TOO_COMPLEX'],
  [Object.assign(new Error('no such character'), { code: '22021' }), 'BAD_USER_INPUT'],
  [new TypeError('a fault of the hub'), 'INTERNAL'],
])('%s is recorded as %s, as its caller is told', async (failure, outcome) => {
  const ways = ['{ projects(first: 3) { nodes { code } } }', '{ __schema { __typename } projects { nodes { code } } }'];
  for (const source of ways) {
    references += 1;
    const origin = { address: null, reference: `failing-${references}` };
    const read = vi.spyOn(hub.pool, 'read').mockRejectedValue(failure);
    await hub
      .execute({ document: document(hub, source), variables: {}, principal: procuratorate, origin })
      .catch(() => {});
    read.mockRestore();
    const { rows } = await pool.query('select outcome from access_record where reference = $1', [origin.reference]);
    expect(rows).toEqual([{ outcome }]);
  }
});

test('no value of a variable stands in the log', async () => {
  const secrets = ['张三丰', '15030219850615123X', '91150303MA0N00000A', 'Zhang San', '13800005678'];
  const source = `query ($names: [String!], $first: Int, $f: EnterpriseFilter!) {
    enterprises(first: $first, filter: { and: [$f, { name: { in: $names } }] }) { totalCount } }`;
  const variables = {
    names: secrets,
    first: 87,
    f: { creditCode: { eq: secrets[2] }, [secrets[3]!]: 1 },
    [secrets[0]!]: 1,
  };
  const [row] = await recorded(source, variables);
  // Also of an operation that is refused for them.
  expect(row.outcome).toBe('BAD_USER_INPUT');
  const [answered] = await recorded(source, { names: secrets, first: 87, f: {} });
  expect(answered.outcome).toBe('OK');
  const { rows } = await pool.query('select r::text as text from access_record r');
  for (const secret of secrets) for (const { text } of rows) expect(text).not.toContain(secret);
});

test('texts that no database can hold do not keep a record from being written', async () => {
  const origin = { address: null, reference: 'nul' };
  const purpose = { grant: 'G\u00001', caseNumber: `\ud800${'长'.repeat(10_000)}` };
  const query = document(hub, '{ projects(first: 1) { totalCount } }');
  await hub.execute({ document: query, variables: { '\u0000': '\ud800' }, principal: procuratorate, origin, purpose });
  const { rows } = await pool.query(
    `select purpose_grant, length(case_number) from access_record where reference = 'nul'`,
  );
  expect(rows).toEqual([{ purpose_grant: 'G\ufffd1', length: 200 }]);
});

test('many at once leave one each, linked; a lost connection does not break the chain', async () => {
  const query = document(hub, '{ projects(first: 1) { totalCount } }');
  const ask = () => hub.execute({ document: query, variables: {}, principal: procuratorate });
  const { records } = await verdict();
  await Promise.all(Array.from({ length: 200 }, ask));
  expect(await verdict()).toMatchObject({ chains: 1, records: records + 200, fault: null });
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'liandong-audit' and datname = current_database()`);
  await expect
    .poll(() =>
      ask().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  expect(await verdict()).toMatchObject({ fault: null });
});

test('hubs that run at once write a chain each; who comes later goes on with the first', async () => {
  const [second, chains] = [await openHubOn(scratch.url, { DATA_DIR: dataDir }), (await verdict()).chains];
  const [row] = await recorded('{ projects(first: 1) { totalCount } }', {}, second);
  expect(row.chain).toBe(chains + 1);
  await second.close();
  // Its head was signed when it closed, in the database and beside it.
  expect(headsBeside(dataDir)).toContainEqual(
    expect.objectContaining({ chain: row.chain, number: Number(row.number) }),
  );
  const third = await openHubOn(scratch.url, { DATA_DIR: dataDir });
  const [next] = await recorded('{ projects(first: 1) { totalCount } }', {}, third);
  expect([next.chain, Number(next.number), next.previous]).toEqual([row.chain, Number(row.number) + 1, row.hash]);
  await third.close();
  expect(await verdict()).toMatchObject({ heads: 2, fault: null });
});

test('an export leaves a record before its first byte, and one with its rows at its end', async () => {
  const query = document(hub, 'query Whole { projects { nodes { code } } }');
  const request = { document: query, variables: {}, principal: procuratorate };
  const records = async () =>
    (await pool.query(`select outcome, rows, fields from access_record where operation = 'Whole' order by number`))
      .rows;
  const options = { format: 'jsonl', headings: 'en', codes: 'code', encoding: 'utf-8' } as const;
  const begun = await hub.export(request, options);
  const first = { outcome: 'OK', rows: null, fields: ['Project.code', 'Project.id'] };
  expect(await records()).toEqual([first]);
  let lines = 0;
  for await (const part of begun.content) lines += String(part).split('\n').length - 1;
  await begun.close();
  expect(await records()).toEqual([first, { ...first, rows: lines }]);
  await expect(hub.export(request, { ...options, path: 'nowhere' })).rejects.toThrow();
  expect((await records())[2]).toMatchObject({ outcome: 'BAD_USER_INPUT', rows: null });
  const aborted = AbortSignal.abort();
  await expect(hub.export({ ...request, signal: aborted }, options)).rejects.toThrow();
  expect((await records())[3]).toMatchObject({ outcome: 'CANCELLED', fields: first.fields, rows: null });
});

test('an entry that comes as a batch ends is written without another one to follow', async () => {
  const query = document(hub, '{ projects(first: 1) { totalCount } }');
  const engine = await hub.engine();
  const record = () => engine.record({ document: query, variables: {}, principal: procuratorate }, { began: 0 });
  for (let turns = 0; turns < 20; turns += 1) {
    await record();
    for (let n = 0; n < turns; n += 1) await undefined;
    await record();
  }
});

test('an operation has no answer where its record cannot be written', async () => {
  const query = document(hub, '{ projects(first: 1) { totalCount } }');
  const ask = () => hub.execute({ document: query, variables: {}, principal: procuratorate });
  await ask();
  await pool.query('alter table access_record rename to access_record_away');
  await expect(ask()).rejects.toThrow(expect.objectContaining({ name: 'LogUnavailable' }));
  await pool.query('alter table access_record_away rename to access_record');
  await ask();
  expect(await verdict()).toMatchObject({ fault: null });
});

test('where too many records wait, more operations are refused', async () => {
  const query = document(hub, '{ projects(first: 1) { totalCount } }');
  const engine = await hub.engine();
  const record = () => engine.record({ document: query, variables: {}, principal: procuratorate }, { began: 0 });
  const client = await pool.connect();
  await client.query('begin; lock table access_record in access exclusive mode');
  // The first is written once this turn is over.
  const waiting = Array.from({ length: 10_000 }, record);
  try {
    await expect(record()).rejects.toThrow(expect.objectContaining({ name: 'Busy' }));
  } finally {
    await client.query('rollback');
    client.release();
  }
  await Promise.all(waiting);
  // A head is signed for every thousand.
  expect((await verdict()).heads).toBeGreaterThan(5);
});

/** An export without its end is sound in itself; heads that were kept elsewhere know better. */
async function expectCutKnown(config: Config, whole: string): Promise<void> {
  const lines = readFileSync(whole, 'utf8').trim().split('\n');
  const last = lines.findLastIndex((line) => line.includes('"head"'));
  const [cut, kept, key] = ['cut.jsonl', 'program.log', 'key.pem'].map((name) => join(dataDir, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(cut, `${lines.slice(0, last - 1).join('\n')}\n`);
  const { head } = JSON.parse(lines[last]!);
  writeFileSync(kept, `started\n{"level":30,"msg":"ready"}\n${JSON.stringify({ level: 30, head, msg: 'head' })}\n`);
  copyFileSync(join(dataDir, 'audit-sm2.pub.pem'), key);
  expect(await command.run(config, [], { file: cut })).toBe(1);
  // As elsewhere, where audit-head.json is not.
  expect(await command.run(config, [], { file: cut, key })).toBe(0);
  expect(await command.run(config, [], { file: cut, key, heads: kept })).toBe(1);
}

test('a change in the database is found by the command, and the file that it exports tells the same', async () => {
  const config = { ...readConfig({ DATA_DIR: dataDir }), databaseUrl: scratch.url };
  const file = join(dataDir, 'log.jsonl');
  expect(await command.run(config, [], { export: file })).toBe(0);
  expect(await command.run(config, [], { file })).toBe(0);
  await expectCutKnown(config, file);
  const client = await pool.connect();
  await client.query(`begin; set local session_replication_role = replica;
    update access_record set principal = 'tax' where chain = 1 and number = 3; commit`);
  client.release();
  expect(await verdict()).toMatchObject({ fault: { kind: 'CHANGED', chain: 1, number: 3 } });
  expect(await command.run(config, [], { export: file })).toBe(1);
  expect(await command.run(config, [], { file })).toBe(1);
  await pool.query(`begin; set local session_replication_role = replica;
    update access_record set principal = 'procuratorate' where chain = 1 and number = 3; commit`);
  expect(await verdict()).toMatchObject({ fault: null });
});

test('what is past its retention goes, up to a signed head, and the rest is sound', async () => {
  await recorded('{ projects(first: 1) { totalCount } }');
  const before = await verdict();
  expect(before).toMatchObject({ unsigned: 1 });
  await inTransaction(pool, async (client) => {
    expect(await removeExpired(client, 180)).toBe(0);
    // As if all had been written long ago.
    await client.query(
      `set local session_replication_role = replica; update access_head set at = at - interval '200 days'`,
    );
    await client.query('set local session_replication_role = origin');
    expect(await removeExpired(client, 180)).toBeGreaterThan(5_000);
    const { rows } = await client.query('select chain, count(*)::int as kept from access_record group by chain');
    expect(rows).toEqual([{ chain: 1, kept: 1 }]);
    const keys = ownPublicKeys(dataDir);
    const kept = await verifyLog(linesOf(client), { keys, keptSince: 0 });
    expect(kept.fault).toMatchObject({ kind: 'FORGED_HEAD' });
    throw new Error('undone');
  }).catch((error) => expect(error.message).toBe('undone'));
  expect(await verdict()).toEqual(before);
});

test.each(['auditor', 'tax', 'procuratorate', 'court', 'analyst'])(
  '%s sees the records that concern it',
  async (name) => {
    const principal = findPrincipal(name)!;
    const source = '{ accessRecords(first: 500, orderBy: [{ id: ASC }]) { totalCount nodes { id agency datasets } } }';
    const { rows: all } = await pool.query<{ id: string; agency: string | null; datasets: string[] }>(
      'select id, agency, datasets from access_record order by id',
    );
    expect(all.length).toBeGreaterThan(0);
    const { accessRecords } = await ask(hub, source, {}, { principal });
    const { contracts } = loadSchema('schema/');
    const own = contracts.filter(({ agency }) => agency === principal.agency).map(({ code }) => code);
    const sees = ({ agency, datasets }: (typeof all)[0]) =>
      principal.roles.includes('auditor') ||
      (agency !== null && agency === principal.agency) ||
      datasets.some((dataset) => own.includes(dataset));
    expect(accessRecords.totalCount).toBe(all.filter(sees).length);
    expect(accessRecords.nodes.every(sees)).toBe(true);
  },
);
