// The hub itself, behind its server, with a token, as an operator runs it.
import 'reflect-metadata';
import { pino } from 'pino';
import { ApiKeys } from '../../../src/access/api-keys.ts';
import { Authenticator } from '../../../src/access/authenticator.ts';
import { findPrincipal } from '../../../src/access/principal.ts';
import { readConfig } from '../../../src/config.ts';
import { buildHub } from '../../../src/hub.ts';
import { buildServer } from '../../../src/server/server.ts';
import { graphql, type Listening, type Peer, serve, startProcess } from './peer.ts';

const DAY = 86_400_000;

export const hub: Peer = {
  name: 'hub',
  start: (url) => startProcess(import.meta.filename, url),
  ask: ({ document }, variables) => graphql(document, variables, (data) => data),
};

async function listen(url: string): Promise<Listening> {
  // The settings of the demo: on its day was the database filled.
  const config = { ...readConfig({}), databaseUrl: url };
  const hub = await buildHub(config);
  const keys = new ApiKeys(hub.pool);
  const token = await keys.issue(findPrincipal('procuratorate')!, new Date(Date.now() + DAY));
  const server = await buildServer(hub, {
    config,
    authenticator: new Authenticator(keys),
    demoTokens: null,
    log: pino({ level: 'warn' }),
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  return { address, headers: { authorization: `Bearer ${token}` } };
}

if (import.meta.main) await serve(listen);
