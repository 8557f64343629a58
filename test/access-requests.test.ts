// Access is asked for, decided and taken back by the rules of 政务数据共享条例: who may, by when, and what is refused how.
import type { ExecutionResult } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentVersion, loadGrants } from '../src/access/grants.ts';
import { findPrincipal, type Principal } from '../src/access/principal.ts';
import type { Hub } from '../src/hub.ts';
import { document, openHubOn, ask as query, scratchDatabase } from './hub.ts';

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;

beforeAll(async () => {
  database = await scratchDatabase('empty');
  hub = await openHubOn(database.url, { HUB_DATE: '2025-06-06' });
  await hub.migrate();
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

const REQUEST = `request { number applicant { code } dataset { code } fields treatment purpose requestedOn dueOn
  extendedOn outcome decidedOn decidedBy decisionReason deliverBy overdue daysLeft grants { nodes { code } } }`;
const GRANT = `grant { code grantee dataset { code } fields { name treatment } treatment purpose division { code } until
  origin state grantedBy revokedBy revocationReason request { number } }`;
const documents = {
  requestAccess: `mutation($input: RequestAccessInput!) { answer: requestAccess(input: $input) { ${REQUEST} } }`,
  extendAccess: `mutation($input: ExtendAccessInput!) { answer: extendAccess(input: $input) { ${REQUEST} } }`,
  decideAccess: `mutation($input: DecideAccessInput!) { answer: decideAccess(input: $input) { ${REQUEST} ${GRANT} } }`,
  grantAccess: `mutation($input: GrantAccessInput!) { answer: grantAccess(input: $input) { ${GRANT} } }`,
  revokeAccess: `mutation($input: RevokeAccessInput!) { answer: revokeAccess(input: $input) { ${GRANT} } }`,
};

type Name = keyof typeof documents;
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the mutation declares
type Answer = Record<string, any>;

const principal = (name: string): Principal => findPrincipal(name)!;

async function send(who: string | Principal, name: Name, input: object, on = hub): Promise<ExecutionResult<Answer>> {
  const caller = typeof who === 'string' ? principal(who) : who;
  const operation = document(on, documents[name]);
  return (await on.execute({
    document: operation,
    variables: { input },
    principal: caller,
  })) as ExecutionResult<Answer>;
}

async function answer(who: string, name: Name, input: object, on = hub): Promise<Answer> {
  const { data, errors } = await send(who, name, input, on);
  if (errors?.length) throw errors[0];
  return data!.answer;
}

async function code(who: string | Principal, name: Name, input: object): Promise<unknown> {
  const { errors = [] } = await send(who, name, input);
  return errors[0]?.extensions.code;
}

const wish = (dataset: string, more: object = {}) => ({
  dataset,
  treatment: 'CLEAR',
  purpose: 'WAGE_ARREARS',
  legalBasis: '《保障农民工工资支付条例》第三十八条',
  ...more,
});

test('a request is numbered, its clock begins, and its applicant sees it at once', async () => {
  const { request } = await answer(
    'finance',
    'requestAccess',
    wish('wage_deposit', { fields: ['paid_amount', 'deposit_no'] }),
  );
  expect(request).toMatchObject({
    number: expect.stringMatching(/^SQ-2025-0000\d\d$/),
    applicant: { code: 'finance' },
    dataset: { code: 'wage_deposit' },
    fields: ['deposit_no', 'paid_amount'],
    requestedOn: '2025-06-06',
    dueOn: '2025-06-20',
    outcome: null,
    overdue: false,
    daysLeft: 14,
    grants: { nodes: [] },
  });
});

// 2025-05-29 is a Thursday: 05-31..06-02 are off. 2025-09-26 is a Friday: 09-28 is worked, 10-01..08 are off, 10-11 is worked.
test.each([
  ['2025-05-29', 'project', '2025-05-30'],
  ['2025-05-30', 'project', '2025-06-03'],
  ['2025-05-29', 'wage_account', '2025-06-13'],
  ['2025-09-26', 'wage_account', '2025-10-16'],
  ['2025-09-26', 'project', '2025-09-28'],
  // The holidays of 2027 are not published yet.
  ['2026-12-28', 'wage_account', null],
])('asked for on %s, %s is to be decided by %s', async (day, dataset, due) => {
  const other = await openHubOn(database.url, { HUB_DATE: day });
  try {
    const { request } = await answer('court', 'requestAccess', wish(dataset, { legalBasis: day }), other);
    expect(request).toMatchObject({ requestedOn: day, dueOn: due });
  } finally {
    await other.close();
  }
});

test('the same request again, while undecided, is the one there is', async () => {
  const input = wish('wage_account', { division: '150302', until: '2099-01-01T00:00:00+08:00' });
  const once = await answer('finance', 'requestAccess', input);
  const [second, third] = await Promise.all([1, 2].map(() => answer('finance', 'requestAccess', input)));
  expect([second!.request.number, third!.request.number]).toEqual([once.request.number, once.request.number]);
  const other = await answer('finance', 'requestAccess', { ...input, treatment: 'MASKED' });
  expect(other.request.number).not.toBe(once.request.number);
});

test.each([
  ['finance', wish('guardianship_order'), 'FORBIDDEN', /第一百零三条/],
  ['hrss', wish('wage_deposit'), 'BAD_USER_INPUT', /supplies this dataset/],
  ['finance', wish('wages'), 'NOT_FOUND', /no dataset "wages"/],
  ['finance', wish('wage_deposit', { fields: ['salary'] }), 'BAD_USER_INPUT', /not: salary.*deposit_no/],
  ['finance', wish('wage_deposit', { fields: [] }), 'BAD_USER_INPUT', /none at all/],
  ['finance', wish('wage_deposit', { legalBasis: '  ' }), 'BAD_USER_INPUT', /legalBasis/],
  ['finance', wish('wage_deposit', { division: '150399' }), 'BAD_USER_INPUT', /no division/],
  ['finance', wish('wage_deposit', { until: '2020-01-01T00:00:00+08:00' }), 'BAD_USER_INPUT', /in the past/],
  ['finance', wish('wage_deposit', { until: '2030-01-01' }), 'BAD_USER_INPUT', /not a moment/],
  ['finance', wish('wage_deposit', { purpose: 'CURIOSITY' }), 'BAD_USER_INPUT', /CURIOSITY/],
  ['finance', wish('wage_deposit', { urgent: true }), 'BAD_USER_INPUT', /urgent/],
  ['analyst', wish('wage_deposit'), 'FORBIDDEN', /Only an agency/],
  ['auditor', wish('wage_deposit'), 'FORBIDDEN', /Only an agency/],
])('%s asking for %o is refused: %s', async (who, input, expected, message) => {
  const { errors = [], data } = await send(who, 'requestAccess', input);
  expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([expected, expect.stringMatching(message)]);
  expect(data?.answer ?? null).toBeNull();
});

test('who is limited to a division does not speak for the agency', async () => {
  const office = { ...principal('housing'), name: 'haibowan-housing', division: '150302' };
  expect(await code(office, 'requestAccess', wish('wage_deposit'))).toBe('FORBIDDEN');
  expect(
    await code({ ...office, division: '150300' } as Principal, 'requestAccess', wish('wage_deposit')),
  ).toBeUndefined();
});

test('a key for some datasets does not speak for the agency, whichever they are', async () => {
  const key = { ...principal('housing'), name: 'housing/permits', datasets: ['construction_permit'] } as Principal;
  expect(await code(key, 'requestAccess', wish('wage_deposit'))).toBe('FORBIDDEN');
  const given = {
    grantee: 'tax',
    dataset: 'construction_permit',
    treatment: 'CLEAR',
    purpose: 'WAGE_ARREARS',
    legalBasis: 'x',
  };
  expect(await code(key, 'grantAccess', given)).toBe('FORBIDDEN');
});

/** The number of a new request of the transport bureau. */
let asked = 0;
async function ask(dataset = 'wage_deposit', more: object = {}): Promise<string> {
  asked += 1;
  return (await answer('transport', 'requestAccess', wish(dataset, { legalBasis: `依据${asked}`, ...more }))).request
    .number;
}

test('granted whole: the grant says what was asked for', async () => {
  const number = await ask('wage_deposit', { fields: ['deposit_no', 'account_no'], division: '150302' });
  const version = await currentVersion(hub.pool);
  const { request, grant } = await answer('hrss', 'decideAccess', { request: number, outcome: 'GRANTED' });
  // 20 working days after 2025-06-06.
  expect(request).toMatchObject({
    outcome: 'GRANTED',
    decidedOn: '2025-06-06',
    decidedBy: 'hrss',
    deliverBy: '2025-07-04',
  });
  expect(request).toMatchObject({ daysLeft: null, overdue: false, grants: { nodes: [{ code: grant.code }] } });
  expect(grant).toMatchObject({
    code: expect.stringMatching(/^G-\d{6}$/),
    grantee: 'transport',
    fields: [
      { name: 'deposit_no', treatment: 'CLEAR' },
      { name: 'account_no', treatment: 'CLEAR' },
    ],
    division: { code: '150302' },
    origin: 'DECISION',
    state: 'IN_FORCE',
    request: { number },
  });
  const loaded = await loadGrants(hub.pool);
  expect(BigInt(loaded.version)).toBeGreaterThan(BigInt(version));
  expect(loaded.grants.find((one) => one.code === grant.code)).toMatchObject({
    grantee: 'transport',
    dataset: 'wage_deposit',
    fields: { deposit_no: 'CLEAR', account_no: 'CLEAR' },
    division: '150302',
    until: null,
  });
});

test('granted in part, with reason and legal basis', async () => {
  const number = await ask('wage_deposit', { until: '2099-06-30T00:00:00+08:00' });
  const { grant, request } = await answer('hrss', 'decideAccess', {
    request: number,
    outcome: 'GRANTED',
    treatment: 'MASKED',
    fields: [{ name: 'deposit_no' }, { name: 'account_no', treatment: 'HIDDEN' }],
    division: '150303',
    until: '2099-01-31T00:00:00+08:00',
    reason: '最小必要',
    legalBasis: '《个人信息保护法》第六条',
  });
  expect(request.decisionReason).toBe('最小必要');
  expect(grant).toMatchObject({
    treatment: 'MASKED',
    fields: [
      { name: 'deposit_no', treatment: 'MASKED' },
      { name: 'account_no', treatment: 'HIDDEN' },
    ],
    division: { code: '150303' },
    until: '2099-01-31T00:00:00.000+08:00',
  });
});

const part = { outcome: 'GRANTED', reason: '最小必要', legalBasis: '《个人信息保护法》第六条' };
test.each([
  ['a reason is missing', 'hrss', { outcome: 'GRANTED', treatment: 'HIDDEN', legalBasis: '法' }, 'BAD_USER_INPUT'],
  ['a refusal has no legal basis', 'hrss', { outcome: 'REFUSED', reason: '不便提供' }, 'BAD_USER_INPUT'],
  ['a refusal with a treatment', 'hrss', { ...part, outcome: 'REFUSED', treatment: 'MASKED' }, 'BAD_USER_INPUT'],
  ['more than asked for: treatment', 'hrss', { ...part, treatment: 'CLEAR' }, 'BAD_USER_INPUT'],
  ['more than asked for: a field', 'hrss', { ...part, fields: [{ name: 'bank' }] }, 'BAD_USER_INPUT'],
  [
    'more than asked for: a field’s treatment',
    'hrss',
    { ...part, fields: [{ name: 'deposit_no', treatment: 'CLEAR' }] },
    'BAD_USER_INPUT',
  ],
  ['more than asked for: division', 'hrss', { ...part, division: '150300' }, 'BAD_USER_INPUT'],
  ['more than asked for: end', 'hrss', { ...part, until: '2099-07-01T00:00:00+08:00' }, 'BAD_USER_INPUT'],
  ['the applicant decides', 'transport', { outcome: 'GRANTED' }, 'FORBIDDEN'],
  ['a stranger decides', 'finance', { outcome: 'GRANTED' }, 'NOT_FOUND'],
  ['an analyst decides', 'analyst', { outcome: 'GRANTED' }, 'FORBIDDEN'],
])('no decision where %s', async (_, who, decision, expected) => {
  const request = await ask('wage_deposit', {
    treatment: 'MASKED',
    fields: ['deposit_no', 'account_no'],
    division: '150302',
    until: '2099-06-30T00:00:00+08:00',
  });
  expect(await code(who, 'decideAccess', { request, ...decision })).toBe(expected);
  // It is still to be decided.
  const { grant } = await answer('hrss', 'decideAccess', { request, outcome: 'GRANTED' });
  expect(grant.treatment).toBe('MASKED');
});

test('a refusal says by which law, gives no grant, and stands', async () => {
  const request = await ask();
  const decision = { request, outcome: 'REFUSED', reason: '涉工作秘密', legalBasis: '《保守国家秘密法》第六十四条' };
  const refusal = await answer('hrss', 'decideAccess', decision);
  expect(refusal).toMatchObject({ request: { outcome: 'REFUSED', deliverBy: null, daysLeft: null }, grant: null });
  expect(await code('hrss', 'decideAccess', { request, outcome: 'GRANTED' })).toBe('CONFLICT');
  expect(await code('hrss', 'decideAccess', { request: 'SQ-2025-999999', outcome: 'GRANTED' })).toBe('NOT_FOUND');
});

test('of two decisions at once one holds, and there is one grant', async () => {
  const request = await ask();
  const both = await Promise.all([1, 2, 3].map(() => send('hrss', 'decideAccess', { request, outcome: 'GRANTED' })));
  const codes = both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').sort();
  expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
  const { rows } = await hub.pool.query(
    'select count(*)::int as n from access_grant g join access_request r on r.id = g.request_id where r.number = $1',
    [request],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('requests at once have numbers of their own', async () => {
  const numbers = await Promise.all(Array.from({ length: 8 }, () => ask('wage_account')));
  expect(new Set(numbers).size).toBe(8);
});

test('the term is extended once, by ten working days at most, with a reason', async () => {
  const request = await ask();
  const extend = (days: number, who = 'hrss', reason = '需核对') =>
    send(who, 'extendAccess', { request, days, reason });
  expect((await extend(11)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await extend(0)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await extend(5, 'hrss', ' ')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await extend(5, 'transport')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const { data } = await extend(10);
  expect(data!.answer.request).toMatchObject({ dueOn: '2025-07-04', extendedOn: '2025-06-06', daysLeft: 28 });
  expect((await extend(1)).errors?.[0]?.extensions.code).toBe('CONFLICT');
});

test('past its term a request is overdue, cannot be extended, and is decided late', async () => {
  const request = await ask();
  const later = await openHubOn(database.url, { HUB_DATE: '2025-06-23' });
  try {
    const { errors } = await send('hrss', 'extendAccess', { request, days: 5, reason: '迟' }, later);
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    const { accessRequest } = await query(
      later,
      `{ accessRequest(number: "${request}") { overdue daysLeft before: overdue(on: "2025-06-20") } }`,
      {},
      { principal: principal('auditor') },
    );
    expect(accessRequest).toEqual({ overdue: true, daysLeft: -3, before: false });
    const decided = await answer('hrss', 'decideAccess', { request, outcome: 'GRANTED' }, later);
    expect(decided.request).toMatchObject({ decidedOn: '2025-06-23', dueOn: '2025-06-20', overdue: false });
  } finally {
    await later.close();
  }
});

test('an owner grants of its own accord, what is not shared to a single agency only', async () => {
  const given = { ...wish('wage_account'), treatment: 'MASKED' };
  const { grant } = await answer('hrss', 'grantAccess', { ...given, grantee: 'role:analyst' });
  expect(grant).toMatchObject({ grantee: 'role:analyst', treatment: 'MASKED', request: null, grantedBy: 'hrss' });
  expect(await code('finance', 'grantAccess', { ...given, grantee: 'court' })).toBe('FORBIDDEN');
  expect(await code('hrss', 'grantAccess', { ...given, grantee: 'nobody' })).toBe('BAD_USER_INPUT');
  expect(await code('hrss', 'grantAccess', { ...given, grantee: 'role:nobody' })).toBe('BAD_USER_INPUT');
  expect(await code('hrss', 'grantAccess', { ...given, grantee: 'hrss' })).toBe('BAD_USER_INPUT');
  const sealed = { ...wish('guardianship_order'), treatment: 'AGGREGATES', purpose: 'MINORS' };
  expect(await code('procuratorate', 'grantAccess', { ...sealed, grantee: '*' })).toBe('FORBIDDEN');
  expect(await code('procuratorate', 'grantAccess', { ...sealed, grantee: 'role:analyst' })).toBe('FORBIDDEN');
  expect(await code('procuratorate', 'grantAccess', { ...sealed, grantee: 'education' })).toBeUndefined();
});

test('a grant is taken back by its owner alone, once, and is in force no more', async () => {
  const { grant } = await answer('hrss', 'grantAccess', { ...wish('wage_account'), grantee: 'water' });
  const revoke = { grant: grant.code, reason: '协议终止' };
  expect(await code('water', 'revokeAccess', revoke)).toBe('FORBIDDEN');
  expect(await code('finance', 'revokeAccess', revoke)).toBe('NOT_FOUND');
  expect(await code('hrss', 'revokeAccess', { ...revoke, reason: '' })).toBe('BAD_USER_INPUT');
  expect(await code('hrss', 'revokeAccess', { ...revoke, grant: 'G-999999' })).toBe('NOT_FOUND');
  expect(await code('hrss', 'revokeAccess', { ...revoke, grant: 'OWN-wage_account' })).toBe('CONFLICT');
  const before = await loadGrants(hub.pool);
  const both = await Promise.all([send('hrss', 'revokeAccess', revoke), send('hrss', 'revokeAccess', revoke)]);
  expect(both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').sort()).toEqual(['CONFLICT', 'OK']);
  const [revoked] = both.flatMap(({ data }) => data?.answer ?? []);
  expect(revoked.grant).toMatchObject({ state: 'REVOKED', revokedBy: 'hrss', revocationReason: '协议终止' });
  const after = await loadGrants(hub.pool);
  expect(before.grants.map(({ code }) => code)).toContain(grant.code);
  expect(after.grants.map(({ code }) => code)).not.toContain(grant.code);
  expect(after.version).not.toBe(before.version);
});

test('two steps in one document: the second sees what the first did', async () => {
  const request = await ask();
  const result = (await hub.execute({
    document: document(
      hub,
      `mutation($r: String!) {
        extendAccess(input: { request: $r, days: 1, reason: "核对" }) { request { number dueOn outcome } }
        decideAccess(input: { request: $r, outcome: GRANTED }) { request { number dueOn outcome } }
      }`,
    ),
    variables: { r: request },
    principal: principal('hrss'),
  })) as ExecutionResult<Answer>;
  expect(result.data).toEqual({
    extendAccess: { request: { number: request, dueOn: '2025-06-23', outcome: null } },
    decideAccess: { request: { number: request, dueOn: '2025-06-23', outcome: 'GRANTED' } },
  });
});
