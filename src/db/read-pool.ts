// The connections of the read path, and what keeps them in bounds however many ask, leave, or ask something new.
import { setTimeout as sleep } from 'node:timers/promises';
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

/** A cancellation that reaches PostgreSQL before the statement does cancels nothing: it is sent again. */
const CANCEL_AGAIN = 20;

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
  /** Connections that are given out. */
  private taken = 0;
  /** Called when it is their turn, in the order in which they came. */
  private readonly queue = new Set<() => void>();
  /** A connection past the queue: cancels the statements of all others, and tells whether the database answers. */
  private readonly aside: pg.Pool;

  /** Server processes whose callers have left. */
  private readonly left = new Set<number>();
  /** The cancellation that was sent last. */
  private cancelled: Promise<unknown> = Promise.resolve();
  private cancelling: Promise<void> | undefined;

  constructor(
    config: pg.PoolConfig,
    private readonly maxWaiting: number,
  ) {
    super({ ...config, Client: ReadClient, connectionTimeoutMillis: LONGEST_WAIT });
    this.aside = new pg.Pool({
      ...config,
      max: 1,
      // Once opened it stays: it is needed most where no more connections can be had.
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: LONGEST_WAIT,
      application_name: 'liandong-aside',
    });
    // A connection that dies while idle is replaced by the next query; without a listener it would end the process.
    for (const pool of [this, this.aside]) pool.on('error', () => {});
    this.on('release', () => this.next());
  }

  /** Callers that wait for a connection. */
  get waiting(): number {
    return this.queue.size;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (error?: Error, client?: pg.PoolClient, done?: (release?: unknown) => void) => void): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    const client = this.lease();
    if (!callback) return client;
    client.then(
      (found) => callback(undefined, found, (release) => found.release(release as Error)),
      (error) => callback(error, undefined, () => {}),
    );
  }

  /**
   * A connection, to be released; whose `signal` is aborted while waiting for it gives the place up.
   * @throws Busy; the signal's reason
   */
  async lease(signal?: AbortSignal): Promise<pg.PoolClient> {
    signal?.throwIfAborted();
    if (this.taken < this.options.max) this.taken += 1;
    else await this.turn(signal);
    try {
      return await super.connect();
    } catch (error) {
      this.next();
      throw error;
    }
  }

  /** Settles when another's connection is handed over. */
  private turn(signal?: AbortSignal): Promise<void> {
    if (this.queue.size >= this.maxWaiting) throw new Busy('queue full');
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.queue.delete(come);
        clearTimeout(timer);
        signal?.removeEventListener('abort', give);
      };
      const come = () => {
        leave();
        resolve();
      };
      const give = () => {
        leave();
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new Busy('waited too long'));
      }, LONGEST_WAIT);
      signal?.addEventListener('abort', give);
      this.queue.add(come);
    });
  }

  /** A connection is given back: whoever waits the longest takes it over. */
  private next(): void {
    const [first] = this.queue;
    if (first) first();
    else this.taken -= 1;
  }

  /**
   * Runs one statement; its rows are arrays. Once `signal` is aborted the statement is cancelled.
   * @throws Busy; the signal's reason where it was aborted; what PostgreSQL says
   */
  async read<R extends unknown[]>(statement: Statement, signal?: AbortSignal): Promise<R[]> {
    const asked = performance.now();
    const client = await traced('connection wait', {}, () => this.lease(signal));
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

  /** Settles when the database answers, however many wait for a connection. */
  async ping(): Promise<void> {
    await this.aside.query('select 1');
  }

  /**
   * Cancels what a connection runs once `signal` is aborted. Best effort: a statement that cannot be reached ends by its
   * time limit.
   * @returns to be called before the connection is given back: what is on its way must not reach its next statement
   */
  cancelOn(signal: AbortSignal | undefined, client: pg.PoolClient): () => Promise<unknown> {
    const { processID } = client as unknown as { processID: number };
    const cancel = () => {
      this.left.add(processID);
      this.cancelling ??= this.cancelLeft();
    };
    signal?.addEventListener('abort', cancel);
    return () => {
      signal?.removeEventListener('abort', cancel);
      return this.left.delete(processID) ? this.cancelled : Promise.resolve();
    };
  }

  /** One statement cancels all, however many callers left together. */
  private async cancelLeft(): Promise<void> {
    while (this.left.size > 0) {
      this.cancelled = this.aside
        .query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [[...this.left]])
        .catch(() => {});
      await this.cancelled;
      await sleep(CANCEL_AGAIN);
    }
    this.cancelling = undefined;
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const ended = Promise.all([super.end(), this.aside.end()]).then(() => {});
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
