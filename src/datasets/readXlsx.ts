// XLSX as rows of text. A workbook is read whole (a sheet has at most a million rows); what it did to the values is marked.
import { readFile } from 'node:fs/promises';
import type { Cell, CellValue, Sheet } from 'hucre/xlsx';
import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { DeliveryError } from './deliveryFault.ts';
import { type CellMark, isBlank, type TableRow } from './readTable.ts';

/** Spreadsheets keep fifteen digits; longer numbers have lost the rest. */
const EXACT_DIGITS = 1e15;

/** The visible sheets of a workbook that hold anything, with vertically merged cells filled down. Throws DeliveryError. */
export async function readXlsx(path: string): Promise<{ name: string; rows: TableRow[] }[]> {
  let sheets: Sheet[];
  try {
    sheets = (await readWorkbook(await readFile(path), { readStyles: true })).sheets;
  } catch (error) {
    throw new DeliveryError('BAD_FORMAT', `${path}: XLSX已损坏或已加密 · the workbook is broken or encrypted`, {
      cause: error,
    });
  }
  return sheets
    .filter((sheet) => !sheet.hidden && !sheet.veryHidden)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(sheet: Sheet): TableRow[] {
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    for (let row = startRow + 1; row <= endRow; row++) copyCell(sheet, [startRow, startCol], [row, startCol]);
  }
  return sheet.rows
    .map((values, index) => {
      const marks = new Map<number, CellMark>();
      const cells = values.map((value, column) => {
        const { text, mark } = readCell(value, sheet.cells?.get(`${index},${column}`));
        if (mark) marks.set(column, mark);
        return text;
      });
      return { row: index + 1, cells, marks };
    })
    .filter(({ cells }) => !isBlank(cells));
}

function copyCell(sheet: Sheet, [fromRow, fromColumn]: [number, number], [row, column]: [number, number]): void {
  const value = sheet.rows[fromRow]?.[fromColumn];
  const target = sheet.rows[row];
  if (value === undefined || target === undefined) return;
  target[column] = value;
  const cell = sheet.cells?.get(`${fromRow},${fromColumn}`);
  if (cell) sheet.cells?.set(`${row},${column}`, cell);
}

function readCell(value: CellValue, cell: Cell | undefined): { text: string; mark?: CellMark } {
  if (cell?.type === 'error') return { text: String(value), mark: { error: true } };
  if (cell?.type === 'formula') {
    const result = cell.formulaResult ?? value;
    if (result === null) return { text: `=${cell.formula ?? ''}`, mark: { formula: 'missing' } };
    const { text, mark } = readValue(result, cell);
    return { text, mark: { ...mark, formula: 'cached' } };
  }
  return readValue(value, cell);
}

function readValue(value: CellValue, cell: Cell | undefined): { text: string; mark?: CellMark } {
  if (typeof value === 'number') {
    const number = Number.isInteger(value) && Math.abs(value) >= EXACT_DIGITS ? 'inexact' : 'exact';
    const percent = cell?.style?.numFmt?.includes('%') ?? false;
    return { text: percent ? `${plain(value * 100)}%` : plain(value), mark: { number } };
  }
  if (value instanceof Date) return { text: dayAndTime(value) };
  return { text: value === null ? '' : String(value) };
}

/** Digits without exponent, at the fifteen digits that a spreadsheet shows: 0.1+0.2 is 0.3. */
function plain(value: number): string {
  const [digits = '', exponent] = String(Number(value.toPrecision(15))).split('e');
  if (exponent === undefined) return digits;
  return Number(exponent) > 0
    ? BigInt(value).toString()
    : Number(`${digits}e${exponent}`).toFixed(20).replace(/0+$/, '');
}

/** A spreadsheet's date has no zone: its parts are read as they stand. */
function dayAndTime(value: Date): string {
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}
