// A delivery: rows under Chinese column names, and the file that an agency makes of them. What the sheet looks like
// (titles, two-row headers, merged cells, footers) is the layout; the rows know nothing of it.
import iconv from 'iconv-lite';
import { type Cell, columnName, workbook } from './workbook.ts';

/** One row; all rows of a delivery have the same columns in the same order. */
export type Row = Record<string, Cell>;

/** How a spreadsheet is laid out around its rows. */
interface Layout {
  title: string;
  /** A line under the title: 填报单位, 单位:万元. */
  note?: string;
  /** Columns that stand under a common upper header cell. */
  groups?: Record<string, string[]>;
  /** Columns whose equal neighbours are merged downwards. */
  mergeDown?: string[];
  /** Rows after the last: totals by column, and the line of who filled it in. */
  totals?: Row;
  signature?: string;
}

/** A file to be written: where, in which form, with which rows; `tail` is a last line that broke off. */
export type Delivery = { path: string; rows: Row[] } & (
  | { form: 'csv'; encoding: 'utf8' | 'gb18030' }
  | { form: 'jsonl'; tail?: string }
  | { form: 'xlsx'; layout: Layout }
);

/** The bytes of a delivery. */
export function bytesOf(delivery: Delivery): Uint8Array {
  switch (delivery.form) {
    case 'csv': {
      const columns = Object.keys(delivery.rows[0]!);
      const text =
        csvText(columns, columns) + delivery.rows.map((row) => csvText(columns, Object.values(row))).join('');
      // UTF-8 carries the byte-order mark that Excel needs.
      return delivery.encoding === 'utf8' ? Buffer.from(`\uFEFF${text}`) : iconv.encode(text, 'gb18030');
    }
    case 'jsonl':
      return Buffer.from(delivery.rows.map(jsonText).join('') + (delivery.tail ?? ''));
    case 'xlsx':
      return workbook(sheetOf(delivery.rows, delivery.layout));
  }
}

/** One CSV line, CRLF; a cell is quoted where it must be. */
export function csvText(columns: string[], cells: readonly Cell[]): string {
  const line = columns.map((_, i) => {
    const text = plain(cells[i] ?? null);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${line.join(',')}\r\n`;
}

/** One JSON line; empty cells are null. */
export function jsonText(row: Row): string {
  return `${JSON.stringify(row, (_, value: Cell) => (isDated(value) ? value.date : value))}\n`;
}

const isDated = (cell: Cell): cell is { date: string } => typeof cell === 'object' && cell !== null && 'date' in cell;

function plain(cell: Cell): string {
  if (cell === null) return '';
  if (isDated(cell)) return cell.date;
  return typeof cell === 'object' ? String(cell.value ?? '') : String(cell);
}

function sheetOf(rows: Row[], layout: Layout) {
  const columns = Object.keys(rows[0]!);
  const last = columnName(columns.length - 1);
  const cells: Cell[][] = [[layout.title]];
  const merges = [`A1:${last}1`];
  if (layout.note) {
    cells.push([layout.note]);
    merges.push(`A2:${last}2`);
  }
  headerOf(columns, layout.groups, cells, merges);
  const firstRow = cells.length + 1;
  for (const row of rows) cells.push(columns.map((column) => row[column] ?? null));
  for (const column of layout.mergeDown ?? []) mergeDown(cells, columns.indexOf(column), firstRow, merges);
  if (layout.totals) cells.push(columns.map((column) => layout.totals![column] ?? null));
  if (layout.signature) {
    cells.push([layout.signature]);
    merges.push(`A${cells.length}:${last}${cells.length}`);
  }
  return { name: 'Sheet1', rows: cells, merges };
}

/** One header row, or two when columns stand in groups: the others then reach over both rows. */
function headerOf(columns: string[], groups: Layout['groups'], cells: Cell[][], merges: string[]): void {
  if (!groups) {
    cells.push(columns);
    return;
  }
  const top = cells.length + 1;
  const groupOf = (column: string) => Object.entries(groups).find(([, members]) => members.includes(column));
  cells.push(columns.map((column) => groupOf(column)?.[0] ?? column));
  cells.push(columns.map((column) => (groupOf(column) ? column : null)));
  columns.forEach((column, i) => {
    const members = groupOf(column)?.[1];
    if (!members) merges.push(`${columnName(i)}${top}:${columnName(i)}${top + 1}`);
    else if (members[0] === column) {
      merges.push(`${columnName(i)}${top}:${columnName(i + members.length - 1)}${top}`);
      for (let k = 1; k < members.length; k++) cells[top - 1]![i + k] = null;
    }
  });
}

function mergeDown(cells: Cell[][], column: number, firstRow: number, merges: string[]): void {
  for (let start = firstRow - 1; start < cells.length; ) {
    let end = start + 1;
    while (end < cells.length && cells[end]![column] === cells[start]![column]) cells[end++]![column] = null;
    if (end - start > 1) merges.push(`${columnName(column)}${start + 1}:${columnName(column)}${end}`);
    start = end;
  }
}
