import { expect, test } from 'vitest';
import { acceptanceDueOn, closureDueOn } from './complaint.ts';

test.each([
  ['PETITION', '2025-05-08', '2025-05-23', '2025-07-07'], // natural days
  ['HOTLINE_12345', '2025-04-30', '2025-05-06', '2025-05-26'], // Labour Day 1 to 5 May
  ['HOTLINE_12333', '2025-01-22', '2025-02-05', '2025-04-23'], // Sunday 26 January is worked
  ['NATIONAL_PLATFORM', '2025-05-29', '2025-06-06', '2025-08-22'], // Dragon Boat Festival 31 May to 2 June
])('%s on %s: accepted by %s, closed by %s', (channel, day, acceptance, closure) => {
  expect(acceptanceDueOn(channel, day)).toBe(acceptance);
  expect(closureDueOn(channel, day)).toBe(closure);
});

test.each([
  ['PETITION', '2022-04-30'], // before the regulation of 2022
  ['HOTLINE_12333', '2031-03-03'], // no holidays are published
  ['LETTER', '2025-05-08'],
])('%s on %s: nothing is guessed', (channel, day) => {
  expect([acceptanceDueOn(channel, day), closureDueOn(channel, day)]).toEqual([null, null]);
});
