// `read`: asks the hub and its peers the same questions, in interleaved rounds, and compares the medians.
import { fileURLToPath } from 'node:url';
import { differences, type Put, putTo } from './asking.ts';
import { chart } from './chart.ts';
import { type Command, chosen, numberOf } from './command.ts';
import { calm } from './database.ts';
import { type Measured, medianOf } from './load.ts';
import { type Bench, openBench } from './open.ts';
import { peers as allPeers } from './peers/all.ts';
import { questions as allQuestions, type Question } from './questions.ts';
import { settingOf, table, write } from './report.ts';
import { judge, type Medians } from './targets.ts';
import { tell } from './tell.ts';

interface Measure {
  rounds: number;
  seconds: number;
  connections: number;
  /** Variants of each question that are compared. */
  compared: number;
}

const SMOKE: Measure = { rounds: 1, seconds: 0.25, connections: 4, compared: 100 };
const RESULT = fileURLToPath(new URL('results/read.json', import.meta.url));
const CHART = fileURLToPath(new URL('../../docs/bench/read.svg', import.meta.url));

export const command: Command = {
  usage: `[--scale 1] [--database URL] [--seconds 5] [--rounds 5] [--connections 16] [--only q,q] [--peers a,b] [--smoke]`,
  details: `
  --scale <n>        规模：1 = 200 000 家企业 · size of the city: 1 = 200 000 enterprises
  --database <url>   使用此数据库，空库则先填充 · this database, filled where it is empty; else an embedded one, kept
  --seconds <n>      每轮每个方案的秒数 · seconds of each peer in each round
  --rounds <n>       轮数，取中位数 · rounds, of which the median is taken
  --connections <n>  并发连接数 · connections that ask at once
  --only <names>     ${allQuestions.map(({ name }) => name).join(', ')}
  --peers <names>    ${allPeers.map(({ name }) => name).join(', ')}
  --smoke            只验证各方案答案一致：演示城市，每轮四分之一秒 · only whether all answer alike: the demo city, a
                     quarter of a second each; --database is then a server on which a database may be made

结果 · Results: test/bench/results/read.json, docs/bench/read.svg (${'--smoke'}, --only, --peers: 不写 · not written)`,
  options: {
    scale: { type: 'string', default: '1' },
    database: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string' },
    peers: { type: 'string' },
    smoke: { type: 'boolean' },
  },
  async run(given) {
    const questions = chosen(allQuestions, given.only, 'question');
    const peers = chosen(allPeers, given.peers, 'peer');
    const smoke = given.smoke !== undefined;
    const scale = smoke ? null : numberOf(given, 'scale');
    const measure: Measure = smoke
      ? SMOKE
      : {
          rounds: numberOf(given, 'rounds'),
          seconds: numberOf(given, 'seconds'),
          connections: numberOf(given, 'connections'),
          compared: 8,
        };
    const bench = await openBench(peers, given.database, scale);
    try {
      const medians = new Map<string, Medians>();
      const faults: string[] = [];
      for (const question of questions) {
        const puts = await putTo(bench.peers, question, bench.url);
        const found = await differences(puts, question, measure.compared);
        faults.push(...found);
        if (found.length === 0) medians.set(question.name, await measured(bench, question, puts, measure, faults));
      }
      const judged = judge(questions, medians);
      console.log(
        smoke ? `${medians.size} of ${questions.length} questions are answered alike` : table(medians, judged),
      );
      if (!smoke && !given.only && !given.peers && faults.length === 0) {
        const setting = await settingOf(bench.url);
        write(
          RESULT,
          `${JSON.stringify({ ...setting, scale, ...measure, medians: Object.fromEntries(medians), judged }, null, 2)}\n`,
        );
        write(CHART, chart(medians, `Requests per second, ${measure.connections} connections, ${setting.cpus}`));
      }
      for (const fault of faults) console.error(`✗ ${fault}`);
      return faults.length === 0 ? 0 : 1;
    } finally {
      await bench.close();
    }
  },
};

/** Seconds in which connections are opened and statements planned; not counted. */
const WARM_UP = 1.5;

/** Every peer in turn, round by round, each after a warm-up: what disturbs the machine disturbs all. */
async function measured(
  { load, url }: Bench,
  question: Question,
  puts: Put[],
  measure: Measure,
  faults: string[],
): Promise<Medians> {
  const { rounds, seconds, connections } = measure;
  const results = new Map<string, Measured[]>(puts.map(({ peer }) => [peer.name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { peer, running, requests } of puts) {
      const job = { address: running.address, requests, connections };
      await calm(url);
      await load.put({ ...job, seconds: Math.min(seconds, WARM_UP) });
      const result = await load.put({ ...job, seconds });
      if (result.failed) faults.push(`${question.name}: ${peer.name} failed ${result.failed} requests`);
      results.get(peer.name)!.push(result);
      tell(`${question.name} ${round}/${rounds} ${peer.name}: ${result.rate.toFixed(0)}/s`);
    }
  }
  return Object.fromEntries([...results].map(([name, all]) => [name, medianOf(all)]));
}
