// The connections of the read path, and what keeps them in bounds however many ask, leave, or ask something new.
import { SpanKind } from '@opentelemetry/api';
import pg from 'pg';
import { traced } from '../tracing.ts';

/** No connection was free, and too many were waiting for one already, or this one has waited long enough. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** A statement of the read path. */
export interface Statement {
  /** Of its text: equal texts, equal names. */
  name: string;
  /** Whether it stays prepared; a statement that is asked but once need not. */
  prepared: boolean;
  text: string;
  values: unknown[];
}

/** What is told of each statement that was run: seconds. */
export type OnRead = (waited: number, took: number) => void;

/** Statements that stay prepared on a connection: each holds its plan in the memory of PostgreSQL, 0.1 to 1 MB. */
export const MOST_PREPARED = 100;

const LONGEST_WAIT = 10_000;

/** A connection that forgets the statement least recently used where it would hold too many. */
class ReadClient extends pg.Client {
  /** Names, the one least recently used first. */
  private readonly prepared = new Set<string>();

  // biome-ignore lint/suspicious/noExplicitAny: hands on whatever the many forms of `query` take
  override query(...args: any[]): any {
    const name: unknown = args[0]?.name;
    if (typeof name === 'string') this.keep(name);
    return super.query(...(args as [string]));
  }

  private keep(name: string): void {
    this.prepared.delete(name);
    this.prepared.add(name);
    if (this.prepared.size <= MOST_PREPARED) return;
    const oldest = this.prepared.values().next().value!;
    this.prepared.delete(oldest);
    const { connection } = this as unknown as { connection: { parsedStatements: Record<string, string> } };
    delete connection.parsedStatements[oldest];
    // A statement that PostgreSQL refused to prepare is not there to be forgotten.
    super.query(`deallocate "${oldest}"`).catch(() => {});
  }
}

/** A pool of connections with a bounded queue, whose statements end when nobody waits for them any more. */
export class ReadPool extends pg.Pool {
  /** Told of each {@link read}. */
  onRead: OnRead = () => {};
  /** Cancels statements of connections that are all taken. */
  private readonly canceller: pg.Pool;

  constructor(
    config: pg.PoolConfig,
    private readonly maxWaiting: number,
  ) {
    super({ ...config, Client: ReadClient, connectionTimeoutMillis: LONGEST_WAIT });
    this.canceller = new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 1_000, application_name: 'liandong-cancel' });
    // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
    for (const pool of [this, this.canceller]) pool.on('error', () => {});
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (error?: Error, client?: pg.PoolClient, done?: (release?: unknown) => void) => void): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    const free = this.options.max - this.totalCount + this.idleCount;
    const connected =
      this.waitingCount < this.maxWaiting + free ? super.connect() : Promise.reject(new Busy('queue full'));
    const client = connected.catch((error: Error) => {
      throw /^timeout exceeded/.test(error.message) ? new Busy('waited too long') : error;
    });
    if (!callback) return client;
    client.then(
      (found) => callback(undefined, found, (release) => found.release(release as Error)),
      (error) => callback(error, undefined, () => {}),
    );
  }

  /**
   * Runs one statement; its rows are arrays. Once `signal` is aborted the statement is cancelled.
   * @throws Busy; the signal's reason where it was aborted; what PostgreSQL says
   */
  async read<R extends unknown[]>(statement: Statement, signal?: AbortSignal): Promise<R[]> {
    const asked = performance.now();
    const client = await traced('connection wait', {}, () => this.connect());
    const begun = performance.now();
    const settle = this.cancelOn(signal, client);
    let broken: Error | undefined;
    // A connection that dies fails the statement it runs; unheard, its error event would end the process.
    const lost = (error: Error) => {
      broken = error;
    };
    client.on('error', lost);
    try {
      signal?.throwIfAborted();
      const { name, prepared, text, values } = statement;
      const query = { name: prepared ? name : undefined, text, values, rowMode: 'array' as const };
      return (await tracedQuery(client, { operation: 'SELECT', plan: name }, () => client.query<R>(query))).rows;
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      await settle();
      client.off('error', lost);
      client.release(broken);
      this.onRead((begun - asked) / 1_000, (performance.now() - begun) / 1_000);
    }
  }

  /**
   * Cancels what a connection runs once `signal` is aborted. Best effort: a statement that cannot be reached ends by its
   * time limit.
   * @returns to be called before the connection is given back: what is on its way must not reach its next statement
   */
  cancelOn(signal: AbortSignal | undefined, client: pg.PoolClient): () => Promise<unknown> {
    const { processID } = client as unknown as { processID: number };
    let cancelled: Promise<unknown> = Promise.resolve();
    const cancel = () => {
      cancelled = this.canceller.query('select pg_cancel_backend($1)', [processID]).catch(() => {});
    };
    signal?.addEventListener('abort', cancel);
    return () => {
      signal?.removeEventListener('abort', cancel);
      return cancelled;
    };
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const ended = Promise.all([super.end(), this.canceller.end()]).then(() => {});
    if (!callback) return ended;
    void ended.then(callback);
  }
}

/** Runs a query within a span that says where it runs and which statement it is, but not what that says or reads. */
export function tracedQuery<T>(
  client: pg.PoolClient,
  { operation, plan }: { operation: string; plan?: string },
  query: () => Promise<T>,
): Promise<T> {
  const { database, host, port } = client as unknown as pg.Client;
  const attributes = {
    'db.system.name': 'postgresql',
    'db.namespace': database,
    'db.operation.name': operation,
    'server.address': host,
    'server.port': port,
    'liandong.plan': plan,
  };
  return traced(`${operation} ${database}`, { kind: SpanKind.CLIENT, attributes }, (span) => {
    if (!span.isRecording()) return query();
    return query().catch((error) => {
      if (error instanceof pg.DatabaseError) span.setAttribute('db.response.status_code', error.code!);
      throw error;
    });
  });
}
