import { expect, test } from 'vitest';
import { isListed, type Listing, listingEndsOn, removableFrom } from './blacklist.ts';
import { ParameterError } from './parameters.ts';

test.each([
  ['2023-03-01', '2026-03-01'],
  ['2024-02-29', '2027-02-28'], // clamped to the end of the month
])('listed on %s, three years run to %s', (listedOn, ends) => {
  expect(listingEndsOn(listedOn)).toBe(ends);
});

test.each([
  ['2024-01-15', '2024-07-15'],
  ['2024-08-31', '2025-02-28'],
])('put right on %s, the list may be left from %s', (correctedOn, from) => {
  expect(removableFrom(correctedOn)).toBe(from);
});

test('before the rule was in force no term is guessed', () => {
  expect(() => listingEndsOn('2021-12-31')).toThrow(ParameterError);
  expect(() => removableFrom('2021-12-31')).toThrow(ParameterError);
});

const listing = (over: Partial<Listing> = {}): Listing => ({
  listedOn: '2023-03-01',
  endsOn: '2026-03-01',
  removedOn: null,
  ...over,
});

test.each<[string, Partial<Listing>, string, boolean]>([
  ['the day before', {}, '2023-02-28', false],
  ['its first day', {}, '2023-03-01', true],
  ['its last day', {}, '2026-03-01', true],
  ['the day after', {}, '2026-03-02', false],
  ['the day before an early removal', { removedOn: '2024-06-03' }, '2024-06-02', true],
  ['the day of an early removal', { removedOn: '2024-06-03' }, '2024-06-03', false],
  ['a term that nobody knows', { endsOn: null }, '2023-03-01', false],
])('%s', (_, over, on, expected) => {
  expect(isListed(listing(over), on)).toBe(expected);
});
