// What a caller gets over HTTP for good and bad requests: status, code, and nothing from within.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoTokens } from '../src/access/demo-tokens.ts';
import { Tokens } from '../src/access/tokens.ts';
import { type OpenHub, openHub } from '../src/commands/open.ts';
import { readConfig } from '../src/config.ts';
import { buildServer } from '../src/server/server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-http-'));
const outer = readConfig().databaseUrl;
const database = `liandong_http_${process.pid}`;
const logged: string[] = [];
let open: OpenHub;
let server: FastifyInstance;
let base: string;
let token: string;

beforeAll(async () => {
  if (outer) await onServer(`create database ${database}`);
  const databaseUrl = outer && Object.assign(new URL(outer), { pathname: `/${database}` }).href;
  const config = { ...readConfig({ DATA_DIR: dataDir }), databaseUrl };
  open = await openHub(config, false, () => {});
  await open.hub.migrate();
  const tokens = new Tokens(open.hub.pool);
  const demoTokens = await openDemoTokens(join(dataDir, 'tokens.json'), tokens);
  token = demoTokens.procuratorate!;
  const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) });
  server = await buildServer(open.hub, { config, tokens, demoTokens, log });
  await server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}, 60_000);

afterAll(async () => {
  await server?.close();
  await open?.close();
  if (outer) await onServer(`drop database ${database} with (force)`);
  rmSync(dataDir, { recursive: true, force: true });
});

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: outer! });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

interface Reply {
  status: number;
  text: string;
  body: {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: { code: string; reference?: string } }[];
  };
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

const ask = (query: string, variables?: object) => post(JSON.stringify({ query, variables }));

test('a question is answered', async () => {
  const { status, body } = await ask('query($n: Int) { projects(first: $n) { totalCount nodes { code name } } }', {
    n: 3,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { projects: { totalCount: 0, nodes: [] } } });
});

test('introspection is for those who are signed in', async () => {
  const { body } = await ask('{ __schema { queryType { name } } }');
  expect(body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
});

test.each([
  ['no token', {}],
  ['a token of nobody', { authorization: `Bearer ld_${'x'.repeat(43)}` }],
  ['another scheme', { authorization: 'Basic dGF4OnRheA==' }],
])('%s: 401 UNAUTHENTICATED, for introspection and malformed JSON too', async (_, headers) => {
  for (const body of ['{"query":"{ __typename }"}', '{"query":"{ __schema { queryType { name } } }"}', '{"query":']) {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
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
  ['a syntax error', JSON.stringify({ query: '{ projects {' })],
  ['an unknown field', JSON.stringify({ query: '{ projects { nodes { budgetOfTheKing } } }' })],
  ['an unknown argument', JSON.stringify({ query: '{ projects(limit: 3) { totalCount } }' })],
  [
    'a variable of the wrong type',
    JSON.stringify({ query: 'query($n: Int) { projects(first: $n) { totalCount } }', variables: { n: 'three' } }),
  ],
  ['a missing variable', JSON.stringify({ query: 'query($n: Int!) { projects(first: $n) { totalCount } }' })],
  ['an unknown operation', JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
  ['two operations and no name', JSON.stringify({ query: 'query A { __typename } query B { __typename }' })],
  ['first beyond the limit', JSON.stringify({ query: '{ projects(first: 100000) { totalCount nodes { code } } }' })],
  ['a negative first', JSON.stringify({ query: '{ projects(first: -1) { nodes { code } } }' })],
  ['a forged cursor', JSON.stringify({ query: '{ projects(first: 2, after: "Zm9yZ2Vk") { nodes { code } } }' })],
  ['a parser bomb', JSON.stringify({ query: `{ ${'a '.repeat(50_000)} }` })],
])('%s: 400 BAD_USER_INPUT', async (_, request) => {
  const { status, text, body } = await post(request);
  expect(text).toContain('BAD_USER_INPUT');
  expect(status).toBe(400);
  for (const { message, extensions } of body.errors ?? []) {
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/\p{Script=Han}.* · /u);
  }
  expect(text).not.toMatch(/stack|\bat .*\.[jt]s:|node_modules|\bselect\b/i);
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
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  expect((await get('{ __typename }')).status).toBe(400);
  const preflighted = { 'apollo-require-preflight': '1' };
  expect(await (await get('{ __typename }', preflighted)).json()).toEqual({ data: { __typename: 'Query' } });
  if (open.hub.schema.getMutationType()) {
    expect((await get('mutation { __typename }', preflighted)).status).toBe(405);
  }
});

test('an error inside is a reference for the caller and a cause for the log', async () => {
  const { pool } = open.hub;
  await pool.query('alter table project rename to project_gone');
  try {
    logged.length = 0;
    const { body, text } = await ask('{ projects(first: 1) { nodes { code } } }');
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

test('health, schema and the rest', async () => {
  const get = async (path: string, headers = {}) => {
    const response = await fetch(base + path, { headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
  expect(await get('/health/ready')).toMatchObject({ status: 200, text: '{"status":"ready"}' });
  expect(await get('/schema.graphql')).toMatchObject({ status: 200, text: open.hub.sdl });
  const missing = await get('/no/such/page');
  expect(missing).toMatchObject({ status: 404 });
  expect(missing.text).toContain('NOT_FOUND');
  expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
  expect(JSON.parse((await get('/operations.json')).text)).toBeInstanceOf(Array);
});

test('the demo offers its tokens to a browser on this machine only', async () => {
  const settings = async (headers: Record<string, string>) => {
    const { body } = await server.inject({ url: '/console.json', headers });
    return JSON.parse(body) as { hubDate: string; version: string; principals: { name: string; token: string }[] };
  };
  const here = await settings({ host: 'localhost:4000' });
  expect(here).toMatchObject({ hubDate: '2025-06-06', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(here.principals.find(({ name }) => name === 'procuratorate')?.token).toBe(token);
  expect((await settings({ host: 'rebound.example' })).principals).toEqual([]);
  expect((await settings({ host: 'localhost', 'x-forwarded-for': '10.0.0.9' })).principals).toEqual([]);
  const elsewhere = await server.inject({
    url: '/console.json',
    headers: { host: 'localhost' },
    remoteAddress: '10.0.0.9',
  });
  expect(JSON.parse(elsewhere.body).principals).toEqual([]);
});
