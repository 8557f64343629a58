// `callers`: the hub alone, asked by ever more callers at once, by more than its queue holds, and by callers who leave.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { putTo } from './asking.ts';
import { type Command, numberOf } from './command.ts';
import { openDatabase } from './database.ts';
import { Load, type Request } from './load.ts';
import { highest, megabytes, metricsOf } from './metrics.ts';
import { hub } from './peers/hub.ts';
import { graphql } from './peers/peer.ts';
import { build, type Program, startOn } from './program.ts';
import { questions } from './questions.ts';
import { keep, tableOf } from './results.ts';
import { tell } from './tell.ts';

const asked = ['point', 'watch'];
const MAX_WAITING = 100;
const TOO_MANY = 400;
const LEAVING = 200;

/** What was not as it has to be. */
const faults: string[] = [];

export const command: Command = {
  usage: '[--scale 1] [--database URL] [--seconds 5] [--connections 1,16,128,512]',
  details: `
  --scale <n>        规模：1 = 200 000 家企业 · size of the city: 1 = 200 000 enterprises
  --database <url>   使用此数据库，空库则先填充 · this database, filled where it is empty; else an embedded one, kept
  --seconds <n>      每次测量的秒数 · seconds of each measurement
  --connections <n>  同时的连接数 · connections that ask at once, one after the other

结果 · Results: test/bench/results/callers.json`,
  options: {
    scale: { type: 'string', default: '1' },
    database: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '1,16,128,512' },
  },
  async run(given) {
    const scale = numberOf(given, 'scale');
    const seconds = numberOf(given, 'seconds');
    const connections = given.connections!.split(',').map((each) => numberOf({ connections: each }, 'connections'));
    const database = await openDatabase(given.database, scale);
    try {
      build();
      const rows = await manyCallers(database.url, connections, seconds);
      console.log(`${tableOf(rows)}\n`);
      const refused = await tooMany(database.url);
      console.log(`${tableOf([refused])}\n`);
      const left = await leaving(database.url);
      console.log(tableOf([left]));
      await keep('callers', database.url, { scale, many: rows, tooMany: refused, leaving: left, faults });
    } finally {
      await database.close();
    }
    for (const fault of faults) console.error(`✗ ${fault}`);
    return faults.length > 0 ? 1 : 0;
  },
};

/** Runs a hub while it is asked, and sees that it is well afterwards. */
async function withHub<T>(
  url: string,
  settings: Record<string, string>,
  work: (hub: Program) => Promise<T>,
): Promise<T> {
  const program = await startOn(url, settings);
  try {
    const result = await work(program);
    await expectWell(program, url);
    return result;
  } finally {
    await program.stop();
  }
}

const requestsOf = async (program: Program, url: string, name: string): Promise<Request[]> => {
  const [put] = await putTo([{ peer: hub, running: program }], questions.find((q) => q.name === name)!, url);
  return put!.requests;
};

const manyCallers = (url: string, connections: number[], seconds: number) =>
  withHub(url, {}, async (program) => {
    const load = new Load();
    const rows = [];
    try {
      for (const name of asked) {
        const requests = await requestsOf(program, url, name);
        await load.put({ address: program.address, requests, connections: 16, seconds: seconds / 2 });
        for (const callers of connections) {
          const job = load.put({ address: program.address, requests, connections: callers, seconds });
          const { result, peak } = await highest(program, job);
          const { rate, p50, p99, failed, outcomes } = result;
          if (failed) faults.push(`${name}, ${callers} connections: ${JSON.stringify(outcomes)}`);
          tell(`${name} ${callers}: ${rate.toFixed(0)}/s`);
          const [rss, queue] = [megabytes(peak.rss), peak.waiting];
          rows.push({ question: name, connections: callers, rate, p50, p99, failed, queue, 'RSS MB': rss });
        }
      }
    } finally {
      load.stop();
    }
    return rows;
  });

