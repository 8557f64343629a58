// `versions`: the demo of this checkout beside that of another, asked in turns: what a change costs.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, Misused, numberOf } from './command.ts';
import { Load, type Measured, medianOf, type Request } from './load.ts';
import { build, type Program, startDemo } from './program.ts';
import { tableOf } from './results.ts';

const code = '150302202501230101';

/** What both are asked; the answers differ from version to version and are not compared. */
const asked: Readonly<Record<string, { query: string; variables?: object }>> = {
  point: {
    query: 'query Point($number: String!) { permit(number: $number) { number issuedOn } }',
    variables: { number: code },
  },
  'list-100': {
    query: '{ projects(first: 100) { nodes { id code name contractPrice division { name } contractor { name } } } }',
  },
  groups: {
    query:
      '{ projects { groups(by: [DIVISION_COUNTY, DEPOSIT_ASSESSMENT_STATUS]) { count key { divisionCounty { code } } } } }',
  },
};

export const command: Command = {
  usage: '--other FOLDER [--seconds 2] [--rounds 5] [--connections 1,16]',
  details: `
  --other <folder>   另一版本的目录，已 npm ci 并构建 · the other checkout, installed and built (npm ci, npm run build:program)
  --seconds <n>      每次测量的秒数 · seconds of each measurement
  --rounds <n>       轮数，两个版本轮流 · rounds, in which both take turns
  --connections <n>  同时的连接数 · connections that ask at once, one after the other`,
  options: {
    other: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '1,16' },
  },
  async run(given) {
    if (!given.other) throw new Misused('--other: 须给出目录 · name the folder of the other version');
    const connections = given.connections!.split(',').map((each) => numberOf({ connections: each }, 'connections'));
    build();
    const folders = [await mkdtemp(join(tmpdir(), 'versions-')), await mkdtemp(join(tmpdir(), 'versions-'))];
    const programs: Program[] = [];
    try {
      programs.push(await startDemo(folders[0]!, resolve(given.other)), await startDemo(folders[1]!));
      const rows = await compare(programs, connections, numberOf(given, 'seconds'), numberOf(given, 'rounds'));
      console.log(tableOf(rows));
    } finally {
      await Promise.all(programs.map((program) => program.stop()));
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    }
    return 0;
  },
};

async function compare(programs: Program[], connections: number[], seconds: number, rounds: number) {
  const operation = await readFile('schema/operations/01-wage-deposit-watch.graphql', 'utf8');
  const questions = { ...asked, 'operation 01': { query: operation, variables: { division: '150300' } } };
  const load = new Load();
  const rows: Record<string, string | number>[] = [];
  try {
    for (const [name, question] of Object.entries(questions))
      for (const many of connections) {
        const measured: Measured[][] = programs.map(() => []);
        // The first round warms up.
        for (let round = 0; round <= rounds; round++)
          for (const [at, program] of programs.entries()) {
            const put = {
              address: program.address,
              requests: [requestOf(program, question)],
              connections: many,
              seconds,
            };
            const one = await load.put(put);
            if (one.failed > 0) throw new Error(`${name}: ${JSON.stringify(one.outcomes)}`);
            if (round > 0) measured[at]!.push(one);
          }
        const [before, after] = measured.map(medianOf);
        rows.push({
          question: name,
          callers: many,
          'before/s': Math.round(before!.rate),
          'after/s': Math.round(after!.rate),
          ratio: Number((after!.rate / before!.rate).toFixed(2)),
          'p50 before': Number(before!.p50.toFixed(2)),
          'p50 after': Number(after!.p50.toFixed(2)),
        });
      }
  } finally {
    load.stop();
  }
  return rows;
}

const requestOf = ({ headers }: Program, question: object): Request => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(question),
});
