import { expect, test } from 'vitest';
import { ParameterError } from './parameters.ts';
import { replyDueOn } from './suggestion.ts';

test.each([
  ['2024-08-01', false, '2024-10-08'], // 2024-10-01 is a holiday
  ['2024-12-31', false, '2025-02-28'], // clamped to the end of the month
  ['2025-01-20', false, '2025-03-20'],
  ['2025-05-16', true, '2025-06-03'], // 2025-05-31 to 06-02 is the Dragon Boat Festival
  ['2025-05-06', true, '2025-05-21'],
])('delivered %s, urgent %s: reply due %s', (deliveredOn, urgent, due) => {
  expect(replyDueOn(deliveredOn, { urgent })).toBe(due);
});

test('beyond the published holidays the term is not rolled', () => {
  expect(replyDueOn('2031-01-06', { urgent: false })).toBe('2031-03-06');
});

test('before there was a term nothing is guessed', () => {
  expect(() => replyDueOn('2014-01-06', { urgent: false })).toThrow(ParameterError);
});
