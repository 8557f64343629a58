// What an agency delivers makes no difference to callers who may see nothing of that dataset, whatever follows from it:
// two stores are given deliveries with the same rows and other values.
import { globSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Policy } from '../../src/access/policy.ts';
import { principals } from '../../src/access/principal.ts';
import type { Contract } from '../../src/datasets/contract.ts';
import { type Column, findHeader, HEADER_WITHIN } from '../../src/datasets/header.ts';
import { readTables } from '../../src/datasets/read.ts';
import type { TableRow } from '../../src/datasets/readTable.ts';
import type { Hub } from '../../src/hub.ts';
import type { Samples } from '../generate-query.ts';
import { openHubOn, openSeededHub, scratchDatabase } from '../hub.ts';
import { schema } from '../intake.ts';
import { expectPosition, holds } from './asking.ts';
import { positionsOf } from './positions.ts';
import { samplesOf } from './samples.ts';
import { type Caller, Difference, policyOf, Stores } from './stores.ts';

const MOST = 3;
let hub: Hub;
let samples: Samples;

beforeAll(async () => {
  hub = await openSeededHub();
  samples = await samplesOf(hub);
});
afterAll(() => hub.close());

/** The first rows of the dataset's latest delivery, as the agency wrote them: lineage has sensitive cells masked. */
async function rowsOf(contract: Contract): Promise<{ columns: Column[]; rows: string[][] }> {
  const path = globSync(`seeds/*/${contract.code}-*`).sort().at(-1)!;
  const tables = (await readTables(path)).map(async (table) => {
    const rows: TableRow[] = [];
    for await (const row of table.rows) rows.push(row);
    return { rows, header: findHeader(contract, rows.slice(0, HEADER_WITHIN)) };
  });
  const [best] = (await Promise.all(tables)).sort((a, b) => (b.header?.known ?? 0) - (a.header?.known ?? 0));
  const { columns, length } = best!.header!;
  return { columns, rows: best!.rows.slice(length, length + 12).map(({ cells }) => cells) };
}

/** A cell with another text, number or code in it, where it is no key and leads to nothing. */
function changed({ fields, key }: Contract, name: string | null, cell: string, version: number): string {
  const field = name === null ? undefined : fields[name];
  if (!field?.property || cell === '' || [key].flat().includes(name!)) return cell;
  if (field.type === 'text') return `${cell}${'甲乙'[version]}`;
  if (field.type === 'code') {
    const others = Object.keys(field.codes!).filter((label) => field.codes![label] !== field.codes![cell]);
    return others[version % others.length] ?? cell;
  }
  return ['money', 'integer', 'decimal'].includes(field.type) && /^\d+(\.\d+)?$/.test(cell)
    ? String(Math.floor(Number(cell)) + 1 + version)
    : cell;
}

/** The rows as a file of one name, in a folder of its own. */
function fileOf(contract: Contract, { columns, rows }: Awaited<ReturnType<typeof rowsOf>>, version: number): string {
  const quoted = (cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  const lines = rows.map((row) =>
    quoted(columns.map(({ field }, index) => changed(contract, field, row[index] ?? '', version))),
  );
  const path = join(mkdtempSync(join(tmpdir(), 'non-interference-')), `${contract.code}-20250606.csv`);
  writeFileSync(path, quoted(columns.map(({ header }) => header)) + lines.join(''));
  return path;
}

/** A copy of the seeded store that has taken the file in, at a moment that does not tell. */
async function storeWith(contract: Contract, path: string) {
  const database = await scratchDatabase('seeded');
  const own = await openHubOn(database.url);
  const { rowsLoaded, rowsQuarantined, rowsRejected } = await own.importFile(contract.code, path);
  await own.close();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`update batch set imported_at = '2025-06-06T08:00:00+08:00'`);
  await client.end();
  return { ...database, counts: [rowsLoaded, rowsQuarantined, rowsRejected] };
}

/** Stores of which the second was told other values. */
async function openPair(caller: Caller, policy: Policy, contract: Contract): Promise<Stores> {
  const rows = await rowsOf(contract);
  const [first, second] = [
    await storeWith(contract, fileOf(contract, rows, 0)),
    await storeWith(contract, fileOf(contract, rows, 1)),
  ];
  expect(first.counts, contract.code).toEqual(second.counts);
  expect(first.counts[0], contract.code).toBeGreaterThan(0);
  return Stores.over(hub, caller, policy, [first.url, second.url], async () => {
    await first.drop();
    await second.drop();
  });
}

/** Selects and groups everything once, and asks what seeds make; gives what differs. */
async function differences(stores: Stores, seeds: number): Promise<string[]> {
  const read = async (statement: string) => (await hub.pool.query<{ v: string }>(statement)).rows.map(({ v }) => v);
  const found: string[] = [];
  for (const entity of hub.model.entities.values())
    for (const position of await positionsOf(hub.model, entity, read))
      if (/^\w+(\(first: 500\))? \{/.test(position.roots[0]!)) await expectPosition(hub, stores, position, found);
  for (let seed = 1; seed <= seeds; seed++)
    await holds(hub, stores, samples, seed * 1_000_003, 3).catch((error) => {
      if (!(error instanceof Difference)) throw error;
      found.push(error.message);
    });
  return found;
}

test('callers without a grant on a dataset are told nothing of what it says', async (context) => {
  let tried = 0;
  for (const [index, principal] of principals.entries()) {
    const caller = { principal, purpose: null };
    const policy = await policyOf(hub, caller);
    const closed = schema.contracts.filter(({ entity }) => policy.reach(entity) === 'none');
    if (closed.length === 0 || tried >= MOST) continue;
    tried += 1;
    const stores = await openPair(caller, policy, closed[(index * 7) % closed.length]!);
    try {
      expect(await differences(stores, 50)).toEqual([]);
    } finally {
      await stores.close();
    }
  }
  if (tried === 0) context.skip('every caller reaches every dataset');
}, 120_000);

test('the suite finds that a caller is told what a delivery says', async () => {
  const caller = { principal: principals[0]!, purpose: null };
  const stores = await openPair(
    caller,
    await policyOf(hub, caller),
    schema.contracts.find(({ code }) => code === 'wage_complaint')!,
  );
  try {
    expect((await differences(stores, 0)).join()).toMatch(/wageComplaints/);
  } finally {
    await stores.close();
  }
}, 60_000);
