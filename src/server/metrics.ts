// What an operator watches, in the text format of Prometheus: how many ask, how long it takes, what is taken and what
// is kept. No value of a question or an answer goes in here.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Hub } from '../hub.ts';

/** What a request turned out to ask, and how it went. */
export interface Asked {
  /** The operation's name; null = it has none. */
  operation: string | null;
  /** Query, mutation or subscription; unset = nobody knows. */
  kind?: string;
  /** `OK` or a code of an error; unset = the request did not get as far as GraphQL. */
  outcome?: string;
  /** The document, where the answer is data as PostgreSQL wrote it. */
  answered?: DocumentNode;
}

const MOST_NAMES = 100;

/** Names stand in documents, values in variables. A name that could hold a number of a person is none of ours. */
export const isName = (name: string) => name.length <= 60 && !/\d{5}/.test(name);

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const bytes = [1e3, 1e4, 1e5, 1e6, 1e7];

/** The metrics of one server. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly names = new Set<string>();
  private readonly requests: Counter<'route' | 'operation' | 'outcome'>;
  private readonly durations: Histogram<'operation'>;
  private readonly sizes: Histogram;

  constructor(hub: Hub, documents: { readonly size: number }) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'liandong_requests_total',
      help: 'Requests by operation and outcome: OK or the code of the first error',
      labelNames: ['route', 'operation', 'outcome'],
      registers,
    });
    this.durations = new Histogram({
      name: 'liandong_request_seconds',
      help: 'From the headers of a request to the end of its answer',
      labelNames: ['operation'],
      buckets: seconds,
      registers,
    });
    this.sizes = new Histogram({
      name: 'liandong_answer_bytes',
      help: 'Size of answers of /graphql',
      buckets: bytes,
      registers,
    });
    this.watchStatements(hub);
    this.watchPlans(hub, documents);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Takes a request's time. @returns counts it, once its answer has ended, however it ended */
  watch(request: FastifyRequest, reply: FastifyReply): () => void {
    const asked: Asked = { operation: null };
    request.asked = asked;
    const begun = performance.now();
    return () => {
      const route = request.routeOptions.url!;
      const outcome = reply.raw.writableFinished ? outcomeOf(asked, reply.statusCode) : 'CANCELLED';
      const operation = this.nameOf(asked.operation, outcome);
      this.requests.inc({ route, operation, outcome });
      this.durations.observe({ operation }, (performance.now() - begun) / 1_000);
      const size = Number(reply.getHeader('content-length'));
      if (size > 0) this.sizes.observe(size);
    };
  }

  /** The first names that were answered stand for themselves: callers choose names, and each is kept for good. */
  private nameOf(name: string | null, outcome: string): string {
    if (name === null) return '(anonymous)';
    if (outcome === 'OK' && this.names.size < MOST_NAMES && isName(name)) this.names.add(name);
    return this.names.has(name) ? name : '(other)';
  }

  private watchStatements({ pool }: Hub): void {
    const registers = [this.registry];
    const waits = new Histogram({
      name: 'liandong_connection_wait_seconds',
      help: 'Waiting for a connection to the database',
      buckets: seconds,
      registers,
    });
    const statements = new Histogram({
      name: 'liandong_statement_seconds',
      help: 'Statements of the read path in the database',
      buckets: seconds,
      registers,
    });
    pool.onRead = (waited, took) => {
      waits.observe(waited);
      statements.observe(took);
    };
    new Gauge({
      name: 'liandong_pool',
      help: 'Connections of the read path, open and idle, and callers waiting for one',
      labelNames: ['what'],
      registers,
      collect() {
        this.set({ what: 'total' }, pool.totalCount);
        this.set({ what: 'idle' }, pool.idleCount);
        this.set({ what: 'waiting' }, pool.waiting);
      },
    });
  }

  private watchPlans({ plans }: Hub, documents: { readonly size: number }): void {
    const registers = [this.registry];
    new Gauge({
      name: 'liandong_documents',
      help: 'Valid documents that are kept parsed',
      registers,
      collect() {
        this.set(documents.size);
      },
    });
    new Gauge({
      name: 'liandong_plans',
      help: 'Plans that are kept',
      registers,
      collect() {
        this.set(plans.size);
      },
    });
    new Counter({
      name: 'liandong_plan_lookups_total',
      help: 'Plans found (hit) and made (miss)',
      labelNames: ['result'],
      registers,
      collect() {
        this.reset();
        this.inc({ result: 'hit' }, plans.hits);
        this.inc({ result: 'miss' }, plans.misses);
      },
    });
  }
}

/** `OK` or a code; by the HTTP status where a request was refused before GraphQL, and of an export. */
export function outcomeOf({ outcome }: Asked, status: number): string {
  if (outcome) return outcome;
  if (status < 400) return 'OK';
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 429) return 'RATE_LIMITED';
  if (status === 503) return 'UNAVAILABLE';
  return status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL';
}
