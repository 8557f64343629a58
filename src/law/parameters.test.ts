import { expect, test } from 'vitest';
import { isDay } from './calendar.ts';
import { countOf, millionths, ParameterError, parameter, parameters, toMillionths } from './parameters.ts';

test.each([
  ['mi.late_rate', '2011-06-30', '0.002'], // the old rate that pages still quote
  ['mi.late_rate', '2011-07-01', '0.0005'],
  ['suggestion.reply_months', '2016-05-05', '1'],
  ['suggestion.reply_months', '2024-05-05', '2'],
  ['deposit.base_rate', '2025-01-23', '0.02'],
  ['deposit.cap', '2025-01-23', null],
] as const)('%s on %s is %s', (id, on, value) => {
  expect(parameter(id, on).value).toBe(value);
});

test('where no version is in force the error names parameter and day', () => {
  expect(() => parameter('deposit.base_rate', '2021-10-31')).toThrow(ParameterError);
  expect(() => parameter('deposit.base_rate', '2021-10-31')).toThrow(/deposit\.base_rate.*2021-10-31/);
});

test('every version says where it comes from, and no two of one parameter overlap', () => {
  for (const row of parameters) {
    expect(row.source).not.toBe('');
    expect([row.validFrom, row.validTo ?? row.validFrom].every(isDay)).toBe(true);
    const overlapping = parameters.filter(
      (other) =>
        other.id === row.id && other.validFrom <= (row.validTo ?? '9999') && row.validFrom <= (other.validTo ?? '9999'),
    );
    expect(overlapping).toEqual([row]);
  }
});

test('fractions are exact', () => {
  expect(millionths('mi.late_rate', '2025-01-01')).toBe(500n);
  expect(['0.02', '1', '0.005', '1.5', '0.0000019'].map(toMillionths)).toEqual([
    20_000n,
    1_000_000n,
    5_000n,
    1_500_000n,
    1n,
  ]);
  expect(countOf('deposit.days', '2025-01-23')).toBe(20);
});
