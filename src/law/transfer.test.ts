import { expect, test } from 'vitest';
import { ParameterError } from './parameters.ts';
import { feedbackDueOn, forwardDueOn, receiptDueOn, referralDueAt, referralDueOn } from './transfer.ts';

test.each([
  ['HEAD_DECISION', '2025-03-03', '2025-03-06'],
  ['POLICE_REVIEW', '2025-03-31', '2025-04-03'],
  ['RECONSIDERATION', '2025-02-26', '2025-03-01'],
  ['RECONSIDERATION_DECISION', '2024-02-27', '2024-03-01'], // a leap year
  ['SUPERVISION', '2025-12-30', '2026-01-02'],
  ['HANDOVER', '2025-05-01', '2025-05-04'], // natural days, holidays or not
] as const)('%s from %s: %s', (step, from, due) => {
  expect(referralDueOn(step, from)).toBe(due);
});

test.each([
  ['TRANSFER', '2025-03-03T16:30:00+08:00', '2025-03-04T08:30:00.000Z'],
  ['FORWARD', '2025-02-28T23:00:00+08:00', '2025-03-01T15:00:00.000Z'],
] as const)('%s from %s: %s', (step, from, due) => {
  expect(referralDueAt(step, new Date(from)).toISOString()).toBe(due);
});

test('the revised rule has no term for days before it', () => {
  expect(() => referralDueOn('HEAD_DECISION', '2020-08-06')).toThrow(ParameterError);
  // Already the seventh in Shanghai.
  expect(referralDueAt('TRANSFER', new Date('2020-08-06T16:00:00Z')).toISOString()).toBe('2020-08-07T16:00:00.000Z');
});

test.each([
  ['2025-01-22', '2025-02-05'], // Spring Festival 28 January to 4 February; Sunday 26 January is worked
  ['2025-05-29', '2025-06-06'], // Dragon Boat Festival 31 May to 2 June
  ['2024-09-27', '2024-10-10'], // Sunday 29 September is worked, 1 to 7 October are not
])('transferred %s: receipt and forwarding due %s', (day, due) => {
  expect(receiptDueOn(day)).toBe(due);
  expect(forwardDueOn(day)).toBe(due);
});

test('no term is made up for a year without published holidays', () => {
  expect(receiptDueOn('2031-01-06')).toBeNull();
});

test.each([
  ['AUDIT', 'PROCURATORATE', '2024-05-06', '2024-07-05'],
  ['AUDIT', 'HOUSING', '2024-12-31', '2025-03-01'],
  ['PROCURATORATE', 'DISCIPLINE_INSPECTION', '2024-07-01', '2024-08-30'],
  ['DISCIPLINE_INSPECTION', 'PROCURATORATE', '2024-07-01', '2024-08-30'],
  ['AUDIT', 'DISCIPLINE_INSPECTION', '2024-07-01', '2024-08-30'],
  ['HRSS', 'PUBLIC_SECURITY', '2025-03-03', '2025-03-06'],
  ['PROCURATORATE', 'PUBLIC_SECURITY', '2025-03-03', null],
  ['ECOLOGY_ENVIRONMENT', 'PROCURATORATE', '2025-03-03', null],
  [null, 'PUBLIC_SECURITY', '2025-03-03', null],
  ['HRSS', 'PUBLIC_SECURITY', '2019-03-04', null], // before the revised rule
])('%s to %s on %s: feedback due %s', (from, to, day, due) => {
  expect(feedbackDueOn(day, from, to)).toBe(due);
});
