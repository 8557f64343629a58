// What a run of `read` says: as a table for people, and as JSON with what it was measured on.
import { cpus, totalmem } from 'node:os';
import { select } from './database.ts';
import type { Judged, Medians } from './targets.ts';

/** Who the ratios are to. */
const MEASURES = ['hand-written', 'postgraphile-generic'];

/** One line for each question and peer, then the targets. */
export function table(medians: ReadonlyMap<string, Medians>, judged: Judged[]): string {
  const heads = ['question', 'peer', 'req/s', 'p50 ms', 'p99 ms', ...MEASURES.map((name) => `× ${name}`)];
  const lines = [...medians].flatMap(([question, peers]) =>
    Object.entries(peers).map(([peer, { rate, p50, p99 }], at) => [
      at === 0 ? question : '',
      peer,
      rounded(rate, 0),
      rounded(p50, 1),
      rounded(p99, 1),
      ...MEASURES.map((name) => rounded(rate / (peers[name]?.rate ?? Number.NaN), 2)),
    ]),
  );
  const verdicts = judged.map(({ question, promise, reached, met, aimMet }) => [
    met ? '✓ met' : '✗ missed',
    question,
    rounded(reached, 2),
    promise + (aimMet ? ' (reached)' : ''),
  ]);
  return `${aligned([heads, ...lines], 2)}\n\n${aligned(verdicts, 4)}`;
}

const rounded = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** Columns from `left` on are numbers and end at the same place. */
export function aligned(rows: string[][], left: number): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < left ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export interface Setting {
  date: string;
  cpus: string;
  memory: string;
  node: string;
  postgresql: string;
  rows: Record<string, number>;
}

const COUNTED = [
  'enterprise',
  'project',
  'permit',
  'deposit_assessment',
  'wage_deposit',
  'wage_complaint',
  'premium_arrears',
  'procuratorial_case',
];

/** What a run was measured on. */
export async function settingOf(url: string): Promise<Setting> {
  const [{ postgresql } = { postgresql: '' }] = await select<{ postgresql: string }>(
    url,
    `select current_setting('server_version') as postgresql`,
  );
  const counts = COUNTED.map((name) => `select '${name}' as name, count(*)::int as count from ${name}`).join(
    ' union all ',
  );
  const rows = await select<{ name: string; count: number }>(url, counts);
  return {
    date: new Date().toISOString(),
    cpus: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    postgresql,
    rows: Object.fromEntries(rows.map(({ name, count }) => [name, count])),
  };
}
