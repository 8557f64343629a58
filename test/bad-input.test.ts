// What a caller can get wrong in a valid document: each says what and where, with a stable code.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, document, openSeededHub, procuratorate, refusal } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

test.each<[string, string, string, RegExp]>([
  ['first beyond the limit', '{ projects(first: 100000) { totalCount } }', 'BAD_USER_INPUT', /first: 100000/],
  ['a negative first', '{ projects(first: -1) { nodes { id } } }', 'BAD_USER_INPUT', /first: -1/],
  ['first and last', '{ projects(first: 1, last: 1) { nodes { id } } }', 'BAD_USER_INPUT', /first or last/],
  ['too many groups', '{ projects { groups(by: [STATUS], first: 501) { count } } }', 'BAD_USER_INPUT', /501/],
  ['no group key', '{ projects { groups(by: []) { count } } }', 'BAD_USER_INPUT', /at least one key/],
  ['a key not grouped by', '{ projects { groups(by: [STATUS]) { key { sector } } } }', 'BAD_USER_INPUT', /"sector"/],
  ['eq: null', '{ projects(filter: { name: { eq: null } }) { totalCount } }', 'BAD_USER_INPUT', /isNull/],
  ['a relation filter of null', '{ projects(filter: { owner: null }) { totalCount } }', 'BAD_USER_INPUT', /exists/],
  [
    'a list filter of null',
    '{ enterprises(filter: { formerNames: { has: null } }) { totalCount } }',
    'BAD_USER_INPUT',
    /"has: null"/,
  ],
  [
    'exists: null',
    '{ projects(filter: { owner: { exists: null } }) { totalCount } }',
    'BAD_USER_INPUT',
    /exists: null/,
  ],
  [
    'within: null',
    '{ projects(filter: { division: { within: null } }) { totalCount } }',
    'BAD_USER_INPUT',
    /within: null/,
  ],
  [
    'exists where nothing can be missing',
    '{ projects(filter: { permit: { not: { exists: true } } }) { totalCount } }',
    'BAD_USER_INPUT',
    /"exists" belongs directly/,
  ],
  [
    'a forged cursor where only totals are asked for',
    '{ projects(after: "garbage") { totalCount } }',
    'BAD_USER_INPUT',
    /cursor/,
  ],
  ['an id with zeros before it', '{ node(id: "Project:01") { id } }', 'BAD_USER_INPUT', /not an id/],
  ['a forged cursor', '{ projects(after: "eyJmb3JnZWQiOjF9") { nodes { id } } }', 'BAD_USER_INPUT', /cursor/],
  [
    'a division that is none',
    '{ projects(filter: { division: { within: "15%" } }) { totalCount } }',
    'BAD_USER_INPUT',
    /division code/,
  ],
  ['no key of one row', '{ project { name } }', 'BAD_USER_INPUT', /exactly one of: id, code/],
  ['two keys of one row', '{ project(id: "Project:1", code: "x") { name } }', 'BAD_USER_INPUT', /exactly one/],
  ['an id that is none', '{ node(id: "1; drop table project") { id } }', 'BAD_USER_INPUT', /not an id/],
  [
    'filter by a masked field',
    '{ wageComplaints(filter: { complainant: { phone: { eq: "1" } } }) { totalCount } }',
    'FIELD_FORBIDDEN',
    /WageComplaint.complainant.phone/,
  ],
  [
    'order by a masked field',
    '{ wageComplaints(orderBy: [{ complainant: { displayName: ASC } }]) { totalCount nodes { id } } }',
    'FIELD_FORBIDDEN',
    /displayName/,
  ],
  [
    'a masked field beside introspection',
    '{ __schema { queryType { name } } wageComplaints(filter: { request: { contains: "x" } }) { totalCount } }',
    'FIELD_FORBIDDEN',
    /request/,
  ],
])('%s', async (_, source, code, message) => {
  const error = await refusal(hub, source);
  expect(error?.extensions.code).toBe(code);
  expect(error?.message).toMatch(message);
});

