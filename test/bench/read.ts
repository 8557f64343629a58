// `read`: asks the hub and its peers the same questions, in interleaved rounds, and compares the medians.
import { differences, type Put, putTo, type RunningPeer } from './asking.ts';
import type { Command } from './command.ts';
import { openDatabase } from './database.ts';
import { Load, type Measured, quantile } from './load.ts';
import { peers as allPeers } from './peers/all.ts';
import { type Question, questions as allQuestions } from './questions.ts';
import { tell } from './tell.ts';

export const command: Command = {
  usage: '[--scale 1] [--database URL] [--seconds 5] [--rounds 5] [--connections 16] [--only q,q] [--peers a,b] [--smoke]',
  details: '',
  options: {
    scale: { type: 'string', default: '1' },
    database: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string' },
    peers: { type: 'string' },
  },
  async run(given) {
    const questions = chosen(allQuestions, given.only, 'question');
    const peers = chosen(allPeers, given.peers, 'peer');
    const database = await openDatabase(given.database, Number(given.scale));
    const running: RunningPeer[] = [];
    const load = new Load();
    try {
      for (const peer of peers) {
        tell(`starting ${peer.name}`);
        running.push({ peer, running: await peer.start(database.url) });
      }
      for (const question of questions) {
        const puts = await putTo(running, question, database.url);
        const wrong = await differences(puts, question);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
        const medians = await measure(load, question, puts, {
          rounds: Number(given.rounds),
          seconds: Number(given.seconds),
          connections: Number(given.connections),
        });
        for (const [name, { rate, p50, p99 }] of medians)
          console.log(question.name, name, rate.toFixed(0), p50.toFixed(2), p99.toFixed(2));
      }
    } finally {
      load.stop();
      for (const { running: process } of running) await process.stop();
      await database.close();
    }
    return 0;
  },
};

interface Measure {
  rounds: number;
  seconds: number;
  connections: number;
}

/** Every peer in turn, round by round, each after a warm-up: what disturbs the machine disturbs all. */
async function measure(load: Load, question: Question, puts: Put[], options: Measure): Promise<Map<string, Measured>> {
  const { rounds, seconds, connections } = options;
  const measured = new Map<string, Measured[]>(puts.map(({ peer }) => [peer.name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { peer, running, requests } of puts) {
      const job = { address: running.address, requests, connections };
      await load.put({ ...job, seconds: seconds / 5 });
      const result = await load.put({ ...job, seconds });
      if (result.failed) throw new Error(`${peer.name} failed ${result.failed} requests of ${question.name}`);
      measured.get(peer.name)!.push(result);
      tell(`${question.name} ${round}/${rounds} ${peer.name}: ${result.rate.toFixed(0)}/s`);
    }
  }
  return new Map([...measured].map(([name, all]) => [name, medianOf(all)]));
}

const medianOf = (all: Measured[]): Measured => {
  const median = (key: keyof Measured) => quantile(all.map((one) => one[key]).sort((a, b) => a - b), 0.5);
  return { rate: median('rate'), p50: median('p50'), p99: median('p99'), failed: 0 };
};

function chosen<T extends { name: string }>(all: T[], names: string | undefined, what: string): T[] {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`no ${what} ${name}; there are: ${all.map((one) => one.name).join(', ')}`);
    return found;
  });
}
