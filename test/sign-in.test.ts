// Who gets in, by which token, and who is told what: over HTTP, with a real issuer.
import { createSecretKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ApiKeys } from '../src/access/api-keys.ts';
import { Authenticator } from '../src/access/authenticator.ts';
import { OidcIssuer } from '../src/access/oidc.ts';
import { readConfig } from '../src/config.ts';
import type { OperationRequest } from '../src/graph/engine.ts';
import { buildServer } from '../src/server/server.ts';
import { openSeededHub } from './hub.ts';
import { AUDIENCE, type Issuer, openIssuer } from './issuer.ts';
import { openSeededServer, type SeededServer } from './server.ts';

const COOLDOWN = 300;
const REST = 1_500;
const query = 'query SignIn { projects(first: 1) { nodes { code } } }';

let issuer: Issuer;
let server: SeededServer;
/** What the hub was asked last. */
let request: OperationRequest | undefined;
const troubles: unknown[] = [];

const issuerFor = ({ url }: Issuer) =>
  new OidcIssuer({ issuer: url, audience: AUDIENCE, clockSkew: 60 }, (error) => troubles.push(error), {
    cooldown: COOLDOWN,
    rest: REST,
  });

beforeAll(async () => {
  issuer = await openIssuer();
  await issuer.addKey('forged', 'RS256', false);
  // However many of them fail.
  server = await openSeededServer(await openSeededHub({ LIMITS: 'signIns=0' }), undefined, issuerFor(issuer));
  const { hub } = server;
  for (const way of ['execute', 'export'] as const) {
    const real = hub[way].bind(hub) as (...args: unknown[]) => never;
    vi.spyOn(hub, way).mockImplementation((asked: OperationRequest, ...rest: unknown[]) => {
      request = asked;
      return real(asked, ...rest);
    });
  }
});
beforeEach(() => {
  request = undefined;
});
afterAll(async () => {
  await server?.close();
  await issuer?.close();
});

const ask = (token: string, to = server) => to.post({ query }, { headers: { authorization: `Bearer ${token}` } });

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('a token signed by %s', async (key) => {
  const { status } = await ask(await issuer.token({ key, claims: { division: '150302' } }));
  expect(status).toBe(200);
  expect(request!.principal).toEqual({
    name: 'oidc:u-1',
    agency: 'tax',
    roles: ['agency'],
    division: '150302',
    datasets: null,
    title: { zh: '税务局 u-1', en: 'Tax Service u-1' },
  });
});

const now = () => Math.floor(Date.now() / 1_000);

test.each([
  ['expired within the skew of clocks', () => ({ exp: now() - 30 })],
  ['valid from a moment that other clocks have not reached', () => ({ nbf: now() + 30 })],
  ['for several audiences', () => ({ aud: ['other', AUDIENCE] })],
  ['of nobody’s agency', () => ({ agency: undefined, roles: ['analyst'] })],
  ['with one role, not in a list', () => ({ roles: 'agency' })],
  ['with no division, said outright', () => ({ division: null })],
])('a good token %s', async (_, claims) => {
  expect((await ask(await issuer.token({ claims: claims() }))).status).toBe(200);
});

test('a token that was good before is refused once it has expired', async () => {
  const token = await issuer.token({ claims: { exp: now() - 58 } });
  expect((await ask(token)).status).toBe(200);
  await sleep(2_500);
  expect((await ask(token)).status).toBe(401);
});

const claims = (changed: Record<string, unknown>) => () => issuer.token({ claims: changed });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token with its claims changed under the same signature. */
const tampered = async () => {
  const [header, payload, signature] = (await issuer.token()).split('.');
  const changed = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), agency: 'procuratorate' };
  return [header, part(changed), signature].join('.');
};

/** The public key taken for a shared secret. */
const confused = async () => {
  const secret = createSecretKey(Buffer.from(JSON.stringify(issuer.publicKey('RS256'))));
  const token = new SignJWT({ iss: issuer.url, aud: AUDIENCE, sub: 'u-1', exp: now() + 60, agency: 'tax' });
  return token.setProtectedHeader({ alg: 'HS256', kid: 'RS256' }).sign(secret);
};

const unsigned = async () =>
  new UnsecuredJWT({ agency: 'tax', roles: ['agency'] })
    .setIssuer(issuer.url)
    .setAudience(AUDIENCE)
    .setSubject('u-1')
    .setExpirationTime('1m')
    .encode();

/** Issues a key, then does something to it. */
const keyThat = (change: string) => async () => {
  const { pool } = server.hub;
  const scopes = { name: 'tax/test', agency: 'tax', roles: ['partner'] as const, division: null, datasets: null };
  const key = await new ApiKeys(pool).issue(scopes, new Date(Date.now() + 60_000));
  await pool.query(`update api_key set ${change} where id = (select max(id) from api_key)`);
  return key;
};

