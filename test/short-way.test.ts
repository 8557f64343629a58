// A document that was answered before takes the short way, and its caller cannot tell.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSeededServer, type SeededServer } from './server.ts';

let server: SeededServer;
let short: boolean;
beforeAll(async () => {
  server = await openSeededServer();
  const { hub } = server;
  const execute = hub.execute.bind(hub);
  vi.spyOn(hub, 'execute').mockImplementation((request) => {
    short = new Error().stack!.includes('server/short-way.ts');
    return execute(request);
  });
});
afterAll(() => server.close());

const query = `query One($code: String!) { enterprise(creditCode: $code) { name legalRepresentative { displayName } } }
  query Two($first: Int) { projects(first: $first) { nodes { code complaints { nodes { complainant { phone } } } } } }`;
const code = JSON.parse(readFileSync('schema/operations/09-enterprise-360.json', 'utf8')).creditCode;
const one = { query, operationName: 'One', variables: { code } };
const accept = { accept: 'application/graphql-response+json, application/json;q=0.9' };

/** What a caller gets, whichever way; a reference is another each time. */
async function got(body: object, headers: Record<string, string> = {}) {
  const response = await server.post(body, { headers });
  const text = (await response.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}/g, '…');
  const { status } = response;
  return { status, type: response.headers.get('content-type'), cache: response.headers.get('cache-control'), text };
}

test.each<[string, object, Record<string, string>, boolean]>([
  ['data', one, {}, true],
  ['data that is masked', { query, operationName: 'Two', variables: { first: 3 } }, {}, true],
  ['no variables', { query: '{ __typename agencies { nodes { code } } }' }, {}, true],
  ['what is accepted', one, accept, true],
  ['a wrong variable', { ...one, variables: { code: { no: 'string' } } }, {}, true],
  ['a missing variable', { query, operationName: 'One' }, {}, true],
  ['a page too large', { query, operationName: 'Two', variables: { first: 501 } }, {}, true],
  ['a value that no database holds', { ...one, variables: { code: '\u0000' } }, {}, true],
  ['no operation of that name', { ...one, operationName: 'Three' }, {}, true],
  ['variables that are a list', { ...one, variables: [1] }, {}, false],
  ['introspection beside data', { query: '{ __schema { queryType { name } } divisions { totalCount } }' }, {}, false],
  ['what is not valid', { query: '{ nothing }' }, {}, false],
  ['extensions', { ...one, extensions: {} }, {}, false],
  ['another type of content', one, { 'content-type': 'application/json; charset=utf-8' }, false],
])('%s', async (_, body, headers, takesIt) => {
  // Known now, as far as it can be.
  for (const known of [one, { ...one, operationName: 'Two', variables: {} }, body]) await got(known, headers);
  short = false;
  const answered = await got(body, headers);
  expect(short).toBe(takesIt);
  const long = await got({ extensions: {}, ...body }, headers);
  expect(answered).toEqual(long);
});

test('the metrics count it under its name', async () => {
  const counted = async () => {
    const metrics = await (await server.metrics()).text();
    return Number(
      /liandong_requests_total\{route="\/graphql",operation="One",outcome="OK"\} (\d+)/.exec(metrics)?.[1] ?? 0,
    );
  };
  const before = await counted();
  await got(one);
  await got(one);
  expect(await counted()).toBe(before + 2);
});

test('documents without end leave those that are still asked', async () => {
  await got(one);
  for (let n = 0; n < 30; n += 1) {
    await got({ query: `{ __typename ${'#'.repeat(100_000)} ${n}\n }` });
    await got(one);
  }
  short = false;
  await got(one);
  expect(short).toBe(true);
});
