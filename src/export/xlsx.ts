// XLSX: amounts, numbers and days are values to calculate with; texts are cells of the format "text", so that an identity
// or permit number keeps its digits and nothing is taken for a formula, even when the cell is edited.
import { writeXlsxStream } from 'hucre/xlsx';
import type { Column, ColumnKind } from './columns.ts';
import type { Page, Table } from './table.ts';

type Cell = string | number | boolean | Date | null;

const formats: Readonly<Record<ColumnKind, string | undefined>> = {
  text: '@',
  number: undefined,
  money: '#,##0.00',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  boolean: undefined,
};

const widths: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  number: 10,
  money: 18,
  day: 12,
  instant: 20,
  boolean: 8,
};

/** The workbook; further sheets follow where one is full. */
export function xlsx({ columns, name }: Table, pages: AsyncIterable<Page>): AsyncIterable<Uint8Array> {
  return writeXlsxStream(cellsOf(columns, pages), {
    name: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    columns: columns.map(({ heading, kind }) => ({
      header: heading,
      numFmt: formats[kind],
      width: Math.max(widths[kind], Math.min(40, heading.length * 2)),
    })),
    freezePane: { rows: 1 },
  });
}

async function* cellsOf(columns: Column[], pages: AsyncIterable<Page>): AsyncGenerator<Cell[]> {
  for await (const page of pages)
    for (const rows of page) yield columns.map(({ kind, read }) => cellOf(kind, read(rows)));
}

/** How many digits a spreadsheet keeps of a number. */
const EXACT_DIGITS = 15;

/** The longest text of a cell; a longer one makes Excel call the file damaged. */
const LONGEST_TEXT = 32_767;

const cut = '…(已截断 · cut)';

function cellOf(kind: ColumnKind, value: unknown): Cell {
  if (value === null) return null;
  const text = String(value);
  switch (kind) {
    case 'text':
      return text.length <= LONGEST_TEXT ? text : text.slice(0, LONGEST_TEXT - cut.length) + cut;
    case 'money':
      return text.replace(/\D/g, '').length > EXACT_DIGITS ? text : Number(text);
    case 'day':
      return dateCell(text, `${text}T00:00:00Z`);
    case 'instant':
      // The clock of China, as the graph answers it.
      return dateCell(text, `${text.slice(0, 23)}Z`);
    default:
      return value as number | boolean;
  }
}

/** Spreadsheets count days from here on; earlier ones are texts. */
const dateCell = (text: string, utc: string) => (text < '1900-03-01' ? text : new Date(utc));
