import { expect, test } from 'vitest';
import { averageWage } from './averageWages.ts';
import { CalendarError } from './calendar.ts';
import { ParameterError } from './parameters.ts';
import {
  type AidApplicant,
  exemptFromMeansTest,
  legalAidAssignDueOn,
  legalAidDecisionDueOn,
  type ReliefClaim,
  reliefCap,
  reliefPayDueOn,
  reliefReviewDueOn,
} from './relief.ts';

const claim: ReliefClaim = { division: '150300', appliedOn: '2024-05-06', exceptional: false, lossFen: null };
const months36 = (division: string, year: number) => 36n * averageWage(division, year)!;

test.each<[string, Partial<ReliefClaim>, bigint | null]>([
  ['the wage of the year before', {}, months36('150300', 2023)],
  ['on New Year the year before is another', { appliedOn: '2025-01-01' }, months36('150300', 2024)],
  ['a district has the wage of its city', { division: '150302' }, months36('150300', 2023)],
  ['a street too, twelve digits', { division: '150302001000' }, months36('150300', 2023)],
  ['a small loss alone lowers no ceiling', { lossFen: 1_000_000n }, months36('150300', 2023)],
  ['an exceptional case goes as far as the loss', { exceptional: true, lossFen: 40_000_000n }, 40_000_000n],
  ['and never beyond it', { exceptional: true, lossFen: 5_000_000n }, 5_000_000n],
  ['an exception without a known loss is none', { exceptional: true }, months36('150300', 2023)],
  ['another city', { division: '150100' }, null],
  ['a year without a wage', { appliedOn: '2019-05-06' }, null],
])('ceiling: %s', (_, over, cap) => {
  expect(reliefCap({ ...claim, ...over })).toBe(cap);
});

test.each([
  ['2024-01-15', '2024-01-29'],
  ['2024-09-25', '2024-10-14'], // 09-29 and 10-12 are worked, 10-01 to 10-07 are not
  ['2025-01-23', '2025-02-12'], // Spring Festival, worked 01-26 and 02-08
])('accepted %s: to be reviewed by %s', (acceptedOn, due) => {
  expect(reliefReviewDueOn(acceptedOn)).toBe(due);
});

test.each([
  ['2024-03-07', '2024-03-11'],
  ['2024-04-30', '2024-05-07'],
])('money in on %s: to be paid by %s', (fundedOn, due) => {
  expect(reliefPayDueOn(fundedOn)).toBe(due);
});

test.each([
  ['2024-03-04', '2024-03-11'],
  ['2024-02-05', '2024-02-18'], // 02-12 lies in the Spring Festival, Sunday 02-18 is worked
  ['2025-05-24', '2025-06-03'],
])('legal aid applied for on %s: decided by %s', (appliedOn, due) => {
  expect(legalAidDecisionDueOn(appliedOn)).toBe(due);
});

test.each([
  ['2024-03-04', '2024-03-07'],
  ['2024-03-06', '2024-03-11'], // 03-09 is a Saturday
])('legal aid granted on %s: assigned by %s', (decidedOn, due) => {
  expect(legalAidAssignDueOn(decidedOn)).toBe(due);
});

test('where rule or calendar are missing nothing is guessed', () => {
  expect(() => reliefReviewDueOn('2015-03-02')).toThrow(ParameterError);
  expect(() => reliefReviewDueOn('2017-03-02')).toThrow(CalendarError);
  expect(() => legalAidDecisionDueOn('2021-12-31')).toThrow(ParameterError);
  expect(() => exemptFromMeansTest({ ...nobody, appliedOn: '2021-12-31' })).toThrow(ParameterError);
});

const nobody: AidApplicant = {
  appliedOn: '2024-05-06',
  workClaim: false,
  migrantWorker: false,
  receivesSocialAid: false,
  receivesJudicialRelief: false,
};

test.each<[Partial<AidApplicant>, boolean]>([
  [{}, false],
  [{ receivesSocialAid: true }, true],
  [{ receivesJudicialRelief: true }, true],
  [{ migrantWorker: true, workClaim: true }, true],
  [{ migrantWorker: true }, false],
  [{ workClaim: true }, false],
])('means test: %o is exempt: %s', (facts, exempt) => {
  expect(exemptFromMeansTest({ ...nobody, ...facts })).toBe(exempt);
});
