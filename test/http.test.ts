// What a caller gets over HTTP for good and bad requests: status, code, and nothing from within.
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiKeys } from '../src/access/api-keys.ts';
import { Authenticator } from '../src/access/authenticator.ts';
import { openDemoTokens } from '../src/access/demo-tokens.ts';
import { type OpenHub, openHub } from '../src/commands/open.ts';
import { readConfig } from '../src/config.ts';
import { buildServer } from '../src/server/server.ts';
import { scratchDatabase } from './hub.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-http-'));
const logged: string[] = [];
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let line: Awaited<ReturnType<typeof lineTo>>;
let open: OpenHub;
let server: FastifyInstance;
let base: string;
let tokens: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await scratchDatabase('empty');
  line = await lineTo(database.url);
  const config = { ...readConfig({ DATA_DIR: dataDir }), databaseUrl: line.url };
  open = await openHub(config, false, () => {});
  await open.hub.migrate();
  await open.hub.importGrants('seeds/grants.yaml');
  await open.hub.importFile('enterprise', 'seeds/market-regulation/enterprise-20240506.csv');
  await open.hub.importFile('project', 'seeds/housing/project-20250120.xlsx');
  const keys = new ApiKeys(open.hub.pool, { demo: true });
  tokens = await openDemoTokens(join(dataDir, 'tokens.json'), keys);
  const log = pino({ level: 'warn' }, { write: (text) => logged.push(text) });
  server = await buildServer(open.hub, { config, authenticator: new Authenticator(keys), demoTokens: tokens, log });
  await server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await server?.close();
  await open?.close();
  await line?.cut();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The network between the hub and its database: it can be cut and mended. */
async function lineTo(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const [host, target] = [url.hostname, Number(url.port || 5432)];
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(target, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = relay.address() as AddressInfo;
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut() {
      const closed = new Promise((resolve) => relay.close(resolve));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
    mend: () => listen(port),
  };
}

interface Reply {
  status: number;
  type: string | null;
  text: string;
  body: {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: { code: string; reference?: string } }[];
  };
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.procuratorate}`, ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text, body: JSON.parse(text) };
}

const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

test('a question is answered', async () => {
  const { status, body } = await ask('query($n: Int) { projects(first: $n) { totalCount nodes { code name } } }', {
    n: 3,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { projects: { totalCount: 80, nodes: [{}, {}, {}] } } });
});

const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';
test.each([
  [{}, json],
  [{ accept: '*/*' }, json],
  [{ accept: 'application/json' }, json],
  [{ accept: 'application/graphql-response+json' }, graphqlJson],
  [{ accept: 'application/graphql-response+json, application/json;q=0.9' }, graphqlJson],
])('%o is answered as %s', async (headers, type) => {
  expect(await post('{"query":"{ __typename }"}', headers)).toMatchObject({ status: 200, type });
  expect(await post('{"query":"{ nothing }"}', headers)).toMatchObject({ status: 400, type });
});

test('a caller that takes no JSON is told so', async () => {
  const { status, body } = await post('{"query":"{ __typename }"}', { accept: 'text/html' });
  expect(status).toBe(406);
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('introspection is for those who are signed in', async () => {
  const { body } = await ask('{ __schema { queryType { name } } }');
  expect(body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
});

test.each([
  ['no token', {}, 'Bearer'],
  ['a token of nobody', { authorization: `Bearer ld_${'x'.repeat(43)}` }, 'Bearer error="invalid_token"'],
  ['another scheme', { authorization: 'Basic dGF4OnRheA==' }, 'Bearer'],
])('%s: 401 UNAUTHENTICATED, for introspection and malformed JSON too', async (_, headers, challenge) => {
  for (const body of ['{"query":"{ __typename }"}', '{"query":"{ __schema { queryType { name } } }"}', '{"query":']) {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  }
});

test.each([
  ['malformed JSON', '{"query":'],
  ['an empty body', ''],
  ['a list', '[{"query":"{ __typename }"}]'],
  ['no query', '{"variables":{}}'],
  ['a query that is no text', '{"query":{"kind":"Document"}}'],
  ['variables that are no object', '{"query":"{ __typename }","variables":"x"}'],
  ['a syntax error', { query: '{ projects {' }],
  ['an unknown field', { query: '{ projects { nodes { budgetOfTheKing } } }' }],
  ['an unknown argument', { query: '{ projects(limit: 3) { totalCount } }' }],
  [
    'a variable of the wrong type',
    { query: 'query($n: Int) { projects(first: $n) { totalCount } }', variables: { n: 'three' } },
  ],
  ['a missing variable', { query: 'query($n: Int!) { projects(first: $n) { totalCount } }' }],
  ['an unknown operation', { query: 'query A { __typename }', operationName: 'B' }],
  ['two operations and no name', { query: 'query A { __typename } query B { __typename }' }],
  ['an unknown mutation', { query: 'mutation { dropEverything { ok } }' }],
  [
    'a mutation with an unknown member',
    { query: 'mutation { revokeAccess(input: { grant: "G-1", force: true, reason: "x" }) { grant { code } } }' },
  ],
  [
    'a mutation with an unknown member in a variable',
    {
      query: 'mutation($input: RevokeAccessInput!) { revokeAccess(input: $input) { grant { code } } }',
      variables: { input: { grant: 'G-1', reason: 'x', force: true } },
    },
  ],
  ['a subscription, where there is none', { query: 'subscription { __typename }' }],
  ['first beyond the limit', { query: '{ projects(first: 100000) { totalCount nodes { code } } }' }],
  ['a negative first', { query: '{ projects(first: -1) { nodes { code } } }' }],
  ['a forged cursor', { query: '{ projects(first: 2, after: "Zm9yZ2Vk") { nodes { code } } }' }],
  ['a forged id', { query: '{ node(id: "Zm9yZ2Vk") { id } }' }],
  [
    'a day that does not exist',
    { query: '{ projects(filter: { plannedStartOn: { gt: "2025-02-30" } }) { totalCount } }' },
  ],
  [
    'a day before the first',
    { query: '{ projects(filter: { plannedStartOn: { gt: "0000-01-01" } }) { totalCount } }' },
  ],
  ['an amount that is none', { query: '{ projects(filter: { totalInvestment: { gt: "much" } }) { totalCount } }' }],
  ['a text with U+0000', { query: '{ projects(filter: { name: { eq: "\\u0000" } }) { totalCount } }' }],
  ['a parser bomb', { query: `{ ${'a '.repeat(50_000)} }` }],
])('%s: 400 BAD_USER_INPUT', async (_, request) => {
  const { status, text, body } = await post(typeof request === 'string' ? request : JSON.stringify(request));
  expect(text).toContain('BAD_USER_INPUT');
  expect(status).toBe(400);
  for (const { message, extensions } of body.errors ?? []) {
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/\p{Script=Han}.* · /u);
  }
  expect(text).not.toMatch(/stack|\bat .*\.[jt]s:|node_modules|\bselect\b/i);
});

test.each([3_000, 9_000])('a filter %i levels deep: 400 TOO_COMPLEX', async (depth) => {
  const filter = `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
  const query = 'query($filter: ProjectFilter) { projects(filter: $filter) { totalCount } }';
  const { status, body } = await post(`{"query":"${query}","variables":{"filter":${filter}}}`);
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
});

