// Days by which agencies have to act, as the rows show them, and those of complaints by the channel that they came in by.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, byClassification, openHubOn } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';

let intake: TestIntake;
let hub: Hub;

beforeAll(async () => {
  intake = await openIntake();
  hub = await openHubOn(intake.url, {}, { policyOf: () => byClassification });
});
afterAll(async () => {
  await hub.close();
  await intake.close();
});

const suggested = (kind: string, addressee: string) => ({
  kind,
  addressee,
  issued_on: '2025-03-07',
  delivered_on: '2025-03-10',
});

test.each([
  [suggested('再审检察建议', '海勃湾区人民法院'), { replyDueOn: '2025-06-10', filingDueOn: null }],
  [suggested('纠正违法检察建议', '乌海市中级人民法院'), { replyDueOn: '2025-06-10', filingDueOn: null }],
  [suggested('纠正违法检察建议', '市公安局'), { replyDueOn: '2025-05-12', filingDueOn: null }],
  [suggested('诉前检察建议', '市住建局'), { replyDueOn: '2025-05-12', filingDueOn: '2025-03-15' }],
  [{ ...suggested('诉前检察建议', '市住建局'), urgent: '是' }, { replyDueOn: '2025-03-25' }],
])('a suggestion %o has terms %o', async (row, expected) => {
  const document_no = '乌检建〔2025〕1号';
  await intake.give('suggestion', '2025-06-01', [{ document_no, ...row }]);
  expect(
    (await ask(hub, `{ suggestion(documentNumber: "${document_no}") { replyDueOn filingDueOn } }`)).suggestion,
  ).toMatchObject(expected);
});

const opened = { title: '督促履职案', opened_on: '2024-11-30', stage: '调查' };

test.each([
  [
    '乌检行公立〔2024〕1号',
    { kind: '行政公益', supervised_agency: '市住建局' },
    { noticeDueOn: '2024-12-07', reviewDueOn: null },
  ],
  ['乌检行公立〔2024〕2号', { kind: '行政公益' }, { noticeDueOn: null, reviewDueOn: null }],
  [
    '乌检民监〔2024〕3号',
    { kind: '民事监督', supervised_agency: '市中院' },
    { noticeDueOn: null, reviewDueOn: '2025-02-28' },
  ],
])('case %s, %o, has terms %o', async (number, row, expected) => {
  await intake.give('proc_case', '2025-06-01', [{ number, ...opened, ...row }]);
  expect((await ask(hub, `{ case(number: "${number}") { noticeDueOn reviewDueOn } }`)).case).toEqual(expected);
});

test('land is to be paid for and built on in time', async () => {
  await intake.query(`insert into land_contract (id, number, price, signed_on, start_by)
    values (1, 'A', 100000003, '2024-01-31', '2024-02-29'), (2, 'B', 5, '2024-01-31', null)`);
  await intake.query(`insert into land_installment (contract_id, sequence, due_on, due)
    values (1, 1, '2024-03-01', 1), (1, 2, '2024-12-31', 1)`);
  const { landContracts } = await ask(
    hub,
    '{ landContracts { nodes { paymentDueOn idleFrom takeBackFrom idleFeeCap installments { nodes { rescissionAfter } } } } }',
  );
  expect(landContracts.nodes).toEqual([
    {
      paymentDueOn: '2024-12-31',
      idleFrom: '2025-02-28',
      takeBackFrom: '2026-02-28',
      idleFeeCap: '200000.01',
      installments: { nodes: [{ rescissionAfter: '2024-04-30' }, { rescissionAfter: '2025-03-01' }] },
    },
    { paymentDueOn: '2024-03-31', idleFrom: null, takeBackFrom: null, idleFeeCap: null, installments: { nodes: [] } },
  ]);
});

test('a complaint is accepted and closed in the time of its channel', async () => {
  const complaint = { received_on: '2025-05-08', outcome: '办理中' };
  const refused = { closed_on: '2025-05-20', outcome: '不予受理' };
  const rows = [
    { number: '1', channel: '信访', ...complaint },
    { number: '2', channel: '信访', ...complaint, ...refused },
    { number: '3', channel: '12345热线', ...complaint, accepted_on: '2025-05-12' },
    { number: '4', channel: '12333热线', ...complaint, accepted_on: '2025-05-12', closed_on: '2025-06-03' },
  ];
  await intake.give('wage_complaint', '2025-06-01', rows);
  const fields = 'acceptanceDueOn closureDueOn acceptanceOverdue closureOverdue';
  const on = (day: string) => fields.replaceAll('Overdue', `Overdue(on: "${day}")`);
  const asked = (day: string) => ask(hub, `{ wageComplaints(orderBy: [{ number: ASC }]) { nodes { ${on(day)} } } }`);
  expect((await asked('2025-06-06')).wageComplaints.nodes).toEqual([
    { acceptanceDueOn: '2025-05-23', closureDueOn: null, acceptanceOverdue: true, closureOverdue: false },
    { acceptanceDueOn: '2025-05-23', closureDueOn: null, acceptanceOverdue: false, closureOverdue: false },
    { acceptanceDueOn: '2025-05-09', closureDueOn: '2025-06-03', acceptanceOverdue: false, closureOverdue: true },
    { acceptanceDueOn: '2025-05-15', closureDueOn: '2025-08-05', acceptanceOverdue: false, closureOverdue: false },
  ]);
  // What came later was not known on the day.
  expect((await asked('2025-05-10')).wageComplaints.nodes[2]).toMatchObject({ acceptanceOverdue: true });
});
