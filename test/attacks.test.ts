// The classic attacks on GraphQL servers, each against the running server: a clear code, and little of its time.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ApiKeys } from '../src/access/api-keys.ts';
import { procuratorate } from './hub.ts';
import { openSeededServer, type SeededServer } from './server.ts';

/** Milliseconds of the processor that an attack may take, of hub and caller together. */
const MOST_WORK = 200;

let server: SeededServer;
beforeAll(async () => {
  server = await openSeededServer();
  // Warm: what a server does for the first time, it does once.
  await server.post({ query: '{ projects { totalCount nodes { name } } }' });
  await server.post({ query: '{ nothing }' });
});
afterAll(() => server.close());

const times = (count: number, part: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');

const nested = (depth: number, open: string, inner: string) =>
  `${`${open} { `.repeat(depth)}${inner}${' }'.repeat(depth)}`;

interface Reply {
  status: number;
  text: string;
  code: string | undefined;
  message: string | undefined;
}

async function told(response: Response): Promise<Reply> {
  const text = await response.text();
  const [error] = JSON.parse(text).errors ?? [];
  return { status: response.status, text, code: error?.extensions.code, message: error?.message };
}

/** What an attack is told, and the least of its work in three tries: the machine does other things besides. */
async function attacked(attempt: (n: number) => Promise<Response>): Promise<Reply & { work: number }> {
  let work = Number.POSITIVE_INFINITY;
  let reply: Reply | undefined;
  for (let n = 0; n < 3; n += 1) {
    const before = process.cpuUsage();
    reply = await told(await attempt(n));
    const { user, system } = process.cpuUsage(before);
    work = Math.min(work, (user + system) / 1_000);
  }
  return { ...reply!, work };
}

/** Another document at each attempt: none is known from the one before. */
const posting = (body: { query: string; variables?: object }) => (n: number) =>
  server.post({ ...body, query: `${body.query} #${n}` });

const circle = nested(9, 'fields { type', 'name').replaceAll(' }', ' } }');

/** Each fragment spreads the next one twice. */
const doubling = (count: number) => {
  const next = (n: number) => `permit { project { ...F${n + 1} } }`;
  const fragment = (n: number) => (n < count - 1 ? `a: ${next(n)} b: ${next(n)}` : 'name');
  return `{ projects { nodes { ...F0 } } } ${times(count, (n) => `fragment F${n} on Project { ${fragment(n)} }`)}`;
};

test.each<[string, { query: string; variables?: object }, string, RegExp]>([
  ['alias overload', { query: `{ ${times(1_200, (n) => `a${n}: __typename`)} }` }, 'TOO_COMPLEX', /at most \d+ fields/],
  [
    'alias overload, spread over levels',
    { query: `{ ${times(60, (n) => `a${n}: projects { ${times(10, (m) => `b${m}: totalCount`)} }`)} }` },
    'TOO_COMPLEX',
    /at most \d+ aliases/,
  ],
  [
    'as many aliases as there may be, of whole pages',
    {
      query: `{ ${times(90, (n) => `a${n}: projects(first: 500) { nodes { name complaints(first: 500) { nodes { id } } } }`)} }`,
    },
    'TOO_COMPLEX',
    /costs \d+, more than 2000000; a0\.?\S* is \d+ %/,
  ],
  [
    'counts over whole tables, again and again',
    {
      query: `{ ${times(250, (n) => `a${n}: enterprises(filter: { name: { contains: "公司${n}" } }) { totalCount }`)} }`,
    },
    'TOO_COMPLEX',
    /costs \d+, more than 2000000/,
  ],
  [
    'circular introspection',
    { query: `{ __schema { types { ${circle} } } }` },
    'BAD_USER_INPUT',
    /introspection depth|Maximum/,
  ],
  [
    'circular fragments',
    {
      query:
        '{ projects { nodes { ...A } } } fragment A on Project { owner { ...B } } fragment B on Enterprise { ownedProjects: id ...C } fragment C on Enterprise { ...B }',
    },
    'BAD_USER_INPUT',
    /fragment "B" within itself/,
  ],
  ['fragments that double', { query: doubling(13) }, 'TOO_COMPLEX', /at most \d+ fields/],
  [
    'directive overload',
    { query: `{ __typename ${times(1_000, () => '@include(if: true)')} }` },
    'TOO_COMPLEX',
    /at most \d+ directives/,
  ],
  [
    'field duplication',
    { query: `{ projects { ${times(5_000, () => 'totalCount')} } }` },
    'TOO_COMPLEX',
    /side by side/,
  ],
  [
    'field duplication, level by level',
    { query: `{ ${times(400, () => 'projects { nodes { name name } nodes { name } }')} }` },
    'TOO_COMPLEX',
    /at most \d+ fields/,
  ],
  [
    'deep nesting',
    { query: `{ projects { nodes { ${nested(200, 'owner', 'id')} } } }` },
    'TOO_COMPLEX',
    /at most \d+ levels/,
  ],
  [
    'deep nesting, each level a page',
    {
      query: `{ enterprises(first: 500) { nodes { ${nested(4, 'premiumArrears(first: 500) { nodes { enterprise', 'id').replaceAll(' }', ' } } }')} } } }`,
    },
    'TOO_COMPLEX',
    /premiumArrears/,
  ],
  [
    'deep nesting within a variable',
    {
      query: 'query($f: ProjectFilter) { projects(filter: $f) { totalCount } }',
      variables: { f: JSON.parse(`${'{"not":'.repeat(1_000)}{}${'}'.repeat(1_000)}`) },
    },
    'TOO_COMPLEX',
    /at most \d+ levels/,
  ],
  [
    'deep nesting within an argument',
    { query: `{ projects(filter: ${'{not:'.repeat(1_000)}{}${'}'.repeat(1_000)}) { totalCount } }` },
    'TOO_COMPLEX',
    /at most \d+ levels/,
  ],
  [
    'huge list arguments',
    {
      query: 'query($in: [String!]) { projects(filter: { code: { in: $in } }) { totalCount } }',
      variables: { in: Array.from({ length: 60_000 }, (_, n) => String(n)) },
    },
    'TOO_COMPLEX',
    /at most \d+ values/,
  ],
  [
    'a wide object within the variables',
    {
      query: 'query($f: ProjectFilter) { projects(filter: $f) { totalCount } }',
      variables: { f: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, n])) },
    },
    'TOO_COMPLEX',
    /at most \d+ values/,
  ],
  [
    'fragments that spread the next one far down',
    {
      query: `{ projects { nodes { ...F0 } } } ${times(98, (n) => `fragment F${n} on Project { ${nested(28, 'owner', `...F${n + 1}`)} }`)}`,
    },
    'TOO_COMPLEX',
    /at most \d+ levels/,
  ],
  ['a page beyond the limit', { query: '{ projects(first: 1000000) { nodes { id } } }' }, 'BAD_USER_INPUT', /0 to 500/],
  ['a parser bomb', { query: `{ ${'a '.repeat(100_000)} }` }, 'BAD_USER_INPUT', /tokens/],
])('%s', async (_, body, code, message) => {
  const reply = await attacked(posting(body));
  expect(reply).toMatchObject({ status: 400, code, message: expect.stringMatching(message) });
  expect(reply.message).toMatch(/\p{Script=Han}.* · /u);
  expect(reply.work).toBeLessThan(MOST_WORK);
});

