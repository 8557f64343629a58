// One row of a table against the contract: its values in staged form, or why it is no record or not a sound one.
import { hash } from 'node:crypto';
import type { Identities } from '../access/identities.ts';
import type { Day } from '../law/calendar.ts';
import type { PersonSaid } from '../matching/persons.ts';
import { cleanerOf, markIssue, type StagedValue, type ValueContext } from './checkValue.ts';
import type { Contract, ContractField } from './contract.ts';
import { type Issue, issue, type RowIssueCode } from './deliveryFault.ts';
import type { Column, Header } from './header.ts';
import { personSealer, withoutNumbers } from './persons.ts';
import type { Table, TableRow } from './readTable.ts';
import { keyOf } from './row-keys.ts';
import { type Cleaned, tidy } from './values/value.ts';

/** A row that loads. */
export interface SoundRow {
  outcome: 'ok';
  row: number;
  /** The values of the contract's key, joined by |; sensitive ones as tokens. */
  key: string;
  /** By field; only fields that the file has a column for. */
  values: Record<string, StagedValue>;
  /** By header: the cells as delivered, blank ones left out; a column without a header goes by its number (第7列). */
  raw: Record<string, string>;
  /** SHA-256 of `values`: the same for the same statement, however it was written. */
  hash: string;
  /** What it says of persons; their identity numbers stand in `values` as tokens. */
  persons: PersonSaid[];
  issues: Issue[];
}

/** A record with an error (quarantined), or no record at all (rejected). */
export interface RefusedRow {
  outcome: 'quarantined' | 'rejected';
  row: number;
  raw: Record<string, string>;
  issues: Issue[];
}

export type DeliveryRow = SoundRow | RefusedRow;

const TOTALS = /^(?:合计|总计|小计|累计|共计|本页小计|本页合计)(?:\(.*\))?:?$|^共\d+[条户个项家笔件]/;
const FOOTER =
  /^(?:填表人|制表人|审核人|复核人|经办人|填报人|填报单位|填报日期|填表日期|制表日期|制表单位|打印日期|说明|备注|注):/;

/** The check of one table's rows, in order: it remembers the keys that it has seen. */
export function rowChecker(
  contract: Contract,
  header: Header,
  format: Table['format'],
  context: ValueContext & { identities: Identities },
): (row: TableRow) => DeliveryRow {
  const fields = header.columns.flatMap((column) => fieldReader(contract, column, header, context));
  const headers: string[] = [];
  for (const { index, header: text } of header.columns) headers[index] = text;
  const seal = personSealer(contract, header.columns, context.identities, context.on);
  const seen = new SeenKeys();
  const clear = numberRemover(contract, header, context.on);
  return (delivered) => {
    const row = clear(delivered);
    const raw = rawOf(row, headers);
    const refuse = (outcome: RefusedRow['outcome'], ...issues: Issue[]): RefusedRow => ({
      outcome,
      row: row.row,
      raw,
      issues,
    });
    const strange = strangeRow(row, header);
    if (strange) return refuse('rejected', wholeRow(row, strange, strange === 'BAD_JSON' ? 'error' : 'warning'));
    const extra = row.cells.slice(header.width).filter((cell) => cell.trim() !== '');
    if (format === 'CSV' && extra.length > 0) {
      return refuse('quarantined', wholeRow(row, 'EXTRA_CELLS', 'error', extra.join(' | ')));
    }
    const values: Record<string, StagedValue> = {};
    const issues = fields.flatMap((read) => read(row, values));
    const persons = seal({ raw, values, issues });
    issues.push(...pairIssues(contract, row, values));
    if (issues.some(({ severity }) => severity === 'error')) return refuse('quarantined', ...issues);
    const key = keyOf(contract, values, context.identities);
    const hash = hashOf(contract, values);
    const sound: SoundRow = { outcome: 'ok', row: row.row, key, values, raw, hash, persons, issues };
    const earlier = seen.add(sound);
    if (earlier) return refuse('rejected', ...issues, duplicate(sound, earlier));
    return sound;
  };
}

/** Masks identity numbers in the cells of a row, but where numbers of other kinds can pass for one, or the sealer reads them. */
function numberRemover({ key, fields, links }: Contract, { columns }: Header, on: Day): (row: TableRow) => TableRow {
  const numbers = new Set([...key, ...Object.values(links).flatMap(({ code, number }) => [code, number])]);
  const isNumber = (name: string) => {
    const { type } = fields[name]!;
    return NUMBERED.has(type) || (numbers.has(name) && type !== 'creditCode');
  };
  const kept = new Set(columns.flatMap(({ index, field }) => (field !== null && isNumber(field) ? [index] : [])));
  return (row) => {
    if (!row.cells.some((cell) => cell.length >= 18)) return row;
    const cells = row.cells.map((cell, index) =>
      kept.has(index) && !row.unreadable ? cell : withoutNumbers(cell, on),
    );
    return { ...row, cells };
  };
}

/** Types whose values can look like identity numbers. */
const NUMBERED = new Set<ContractField['type']>([
  'identityNumber',
  'permitNumber',
  'projectNumber',
  'investmentCode',
  'accountNumber',
]);

type FieldReader = (row: TableRow, values: Record<string, StagedValue>) => Issue[];

