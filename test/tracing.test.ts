// What a collector is sent of requests: the spans of a trace that the caller began, and nothing of what was asked for.
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTracing } from '../src/tracing-sdk.ts';
import { type Collector, openCollector, type Span } from './collector.ts';
import { openSeededServer, type SeededServer } from './server.ts';

let collector: Collector;
let server: SeededServer;
let stopTracing: () => Promise<void>;
const CLIENT = 3;
const SERVER = 2;
const FAILED = 2;

beforeAll(async () => {
  collector = await openCollector();
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=abc',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.name=overruled',
    OTEL_SERVICE_NAME: 'hub-under-test',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  stopTracing = await startTracing(pino({ level: 'silent' }));
  server = await openSeededServer();
});
afterAll(async () => {
  await server?.close();
  await stopTracing?.();
  await collector?.close();
});

let traces = 0;

/** Posts within a trace of the caller's. @returns its spans, once that of the request has come, and who its parent is */
async function trace(body: object, options: { to?: string; flags?: string } = {}) {
  traces += 1;
  const traceId = String(traces).padStart(32, 'a');
  const traceparent = `00-${traceId}-00000000000000b1-${options.flags ?? '01'}`;
  const response = await server.post(body, { to: options.to, headers: { traceparent } });
  await response.text();
  const spans = () => collector.spans.filter((span) => span.traceId === traceId);
  const ended = () => spans().some(({ kind }) => kind === SERVER);
  return { response, spans, ended };
}

async function spansOf(...asked: Parameters<typeof trace>): Promise<Span[]> {
  const { spans, ended } = await trace(...asked);
  await expect.poll(ended).toBe(true);
  return spans();
}

/** Names of spans and of their parents, as a tree. */
function tree(spans: Span[], parent = '00000000000000b1'): object {
  const children = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  return Object.fromEntries(
    children.map((span) => [span.name.replace(/ liandong_\w+$/, ''), tree(spans, span.spanId)]),
  );
}

const named = (spans: Span[], name: string) => spans.find((span) => span.name.startsWith(name))!;

const query =
  'query Watched($code: String) { projects(filter: { name: { contains: "secret-of-the-document" }, code: { contains: $code } }) { totalCount } }';

test('a request is a span of the trace of its caller, with the operation, its plan and its statement below it', async () => {
  const variables = { code: 'secret-of-the-variables' };
  const first = await spansOf({ query, variables });
  expect(tree(first)).toEqual({ 'POST /graphql': { query: { plan: {}, 'connection wait': {}, SELECT: {} } } });
  expect(named(first, 'POST')).toMatchObject({
    kind: SERVER,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'url.path': '/graphql',
      'url.scheme': 'http',
      'http.response.status_code': 200,
    },
    status: { code: 0 },
  });
  expect(named(first, 'query').attributes).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Watched',
    'liandong.execution': 'statement',
    'liandong.outcome': 'OK',
  });
  const statement = named(first, 'SELECT');
  expect(statement).toMatchObject({
    kind: CLIENT,
    attributes: {
      'db.system.name': 'postgresql',
      'db.namespace': statement.name.slice('SELECT '.length),
      'db.operation.name': 'SELECT',
      'liandong.plan': expect.stringMatching(/^[\w-]{20}$/),
    },
  });
  const again = await spansOf({ query, variables });
  expect(tree(again)).toEqual({ 'POST /graphql': { query: { 'connection wait': {}, SELECT: {} } } });
  expect(named(again, 'SELECT').attributes['liandong.plan']).toBe(statement.attributes['liandong.plan']);
});

test('requests that wait for each other keep to their own traces', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => spansOf({ query, variables: { code: '1' } })));
  for (const spans of all)
    expect(tree(spans)).toEqual({ 'POST /graphql': { query: { 'connection wait': {}, SELECT: {} } } });
});

test('a statement that fails says so by its code alone', async () => {
  const spans = await spansOf({ query, variables: { code: 'secret-of-the-variables\u0000' } });
  expect(named(spans, 'SELECT')).toMatchObject({
    attributes: { 'error.type': '22021', 'db.response.status_code': '22021' },
    status: { code: FAILED },
  });
  expect(named(spans, 'query').attributes).toMatchObject({ 'liandong.outcome': 'BAD_USER_INPUT' });
});

test('ordinary execution, a refused document and an export say so', async () => {
  const ordinary = await spansOf({ query: '{ __schema { queryType { name } } projects { totalCount } }' });
  expect(named(ordinary, 'query').attributes).toMatchObject({ 'liandong.execution': 'ordinary' });
  expect(named(ordinary, 'SELECT').parentSpanId).toBe(named(ordinary, 'query').spanId);
  const refused = await spansOf({ query: 'query Refused { nothing }' });
  expect(tree(refused)).toEqual({ 'POST /graphql': { 'GraphQL Operation': {} } });
  expect(named(refused, 'POST').status.code).toBe(0);
  expect(named(refused, 'GraphQL')).toMatchObject({
    attributes: { 'liandong.outcome': 'BAD_USER_INPUT', 'error.type': 'BAD_USER_INPUT' },
    status: { code: FAILED },
  });
  const numbered = await spansOf({ query: 'query P150303199001011234 { projects { totalCount } }' });
  expect(named(numbered, 'query').attributes['graphql.operation.name']).toBe('(other)');
  const exported = await spansOf(
    { query: 'query List { projects { nodes { code } } }' },
    { to: '/export?format=csv&path=projects' },
  );
  expect(tree(exported)).toEqual({ 'POST /export': { query: { 'connection wait': {}, FETCH: {} } } });
  expect(named(exported, 'query').attributes).toMatchObject({
    'graphql.operation.name': 'List',
    'liandong.outcome': 'OK',
  });
});

test('a request without a token is a span that says who was not let in, and no more', async () => {
  const before = collector.spans.length;
  await fetch(`${server.base}/graphql?query={projects{totalCount}}`);
  await expect.poll(() => collector.spans.length).toBe(before + 1);
  const [span] = collector.spans.slice(before) as [Span];
  expect(span).toMatchObject({ name: 'GET /graphql', attributes: { 'http.response.status_code': 401 } });
  expect(span.parentSpanId ?? '').toBe('');
});

test('a trace that its caller does not record is not recorded here', async () => {
  const { ended, response } = await trace({ query: '{ projects { totalCount } }' }, { flags: '00' });
  expect(response.status).toBe(200);
  await spansOf({ query: '{ projects { totalCount } }' });
  expect(ended()).toBe(false);
});

test('the usual variables are heard, and no question, answer or token goes along', async () => {
  expect(collector.headers).toMatchObject({ 'x-key': 'abc' });
  expect(collector.resource).toMatchObject({
    'service.name': 'hub-under-test',
    'deployment.environment.name': 'test',
  });
  const all = collector.bodies.join('\n');
  expect(all).toContain('Watched');
  for (const kept of ['secret-of-the', 'ld_', 'totalCount', '150303199001011234', 'procuratorate'])
    expect(all).not.toContain(kept);
});
