// The worked example at the end of section 6 of the domain, and what surrounds it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import { assessDeposit, type DepositCase, type LedgerDeposit } from './depositAssessment.ts';

const wan = (amount: number): bigint => BigInt(Math.round(amount * 10_000)) * 100n;

const nothing: LedgerDeposit = {
  form: null,
  amountFen: null,
  contractAmountFen: null,
  guaranteeAmountFen: null,
  guaranteeFrom: null,
  guaranteeExpiresOn: null,
  rate: null,
  relief: null,
  uplift: null,
  usedOn: null,
  usedFen: null,
  replenishedOn: null,
  returnedOn: null,
  status: null,
};
const cash = (amountWan: number, over: Partial<LedgerDeposit> = {}): LedgerDeposit => ({
  ...nothing,
  form: 'CASH',
  amountFen: wan(amountWan),
  status: 'PAID',
  ...over,
});
const letter = (amountWan: number, from: string, to: string): LedgerDeposit => ({
  ...nothing,
  form: 'BANK_GUARANTEE',
  guaranteeAmountFen: wan(amountWan),
  guaranteeFrom: from,
  guaranteeExpiresOn: to,
  status: 'GUARANTEE_VALID',
});

/** Permit 2025-01-23, contract 1200万 to 2026-06-30: 24万 due on 2025-02-26. */
const project = (over: Partial<DepositCase> = {}): DepositCase => ({
  on: '2025-06-06',
  clockOn: '2025-01-23',
  contractFen: wan(1200),
  contractEndOn: '2026-06-30',
  arrearsEvents: [],
  listings: [],
  ended: false,
  deposits: [],
  coveredUntil: '2025-06-01',
  unread: false,
  ...over,
});

describe('the worked example', () => {
  test('(a) on the due day it is not yet due', () => {
    expect(assessDeposit(project({ on: '2025-02-26', coveredUntil: '2025-02-01' }))).toEqual({
      status: 'NOT_YET_DUE',
      requiredFen: wan(24),
      securedFen: 0n,
      shortfallFen: wan(24),
      rate: 0.02,
      dueOn: '2025-02-26',
      exemption: null,
      reassessOn: '2025-02-27',
    });
  });

  test('(b) the day after, with an empty ledger, all of it is missing', () => {
    const assessed = assessDeposit(project({ on: '2025-02-27', coveredUntil: '2025-02-27' }));
    expect(assessed).toMatchObject({ status: 'UNPAID', requiredFen: wan(24), shortfallFen: wan(24), reassessOn: null });
  });

  test('(c) a letter over enough that ends before the contract is too short', () => {
    const assessed = assessDeposit(project({ deposits: [letter(25, '2025-02-10', '2025-12-31')] }));
    expect(assessed).toMatchObject({ status: 'GUARANTEE_TERM_SHORT', shortfallFen: 0n, reassessOn: '2026-01-01' });
  });

  test('(d) cash of 10万 leaves a gap of 14万', () => {
    const assessed = assessDeposit(project({ deposits: [cash(10)] }));
    expect(assessed).toMatchObject({ status: 'PARTIAL', securedFen: wan(10), shortfallFen: wan(14) });
  });

  test('(f) a contract amount of 1200 yuan in the ledger is a wrong unit, not a missing amount', () => {
    const deposits = [cash(24, { contractAmountFen: 120_000n })];
    expect(assessDeposit(project({ deposits }))).toMatchObject({
      status: 'UNIT_SUSPECT',
      requiredFen: null,
      shortfallFen: null,
    });
    expect(assessDeposit(project({ deposits: [cash(24, { contractAmountFen: wan(1200) })] })).status).toBe('SECURED');
  });
});

