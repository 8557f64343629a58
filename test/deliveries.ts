// Writes deliveries as agencies would and reads them through the hub's own contracts.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, type MergeRange, writeXlsx } from 'hucre/xlsx';
import type { DeliveryRow, RefusedRow, SoundRow } from '../src/datasets/check.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { openDelivery } from '../src/datasets/delivery.ts';
import { identities } from './keys.ts';

const schema = loadSchema('schema');
export const folder = mkdtempSync(join(tmpdir(), 'deliveries-'));
let files = 0;

/** A file that was published on 2025-06-01. */
export function file(content: string | Uint8Array, extension = 'csv'): string {
  files += 1;
  const path = join(folder, `${files}-20250601.${extension}`);
  writeFileSync(path, content);
  return path;
}

export type Grid = (string | number | boolean | Date | null)[][];

/** A workbook of one sheet; `cells` overrides single cells by `row,column`, counted from 0. */
export async function xlsx(
  rows: Grid,
  merges: MergeRange[] = [],
  cells: [string, Partial<Cell>][] = [],
): Promise<string> {
  const sheet = { name: '台账', rows, merges, cells: new Map(cells) };
  return file(await writeXlsx({ sheets: [sheet] }), 'xlsx');
}

const contractOf = (code: string) => schema.contracts.find((contract) => contract.code === code)!;

/** The delivery with all its rows. */
export async function read(code: string, path: string) {
  const delivery = await openDelivery(contractOf(code), path, { schema, identities });
  const rows: DeliveryRow[] = [];
  for await (const row of delivery.rows) rows.push(row);
  return { ...delivery, rows };
}

export const ok = (rows: DeliveryRow[]) => rows.filter((row): row is SoundRow => row.outcome === 'ok');
export const refused = (rows: DeliveryRow[]) => rows.filter((row): row is RefusedRow => row.outcome !== 'ok');
/** Field, code and severity of a row's issues. */
export const codes = (row: DeliveryRow | undefined) =>
  row?.issues.map(({ field, code, severity }) => `${field} ${code} ${severity}`);

/** A land payment: header, one row, the two as a file, and the values that must come out. */
export const HEADER = '缴款书号,合同编号,期次,入库日期,金额(万元),收入类型';
export const ROW = 'J001,2024-W-015,1,2025年3月2日,"1,663.84",出让金';
export const GOOD = `${HEADER}\n${ROW}\n`;
export const VALUES = {
  voucher_no: 'J001',
  contract_no: '2024-W-015',
  sequence: '1',
  paid_on: '2025-03-02',
  amount: '1663840000',
  kind: 'PRICE',
};
