// The hub on the seeded database behind its HTTP server, for tests of what callers really get.
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Authenticator } from '../src/access/authenticator.ts';
import type { OidcIssuer } from '../src/access/oidc.ts';
import { findPrincipal } from '../src/access/principal.ts';
import { readConfig } from '../src/config.ts';
import type { Hub } from '../src/hub.ts';
import { buildServer } from '../src/server/server.ts';
import { openSeededHub } from './hub.ts';

const MINUTE = 60_000;

interface PostOptions {
  as?: string;
  to?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface SeededServer {
  /** `http://127.0.0.1:<port>` */
  base: string;
  hub: Hub;
  /** Posts as a principal, the procuratorate unless said otherwise, to /graphql unless said otherwise. */
  post(body: object, options?: PostOptions): Promise<Response>;
  /** What the hub's operator sees. */
  metrics(): Promise<Response>;
  close(): Promise<void>;
}

/** @param issuer of JWTs; none unless given */
export async function openSeededServer(
  hub?: Hub,
  config = readConfig({}),
  issuer: OidcIssuer | null = null,
): Promise<SeededServer> {
  hub ??= await openSeededHub();
  const { keys } = hub;
  const server = await buildServer(hub, {
    config,
    authenticator: new Authenticator(keys, issuer),
    demoTokens: {},
    log: pino({ level: 'silent' }),
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const issued = new Map<string, string>();
  const tokenOf = async (name: string) => {
    const token = issued.get(name) ?? (await keys.issue(findPrincipal(name)!, new Date(Date.now() + 10 * MINUTE)));
    issued.set(name, token);
    return token;
  };
  return {
    base,
    hub,
    async post(body, { as = 'procuratorate', to = '/graphql', headers = {}, signal } = {}) {
      const authorization = `Bearer ${await tokenOf(as)}`;
      return fetch(`${base}${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, ...headers },
        body: JSON.stringify(body),
        signal,
      });
    },
    async metrics() {
      return fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${await tokenOf('operator')}` } });
    },
    async close() {
      const closed = server.close();
      // A connection on which nothing was asked yet is not idle to Node: it would be waited for.
      server.server.closeAllConnections();
      await closed;
      await hub.close();
    },
  };
}
