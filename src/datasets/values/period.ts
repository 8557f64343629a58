// Periods such as 费款所属期 202101-202305, as their first and last day.
import { type Day, endOfMonth } from '../../law/calendar.ts';
import { type ReadDate, readDate } from './date.ts';
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** First and last day, both inclusive; `to` is null where the period goes on (至今). */
export interface Period {
  from: Day;
  to: Day | null;
}

const OPEN = /^(?:今|至今|现在|目前)$/;
const SEPARATOR = /[至到~‐-―—]+/;
/** Two dates joined by the hyphen that is also inside them. */
const HYPHENATED = /^(\d{4}-\d{1,2}(?:-\d{1,2})?)-(\d{4}-\d{1,2}(?:-\d{1,2})?)$/;

/** Cleans a period of months or days; a single month or day is a period by itself. */
export function clean(text: string): Cleaned<Period> {
  const tidied = tidy(text)
    .replaceAll(' ', '')
    .replace(/^(?:自|从)/, '')
    .replace(/止$/, '');
  if (isNothing(tidied)) return cleaned<Period>(null);
  const single = readDate(tidied);
  if (single) return cleaned({ from: single.day, to: lastDay(single) });
  const ends = HYPHENATED.exec(tidied)?.slice(1) ?? halves(tidied);
  const from = ends && readDate(ends[0]!);
  if (!from) return faulty('BAD_PERIOD');
  if (OPEN.test(ends[1]!)) return cleaned<Period>({ from: from.day, to: null });
  const to = readDate(ends[1]!) ?? readDate(`${from.day.slice(0, 4)}年${ends[1]}`);
  if (!to || lastDay(to) < from.day) return faulty('BAD_PERIOD');
  return cleaned<Period>({ from: from.day, to: lastDay(to) });
}

const lastDay = (date: ReadDate): Day => (date.precision === 'MONTH' ? endOfMonth(date.day) : date.day);

function halves(text: string): string[] | null {
  const byWord = text.split(SEPARATOR);
  if (byWord.length === 2) return byWord;
  const byHyphen = text.split('-');
  return byHyphen.length === 2 ? byHyphen : null;
}