test.each<[string, Partial<DepositCase>, string, string | null]>([
  ['cash in full', { deposits: [cash(24)] }, 'SECURED', null],
  ['two deposits of cash', { deposits: [cash(10), cash(14)] }, 'SECURED', null],
  ['a letter over all of it', { deposits: [letter(24, '2025-02-10', '2026-12-31')] }, 'SUBSTITUTED', '2027-01-01'],
  [
    'cash and a letter together',
    { deposits: [cash(10), letter(14, '2025-02-10', '2026-06-30')] },
    'SUBSTITUTED',
    '2026-07-01',
  ],
  ['a letter that ended yesterday', { deposits: [letter(24, '2025-02-10', '2025-06-05')] }, 'GUARANTEE_LAPSED', null],
  [
    'a letter that ends today',
    { contractEndOn: '2025-06-06', deposits: [letter(24, '2025-02-10', '2025-06-06')] },
    'SUBSTITUTED',
    '2025-06-07',
  ],
  [
    'a letter that only begins tomorrow',
    { deposits: [letter(24, '2025-06-07', '2026-12-31')] },
    'UNPAID',
    '2025-06-07',
  ],
  ['a letter over too little', { deposits: [letter(5, '2025-02-10', '2026-12-31')] }, 'PARTIAL', '2027-01-01'],
  ['returned', { deposits: [cash(24, { returnedOn: '2025-05-01' })] }, 'UNPAID', null],
  [
    'used within ten working days',
    { deposits: [cash(24, { usedOn: '2025-06-03', usedFen: wan(4) })] },
    'NOT_YET_DUE',
    '2025-06-18',
  ],
  ['used and not made good', { deposits: [cash(24, { usedOn: '2025-05-06', usedFen: wan(4) })] }, 'PARTIAL', null],
  [
    'used and made good',
    { deposits: [cash(24, { usedOn: '2025-05-06', usedFen: wan(4), replenishedOn: '2025-05-12' })] },
    'SECURED',
    null,
  ],
  [
    'said to be paid, without an amount: null is not zero',
    { deposits: [cash(0, { amountFen: null })] },
    'UNKNOWN_NO_DATA',
    null,
  ],
  ['part of it without an amount', { deposits: [cash(10), cash(0, { amountFen: null })] }, 'UNKNOWN_NO_DATA', null],
  [
    'said to be unpaid, without an amount',
    { deposits: [cash(0, { amountFen: null, status: 'UNPAID' })] },
    'UNPAID',
    null,
  ],
  ['a row of the ledger that names the project could not be read', { unread: true }, 'UNKNOWN_NO_DATA', null],
  ['no delivery covers the division', { coveredUntil: null }, 'UNKNOWN_NO_DATA', null],
  ['the newest delivery is not later than the due day', { coveredUntil: '2025-02-26' }, 'UNKNOWN_NO_DATA', null],
  ['a small project', { contractFen: wan(260) }, 'EXEMPT', null],
  [
    'declared exempt after three clean years',
    { deposits: [{ ...nothing, relief: 'THREE_YEARS_CLEAN', status: 'EXEMPT' }] },
    'EXEMPT',
    null,
  ],
  ['the works are complete', { ended: true }, 'EXEMPT', null],
  ['no price', { contractFen: null }, 'UNKNOWN_NO_DATA', null],
  ['no day on which the clock started', { clockOn: null }, 'UNKNOWN_NO_DATA', null],
  ['a clock before the rule', { clockOn: '2020-05-06' }, 'UNKNOWN_NO_DATA', null],
  ['a clock beyond the calendar', { clockOn: '2035-05-06' }, 'UNKNOWN_NO_DATA', null],
])('%s: %#', (_case, over, status, reassessOn) => {
  expect(assessDeposit(project(over))).toMatchObject({ status, reassessOn });
});

test('a contractor listed when the clock started has to lodge twice the base, whatever came after', () => {
  const required = (listedOn: string, removedOn: string | null = null) =>
    assessDeposit(project({ listings: [{ listedOn, endsOn: addDays(listedOn, 1096), removedOn }] })).requiredFen;
  expect(required('2023-05-04')).toBe(wan(48));
  expect(required('2025-01-24')).toBe(wan(24)); // listed after the permit
  expect(required('2023-05-04', '2025-01-23')).toBe(wan(24)); // removed by then
  expect(required('2023-05-04', '2025-01-24')).toBe(wan(48)); // removed since
  expect(required('2022-01-10')).toBe(wan(24)); // its term had run out
});

test('a unit is suspect in either direction, and only about ten thousand times', () => {
  const at = (contractAmountFen: bigint) =>
    assessDeposit(project({ deposits: [cash(24, { contractAmountFen })] })).status;
  expect([wan(1200) / 10_000n, wan(1200) * 10_000n, wan(1200) / 1_000n, wan(1250)].map(at)).toEqual([
    'UNIT_SUSPECT',
    'UNIT_SUSPECT',
    'SECURED',
    'SECURED',
  ]);
});

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-06-01', n));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const deposit: fc.Arbitrary<LedgerDeposit> = fc.record({
  form: fc.constantFrom('CASH', 'BANK_GUARANTEE', 'INSURANCE'),
  amountFen: maybe(fc.bigInt(0n, wan(30))),
  contractAmountFen: fc.constant(null),
  guaranteeAmountFen: maybe(fc.bigInt(0n, wan(30))),
  guaranteeFrom: maybe(day),
  guaranteeExpiresOn: maybe(day),
  rate: fc.constant(null),
  relief: fc.constantFrom(null, 'TWO_YEARS_HALF'),
  uplift: fc.constantFrom(null, 'ARREARS'),
  usedOn: maybe(day),
  usedFen: maybe(fc.bigInt(0n, wan(30))),
  replenishedOn: maybe(day),
  returnedOn: maybe(day),
  status: fc.constantFrom('PAID', 'GUARANTEE_VALID', null),
} as const);

test('until the day it is to be judged again, nothing about it changes', () => {
  fc.assert(
    fc.property(
      day,
      day,
      fc.array(deposit, { maxLength: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (on, clockOn, deposits, part) => {
        const base = project({ clockOn, deposits, coveredUntil: '2026-06-01', contractEndOn: '2026-01-31' });
        const now = assessDeposit({ ...base, on });
        const quiet = now.reassessOn === null ? 400 : daysBetween(on, now.reassessOn) - 1;
        expect(assessDeposit({ ...base, on: addDays(on, Math.floor(quiet * part)) })).toEqual(now);
      },
    ),
    { numRuns: 500 },
  );
});

test('more cash never makes it worse', () => {
  fc.assert(
    fc.property(day, fc.array(deposit, { maxLength: 2 }), fc.bigInt(0n, wan(40)), (on, deposits, amountFen) => {
      const before = assessDeposit(project({ on, deposits, coveredUntil: '2026-06-01' }));
      const after = assessDeposit(
        project({ on, deposits: [...deposits, cash(0, { amountFen })], coveredUntil: '2026-06-01' }),
      );
      expect((after.shortfallFen ?? 0n) <= (before.shortfallFen ?? 0n)).toBe(true);
      if (before.status === 'SECURED') expect(after.status).toBe('SECURED');
    }),
  );
});
