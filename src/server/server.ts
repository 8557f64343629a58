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
import type { Authenticator } from '../access/authenticator.ts';
import type { Config } from '../config.ts';
import type { Hub } from '../hub.ts';
import { SignIns } from '../limits/sign-ins.ts';
import { callerOf, readCaller, requireStaff } from './caller.ts';
import { serveConsole } from './console.ts';
import { Documents } from './documents.ts';
import { answer, type Report, unavailableMessage } from './errors.ts';
import { accepted, exportHandler } from './export.ts';
import { fail, failUnread } from './failures.ts';
import { type Answer, startApollo } from './graphql.ts';
import { type Asked, Metrics } from './metrics.ts';
import { withText } from './persisted.ts';
import { ShortWay } from './short-way.ts';
import { traceOperation, traceRequest } from './tracing.ts';

/** A caller who has not sent a whole question after so long is not going to. */
const LONGEST_QUESTION = 60_000;

/** A connection on which nothing has passed for so long is dead: longer than any answer takes to begin. */
const LONGEST_SILENCE = 180_000;

/** What the server needs besides the hub. */
export interface ServerOptions {
  readonly config: Config;
  readonly authenticator: Authenticator;
  /** The demo's tokens by principal, which the console offers on this machine; null = no demo. */
  readonly demoTokens: Readonly<Record<string, string>> | null;
  readonly log: Logger;
}

declare module 'fastify' {
  interface FastifyRequest {
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
  const { log, config } = options;
  const { limits } = hub.bounds;
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A log of its own for each request would cost more than its routing; what is logged names its reference.
    childLoggerFactory: (logger) => logger,
    genReqId: newReference,
    // An address that cannot be read fails before any route is found.
    frameworkErrors: fail,
    clientErrorHandler: failUnread,
    bodyLimit: limits.body,
    trustProxy: config.trustProxy ?? false,
    requestTimeout: LONGEST_QUESTION,
    connectionTimeout: LONGEST_SILENCE,
    // A caller that keeps a finished connection open must not hold up the stop.
    forceCloseConnections: 'idle',
  });
  server.decorateRequest('caller', null);
  server.decorateRequest('gone');
  server.decorateRequest('asked');
  server.decorateRequest('begun');
  server.decorateRequest('traced');
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    // A browser heeds it over TLS alone, which ends at the proxy.
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
  });
  // A page from elsewhere can send text without asking first; JSON it cannot.
  server.removeContentTypeParser('text/plain');
  hub.admission.onUntrusted = (about) => log.warn(about, 'a document that is not registered');
  server.setErrorHandler(fail);
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(answer('NOT_FOUND', `没有此地址 · Nothing here: ${request.method} ${request.url.split('?')[0]}`)),
  );
  await serveGraph(server, hub, options);
  refuseOtherMethods(server);
  serveHealth(server, hub);
  await serveConsole(server, options);
  return server;
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Answers are no pages; the console's page has a policy of its own.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

async function serveGraph(server: FastifyInstance, hub: Hub, { authenticator, log }: ServerOptions): Promise<void> {
  const report: Report = (error, reference) => log.error({ err: error, reference }, 'operation failed');
  const documents = new Documents();
  const metrics = new Metrics(hub, documents);
  const apollo = await startApollo(hub, documents, report, newReference);
  const signIns = new SignIns(hub.bounds.limits.signIns);
  const signIn = async (request: FastifyRequest) => {
    const read = () => readCaller(request, authenticator);
    const { authorization } = request.headers;
    request.caller = authorization ? await signIns.attempt(request.ip, authorization, read) : await read();
  };
  server.get('/metrics', { onRequest: signIn }, async (request, reply) => {
    requireStaff(callerOf(request).principal);
    return reply.type(metrics.contentType).send(await metrics.text());
  });
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
    reply.header('cache-control', 'no-store');
    await signIn(request);
  };
  const byApollo = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const { gone: signal, asked, begun } = request;
      return { caller: callerOf(request), signal, asked, begun };
    },
  });
  const shortWay = new ShortWay(hub);
  const answerGraph = async (request: FastifyRequest, reply: FastifyReply) => {
    const known = await shortWay.answer(request, reply);
    if (known !== null) return known;
    const text = await byApollo.call(server, request, reply);
    shortWay.learn(request, reply);
    return text;
  };
  /** A registered document may be asked by its name. */
  const nameToText = async (request: FastifyRequest) => {
    request.body = await withText(request.body, hub.admission.documents);
  };
  const answerExport = exportHandler(hub, report, newReference);
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest,
    async preHandler(request, reply) {
      await nameToText(request);
      if (request.method === 'POST' && accepted(request.headers.accept)) return answerExport(request, reply);
    },
    async handler(request, reply) {
      const { traced, end } = traceOperation(request, reply);
      return context.with(traced, answerGraph, undefined, request, reply).finally(end);
    },
  });
  server.post('/export', { onRequest, preHandler: nameToText }, answerExport);
  server.get('/schema.graphql', { onRequest }, (request, reply) => {
    if (hub.admission.showsSchema(callerOf(request).principal))
      return reply.type('text/plain; charset=utf-8').send(hub.sdl);
    return reply.code(403).send(answer('FORBIDDEN', '图的定义不对您开放 · The schema is not open to you'));
  });
}

/** GraphQL over HTTP: an address that is there, asked in a way that it does not take. */
function refuseOtherMethods(server: FastifyInstance): void {
  const refuse = (allow: string) => (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .code(405)
      .header('allow', allow)
      .send(answer('BAD_USER_INPUT', `不支持此方法，请用 POST · Use POST, not ${request.method}`));
  server.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'],
    url: '/graphql',
    handler: refuse('GET, HEAD, POST'),
  });
  server.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'],
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
