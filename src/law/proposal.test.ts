import { expect, test } from 'vitest';
import { ParameterError } from './parameters.ts';
import { conversionNoticeDueOn, proposalReplyDueOn } from './proposal.ts';

test.each([
  ['2025-02-27', false, '2025-05-27'],
  ['2025-03-10', false, '2025-06-10'],
  ['2025-03-03', true, '2025-09-03'],
  ['2024-11-30', false, '2025-02-28'], // clamped to the end of the month
  ['2025-02-28', false, '2025-05-28'],
  ['2025-03-01', false, '2025-06-03'], // 2025-05-31 to 06-02 is the Dragon Boat Festival
  ['2024-04-01', true, '2024-10-08'], // 2024-10-01 to 10-07 is the National Day holiday
  ['2024-01-14', false, '2024-04-15'], // 2024-04-14 is a Sunday
  ['2012-05-07', true, '2012-11-07'], // no holidays are known: not rolled
])('assigned %s, complex %s: reply due %s', (assignedOn, complex, due) => {
  expect(proposalReplyDueOn(assignedOn, { complex })).toBe(due);
});

test('before there was a term nothing is guessed', () => {
  expect(() => proposalReplyDueOn('2009-05-07', { complex: false })).toThrow(ParameterError);
});

test.each([
  ['2024-05-15', '2024-05-25'],
  ['2025-01-24', '2025-02-03'],
])('conversion decided %s: notice due %s', (decidedOn, due) => {
  expect(conversionNoticeDueOn(decidedOn)).toBe(due);
});

test('before conversion was agreed on there is no term for its notice', () => {
  expect(() => conversionNoticeDueOn('2024-03-31')).toThrow(ParameterError);
});
