// Days, months and working days as the law counts them. Pure: "today" is always an argument.
import { holidays } from './holidays.ts';

/** A calendar day, `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string;

/** The working-day calendar was asked about a year that it holds no holidays for. */
export class CalendarError extends Error {
  readonly code = 'CALENDAR_YEAR_MISSING';
  /** The year that is missing from the holiday table. */
  readonly year: number;

  constructor(year: number) {
    super(
      `工作日历没有${year}年的节假日安排，请补充 src/law/holidays.ts · ` +
        `The working-day calendar has no holidays for ${year}: add the year to src/law/holidays.ts`,
    );
    this.name = 'CalendarError';
    this.year = year;
  }
}

const DAY_MS = 86_400_000;
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const numberOf = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Whether a text is a day that exists: `2024-02-29` does, `2023-02-29` does not. */
export function isDay(text: string): boolean {
  if (!DAY_SHAPE.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day so many natural days (日) later; negative counts go back. */
export const addDays = (day: Day, count: number): Day => dayOf(numberOf(day) + count);

/** Natural days from one day to another; the first is not counted, so a day has zero days to itself. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** The day so many calendar months (月) later, clamped to the end of the month: 2024-12-31 plus 2 is 2025-02-28. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + count;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  const toDate = Math.min(date, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(toDate)}`;
}

/** The last day of the month that a day lies in. */
export const endOfMonth = (day: Day): Day =>
  `${day.slice(0, 8)}${two(daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7))))}`;

/** Whether a day is worked: a weekday that is no holiday, or a weekend day worked instead. Throws CalendarError. */
export function isWorkday(day: Day): boolean {
  const year = exceptionsOf(Number(day.slice(0, 4)));
  const monthDay = day.slice(5);
  if (year.worked.has(monthDay)) return true;
  if (year.off.has(monthDay)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day on which a term of working days (工作日) ends; the day it starts is not counted. Throws CalendarError. */
export function addWorkdays(start: Day, count: number): Day {
  let day = start;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(day)) left -= 1;
  }
  return day;
}

/** The day itself if it is worked, else the next that is (民事诉讼法 art. 85). Throws CalendarError. */
export function rollToWorkday(day: Day): Day {
  let rolled = day;
  while (!isWorkday(rolled)) rolled = addDays(rolled, 1);
  return rolled;
}

/**
 * As rollToWorkday, but a day of a year whose holidays are not published yet stays as it is: the term then ends no
 * later than shown, since rolling only moves it on.
 */
export function rollWhereKnown(day: Day): Day {
  try {
    return rollToWorkday(day);
  } catch (error) {
    if (error instanceof CalendarError) return day;
    throw error;
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

interface Exceptions {
  off: ReadonlySet<string>;
  worked: ReadonlySet<string>;
}

const expanded = new Map<number, Exceptions>();

/** The table of a year with its ranges spelt out; kept, since a bulk import asks for the same years a million times. */
function exceptionsOf(year: number): Exceptions {
  const known = expanded.get(year);
  if (known) return known;
  const table = holidays[year];
  if (!table) throw new CalendarError(year);
  const off = table.off.flatMap((range) => {
    const [first, last = first] = range.split('..') as [string, string?];
    const days = daysBetween(`${year}-${first}`, `${year}-${last}`);
    return Array.from({ length: days + 1 }, (_, i) => addDays(`${year}-${first}`, i).slice(5));
  });
  const exceptions = { off: new Set(off), worked: new Set(table.worked) };
  expanded.set(year, exceptions);
  return exceptions;
}