test('a cursor leads on in its own list and order only', async () => {
  const page = (list: string, order: string, after?: string) =>
    ask(
      `query($after: Cursor) { ${list}(first: 2, orderBy: [{ ${order} }], after: $after) {
      nodes { name } pageInfo { endCursor } } }`,
      { after },
    );
  const first = await page('projects', 'code: ASC');
  const { nodes, pageInfo } = first.body.data!.projects as { nodes: unknown[]; pageInfo: { endCursor: string } };
  const next = await page('projects', 'code: ASC', pageInfo.endCursor);
  expect(next.status).toBe(200);
  expect(next.body.data?.projects).not.toMatchObject({ nodes });
  const changed = `${pageInfo.endCursor.slice(0, -3)}AAA`;
  for (const [list, order, cursor] of [
    ['projects', 'code: DESC', pageInfo.endCursor],
    ['projects', 'name: ASC', pageInfo.endCursor],
    ['enterprises', 'creditCode: ASC', pageInfo.endCursor],
    ['projects', 'code: ASC', changed],
  ] as const) {
    const { status, body } = await page(list, order, cursor);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'after' });
  }
});

test('a body too large is refused', async () => {
  const { status, body } = await ask(`{ __typename } # ${'x'.repeat(2_000_000)}`);
  expect(status).toBe(413);
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a form of another site can neither ask nor change', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const { status, body } = await post('{"query":"{ __typename }"}', { 'content-type': type });
    expect([400, 415]).toContain(status);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

test('GET needs a header that browsers do not send by themselves, and asks only', async () => {
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/graphql?${new URLSearchParams({ query })}`, {
      headers: { authorization: `Bearer ${tokens.procuratorate}`, ...headers },
    });
  expect((await get('{ __typename }')).status).toBe(400);
  const preflighted = { 'apollo-require-preflight': '1' };
  expect(await (await get('{ __typename }', preflighted)).json()).toMatchObject({ data: { __typename: 'Query' } });
  expect((await get('mutation { __typename }', preflighted)).status).toBe(405);
});

test('a mutation sent twice is done twice, each time with an answer of its own', async () => {
  type Granted = { grant: { code: string } };
  const give = `mutation { grantAccess(input: { grantee: "finance", dataset: "recovery", treatment: MASKED,
    purpose: LAND_REVENUE, legalBasis: "协议" }) { grant { code } } }`;
  const [one, two] = [await ask(give), await ask(give)].map(
    ({ body }) => (body.data as { grantAccess: Granted }).grantAccess.grant.code,
  );
  expect([one, two]).toEqual([expect.stringMatching(/^G-\d{6}$/), expect.stringMatching(/^G-\d{6}$/)]);
  expect(one).not.toBe(two);
  const take = 'mutation($code: String!) { revokeAccess(input: { grant: $code, reason: "止" }) { grant { state } } }';
  expect((await ask(take, { code: one })).body).toMatchObject({
    data: { revokeAccess: { grant: { state: 'REVOKED' } } },
  });
  const again = await ask(take, { code: one });
  expect(again.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['CONFLICT']);
  expect(again.body.data).toEqual({ revokeAccess: null });
});

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s /graphql: 405', async (method) => {
  const response = await fetch(`${base}/graphql`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('an error inside is a reference for the caller and a cause for the log', async () => {
  const { pool } = open.hub;
  await pool.query('alter table project rename to project_gone');
  try {
    logged.length = 0;
    const { status, body, text } = await ask('{ projects(first: 1) { nodes { code } } }');
    expect(status).toBe(500);
    expect(text).not.toMatch(/project_gone|relation|select/);
    const [error] = body.errors ?? [];
    expect(error?.extensions).toMatchObject({ code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{13}$/) });
    expect(logged.join()).toContain(error?.extensions.reference);
    expect(logged.join()).toContain('does not exist');
  } finally {
    await pool.query('alter table project_gone rename to project');
  }
});

test('connections cut under the hub are replaced', async () => {
  const { pool } = open.hub;
  await pool
    .query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    .catch(() => {});
  await expect.poll(async () => (await ask('{ projects(first: 1) { totalCount } }')).status).toBe(200);
});

test('a lost database: 503 UNAVAILABLE until it is back', async () => {
  // Known to the hub before, and not: the first fails in the query, the second in the look-up of the token.
  const callers: Record<string, string>[] = [{}, { authorization: `Bearer ${tokens.court}` }];
  const question = JSON.stringify({ query: '{ projects(first: 1) { totalCount } }' });
  await line.cut();
  try {
    for (const headers of callers) {
      const { status, body } = await post(question, headers);
      expect(status).toBe(503);
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    }
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
  } finally {
    await line.mend();
  }
  for (const headers of callers) await expect.poll(async () => (await post(question, headers)).status).toBe(200);
  expect((await fetch(`${base}/health/ready`)).status).toBe(200);
});

test('health, schema and the rest', async () => {
  const get = async (path: string, headers = {}) => {
    const response = await fetch(base + path, { headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
  expect(await get('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  expect(await get('/schema.graphql')).toMatchObject({ status: 401 });
  const signedIn = { authorization: `Bearer ${tokens.procuratorate}` };
  expect(await get('/schema.graphql', signedIn)).toMatchObject({ status: 200, text: open.hub.sdl });
  const missing = await get('/no/such/page');
  expect(missing).toMatchObject({ status: 404 });
  expect(missing.text).toContain('NOT_FOUND');
  expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
  const unreadable = await get('/%zz');
  expect(unreadable).toMatchObject({ status: 400 });
  expect(unreadable.text).toContain('BAD_USER_INPUT');
});

test('the operations have a sentence for a title', async () => {
  const operations = (await (await fetch(`${base}/operations.json`)).json()) as { name: string; title: string }[];
  expect(operations.map(({ name }) => name)).toContain('01-wage-deposit-watch');
  for (const { title } of operations) expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(operations[0]!.title).toMatch(/^The headline: .* not settled, worst first, .* complaints$/);
});

test('the demo offers its tokens to a browser on this machine only', async () => {
  const settings = async (headers: Record<string, string>) => {
    const { body } = await server.inject({ url: '/console.json', headers });
    return JSON.parse(body) as { hubDate: string; version: string; principals: { name: string; token: string }[] };
  };
  const here = await settings({ host: 'localhost:4000' });
  expect(here).toMatchObject({ hubDate: '2025-06-06', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(here.principals.find(({ name }) => name === 'procuratorate')?.token).toBe(tokens.procuratorate);
  expect((await settings({ host: 'rebound.example' })).principals).toEqual([]);
  expect((await settings({ host: 'localhost', 'x-forwarded-for': '10.0.0.9' })).principals).toEqual([]);
  const elsewhere = await server.inject({
    url: '/console.json',
    headers: { host: 'localhost' },
    remoteAddress: '10.0.0.9',
  });
  expect(JSON.parse(elsewhere.body).principals).toEqual([]);
});

test('a persisted query is refused as the caller’s doing', async () => {
  const { status, body } = await post(
    JSON.stringify({
      query: '{ __typename }',
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    }),
  );
  expect(status).toBeLessThan(500);
  expect(body.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    reason: 'PERSISTED_QUERY_NOT_SUPPORTED',
  });
});
