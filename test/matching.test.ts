// Which records speak of the same thing, end to end: domain sections 3.8 and 6.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { passDay } from '../src/entities/wages/deposit-assessment.derive.ts';
import { openIntake, type TestIntake } from './intake.ts';

let hub: TestIntake;
beforeAll(async () => {
  hub = await openIntake();
});
afterAll(() => hub?.close());

const BASE = { status: '存续', division: '150302' };
const FIRMS = [
  {
    ...BASE,
    credit_code: '91150302MA0N00016T',
    name: '乌海市XX建筑安装有限公司',
    former_names: '乌海市旧名实业有限公司',
  },
  { ...BASE, credit_code: '91150303MA0N000244', name: '乌海市海勃湾区朔屿置业有限公司' },
  { ...BASE, credit_code: '911503007830123498', name: '神华（乌海）能源有限责任公司' },
  { ...BASE, credit_code: '91150304MA13T0AB30', name: '乌海市第一建筑公司' },
  { ...BASE, credit_code: '92150302MA0QAB128N', name: '乌海市君正能源化工股份有限公司' },
  { ...BASE, credit_code: '91110000101623741K', name: '乌海市澹琅商贸有限公司' },
  { ...BASE, credit_code: '911101066976941872', name: '海勃湾区澹琅商贸有限公司' },
];

/** Tables that a test fills; the registry stays. */
beforeEach(async () => {
  await hub.query(`truncate wage_complaint, wage_deposit, permit, project, deposit_assessment, enterprise, source_record,
    batch_issue, batch restart identity cascade`);
  await hub.query('update dataset set freshness_last_delivered_on = null, freshness_due_on = null');
  await hub.give('enterprise', '2025-01-01', FIRMS);
});

const complaint = (number: string, respondent: string, more: Record<string, string> = {}) => ({
  number,
  channel: '12345热线',
  received_on: '2025-05-28',
  respondent,
  division: '海勃湾区',
  ...more,
});

test.each([
  ['内蒙古乌海市ＸＸ建筑安装有限责任公司', '91150302MA0N00016T'],
  [' 乌海市XX建筑安装有限公司\u00a0\u200b', '91150302MA0N00016T'],
  ['XX建筑安装有限责任公司（乌海）', '91150302MA0N00016T'],
  ['乌海市旧名实业有限责任公司', '91150302MA0N00016T'],
  ['乌海朔屿置业有限公司(海勃湾)', '91150303MA0N000244'],
  ['神华(乌海)能源有限公司', '911503007830123498'],
  ['乌海市第1建筑公司', '91150304MA13T0AB30'],
  ['反映在工地干活，朔屿置业一直不给钱', '91150303MA0N000244'],
  ['反映海勃湾区朔屿置业不给钱，工地在滨河', '91150303MA0N000244'],
  ['反映乌达区朔屿置业不给钱', null],
  ['反映朔屿置业集团不给钱', null],
  ['反映朔屿置业海勃湾分公司不给钱', null],
  ['反映朔屿置业物业不给钱', null],
  ['永和朔屿置业不给钱', null],
  ['朔屿置业、XX建筑安装都不给钱', null],
  ['XX建筑安装(海南)有限公司', null],
  ['乌海市第二建筑公司', null],
  ['乌海市君正能源化工有限公司', null],
  ['乌海市□□建筑安装有限公司', null],
  ['某劳务公司', null],
])('a complaint against %s is against %s', async (respondent, code) => {
  const report = await hub.give('wage_complaint', '2025-06-01', [complaint('RX1', respondent)]);
  const [row] = await hub.query(
    'select respondent, credit_code from wage_complaint c left join enterprise e on e.id = c.enterprise_id',
  );
  expect(row!.credit_code).toBe(code);
  expect(report).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 0, issues: code ? 0 : 1 });
});

test('two firms that fit leave the link open, with a warning; their whole names do not', async () => {
  await hub.give('wage_complaint', '2025-06-01', [
    complaint('RX1', '澹琅商贸有限责任公司'),
    complaint('RX2', '海勃湾区澹琅商贸有限公司'),
  ]);
  const rows = await hub.query(
    'select c.number, e.name from wage_complaint c left join enterprise e on e.id = c.enterprise_id order by 1',
  );
  expect(rows).toEqual([
    { number: 'RX1', name: null },
    { number: 'RX2', name: '海勃湾区澹琅商贸有限公司' },
  ]);
  const issues = await hub.query('select row, field, code, severity, value from batch_issue');
  expect(issues).toEqual([
    { row: 2, field: 'respondent', code: 'AMBIGUOUS_ENTERPRISE', severity: 'WARNING', value: '澹琅商贸有限责任公司' },
  ]);
});

