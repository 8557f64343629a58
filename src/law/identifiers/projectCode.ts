// The two codes of a construction project: 投资项目代码 (investment code, the best key across agencies) and 项目编号
// (the number that the housing authorities give).
import { isDay } from '../calendar.ts';
import { isDivisionCode } from './divisionCode.ts';
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

const DASHES = /[‐-―－~]/g;

/** Reads an investment code, `YYYY-DDDDDD-NN-NN-NNNNNN`; written without its dashes it gets them back. */
export function investmentCode(text: string): Identified {
  const code = compact(text).replace(DASHES, '-');
  if (isScientific(code)) return fault('SCI_NOTATION');
  if (code.includes('*')) return fault('MASKED_KEY');
  const match = /^(\d{4})(-?)(\d{6})\2(\d{2})\2(\d{2})\2(\d{6})$/.exec(code);
  if (!match) return fault('BAD_INVESTMENT_CODE');
  const [, year, , division, industry, kind, sequence] = match as unknown as [string, ...string[]];
  const value = [year, division, industry, kind, sequence].join('-');
  return isDivisionCode(division!) ? found(value) : found(value, 'UNKNOWN_DIVISION');
}

/** Reads a project number (PrjNum): 16 digits, district, `YYMMDD`, class, sequence. */
export function projectNumber(text: string): Identified {
  const number = compact(text).replace(DASHES, '-').replaceAll('-', '');
  if (isScientific(number)) return fault('SCI_NOTATION');
  if (number.includes('*')) return fault('MASKED_KEY');
  if (!/^\d{16}$/.test(number)) return fault('BAD_PROJECT_NUMBER');
  const [year, month, day] = [number.slice(6, 8), number.slice(8, 10), number.slice(10, 12)];
  if (!isDay(`20${year}-${month}-${day}`)) return fault('BAD_PROJECT_NUMBER');
  return isDivisionCode(number.slice(0, 6)) ? found(number) : found(number, 'UNKNOWN_DIVISION');
}
