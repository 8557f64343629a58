// Deadlines of the protection of minors by the day that one asks for, and distances that follow the schools.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, byClassification, openHubOn } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';

let intake: TestIntake;
let hub: Hub;

beforeAll(async () => {
  intake = await openIntake();
  hub = await openHubOn(intake.url, {}, { policyOf: () => byClassification });
  await intake.query(`insert into institution (code, name) values ('I', 'I')`);
});
afterAll(async () => {
  await hub.close();
  await intake.close();
});

const REPORT = 'mandatoryReport';
const STAFF = 'staffMember';
const BAN = 'practiceBan';
const ORDER = 'guardianshipOrder';
const CORRECTION = 'intervention';
const LICENCE = 'retailLicence';
const reported = '2025-05-07';
const ON = '2025-06-07';

type Case = [root: string, on: string, row: Record<string, string>, expected: Record<string, unknown>];
const cases: Case[] = [
  // A report: accepted the same day, an outcome in thirty; what came later was not known on the day.
  [REPORT, reported, { reported_on: reported }, { acceptanceDueOn: reported, acceptanceOverdue: false }],
  [REPORT, '2025-05-08', { reported_on: reported }, { acceptanceOverdue: true, outcomeOverdue: false }],
  [REPORT, ON, { reported_on: reported }, { outcomeDueOn: '2025-06-06', outcomeOverdue: true }],
  [REPORT, '2025-05-08', { reported_on: reported, accepted_on: '2025-05-09' }, { acceptanceOverdue: true }],
  [REPORT, '2025-05-09', { reported_on: reported, accepted_on: '2025-05-09' }, { acceptanceOverdue: false }],
  [REPORT, ON, { reported_on: '2019-05-07' }, { acceptanceDueOn: null, acceptanceOverdue: false }],
  // A check on hiring, then every 365 days; who has left needs none.
  [STAFF, ON, { hired_on: '2024-03-01', status: 'IN_POST' }, { checkDueOn: '2024-03-01', checkOverdue: true }],
  [STAFF, '2025-06-06', checked('IN_POST'), { checkDueOn: '2025-06-06', checkOverdue: false }],
  [STAFF, ON, checked('IN_POST'), { checkOverdue: true }],
  [STAFF, ON, checked('LEFT'), { checkOverdue: false }],
  // A judgment reaches the education authority within thirty days of its effect; a ban for good never ends.
  [BAN, '2025-06-06', { effective_on: reported }, { deliveryDueOn: '2025-06-06', deliveryOverdue: false }],
  [BAN, ON, { effective_on: reported }, { deliveryOverdue: true }],
  [BAN, ON, { effective_on: reported, delivered_to_education_on: '2025-06-02' }, { deliveryOverdue: false }],
  [BAN, ON, { starts_on: reported }, { inForce: true }],
  [BAN, ON, { starts_on: reported, ends_on: '2025-06-06' }, { inForce: false }],
  [BAN, '2025-05-06', { starts_on: reported }, { inForce: false }],
  // A visit every sixty days while the order lasts.
  [ORDER, ON, { issued_on: '2025-04-08' }, { followUpDueOn: '2025-06-07', followUpOverdue: false }],
  [ORDER, ON, { issued_on: '2025-01-08', last_follow_up_on: '2025-04-07' }, { followUpOverdue: true }],
  [ORDER, ON, { issued_on: '2025-01-08', ends_on: '2025-06-01' }, { followUpOverdue: false }],
  // A measure within fifteen days of grading, an evaluation when it ends, and a probation of six to twelve months.
  [CORRECTION, ON, graded('2025-05-23'), { measureDueOn: '2025-06-07', measureOverdue: false }],
  [CORRECTION, ON, graded('2025-05-22'), { measureOverdue: true }],
  [CORRECTION, ON, { ...graded('2025-05-22'), kind: 'MISCONDUCT' }, { measureOverdue: false }],
  [CORRECTION, ON, { kind: 'SPECIAL_EDUCATION', ends_on: '2025-06-06' }, { evaluationOverdue: true }],
  [CORRECTION, ON, probation('2025-02-28'), { probationUnlawful: false }],
  [CORRECTION, ON, probation('2025-02-27'), { probationUnlawful: true }],
  [CORRECTION, ON, probation('2025-09-01'), { probationUnlawful: true }],
  // A licence by its status and its days.
  [LICENCE, ON, { issued_on: '2020-06-08', valid_to: '2025-06-07', status: 'VALID' }, { inForce: true }],
  [LICENCE, ON, { issued_on: '2020-06-08', valid_to: '2025-06-06', status: 'VALID' }, { inForce: false }],
  [LICENCE, ON, { issued_on: '2020-06-08', status: 'SUSPENDED' }, { inForce: false }],
];

function checked(status: string) {
  return { hired_on: '2024-03-01', last_checked_on: '2024-06-06', status };
}

function graded(graded_on: string) {
  return { kind: 'SERIOUS_MISCONDUCT', graded_on };
}

function probation(ends_on: string) {
  return { kind: 'CONDITIONAL_NON_PROSECUTION', starts_on: '2024-08-31', ends_on };
}

test.each(cases)('%s on %s: %o is %o', async (root, on, row, expected) => {
  const table = root.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const filled = { number: 'N', ...(root === STAFF && { institution_id: '1' }), ...row };
  const marks = Object.keys(filled).map((_, i) => `$${i + 1}`);
  const columns = Object.keys(filled).join(', ');
  await intake.query(`insert into ${table} (${columns}) values (${marks.join(', ')})`, Object.values(filled));
  // What judges by a day takes one; the day on which something is due does not.
  const fields = Object.keys(expected).map((name) => (/On$|Unlawful$/.test(name) ? name : `${name}(on: "${on}")`));
  const answer = await ask(hub, `{ ${root}(number: "N") { ${fields.join(' ')} } }`);
  await intake.query(`delete from ${table}`);
  expect(answer[root]).toEqual(expected);
});

test('a shop is measured when it comes and when a school does', async () => {
  const school = (code: string, latitude: string) => ({ code, name: code, kind: '小学', longitude: '106.8', latitude });
  const shop = { kind: '烟草', status: '有效', longitude: '106.8' };
  const distances = () =>
    intake.query(`select l.number, s.code, l.distance_to_school::text as metres from retail_licence l
      left join school_site s on s.id = l.nearest_school_id order by 1`);
  await intake.give('retail_licence', '2025-06-01', [
    { number: 'A', ...shop, latitude: '39.601' },
    { number: 'B', ...shop, latitude: '' },
  ]);
  const nowhere = { number: 'B', code: null, metres: null };
  expect(await distances()).toEqual([{ number: 'A', code: null, metres: null }, nowhere]);
  await intake.give('school_site', '2025-06-02', [school('S1', '39.6')]);
  expect(await distances()).toEqual([{ number: 'A', code: 'S1', metres: '111' }, nowhere]);
  await intake.give('school_site', '2025-06-03', [school('S1', '39.6'), school('S2', '39.6015')]);
  expect(await distances()).toEqual([{ number: 'A', code: 'S2', metres: '56' }, nowhere]);
  await intake.give('retail_licence', '2025-06-04', [{ number: 'A', ...shop, latitude: '39.6' }]);
  expect(await distances()).toEqual([{ number: 'A', code: 'S1', metres: '0' }, nowhere]);
});
