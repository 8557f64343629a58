// Taking deliveries in: counts that add up, nothing twice, nothing half, nothing lost.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeIn } from '../src/datasets/take-in.ts';
import { deliveriesOf, takeInFolder } from '../src/datasets/take-in-folder.ts';
import { targetOf } from '../src/datasets/target.ts';
import { contractOf, delivery, openIntake, schema, type TestIntake } from './intake.ts';

const HUB_DATE = '2025-06-06';

/** What of a table is the same on each run: no moments of import, and no cipher, which is another at each sealing. */
const LASTING: Record<string, string> = {
  batch: 'id, number, state, file_name, published_on, rows_read, rows_loaded, checksum',
  person: 'id, token, display_name, identity_number, minor',
};

/** All that the database holds and that lasts. */
async function dump({ query }: TestIntake, except: string[] = []): Promise<Record<string, unknown>> {
  const tables = await query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'mikro%' order by 1`,
  );
  const content: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name!))) {
    const [row] = await query(
      `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest
       from (select ${LASTING[name!] ?? '*'} from ${name}) t`,
    );
    content[name!] = row;
  }
  return content;
}

const fill = ({ intake }: TestIntake, onFile?: Parameters<typeof takeInFolder>[2]['onFile']) =>
  takeInFolder(intake, 'seeds', { hubDate: HUB_DATE, ...(onFile && { onFile }) });

test('every contract fits its entity', () => {
  const model = hub.intake.model;
  for (const contract of schema.contracts) expect(() => targetOf(model, contract)).not.toThrow();
  const contract = contractOf('wage_deposit');
  const odd = { ...contract, fields: { ...contract.fields, bank: { ...contract.fields.bank!, property: 'banks' } } };
  expect(() => targetOf(model, odd)).toThrow('WageDeposit has no banks');
  // Its entity would be found again by half of its key.
  expect(() => targetOf(model, { ...contract, key: ['deposit_no', 'remarks'] })).toThrow(
    'key: remarks fills no column',
  );
});

let hub: TestIntake;
beforeAll(async () => {
  hub = await openIntake();
});
afterAll(() => hub?.close());

describe('the seeds', () => {
  test('load, in order, within seconds, and the counts add up', async () => {
    const started = Date.now();
    const reports = await fill(hub);
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(reports.length).toBe(deliveriesOf(schema.contracts, 'seeds').length);
    expect(reports.map(({ publishedOn }) => publishedOn)).toEqual(reports.map(({ publishedOn }) => publishedOn).sort());
    for (const report of reports) {
      const { rowsRead, rowsLoaded, rowsUnchanged, rowsQuarantined, rowsRejected } = report;
      expect(rowsLoaded + rowsUnchanged + rowsQuarantined + rowsRejected, report.fileName).toBe(rowsRead);
      expect(rowsLoaded, report.fileName).toBeGreaterThan(0);
    }
    const [stored] = await hub.query(
      `select count(*) as batches, count(*) filter (where rows_read = rows_loaded + rows_unchanged + rows_quarantined + rows_rejected) as sound from batch`,
    );
    expect(stored).toEqual({ batches: String(reports.length), sound: String(reports.length) });
  });

  test('give the figures of the article', async () => {
    const one = async (sql: string) => (await hub.query(sql))[0];
    expect(
      await one(`select count(distinct enterprise_id) as firms, sum(owed) as owed, sum(collected) as collected from premium_arrears
        where insurance = 'EMPLOYEE_MEDICAL' and period_from >= '2021-01-01' and period_to <= '2023-05-31'`),
    ).toEqual({ firms: '44', owed: '2395340000', collected: '2106060000' });
    expect(await one('select count(*) from permit where pushed_to_hrss_on is not null')).toEqual({ count: '18' });
    expect(
      await one(
        `select count(*) from project p join wage_account a on a.id = p.wage_account_id where a.status = 'OPEN'`,
      ),
    ).toEqual({ count: '50' });
    expect(await one(`select sum(amount) from wage_deposit where campaign_code = 'WAGE-SECURITY-2025'`)).toEqual({
      sum: '7756420000',
    });
    expect(
      await one(`select (select count(*) from case_enterprise e where e.case_id = c.id) as firms,
          (select sum(amount) from recovery r where r.case_id = c.id) as recovered,
          (select count(*) from consultation s join consultation_participant p on p.consultation_id = s.id where s.case_id = c.id) as units
        from procuratorial_case c where c.field = 'STATE_LAND_TRANSFER'`),
    ).toEqual({ firms: '3', recovered: '1663840000', units: '4' });
  });

  test('every mention of the seeds but free text that names nobody has found its target', async () => {
    const open = await hub.query(`
      select 'permit' as what from permit where project_id is null or contractor_id is null
      union all select 'deposit' from wage_deposit where project_id is null or contractor_id is null
      union all select 'account' from wage_account where project_id is null or contractor_id is null
      union all select 'complaint' from wage_complaint where project_text is not null and project_id is null
      union all select 'instalment' from land_installment where contract_id is null or paid is null
      union all select 'payment' from land_payment where contract_id is null
      union all select 'suggestion' from suggestion where delivered_on is not null and reply_due_on is null`);
    expect(open).toEqual([]);
  });

  test('assess every project that has a clock, and no other', async () => {
    const rows = await hub.query(
      `select p.deposit_clock_on is not null as clock, a.id is not null as assessed, count(*) from project p
       left join deposit_assessment a on a.project_id = p.id group by 1, 2 order by 1`,
    );
    expect(rows.map(({ clock, assessed }) => [clock, assessed])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('keep the numbers of persons masked in lineage and issues', async () => {
    const [row] = await hub.query(`select
      (select count(*) from source_record s, jsonb_array_elements(s.fields) f where f->>'name' ~ '证件号码|身份证' and f->>'original' ~ '[0-9]{7}') as numbers,
      (select count(*) from source_record s, jsonb_array_elements(s.fields) f where f->>'name' ~ '证件号码|身份证' and f->>'original' ~ '[*]{10}') as masked,
      (select count(*) from batch_issue i where i.raw->>'法人证件号码' ~ '[0-9]{7}' or i.field = 'legal_representative_id' and i.value ~ '[0-9]{7}') as issues`);
    expect(Number(row!.masked)).toBeGreaterThan(300);
    expect(row).toMatchObject({ numbers: '0', issues: '0' });
  });

  test('delivered again change nothing', async () => {
    const before = await dump(hub, ['batch', 'batch_issue']);
    expect(await fill(hub)).toEqual([]);
    for (const { contract, file } of deliveriesOf(schema.contracts, 'seeds')) {
      const report = await takeIn(hub.intake, contract, file, { hubDate: HUB_DATE });
      expect(report.rowsLoaded, file).toBe(0);
      expect(report.rowsUnchanged + report.rowsQuarantined + report.rowsRejected, file).toBe(report.rowsRead);
    }
    expect(await dump(hub, ['batch', 'batch_issue'])).toEqual(before);
  });
});

describe('killed', () => {
  test('in the middle of a file, the import leaves nothing', async () => {
    const before = await dump(hub);
    const file = delivery('land_contract', '2025-06-05', [LAND]);
    const dying = takeIn(hub.intake, contractOf('land_contract'), file, {
      hubDate: HUB_DATE,
      onProgress() {
        throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await dump(hub)).toEqual(before);
  });

  test('at any moment, and run again, the filling ends the same', async () => {
    const [whole, broken] = await Promise.all([openIntake(), openIntake()]);
    try {
      await fill(whole);
      for (const files of [1, 9]) await killAfter(files, broken.url);
      await fill(broken);
      expect(await dump(broken)).toEqual(await dump(whole));
    } finally {
      await Promise.all([whole.close(), broken.close()]);
    }
    // All deliveries are taken in twice, and begun twice more by processes of their own.
  }, 180_000);

  /** Fills the database from another process and kills it, as kill -9 does, while it is at the file after so many. */
  async function killAfter(files: number, url: string): Promise<void> {
    const fill = fileURLToPath(new URL('./fill.ts', import.meta.url));
    const script = ['--import', '@oxc-node/core/register', fill, url, HUB_DATE];
    const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
    let seen = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString().split('\n').length - 1;
      if (seen >= files) child.kill('SIGKILL');
    });
    await once(child, 'close');
  }
});

const LAND = {
  number: '2025-W-901',
  location: '海勃湾区某街',
  division: '海勃湾区',
  buyer_name: '乌海市垚屿澹琅商贸有限公司',
  price: '10000000.00',
};

describe('a file that cannot be read as the dataset', () => {
  test('is recorded as refused, with the reason, and nothing of it is stored', async () => {
    const before = await dump(hub, ['batch', 'batch_issue']);
    const path = join(tmpdir(), `wage_deposit-20250601-${process.pid}.csv`);
    writeFileSync(path, '甲,乙\n1,2\n');
    await expect(hub.take('wage_deposit', path)).rejects.toMatchObject({ code: 'NOT_THIS_DATASET' });
    const [batch] = await hub.query(
      `select state, rows_read, published_on::text, i.code, severity, row, message from batch b join batch_issue i on i.batch_id = b.id
       order by b.id desc limit 1`,
    );
    expect(batch).toMatchObject({
      state: 'REFUSED',
      rows_read: 0,
      published_on: '2025-06-01',
      code: 'NOT_THIS_DATASET',
      severity: 'ERROR',
      row: null,
    });
    expect(batch!.message).toMatch(/ · /);
    expect(await dump(hub, ['batch', 'batch_issue'])).toEqual(before);
  });

  test('leaves the connection usable', async () => {
    await expect(hub.take('wage_deposit', '/nowhere/wage_deposit-20250601.csv')).rejects.toMatchObject({
      code: 'NO_FILE',
    });
    expect(await hub.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('a bad row is quarantined with row, field, code, value, message and the row itself; the good ones load', async () => {
  const report = await hub.give('land_contract', '2025-06-05', [
    { ...LAND, number: '2025-W-911' },
    { ...LAND, number: '2025-W-912', price: '一千万' },
    { ...LAND, number: '2025-W-911', price: '1' },
    { ...LAND, number: '2025-W-913', signed_on: '2025-02-30' },
  ]);
  expect(report).toMatchObject({ rowsRead: 4, rowsLoaded: 1, rowsUnchanged: 0, rowsQuarantined: 2, rowsRejected: 1 });
  const issues = await hub.query(
    `select row, field, i.code, severity, value, message ~ ' · ' as bilingual, raw->>'合同编号' as number from batch_issue i
     where batch_id = (select max(id) from batch) and severity = 'ERROR' order by row`,
  );
  expect(issues).toEqual([
    {
      row: 3,
      field: 'price',
      code: 'BAD_MONEY',
      severity: 'ERROR',
      value: '一千万',
      bilingual: true,
      number: '2025-W-912',
    },
    {
      row: 4,
      field: null,
      code: 'DUPLICATE_KEY',
      severity: 'ERROR',
      value: '2025-W-911',
      bilingual: true,
      number: '2025-W-911',
    },
    {
      row: 5,
      field: 'signed_on',
      code: 'BAD_DATE',
      severity: 'ERROR',
      value: '2025-02-30',
      bilingual: true,
      number: '2025-W-913',
    },
  ]);
});

test('characters that COPY and arrays give a meaning to arrive as they were written', async () => {
  const location = '西侧\\N, {"a"}\t\\.\n𠮷㛃';
  await hub.give('land_contract', '2025-06-05', [{ ...LAND, number: '2025-W-951', location }]);
  const [row] = await hub.query(
    `select c.location, f->>'original' as original from land_contract c
     join source_record s on s.key = c.number, jsonb_array_elements(s.fields) f
     where c.number = '2025-W-951' and f->>'name' = '位置'`,
  );
  expect(row!.original).toBe(location);
  expect(row!.location).toBe('西侧\\N, {"a"} \\. 𠮷㛃');
});

describe('a later delivery', () => {
  const price = async (number: string) =>
    (await hub.query('select price, location, signed_on::text from land_contract where number = $1', [number]))[0];

  test('changes what it says, leaves what it has no column for, and keeps the history', async () => {
    const row = { ...LAND, number: '2025-W-921', signed_on: '2024-05-06' };
    await hub.give('land_contract', '2025-06-01', [row]);
    const { location: _, signed_on: __, ...rest } = row;
    const report = await hub.give('land_contract', '2025-06-02', [{ ...rest, price: '20000000.00' }]);
    expect(report).toMatchObject({ rowsLoaded: 1, rowsUnchanged: 0 });
    expect(await price('2025-W-921')).toEqual({
      price: '2000000000',
      location: LAND.location,
      signed_on: '2024-05-06',
    });
    const history = await hub.query(
      `select current, count(*)::int from source_record where key = '2025-W-921' group by 1 order by 1`,
    );
    expect(history).toEqual([
      { current: false, count: 1 },
      { current: true, count: 1 },
    ]);
  });

  test('of an earlier day changes nothing and says so', async () => {
    await hub.give('land_contract', '2025-06-02', [{ ...LAND, number: '2025-W-931' }]);
    const late = await hub.give('land_contract', '2025-05-01', [
      { ...LAND, number: '2025-W-931', price: '5' },
      { ...LAND, number: '2025-W-932' },
    ]);
    expect(late).toMatchObject({ rowsLoaded: 1, rowsUnchanged: 1 });
    expect((await price('2025-W-931'))!.price).toBe('1000000000');
    const [issue] = await hub.query(
      `select code, value from batch_issue where batch_id = (select max(id) from batch) and code = 'OLDER_THAN_STORE'`,
    );
    expect(issue).toEqual({ code: 'OLDER_THAN_STORE', value: '1' });
  });

  test('two imports at once wait for each other; the second finds nothing new', async () => {
    const row = { ...LAND, number: '2025-W-941' };
    const reports = await Promise.all([1, 2].map(() => hub.give('land_contract', '2025-06-05', [row])));
    expect(reports.map(({ rowsLoaded }) => rowsLoaded).sort()).toEqual([0, 1]);
    expect(Math.abs(reports[0]!.number - reports[1]!.number)).toBe(1);
  });
});

test('arrears: the first delivery is the baseline, less is a payment, more and absence change nothing', async () => {
  const row = (outstanding: string, more: Record<string, string> = {}) => ({
    credit_code: '91150302MA0N00016T',
    name: '乌海市XX建筑安装有限责任公司',
    insurance: '生育保险',
    period_from: '201901',
    period_to: '201912',
    outstanding,
    status: '欠费',
    ...more,
  });
  const account = async () =>
    (
      await hub.query(`select owed, collected, outstanding, baseline_on::text,
        (select jsonb_agg(jsonb_build_array(paid_on, amount) order by p.id) from premium_payment p where p.arrears_id = a.id) as payments
        from premium_arrears a where period_from = '2019-01-01'`)
    )[0];
  await hub.give('mi_arrears', '2025-05-21', [row('1000.00')]);
  const baseline = { owed: '100000', baseline_on: '2025-05-21' };
  expect(await account()).toEqual({ ...baseline, collected: '0', outstanding: '100000', payments: null });
  await hub.give('mi_arrears', '2025-05-22', [row('600.00', { paid_on: '2025-05-20' })]);
  await hub.give('mi_arrears', '2025-05-23', [row('900.00')]);
  await hub.give('mi_arrears', '2025-05-24', [{ ...row('1.00'), period_from: '201801', period_to: '201812' }]);
  await hub.give('mi_arrears', '2025-05-25', [row('0.00', { status: '清缴' })]);
  expect(await account()).toEqual({
    ...baseline,
    collected: '100000',
    outstanding: '0',
    payments: [
      ['2025-05-20', 40_000],
      ['2025-05-25', 60_000],
    ],
  });
});

test('a permit that moves to another project takes price and clock along', async () => {
  const project = (code: string, name: string) => ({
    code,
    name,
    sector: '01',
    owner_name: '乌海市住房保障服务中心',
    division: '乌达区',
    status: '在建',
  });
  const permit = {
    permit_no: '150304202404010101',
    project_name: '移动项目',
    contract_price: '90000000.00',
    issued_on: '2024-04-01',
    contractor_name: '乌海市XX建筑安装有限责任公司',
    status: '有效',
  };
  await hub.give('project', '2025-05-29', [
    project('1503042401010190', '澹蓥甲项目'),
    project('1503042401010191', '澹蓥乙项目'),
  ]);
  const state = async () =>
    await hub.query(`select p.name, contract_price, deposit_clock_on::text as clock, a.id is not null as assessed from project p
      left join deposit_assessment a on a.project_id = p.id where p.code like '15030424010101%' order by code`);
  await hub.give('construction_permit', '2025-06-01', [{ ...permit, project_code: '1503042401010190' }]);
  const bare = { contract_price: null, clock: null, assessed: false };
  const full = { contract_price: '9000000000', clock: '2024-04-01', assessed: true };
  expect(await state()).toEqual([
    { name: '澹蓥甲项目', ...full },
    { name: '澹蓥乙项目', ...bare },
  ]);
  await hub.give('construction_permit', '2025-06-02', [{ ...permit, project_code: '1503042401010191' }]);
  expect(await state()).toEqual([
    { name: '澹蓥甲项目', ...bare },
    { name: '澹蓥乙项目', ...full },
  ]);
});

test('what follows from a delivery is planned for the rows that it brought', async () => {
  // Else joining the permits to their projects takes rows times rows.
  const seen = await openIntake();
  try {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      code: `1503042401010${n + 100}`,
      name: `澹蓥${n}`,
      sector: '01',
      owner_name: '乌海市住房保障服务中心',
      division: '乌达区',
      status: '在建',
    }));
    let known: number | undefined;
    const intake = {
      ...seen.intake,
      derive: async (client: ClientBase) => {
        const found = await client.query(`select reltuples::int from pg_class where relname = 'project'`);
        known = found.rows[0].reltuples;
      },
    };
    await takeIn(intake, contractOf('project'), delivery('project', '2025-05-29', rows), { hubDate: HUB_DATE });
    expect(known).toBeGreaterThanOrEqual(rows.length - 1);
  } finally {
    await seen.close();
  }
});
