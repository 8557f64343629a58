// Values from an agreed list: the labels and codes that an agency writes, mapped to the names of an enum.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** Tidied label, without spaces and in lower case, to the name it means. */
export type CodeIndex = ReadonlyMap<string, string>;

const key = (label: string): string => tidy(label).replaceAll(' ', '').toLowerCase();

/** Prepares the `codes` of a contract field, `{ 现金: CASH, … }`; the enum names themselves are accepted too. */
export function codeIndex(codes: Readonly<Record<string, string>>): CodeIndex {
  const labels = Object.entries(codes).map(([label, name]) => [key(label), name] as const);
  return new Map([...Object.values(codes).map((name) => [key(name), name] as const), ...labels]);
}

/** Cleans a code. A label of the list counts even where it would elsewhere mean an empty cell (无). */
export function clean(text: string, codes: CodeIndex): Cleaned {
  const name = codes.get(key(text));
  if (name !== undefined) return cleaned(name);
  return isNothing(tidy(text)) ? cleaned<string>(null) : faulty('UNKNOWN_CODE');
}