test.each<[string, () => Promise<string>, string]>([
  [
    'forged: by another key under the name of a good one',
    () => issuer.token({ key: 'forged', kid: 'RS256' }),
    'BAD_SIGNATURE',
  ],
  ['forged: by a key that the issuer does not have', () => issuer.token({ key: 'forged' }), 'UNKNOWN_KEY'],
  ['tampered with', tampered, 'BAD_SIGNATURE'],
  ['alg: none', unsigned, 'BAD_ALGORITHM'],
  ['alg: None', async () => (await unsigned()).replace(/^[^.]+/, part({ alg: 'None' })), 'BAD_ALGORITHM'],
  ['signed with the public key as a secret', confused, 'BAD_ALGORITHM'],
  ['without its signature', async () => (await issuer.token()).replace(/[^.]+$/, ''), 'BAD_SIGNATURE'],
  ['with a part too many', async () => `${await issuer.token()}.x`, 'UNKNOWN_TOKEN'],
  ['no JWT, though it looks like one', async () => 'eyJh.eyJh.eyJh', 'MALFORMED_TOKEN'],
  [
    'with an extension that must be understood',
    async () => {
      const [, ...rest] = (await issuer.token()).split('.');
      return [part({ alg: 'RS256', kid: 'RS256', crit: ['exp'], exp: 1 }), ...rest].join('.');
    },
    'BAD_ALGORITHM',
  ],
  ['expired', () => issuer.token({ claims: { exp: now() - 61 } }), 'EXPIRED'],
  ['not valid yet', () => issuer.token({ claims: { nbf: now() + 90 } }), 'NOT_YET_VALID'],
  ['of another audience', claims({ aud: 'other' }), 'WRONG_AUDIENCE'],
  ['of another issuer', claims({ iss: 'https://other.example' }), 'WRONG_ISSUER'],
  ['without an end', claims({ exp: undefined }), 'BAD_CLAIM'],
  ['with an end that is no number', claims({ exp: 'tomorrow' as never }), 'BAD_CLAIM'],
  ['without an audience', claims({ aud: undefined }), 'BAD_CLAIM'],
  ['of nobody', claims({ sub: undefined }), 'BAD_CLAIM'],
  ['of a name that would break a log', claims({ sub: 'a\nb' }), 'BAD_CLAIM'],
  ['of an unknown agency', claims({ agency: 'treasury' }), 'BAD_CLAIM'],
  ['of a principal that is no agency', claims({ agency: 'juvenile' }), 'BAD_CLAIM'],
  ['of an agency that is no text', claims({ agency: ['tax'] }), 'BAD_CLAIM'],
  ['of an unknown role', claims({ roles: ['agency', 'king'] }), 'BAD_CLAIM'],
  ['of no role', claims({ roles: [] }), 'BAD_CLAIM'],
  ['without roles', claims({ roles: undefined }), 'BAD_CLAIM'],
  ['of an agency’s role without the agency', claims({ agency: undefined, roles: ['designated'] }), 'BAD_CLAIM'],
  ['of a division that is none', claims({ division: '1503' }), 'BAD_CLAIM'],
  ['a key of nobody', async () => `ld_${'x'.repeat(43)}`, 'UNKNOWN_TOKEN'],
  ['a key that was revoked', keyThat('revoked_at = now()'), 'REVOKED'],
  ['a key that has expired', keyThat(`expires_at = now() - interval '1 second'`), 'EXPIRED'],
  ['a token of a demo', keyThat('demo = true, expires_at = null'), 'DEMO_TOKEN'],
])('%s: 401, and why', async (_, make, reason) => {
  const token = await make();
  for (const to of ['/graphql', '/export?format=csv', '/graphql?x=1']) {
    const response = await server.post({ query }, { to, headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    expect([response.status, JSON.parse(text).errors[0].extensions]).toEqual([
      401,
      { code: 'UNAUTHENTICATED', reason },
    ]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(JSON.parse(text).errors[0].message).toMatch(/\p{Script=Han}.* · [A-Z]/u);
    for (const piece of token.split('.').filter(({ length }) => length > 4)) expect(text).not.toContain(piece);
  }
  expect(request).toBe(undefined);
});

test('a hub without an issuer knows no JWT', async () => {
  const other = await openSeededServer();
  try {
    const response = await ask(await issuer.token(), other);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { reason: 'UNKNOWN_TOKEN' } }] });
  } finally {
    await other.close();
  }
});

test('however many key ids are made up, the issuer is hardly asked', async () => {
  expect((await ask(await issuer.token())).status).toBe(200);
  await sleep(COOLDOWN);
  issuer.asked.length = 0;
  const began = performance.now();
  const tokens = Array.from({ length: 40 }, (_, n) => issuer.token({ key: 'forged', kid: `made-up-${n}` }));
  const statuses = (await Promise.all(tokens.map(async (token) => ask(await token)))).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401]));
  // Once, and again only where the machine was so slow that the cooldown had passed.
  expect(issuer.asked.length).toBeGreaterThan(0);
  expect(issuer.asked.length).toBeLessThanOrEqual(1 + (performance.now() - began) / COOLDOWN);
});

