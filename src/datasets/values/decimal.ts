// Decimal numbers: areas, and rates in per cent (%) or per mille (‰). Staged as an exact decimal string.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

const SHAPE = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?:(%|‰)(?:\/[日天])?|m2|平方米|平米)?$/;

/** Powers of ten of the units that are parts of one; other units are names only. */
const PARTS: Readonly<Record<string, number>> = { '%': 2, '‰': 3 };

/**
 * Cleans a decimal number.
 * @param options.unit the unit of the column: `%`, `‰` or a name. A cell in the other of the two is converted
 *   (`20‰` in a column of % is `2`); a cell with a sign in a column without one is a conflict.
 */
export function clean(text: string, options: { unit?: string } = {}): Cleaned {
  const number = tidy(text).replaceAll(' ', '');
  if (isNothing(number)) return cleaned<string>(null);
  const match = SHAPE.exec(number);
  if (!match) return faulty(/^\d(\.\d+)?e/i.test(number) ? 'SCI_NOTATION' : 'BAD_DECIMAL');
  const [, sign, whole, fraction = '', cellUnit = ''] = match;
  const columnParts = PARTS[options.unit?.normalize('NFKC').charAt(0) ?? ''];
  const cellParts = PARTS[cellUnit];
  if (cellParts !== undefined && columnParts === undefined) return faulty('UNIT_CONFLICT');
  const scale = fraction.length + (cellParts ?? 0) - (cellParts === undefined ? 0 : columnParts!);
  return cleaned(`${sign === '-' ? '-' : ''}${shifted(whole!.replaceAll(',', '') + fraction, scale)}`);
}

/** The digits with a decimal point so many places from the right, without needless zeros. */
function shifted(digits: string, scale: number): string {
  const padded = scale < 0 ? digits + '0'.repeat(-scale) : digits.padStart(scale + 1, '0');
  const point = padded.length - Math.max(scale, 0);
  const whole = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(point).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