function fieldReader(contract: Contract, column: Column, header: Header, context: ValueContext): FieldReader[] {
  const name = column.field;
  if (name === null) return [];
  const field = contract.fields[name]!;
  const clean = cleanerOf(field, context, { header: column.unit, sheet: header.sheetUnit });
  const isKey = contract.key.includes(name) || field.property === 'name';
  const reader: FieldReader = (row, values) => {
    const value = row.cells[column.index] ?? '';
    const at = { row: row.row, field: name, value };
    const mark = row.marks?.get(column.index);
    const marked = mark && markIssue(mark, field);
    if (marked?.severity === 'error') return [issue({ ...at, ...marked })];
    const issues = marked ? [issue({ ...at, ...marked })] : [];
    const result = clean(value);
    if ('error' in result) {
      return [...issues, issue({ ...at, code: result.error, severity: 'error' }, hintOf(result, field))];
    }
    if (isKey && typeof result.value === 'string' && result.value.length > MAX_KEY)
      return [...issues, issue({ ...at, code: 'TOO_LONG', severity: 'error' })];
    values[name] = result.value;
    issues.push(...result.warnings.map((code) => issue({ ...at, code, severity: 'warning' })));
    if (result.value === null && field.required) issues.push(issue({ ...at, code: 'REQUIRED', severity: 'error' }));
    return issues;
  };
  return [reader];
}

/** What may help to mend a value: a likely repair, or the labels that are agreed. */
function hintOf({ error, suggestion }: Extract<Cleaned<unknown>, { error: unknown }>, { codes = {} }: ContractField) {
  if (suggestion !== undefined) return { zh: `是否为${suggestion}`, en: `perhaps ${suggestion}` };
  if (error !== 'UNKNOWN_CODE') return undefined;
  const agreed = Object.keys(codes).slice(0, SHOWN_CODES).join('、');
  return { zh: `可用：${agreed}`, en: `agreed: ${agreed}` };
}

/** Characters of a key or a name: what an index of the database can hold, with room to spare. */
const MAX_KEY = 500;

/** Labels shown of a long list of codes. */
const SHOWN_CODES = 12;

/** What the row holds, by header; a column without one goes by its number, so that nothing delivered is lost. */
function rawOf(row: TableRow, headers: readonly string[]): Record<string, string> {
  const filled = row.cells.flatMap((cell, index) =>
    cell === '' ? [] : [[headers[index] ?? `第${index + 1}列`, cell]],
  );
  return Object.fromEntries(filled);
}

/** Why a row is no record; null if it may be one. */
function strangeRow({ cells, unreadable }: TableRow, header: Header): RowIssueCode | null {
  if (unreadable) return 'BAD_JSON';
  const first = tidy(cells.find((cell) => cell.trim() !== '') ?? '').replaceAll(' ', '');
  if (TOTALS.test(first)) return 'TOTALS_ROW';
  if (FOOTER.test(first)) return 'FOOTER_ROW';
  const known = header.columns.filter(({ field }) => field !== null);
  const repeated = known.filter(({ index, header: text }) => cells[index]?.trim() === text);
  return repeated.length >= 2 && repeated.length * 2 >= known.length ? 'REPEATED_HEADER' : null;
}

function wholeRow(row: TableRow, code: RowIssueCode, severity: Issue['severity'], value: string | null = null): Issue {
  return issue({
    row: row.row,
    field: null,
    code,
    severity,
    value: value ?? row.cells.find((cell) => cell.trim() !== '') ?? null,
  });
}

/** Codes and names of the same enterprises stand in two columns: they pair by position only if there are as many of each. */
function pairIssues(contract: Contract, row: TableRow, values: Record<string, StagedValue>): Issue[] {
  return Object.values(contract.links).flatMap(({ creditCode, name }) => {
    const [codes, names] = [values[creditCode ?? ''], values[name ?? '']];
    if (!Array.isArray(codes) || !Array.isArray(names) || codes.length === names.length) return [];
    const value = `${codes.length} / ${names.length}`;
    return [issue({ row: row.row, field: creditCode!, code: 'LIST_LENGTHS', severity: 'warning', value })];
  });
}

/** What a row says and where the contract brings it: a changed mapping makes the same row news. */
function hashOf({ fields }: Contract, values: Record<string, StagedValue>): string {
  const ordered = Object.keys(fields).flatMap((field) =>
    field in values ? [[field, values[field], fields[field]!.property]] : [],
  );
  return hash('sha256', JSON.stringify(ordered));
}

/** The keys of a file with the row that had each first: all that a delivery of any length keeps in memory. */
class SeenKeys {
  readonly #positions = new Map<string, number>();
  readonly #rows: number[] = [];
  /** The first 32 bits of each hash: enough to say in a message whether two rows agree. */
  readonly #prints: number[] = [];

  /** Remembers a row, or tells which earlier row has its key. */
  add({ key, row, hash }: SoundRow): { row: number; same: boolean } | null {
    const print = Number.parseInt(hash.slice(0, 8), 16);
    const position = this.#positions.get(key);
    if (position !== undefined) return { row: this.#rows[position]!, same: this.#prints[position] === print };
    this.#positions.set(key, this.#rows.length);
    this.#rows.push(row);
    this.#prints.push(print);
    return null;
  }
}

function duplicate({ row, key }: SoundRow, earlier: { row: number; same: boolean }): Issue {
  const kind = earlier.same
    ? ({ code: 'DUPLICATE_ROW', severity: 'warning' } as const)
    : ({ code: 'DUPLICATE_KEY', severity: 'error' } as const);
  return issue({ row, field: null, ...kind, value: key }, { zh: `第${earlier.row}行`, en: `row ${earlier.row}` });
}