test('a key that the issuer takes up is known after the cooldown', async () => {
  await issuer.addKey('new', 'ES256');
  await sleep(COOLDOWN);
  expect((await ask(await issuer.token({ key: 'new' }))).status).toBe(200);
});

test('a key of the issuer that cannot be read is no key: whoever names it does not keep the others from being asked for', async () => {
  const odd = await openIssuer();
  const hub = await openSeededServer(undefined, undefined, issuerFor(odd));
  try {
    Object.assign(odd.publicKey('ES256'), { x: 'AA' });
    troubles.length = 0;
    const refused = await ask(await odd.token({ key: 'ES256' }), hub);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { reason: 'UNKNOWN_KEY' } }] });
    expect(troubles).toEqual([]);
    expect((await ask(await odd.token(), hub)).status).toBe(200);
  } finally {
    await hub.close();
    await odd.close();
  }
});

test.each([
  ['down', { status: 500, body: '' }],
  ['no issuer at all', { status: 200, body: '<html>' }],
  [
    'another issuer',
    { status: 200, body: '{"issuer":"https://other.example","jwks_uri":"https://other.example/keys"}' },
  ],
])('an issuer that is %s: 503 UNAVAILABLE, without a storm, until it is back', async (_, answer) => {
  const away = await openIssuer();
  const hub = await openSeededServer(undefined, undefined, issuerFor(away));
  try {
    const token = await away.token();
    away.answer = answer;
    troubles.length = 0;
    for (let n = 0; n < 10; n += 1) {
      const response = await ask(token, hub);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
      expect(response.headers.get('www-authenticate')).toBe(null);
    }
    expect([away.asked.length, troubles.length]).toEqual([1, 1]);
    expect((await hub.post({ query })).status).toBe(200);
    away.answer = null;
    await sleep(REST);
    expect((await ask(token, hub)).status).toBe(200);
    // Its keys are known now: they are good without it.
    away.answer = { status: 500, body: '' };
    expect((await ask(await away.token({ key: 'ES256' }), hub)).status).toBe(200);
  } finally {
    await hub.close();
    await away.close();
  }
});

const stated = { grant: 'PROC_WAGES-procuratorate-wage_complaint', caseNumber: '乌检行公立〔2024〕5号' };
const header = `grant=${stated.grant}; case=${encodeURIComponent(stated.caseNumber)}`;
const ways = [
  ['the first time', '/graphql', {}],
  ['the short way', '/graphql', {}],
  ['export', '/export?format=csv', {}],
  ['export by Accept', '/graphql', { accept: 'text/csv' }],
] as const;

test.each(ways)('the purpose and origin reach the hub: %s', async (_, to, headers) => {
  const body = { query: 'query Purpose { projects(first: 1) { nodes { name } } }' };
  expect((await server.post(body, { to, headers: { ...headers, 'x-purpose': header } })).status).toBe(200);
  expect(request).toMatchObject({
    principal: { name: 'procuratorate' },
    purpose: stated,
    origin: { address: '127.0.0.1', reference: expect.stringMatching(/^[0-9a-f-]{13}$/) },
  });
  await (await server.post(body, { to, headers })).text();
  expect(request!.purpose).toBe(null);
});

test.each(ways)('a malformed purpose is refused: %s', async (_, to, headers) => {
  const response = await server.post({ query }, { to, headers: { ...headers, 'x-purpose': 'curiosity' } });
  const text = await response.text();
  expect([response.status, JSON.parse(text).errors[0].extensions]).toEqual([
    400,
    { code: 'BAD_USER_INPUT', header: 'X-Purpose' },
  ]);
  expect(text).toContain('X-Purpose: grant=G-000012; case=%E4');
  expect(text).not.toContain('curiosity');
  expect(request).toBe(undefined);
});

/** What anybody may have: nothing of it comes out of the data. */
const open = ['/', '*', 'health/live', 'health/ready', 'console.json', 'operations.json'];

test('every route but these needs a principal', async () => {
  const authenticator = new Authenticator(new ApiKeys(server.hub.pool));
  const log = pino({ level: 'silent' });
  const built = await buildServer(server.hub, { config: readConfig({}), authenticator, demoTokens: null, log });
  const routes = [...built.printRoutes({ commonPrefix: false }).matchAll(/── \/?(\S+) \(([A-Z, ]+)\)/g)];
  const guarded = routes.filter(([, path]) => !open.includes(path!));
  expect(guarded.map(([, path]) => path).sort()).toEqual(['export', 'graphql', 'metrics', 'schema.graphql']);
  for (const [, path, methods] of guarded) {
    for (const method of methods!.split(', ')) {
      const { statusCode } = await built.inject({ url: `/${path}`, method: method as 'GET' });
      expect([401, 405], `${method} ${path}`).toContain(statusCode);
    }
  }
  await built.close();
});

test('the metrics are for those who run the hub', async () => {
  expect((await fetch(`${server.base}/metrics`)).status).toBe(401);
  const authorization = `Bearer ${await issuer.token()}`;
  const refused = await fetch(`${server.base}/metrics`, { headers: { authorization } });
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect((await server.metrics()).status).toBe(200);
});
