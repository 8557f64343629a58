// Grants as data: those of owners and of files, kept without a word where nothing changes; what of them is in force; and
// what a caller is told of its own treatment.
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentVersion, GRANTS_CHANNEL, loadGrants } from '../src/access/grants.ts';
import { findPrincipal } from '../src/access/principal.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { readGrants } from '../src/datasets/grants.ts';
import type { Reader, RowsFrom } from '../src/graph/model.ts';
import type { Hub } from '../src/hub.ts';
import { ask, document, openHubOn, openSeededHub, procuratorate, refusal, scratchDatabase } from './hub.ts';

const schema = loadSchema('schema');
const auditor = { principal: findPrincipal('auditor')! };
let folder: string;
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-grants-'));
  database = await scratchDatabase('empty');
  hub = await openHubOn(database.url);
  await hub.migrate();
});
afterAll(async () => {
  await hub.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

function fileOf(text: string): string {
  const file = join(folder, 'grants.yaml');
  writeFileSync(file, text);
  return file;
}

const entry = (more = '', code = 'ONE') => `- code: ${code}
  grantees: [finance]
  datasets: [wage_deposit]
  treatment: MASKED
  purpose: WAGE_ARREARS
  legalBasis: 协议
${more}`;

const inForce = async () => (await loadGrants(hub.pool)).grants;
const codes = async (prefix: string) =>
  (await inForce()).map(({ code }) => code).filter((one) => one.startsWith(prefix));

test('each agency has a grant on each dataset that it supplies, and nobody has another', async () => {
  const grants = await inForce();
  expect(grants.map(({ code, grantee }) => [code, grantee])).toEqual(
    schema.contracts.map(({ code, agency }) => [`OWN-${code}`, agency]).sort(),
  );
  expect(grants[0]).toMatchObject({
    fields: null,
    treatment: 'CLEAR',
    purpose: 'OWN_DUTY',
    division: null,
    until: null,
  });
});

test('migrating again changes nothing and is no news', async () => {
  const { version, grants } = await loadGrants(hub.pool);
  await hub.migrate();
  expect(await loadGrants(hub.pool)).toEqual({ version, grants });
});

test('the demo’s grants are sound, and on sealed rows none but the procuratorate’s, whose designated see them', () => {
  const grants = readGrants('seeds/grants.yaml', schema, hub.model);
  expect(new Set(grants.map(({ code }) => code)).size).toBe(grants.length);
  const sealed = schema.contracts.filter(({ fields }) => Object.values(fields).some((field) => field.class === 'L4'));
  expect(sealed.length).toBeGreaterThan(3);
  const rows = grants.filter(
    ({ dataset, treatment }) => treatment !== 'AGGREGATES' && sealed.some(({ code }) => code === dataset),
  );
  expect(new Set(rows.map(({ grantee }) => grantee))).toEqual(new Set(['procuratorate']));
  // The procuratorate has a grant on all that others supply.
  const held = new Set(
    grants.filter(({ grantee }) => grantee === 'procuratorate' || grantee === '*').map(({ dataset }) => dataset),
  );
  expect(schema.contracts.filter(({ code, agency }) => agency !== 'procuratorate' && !held.has(code))).toEqual([]);
  // The analyst sees nothing of what is not shared.
  const notShared = schema.contracts
    .filter(({ sharing }) => sharing.attribute === 'NOT_SHARED')
    .map(({ code }) => code);
  const analyst = grants.filter(({ grantee }) => grantee === 'role:analyst').map(({ dataset }) => dataset);
  expect([...analyst, ...notShared].sort()).toEqual(schema.contracts.map(({ code }) => code).sort());
});

test('a file of grants is kept: again without news, changed with, and revoked where it no longer says so', async () => {
  await hub.importGrants(fileOf(entry() + entry('', 'TWO')));
  const before = await loadGrants(hub.pool);
  await hub.importGrants(fileOf(entry() + entry('', 'TWO')));
  expect(await loadGrants(hub.pool)).toEqual(before);
  expect(await codes('ONE')).toEqual(['ONE-finance-wage_deposit']);

  await hub.importGrants(fileOf(entry('  division: "150302"\n  until: 2099-12-31\n')));
  const after = await loadGrants(hub.pool);
  expect(after.version).not.toBe(before.version);
  expect(after.grants.find(({ code }) => code.startsWith('ONE'))).toMatchObject({
    division: '150302',
    until: Date.parse('2100-01-01T00:00:00+08:00'),
  });
  expect(await codes('TWO')).toEqual([]);
  const { accessGrant } = await ask(
    hub,
    '{ accessGrant(code: "TWO-finance-wage_deposit") { state revokedBy } }',
    {},
    auditor,
  );
  expect(accessGrant).toEqual({ state: 'REVOKED', revokedBy: null });
  await hub.importGrants(fileOf(entry() + entry('', 'TWO')));
  expect(await codes('TWO')).toEqual(['TWO-finance-wage_deposit']);
  // The owners' grants are another matter.
  expect((await codes('OWN')).length).toBe(schema.contracts.length);
});

test('what a person has revoked no file gives back, and what a person has granted no file takes', async () => {
  await hub.importGrants(fileOf(entry('', 'THREE')));
  await hub.pool.query(`update access_grant set revoked_at = now(), revoked_by = 'hrss' where code like 'THREE%'`);
  await hub.pool.query(`insert into access_grant (code, dataset_id, grantee, treatment, purpose, legal_basis, origin, granted_at)
    select 'G-000001', id, 'court', 'CLEAR', 'ENFORCEMENT', '协议', 'DECISION', now() from dataset where code = 'wage_deposit'`);
  await hub.importGrants(fileOf(entry('', 'THREE')));
  expect(await codes('THREE')).toEqual([]);
  expect(await codes('G-')).toEqual(['G-000001']);
});

test('what has ended is not in force, and each change is told at once', async () => {
  const listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  try {
    await listener.query(`listen ${GRANTS_CHANNEL}`);
    const told = new Promise((resolve) => listener.once('notification', resolve));
    const before = await currentVersion(hub.pool);
    await hub.pool.query(`update access_grant set until = now() - interval '1 second' where code = 'G-000001'`);
    await told;
    expect(await currentVersion(hub.pool)).not.toBe(before);
  } finally {
    await listener.end();
  }
  expect(await codes('G-')).toEqual([]);
  const { accessGrant } = await ask(hub, '{ accessGrant(code: "G-000001") { state } }', {}, auditor);
  expect(accessGrant.state).toBe('ENDED');
});

test.each([
  ['an unknown member', entry('  reason: 有\n'), 7, /reason.*unknown key/],
  ['an unknown agency', entry().replace('finance', 'finanze'), 2, /no agency or role finanze/],
  ['an unknown role', entry().replace('finance', '"role:boss"'), 2, /no agency or role role:boss/],
  ['an unknown dataset', entry().replace('wage_deposit', 'wages'), 3, /no dataset wages/],
  ['an unknown treatment', entry().replace('MASKED', 'BLURRED'), 4, /treatment/],
  ['an unknown purpose', entry().replace('WAGE_ARREARS', 'CURIOSITY'), 5, /purpose/],
  ['no legal basis', entry().replace('协议', '""'), 6, /legalBasis/],
  ['an unknown field', entry('  fields: { account: CLEAR }\n'), 7, /wage_deposit has no field account/],
  ['no field named', entry('  fields: {}\n'), 7, /fields/],
  [
    'an unknown derived field',
    entry('  declassifies: [DepositAssessment.state]\n'),
    7,
    /no field DepositAssessment.state/,
  ],
  ['an unknown division', entry('  division: "150399"\n'), 7, /no division 150399/],
  ['totals of a division', entry('  division: "150302"\n').replace('MASKED', 'AGGREGATES'), 7, /totals.*no division/],
  ['no such day', entry('  until: 2025-02-30\n'), 7, /until/],
  ['the code of owners', entry('', 'OWN'), 1, /OWN stands for/],
  ['a code twice', entry() + entry(), 7, /ONE-finance-wage_deposit is granted twice/],
  [
    'what is not shared, for all',
    entry().replace('wage_deposit', 'practice_ban').replace('finance', '"*"'),
    3,
    /not shared/,
  ],
])('a file with %s is refused, by file and line', (_, text, line, message) => {
  const file = fileOf(text);
  let fault: unknown;
  try {
    readGrants(file, schema, hub.model);
  } catch (error) {
    fault = error;
  }
  expect(fault).toMatchObject({ code: 'CONTRACT_INVALID', problems: [expect.stringMatching(message)] });
  expect((fault as { problems: string[] }).problems[0]).toContain(`${file}:${line}:`);
});

const hrss: Reader = {
  agency: 'hrss',
  roles: ['agency'],
  ownDatasets: ['wage_deposit', 'wage_account'],
  speaks: true,
};
test.each<[string, Reader, string[]]>([
  ['who is granted', { agency: 'tax', roles: ['agency'], ownDatasets: [], speaks: true }, ['ALL', 'TAX']],
  ['who owns the dataset', hrss, ['ALL', 'DEPOSIT', 'TAX']],
  ['who has the role', { agency: null, roles: ['analyst'], ownDatasets: [], speaks: true }, ['DEPOSIT']],
  ['auditors', { agency: null, roles: ['auditor'], ownDatasets: [], speaks: true }, ['ALL', 'COURT', 'DEPOSIT', 'TAX']],
  ['operators', { agency: null, roles: ['operator'], ownDatasets: [], speaks: true }, []],
])('a grant is seen by %s', async (_, reader, expected) => {
  await hub.importGrants(
    fileOf(
      entry('', 'ALL').replace('finance', '"*"').replace('wage_deposit', 'project') +
        entry('', 'TAX').replace('finance', 'tax') +
        entry('', 'COURT').replace('finance', 'court').replace('wage_deposit', 'mi_arrears') +
        entry('', 'DEPOSIT').replace('finance', '"role:analyst"'),
    ),
  );
  const col = (property: string) => sql.ref({ dataset: 'dataset_id' }[property] ?? property);
  expect(
    await seen(
      'access_grant',
      readable('AccessGrant', reader, col),
      `split_part(code, '-', 1)`,
      `origin = 'FILE' and revoked_at is null`,
    ),
  ).toEqual(expected);
});

test.each<[string, Reader, string[]]>([
  ['its applicant', { agency: 'court', roles: ['agency'], ownDatasets: [], speaks: true }, ['R1']],
  ['the owner of its dataset', hrss, ['R1', 'R2']],
  ['auditors', { agency: null, roles: ['auditor'], ownDatasets: [], speaks: true }, ['R1', 'R2', 'R3']],
  ['nobody else', { agency: 'water', roles: ['agency'], ownDatasets: ['sector_project_water'], speaks: true }, []],
])('a request is seen by %s', async (_, reader, expected) => {
  await hub.pool.query(`insert into access_request (number, dataset_id, applicant_id, requested_by, treatment, purpose, legal_basis, requested_at, requested_on)
    select r.number, d.id, a.id, a.code, 'CLEAR', 'ENFORCEMENT', '协议', now(), '2025-06-06'
    from (values ('R1', 'wage_deposit', 'court'), ('R2', 'wage_account', 'tax'), ('R3', 'mi_arrears', 'hrss-wuda')) as r(number, dataset, agency)
    join dataset d on d.code = r.dataset join agency a on a.code = r.agency on conflict do nothing`);
  const col = (property: string) => sql.ref({ dataset: 'dataset_id', applicant: 'applicant_id' }[property] ?? property);
  expect(await seen('access_request', readable('AccessRequest', reader, col), 'number', 'true')).toEqual(expected);
});

/** What an entity says of who may read its rows. */
function readable(entity: string, reader: Reader, col: (property: string) => RawBuilder<unknown>) {
  const { readers } = hub.model.entity(entity).rowsFrom as Extract<RowsFrom, { readers: unknown }>;
  return readers(reader, col);
}

/** What rows of a table a condition lets through. */
async function seen(table: string, condition: RawBuilder<unknown> | true, shown: string, also: string) {
  const engine = await hub.engine();
  const request = { document: parse('{ __typename }'), variables: {}, principal: procuratorate };
  const allowed = condition === true ? sql`true` : condition;
  const query = sql`select coalesce(array_agg(distinct ${sql.raw(shown)} order by ${sql.raw(shown)}), '{}') as seen
    from ${sql.raw(table)} where ${allowed} and ${sql.raw(also)}`;
  const { text, values } = engine.compose(request, () => ({ query }));
  const { rows } = await hub.pool.query<{ seen: string[] }>(text, values);
  return rows[0]!.seen;
}

const EXPLAIN = `query($path: String!) {
  why: explainAccess(path: $path) {
    ...Whole
    reason { zh en __typename }
  }
  projects(first: 1) { totalCount }
}
fragment Whole on AccessExplanation { path classification treatment datasets grants needed purposeWouldHelp __typename }`;

/** With the demo's grants. */
let seeded: Hub;
beforeAll(async () => {
  seeded = await openSeededHub();
});
afterAll(() => seeded.close());

let asked: DocumentNode | undefined;
async function explained(path: string) {
  // One document for all paths: a plan that was made for another path must not answer.
  asked ??= document(seeded, EXPLAIN);
  const operation = asked;
  const request = { document: operation, variables: { path }, principal: procuratorate };
  const { data } = await (await seeded.engine()).executeOrdinarily(request);
  const statement = await ask(seeded, operation, { path });
  expect(statement).toEqual(data);
  return statement.why;
}

test.each([
  ['Project.contractPrice', 'L2', 'CLEAR', null],
  ['Enterprise.phone', 'L3', 'MASKED', 'X-Purpose'],
  ['WageComplaint.complainant.phone', 'L3', 'MASKED', 'X-Purpose'],
  ['MandatoryReport.victim', 'L4', 'HIDDEN', 'role designated, X-Purpose'],
  ['Project.contractor', 'L2', 'CLEAR', null],
])(
  '%s is explained alike by the statement and by ordinary execution',
  async (path, classification, treatment, needed) => {
    expect(await explained(path)).toMatchObject({
      path,
      classification,
      treatment,
      needed,
      __typename: 'AccessExplanation',
    });
    const { reason, purposeWouldHelp, datasets, grants } = await explained(path);
    expect(purposeWouldHelp).toBe(needed === 'X-Purpose');
    expect(datasets.length).toBeGreaterThan(0);
    expect(grants.length).toBeGreaterThan(0);
    expect([reason.zh, reason.en, reason.__typename]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/[a-z]/),
      'AccessReason',
    ]);
  },
);

test.each([
  ['Projekt.name', /there are: .*Project/],
  ['Project', /Project\.contractPrice/],
  ['Project.contractor.name', /Project\.contractPrice/],
  ['WageComplaint.complainant.age', /WageComplaint\.complainant\.phone/],
  ["x'; drop table project; --", /there are/],
])('%s is no field, and the answer says which there are', async (path, message) => {
  const source = 'query($path: String!) { explainAccess(path: $path) { treatment } }';
  expect(await refusal(hub, source, { path })).toMatchObject({
    message: expect.stringMatching(message),
    extensions: { code: 'BAD_USER_INPUT', argument: 'path' },
  });
  const literal = (await (
    await hub.engine()
  ).executeOrdinarily({
    document: document(hub, `{ explainAccess(path: ${JSON.stringify(path)}) { treatment } }`),
    variables: {},
    principal: procuratorate,
  })) as ExecutionResult;
  expect(literal.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
