// `audit`: what the record of every access costs: the same question in this process, with its record and without.
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'graphql';
import { findPrincipal } from '../../src/access/principal.ts';
import { readConfig } from '../../src/config.ts';
import { demoKey } from '../../src/crypto/demo-key.ts';
import { Engine } from '../../src/graph/engine.ts';
import { buildHub, type Hub } from '../../src/hub.ts';
import { type Command, numberOf } from './command.ts';
import { openDatabase } from './database.ts';

const document = parse('query Point($code: String!) { project(code: $code) { code name contractPrice } }');
const principal = findPrincipal('procuratorate')!;
const ROUNDS = 15;

export const command: Command = {
  usage: '[--database URL] [--window 200] [--callers 1,16]',
  details: `
  --database <url>  在此服务器上建立临时数据库 · makes a database on this server and drops it; else the embedded one
  --window <ms>     每次测量的毫秒数 · milliseconds of each measurement; with and without take turns, ${ROUNDS} of each
  --callers <n>     同时的调用方 · callers that ask at once`,
  options: {
    database: { type: 'string' },
    window: { type: 'string', default: '200' },
    callers: { type: 'string', default: '1,16' },
  },
  async run(given) {
    const window = numberOf(given, 'window');
    const callers = given.callers!.split(',').map((each) => numberOf({ callers: each }, 'callers'));
    const database = await openDatabase(given.database, null);
    const dataDir = await mkdtemp(join(tmpdir(), 'liandong-audit-'));
    // The key under which seeds/fill.ts filled the database.
    const IDENTITY_KEY = demoKey(readConfig({}).dataDir, true)!;
    const hub = await buildHub({ ...readConfig({ DATA_DIR: dataDir, IDENTITY_KEY }), databaseUrl: database.url });
    try {
      console.log(await costs(hub, callers, window));
    } finally {
      await hub.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    }
    return 0;
  },
};

async function costs(hub: Hub, callers: readonly number[], window: number): Promise<string> {
  const { rows } = await hub.pool.query<{ code: string }>('select code from project order by id');
  const codes = rows.map(({ code }) => code);
  // biome-ignore lint/complexity/useLiteralKeys: what the hub's engine stands on is nobody's business but a measurement's
  const silent = new Engine({ ...(await hub.engine())['options'], recorder: null });
  const lines = ['callers  without/s  with/s  ratio  ms more'];
  for (const many of callers) {
    const [without, recorded]: [number[], number[]] = [[], []];
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const [a, b] = [await rate(silent, codes, many, window), await rate(hub, codes, many, window)];
      if (round > 0) [without.push(a), recorded.push(b)];
      await sleep(20);
    }
    const [a, b] = [median(without), median(recorded)];
    const more = many * (1_000 / b - 1_000 / a);
    lines.push(
      `${String(many).padStart(7)}  ${a.toFixed(0).padStart(9)}  ${b.toFixed(0).padStart(6)}  ${(b / a).toFixed(2).padStart(5)}  ${more.toFixed(2).padStart(7)}`,
    );
  }
  return lines.join('\n');
}

/** Answers a second. */
async function rate(
  target: Pick<Hub, 'execute'> | Engine,
  codes: readonly string[],
  callers: number,
  window: number,
): Promise<number> {
  const began = performance.now();
  let answers = 0;
  const call = async () => {
    while (performance.now() - began < window) {
      const variables = { code: codes[answers % codes.length] };
      await target.execute({ document, variables, principal });
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return answers / ((performance.now() - began) / 1_000);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
