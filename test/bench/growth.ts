// `growth`: asks the hub the same questions on databases of several sizes, and says how much more the larger ones take.
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { putTo } from './asking.ts';
import { type Command, chosen, Misused, numberOf } from './command.ts';
import { openDatabase, select } from './database.ts';
import { grow } from './grow.ts';
import { Load, type Measured, medianOf } from './load.ts';
import { hub } from './peers/hub.ts';
import { questions as allQuestions, type Question } from './questions.ts';
import { aligned, rounded, settingOf, write } from './report.ts';
import { tell } from './tell.ts';

/** One caller sees how long an answer takes, so many how many answers there are. */
const CONNECTIONS = [1, 16];

/** What is promised to one caller of the largest database: p50 in milliseconds, or in those of the smallest. */
const PROMISED: Record<string, { p50: number } | { ratio: number }> = {
  point: { ratio: 1.5 },
  'watch-page': { ratio: 1.5 },
  watch: { p50: 300 },
};

const RESULT = fileURLToPath(new URL('results/growth.json', import.meta.url));

interface Size {
  times: number;
  bytes: number;
  rows: Record<string, number>;
}

/** A question to hubs of all sizes, in the order of the sizes. */
interface Answered {
  question: string;
  connections: number;
  measured: Measured[];
}

export const command: Command = {
  usage: '[--scale 1] [--times 1,10] [--database URL] [--seconds 5] [--rounds 3] [--only q,q]',
  details: `
  --scale <n>      最小库的规模 · of the smallest database; 1 = 200 000 enterprises, 600 000 complaints
  --times <n,n>    各库为其几倍；按需复制生成并保留 · sizes in multiples of it, each made of it and kept
  --database <url> 最小库；为空则填充 · the smallest database, filled where it is empty; others are made beside it
  --seconds <n>    每次测量秒数 · of one measurement, after a fifth of that to warm up
  --rounds <n>     取中位数的次数 · measurements of which the median counts
  --only <q,q>     ${allQuestions.map(({ name }) => name).join(', ')}

结果 · Results: test/bench/results/growth.json (--only: 不写 · not written)`,
  options: {
    scale: { type: 'string', default: '1' },
    times: { type: 'string', default: '1,10' },
    database: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
  async run(given) {
    const questions = chosen(allQuestions, given.only, 'question');
    const times = timesOf(given.times!);
    const scale = numberOf(given, 'scale');
    const measure = { seconds: numberOf(given, 'seconds'), rounds: numberOf(given, 'rounds') };
    const database = await openDatabase(given.database, scale);
    const load = new Load();
    try {
      const urls: string[] = [];
      for (const one of times) urls.push(await grown(database.url, one));
      const sizes = await Promise.all(urls.map((url, i) => sizeOf(url, times[i]!)));
      const answered: Answered[] = questions.flatMap(({ name }) =>
        CONNECTIONS.map((connections) => ({ question: name, connections, measured: [] })),
      );
      for (const [i, url] of urls.entries()) {
        tell(`hub on ${times[i]} times the rows, ${(sizes[i]!.bytes / 1e9).toFixed(1)} GB`);
        await measureSize(load, url, questions, answered, measure);
      }
      console.log(table(sizes, answered));
      const { rows: _, ...setting } = await settingOf(database.url);
      const result = { ...setting, scale, ...measure, sizes, answered };
      if (!given.only) write(RESULT, `${JSON.stringify(result, null, 2)}\n`);
    } finally {
      load.stop();
      await database.close();
    }
    return 0;
  },
};

function timesOf(list: string): number[] {
  const times = list.split(',').map(Number);
  if (times.every((one) => Number.isInteger(one) && one > 0)) return times.toSorted((a, b) => a - b);
  throw new Misused(`--times ${list}: 须为正整数 · must be positive whole numbers`);
}

/** The database of so many times the rows of the one at `url`, beside it. It has its name only once it is whole. */
async function grown(url: string, times: number): Promise<string> {
  if (times === 1) return url;
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const from = decodeURIComponent(new URL(url).pathname.slice(1));
  const name = `${from}_times_${times}`;
  const server = new pg.Client({ connectionString: at('postgres') });
  await server.connect();
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) {
      tell(`growing to ${times} times the rows`);
      await server.query(`drop database if exists "${name}_new" with (force)`);
      await server.query(`create database "${name}_new" template "${from}" strategy file_copy`);
      await grow(at(`${name}_new`), times, tell);
      await server.query(`alter database "${name}_new" rename to "${name}"`);
    }
    return at(name);
  } finally {
    await server.end();
  }
}

async function sizeOf(url: string, times: number): Promise<Size> {
  const [row] = await select<{ bytes: string; rows: Record<string, number> }>(
    url,
    `select pg_database_size(current_database()) as bytes,
       (select json_object_agg(relname, reltuples::bigint order by reltuples desc) from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 0) as rows`,
  );
  return { times, bytes: Number(row!.bytes), rows: row!.rows };
}

/** Asks a hub on one database everything, and enters what it took. */
async function measureSize(
  load: Load,
  url: string,
  questions: Question[],
  answered: Answered[],
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<void> {
  const running = await hub.start(url);
  try {
    for (const question of questions) {
      const [put] = await putTo([{ peer: hub, running }], question, url);
      for (const entry of answered.filter((one) => one.question === question.name)) {
        const job = { address: running.address, requests: put!.requests, connections: entry.connections };
        const all: Measured[] = [];
        for (let round = 0; round < rounds; round++) {
          await load.put({ ...job, seconds: seconds / 5 });
          const result = await load.put({ ...job, seconds });
          if (result.failed) throw new Error(`the hub failed ${result.failed} requests of ${question.name}`);
          all.push(result);
        }
        const median = medianOf(all);
        entry.measured.push(median);
        tell(
          `${question.name}, ${entry.connections}: p50 ${median.p50.toFixed(1)} ms, p99 ${median.p99.toFixed(1)} ms`,
        );
      }
    }
  } finally {
    await running.stop();
  }
}

/** One line for each question and number of callers. */
function table(sizes: Size[], answered: Answered[]): string {
  const heads = [
    'question',
    'callers',
    ...sizes.flatMap(({ times }) => [`${times}x p50 ms`, 'p99 ms']),
    'p50 ×',
    'p99 ×',
  ];
  const lines = answered.map(({ question, connections, measured }) => {
    const [first, last] = [measured[0]!, measured.at(-1)!];
    const latencies = measured.flatMap(({ p50, p99 }) => [p50, p99].map((ms) => rounded(ms, 1)));
    const ratios = [last.p50 / first.p50, last.p99 / first.p99].map((ratio) => rounded(ratio, 2));
    const verdict = connections === 1 ? verdictOf(question, first, last) : '';
    return [question, String(connections), ...latencies, ...ratios, verdict];
  });
  return aligned([[...heads, 'promised'], ...lines], 1);
}

function verdictOf(question: string, first: Measured, last: Measured): string {
  const promised = PROMISED[question];
  if (!promised) return '';
  const [limit, kept] =
    'p50' in promised
      ? [`< ${promised.p50} ms`, last.p50 < promised.p50]
      : [`< ${promised.ratio}`, last.p50 / first.p50 < promised.ratio];
  return `${limit} ${kept ? '✓ met' : '✗ missed'}`;
}
