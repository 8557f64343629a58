// Takes deliveries in for tests: a database of the test's own with the reference data, and deliveries from rows.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { BatchReport } from '../src/datasets/batch.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { upsertReference } from '../src/datasets/reference.ts';
import { type Intake, takeIn } from '../src/datasets/take-in.ts';
import { openOrm } from '../src/db/database.ts';
import { derive } from '../src/entities/derivations.ts';
import { Model } from '../src/graph/model.ts';
import { scratchDatabase } from './hub.ts';
import { identities } from './keys.ts';

export const schema = loadSchema('schema');
export const contractOf = (code: string) => schema.contracts.find((contract) => contract.code === code)!;

const folder = mkdtempSync(join(tmpdir(), 'intake-'));
let files = 0;

/** A CSV delivery of a dataset: rows by field name, headers by the contract's labels. Money is in 元. */
export function delivery(code: string, publishedOn: string, rows: Record<string, string>[]): string {
  const { fields } = contractOf(code);
  const names = [...new Set(rows.flatMap(Object.keys))];
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const header = names.map((name) => `${fields[name]!.label}${fields[name]!.type === 'money' ? '(元)' : ''}`);
  const lines = [header, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  files += 1;
  const path = join(folder, `${code}-${publishedOn.replaceAll('-', '')}-${files}.csv`);
  writeFileSync(path, lines.map((line) => `${line.map(quote).join(',')}\n`).join(''));
  return path;
}

/** A database with the reference data, and what tests do with it. */
export interface TestIntake {
  intake: Intake;
  url: string;
  /** Rows of a query as objects of strings. */
  query(sql: string, values?: unknown[]): Promise<Record<string, string | null>[]>;
  /** Takes rows in as a delivery of the dataset. */
  give(code: string, publishedOn: string, rows: Record<string, string>[], hubDate?: string): Promise<BatchReport>;
  take(code: string, path: string, hubDate?: string): Promise<BatchReport>;
  close(): Promise<void>;
}

export async function openIntake(): Promise<TestIntake> {
  const scratch = await scratchDatabase('empty');
  const orm = await openOrm(scratch.url);
  await orm.migrator.up();
  const pool = new pg.Pool({ connectionString: scratch.url });
  // Dropping the database ends connections that are still closing.
  pool.on('error', () => {});
  const intake = { pool, model: new Model(orm), schema, identities, derive };
  await upsertReference(pool, schema);
  const take = (code: string, path: string, hubDate = '2025-06-06') =>
    takeIn(intake, contractOf(code), path, { hubDate });
  return {
    intake,
    url: scratch.url,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    give: (code, publishedOn, rows, hubDate) => take(code, delivery(code, publishedOn, rows), hubDate),
    take,
    async close() {
      await pool.end();
      await orm.close();
      await scratch.drop();
    },
  };
}
