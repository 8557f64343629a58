// What every value type answers, and the marks that stand for "nothing here". A value type is one file that exports
// `clean`: the text of a cell in, the staged value or what is wrong with it out.
import type { Identified, IdentifierFault, IdentifierWarning } from '../../law/identifiers/identifier.ts';

/** Odd, but the value is usable. */
export type ValueWarning =
  | IdentifierWarning
  | 'MONTH_PRECISION'
  | 'ROUNDED'
  | 'DIVISION_TRUNCATED'
  | 'PRIVATE_USE_CHARACTER';

/** The text is not a value of the type. */
export type ValueFault =
  | IdentifierFault
  | 'BAD_DATE'
  | 'BAD_MONTH'
  | 'BAD_PERIOD'
  | 'BAD_MONEY'
  | 'UNIT_CONFLICT'
  | 'BAD_INTEGER'
  | 'BAD_DECIMAL'
  | 'BAD_BOOLEAN'
  | 'BROKEN_CHARACTER'
  | 'UNKNOWN_CODE'
  | 'UNKNOWN_DIVISION_NAME'
  | 'AMBIGUOUS_DIVISION_NAME'
  | 'DIVISION_ELSEWHERE'
  | 'UNKNOWN_AGENCY'
  | 'BAD_SIGNALS'
  | 'BAD_TOKEN';

/** A cleaned value; null where the cell says that there is none. Or the fault, with the one repair that would pass. */
export type Cleaned<T = string> =
  | { value: T | null; warnings: ValueWarning[] }
  | { error: ValueFault; suggestion?: string };

/** A usable value, or null for none. */
export const cleaned = <T>(value: T | null, ...warnings: ValueWarning[]): Cleaned<T> => ({ value, warnings });

/** Not a value of the type. */
export const faulty = (error: ValueFault): { error: ValueFault } => ({ error });

/** NFKC without zero-width marks, trimmed, inner spaces collapsed: the form that parsers and look-ups compare. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const NOTHING = /^(?:|[-‐-―—_/\\.]+|无|暂无|空|null|n\/a)$/i;

/** Whether a tidied cell says that there is no value: empty, a dash, a slash, 无. Never the same as zero. */
export const isNothing = (tidied: string): boolean => NOTHING.test(tidied);

/** The answer of an identifier reader as the answer of a value type. */
export function fromIdentifier(text: string, read: (text: string) => Identified): Cleaned {
  if (isNothing(tidy(text))) return cleaned<string>(null);
  const result = read(text);
  if (result.ok) return cleaned(result.value, ...result.warnings);
  return result.suggestion === undefined ? faulty(result.code) : { error: result.code, suggestion: result.suggestion };
}
