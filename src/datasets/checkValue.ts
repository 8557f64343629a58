// Chooses, for each field of a contract, the normaliser of its type; and judges what a spreadsheet did to a cell.
import { type Day, endOfMonth } from '../law/calendar.ts';
import type { ContractField } from './contract.ts';
import type { CellMark } from './readTable.ts';
import * as accountNumber from './values/accountNumber.ts';
import * as agency from './values/agency.ts';
import * as boolean from './values/boolean.ts';
import * as caseNumber from './values/caseNumber.ts';
import * as code from './values/code.ts';
import * as creditCode from './values/creditCode.ts';
import * as date from './values/date.ts';
import * as decimal from './values/decimal.ts';
import * as division from './values/division.ts';
import * as documentNumber from './values/documentNumber.ts';
import * as identityNumber from './values/identityNumber.ts';
import * as industryCode from './values/industryCode.ts';
import * as integer from './values/integer.ts';
import * as investmentCode from './values/investmentCode.ts';
import * as money from './values/money.ts';
import * as month from './values/month.ts';
import * as period from './values/period.ts';
import * as permitNumber from './values/permitNumber.ts';
import * as phone from './values/phone.ts';
import * as projectNumber from './values/projectNumber.ts';
import * as signals from './values/signals.ts';
import * as text from './values/text.ts';
import * as token from './values/token.ts';
import { type Cleaned, cleaned } from './values/value.ts';

/**
 * A staged value. Money: whole fen; dates: YYYY-MM-DD; numbers: decimal strings in the unit of the contract; periods:
 * first and last day, the last null where the period goes on; lists: their items; signals: JSON.
 */
export type StagedValue = string | boolean | (string | null)[] | null;

/** What the values of a delivery are read against. */
export interface ValueContext {
  agencies: agency.AgencyIndex;
  divisions: division.DivisionIndex;
  /** The publication day: nobody in the delivery was born later. */
  on: Day;
}

/** Units as the header of the column and a title row of the sheet state them. */
export interface StatedUnits {
  header: string | null;
  sheet: money.MoneyUnit | null;
}

type Clean = (cell: string) => Cleaned<StagedValue>;

/** Types that are texts of digits: a spreadsheet that makes a number of them loses zeros or digits. */
const TEXTUAL = new Set<ContractField['type']>([
  'text',
  'creditCode',
  'identityNumber',
  'permitNumber',
  'projectNumber',
  'investmentCode',
  'documentNumber',
  'caseNumber',
  'industryCode',
  'phone',
  'accountNumber',
  'token',
  'list',
]);

const SCIENTIFIC = /^\d(\.\d+)?E\+\d+$/i;

/** What the mark of a cell means for a field: an error that ends its reading, or a warning. */
export function markIssue(mark: CellMark, { type }: ContractField) {
  if (mark.error) return { code: 'CELL_ERROR', severity: 'error' } as const;
  if (mark.formula === 'missing') return { code: 'FORMULA_NO_VALUE', severity: 'error' } as const;
  if (mark.nested) return { code: 'NESTED_VALUE', severity: 'error' } as const;
  if (mark.number === 'inexact' && TEXTUAL.has(type)) return { code: 'SCI_NOTATION', severity: 'error' } as const;
  if (mark.number === 'exact' && TEXTUAL.has(type)) return { code: 'NUMBER_FOR_TEXT', severity: 'warning' } as const;
  return mark.formula === 'cached' ? ({ code: 'FORMULA', severity: 'warning' } as const) : null;
}

