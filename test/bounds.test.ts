// However many ask, leave or ask something new: what waits, what runs and what is kept stays within bounds.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_PREPARED } from '../src/db/read-pool.ts';
import { ask, document, openHubOn, openSeededHub, scratchDatabase } from './hub.ts';
import { openSeededServer, type SeededServer } from './server.ts';

const CONNECTIONS = 10;
const WAITING = 3;

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let server: SeededServer;
/** One holds a lock in a transaction, the other watches: within a transaction the activity is seen as it was. */
let holder: pg.Client;
let watcher: pg.Client;
let totalCount: number;

beforeAll(async () => {
  database = await scratchDatabase('seeded');
  server = await openSeededServer(await openHubOn(database.url, { MAX_WAITING: String(WAITING) }));
  holder = new pg.Client({ connectionString: database.url });
  watcher = new pg.Client({ connectionString: database.url });
  await Promise.all([holder.connect(), watcher.connect()]);
  // The token is known from here on.
  const { data } = (await (await server.post(question)).json()) as { data: { projects: { totalCount: number } } };
  ({ totalCount } = data.projects);
});
afterAll(async () => {
  await server.close();
  await Promise.all([holder.end(), watcher.end()]);
  await database.drop();
});

/** While `work` runs, no statement gets at the projects or their totals. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await holder.query('begin; lock table project, project_summary');
  try {
    await work();
  } finally {
    await holder.query('rollback');
  }
}

const running = async () => {
  const { rows } = await watcher.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'liandong-read' and state = 'active'`,
  );
  return rows.length;
};

const question = { query: 'query Count { projects { totalCount } }' };

test('beyond the queue callers are told to come back, and those in it are answered', async () => {
  let answers: Promise<Response>[] = [];
  await whileLocked(async () => {
    answers = Array.from({ length: CONNECTIONS }, () => server.post(question));
    await expect.poll(running).toBe(CONNECTIONS);
    answers.push(...Array.from({ length: WAITING }, () => server.post(question)));
    await expect.poll(() => server.hub.pool.waiting).toBe(WAITING);
    const refused = await server.post(question);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toEqual({
      errors: [{ message: expect.stringMatching(/\p{Script=Han}.* · /u), extensions: { code: 'RATE_LIMITED' } }],
    });
    // Whose token is not known yet needs the database even to be recognised.
    const unknown = { authorization: `Bearer ld_${'x'.repeat(43)}` };
    const stranger = await server.post(question, { headers: unknown });
    expect(stranger.status).toBe(429);
    expect(stranger.headers.get('retry-after')).toBe('1');
    await stranger.text();
    // A load balancer would take the hub away from those it still serves.
    expect((await fetch(`${server.base}/health/ready`)).status).toBe(200);
  });
  for (const answer of answers)
    expect(await (await answer).json()).toMatchObject({ data: { projects: { totalCount } } });
});

test('a token that is looked at anew takes no place in the queue', async () => {
  let answers: Promise<Response>[] = [];
  await whileLocked(async () => {
    answers = Array.from({ length: CONNECTIONS }, () => server.post(question));
    await expect.poll(running).toBe(CONNECTIONS);
    // What was known of the token is too old by now.
    await sleep(1_100);
    answers.push(...Array.from({ length: WAITING }, () => server.post(question)));
    await expect.poll(() => server.hub.pool.waiting).toBe(WAITING);
    expect((await server.post(question)).status).toBe(429);
  });
  for (const answer of answers) expect((await answer).status).toBe(200);
});

test('where none may wait, a free connection is given all the same', async () => {
  const hub = await openHubOn(database.url, { MAX_WAITING: '0' });
  try {
    for (let n = 0; n < 3; n += 1) expect(await ask(hub, question.query)).toEqual({ projects: { totalCount } });
  } finally {
    await hub.close();
  }
});

test.each([
  ['a question', '/graphql', question.query],
  ['a question answered field by field', '/graphql', '{ __typename projects { totalCount } __schema { __typename } }'],
  ['an export', '/export?format=csv', '{ projects { nodes { name } } }'],
])('%s that nobody waits for any more is cancelled', async (_, to, query) => {
  await whileLocked(async () => {
    const caller = new AbortController();
    const answer = server.post({ query }, { to, signal: caller.signal });
    await expect.poll(running).toBe(1);
    caller.abort();
    await expect(answer).rejects.toThrow(/abort/);
    await expect.poll(running).toBe(0);
  });
  // The connection that was cancelled serves on.
  const again = await server.post({ query }, { to });
  expect(again.status).toBe(200);
  expect(await again.text()).toMatch(/totalCount|建设/);
});

test('a caller who leaves the queue gives the place up at once, and is not asked for', async () => {
  let answers: Promise<Response>[] = [];
  await whileLocked(async () => {
    answers = Array.from({ length: CONNECTIONS }, () => server.post(question));
    await expect.poll(running).toBe(CONNECTIONS);
    const callers = Array.from({ length: WAITING }, () => new AbortController());
    const left = callers.map(({ signal }) => server.post(question, { signal }));
    await expect.poll(() => server.hub.pool.waiting).toBe(WAITING);
    for (const caller of callers) caller.abort();
    for (const answer of left) await expect(answer).rejects.toThrow(/abort/);
    await expect.poll(() => server.hub.pool.waiting, { timeout: 2_000 }).toBe(0);
    expect(await running()).toBe(CONNECTIONS);
  });
  for (const answer of answers) expect((await answer).status).toBe(200);
});

test('a statement is cancelled also where its caller leaves as it is being sent', async () => {
  const { pool } = server.hub;
  const began = performance.now();
  const leaving = async () => {
    for (let n = 0; n < 60; n += 1) {
      const caller = new AbortController();
      const read = pool.read(
        { name: 'sleep', prepared: false, text: 'select pg_sleep(20)', values: [] },
        caller.signal,
      );
      setTimeout(() => caller.abort(), n % 4);
      await expect(read).rejects.toThrow(/abort/);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, leaving));
  expect(performance.now() - began).toBeLessThan(15_000);
});

test('a question answered field by field takes one connection at a time', async () => {
  const fields = Array.from({ length: 30 }, (_, n) => `f${n}: projects(first: ${n}) { nodes { code } }`);
  let answer: Promise<Response>;
  await whileLocked(async () => {
    answer = server.post({ query: `{ __schema { __typename } ${fields.join(' ')} }` });
    await expect.poll(running).toBe(1);
    expect(server.hub.pool.waiting).toBe(0);
  });
  expect(await (await answer!).json()).toMatchObject({ data: { f0: { nodes: [] }, f29: { nodes: { length: 29 } } } });
});

test('2,000 documents, each asked twice: each connection keeps a bounded number of statements', async () => {
  const hub = await openSeededHub();
  try {
    const half = async (from: number) => {
      for (let n = from; n < from + 200; n += 1) {
        const operation = document(hub, `{ projects(filter: { code: { gt: "0" } }, first: 1) { c${n}: totalCount } }`);
        const first = await ask(hub, operation);
        expect(await ask(hub, operation)).toEqual(first);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, part) => half(part * 200)));
    expect(hub.plans.misses).toBe(2_000);
    const open = hub.pool.totalCount;
    const clients = await Promise.all(Array.from({ length: open }, () => hub.pool.connect()));
    const kept = await Promise.all(
      clients.map(async (client) => (await client.query('select from pg_prepared_statements')).rowCount!),
    );
    for (const client of clients) client.release();
    expect(Math.max(...kept)).toBe(MOST_PREPARED);
    // What was forgotten is prepared anew.
    expect(await ask(hub, '{ projects(first: 1) { c0: totalCount } }')).toHaveProperty('projects.c0');
  } finally {
    await hub.close();
  }
});

test('documents are kept as long as there is room for what they take', async () => {
  const padding = `#${' '.repeat(50_000)}\n`;
  for (let n = 0; n < 30; n += 1) {
    const answer = await server.post({ query: `${padding}{ projects { c${n}: totalCount } }` });
    expect(await answer.json()).toMatchObject({ data: { projects: { [`c${n}`]: totalCount } } });
  }
  const metrics = await (await server.metrics()).text();
  const [, kept] = /^liandong_documents (\d+)$/m.exec(metrics)!;
  expect(Number(kept)).toBe(19);
});

test('a plan keeps nothing of the values that it was made for', async () => {
  const hub = await openSeededHub();
  try {
    const before = heapUsed();
    for (let n = 0; n < 60; n += 1) {
      const operation = document(
        hub,
        `query ($code: [String!]) { projects(filter: { code: { in: $code } }) { c${n}: totalCount } }`,
      );
      await ask(hub, operation, { code: Array.from({ length: 1_000 }, () => randomBytes(500).toString('hex')) });
    }
    expect(hub.plans.size).toBe(60);
    expect(heapUsed() - before).toBeLessThan(20e6);
  } finally {
    await hub.close();
  }
});

/** Bytes, after what nobody refers to is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
