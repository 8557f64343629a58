// Dirty rows on purpose: what real deliveries hold and the hub must survive. They never touch a row that a figure counts.
import type { Row } from '../delivery.ts';

/** A copy of the row with some cells changed; an unknown column is a mistake of the seeds and throws. */
export function spoiled(row: Row | undefined, cells: Row): Row {
  if (!row) throw new Error('No row to spoil');
  for (const column of Object.keys(cells)) if (!(column in row)) throw new Error(`No column ${column} to spoil`);
  return { ...row, ...cells };
}

/** The rows with `extra` inserted at a position. */
export const inserted = (rows: Row[], at: number, ...extra: Row[]): Row[] => [
  ...rows.slice(0, at),
  ...extra,
  ...rows.slice(at),
];

/** The header again, as a paged export repeats it. */
export const headerAgain = (row: Row): Row => Object.fromEntries(Object.keys(row).map((column) => [column, column]));
