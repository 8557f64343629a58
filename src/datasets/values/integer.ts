// Whole numbers: persons, items, square metres. Staged as a string of digits.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

const SHAPE = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?(?:[人户次个家件名份笔套项期])?$/;

/** A column of 32 bits holds no more; neither does anything that agencies count. */
const LARGEST = 2_147_483_647n;

/** Cleans `1,234`, `１２`, `12人` or a spreadsheet's `12.0`. */
export function clean(text: string): Cleaned {
  const number = tidy(text).replaceAll(' ', '');
  if (isNothing(number)) return cleaned<string>(null);
  const match = SHAPE.exec(number);
  if (!match) return faulty(/^\d(\.\d+)?e/i.test(number) ? 'SCI_NOTATION' : 'BAD_INTEGER');
  const value = BigInt(match[2]!.replaceAll(',', ''));
  if (value > LARGEST) return faulty('BAD_INTEGER');
  return cleaned(String(match[1] === '-' ? -value : value));
}
