import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DepositTerms, requiredDeposit } from './deposit.ts';
import { ParameterError } from './parameters.ts';

const wan = (amount: number): bigint => BigInt(Math.round(amount * 10_000)) * 100n;

const terms = (over: Partial<DepositTerms>): DepositTerms => ({
  clockOn: '2025-01-23',
  contractFen: wan(8500),
  arrearsEvents: [],
  listed: false,
  reliefs: [],
  uplifts: [],
  loweredRate: null,
  ...over,
});

test.each<[string, Partial<DepositTerms>, number, number, string | null]>([
  ['1200万, two clean years', { contractFen: wan(1200), reliefs: ['TWO_YEARS_HALF'] }, 12, 0.01, null],
  ['1200万, the worked example', { contractFen: wan(1200) }, 24, 0.02, null],
  ['8500万, normal', {}, 170, 0.02, null],
  ['8500万, arrears found', { arrearsEvents: ['2023-06-01'] }, 255, 0.03, null],
  ['8500万, arrears declared', { uplifts: ['ARREARS'] }, 255, 0.03, null],
  ['8500万, listed', { listed: true }, 340, 0.04, null],
  ['8500万, listing declared, arrears too', { uplifts: ['LISTED'], arrearsEvents: ['2023-06-01'] }, 340, 0.04, null],
  ['260万, no arrears', { contractFen: wan(260) }, 0, 0, 'EXEMPT_SMALL'],
  ['299.9999万, just below', { contractFen: wan(299.9999) }, 0, 0, 'EXEMPT_SMALL'],
  ['300万 is not below 300万', { contractFen: wan(300) }, 6, 0.02, null],
  ['260万, arrears in the year before', { contractFen: wan(260), arrearsEvents: ['2024-01-23'] }, 7.8, 0.03, null],
  ['260万, arrears before that year', { contractFen: wan(260), arrearsEvents: ['2024-01-22'] }, 0, 0, 'EXEMPT_SMALL'],
  ['arrears on the day itself are not before it', { arrearsEvents: ['2025-01-23'] }, 170, 0.02, null],
  ['arrears more than two years ago', { arrearsEvents: ['2023-01-22'] }, 170, 0.02, null],
  ['three clean years', { reliefs: ['THREE_YEARS_CLEAN'] }, 0, 0, 'EXEMPT_3Y'],
  [
    'three clean years declared, arrears found',
    { reliefs: ['THREE_YEARS_CLEAN'], arrearsEvents: ['2024-05-01'] },
    255,
    0.03,
    null,
  ],
  ['a small project only declared to be one', { reliefs: ['SMALL_PROJECT'] }, 170, 0.02, null],
  ['several projects, lowered', { reliefs: ['MULTI_PROJECT'], loweredRate: 0.008 }, 68, 0.008, null],
  ['several projects, never below the floor', { reliefs: ['MULTI_PROJECT'], loweredRate: 0.001 }, 42.5, 0.005, null],
  ['several projects, no rate given', { reliefs: ['MULTI_PROJECT'] }, 170, 0.02, null],
])('%s: %#', (_case, over, requiredWan, rate, exemption) => {
  expect(requiredDeposit(terms(over))).toEqual({ requiredFen: wan(requiredWan), rate, exemption });
});

test('half a fen rounds up', () => {
  expect(requiredDeposit(terms({ contractFen: 300_000_025n })).requiredFen).toBe(6_000_001n);
});

test('before the rule there is nothing to compute', () => {
  expect(() => requiredDeposit(terms({ clockOn: '2021-10-31' }))).toThrow(ParameterError);
});

test('arrears never lower, reliefs never raise what is required', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 13n), fc.boolean(), (contractFen, listed) => {
      const plain = requiredDeposit(terms({ contractFen, listed })).requiredFen;
      expect(requiredDeposit(terms({ contractFen, listed, arrearsEvents: ['2024-06-01'] })).requiredFen >= plain).toBe(
        true,
      );
      for (const relief of ['THREE_YEARS_CLEAN', 'TWO_YEARS_HALF', 'MULTI_PROJECT'] as const) {
        expect(requiredDeposit(terms({ contractFen, listed, reliefs: [relief] })).requiredFen <= plain).toBe(true);
      }
    }),
  );
});