const PROJECT = {
  code: '1503022409150101',
  investment_code: '2024-150302-47-01-000001',
  name: '海勃湾XX项目',
  sector: '房屋建筑工程',
  owner_name: '乌海市海勃湾区朔屿置业有限公司',
  division: '海勃湾区',
  status: '在建',
};
const PERMIT = {
  permit_no: '150302202501230101',
  project_code: PROJECT.code,
  project_name: PROJECT.name,
  contract_price: '12000000.00',
  issued_on: '2025-01-23',
  ends_on: '2026-06-30',
  contractor_name: '乌海市XX建筑安装有限公司',
  contractor_code: '91150302MA0N00016T',
  status: '有效',
  main: '正本',
};
const DEPOSIT = {
  deposit_no: 'BZJ1',
  project_name: '海勃湾XX项目',
  contractor_name: 'ＸＸ建筑安装（乌海）有限责任公司',
  contract_amount: '12000000.00',
  status: '已存',
};

test('a code that no registry knows becomes an enterprise; one that fails its check yields to a known name', async () => {
  const projects = [
    { ...PROJECT, owner_code: '121503004602001182', owner_name: '乌海市住房保障中心' },
    { ...PROJECT, code: '1503022409150102', owner_code: '91150303MA0N000245' },
    { ...PROJECT, code: '1503022409150103', owner_code: '91350211M0000XUF46', owner_name: '厦门某公司' },
  ];
  await hub.give('project', '2025-01-20', projects);
  const rows = await hub.query(
    `select p.code, e.credit_code, e.name, e.status, e.checksum_valid from project p join enterprise e on e.id = p.owner_id order by 1`,
  );
  expect(rows).toEqual([
    {
      code: '1503022409150101',
      credit_code: '121503004602001182',
      name: '乌海市住房保障中心',
      status: null,
      checksum_valid: true,
    },
    {
      code: '1503022409150102',
      credit_code: '91150303MA0N000244',
      name: FIRMS[1]!.name,
      status: 'ACTIVE',
      checksum_valid: true,
    },
    {
      code: '1503022409150103',
      credit_code: '91350211M0000XUF46',
      name: '厦门某公司',
      status: null,
      checksum_valid: false,
    },
  ]);
});

test.each([
  ['the permit number', { permit_no: PERMIT.permit_no, project_name: '完全不同的名称' }, PROJECT.code],
  ['the name', { project_name: '乌海市海勃湾区XX工程' }, PROJECT.code],
  ['a name with another phase', { project_name: '海勃湾XX项目二期' }, null],
  ['a name in another district', { project_name: '乌达区XX项目' }, null],
  ['the name with another contractor', { contractor_name: '乌海市第一建筑公司' }, null],
])('a deposit finds its project by %s', async (_by, over, code) => {
  await hub.give('project', '2025-01-20', [PROJECT]);
  await hub.give('construction_permit', '2025-01-31', [PERMIT]);
  await hub.give('wage_deposit', '2025-05-30', [{ ...DEPOSIT, ...over }]);
  const [row] = await hub.query('select p.code from wage_deposit d left join project p on p.id = d.project_id');
  expect(row!.code).toBe(code);
});

test('of projects with one name the contractor decides; without it the link stays open', async () => {
  const other = { ...PROJECT, code: '1503022409150102', investment_code: '2024-150302-47-01-000002' };
  await hub.give('project', '2025-01-20', [PROJECT, other]);
  await hub.give('construction_permit', '2025-01-31', [
    PERMIT,
    {
      ...PERMIT,
      permit_no: '150302202501230201',
      project_code: other.code,
      contractor_name: '乌海市第一建筑公司',
      contractor_code: '',
    },
  ]);
  await hub.give('wage_deposit', '2025-05-30', [
    DEPOSIT,
    { ...DEPOSIT, deposit_no: 'BZJ2', contractor_name: '不知名公司' },
  ]);
  const rows = await hub.query(
    'select d.number, p.code from wage_deposit d left join project p on p.id = d.project_id order by 1',
  );
  expect(rows).toEqual([
    { number: 'BZJ1', code: PROJECT.code },
    { number: 'BZJ2', code: null },
  ]);
  const codes = await hub.query(`select code from batch_issue order by code`);
  expect(codes.map(({ code }) => code)).toEqual(['AMBIGUOUS_PROJECT', 'UNMATCHED_ENTERPRISE']);
});

test('a permit of a project that nobody delivered yet is not given to a namesake', async () => {
  await hub.give('project', '2025-01-20', [PROJECT]);
  const report = await hub.give('construction_permit', '2025-01-31', [{ ...PERMIT, project_code: '1503022501200199' }]);
  expect(report).toMatchObject({ rowsLoaded: 1, issues: 1 });
  expect(await hub.query('select p.code from permit r join project p on p.id = r.project_id')).toEqual([]);
});

