// What a caller can get wrong in a valid document: each says what and where, with a stable code.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, openSeededHub, refusal } from './hub.ts';

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

test('introspection beside data is answered', async () => {
  const { __schema, division } = await ask(
    hub,
    '{ __schema { queryType { name } } division(code: "150302") { name } }',
  );
  expect(__schema.queryType.name).toBe('Query');
  expect(division.name).toBe('海勃湾区');
});
