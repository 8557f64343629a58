// Mercurius with jit: loaders that ask plain SQL, one statement for each level of a question.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { type OperationDefinitionNode, parse, valueFromASTUntyped } from 'graphql';
import mercuriusPlugin from 'mercurius';
import type { Variables } from '../questions.ts';
import { loadersOn } from './mercurius/loaders.ts';
import { resolversOn } from './mercurius/resolvers.ts';
import { Database } from './mercurius/statements.ts';
import { graphql, type Listening, type Peer, serve, startProcess } from './peer.ts';

export const mercurius: Peer = {
  name: 'mercurius',
  start: (url) => startProcess(import.meta.filename, url),
  ask: ({ name, document }, variables) =>
    name === 'search' ? null : graphql(document, { ...defaultsOf(document), ...variables }, (data) => data),
};

/** graphql-jit takes a variable that is not null for missing, though it has a default. */
function defaultsOf(document: string): Variables {
  const [operation] = parse(document).definitions as [OperationDefinitionNode];
  const defaults = operation.variableDefinitions!.filter(({ defaultValue }) => defaultValue);
  return Object.fromEntries(
    defaults.map(({ variable, defaultValue }) => [variable.name.value, valueFromASTUntyped(defaultValue!)]),
  );
}

async function listen(url: string): Promise<Listening> {
  const database = new Database(url);
  const server = Fastify();
  await server.register(mercuriusPlugin, {
    // The whole schema of the hub; what this peer does not serve it refuses.
    schema: readFileSync(new URL('../../../schema/hub.graphql', import.meta.url), 'utf8'),
    resolvers: resolversOn(database),
    loaders: loadersOn(database),
    jit: 1,
  });
  return { address: await server.listen({ port: 0, host: '127.0.0.1' }) };
}

if (import.meta.main) await serve(listen);
