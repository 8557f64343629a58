// A peer: who answers the bench's questions, in a process of its own, and how it is asked.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readConfig } from '../../../src/config.ts';
import type { Question, Variables } from '../questions.ts';

export interface Peer {
  /** As the table shows it. */
  name: string;
  /** Starts its process on the database at `url`. */
  start(url: string): Promise<Running>;
  /** Its request for a question with one of its variants; null = it cannot answer that. */
  ask(question: Question, variables: Variables): Asked | null;
}

/** A request of a peer, and how its answer reads. */
export interface Asked {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The answer in the shape of the hub's `data`. */
  // biome-ignore lint/suspicious/noExplicitAny: each peer answers in a shape of its own
  read(answer: any): unknown;
}

/** The process of a peer. */
export interface Running extends Listening {
  pid: number;
  stop(): Promise<void>;
}

/** What the process tells once it listens. */
export interface Listening {
  /** `http://127.0.0.1:<port>` */
  address: string;
  /** Goes with every request, such as a token. */
  headers?: Record<string, string>;
}

/** The day on which the database was filled and on which the hub stands. */
export const HUB_DATE = readConfig({}).hubDate!;

/** Connections of each peer to the database: as many as the hub has. */
export const POOL = { max: 10, idleTimeoutMillis: 2_000 };

/** Runs a peer's module as a process: its main part is {@link serve}. */
export async function startProcess(module: string, ...args: string[]): Promise<Running> {
  const child = fork(module, args, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ended = once(child, 'exit');
  const listening = await Promise.race([
    once(child, 'message').then(([told]) => told as Listening),
    ended.then(([code]) => Promise.reject(new Error(`${module} ended with ${code} before it listened`))),
  ]);
  return {
    ...listening,
    pid: child.pid!,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The main part of a peer's module: tells where it listens, answers until it is disconnected. */
export async function serve(listen: (...args: string[]) => Promise<Listening>): Promise<void> {
  process.once('disconnect', () => process.exit());
  process.send!(await listen(...process.argv.slice(2)));
}

/** The request of a peer that speaks GraphQL at /graphql. */
export function graphql(query: string, variables: Variables, read: Asked['read']): Asked {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    read(answer) {
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return read(answer.data);
    },
  };
}
