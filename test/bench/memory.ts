// `memory`: how long the hub takes to start, and what it and its connections hold: at rest, under load, and while ever new
// documents pass through.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putTo } from './asking.ts';
import { type Command, numberOf } from './command.ts';
import { openDatabase, select } from './database.ts';
import { documentOf, type Variants, varied } from './documents.ts';
import { Load } from './load.ts';
import { highest, megabytes, metricsOf } from './metrics.ts';
import { hub } from './peers/hub.ts';
import { build, type Program, startDemo, startOn } from './program.ts';
import { questions, type Variables } from './questions.ts';
import { keep, tableOf } from './results.ts';
import { tell } from './tell.ts';

const CONNECTIONS = 16;
const QUARTERS = 4;

export const command: Command = {
  usage: '[--scale 1] [--database URL] [--documents 20000] [--seconds 10]',
  details: `
  --scale <n>        规模：1 = 200 000 家企业 · size of the city: 1 = 200 000 enterprises
  --database <url>   使用此数据库，空库则先填充 · this database, filled where it is empty; else an embedded one, kept
  --documents <n>    互不相同的查询文档数，每秒 50 个、一小时为 180000 · documents that differ; 50 a second are 180000 an hour
  --seconds <n>      操作 01 的负载秒数 · seconds of load by operation 01

结果 · Results: test/bench/results/memory.json`,
  options: {
    scale: { type: 'string', default: '1' },
    database: { type: 'string' },
    documents: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '10' },
  },
  async run(given) {
    const scale = numberOf(given, 'scale');
    const documents = numberOf(given, 'documents');
    const seconds = numberOf(given, 'seconds');
    build();
    const starts = await measureStarts();
    console.log(`${tableOf(starts)}\n`);
    const database = await openDatabase(given.database, scale);
    try {
      const { rows, failed } = await measureMemory(database.url, documents, seconds);
      console.log(tableOf(rows));
      await keep('memory', database.url, { scale, starts, memory: rows, failed });
      if (failed.length > 0) console.error(failed.join('\n'));
      return failed.length > 0 ? 1 : 0;
    } finally {
      await database.close();
    }
  },
};

/** The demo on an empty folder, where it takes the deliveries in, and again. */
async function measureStarts() {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  try {
    const rows = [];
    for (const start of ['first, deliveries taken in', 'second']) {
      const program = await startDemo(folder);
      const { rss } = await metricsOf(program);
      await program.stop();
      tell(`${start} start: ${program.seconds.toFixed(1)} s`);
      rows.push({ start, seconds: program.seconds, 'RSS MB': megabytes(rss) });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureMemory(url: string, documents: number, seconds: number) {
  const program = await startOn(url);
  const load = new Load();
  try {
    const rows = [await sample(program, url, `started, ${program.seconds.toFixed(1)} s`)];
    const [put] = await putTo([{ peer: hub, running: program }], questions.find(({ name }) => name === 'watch')!, url);
    const job = { address: program.address, requests: put!.requests, connections: CONNECTIONS, seconds };
    const { result, peak } = await highest(program, load.put(job));
    rows.push({ ...(await sample(program, url, 'operation 01, 16 connections')), 'peak RSS MB': megabytes(peak.rss) });
    const failed = result.failed ? [`operation 01: ${JSON.stringify(result.outcomes)}`] : [];
    const variants = await variantsOf(url);
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const upTo = Math.round((documents * (quarter + 1)) / QUARTERS);
      const passing = pass(program, Math.round((documents * quarter) / QUARTERS), upTo, variants);
      const { result, peak } = await highest(program, passing);
      failed.push(...result);
      tell(`${upTo} documents`);
      rows.push({ ...(await sample(program, url, `${upTo} documents`)), 'peak RSS MB': megabytes(peak.rss) });
    }
    return { rows, failed };
  } finally {
    load.stop();
    await program.stop();
  }
}

async function variantsOf(url: string): Promise<Variants> {
  const used = questions.filter(({ name }) => varied.includes(name));
  return new Map(
    await Promise.all(
      used.map(async ({ name, variants }): Promise<[string, Variables[]]> => [name, await select(url, variants)]),
    ),
  );
}

/** Sends documents, every second one twice. Returns the failures, one of each kind. */
async function pass(program: Program, from: number, to: number, variants: Variants): Promise<string[]> {
  const failed = new Map<string, string>();
  let next = from;
  const caller = async () => {
    while (next < to) {
      const n = next++;
      const { path, method, headers, body } = documentOf(n, variants);
      for (let time = 0; time <= n % 2; time++) {
        const response = await fetch(program.address + path, {
          method,
          headers: { ...program.headers, ...headers },
          body,
        });
        const answer = await response.text();
        if (!answer.startsWith('{"data":'))
          failed.set(`${response.status}`, `document ${n}: ${response.status} ${answer}`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return [...failed.values()];
}

async function sample(program: Program, url: string, when: string) {
  const { rss, heap, plans, documents } = await metricsOf(program);
  const backends = await backendsOf(url);
  return {
    when,
    'RSS MB': megabytes(rss),
    'peak RSS MB': megabytes(rss),
    'heap MB': megabytes(heap),
    plans,
    documents,
    'connections MB': megabytes(backends.reduce((sum, bytes) => sum + bytes, 0)),
    'largest MB': megabytes(Math.max(0, ...backends)),
  };
}

/** Memory of its own of each connection's server process: what stays prepared is in there. None where they run elsewhere. */
async function backendsOf(url: string): Promise<number[]> {
  const rows = await select<{ pid: number }>(
    url,
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'liandong-read'`,
  );
  const read = async ({ pid }: { pid: number }) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return /^Name:\s+postgres/.test(status) ? Number(/^RssAnon:\s+(\d+) kB/m.exec(status)![1]) * 1024 : [];
  };
  return (await Promise.all(rows.map(read))).flat();
}