/** The normaliser of a field, with units, codes and registers bound. */
export function cleanerOf(field: ContractField, context: ValueContext, units: StatedUnits): Clean {
  switch (field.type) {
    case 'text':
      return cleanText;
    case 'integer':
      return integer.clean;
    case 'decimal':
      return decimalCleaner(field, units);
    case 'money':
      return moneyCleaner(field, units);
    case 'date':
      return date.clean;
    case 'month':
      return monthCleaner(field);
    case 'period':
      return (cell) => mapValue(period.clean(cell), ({ from, to }) => [from, to]);
    case 'boolean':
      return booleanCleaner(field);
    case 'code':
      return bind(code.clean, code.codeIndex(field.codes!));
    case 'division':
      return bind(division.clean, context.divisions);
    case 'agency':
      return bind(agency.clean, context.agencies);
    case 'identityNumber':
      return bind(identityNumber.clean, { on: context.on });
    case 'list':
      return listCleaner(field, context);
    case 'signals':
      return signals.clean;
    default:
      return identifiers[field.type].clean;
  }
}

const identifiers = {
  creditCode,
  permitNumber,
  projectNumber,
  investmentCode,
  documentNumber,
  caseNumber,
  industryCode,
  phone,
  accountNumber,
  token,
};

const bind =
  <O>(clean: (cell: string, options: O) => Cleaned<StagedValue>, options: O): Clean =>
  (cell) =>
    clean(cell, options);

function mapValue<T>(result: Cleaned<T>, map: (value: T) => StagedValue): Cleaned<StagedValue> {
  if ('error' in result) return result;
  return { value: result.value === null ? null : map(result.value), warnings: result.warnings };
}

/** Many keys are plain texts: one that a spreadsheet wrote as 1.50302E+17 must not become a key. */
function cleanText(cell: string): Cleaned<StagedValue> {
  return SCIENTIFIC.test(cell.trim()) ? { error: 'SCI_NOTATION' } : text.clean(cell);
}

/** A unit that is none of money, as in 金额(人), is a slip of the header and says nothing. */
function moneyCleaner(field: ContractField, { header, sheet }: StatedUnits): Clean {
  const headerUnit = header?.endsWith('元') ? (header as money.MoneyUnit) : sheet;
  const options = { unit: field.unit as money.MoneyUnit, ...(headerUnit && { headerUnit }) };
  return (cell) => money.clean(cell, options);
}

/** A header that states another sign than the contract (‰ for %) gives its sign to each cell without one. */
function decimalCleaner({ unit }: ContractField, { header }: StatedUnits): Clean {
  const sign = header !== unit && (header === '%' || header === '‰') ? header : '';
  return (cell) => decimal.clean(/\d\s*$/.test(cell) ? cell + sign : cell, unit === undefined ? {} : { unit });
}

function monthCleaner({ day }: ContractField): Clean {
  return (cell) => mapValue(month.clean(cell), (value) => (day === 'last' ? endOfMonth(`${value}-01`) : `${value}-01`));
}

function booleanCleaner({ codes }: ContractField): Clean {
  if (!codes) return boolean.clean;
  const index = code.codeIndex(codes);
  return (cell) => mapValue(code.clean(cell, index), (value) => value === 'true');
}

function itemCleaner(of: ContractField['of'], codes: ContractField['codes'], context: ValueContext): Clean {
  switch (of) {
    case 'creditCode':
      return creditCode.clean;
    case 'agency':
      return bind(agency.clean, context.agencies);
    case 'code':
      return bind(code.clean, code.codeIndex(codes!));
    case 'caseNumber':
      return caseNumber.clean;
    default:
      return cleanText;
  }
}

/** Parts a list at 、 ； ， or, where its items stand on lines of their own, at the line ends alone; keeps order and doubles. */
function listCleaner({ of, codes }: ContractField, context: ValueContext): Clean {
  const item = itemCleaner(of, codes, context);
  const separators = of === 'sentence' ? /[;；]/ : /[、;；,，]/;
  return (cell) => {
    const values: string[] = [];
    const warnings = new Set<Extract<Cleaned, { warnings: unknown }>['warnings'][number]>();
    for (const part of cell.includes('\n') ? cell.split('\n') : cell.split(separators)) {
      const result = item(part);
      if ('error' in result) return result;
      if (typeof result.value === 'string') values.push(result.value);
      for (const warning of result.warnings) warnings.add(warning);
    }
    return cleaned<StagedValue>(values.length > 0 ? values : null, ...warnings);
  };
}
