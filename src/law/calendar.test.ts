import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkdays,
  CalendarError,
  type Day,
  daysBetween,
  endOfMonth,
  isDay,
  isWorkday,
  rollToWorkday,
} from './calendar.ts';

const knownDay = fc.integer({ min: 0, max: 2100 }).map((n): Day => addDays('2021-01-01', n));

test.each([
  ['2024-02-04', true], // a Sunday worked for the Spring Festival
  ['2024-02-12', false],
  ['2025-01-26', true],
  ['2025-06-02', false],
  ['2025-06-03', true],
  ['2025-06-07', false],
  ['2026-02-28', true],
])('%s is worked: %s', (day, worked) => {
  expect(isWorkday(day)).toBe(worked);
});

test.each([
  ['2025-01-23', 20, '2025-02-26'],
  ['2024-09-27', 20, '2024-10-30'], // 09-29 and 10-12 are worked
  ['2025-06-05', 1, '2025-06-06'],
  ['2025-06-06', 0, '2025-06-06'],
])('%s plus %i working days is %s', (start, count, end) => {
  expect(addWorkdays(start, count)).toBe(end);
});

test.each([
  ['2024-12-31', 2, '2025-02-28'],
  ['2024-08-01', 2, '2024-10-01'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-03-31', -1, '2025-02-28'],
  ['2025-01-15', -24, '2023-01-15'],
])('%s plus %i months is %s', (start, count, end) => {
  expect(addMonths(start, count)).toBe(end);
});

test('a month ends on its own last day', () => {
  expect(['2021-01-05', '2023-05-01', '2024-02-01', '2023-02-28'].map(endOfMonth)).toEqual([
    '2021-01-31',
    '2023-05-31',
    '2024-02-29',
    '2023-02-28',
  ]);
});

test('a last day on a holiday rolls to the next working day', () => {
  expect(rollToWorkday('2024-10-01')).toBe('2024-10-08');
  expect(rollToWorkday('2025-02-28')).toBe('2025-02-28');
});

test('a day has to exist', () => {
  expect(['2024-02-29', '2023-02-29', '2024-13-01', '2024-04-31', '20240401', '2024-4-1'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a year without holidays is refused by name', () => {
  expect(() => addWorkdays('2031-03-03', 5)).toThrow(CalendarError);
  expect(() => isWorkday('2031-03-03')).toThrow(/2031/);
});

describe('invariants', () => {
  test('a term of working days ends on a working day, has that many in it, and never ends sooner for a later start', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 10 }), (start, count, later) => {
        const end = addWorkdays(start, count);
        const inside = Array.from({ length: daysBetween(start, end) }, (_, i) => addDays(start, i + 1)).filter(
          isWorkday,
        );
        expect(isWorkday(end)).toBe(true);
        expect(inside.length).toBe(count);
        expect(addWorkdays(addDays(start, later), count) >= end).toBe(true);
      }),
    );
  });

  test('days add and subtract back; rolling is idempotent and never goes back', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(isDay(addDays(day, count))).toBe(true);
        const rolled = rollToWorkday(day);
        expect(rolled >= day && rollToWorkday(rolled) === rolled).toBe(true);
      }),
    );
  });

  test('months keep the date or the end of the month', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const to = addMonths(day, count);
        expect(isDay(to)).toBe(true);
        expect(to.slice(8) === day.slice(8) || to === endOfMonth(to)).toBe(true);
      }),
    );
  });
});
