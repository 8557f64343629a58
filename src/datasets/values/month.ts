// One month, such as a premium period. Staged as `YYYY-MM`.
import { readDate } from './date.ts';
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** Cleans a month; a whole date stands for its month. */
export function clean(text: string): Cleaned {
  const tidied = tidy(text);
  if (isNothing(tidied)) return cleaned<string>(null);
  const date = readDate(tidied);
  return date === null ? faulty('BAD_MONTH') : cleaned(date.day.slice(0, 7));
}
