// Takes a delivery in: read, check, stage, match, merge, lineage, derivations, counts. One transaction: killed at any
// moment it leaves nothing, and run again it ends the same. A file delivered twice changes nothing.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClientBase, Pool } from 'pg';
import type { Identities } from '../access/identities.ts';
import { confirmTokenKey } from '../access/token-key.ts';
import { hubDay } from '../config.ts';
import { inTransaction, lockDeliveries } from '../db/transaction.ts';
import type { Model } from '../graph/model.ts';
import type { Day } from '../law/calendar.ts';
import { matchMentions } from '../matching/match.ts';
import { renewEntries } from '../search/entries.ts';
import { traced } from '../tracing.ts';
import { contestedProperties, sharedLinks } from './authority.ts';
import { type BatchReport, closeBatch, openBatch, recordOlder, recordRefusal } from './batch.ts';
import type { Contract } from './contract.ts';
import type { Schema } from './contractRegisters.ts';
import { type Delivery, openDelivery, publicationDay } from './delivery.ts';
import { DeliveryError } from './deliveryFault.ts';
import { compareStatements, settle } from './discrepancies.ts';
import { Lineage } from './lineage.ts';
import { quarantineDoubles, quarantineUnlinked, recordUnmatched } from './match-issues.ts';
import { mentionedLinks } from './mentions.ts';
import { identify, markKnown, merge, takeLinks } from './merge.ts';
import { createStaged, stage } from './stage.ts';
import { recordStatements, statingsOf } from './statements.ts';
import { type Target, targetOf } from './target.ts';

/** What every import needs. */
export interface Intake {
  pool: Pool;
  model: Model;
  schema: Schema;
  /** Tokens and ciphers of identity numbers. */
  identities: Identities;
  /** Runs what follows from the merged rows, in the same transaction. */
  derive(client: ClientBase, arrival: Arrival): Promise<void>;
}

/**
 * A delivery that was merged. The transaction holds its rows in `staged` (stage.ts) and the entities that it concerns in
 * `touched (entity, id)`.
 */
export interface Arrival {
  entity: string;
  publishedOn: Day;
  hubDate: Day;
}

export interface TakeInOptions {
  /** The hub's date: what assessments are made for. */
  hubDate: Day;
  /** Stands in for a file name without a publication day. */
  publishedOn?: Day;
  /** Called as rows are read. */
  onProgress?(rows: number): void;
}

/**
 * Takes in one delivered file as a batch of `contract`'s dataset. A file that cannot be read as such is recorded as
 * REFUSED and its DeliveryError thrown on; nothing else of it is stored.
 */
export async function takeIn(
  intake: Intake,
  contract: Contract,
  path: string,
  options: TakeInOptions,
): Promise<BatchReport> {
  const target = targetOf(intake.model, contract);
  return traced('import', { attributes: { 'liandong.dataset': contract.code } }, async (span) => {
    try {
      const delivery = await openDelivery(contract, path, intake, options.publishedOn);
      refuseFuture(delivery, options.hubDate);
      const checksum = await checksumOf(path);
      const report = await inTransaction(intake.pool, (client) =>
        load(client, intake, delivery, target, checksum, options),
      );
      span.setAttributes({
        'liandong.rows.read': report.rowsRead,
        'liandong.rows.loaded': report.rowsLoaded,
        'liandong.rows.unchanged': report.rowsUnchanged,
        'liandong.rows.quarantined': report.rowsQuarantined,
        'liandong.rows.rejected': report.rowsRejected,
      });
      return report;
    } catch (error) {
      if (error instanceof DeliveryError) await refuse(intake, contract, path, error, options);
      throw error;
    }
  });
}

/** A day that is still to come is a slip: it would make every later delivery look old. */
function refuseFuture({ fileName, publishedOn }: Delivery, hubDate: Day): void {
  const today = hubDay({ hubDate: null });
  const last = today > hubDate ? today : hubDate;
  if (publishedOn > last) throw new DeliveryError('FUTURE_PUBLICATION', `${fileName}: ${publishedOn}`);
}

