// How results are shown and kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from './tell.ts';

/** Rows of equal keys as a table of aligned columns, the keys above them. */
export function table(rows: Record<string, string | number>[]): string {
  const lines = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row).map(shown))];
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  const left = (at: number) => typeof rows[0]![lines[0]![at]!] === 'string';
  return lines
    .map((line) =>
      line.map((cell, at) => (left(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
}

/** Keeps the results of a command as JSON. */
export function keep(command: string, results: object): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${command}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  tell(`written: ${file}`);
}

const shown = (value: string | number): string =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(value < 100 ? 2 : 0) : String(value);
