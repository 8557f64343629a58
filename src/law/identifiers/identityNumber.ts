// 公民身份号码: the citizen identity number, GB 11643-1999, and the 15-digit form before it.
import { addMonths, type Day, isDay } from '../calendar.ts';
import { isDivisionCode } from './divisionCode.ts';
import { compact, fault, found, type Identified, type IdentifierWarning, isScientific } from './identifier.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The 18th character for the first 17 (GB 11643). */
export function identityCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECKS.charAt(sum % 11);
}

/**
 * Reads an identity number. Check character and unknown address warn; a birth date that does not exist or lies after
 * `on` fails. A masked number is kept as it is, with the warning MASKED: it must never be used as a key.
 * @param options.on the day as of which it is read, so that nobody is born later
 */
export function identityNumber(text: string, options: { on: Day }): Identified {
  const number = compact(text).replace(/[-‐-―]/g, '');
  if (isScientific(number)) return fault('SCI_NOTATION');
  if (number.includes('*')) return found(number, 'MASKED');
  if (/^\d{15}$/.test(number)) return fromFifteen(number, options.on);
  if (!/^\d{17}[\dX]$/.test(number)) return fault('BAD_IDENTITY_NUMBER');
  return checked(number, options.on);
}

/** Sex by the sequence number: odd is male, even female. Takes a number that `identityNumber` accepted. */
export const sexOf = (number: string): 'MALE' | 'FEMALE' => (Number(number[16]) % 2 === 1 ? 'MALE' : 'FEMALE');

/** Day of birth. Takes a number that `identityNumber` accepted unmasked. */
export const birthDayOf = (number: string): Day =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** Full years (周岁): one becomes N on the day after the birthday, so the birthday itself still counts as before. */
export function fullYears(birthDay: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return on > addMonths(birthDay, years * 12) ? years : years - 1;
}

function checked(number: string, on: Day, ...before: IdentifierWarning[]): Identified {
  const born = birthDayOf(number);
  if (!isDay(born) || born > on) return fault('BAD_BIRTH_DATE');
  const warnings = [...before];
  if (identityCheckDigit(number.slice(0, 17)) !== number[17]) warnings.push('CHECK_DIGIT');
  if (!isDivisionCode(number.slice(0, 6))) warnings.push('UNKNOWN_DIVISION');
  return found(number, ...warnings);
}

/** Sequence 996 to 999 was kept for people born before 1900, and 1900 itself is ambiguous: those stay unconverted. */
function fromFifteen(number: string, on: Day): Identified {
  if (number.slice(6, 8) === '00' || number.slice(12) >= '996') return fault('OLD_IDENTITY_NUMBER');
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return checked(first17 + identityCheckDigit(first17), on, 'CONVERTED_15_DIGITS');
}
