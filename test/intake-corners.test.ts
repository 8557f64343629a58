// Deliveries that come late, twice under two names, or with values that no column can hold: the good rows load, the
// store keeps the newest word, and nothing of a person stays in clear.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeInFolder } from '../src/datasets/take-in-folder.ts';
import { openIntake, type TestIntake } from './intake.ts';

let hub: TestIntake;
beforeAll(async () => {
  hub = await openIntake();
});
afterAll(() => hub?.close());

const folder = mkdtempSync(join(tmpdir(), 'corners-'));

const LAND = {
  number: '2025-W-901',
  location: '海勃湾区某街',
  division: '海勃湾区',
  buyer_name: '乌海市垚屿澹琅商贸有限公司',
  price: '10000000.00',
};
const priceOf = async (number: string) =>
  (await hub.query('select price from land_contract where number = $1', [number]))[0]?.price;
/** Row, code and value of the errors of the last batch. */
const errors = () =>
  hub.query(`select row, field, code, value, message from batch_issue
    where batch_id = (select max(id) from batch) and severity = 'ERROR' order by row`);

test('a file that is older than the last confirmation of a row changes nothing', async () => {
  const row = { ...LAND, number: '2025-W-001' };
  await hub.give('land_contract', '2025-05-01', [row]);
  await hub.give('land_contract', '2025-05-03', [row]);
  const late = await hub.give('land_contract', '2025-05-02', [{ ...row, price: '5.00' }]);
  expect(late).toMatchObject({ rowsLoaded: 0, rowsUnchanged: 1 });
  expect(await priceOf(row.number)).toBe('1000000000');
});

test('a folder takes in a file again whose rows a file in between had changed', async () => {
  const dir = mkdtempSync(join(folder, 'again-'));
  mkdirSync(join(dir, 'natural-resources'));
  const write = (day: string, price: number, extension = 'csv') =>
    writeFileSync(
      join(dir, `natural-resources/land_contract-${day}.${extension}`),
      `合同编号,所在区,受让人,成交价(元)\n2025-W-002,海勃湾区,乌海市垚屿澹琅商贸有限公司,${price}\n`,
    );
  write('20250501', 10);
  write('20250502', 20);
  write('20250503', 10, 'CSV');
  const options = { hubDate: '2025-06-06' };
  expect((await takeInFolder(hub.intake, dir, options)).map(({ rowsLoaded }) => rowsLoaded)).toEqual([1, 1, 1]);
  expect(await priceOf('2025-W-002')).toBe('1000');
  expect(await takeInFolder(hub.intake, dir, options)).toEqual([]);
});

const arrears = (code: string, outstanding: string, more: Record<string, string> = {}) => ({
  credit_code: code,
  name: '乌海市XX建筑安装有限责任公司',
  insurance: '职工医保',
  period_from: '201901',
  period_to: '201912',
  outstanding,
  status: '欠费',
  ...more,
});
const accounts = () =>
  hub.query(`select owed, collected, outstanding, (select count(*)::int from premium_payment p where p.arrears_id = a.id) as payments
    from premium_arrears a order by a.id`);
const SOUND = '91150302MA0N00016T';
const MISTYPED = '91150302MA0N00016U';

test('two rows that mean the same arrears, one by a mistyped code: the first counts, the other is quarantined', async () => {
  await hub.give('enterprise', '2025-01-01', [
    { credit_code: SOUND, name: '乌海市XX建筑安装有限责任公司', status: '存续' },
  ]);
  const twice = (outstanding: string) => [arrears(SOUND, outstanding), arrears(MISTYPED, outstanding)];
  const first = await hub.give('mi_arrears', '2025-05-21', twice('1000.00'));
  expect(first).toMatchObject({ rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1 });
  expect(await errors()).toMatchObject([{ row: 3, code: 'DUPLICATE_KEY', message: expect.stringContaining('row 2') }]);
  const second = await hub.give('mi_arrears', '2025-05-22', twice('400.00').reverse());
  expect(second).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
  expect(await accounts()).toEqual([{ owed: '100000', collected: '60000', outstanding: '40000', payments: 1 }]);
});

test('what is written off was not collected', async () => {
  const row = (outstanding: string, status: string) => arrears(SOUND, outstanding, { period_from: '201801', status });
  await hub.give('mi_arrears', '2025-05-21', [row('1000.00', '欠费')]);
  await hub.give('mi_arrears', '2025-05-22', [row('700.00', '欠费')]);
  await hub.give('mi_arrears', '2025-05-23', [row('0.00', '核销')]);
  expect((await accounts()).at(-1)).toEqual({ owed: '100000', collected: '30000', outstanding: '70000', payments: 1 });
});

