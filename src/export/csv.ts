// CSV for spreadsheet programs (RFC 4180, CRLF): what they would take for a formula or round is marked as text.
import iconv from 'iconv-lite';
import type { ColumnKind } from './columns.ts';
import type { Page, Table } from './table.ts';

/** The encodings of CSV; UTF-8 begins with a BOM, without which Excel takes it for the system's own encoding. */
export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** The headings, then each page. */
export async function* csv({ columns }: Table, pages: AsyncIterable<Page>, encoding: Encoding): AsyncGenerator<Buffer> {
  yield iconv.encode(lineOf(columns.map(({ heading }) => textCell(heading))), encoding, {
    addBOM: encoding === 'utf-8',
  });
  for await (const page of pages) {
    const lines = page.map((rows) => lineOf(columns.map(({ kind, read }) => cell(kind, read(rows)))));
    yield iconv.encode(lines.join(''), encoding);
  }
}

const lineOf = (cells: string[]) => `${cells.join(',')}\r\n`;

function cell(kind: ColumnKind, value: unknown): string {
  if (value === null) return '';
  return kind === 'text' ? textCell(String(value)) : String(value);
}

/** What begins a formula, in full width too, since spreadsheets of East Asia take both. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Digits that a spreadsheet would round, or whose leading zero it would drop. */
const LONG_NUMBER = /^(?:\d{12,}|0\d+)$/;

/**
 * A text as a cell. An apostrophe before what would be a formula is what OWASP advises; a tab before a long number keeps
 * it a text, in Excel and in WPS, and programs that trim never see it.
 */
function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : LONG_NUMBER.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
