// The one shape that every format is read into: rows of cells as text, with marks where a spreadsheet did something to them.

/** What a spreadsheet did to a cell, so that its text may not be what the agency meant. */
export interface CellMark {
  /** The text is the cached result of a formula; null: the formula has none. */
  formula?: 'cached' | 'missing';
  /** The cell holds a number; `inexact`: so long that a spreadsheet has lost digits of it. */
  number?: 'exact' | 'inexact';
  /** The cell shows an error such as #REF!. */
  error?: true;
  /** The cell holds an object or a list of lists (JSON Lines). */
  nested?: true;
}

/** One row of a file. */
export interface TableRow {
  /** Row of the sheet or line of the file, counted from 1. */
  row: number;
  cells: string[];
  /** By index of the cell; only cells that have one. */
  marks?: ReadonlyMap<number, CellMark>;
  /** The line could not be read as a row at all. */
  unreadable?: true;
}

/** A file as rows, title rows and header included; blank rows are left out. Can be read once. */
export interface Table {
  format: 'CSV' | 'XLSX' | 'JSONL';
  /** What the table is called in messages: the file, and the sheet of a workbook. */
  name: string;
  /** Null for XLSX, which always is Unicode. */
  encoding: string | null;
  rows: AsyncIterable<TableRow>;
}

/** Whether a row has anything in it. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