test('a row that names a thing too early finds it when it is delivered again', async () => {
  const early = await hub.give('construction_permit', '2025-01-18', [PERMIT]);
  expect(early.issues).toBe(1);
  await hub.give('project', '2025-01-20', [PROJECT]);
  const again = await hub.give('construction_permit', '2025-01-31', [PERMIT]);
  expect(again).toMatchObject({ rowsLoaded: 0, rowsUnchanged: 1, issues: 0 });
  const [row] = await hub.query(
    `select r.number, p.contract_price, e.credit_code, p.deposit_clock_on::text from project p
     join permit r on r.id = p.permit_id and r.project_id = p.id join enterprise e on e.id = p.contractor_id`,
  );
  expect(row).toEqual({
    number: PERMIT.permit_no,
    contract_price: '1200000000',
    credit_code: '91150302MA0N00016T',
    deposit_clock_on: '2025-01-23',
  });
});

/** The worked example of section 6: the project's state on a hub date. */
async function stateOn(hubDate: string) {
  await passDay(hub.intake.pool, hubDate);
  const [row] = await hub.query(
    'select status, required_amount, secured_amount, shortfall, due_on::text from deposit_assessment',
  );
  return row;
}

test('the worked example: not yet due, unpaid, partial, guarantee too short, wrong unit, complaint', async () => {
  const on = '2025-02-26';
  await hub.give('project', '2025-01-20', [PROJECT], on);
  await hub.give('construction_permit', '2025-01-31', [PERMIT], on);
  const due = { required_amount: '24000000', due_on: '2025-02-26' };
  expect(await stateOn('2025-02-26')).toMatchObject({ ...due, status: 'NOT_YET_DUE' });
  // No ledger was ever delivered: nothing can be said of a deposit that is not in it.
  expect(await stateOn('2025-02-27')).toMatchObject({ ...due, status: 'UNKNOWN_NO_DATA', shortfall: null });
  const other = { ...DEPOSIT, deposit_no: 'BZJ9', project_name: '另一项目', contractor_name: '乌海市第一建筑公司' };
  await hub.give('wage_deposit', '2025-02-27', [other], '2025-02-27');
  expect(await stateOn('2025-02-27')).toMatchObject({ ...due, status: 'UNPAID', shortfall: '24000000' });

  const guarantee = {
    form: '银行保函',
    guarantee_amount: '250000.00',
    guarantee_from: '2025-03-01',
    guarantee_expires_on: '2025-12-31',
  };
  await hub.give('wage_deposit', '2025-03-31', [{ ...DEPOSIT, ...guarantee, status: '保函有效' }]);
  expect(await stateOn('2025-06-06')).toMatchObject({ status: 'GUARANTEE_TERM_SHORT', secured_amount: '25000000' });
  expect(await stateOn('2026-01-01')).toMatchObject({ status: 'GUARANTEE_LAPSED', secured_amount: '0' });

  const cash = { form: '现金', paid_amount: '100000.00', deposited_on: '2025-04-18' };
  await hub.give('wage_deposit', '2025-04-30', [{ ...DEPOSIT, ...cash, status: '部分' }]);
  expect(await stateOn('2025-06-06')).toMatchObject({
    status: 'PARTIAL',
    secured_amount: '10000000',
    shortfall: '14000000',
  });

  await hub.give('wage_deposit', '2025-05-30', [{ ...DEPOSIT, ...cash, contract_amount: '1200' }]);
  expect(await stateOn('2025-06-06')).toMatchObject({ status: 'UNIT_SUSPECT', shortfall: null });

  await hub.give('wage_complaint', '2025-06-01', [
    complaint('RX1', '内蒙古乌海市ＸＸ建筑安装有限责任公司', { project_text: '海勃湾XX项目', workers: '3' }),
  ]);
  const [complained] = await hub.query(
    `select p.code, e.credit_code from wage_complaint c join project p on p.id = c.project_id join enterprise e on e.id = c.enterprise_id`,
  );
  expect(complained).toEqual({ code: PROJECT.code, credit_code: '91150302MA0N00016T' });
});

test('a complaint that proves true raises what the contractor owes for works that begin later', async () => {
  await hub.give('project', '2025-01-20', [PROJECT]);
  await hub.give('construction_permit', '2025-01-31', [PERMIT]);
  expect(await stateOn('2025-06-06')).toMatchObject({ required_amount: '24000000' });
  const closed = { outcome: '属实已支付', closed_on: '2024-12-01', received_on: '2024-11-20' };
  await hub.give('wage_complaint', '2025-06-01', [complaint('RX1', FIRMS[0]!.name, closed)]);
  expect(await stateOn('2025-06-06')).toMatchObject({ required_amount: '36000000' });
});
