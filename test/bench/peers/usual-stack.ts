// How the field usually builds this: Apollo Server, type-graphql, entities of MikroORM, a DataLoader for each relation.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import Fastify from 'fastify';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { graphql, type Listening, type Peer, POOL, serve, startProcess } from './peer.ts';
import { entities } from './usual-stack/entities.ts';
import { Loaders } from './usual-stack/loaders.ts';
import * as resolvers from './usual-stack/resolvers.ts';

export const usualStack: Peer = {
  name: 'usual-stack',
  start: (url) => startProcess(import.meta.filename, url),
  ask: ({ name, document }, variables) => (name === 'search' ? null : graphql(document, variables, (data) => data)),
};

async function listen(url: string): Promise<Listening> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    pool: POOL,
    driverOptions: { options: '-c jit=off' },
    // A join for each project that finds nothing which the loader of assessments would not find.
    autoJoinOneToOneOwner: false,
  });
  const schema = await buildSchema({
    resolvers: Object.values(resolvers) as unknown as NonEmptyArray<() => void>,
    validate: false,
  });
  const server = Fastify();
  const apollo = new ApolloServer<resolvers.Context>({
    schema,
    plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(server)],
  });
  await apollo.start();
  await server.register(fastifyApollo(apollo), {
    async context() {
      const em = orm.em.fork();
      return { em, loaders: new Loaders(em) };
    },
  });
  return { address: await server.listen({ port: 0, host: '127.0.0.1' }) };
}

if (import.meta.main) await serve(listen);
