// The HTTP face of a hub: the graph, the console, the schema, and what a load balancer asks. Thin: all work is the hub's.
import { randomUUID } from 'node:crypto';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { type Context, context } from '@opentelemetry/api';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import type { Principal } from '../access/principal.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Config } from '../config.ts';
import { connectionLost } from '../db/reach.ts';
import { Busy } from '../db/read-pool.ts';
import type { Hub } from '../hub.ts';
import { serveConsole } from './console.ts';
import {
  answer,
  busyMessage,
  internalMessage,
  type Report,
  retryAfter,
  unauthenticated,
  unavailableMessage,
} from './errors.ts';
import { accepted, exportHandler } from './export.ts';
import { type Answer, Documents, startApollo } from './graphql.ts';
import { type Asked, Metrics } from './metrics.ts';
import { ShortWay } from './short-way.ts';
import { traceOperation, traceRequest } from './tracing.ts';

/** A caller who has not sent a whole question after so long is not going to. */
const LONGEST_QUESTION = 60_000;

/** A connection on which nothing has passed for so long is dead: longer than any answer takes to begin. */
const LONGEST_SILENCE = 180_000;

/** What the server needs besides the hub. */
export interface ServerOptions {
  readonly config: Config;
  readonly tokens: Tokens;
  /** The demo's tokens by principal, which the console offers on this machine; null = no demo. */
  readonly demoTokens: Readonly<Record<string, string>> | null;
  readonly log: Logger;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
    /** Aborted when the caller goes away before the whole answer. */
    gone: AbortSignal;
    /** What the metrics are to say of it. */
    asked: Asked;
    /** Its execution, once it has begun on the short way. */
    begun: Promise<Answer> | undefined;
    /** The trace that it belongs to, with its own span. */
    traced: Context;
  }
}

/** Builds the server; the caller listens and closes. */
export async function buildServer(hub: Hub, options: ServerOptions): Promise<FastifyInstance> {
  const { log } = options;
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A log of its own for each request would cost more than its routing; what is logged names its reference.
    childLoggerFactory: (logger) => logger,
    genReqId: newReference,
    // An address that cannot be read fails before any route is found.
    frameworkErrors: fail,
    requestTimeout: LONGEST_QUESTION,
    connectionTimeout: LONGEST_SILENCE,
    // A caller that keeps a finished connection open must not hold up the stop.
    forceCloseConnections: 'idle',
  });
  server.decorateRequest('principal', null);
  server.decorateRequest('gone');
  server.decorateRequest('asked');
  server.decorateRequest('begun');
  server.decorateRequest('traced');
  server.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });
  server.setErrorHandler(fail);
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(answer('NOT_FOUND', `没有此地址 · Nothing here: ${request.method} ${request.url.split('?')[0]}`)),
  );
  await serveGraph(server, hub, options);
  refuseOtherMethods(server);
  serveHealth(server, hub);
  server.get('/schema.graphql', (_, reply) => reply.type('text/plain; charset=utf-8').send(hub.sdl));
  await serveConsole(server, options);
  return server;
}

/** Answers a request that failed outside GraphQL. */
function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode = 500, code, message } = error as { statusCode?: number; code?: string; message: string };
  if (error instanceof Busy)
    return reply
      .code(429)
      .header(...retryAfter)
      .send(answer('RATE_LIMITED', busyMessage));
  if (connectionLost(error)) return reply.code(503).send(answer('UNAVAILABLE', unavailableMessage));
  if (statusCode < 500) {
    return reply.code(statusCode).send(answer('BAD_USER_INPUT', `请求有误 · ${message}`, { reason: code }));
  }
  request.log.error({ err: error, reference: request.id }, 'request failed');
  return reply.code(500).send(answer('INTERNAL', internalMessage(request.id), { reference: request.id }));
}

async function serveGraph(server: FastifyInstance, hub: Hub, { tokens, log }: ServerOptions): Promise<void> {
  const report: Report = (error, reference) => log.error({ err: error, reference }, 'operation failed');
  const documents = new Documents();
  const metrics = new Metrics(hub, documents);
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  const apollo = await startApollo(hub, documents, report, newReference);
  server.addHook('onClose', () => apollo.stop());
  // Before the body is read: who may not ask need not be listened to.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const count = metrics.watch(request, reply);
    const { traced, end } = traceRequest(request, reply);
    request.traced = traced;
    reply.raw.once('close', () => {
      count();
      end();
    });
    request.gone = whenGone(reply);
    request.principal = await authenticate(request, tokens);
    reply.header('cache-control', 'no-store');
    if (!request.principal) return reply.code(401).header('www-authenticate', 'Bearer').send(unauthenticated);
  };
  const byApollo = fastifyApolloHandler(apollo, {
    context: async ({ principal, gone, asked, begun }) => ({ principal: principal!, signal: gone, asked, begun }),
  });
  const shortWay = new ShortWay(hub);
  const answerGraph = async (request: FastifyRequest, reply: FastifyReply) => {
    const known = await shortWay.answer(request, reply);
    if (known !== null) return known;
    const text = await byApollo.call(server, request, reply);
    shortWay.learn(request, reply);
    return text;
  };
  const answerExport = exportHandler(hub, report, newReference);
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest,
    async preHandler(request, reply) {
      if (request.method === 'POST' && accepted(request.headers.accept)) return answerExport(request, reply);
    },
    async handler(request, reply) {
      const { traced, end } = traceOperation(request, reply);
      return context.with(traced, answerGraph, undefined, request, reply).finally(end);
    },
  });
  server.post('/export', { onRequest }, answerExport);
}

/** GraphQL over HTTP: an address that is there, asked in a way that it does not take. */
function refuseOtherMethods(server: FastifyInstance): void {
  const refuse = (allow: string) => (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .code(405)
      .header('allow', allow)
      .send(answer('BAD_USER_INPUT', `不支持此方法，请用 POST · Use POST, not ${request.method}`));
  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: refuse('GET, HEAD, POST'),
  });
  server.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/export',
    handler: refuse('POST'),
  });
}

/** Fastify's own `request.signal` is aborted as soon as the body has been read. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => raw.writableFinished || controller.abort());
  return controller.signal;
}

async function authenticate(request: FastifyRequest, tokens: Tokens): Promise<Principal | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token ? tokens.principalOf(token) : null;
}

function serveHealth(server: FastifyInstance, hub: Hub): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get('/health/ready', async (_, reply) => {
    try {
      await within(2_000, hub.ready());
      return { status: 'ready' };
    } catch (error) {
      server.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'unavailable', reason: unavailableMessage });
    }
  });
}

async function within<T>(millis: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${millis} ms`)), millis);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What a person quotes and an operator finds in the log. */
function newReference(): string {
  return randomUUID().slice(0, 13);
}