/** A request in whatever form, signed in. */
const sending = (path: string, request: RequestInit & { headers?: Record<string, string> }) => async () => {
  const token = await new ApiKeys(server.hub.pool).issue(procuratorate, new Date(Date.now() + 60_000));
  return fetch(server.base + path, {
    ...request,
    headers: { authorization: `Bearer ${token}`, ...request.headers },
  });
};

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const question = JSON.stringify({ query: '{ __typename }' });
const get = (query: string) => `/graphql?${new URLSearchParams({ query })}`;
const preflighted = { 'apollo-require-preflight': '1' };

test.each<[string, string, RequestInit & { headers?: Record<string, string> }, number]>([
  [
    'batching',
    '/graphql',
    { method: 'POST', headers: json, body: `[${times(500, () => question).replaceAll('} {', '},{')}]` },
    400,
  ],
  ['batching of exports', '/export?format=csv', { method: 'POST', headers: json, body: `[${question}]` }, 400],
  ['a mutation by GET', get('mutation { __typename }'), { headers: preflighted }, 405],
  ['a question by GET, as a page elsewhere sends it', get('{ __typename }'), {}, 400],
  ['a form of another site', '/graphql', { method: 'POST', headers: form, body: 'query=%7B__typename%7D' }, 415],
  [
    'a form of another site, for an export',
    '/export?format=csv',
    { method: 'POST', headers: form, body: 'query=x' },
    415,
  ],
  [
    'text of another site',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'text/plain' }, body: question },
    415,
  ],
  [
    'text of another site, for an export',
    '/export',
    { method: 'POST', headers: { 'content-type': 'text/plain' }, body: question },
    415,
  ],
  [
    'an oversized body',
    '/graphql',
    {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(3_000_000) } }),
    },
    413,
  ],
  ['malformed JSON', '/graphql', { method: 'POST', headers: json, body: '{"query":' }, 400],
  [
    'a prototype in JSON',
    '/graphql',
    { method: 'POST', headers: json, body: '{"query":"{ __typename }","__proto__":{"a":1}}' },
    400,
  ],
])('%s', async (_, path, request, status) => {
  const reply = await attacked(sending(path, request));
  expect(reply).toMatchObject({
    status,
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/\p{Script=Han}.* · /u),
  });
  expect(reply.work).toBeLessThan(MOST_WORK);
});

