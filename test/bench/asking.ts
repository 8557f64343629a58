// Puts questions to running peers: the requests of each question, and whether all answer it alike.
import { isDeepStrictEqual } from 'node:util';
import { select } from './database.ts';
import type { Request } from './load.ts';
import type { Asked, Peer, Running } from './peers/peer.ts';
import { PAGE_SIZE, type Question, type Variables, walk } from './questions.ts';

export interface RunningPeer {
  peer: Peer;
  running: Running;
}

/** A question as it is put to one peer: a request for each variant. */
export interface Put extends RunningPeer {
  asked: Asked[];
  /** For load.ts. */
  requests: Request[];
}

/** The question as put to each peer that can answer it. */
export async function putTo(peers: RunningPeer[], question: Question, url: string): Promise<Put[]> {
  const variants = await select<Variables>(url, question.variants);
  const all = await Promise.all(
    peers.map(async (one) => {
      const page = question.page && { after: await cursorOf(one, question.page) };
      const asked = variants.map((variables) => one.peer.ask(question, { ...variables, ...page }));
      return asked.includes(null) ? null : { ...one, asked: asked as Asked[] };
    }),
  );
  return all
    .filter((put) => put !== null)
    .map((put) => ({ ...put, requests: put.asked.map((asked) => requestOf(asked, put.running)) }));
}

/** Compares what all peers answer to the first `count` variants with what the first peer answers. Returns what differs. */
export async function differences(puts: Put[], question: Question, count: number): Promise<string[]> {
  const [first, ...others] = puts;
  if (!first) return [];
  const wanted: unknown[] = [];
  for (const asked of first.asked.slice(0, count)) wanted.push(comparable(await answerOf(first, asked)));
  const compare = async (other: Put): Promise<string[]> => {
    for (const [at, asked] of other.asked.slice(0, count).entries()) {
      const got = comparable(await answerOf(other, asked));
      if (isDeepStrictEqual(got, wanted[at])) continue;
      return [`${question.name}, variant ${at}: ${difference(wanted[at], got, other.peer.name)}`];
    }
    return [];
  };
  const found = await Promise.all(others.map((other) => compare(other).catch((error: Error) => [error.message])));
  return found.flat();
}

/**
 * A peer's own cursor of the beginning of a page; where there are fewer pages, that of the last but one.
 * @returns undefined where it cannot be asked for cursors
 */
async function cursorOf(one: RunningPeer, page: number): Promise<string | undefined> {
  let after: string | undefined;
  for (let left = (page - 1) * PAGE_SIZE; left > 0; ) {
    const first = Math.min(left, 500);
    const asked = one.peer.ask(walk, { first, after });
    if (!asked) return undefined;
    const { projects } = (await answerOf(one, asked)) as {
      projects: { pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    if (!projects.pageInfo.hasNextPage) break;
    after = projects.pageInfo.endCursor;
    left -= first;
  }
  return after;
}

async function answerOf({ peer, running }: RunningPeer, asked: Asked): Promise<unknown> {
  const { path, method, headers, body } = requestOf(asked, running);
  const response = await fetch(running.address + path, { method, headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${peer.name} answers ${response.status} to ${path}: ${text}`);
  return asked.read(JSON.parse(text));
}

const requestOf = ({ method, path, headers, body }: Asked, running: Running): Request => ({
  method,
  path,
  headers: { ...running.headers, ...headers },
  body,
});

/** Each peer has cursors of its own: all that can be compared is whether there is one. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value) => (key === 'endCursor' ? value !== null : value));

/** Where an answer differs first from what the hub says, and how. */
export function difference(wanted: unknown, got: unknown, path: string): string {
  if (isObject(wanted) && isObject(got)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
      if (!isDeepStrictEqual(wanted[key], got[key])) return difference(wanted[key], got[key], `${path}.${key}`);
    }
  }
  return `${path} is ${JSON.stringify(got)?.slice(0, 200)}, the hub says ${JSON.stringify(wanted)?.slice(0, 200)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