test.each<[string, Record<string, unknown>]>([
  ['query($n: Int!) { projects(first: $n) { totalCount } }', { n: 'ten' }],
  ['query($n: Int!) { projects(first: $n) { totalCount } }', {}],
  ['query($d: Date!) { projects(filter: { plannedStartOn: { eq: $d } }) { totalCount } }', { d: '2025-02-30' }],
  ['query($m: Money!) { projects(filter: { contractPrice: { eq: $m } }) { totalCount } }', { m: 1.5 }],
  [
    'query($t: DateTime!) { batches(filter: { importedAt: { gt: $t } }) { totalCount } }',
    { t: '2025-02-30T00:00:00Z' },
  ],
  [
    'query($t: DateTime!) { batches(filter: { importedAt: { gt: $t } }) { totalCount } }',
    { t: '2025-02-03T00:00:00+23:00' },
  ],
  ['query($d: Date!) { projects(filter: { plannedStartOn: { eq: $d } }) { totalCount } }', { d: '0000-01-01' }],
  // A default makes these valid, an explicit null undoes it.
  ['query($n: Int = 5) { projects { groups(by: [STATUS], first: $n) { count } } }', { n: null }],
  ['query($b: Boolean = true) { projects { totalCount @include(if: $b) } }', { b: null }],
  ['query($c: String = "x") { projects(filter: { code: { in: [$c] } }) { totalCount } }', { c: null }],
  ['query($o: [ProjectOrderBy!]) { projects(orderBy: $o) { totalCount } }', { o: [{ code: 'ASC', name: 'ASC' }] }],
])('%s with %o', async (source, variables) => {
  expect((await refusal(hub, source, variables))?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a cursor altered, and a cursor of another order', async () => {
  const page =
    'query($after: Cursor) { projects(first: 1, after: $after, orderBy: [{ name: ASC }]) { pageInfo { endCursor } } }';
  const { projects } = await ask(hub, page);
  const cursor: string = projects.pageInfo.endCursor;
  const flipped = cursor.slice(0, -3) + (cursor.at(-3) === 'A' ? 'B' : 'A') + cursor.slice(-2);
  expect((await refusal(hub, page, { after: flipped }))?.extensions.code).toBe('BAD_USER_INPUT');
  const other = 'query($after: Cursor) { projects(after: $after, orderBy: [{ code: ASC }]) { nodes { id } } }';
  expect((await refusal(hub, other, { after: cursor }))?.message).toMatch(/cursor/);
});

test('a size out of range is refused, also by a plan at hand and where no row is asked for', async () => {
  const operation = document(hub, 'query($first: Int) { projects(first: $first) { totalCount } }');
  await ask(hub, operation, { first: 5 });
  await expect(ask(hub, operation, { first: 501 })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});

test.each<[string, Record<string, unknown>]>([
  ['query($id: ID! = "", $with: Boolean!) { project(id: $id) @include(if: $with) { id } __typename }', { id: '' }],
  [
    'query($at: Cursor, $with: Boolean!) { projects(after: $at) @include(if: $with) { nodes { id } } __typename }',
    { at: 'x' },
  ],
])('what a skipped field would refuse is no matter: %s', async (source, variables) => {
  expect(await ask(hub, source, { ...variables, with: false })).toEqual({ __typename: 'Query' });
  expect((await refusal(hub, source, { ...variables, with: true }))?.extensions.code).toBe('BAD_USER_INPUT');
});

test('more values than a statement can hold', async () => {
  const filter = { or: Array.from({ length: 66_000 }, () => ({ code: { eq: 'x' } })) };
  const error = await refusal(hub, 'query($filter: ProjectFilter) { projects(filter: $filter) { totalCount } }', {
    filter,
  });
  expect(error?.extensions.code).toBe('TOO_COMPLEX');
});

test('introspection beside data is answered, and tells what was masked', async () => {
  const source = '{ __schema { queryType { name } } wageAccounts(first: 1) { nodes { accountNumber } } }';
  const answer = await hub.execute({ document: document(hub, source), variables: {}, principal: procuratorate });
  expect(answer).toMatchObject({
    data: {
      __schema: { queryType: { name: 'Query' } },
      wageAccounts: { nodes: [{ accountNumber: expect.stringContaining('*') }] },
    },
    extensions: { access: [{ path: 'wageAccounts.nodes.accountNumber', treatment: 'masked' }] },
  });
});

test('a moment that the graph prints finds its row again', async () => {
  const { batches } = await ask(hub, '{ batches(first: 1) { nodes { id importedAt } } }');
  const [{ id, importedAt }] = batches.nodes;
  const found = await ask(
    hub,
    'query($at: DateTime!) { batches(filter: { importedAt: { eq: $at } }) { nodes { id } } }',
    {
      at: importedAt,
    },
  );
  expect(found.batches.nodes).toContainEqual({ id });
});
