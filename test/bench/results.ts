// How the results of a command are shown and kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aligned, settingOf } from './report.ts';
import { tell } from './tell.ts';

/** Of equal keys; texts before numbers. */
export type Row = Record<string, string | number>;

/** Rows as a table, their keys above them. */
export function tableOf(rows: Row[]): string {
  const [first = {}] = rows;
  const left = Object.values(first).filter((value) => typeof value === 'string').length;
  return aligned([Object.keys(first), ...rows.map((row) => Object.values(row).map(shown))], left);
}

const shown = (value: string | number): string =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(value < 100 ? 2 : 0) : String(value);

/** Keeps the results of a command as JSON, with what they were measured on. */
export async function keep(command: string, url: string, results: object): Promise<void> {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${command}.json`);
  writeFileSync(file, `${JSON.stringify({ ...(await settingOf(url)), ...results }, null, 2)}\n`);
  tell(`wrote ${file}`);
}
