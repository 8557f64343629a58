// How much a caller may ask, and what partners' systems may: the same on every way to an answer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Authenticator } from '../src/access/authenticator.ts';
import type { Principal } from '../src/access/principal.ts';
import { command as documentsCommand } from '../src/commands/documents.ts';
import { readConfig } from '../src/config.ts';
import { documentId } from '../src/limits/trusted-documents.ts';
import { ask, openHubOn, procuratorate, scratchDatabase } from './hub.ts';
import { openSeededServer, type SeededServer } from './server.ts';

let database: Awaited<ReturnType<typeof scratchDatabase>>;
const servers: SeededServer[] = [];

beforeAll(async () => {
  database = await scratchDatabase('seeded');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => database.drop());

/** A server with settings of its own. */
async function serve(environment: Record<string, string> = {}): Promise<SeededServer> {
  const server = await openSeededServer(await openHubOn(database.url, environment));
  servers.push(server);
  return server;
}

/** Every token is now that of a partner's system. */
function callAsPartner(): void {
  const partner = { ...procuratorate, name: 'partner:acme', roles: ['partner'] } as unknown as Principal;
  vi.spyOn(Authenticator.prototype, 'principalOf').mockResolvedValue(partner);
}

async function told(response: Response) {
  const body = await response.json();
  const [error] = body.errors ?? [];
  return { status: response.status, code: error?.extensions.code, message: error?.message, ...body };
}

const list = { query: 'query List($first: Int) { projects(first: $first) { nodes { name } } }' };

test('every answer says what it cost, whichever way it is given', async () => {
  const server = await serve();
  const cost = async (body: object) => (await told(await server.post(body))).extensions.cost;
  // 1 for the list, 1 for nodes, 1 for each row.
  const expected = { requested: 22, limit: 2_000_000 };
  expect(await cost(list)).toEqual(expected);
  expect(await cost(list)).toEqual(expected);
  expect(await cost({ ...list, variables: { first: 100 } })).toEqual({ ...expected, requested: 102 });
  expect(await cost({ query: '{ __schema { queryType { name } } projects(first: 3) { nodes { name } } }' })).toEqual({
    ...expected,
    requested: 8,
  });
});

test('beyond the limit an operation is refused with its costliest part, as an answer and as an export', async () => {
  const server = await serve({ LIMITS: 'cost=200' });
  const query = '{ projects(first: 50) { nodes { name complaints(first: 10) { nodes { id } } } } }';
  for (const to of ['/graphql', '/graphql', '/export?format=csv']) {
    expect(await told(await server.post({ query }, { to }))).toMatchObject({
      status: 400,
      errors: [
        {
          message: expect.stringMatching(
            /代价 652 超过上限 200.* · .*costs 652, more than 200; projects\.nodes\.complaints.* is \d+ %/,
          ),
          extensions: {
            code: 'TOO_COMPLEX',
            cost: { requested: 652, limit: 200 },
            path: 'projects.nodes.complaints.nodes',
            share: 0.844,
          },
        },
      ],
    });
  }
  expect(await told(await server.post({ ...list, variables: { first: 10 } }))).not.toHaveProperty('errors');
  // Known by now, and still it depends on the variables.
  expect(await told(await server.post({ ...list, variables: { first: 300 } }))).toMatchObject({ code: 'TOO_COMPLEX' });
});

test('who has used up a minute waits for the next one; others do not', async () => {
  // What has to be validated costs 30 for each character, once.
  const rate = 30 * list.query.length + 100;
  const server = await serve({ LIMITS: `rate=${rate}` });
  for (const status of [200, 200, 200, 200]) expect((await server.post(list)).status).toBe(status);
  for (const to of ['/graphql', '/export?format=csv', '/graphql']) {
    const refused = await server.post(to === '/graphql' ? list : { query: '{ projects { nodes { name } } }' }, { to });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await told(refused)).toMatchObject({
      status: 429,
      code: 'RATE_LIMITED',
      message: expect.stringMatching(/\p{Script=Han}.* · /u),
    });
  }
  expect((await server.post(list, { as: 'tax' })).status).toBe(200);
});

