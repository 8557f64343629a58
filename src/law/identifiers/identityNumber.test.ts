import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../calendar.ts';
import { birthDayOf, fullYears, identityCheckDigit, identityNumber, sexOf } from './identityNumber.ts';

const on = '2025-06-06';

test.each([
  ['11010519491231002X', 'FEMALE', '1949-12-31'],
  ['440524188001010014', 'MALE', '1880-01-01'],
  ['150302198506151235', 'MALE', '1985-06-15'],
  ['150304199202290049', 'FEMALE', '1992-02-29'],
  ['150303201001010024', 'FEMALE', '2010-01-01'],
  ['150302198003074514', 'MALE', '1980-03-07'],
  ['150302197611200030', 'MALE', '1976-11-20'],
])('%s passes: %s, born %s', (number, sex, born) => {
  expect(identityNumber(number, { on })).toEqual({ ok: true, value: number, warnings: [] });
  expect([sexOf(number), birthDayOf(number)]).toEqual([sex, born]);
});

test.each([
  ['11010519491231002x', '11010519491231002X', []],
  ['１５０３０２１９８５０６１５１２３５', '150302198506151235', []],
  ['150302198506151236', '150302198506151236', ['CHECK_DIGIT']],
  ['150302850615123', '150302198506151235', ['CONVERTED_15_DIGITS']],
  ['1503**********1234', '1503**********1234', ['MASKED']],
  // An abolished or mistyped address warns only: the address is the one at the time of issue.
  [`15030919850615123${identityCheckDigit('15030919850615123')}`, undefined, ['UNKNOWN_DIVISION']],
])('%s is kept', (text, value, warnings) => {
  expect(identityNumber(text, { on })).toEqual({ ok: true, value: value ?? text, warnings });
});

test.each([
  ['15030219890229123X', 'BAD_BIRTH_DATE'], // passes the check, but 1989 had no 29 February
  ['150302209901011233', 'BAD_BIRTH_DATE'], // passes the check, but is not born yet
  ['15030219850615123', 'BAD_IDENTITY_NUMBER'],
  ['1.50302E+17', 'SCI_NOTATION'],
  ['150302850615998', 'OLD_IDENTITY_NUMBER'],
  ['150302000615123', 'OLD_IDENTITY_NUMBER'],
])('%s is refused: %s', (text, code) => {
  expect(identityNumber(text, { on })).toEqual({ ok: false, code });
});

test.each([
  ['2010-01-01', '2028-01-01', 17], // the birthday itself still counts as before
  ['2010-01-01', '2028-01-02', 18],
  ['2010-01-01', '2024-01-01', 13],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born %s, on %s: %i full years', (born, day, years) => {
  expect(fullYears(born, day)).toBe(years);
});

test('every composed number passes', () => {
  fc.assert(
    fc.property(fc.nat(36_000), fc.nat(999), (days, sequence) => {
      const first17 = `150302${addDays('1926-01-01', days).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      const number = first17 + identityCheckDigit(first17);
      expect(identityNumber(number, { on })).toEqual({ ok: true, value: number, warnings: [] });
    }),
  );
});