test('an instalment by contract number and by supervision number is one', async () => {
  const contract = { ...LAND, number: '2025-W-003', supervision_no: '1503022025B00003' };
  await hub.give('land_contract', '2025-05-01', [contract]);
  const row = (contract_no: string) => ({ contract_no, sequence: '1', due_on: '2025-08-01', due: '100.00' });
  const report = await hub.give('land_installment', '2025-05-01', [row('2025-W-003'), row('1503022025B00003')]);
  expect(report).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
});

test('numbers that no column holds are quarantined; the other rows load', async () => {
  const report = await hub.give('land_contract', '2025-06-01', [
    { ...LAND, number: '2025-W-004', price: '99999999999999999999.00' },
    { ...LAND, number: '2025-W-005' },
  ]);
  expect(report).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
  const complaint = { channel: '信访', received_on: '2025-05-28' };
  const workers = await hub.give('wage_complaint', '2025-06-01', [
    { ...complaint, number: 'RX1', workers: '13847312345' },
    { ...complaint, number: 'RX2', workers: '3' },
  ]);
  expect(workers).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
});

test('characters that PostgreSQL cannot hold do not stop a file', async () => {
  const path = join(folder, 'wage_complaint-20250602.jsonl');
  const line = (number: string, respondent: string) =>
    `{"工单号":"${number}","来源渠道":"信访","提交时间":"2025-05-28","被投诉单位":"${respondent}","无此列":"${respondent}"}\n`;
  writeFileSync(path, line('RX3', '甲\\u0000公司') + line('RX4', '乙\\ud800公司') + line('RX5', '丙公司'));
  expect(await hub.take('wage_complaint', path)).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsQuarantined: 1 });
  expect(await errors()).toMatchObject([{ row: 2, field: 'respondent', code: 'BROKEN_CHARACTER' }]);
  const csv = join(folder, 'land_contract-20250602.csv');
  writeFileSync(
    csv,
    `合同编号,所在区,受让人,成交价(元),位置\n2025-W-006,海勃湾区,某商贸有限公司,10,${'甲'.repeat(40)}\0街\n`,
  );
  expect(await hub.take('land_contract', csv)).toMatchObject({ rowsLoaded: 1 });
});

test('what stands in a column that nobody has classified is not kept where the dataset speaks of persons', async () => {
  const path = join(folder, 'wage_complaint-20250603.csv');
  const person = '150302198506151235';
  const rows = [`RX6,信访,2025-05-28,${person}`, `RX7,信访,2025-02-30,${person}`];
  writeFileSync(path, `工单号,来源渠道,提交时间,投诉人身份证号\n${rows.join('\n')}\n`);
  expect(await hub.take('wage_complaint', path)).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
  const [kept] = await hub.query(`select
    (select count(*)::int from source_record r where r.fields::text like '%${person}%') as lineage,
    (select count(*)::int from batch_issue i where i::text like '%${person}%') as issues`);
  expect(kept).toEqual({ lineage: 0, issues: 0 });
});

test('the planned end of a project is what its own dataset says, whatever its permits say', async () => {
  const project = {
    code: '1503022409150101',
    name: '澹蓥项目',
    sector: '01',
    owner_name: '某业主',
    division: '乌达区',
    status: '在建',
  };
  const permit = {
    permit_no: '150302202501230101',
    project_code: project.code,
    project_name: project.name,
    issued_on: '2025-01-23',
    contractor_name: '某公司',
    status: '有效',
    ends_on: '2026-06-30',
  };
  const ends = async () =>
    (
      await hub.query(
        'select p.planned_end_on::text as project, r.ends_on::text as permit from project p join permit r on r.id = p.permit_id',
      )
    )[0];
  await hub.give('project', '2025-01-20', [project]);
  await hub.give('construction_permit', '2025-02-01', [permit]);
  expect(await ends()).toEqual({ project: null, permit: '2026-06-30' });
  await hub.give('construction_permit', '2025-03-01', [{ ...permit, status: '延期', ends_on: '2026-12-31' }]);
  await hub.give('project', '2025-04-01', [{ ...project, planned_end_on: '2026-10-31' }]);
  expect(await ends()).toEqual({ project: '2026-10-31', permit: '2026-12-31' });
});

