// 统一社会信用代码: the unified social credit code, GB 32100-2015, with the organisation code of GB 11714 inside it.
import { compact, fault, found, type Identified, type IdentifierWarning, isScientific } from './identifier.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/;

/** Registering authority and kind of body, the first two characters. */
const CATEGORIES = new Set(
  (
    '11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 ' + 'A1 A9 N1 N2 N3 N9 Y1'
  ).split(' '),
);

/** Letters that are not in the alphabet and what they were meant to be. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' };

/** The 18th character for the first 17 (GB 32100). */
export function creditCodeCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The ninth character of an organisation code for the first eight (GB 11714). */
export function organisationCheckDigit(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(first8.charAt(i), 36), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 'X' : digit === 11 ? '0' : String(digit);
}

/**
 * A whole credit code with both check characters: `creditCodeOf('91', '150302', 'MA0N0001')` is `91150302MA0N00016T`.
 * @param category authority and kind, two characters
 * @param division six digits of the registering authority
 * @param organisation the first eight characters of the organisation code
 */
export function creditCodeOf(category: string, division: string, organisation: string): string {
  const first17 = category + division + organisation + organisationCheckDigit(organisation);
  return first17 + creditCodeCheckDigit(first17);
}

/**
 * Reads a credit code. A wrong check character is a warning, since companies with such codes exist. Letters outside
 * the alphabet are never replaced silently: the repair is suggested, and only if it passes both checks.
 */
export function creditCode(text: string): Identified {
  const code = compact(text).replace(/[-‐-―]/g, '');
  if (isScientific(code)) return fault('SCI_NOTATION');
  if (code.includes('*')) return fault('MASKED_KEY');
  if (/^\d{15}$/.test(code)) return fault('OLD_REGISTRATION_NUMBER');
  if (!SHAPE.test(code)) return fault('BAD_CREDIT_CODE', repaired(code));
  return found(code, ...warningsOf(code));
}

function warningsOf(code: string): IdentifierWarning[] {
  const warnings: IdentifierWarning[] = [];
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code[17]) warnings.push('CHECK_DIGIT');
  if (organisationCheckDigit(code.slice(8, 16)) !== code[16]) warnings.push('ORG_CHECK_DIGIT');
  if (!CATEGORIES.has(code.slice(0, 2))) warnings.push('UNKNOWN_CATEGORY');
  return warnings;
}

function repaired(code: string): string | undefined {
  const candidate = code.replace(/[OISZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return SHAPE.test(candidate) && warningsOf(candidate).length === 0 ? candidate : undefined;
}
