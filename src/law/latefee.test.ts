import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { type LandDebt, landPenalty, premiumLateFee } from './latefee.ts';

const dueOn = '2024-01-15';

test('the example of the law: 120 000 yuan for 181 days cost 10 860.00 yuan', () => {
  const debt = { owedFen: 12_000_000n, dueOn, payments: [], asOf: addDays(dueOn, 181) };
  expect(premiumLateFee(debt)).toEqual({ feeFen: 1_086_000n, cappedFen: 1_086_000n, outstandingFen: 12_000_000n });
});

test.each([
  ['the due day itself is not counted', 100_000n, [], 0, 0n, 100_000n],
  ['one day', 100_000n, [], 1, 50n, 100_000n],
  ['half a fen rounds up, once for the period', 1_000n, [], 3, 2n, 1_000n], // 1.5 fen
  ['a part paid in time bears nothing', 100_000n, [[-3, 40_000n]], 10, 300n, 60_000n],
  ['a part paid late bears its own days', 100_000n, [[10, 40_000n]], 20, 800n, 60_000n],
  ['what is paid later than asked for is not yet paid', 100_000n, [[30, 100_000n]], 20, 1_000n, 100_000n],
  ['paid in full, the fee stands still', 100_000n, [[10, 100_000n]], 500, 500n, 0n],
  ['more than owed pays no more than owed', 100_000n, [[10, 300_000n]], 500, 500n, 0n],
] as const)('%s', (_case, owedFen, paid, days, feeFen, outstandingFen) => {
  const payments = paid.map(([after, amountFen]) => ({ paidOn: addDays(dueOn, after), amountFen }));
  const fee = premiumLateFee({ owedFen, dueOn, payments, asOf: addDays(dueOn, days) });
  expect(fee).toMatchObject({ feeFen, outstandingFen });
});

test('beyond the principal both the fee and its cap are shown', () => {
  expect(premiumLateFee({ owedFen: 100_000n, dueOn, payments: [], asOf: addDays(dueOn, 3000) })).toEqual({
    feeFen: 150_000n,
    cappedFen: 100_000n,
    outstandingFen: 100_000n,
  });
});

test('before July 2011 the old rate counts', () => {
  const debt = { owedFen: 100_000n, dueOn: '2011-06-15', payments: [], asOf: '2011-06-25' };
  expect(premiumLateFee(debt).feeFen).toBe(2_000n);
});

const land = (over: Partial<LandDebt>): LandDebt => ({
  installments: [
    { sequence: 1, dueOn: '2023-03-01', dueFen: 500_000_000n },
    { sequence: 2, dueOn: '2023-09-01', dueFen: 500_000_000n },
  ],
  payments: [],
  penaltyRate: null,
  asOf: '2023-09-01',
  ...over,
});

test('the example of the law: 5 000 000 yuan for 243 days cost 1 215 000 yuan', () => {
  const one = [{ sequence: 1, dueOn, dueFen: 500_000_000n }];
  expect(landPenalty(land({ installments: one, asOf: addDays(dueOn, 243) }))).toEqual({
    penaltyFen: 121_500_000n,
    overdueFen: 500_000_000n,
    installments: [{ sequence: 1, overdueFen: 500_000_000n, penaltyFen: 121_500_000n }],
  });
});

test('the balance is overdue, recomputed at each payment, and the agreed rate wins', () => {
  const payments = [
    { sequence: 1, kind: 'PRICE', paidOn: '2023-03-11', amountFen: 200_000_000n },
    { sequence: 1, kind: 'PENALTY', paidOn: '2023-03-11', amountFen: 5_000_000n }, // lowers no principal
    { sequence: 1, kind: 'PRICE', paidOn: '2023-03-21', amountFen: 300_000_000n },
  ] as const;
  // 5 000 000 yuan for 10 days, then 3 000 000 yuan for 10 days, 1 ‰ a day
  expect(landPenalty(land({ payments })).installments).toEqual([
    { sequence: 1, overdueFen: 0n, penaltyFen: 8_000_000n },
    { sequence: 2, overdueFen: 0n, penaltyFen: 0n },
  ]);
  expect(landPenalty(land({ payments, penaltyRate: '0.5' })).penaltyFen).toBe(4_000_000n);
});

test('a payment that names no instalment fills them in their order', () => {
  const payments = [{ sequence: null, kind: 'PRICE', paidOn: '2023-03-01', amountFen: 600_000_000n }] as const;
  expect(landPenalty(land({ payments, asOf: '2023-09-11' }))).toEqual({
    penaltyFen: 4_000_000n,
    overdueFen: 400_000_000n,
    installments: [
      { sequence: 1, overdueFen: 0n, penaltyFen: 0n },
      { sequence: 2, overdueFen: 400_000_000n, penaltyFen: 4_000_000n },
    ],
  });
});

const payments = fc.array(
  fc.record({
    paidOn: fc.integer({ min: -30, max: 400 }).map((n) => addDays(dueOn, n)),
    amountFen: fc.bigInt(0n, 50_000n),
  }),
  { maxLength: 6 },
);

test('a fee never shrinks as days pass, and paying sooner never costs more', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 200_000n), payments, fc.nat(500), fc.nat(60), (owedFen, paid, days, more) => {
      const at = (later: number) => ({ owedFen, dueOn, payments: paid, asOf: addDays(dueOn, later) });
      expect(premiumLateFee(at(days + more)).feeFen >= premiumLateFee(at(days)).feeFen).toBe(true);
      const sooner = paid.map((payment) => ({ ...payment, paidOn: addDays(payment.paidOn, -7) }));
      expect(premiumLateFee({ ...at(days), payments: sooner }).feeFen <= premiumLateFee(at(days)).feeFen).toBe(true);
    }),
  );
});
