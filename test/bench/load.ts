// Puts load on a peer from a process of its own, so that measuring does not slow down what starts and compares.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type autocannon from 'autocannon';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface LoadOptions {
  address: string;
  /** Asked in turn; each connection begins at another one. */
  requests: Request[];
  connections: number;
  seconds: number;
}

export interface Measured {
  /** Answers a second. */
  rate: number;
  /** Latency in milliseconds, of answers of any status. */
  p50: number;
  p99: number;
  /** Answers other than 200, requests without an answer. */
  failed: number;
}

/** Also how the requests ended. */
export interface Counted extends Measured {
  /** Requests by the status of their answers; `none` had no answer. */
  outcomes: Record<string, number>;
}

/** The process that puts load on peers. */
export class Load {
  private readonly child: ChildProcess = fork(import.meta.filename, {
    stdio: ['ignore', 2, 2, 'ipc'],
    // Keeps the NaN of a latency where nothing was answered.
    serialization: 'advanced',
  });

  async put(options: LoadOptions): Promise<Counted> {
    this.child.send(options);
    const [measured] = await once(this.child, 'message');
    return measured;
  }

  stop(): void {
    this.child.disconnect();
  }
}

/** The value below which a part of the sorted values lies. */
export const quantile = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;

/** The median of each number by itself; failures add up. */
export function medianOf(all: Measured[]): Measured {
  const median = (key: keyof Measured) => {
    const sorted = all.map((one) => one[key]).sort((a, b) => a - b);
    return (quantile(sorted, 0.5) + quantile(sorted.reverse(), 0.5)) / 2;
  };
  return {
    rate: median('rate'),
    p50: median('p50'),
    p99: median('p99'),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** Requests that are built for all connections together. */
const BUILT = 2_000;

async function put({ address, requests, connections, seconds }: LoadOptions): Promise<Counted> {
  // Loaded on demand: what else this file has is used without it.
  const { default: fire } = await import('autocannon');
  const times: number[] = [];
  const outcomes: Record<string, number> = {};
  const count = (outcome: string) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  let next = 0;
  // Each is built before the first is sent: of many connections each asks some.
  const share = Math.ceil(BUILT / connections);
  const began = performance.now();
  let ended = began;
  const options: autocannon.Options = {
    url: address,
    connections,
    duration: seconds,
    // How soon it notices that the time is up.
    sampleInt: 20,
    timeout: 60,
    requests: requests.slice(0, 1),
    setupClient(client) {
      const first = next++ % requests.length;
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)].slice(0, share));
    },
  };
  await new Promise<void>((done, fail) => {
    const run = fire(options, (error) => (error ? fail(error) : done()));
    run.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      ended = performance.now();
      count(String(status));
    });
    run.on('reqError', () => count('none'));
  });
  const { 200: _, ...failures } = outcomes;
  times.sort((a, b) => a - b);
  return {
    rate: times.length > 0 ? (times.length / (ended - began)) * 1_000 : 0,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    failed: Object.values(failures).reduce((sum, n) => sum + n, 0),
    outcomes,
  };
}

if (import.meta.main)
  process.on('message', async (options: LoadOptions) => {
    process.send!(await put(options));
  });