/** More callers at once than may wait: each is answered or told to come back, and the hub stays ready. */
const tooMany = (url: string) =>
  withHub(url, { MAX_WAITING: String(MAX_WAITING) }, async (program) => {
    const requests = await requestsOf(program, url, 'watch');
    const burst = Array.from({ length: TOO_MANY }, (_, n) => outcomeOf(program, requests[n % requests.length]!));
    const ready = readiness(program, Promise.all(burst));
    const { result, peak } = await highest(program, Promise.all(burst));
    const count = (outcome: string) => result.filter((one) => one === outcome).length;
    const [answered, refused] = [count('200'), count('429 Retry-After')];
    const others = result.filter((one) => one !== '200' && one !== '429 Retry-After');
    if (others.length > 0) faults.push(`beyond the queue: ${[...new Set(others)].join(', ')}`);
    if (refused === 0) faults.push('beyond the queue: nobody was told to come back');
    if (peak.waiting > MAX_WAITING) faults.push(`the queue held ${peak.waiting}, ${MAX_WAITING} may wait`);
    return { callers: TOO_MANY, queue: peak.waiting, answered, refused, others: others.length, unready: await ready };
  });

async function outcomeOf({ address }: Program, { path, ...request }: Request): Promise<string> {
  try {
    const response = await fetch(address + path, request);
    await response.arrayBuffer();
    return response.headers.has('retry-after') ? `${response.status} Retry-After` : String(response.status);
  } catch (error) {
    return String((error as Error).cause ?? error);
  }
}

/** How often a load balancer would have found the hub unready while `work` went on. */
async function readiness({ address }: Program, work: Promise<unknown>): Promise<number> {
  const done = work.then(() => true);
  let unready = 0;
  do {
    const { status } = await fetch(`${address}/health/ready`);
    if (status !== 200) unready++;
  } while (!(await Promise.race([done, sleep(100, false)])));
  if (unready > 0) faults.push(`a busy hub was unready ${unready} times`);
  return unready;
}

/** Callers who disconnect halfway through a slow operation: how soon their statements are gone. */
const leaving = (url: string) =>
  withHub(url, {}, async (program) => {
    const watcher = new pg.Client({ connectionString: url });
    await watcher.connect();
    try {
      const { request, seconds } = await slowRequest(program);
      const caller = new AbortController();
      const { path, ...rest } = request;
      const left = Array.from({ length: LEAVING }, () =>
        fetch(program.address + path, { ...rest, signal: caller.signal }),
      );
      const ended = Promise.allSettled(left);
      while ((await running(watcher)) < 10) await sleep(5);
      await sleep((seconds / 2) * 1_000);
      const statements = await running(watcher);
      const { waiting } = await metricsOf(program);
      const began = performance.now();
      caller.abort();
      while ((await running(watcher)) > 0) await sleep(1);
      const gone = performance.now() - began;
      await ended;
      return { callers: LEAVING, statements, waiting, 'operation s': seconds, 'gone after ms': gone };
    } finally {
      await watcher.end();
    }
  });

async function running(watcher: pg.Client): Promise<number> {
  const { rowCount } = await watcher.query(`select from pg_stat_activity
    where datname = current_database() and application_name = 'liandong-read' and state = 'active'`);
  return rowCount!;
}

const slowField = `projects(first: 500) {
  nodes { contractor { projectsAsContractor { aggregates { sum { contractPrice } } } complaints { totalCount } } }
}`;

/** An operation that takes a second: more in PostgreSQL's execution than in its planning, which cannot be cancelled. */
async function slowRequest(program: Program): Promise<{ request: Request; seconds: number }> {
  for (let fields = 1; ; fields *= 2) {
    const document = `query Slow { ${Array.from({ length: fields }, (_, n) => `s${n}: ${slowField}`).join('\n')} }`;
    const { method, path, headers, body } = graphql(document, {}, (data) => data);
    const request = { method, path, headers: { ...program.headers, ...headers }, body };
    const began = performance.now();
    const outcome = await outcomeOf(program, request);
    const seconds = (performance.now() - began) / 1_000;
    if (outcome !== '200') throw new Error(`the slow operation ends with ${outcome}`);
    if (seconds > 1) return { request, seconds };
  }
}

async function expectWell(program: Program, url: string): Promise<void> {
  const [point] = await requestsOf(program, url, 'point');
  const answered = await outcomeOf(program, point!);
  const { status } = await fetch(`${program.address}/health/ready`);
  const { waiting, idle, total } = await metricsOf(program);
  if (answered !== '200' || status !== 200 || waiting > 0 || idle < total)
    faults.push(`afterwards: a question ${answered}, ready ${status}, ${waiting} waiting, ${idle} of ${total} idle`);
}
