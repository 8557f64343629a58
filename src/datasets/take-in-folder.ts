// Takes in all deliveries of a folder in the order of their publication, what others refer to first.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem } from '../problem.ts';
import type { BatchReport } from './batch.ts';
import type { Contract } from './contract.ts';
import { publicationDay } from './delivery.ts';
import { checksumOf, type Intake, type TakeInOptions, takeIn } from './take-in.ts';

/** What is told after each file; `report` is null where the file had been taken in before. */
export interface FolderProgress {
  file: string;
  /** Files done, this one included, of `total`. */
  done: number;
  total: number;
  report: BatchReport | null;
}

/**
 * Takes in `<dir>/<agency>/<dataset>-YYYYMMDD.<csv|xlsx|jsonl>`, one transaction a file. A file that was taken in before,
 * as the delivery of its day, is passed over, so that a first filling that was interrupted goes on where it stopped. Throws DeliveryError at the
 * first file that cannot be taken in, and Problem UNKNOWN_DATASET before any where a file belongs to no contract.
 */
export async function takeInFolder(
  intake: Intake,
  dir: string,
  options: Omit<TakeInOptions, 'onProgress' | 'publishedOn'> & { onFile?(progress: FolderProgress): void },
): Promise<BatchReport[]> {
  const deliveries = deliveriesOf(intake.schema.contracts, dir);
  const reports: BatchReport[] = [];
  for (const [index, { contract, file }] of deliveries.entries()) {
    const known = await wasTakenIn(intake, contract, file);
    const report = known ? null : await takeIn(intake, contract, file, options);
    if (report) reports.push(report);
    options.onFile?.({ file, done: index + 1, total: deliveries.length, report });
  }
  // The planner knows nothing of tables that were empty a moment ago; autovacuum would tell it a minute later.
  if (reports.length > 0) await intake.pool.query('analyze');
  return reports;
}

/** The deliveries of a folder with their contracts, in the order in which they are to be taken in. */
export function deliveriesOf(contracts: readonly Contract[], dir: string): { contract: Contract; file: string }[] {
  const ranks = ranksOf(contracts);
  return globSync('*/*', { cwd: dir })
    .filter((path) => /\.(csv|xlsx|jsonl)$/i.test(path))
    .map((path) => {
      const name = basename(path).split('-')[0];
      const contract = contracts.find(({ code }) => code === name);
      if (!contract) throw unknownDataset(join(dir, path));
      const file = join(dir, path);
      return {
        contract,
        file,
        order: `${publicationDay(file)} ${String(ranks.get(contract)).padStart(2, '0')} ${path}`,
      };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ contract, file }) => ({ contract, file }));
}

const unknownDataset = (file: string) =>
  new Problem(
    'UNKNOWN_DATASET',
    `没有与此文件对应的数据集 · No dataset has the name of this file: ${file}`,
    '文件名应为 <数据集>-YYYYMMDD.<csv|xlsx|jsonl> · Name it <dataset>-YYYYMMDD.<csv|xlsx|jsonl>, with a dataset of schema/datasets/',
  );

/** How many deliveries deep a dataset refers to others: what it links to comes before it. */
function ranksOf(contracts: readonly Contract[]): Map<Contract, number> {
  const ranks = new Map<Contract, number>();
  const rank = (contract: Contract): number => {
    const known = ranks.get(contract);
    if (known !== undefined) return known;
    // A dataset that refers to its own entity does not come before itself.
    ranks.set(contract, 0);
    const named = new Set(Object.values(contract.links).map(({ to }) => to as string));
    const before = contracts.filter(({ entity }) => named.has(entity) && entity !== contract.entity);
    ranks.set(contract, Math.max(0, ...before.map((other) => rank(other) + 1)));
    return ranks.get(contract)!;
  };
  for (const contract of contracts) rank(contract);
  return ranks;
}

async function wasTakenIn({ pool }: Intake, { code }: Contract, file: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from batch b join dataset d on d.id = b.dataset_id where d.code = $1 and b.checksum = $2 and b.state = 'LOADED' and b.published_on = $3`,
    [code, await checksumOf(file), publicationDay(file)],
  );
  return rowCount !== 0;
}