test.each<[string, (n: number) => object]>([
  ['invalid', (n) => ({ query: `{ nothing${n} }` })],
  ['too large', (n) => ({ query: `{ ${Array.from({ length: 501 }, () => '__typename').join(' ')} } #${n}` })],
  ['no text of GraphQL', (n) => ({ query: `{ projects { nodes { ${n} } } }` })],
  ['asked with bad variables', () => ({ ...list, variables: { first: 'x' } })],
  [
    'too costly',
    (n) => ({ query: `{ projects(first: ${500 - n}) { nodes { complaints(first: 500) { nodes { id } } } } }` }),
  ],
])('what is refused costs too: %s', async (_, body) => {
  const server = await serve({ LIMITS: 'rate=20000 cost=10000' });
  for (let n = 0; n < 100; n += 1) await server.post(body(n));
  expect(await told(await server.post(list))).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
});

test('sign-ins that fail are counted by token: others at the same address go on', async () => {
  const server = await serve({ LIMITS: 'signIns=3' });
  const headers = { authorization: `Bearer ld_${'x'.repeat(43)}` };
  const expired = () => server.post(list, { headers });
  for (let n = 0; n < 2; n += 1) expect((await expired()).status).toBe(401);
  const metrics = () => fetch(`${server.base}/metrics`, { headers });
  expect((await metrics()).status).toBe(401);
  expect((await metrics()).status).toBe(429);
  const refused = await expired();
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await told(refused)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  expect((await server.post(list)).status).toBe(200);
});

test('who tries many tokens locks the address out, but for those who have signed in before', async () => {
  const server = await serve({ LIMITS: 'signIns=3' });
  const guess = (token: string) => server.post(list, { headers: { authorization: `Bearer ${token}` } });
  expect((await server.post(list)).status).toBe(200);
  for (const token of ['a', 'b', 'c']) expect((await guess(token)).status).toBe(401);
  expect((await guess('d')).status).toBe(429);
  expect((await server.post(list, { as: 'tax' })).status).toBe(429);
  expect((await server.post(list)).status).toBe(200);
});

test('behind a trusted proxy the address is that of the caller', async () => {
  const hub = await openHubOn(database.url, { LIMITS: 'signIns=1' });
  const server = await openSeededServer(hub, readConfig({ TRUST_PROXY: '127.0.0.1' }));
  servers.push(server);
  const guess = (from: string, token: string) =>
    server.post(list, {
      headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
    });
  expect((await guess('192.0.2.1', 'one')).status).toBe(401);
  expect((await guess('192.0.2.1', 'two')).status).toBe(429);
  const other = await guess('192.0.2.2', 'two');
  expect(other.status).toBe(401);
  expect(other.headers.get('strict-transport-security')).toBe('max-age=31536000');
});

const introspection = { query: '{ __schema { queryType { name } } projects { totalCount } }' };
const typo = { query: '{ projects { nodes { nam } } }' };
const typoInVariable = {
  query: 'query($by: [ProjectGroupBy!]!) { projects { groups(by: $by) { count } } }',
  variables: { by: ['STATU'] },
};

test('partners see nothing of the schema, also through a document that others had answered', async () => {
  const server = await serve();
  expect(await told(await server.post(introspection))).not.toHaveProperty('errors');
  expect((await told(await server.post(typo))).message).toMatch(/Did you mean "name"/);
  expect((await told(await server.post(typoInVariable))).message).toMatch(/Did you mean/);
  callAsPartner();
  for (const query of [
    introspection.query,
    '{ __type(name: "Project") { name } }',
    'query Two { __typename ...S } fragment S on Query { __schema { queryType { name } } }',
  ])
    expect(await told(await server.post({ query }))).toMatchObject({ status: 400, code: 'FORBIDDEN' });
  for (const body of [typo, typoInVariable]) {
    for (const to of ['/graphql', '/export?format=csv']) {
      const { code, message } = await told(await server.post(body, { to }));
      expect(code).toBe('BAD_USER_INPUT');
      expect(message).not.toMatch(/Did you mean/);
    }
  }
  const headers = { authorization: 'Bearer x' };
  expect((await fetch(`${server.base}/schema.graphql`, { headers })).status).toBe(403);
  expect((await server.post({ query: '{ __typename projects { totalCount } }' })).status).toBe(200);
});

test('unless they are allowed to', async () => {
  const server = await serve({ PARTNER_INTROSPECTION: 'on' });
  callAsPartner();
  expect(await told(await server.post(introspection))).not.toHaveProperty('errors');
  expect((await told(await server.post(typo))).message).toMatch(/Did you mean "name"/);
});

/** Runs the command on a file of the text. */
async function register(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-documents-'));
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    writeFileSync(join(folder, 'list.graphql'), text);
    const config = readConfig({ DATABASE_URL: database.url });
    await documentsCommand.run(config, ['register', folder], {});
    return printed.mock.calls.flat().join('\n');
  } finally {
    rmSync(folder, { recursive: true });
    printed.mockRestore();
  }
}

