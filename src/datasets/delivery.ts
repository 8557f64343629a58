// A delivered file as checked rows: format, sheet, header and publication day are settled before the first row is read.
import { basename } from 'node:path';
import type { Identities } from '../access/identities.ts';
import { type Day, isDay } from '../law/calendar.ts';
import { type DeliveryRow, rowChecker } from './check.ts';
import type { Contract } from './contract.ts';
import type { Schema } from './contractRegisters.ts';
import { DeliveryError, type Issue, issue } from './deliveryFault.ts';
import {
  type Column,
  findHeader,
  HEADER_WITHIN,
  type Header,
  requireHeader,
  resemblance,
  unknownColumns,
} from './header.ts';
import { readTables } from './read.ts';
import type { Table, TableRow } from './readTable.ts';
import { agencyIndex } from './values/agency.ts';
import { divisionIndex } from './values/division.ts';

/** A file that can be taken in. */
export interface Delivery {
  contract: Contract;
  fileName: string;
  format: Table['format'];
  /** Null for XLSX. */
  encoding: string | null;
  /** Eight digits of the file name, or what the caller says. */
  publishedOn: Day;
  /** Fields that the file has a column for. A field that is not here was not delivered: that is not the same as empty. */
  fields: string[];
  /** Every column with its field; null for one that the contract does not know. */
  columns: Pick<Column, 'header' | 'field'>[];
  /** Of the file as a whole: unknown columns, a header without rows. Complete once the rows have been read. */
  issues: Issue[];
  /** Can be read once; CSV and JSON Lines stream, only the keys seen are kept. Throws DeliveryError where the file breaks. */
  rows: AsyncIterable<DeliveryRow>;
}

/**
 * Opens a delivery of `contract`. `publishedOn` stands in for a file name without a day.
 * Throws DeliveryError: NO_FILE, EMPTY_FILE, BAD_FORMAT, BAD_ENCODING, NOT_THIS_DATASET, MISSING_COLUMN, DOUBLED_COLUMN,
 * SEVERAL_SHEETS, NO_PUBLICATION_DAY.
 */
export async function openDelivery(
  contract: Contract,
  path: string,
  { schema, identities }: { schema: Schema; identities: Identities },
  publishedOn?: Day,
): Promise<Delivery> {
  const on = publicationDay(path) ?? publishedOn;
  if (on === undefined) throw new DeliveryError('NO_PUBLICATION_DAY', path);
  // Transport and water send the same columns: where the name of the file says whose it is, it is believed.
  const named = schema.contracts.find(({ code }) => basename(path).startsWith(`${code}-`));
  if (named && named.code !== contract.code) {
    throw new DeliveryError('NOT_THIS_DATASET', `${path}: ${resemblance([named])}`);
  }
  const opened = await Promise.all((await readTables(path)).map(peek));
  try {
    const { table, top, rest } = chooseTable(contract, opened, path);
    const others = schema.contracts.filter(({ code }) => code !== contract.code);
    const header = requireHeader(contract, others, top, table.name);
    const issues = unknownColumns(header).map(({ header: field }) =>
      issue({ row: null, field, code: 'UNKNOWN_COLUMN', severity: 'warning', value: null }),
    );
    const context = {
      agencies: agencyIndex(schema.agencies),
      divisions: divisionIndex(schema.divisions),
      on,
      identities,
    };
    const check = rowChecker(contract, header, table.format, context);
    return {
      contract,
      fileName: basename(path),
      format: table.format,
      encoding: table.encoding,
      publishedOn: on,
      fields: header.columns.map(({ field }) => field).filter((field) => field !== null),
      columns: header.columns,
      issues,
      rows: checkedRows(top.slice(header.length), rest, check, issues),
    };
  } catch (error) {
    await Promise.all(opened.map(({ rest }) => rest.return?.()));
    throw error;
  }
}

/** The publication day that a file name states in eight digits; undefined if it states none. */
export function publicationDay(path: string): Day | undefined {
  return [...basename(path).matchAll(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g)]
    .map(([, year, month, day]) => `${year}-${month}-${day}`)
    .find(isDay);
}

interface OpenTable {
  table: Table;
  /** The first rows, among which the header is. */
  top: TableRow[];
  rest: AsyncIterator<TableRow>;
}

async function peek(table: Table): Promise<OpenTable> {
  const rest = table.rows[Symbol.asyncIterator]();
  const top: TableRow[] = [];
  while (top.length < HEADER_WITHIN) {
    const next = await rest.next();
    if (next.done) break;
    top.push(next.value);
  }
  return { table, top, rest };
}

/** The sheet that holds the dataset, or the one that comes nearest, so that the error can say what it lacks. */
function chooseTable(contract: Contract, opened: readonly OpenTable[], path: string): OpenTable {
  const judged = opened
    .filter(({ top }) => top.length > 0)
    .map((open) => ({ open, header: findHeader(contract, open.top) }))
    .sort((a, b) => (b.header?.known ?? 0) - (a.header?.known ?? 0));
  const [best] = judged;
  if (!best) throw new DeliveryError('EMPTY_FILE', path);
  const complete = judged.filter(({ header }) => header !== null && isComplete(header));
  if (complete.length > 1) {
    throw new DeliveryError('SEVERAL_SHEETS', complete.map(({ open }) => open.table.name).join(', '));
  }
  return complete[0]?.open ?? best.open;
}

const isComplete = (header: Header) => header.missing.length === 0;

async function* checkedRows(
  top: readonly TableRow[],
  rest: AsyncIterator<TableRow>,
  check: (row: TableRow) => DeliveryRow,
  issues: Issue[],
): AsyncGenerator<DeliveryRow, void, undefined> {
  let count = 0;
  try {
    for (const row of top) {
      count += 1;
      yield check(row);
    }
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      count += 1;
      yield check(next.value);
    }
  } finally {
    await rest.return?.();
  }
  if (count === 0) issues.push(issue({ row: null, field: null, code: 'NO_ROWS', severity: 'warning', value: null }));
}
