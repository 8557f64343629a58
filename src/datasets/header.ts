// Where the header of a table stands and which field each of its columns is. Sheets carry titles above the header, headers
// of two rows with merged cells, units in brackets, and column names that differ from office to office.
import type { Contract } from './contract.ts';
import { DeliveryError } from './deliveryFault.ts';
import type { TableRow } from './readTable.ts';
import type { MoneyUnit } from './values/money.ts';
import { tidy } from './values/value.ts';

/** The header is looked for among so many rows. */
export const HEADER_WITHIN = 30;

export interface Column {
  index: number;
  /** The header as delivered, made unique within the file; the key of `raw`. */
  header: string;
  /** Field of the contract; null for a column that the contract does not know. */
  field: string | null;
  /** Unit that the header states: 元, 万元, %, … */
  unit: string | null;
}

export interface Header {
  columns: Column[];
  /** Rows of the table up to and including the header. */
  length: number;
  /** Cells of the header, blank ones included. */
  width: number;
  /** Unit of money that a title row states for the sheet (单位：万元). */
  sheetUnit: MoneyUnit | null;
  /** How many columns the contract knows. */
  known: number;
  /** Required fields that have no column. */
  missing: string[];
}

const UNIT =
  /^(.+?)(?:[([【](?:单位:)?(?:人民币)?(千元|万元|亿元|元|%|‰|m2|平方米|人次?)[)\]】]|,单位:(千元|万元|亿元|元))$/;
