// The committed deliveries are those that the generator writes, and their rows give the figures of the article.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDatabase } from '../seeds/fill.ts';
import { writeSeeds } from '../seeds/generate.ts';
import { writeScaled } from '../seeds/scale.ts';
import type { DeliveryRow, SoundRow } from '../src/datasets/check.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { openDelivery } from '../src/datasets/delivery.ts';
import { scratchDatabase } from './hub.ts';
import { identities } from './keys.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
let files: string[] = [];

beforeAll(() => {
  files = writeSeeds(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('writing the seeds again gives the committed files, byte for byte', () => {
  const written = files.map((file) => [file, digest(join(folder, file))]);
  expect(written).toEqual(files.map((file) => [file, digest(join(root, 'seeds', file))]));
  writeSeeds(folder);
  expect(files.map((file) => [file, digest(join(folder, file))])).toEqual(written);
});

const schema = loadSchema(join(root, 'schema'));

async function rowsOf(file: string, below = join(root, 'seeds')): Promise<DeliveryRow[]> {
  const code = /(\w+)-\d{8}\./.exec(file)![1];
  const contract = schema.contracts.find((one) => one.code === code)!;
  const delivery = await openDelivery(contract, join(below, file), { schema, identities });
  const rows: DeliveryRow[] = [];
  for await (const row of delivery.rows) rows.push(row);
  return rows;
}

async function valuesOf(file: string): Promise<SoundRow['values'][]> {
  const rows = await rowsOf(file);
  return rows.filter((row) => row.outcome === 'ok').map((row) => row.values);
}

const sum = (rows: SoundRow['values'][], field: string) =>
  rows.reduce((total, row) => total + BigInt((row[field] ?? 0) as string), 0n);
const distinct = (rows: SoundRow['values'][], field: string) => new Set(rows.map((row) => row[field])).size;

test('every delivery opens, and most have something to refuse', async () => {
  let refused = 0;
  for (const file of files) {
    const rows = await rowsOf(file);
    const sound = rows.filter((row) => row.outcome === 'ok');
    expect(sound.length, file).toBeGreaterThan(4);
    if (sound.length < rows.length) refused += 1;
  }
  expect(refused).toBeGreaterThanOrEqual(15);
});

test('an identity number is that of one person', async () => {
  const rows = (await Promise.all(files.map((file) => rowsOf(file)))).flat();
  const named = rows.flatMap((row) => (row.outcome === 'ok' ? row.persons : [])).filter(({ name }) => name !== null);
  const shared = [...Map.groupBy(named, ({ token }) => token).values()].map((said) => [
    ...new Set(said.map(({ name }) => name)),
  ]);
  expect(shared.filter((names) => names.length > 1)).toEqual([]);
});

test('44 firms owed 2395.34 of medical-insurance premium, and 2106.06万元 of it came in', async () => {
  const inCampaign = (row: SoundRow['values']) =>
    row.insurance === 'EMPLOYEE_MEDICAL' && row.period_from! >= '2021-01-01' && row.period_to! <= '2023-05-31';
  const before = (await valuesOf('tax/mi_arrears-20240520.xlsx')).filter(inCampaign);
  const after = (await valuesOf('tax/mi_arrears-20250520.csv')).filter(inCampaign);
  expect(before.length).toBe(50);
  expect(after.length).toBe(50);
  expect(distinct(before, 'credit_code')).toBe(44);
  expect(sum(before, 'outstanding')).toBe(2_395_340_000n);
  expect(sum(before, 'outstanding') - sum(after, 'outstanding')).toBe(2_106_060_000n);
});

test('recoveries: 2106.06万元 of premium, 1663.84万元 of land fee with the penalty of 1 ‰ a day', async () => {
  const recoveries = await valuesOf('procuratorate/recovery-20250604.csv');
  const land = recoveries.filter((row) => row.land_contract_no !== null);
  expect(
    sum(
      recoveries.filter((row) => row.land_contract_no === null),
      'amount',
    ),
  ).toBe(2_106_060_000n);
  expect(sum(land, 'amount')).toBe(1_663_840_000n);
  expect(distinct(land, 'enterprise_code')).toBe(3);
  const installments = await valuesOf('natural-resources/land_installment-20250415.csv');
  for (const row of land) {
    const due = installments.find((one) => one.contract_no === row.land_contract_no && one.sequence === '2')!;
    const days = (Date.parse(row.recovered_on as string) - Date.parse(due.due_on as string)) / 86_400_000;
    expect(BigInt(row.penalty as string)).toBe((BigInt(row.principal as string) * BigInt(days) + 500n) / 1000n);
  }
});

test('18 permits pushed, 50 open accounts, 7756.42万元 of deposits in the campaign', async () => {
  const permits = await valuesOf('housing/construction_permit-20250529.xlsx');
  expect(permits.filter((row) => row.pushed_to_hrss_on !== null).length).toBe(18);
  const open = (await valuesOf('hrss/wage_account-20250530.csv')).filter((row) => row.status === 'OPEN');
  expect(distinct(open, 'project_name')).toBe(50);
  expect(open.filter((row) => row.permit_no === null).length).toBeGreaterThan(0);
  const campaign = (await valuesOf('hrss/wage_deposit-20250530.xlsx')).filter(
    (row) => row.campaign === 'WAGE-SECURITY-2025',
  );
  expect(campaign.length).toBe(50);
  expect(sum(campaign, 'paid_amount')).toBe(7_756_420_000n);
});

test('cases: one of land fee, one of premium, six of false litigation, six for minors', async () => {
  const cases = await valuesOf('procuratorate/proc_case-20250604.jsonl');
  const count = (field: string, value: string) => cases.filter((row) => row[field] === value).length;
  expect(count('field', 'STATE_LAND_TRANSFER')).toBe(1);
  expect(count('field', 'SOCIAL_INSURANCE')).toBe(1);
  expect(count('kind', 'FALSE_LITIGATION')).toBe(6);
  expect(count('typical_level', 'AUTONOMOUS_REGION')).toBe(1);
  expect(count('kind', 'MINORS_PUBLIC_INTEREST')).toBe(6);
  const clues = await valuesOf('procuratorate/pil_clue-20250604.jsonl');
  const reported = clues.filter((row) => row.source_kind === 'MANDATORY_REPORT');
  expect(reported.filter((row) => String(row.reporter).startsWith('hospital-')).length).toBe(4);
});

test('a scaled world reads without one refused row', async () => {
  const scaled = join(folder, 'scaled');
  writeScaled(0.002, scaled);
  const counts = {
    'market-regulation/enterprise-20240506.csv': 400,
    'housing/project-20250528.csv': 600,
    'housing/construction_permit-20250529.csv': 480,
    'hrss/wage_deposit-20250530.csv': 360,
    'hrss/wage_complaint-20250605.jsonl': 1200,
    'hrss/wage_account-20250530.csv': 200,
    'tax/mi_arrears-20250520.csv': 200,
    'procuratorate/proc_case-20250604.jsonl': 100,
    'natural-resources/land_contract-20250415.csv': 40,
    'natural-resources/land_installment-20250415.csv': 80,
    'natural-resources/land_payment-20250415.csv': 83,
  };
  for (const [file, count] of Object.entries(counts)) {
    const rows = await rowsOf(file, scaled);
    expect(rows.filter((row) => row.outcome === 'ok').length, file).toBe(count);
    expect(rows.length, file).toBe(count);
  }
});

test('a scaled world fills an empty database, telling of each file', async () => {
  const scratch = await scratchDatabase('empty');
  try {
    const lines: string[] = [];
    await fillDatabase(
      scratch.url,
      (below) => writeScaled(0.002, below),
      (line) => lines.push(line),
    );
    expect(lines.map((line) => line.replace(/-\d{8}\..*: (\d+) .*/, ' $1'))).toEqual([
      '[1/11] enterprise 400',
      '[2/11] land_contract 40',
      '[3/11] land_installment 80',
      '[4/11] land_payment 83',
      '[5/11] mi_arrears 200',
      '[6/11] project 600',
      '[7/11] construction_permit 480',
      '[8/11] wage_account 200',
      '[9/11] wage_deposit 360',
      '[10/11] proc_case 100',
      '[11/11] wage_complaint 1200',
    ]);
    const client = new pg.Client({ connectionString: scratch.url });
    await client.connect();
    const { rows } = await client.query(
      `select sum(rows_loaded)::int as loaded, (select count(*)::int from deposit_assessment) as assessed from batch`,
    );
    await client.end();
    expect(rows).toEqual([{ loaded: 3743, assessed: 480 }]);
  } finally {
    await scratch.drop();
  }
});
