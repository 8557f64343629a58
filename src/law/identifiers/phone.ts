// Telephone numbers: mobiles, landlines with area code (Wuhai: 0473) and the five-digit hotlines.
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

/** Reads a telephone number. A masked one (138****5678) is kept as it is: nothing is matched by a telephone number. */
export function phone(text: string): Identified {
  const number = compact(text)
    .replace(/[()\-‐-―]/g, '')
    .replace(/^(\+|00)86/, '');
  if (isScientific(number)) return fault('SCI_NOTATION');
  if (/^[\d*]{7,12}$/.test(number) && number.includes('*')) return found(number);
  if (/^1[3-9]\d{9}$/.test(number) || /^1\d{4}$/.test(number)) return found(number);
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(number);
  return landline ? found(`${landline[1]}-${landline[2]}`) : fault('BAD_PHONE');
}
