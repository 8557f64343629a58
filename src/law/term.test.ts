import { expect, test } from 'vitest';
import { CalendarError } from './calendar.ts';
import { ParameterError } from './parameters.ts';
import { termEnd } from './term.ts';

test.each([
  ['suggestion.filing_days', '2025-05-28', '2025-06-02'], // natural days: a holiday stays the last day
  ['case.notice_days', '2025-02-27', '2025-03-06'],
  ['case.review_months', '2024-11-30', '2025-02-28'], // clamped to the end of the month
  ['land.payment_days', '2024-12-31', '2025-03-01'],
  ['land.rescission_days', '2024-01-01', '2024-03-01'], // a leap year
  ['land.idle_months', '2024-02-29', '2025-02-28'],
  ['land.take_back_months', '2023-05-01', '2025-05-01'],
  ['report.accept_days', '2025-05-07', '2025-05-07'],
  ['report.outcome_days', '2025-05-07', '2025-06-06'],
  ['staff.check_days', '2024-06-06', '2025-06-06'],
  ['ban.delivery_days', '2025-05-07', '2025-06-06'],
  ['order.follow_up_days', '2025-04-08', '2025-06-07'],
  ['intervention.measure_days', '2025-05-23', '2025-06-07'],
  ['probation.min_months', '2024-08-31', '2025-02-28'],
  ['probation.max_months', '2024-08-31', '2025-08-31'],
  ['supervision.accept_days', '2025-05-29', '2025-06-06'], // working days
] as const)('%s from %s ends on %s', (id, from, end) => {
  expect(termEnd(id, from)).toBe(end);
});

test('what is no term, not in force or beyond the calendar has no end', () => {
  expect(() => termEnd('mi.late_rate', '2025-01-01')).toThrow(RangeError);
  expect(() => termEnd('case.notice_days', '2021-06-30')).toThrow(ParameterError);
  expect(() => termEnd('supervision.accept_days', '2031-01-06')).toThrow(CalendarError);
});