test('a publication day still to come is refused, and the catalogue names the file without its folder', async () => {
  const row = { ...LAND, number: '2025-W-930' };
  await expect(hub.give('land_contract', '2099-01-01', [row])).rejects.toMatchObject({ code: 'FUTURE_PUBLICATION' });
  expect(await priceOf(row.number)).toBeUndefined();
  const [refused] = await errors();
  expect(refused).toMatchObject({ code: 'FUTURE_PUBLICATION' });
  expect(refused!.message).not.toContain('/');
});

test('a ledger without rows covers nothing: what was unknown stays unknown', async () => {
  const state = async () =>
    (
      await hub.query(`select a.status from deposit_assessment a join project p on p.id = a.project_id
      where p.code = '2025-150302-48-01-900001'`)
    )[0]?.status;
  await hub.give('sector_project', '2025-05-02', [
    {
      name: '无保证金公路',
      code: '2025-150302-48-01-900001',
      contract_price: '80000000',
      contractor_name: '乌海市垚屿路桥有限公司',
      deposit_clock_on: '2025-03-03',
      status: '在建',
      division: '海勃湾区',
    },
  ]);
  expect(await state()).toBe('UNKNOWN_NO_DATA');
  const ledger = { deposit_no: '', project_name: '某项目', contractor_name: '某公司', status: '已存' };
  expect(await hub.give('wage_deposit', '2025-06-05', [ledger])).toMatchObject({ rowsQuarantined: 1, rowsLoaded: 0 });
  expect(await state()).toBe('UNKNOWN_NO_DATA');
  await hub.give('wage_deposit', '2025-06-05', [{ ...ledger, deposit_no: 'BZJ-930' }]);
  expect(await state()).toBe('UNPAID');
});

test('a key or name of thousands of characters is quarantined, not the file lost', async () => {
  const report = await hub.give('land_contract', '2025-05-04', [
    { ...LAND, number: 'W'.repeat(6000) },
    { ...LAND, number: '2025-W-931' },
  ]);
  expect(report).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 1 });
  expect(await errors()).toMatchObject([{ code: 'TOO_LONG', field: 'number' }]);
});

test('arrears that arise after a delivery without any have their baseline then', async () => {
  const row = { credit_code: '91150303MA0N000244', name: '乌海市垚屿澹琅商贸有限公司', insurance: '职工基本医疗保险' };
  const period = { period_from: '202401', period_to: '202403', due_on: '2024-04-15' };
  const deliver = (day: string, outstanding: string, status: string) =>
    hub.give('mi_arrears', day, [{ ...row, ...period, outstanding, status }]);
  const account = async () =>
    (
      await hub.query(`select owed, collected, outstanding, baseline_on::text from premium_arrears a
        join enterprise e on e.id = a.enterprise_id where e.credit_code = '91150303MA0N000244'`)
    )[0];
  await deliver('2024-05-01', '0.00', '正常');
  await deliver('2024-06-01', '1000.00', '欠费');
  expect(await account()).toEqual({ owed: '100000', collected: '0', outstanding: '100000', baseline_on: '2024-06-01' });
  await deliver('2024-07-01', '400.00', '欠费');
  expect(await account()).toEqual({
    owed: '100000',
    collected: '60000',
    outstanding: '40000',
    baseline_on: '2024-06-01',
  });
});

test('an identity number in a column that is for none is kept nowhere', async () => {
  const number = '150302198506151235';
  const party = {
    case_no: '（2025）内0302民初901号',
    sequence: '1',
    role: '原告',
    name: '沈翊珩',
    organisation: `沈翊珩 ${number}`,
  };
  await hub.give('civil_case_party', '2025-05-10', [{ ...party, credit_code: number }]);
  const [issue] = await hub.query(`select code, value, raw::text from batch_issue
    where batch_id = (select max(id) from batch) and field = 'credit_code'`);
  expect(issue?.code).toBe('MASKED_KEY');
  expect(JSON.stringify(issue)).not.toContain(number);
  await hub.give('land_contract', '2025-05-10', [{ ...LAND, number: '2025-W-977', location: `本人${number}所在街` }]);
  const [land] =
    await hub.query(`select to_jsonb(c)::text as row, (select jsonb_agg(r.fields)::text from source_record r
    where r.entity_kind = 'LandContract' and r.entity_id = c.id) as fields from land_contract c where number = '2025-W-977'`);
  expect(land?.row).toContain('1503**********1235');
  expect(JSON.stringify(land)).not.toContain(number);
});
