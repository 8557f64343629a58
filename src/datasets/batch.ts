// The record of a delivery: what became of each of its rows, and how fresh its dataset is now.
import type { ClientBase } from 'pg';
import { copyInto } from '../db/copy.ts';
import { continueKeys } from '../db/sequence.ts';
import { addDays, addMonths, type Day, rollWhereKnown } from '../law/calendar.ts';
import type { Contract } from './contract.ts';
import type { DeliveryError } from './deliveryFault.ts';
import { issueColumns } from './stage.ts';

/** What an import did: `rowsRead` is the sum of the other four. */
export interface BatchReport {
  dataset: string;
  /** Number of the delivery within its dataset, from 1. */
  number: number;
  state: 'LOADED' | 'REFUSED';
  fileName: string;
  publishedOn: Day;
  rowsRead: number;
  rowsLoaded: number;
  rowsUnchanged: number;
  rowsQuarantined: number;
  rowsRejected: number;
  /** Issues recorded, warnings included. */
  issues: number;
}

/** A batch that is being written. */
export interface OpenBatch {
  id: string;
  datasetId: string;
  number: number;
}

/** Opens the batch of a delivery; its counts follow when it closes. Throws where the dataset is not in the catalogue. */
export async function openBatch(
  client: ClientBase,
  dataset: string,
  file: { name: string; publishedOn: Day; checksum: string | null; state: BatchReport['state'] },
): Promise<OpenBatch> {
  for (const table of ['batch', 'batch_issue', 'source_record']) await continueKeys(client, table);
  const { rows } = await client.query<OpenBatch>(
    `insert into batch (dataset_id, number, state, file_name, published_on, imported_at, checksum,
       rows_read, rows_loaded, rows_unchanged, rows_quarantined, rows_rejected)
     select d.id, 1 + coalesce((select max(number) from batch where dataset_id = d.id), 0), $2, $3, $4, date_trunc('milliseconds', now()), $5, 0, 0, 0, 0, 0
     from dataset d where d.code = $1
     returning id::text, dataset_id::text as "datasetId", number`,
    [dataset, file.state, file.name, file.publishedOn, file.checksum],
  );
  if (!rows[0]) throw new Error(`dataset ${dataset} is not in the catalogue: upsert the reference data first`);
  return rows[0];
}

/** Closes a batch that was taken in: counts from the staged rows, and the freshness of the dataset. */
export async function closeBatch(
  client: ClientBase,
  contract: Contract,
  batch: OpenBatch,
  read: { read: number; quarantined: number; rejected: number },
  publishedOn: Day,
): Promise<Omit<BatchReport, 'dataset' | 'state' | 'fileName' | 'publishedOn'>> {
  const { rows } = await client.query(
    `update batch b set rows_read = $2, rows_loaded = c.loaded, rows_unchanged = c.unchanged,
       rows_quarantined = $3 + c.quarantined, rows_rejected = $4
     from (select count(*) filter (where _state in ('NEW', 'CHANGED')) as loaded,
       count(*) filter (where _state in ('UNCHANGED', 'OLDER')) as unchanged,
       count(*) filter (where _state = 'QUARANTINED') as quarantined from staged) c
     where b.id = $1
     returning b.number, b.rows_read as "rowsRead", b.rows_loaded as "rowsLoaded", b.rows_unchanged as "rowsUnchanged",
       b.rows_quarantined as "rowsQuarantined", b.rows_rejected as "rowsRejected",
       (select count(*)::int from batch_issue i where i.batch_id = b.id) as issues`,
    [batch.id, read.read, read.quarantined, read.rejected],
  );
  await client.query(
    `update dataset set freshness_last_delivered_on = $2, freshness_due_on = $3
     where id = $1 and (freshness_last_delivered_on is null or freshness_last_delivered_on <= $2)`,
    [batch.datasetId, publishedOn, nextDueOn(contract.updateCycle, publishedOn)],
  );
  return rows[0];
}

/**
 * The day by which the next delivery is due: the next working day of a daily dataset, else one cycle later, on to a
 * working day; null where deliveries come when something changes.
 */
function nextDueOn(cycle: Contract['updateCycle'], publishedOn: Day): Day | null {
  switch (cycle) {
    case 'DAILY':
      return rollWhereKnown(addDays(publishedOn, 1));
    case 'WEEKLY':
      return rollWhereKnown(addDays(publishedOn, 7));
    case 'MONTHLY':
      return rollWhereKnown(addMonths(publishedOn, 1));
    case 'QUARTERLY':
      return rollWhereKnown(addMonths(publishedOn, 3));
    case 'YEARLY':
      return rollWhereKnown(addMonths(publishedOn, 12));
    case 'ON_CHANGE':
      return null;
  }
}

/** The issue of a file that was refused whole. */
export async function recordRefusal(
  client: ClientBase,
  batch: OpenBatch,
  { code, message }: Pick<DeliveryError, 'code' | 'message'>,
): Promise<void> {
  await copyInto(client, 'batch_issue', issueColumns, [[batch.id, null, null, code, 'ERROR', message, null, null]]);
}

/** Says in one warning how many rows the store already has a later word on. */
export async function recordOlder(client: ClientBase, { id }: OpenBatch): Promise<void> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from staged where _state = 'OLDER'`);
  const count = rows[0]!.count;
  if (count === '0') return;
  const message = `库中已有更新的数据，这些行未采用 · The store has later data; these rows were not used: ${count}`;
  await copyInto(client, 'batch_issue', issueColumns, [
    [id, null, null, 'OLDER_THAN_STORE', 'WARNING', message, count, null],
  ]);
}
