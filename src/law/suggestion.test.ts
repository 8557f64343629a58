import { expect, test } from 'vitest';
import { ParameterError } from './parameters.ts';
import { replyDueOn } from './suggestion.ts';

const OFFICE = { kind: 'PUBLIC_INTEREST', toCourt: false };

test.each([
  ['2024-08-01', false, '2024-10-08'], // 2024-10-01 is a holiday
  ['2024-12-31', false, '2025-02-28'], // clamped to the end of the month
  ['2025-01-20', false, '2025-03-20'],
  ['2025-05-16', true, '2025-06-03'], // 2025-05-31 to 06-02 is the Dragon Boat Festival
  ['2025-05-06', true, '2025-05-21'],
])('delivered %s, urgent %s: reply due %s', (deliveredOn, urgent, due) => {
  expect(replyDueOn(deliveredOn, { ...OFFICE, urgent })).toBe(due);
});

test.each([
  ['2025-03-10', 'RETRIAL', true, '2025-06-10'],
  ['2024-06-30', 'RETRIAL', true, '2024-09-30'],
  ['2024-07-01', 'RETRIAL', true, '2024-10-08'], // 2024-10-01 to 10-07 is the National Day holiday
  ['2025-03-10', 'CORRECTION', true, '2025-06-10'],
  ['2025-03-10', 'CORRECTION', false, '2025-05-12'], // 2025-05-10 is a Saturday
  ['2025-03-10', 'SOCIAL_GOVERNANCE', true, '2025-05-12'],
] as const)('delivered %s, %s, to a court %s: reply due %s', (deliveredOn, kind, toCourt, due) => {
  expect(replyDueOn(deliveredOn, { urgent: false, kind, toCourt })).toBe(due);
});

test('beyond the published holidays the term is not rolled', () => {
  expect(replyDueOn('2031-01-06', { ...OFFICE, urgent: false })).toBe('2031-03-06');
});

test('before there was a term nothing is guessed', () => {
  expect(() => replyDueOn('2014-01-06', { ...OFFICE, urgent: false })).toThrow(ParameterError);
});