test('nothing is traced or debugged for whoever asks for it', async () => {
  const headers = { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1', 'graphql-debug': '1' };
  const response = await server.post(
    { query: '{ projects { totalCount } }', extensions: { debug: true } },
    { headers },
  );
  const { extensions } = (await response.json()) as { extensions: object };
  expect(Object.keys(extensions)).toEqual(['cost']);
});

test('an unhandled error tells nothing but a reference', async () => {
  vi.spyOn(server.hub.pool, 'read').mockRejectedValueOnce(new TypeError("select 'secret' from somewhere"));
  const reply = await told(await server.post({ query: '{ projects { nodes { code } } }' }));
  expect(reply).toMatchObject({ status: 500, code: 'INTERNAL' });
  expect(reply.text).not.toMatch(/secret|select|stack|\bat .*\.[jt]s/);
});

test('a statement that takes too long is cancelled, and its caller told to ask for less', async () => {
  const timeout = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  vi.spyOn(server.hub.pool, 'read').mockRejectedValueOnce(timeout);
  expect(await told(await server.post({ query: '{ projects { nodes { name code } } }' }))).toMatchObject({
    status: 400,
    code: 'TOO_COMPLEX',
  });
  const { rows } = await server.hub.pool.query<{ statement_timeout: string }>('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '30s' }]);
});

/** The whole answer to bytes that no client would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(server.base).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test.each([
  ['headers without end', `GET /graphql HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ['the method TRACE', 'TRACE /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
  ['what is no HTTP', 'HELLO\r\n\r\n', 400],
])('%s', async (_, text, status) => {
  const [head, body] = (await raw(text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body!)).toMatchObject({
    errors: [{ message: expect.stringMatching(/\p{Script=Han}.* · /u), extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('every answer carries the headers that keep browsers safe', async () => {
  const { headers } = await fetch(`${server.base}/`);
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
  expect(headers.has('strict-transport-security')).toBe(false);
});
