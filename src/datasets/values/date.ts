// Dates in every form that agencies write. Staged as `YYYY-MM-DD`.
import { addDays, type Day, isDay } from '../../law/calendar.ts';
import { chineseDigits, chineseInteger } from '../../law/numerals.ts';
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** A date as read: with month precision `day` is the first of the month. */
export interface ReadDate {
  day: Day;
  precision: 'DAY' | 'MONTH';
}

/** Ends that never come: terms of business, guarantees without term. */
const OPEN_END = /^(?:长期(?:有效)?|永久|无固定期限|无期限|不限|至今|现在|9999[-/.年]?12[-/.月]?31日?)$/;

/** Day zero of a spreadsheet; serials from 1954 to 2119 are read, so that years and counts are not. */
const SERIAL_ZERO = '1899-12-30';

/**
 * Cleans a date. Month precision warns and stands for the first of the month. An open end (长期, 至今, 9999-12-31) is
 * null without a warning: there is no such day.
 */
export function clean(text: string): Cleaned<Day> {
  const tidied = tidy(text);
  if (isNothing(tidied) || OPEN_END.test(tidied.replaceAll(' ', ''))) return cleaned<Day>(null);
  const date = readDate(tidied);
  if (date === null) return faulty(/^\d(\.\d+)?e\+?\d+$/i.test(tidied) ? 'SCI_NOTATION' : 'BAD_DATE');
  return date.precision === 'MONTH' ? cleaned(date.day, 'MONTH_PRECISION') : cleaned(date.day);
}

/** Reads a tidied date; null if it is none. A time of day is dropped; one in UTC is first brought to China's day. */
export function readDate(tidied: string): ReadDate | null {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(tidied)) {
    const moment = Date.parse(tidied) + 8 * 3_600_000;
    return Number.isNaN(moment) ? null : ofParts(...(new Date(moment).toISOString().slice(0, 10).split('-') as Parts));
  }
  const text = tidied.replace(/[ T]\d{1,2}:\d{2}.*$/, '').replaceAll(' ', '');
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number.parseInt(text, 10));
  const match =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text) ??
    /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月?(?:(?<=月)(\d{1,2})[日号]?)?$/.exec(text);
  if (match) return ofParts(...(match.slice(1, 4) as Parts));
  return ofNumerals(text);
}

type Parts = [year: string, month: string, day: string | undefined];

function ofParts(year: string, month: string, day: string | undefined): ReadDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`;
  if (!isDay(text) || year < '1900' || year > '2100') return null;
  return { day: text, precision: day === undefined ? 'MONTH' : 'DAY' };
}

function ofSerial(serial: number): ReadDate | null {
  return serial >= 20_000 && serial <= 80_000 ? { day: addDays(SERIAL_ZERO, serial), precision: 'DAY' } : null;
}

/** 二〇二四年四月十五日 */
function ofNumerals(text: string): ReadDate | null {
  const match = /^(.{4})年(.{1,3})月(?:(.{1,3})[日号])?$/.exec(text);
  if (!match) return null;
  const year = chineseDigits(match[1]!);
  const month = chineseInteger(match[2]!);
  const day = match[3] === undefined ? undefined : chineseInteger(match[3]);
  if (year === null || month === null || day === null) return null;
  return ofParts(year, String(month), day === undefined ? undefined : String(day));
}
