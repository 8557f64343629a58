// Reads the log for whoever checks it or takes it elsewhere: chain by chain, in order, each head behind its record. The
// lines of a file hold the same.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { Problem } from '../problem.ts';
import { type ChainedAccess, columnOf, columns, type Head } from './chain.ts';

/** A line of the log. */
export type LogLine = { record: ChainedAccess } | { head: Head };

const PAGE = 2_000;

const millis = `(extract(epoch from at) * 1000)::float8`;
const shown = [...Object.entries(columns), ['hash', 'text'] as const].map(([name, type]) => {
  const value = name === 'at' ? millis : type === 'numeric' ? `${columnOf(name)}::float8` : columnOf(name);
  return `${value} as "${name}"`;
});

/** The lines of a database's log. */
export async function* linesOf(client: pg.ClientBase): AsyncGenerator<LogLine> {
  const { rows } = await client.query<{ chain: number }>(
    'select chain from access_head union select chain from access_record order by chain',
  );
  for (const { chain } of rows) yield* chainOf(client, chain);
}

async function* chainOf(client: pg.ClientBase, chain: number): AsyncGenerator<LogLine> {
  let last = Number.NEGATIVE_INFINITY;
  for (;;) {
    const { rows: records } = await client.query<ChainedAccess>(
      `select ${shown.join(', ')} from access_record where chain = $1 and number > $2 order by number limit ${PAGE}`,
      [chain, last],
    );
    const end = records.length < PAGE ? Number.POSITIVE_INFINITY : records.at(-1)!.number;
    const { rows: heads } = await client.query<Head>(
      `select chain, number::float8 as number, hash, ${millis} as at, key_id as "keyId", signature from access_head
       where chain = $1 and number > $2 and number <= $3 order by number`,
      [chain, last, end],
    );
    yield* merged(records, heads);
    if (records.length < PAGE) return;
    last = end;
  }
}

function* merged(records: readonly ChainedAccess[], heads: Head[]): Generator<LogLine> {
  const rest = [...heads];
  for (const record of records) {
    while (rest[0] && rest[0].number < record.number) yield { head: rest.shift()! };
    yield { record };
  }
  for (const head of rest) yield { head };
}

/** The lines of a file that `--export` wrote. Throws Problem BAD_LOG_FILE, naming the line. */
export async function* linesIn(file: string): AsyncGenerator<LogLine> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    yield lineOf(text, `${file}:${number}`);
  }
}

/** The heads in a file of JSON lines, be it a log of the program or of accesses; other lines are passed over. */
export async function headsIn(file: string): Promise<Head[]> {
  const heads: Head[] = [];
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (text.includes('"signature"')) {
      const line = lineOf(text, file);
      if ('head' in line) heads.push(line.head);
    }
  return heads;
}

function lineOf(text: string, place: string): LogLine {
  try {
    const line = JSON.parse(text) as LogLine;
    const { chain, number } = 'record' in line ? line.record : line.head;
    if (Number.isInteger(chain) && Number.isInteger(number)) return line;
  } catch {
    // Told below.
  }
  throw new Problem(
    'BAD_LOG_FILE',
    `不是访问记录的导出行 · This is no line of an exported log: ${place}`,
    '用 npm run verify-audit -- --export 重新导出 · Export it again with npm run verify-audit -- --export',
  );
}
