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
export const isWorkday = (day: Day): boolean => isWorked(numberOf(day));

/** The day on which a term of working days (工作日) ends; the day it starts is not counted. Throws CalendarError. */
export function addWorkdays(start: Day, count: number): Day {
  let number = numberOf(start);
  for (let left = count; left > 0; ) {
    number += 1;
    if (isWorked(number)) left -= 1;
  }
  return dayOf(number);
}

/** The day itself if it is worked, else the next that is (民事诉讼法 art. 85). Throws CalendarError. */
export function rollToWorkday(day: Day): Day {
  let rolled = day;
  while (!isWorkday(rolled)) rolled = addDays(rolled, 1);
  return rolled;
}

/**
 * As rollToWorkday, but a day of a year whose holidays are not published yet stays as it is: the term then ends no
 * sooner than shown, since rolling only moves it on.
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

/** Days of the holiday table by number: worked or off, whatever the day of the week. */
const exceptions: ReadonlyMap<number, boolean> = new Map(
  Object.entries(holidays).flatMap(([year, { off, worked }]) => [
    ...off.flatMap((range) => {
      const [first, last] = range.split('..').map((day) => numberOf(`${year}-${day}`)) as [number, number?];
      return Array.from({ length: (last ?? first) - first + 1 }, (_, i) => [first + i, false] as const);
    }),
    ...worked.map((day) => [numberOf(`${year}-${day}`), true] as const),
  ]),
);

/** By number, since a bulk import asks for the same days a million times. */
function isWorked(number: number): boolean {
  const date = new Date(number * DAY_MS);
  if (!holidays[date.getUTCFullYear()]) throw new CalendarError(date.getUTCFullYear());
  return exceptions.get(number) ?? date.getUTCDay() % 6 !== 0;
}