test('enforced, only registered documents are answered: to partners, on every way', async () => {
  const registered = 'query Registered($first: Int) { projects(first: $first) { totalCount nodes { code } } }';
  const id = documentId(registered);
  expect(await register(registered)).toContain(`${id}  list`);
  const server = await serve({ TRUSTED_DOCUMENTS_PARTNERS: 'enforce' });
  // Others are free to ask, and the short way learns it.
  for (let n = 0; n < 2; n += 1) expect((await server.post(list)).status).toBe(200);
  callAsPartner();
  for (const to of ['/graphql', '/graphql', '/export?format=csv'])
    expect(await told(await server.post(list, { to }))).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining(documentId(list.query)),
    });
  for (const body of [{ query: registered }, { documentId: id }, { documentId: id, variables: { first: 1 } }]) {
    for (let n = 0; n < 2; n += 1)
      expect(await told(await server.post(body))).toMatchObject({
        status: 200,
        data: { projects: { totalCount: 135 } },
      });
    expect((await server.post(body, { to: '/export?format=csv' })).status).toBe(200);
  }
  // To the letter.
  expect(await told(await server.post({ query: `${registered} ` }))).toMatchObject({ code: 'FORBIDDEN' });
});

test('enforced, a document that is not registered is neither validated nor are its variables looked at', async () => {
  const server = await serve({ TRUSTED_DOCUMENTS_PARTNERS: 'enforce' });
  expect((await server.post(typoInVariable)).status).toBe(400);
  expect((await server.post({ ...typoInVariable, variables: { by: ['STATUS'] } })).status).toBe(200);
  callAsPartner();
  for (const body of [{ query: '{ nothing }' }, typo, typoInVariable]) {
    for (const to of ['/graphql', '/export?format=csv']) {
      const { code, message } = await told(await server.post(body, { to }));
      expect(code).toBe('FORBIDDEN');
      expect(message).not.toMatch(/nothing|nam"|Project/);
    }
  }
});

test('each key may have a mode of its own, whatever the settings say', async () => {
  const server = await serve({ TRUSTED_DOCUMENTS: 'enforce' });
  const codeFor = async (documents: 'open' | 'log' | 'enforce' | null) => {
    const key = await server.hub.keys.issue({ ...procuratorate, documents }, new Date(Date.now() + 60_000));
    return (await told(await server.post(list, { headers: { authorization: `Bearer ${key}` } }))).code;
  };
  for (const documents of ['open', 'log'] as const) expect(await codeFor(documents)).toBeUndefined();
  for (const documents of ['enforce', null] as const) expect(await codeFor(documents)).toBe('FORBIDDEN');
});

test('logged, others are answered and told of', async () => {
  const server = await serve({ TRUSTED_DOCUMENTS: 'log' });
  const seen: unknown[] = [];
  server.hub.admission.onUntrusted = (about) => seen.push(about);
  for (let n = 0; n < 2; n += 1) expect((await server.post(list)).status).toBe(200);
  const about = { documentId: documentId(list.query), principal: 'procuratorate', operation: 'List' };
  expect(seen).toEqual([about, about]);
});

test('a document asked by a name that is none, or by name and text', async () => {
  const server = await serve();
  const unknown = { documentId: `sha256:${'0'.repeat(64)}` };
  for (const to of ['/graphql', '/export?format=csv']) {
    expect(await told(await server.post(unknown, { to }))).toMatchObject({ status: 400, code: 'NOT_FOUND' });
    for (const body of [{ ...unknown, ...list }, { documentId: 7 }, { documentId: 'sha256:\u0000' }])
      expect(await told(await server.post(body, { to }))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  }
});

test('a document that is taken back is refused', async () => {
  const text = '{ agencies { totalCount } }';
  await register(text);
  const config = readConfig({ DATABASE_URL: database.url });
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  await documentsCommand.run(config, ['list'], {});
  expect(printed.mock.calls.flat().join('\n')).toContain(documentId(text));
  await documentsCommand.run(config, ['remove', documentId(text)], {});
  await expect(documentsCommand.run(config, ['remove', documentId(text)], {})).rejects.toThrow(/DOCUMENT|registered/);
  const hub = await openHubOn(database.url, { TRUSTED_DOCUMENTS: 'enforce' });
  await expect(ask(hub, text)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  await hub.close();
});