async function load(
  client: ClientBase,
  intake: Intake,
  delivery: Delivery,
  target: Target,
  checksum: string,
  options: TakeInOptions,
): Promise<BatchReport> {
  const { contract, fileName, publishedOn } = delivery;
  await lockDeliveries(client);
  await confirmTokenKey(intake.identities, client);
  const batch = await openBatch(client, contract.code, { name: fileName, publishedOn, checksum, state: 'LOADED' });
  await createStaged(client, contract, target);
  const { contracts } = intake.schema;
  const statings = statingsOf(intake.model, contract, target, contestedProperties(contracts), delivery.columns);
  const lineage = new Lineage(contract, delivery.columns, intake.model);
  const read = await stage(client, delivery, target, { id: batch.id, lineage }, options.onProgress);
  await markKnown(client, batch.datasetId, publishedOn);
  await matchMentions(client, mentionedLinks(contract), intake.model);
  await takeLinks(client, target);
  await quarantineUnlinked(client, target);
  await quarantineDoubles(client, target, batch);
  await identify(client, target);
  const delivered = new Set(delivery.fields);
  await merge(client, contract, target, { delivered, shared: sharedLinks(contract, contracts) });
  await recordStatements(client, statings, delivered, batch, publishedOn);
  await settle(client, statings);
  await recordUnmatched(client, contract, target, batch, intake.model);
  await recordOlder(client, batch);
  await recordLineage(client, batch, target.entity, publishedOn);
  const counts = await closeBatch(client, contract, batch, read, publishedOn);
  // Last, for a delivery with rows moves the day up to which its dataset speaks.
  await intake.derive(client, { entity: target.entity, publishedOn, hubDate: options.hubDate });
  // And then, for what is derived is compared too.
  await compareStatements(client, intake.model, publishedOn);
  const ids = `select _entity_id from staged where _state = 'CHANGED'`;
  await renewEntries(client, intake.model, { entity: target.entity, ids });
  return { dataset: contract.code, state: 'LOADED', fileName, publishedOn, ...counts };
}

/** The newest word on each key becomes the current one; what it replaces stays as history, what it repeats is confirmed. */
async function recordLineage(
  client: ClientBase,
  { id, datasetId }: { id: string; datasetId: string },
  entity: string,
  publishedOn: Day,
): Promise<void> {
  await client.query(
    `update source_record r set confirmed_on = $2 from staged s, batch b
     where r.dataset_id = $1 and r.current and r.key = s._key and s._state = 'UNCHANGED'
       and b.id = r.batch_id and greatest(b.published_on, r.confirmed_on) < $2`,
    [datasetId, publishedOn],
  );
  await client.query(
    `update source_record r set current = false from staged s
     where r.dataset_id = $1 and r.current and r.key = s._key and s._state in ('NEW', 'CHANGED')`,
    [datasetId],
  );
  await client.query(
    `insert into source_record (dataset_id, batch_id, row, current, entity_kind, fields, entity_id, key, hash)
     select $1, $2, _row, true, $3, fields, _entity_id, _key, _hash
     from staged join lineage on n = _n where _state in ('NEW', 'CHANGED') order by _n`,
    [datasetId, id, entity],
  );
}

async function refuse(
  { pool }: Intake,
  contract: Contract,
  path: string,
  error: DeliveryError,
  { hubDate, publishedOn = hubDate }: TakeInOptions,
): Promise<void> {
  const checksum = error.code === 'NO_FILE' ? null : await checksumOf(path);
  const file = {
    name: basename(path),
    publishedOn: publicationDay(path) ?? publishedOn,
    checksum,
    state: 'REFUSED',
  } as const;
  await inTransaction(pool, async (client) => {
    await lockDeliveries(client);
    // The folder is the importer's own affair; the catalogue names the file alone.
    const message = error.message.replaceAll(path, basename(path));
    await recordRefusal(client, await openBatch(client, contract.code, file), { code: error.code, message });
  });
}

/** SHA-256 of the file's bytes, in hex. */
export async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