const SHEET_UNIT = /单位:(?:人民币)?(千元|万元|亿元|元)/;
/** Columns that number the rows or are none: kept as delivered, not worth a warning. */
const NUMBERING = /^(序号|序|行号|编码序号|no\.?|#)$/i;

const compact = (text: string) =>
  tidy(text)
    .replaceAll(' ', '')
    .replace(/^[*★※]+|[*★※]+$/g, '');

function split(header: string): { label: string; unit: string | null } {
  const text = compact(header);
  const match = UNIT.exec(text);
  return { label: (match?.[1] ?? text).toLowerCase(), unit: match?.[2] ?? match?.[3] ?? null };
}

/** The best header for this contract among the first rows of a table; null if no row names two of its columns. */
export function findHeader(contract: Contract, top: readonly TableRow[]): Header | null {
  const fieldOf = labelIndex(contract);
  let best: Header | null = null;
  let bestScore = 0;
  // A header of two rows must say more than either row alone, be it only the unit over a merged group of columns: a
  // title above a header is not the upper half of it.
  for (const depth of [1, 2]) {
    for (let first = 0; first + depth <= top.length; first++) {
      const columns = columnsOf(top.slice(first, first + depth), fieldOf);
      const fields = new Set(columns.map(({ field }) => field).filter((field) => field !== null));
      const score = fields.size * 1000 + columns.filter(({ unit }) => unit !== null).length;
      if (fields.size < 2 || score <= bestScore) continue;
      bestScore = score;
      best = {
        columns,
        length: first + depth,
        width: Math.max(...top.slice(first, first + depth).map(({ cells }) => cells.length)),
        sheetUnit: sheetUnitOf(top.slice(0, first)),
        known: fields.size,
        missing: Object.keys(contract.fields).filter((name) => contract.fields[name]!.required && !fields.has(name)),
      };
    }
  }
  return best;
}

/**
 * Throws what keeps the table from being a delivery of `contract`: NOT_THIS_DATASET (naming the dataset that it looks
 * like), MISSING_COLUMN or DOUBLED_COLUMN (naming the columns). Returns the header if nothing does.
 */
export function requireHeader(
  contract: Contract,
  others: readonly Contract[],
  top: readonly TableRow[],
  name: string,
): Header {
  const header = findHeader(contract, top);
  if (header === null || header.missing.length > 0) {
    const like = likeliest(others, top, header?.known ?? 0);
    if (like.length > 0) throw new DeliveryError('NOT_THIS_DATASET', `${name}: ${resemblance(like)}`);
  }
  const labels = (fields: readonly string[]) => fields.map((field) => contract.fields[field]!.label).join('、');
  if (header === null) {
    const expected = labels(Object.keys(contract.fields).filter((field) => contract.fields[field]!.required));
    throw new DeliveryError('NOT_THIS_DATASET', `${name}: 找不到表头 · no header found with ${expected}`);
  }
  if (header.missing.length > 0) throw new DeliveryError('MISSING_COLUMN', `${name}: ${labels(header.missing)}`);
  refuseDoubles(header.columns, name);
  return header;
}

/** What a file looks like, when it is not what it was delivered as. */
export function resemblance(contracts: readonly Contract[]): string {
  const zh = contracts.map(({ title }) => title.zh).join('或');
  const en = contracts.map(({ code, title }) => `${code} (${title.en})`).join(' or ');
  return `像是${zh} · it looks like ${en}`;
}

/** The contracts that know most columns of these rows, and more than `known`. */
function likeliest(contracts: readonly Contract[], top: readonly TableRow[], known: number): Contract[] {
  const scores = contracts.map((contract) => findHeader(contract, top)?.known ?? 0);
  const most = Math.max(0, ...scores);
  return most > known ? contracts.filter((_, index) => scores[index] === most) : [];
}

/** The columns that the contract does not know, but for row numbers. */
export function unknownColumns(header: Header): Column[] {
  return header.columns.filter(({ field, header: text }) => field === null && !NUMBERING.test(compact(text)));
}

function refuseDoubles(columns: readonly Column[], name: string): void {
  const first = new Map<string, Column>();
  for (const column of columns) {
    if (column.field === null) continue;
    const earlier = first.get(column.field);
    if (earlier) {
      const where = [earlier, column].map(({ header, index }) => `${header} (第${index + 1}列 · column ${index + 1})`);
      throw new DeliveryError('DOUBLED_COLUMN', `${name}: ${where.join(', ')}`);
    }
    first.set(column.field, column);
  }
}

function labelIndex(contract: Contract): Map<string, string> {
  const index = new Map<string, string>();
  for (const [name, { label, synonyms }] of Object.entries(contract.fields)) {
    for (const spelling of [name, label, ...synonyms]) index.set(compact(spelling).toLowerCase(), name);
  }
  return index;
}

function columnsOf(rows: readonly TableRow[], fieldOf: ReadonlyMap<string, string>): Column[] {
  const [upper, lower] = [rows[0]!.cells, rows[1]?.cells];
  const used = new Map<string, number>();
  const columns: Column[] = [];
  let parent = '';
  for (let index = 0; index < Math.max(upper.length, lower?.length ?? 0); index++) {
    const child = lower?.[index]?.trim() ?? '';
    const own = upper[index]?.trim() ?? '';
    // A cell merged over several columns has its text in the first of them alone.
    parent = own !== '' || child === '' ? own : parent;
    const above = split(parent);
    const names = child === '' || child === parent ? [parent] : [above.label + child, child];
    if (names[0] === '') continue;
    columns.push({ index, ...recognise(names, above.unit, fieldOf), header: unique(child || parent, used) });
  }
  return columns;
}

/** The field that the first known of these names means; the unit of the cell above holds for the cells below it. */
function recognise(names: readonly string[], unitAbove: string | null, fieldOf: ReadonlyMap<string, string>) {
  for (const name of names) {
    const { label, unit } = split(name);
    const field = fieldOf.get(compact(name).toLowerCase()) ?? fieldOf.get(label);
    if (field !== undefined) return { field, unit: unit ?? unitAbove };
  }
  return { field: null, unit: null };
}

function unique(header: string, used: Map<string, number>): string {
  const times = (used.get(header) ?? 0) + 1;
  used.set(header, times);
  return times === 1 ? header : `${header} (${times})`;
}

function sheetUnitOf(titles: readonly TableRow[]): MoneyUnit | null {
  for (const cell of titles.flatMap(({ cells }) => cells)) {
    const match = SHEET_UNIT.exec(compact(cell));
    if (match) return match[1] as MoneyUnit;
  }
  return null;
}
