// Brings the checked rows of a delivery into temporary tables by COPY: `staged`, one row each, typed after the contract,
// `lineage` with their originals, and `mention` (matching/mention.ts). What could not be taken in goes to batch_issue on
// the way.
import type { ClientBase } from 'pg';
import { type CopyValue, copyInto } from '../db/copy.ts';
import { addMentions, createMentions, type Mention } from '../matching/mention.ts';
import { ownKeys } from '../matching/own-keys.ts';
import { addPersonsSaid, createPersonsSaid, type PersonSaid } from '../matching/persons.ts';
import type { DeliveryRow, SoundRow } from './check.ts';
import type { Contract } from './contract.ts';
import type { Delivery } from './delivery.ts';
import type { Issue } from './deliveryFault.ts';
import type { Lineage } from './lineage.ts';
import { mentionsOf } from './mentions.ts';
import { linkColumn, stagedType, type Target } from './target.ts';

/** Rows are copied in blocks of so many, so that memory stays flat however long the file is. */
const BLOCK = 5_000;

/** What reading came to. */
export interface Staged {
  read: number;
  quarantined: number;
  rejected: number;
}

/**
 * Columns of `staged`, besides the contract's fields:
 * _n number in the file's order · _row row of the file · _key and _hash of the record ·
 * _state null, then NEW, CHANGED, UNCHANGED, OLDER or QUARANTINED (merge.ts) · _entity_id what it became ·
 * _to_<link> the target of a to-one link · the entity's own keys.
 * The originals stand apart, in `lineage (n, fields)`: `staged` is written anew as states and targets become known.
 */
export async function createStaged(client: ClientBase, contract: Contract, target: Target): Promise<void> {
  const fields = Object.entries(contract.fields).map(([name, field]) => [name, stagedType(field)]);
  const keys = Object.entries(ownKeys[target.entity]?.columns ?? {}).map(([name, type]) => [`_${name}`, type]);
  const links = target.links.filter(({ column }) => column).map(({ name }) => [linkColumn(name), 'bigint']);
  const own = [
    ['_n', 'bigint primary key'],
    ['_row', 'int not null'],
    ['_key', 'text collate "C" not null'],
    ['_hash', 'text not null'],
    ['_state', 'text'],
    ['_entity_id', 'bigint'],
  ];
  const columns = [...own, ...fields, ...keys, ...links].map(([name, type]) => `"${name}" ${type}`);
  await client.query(`create temp table staged (${columns.join(', ')}) on commit drop`);
  await client.query('create temp table lineage (n bigint not null, fields jsonb not null) on commit drop');
  await createMentions(client);
  await createPersonsSaid(client);
}

/** Reads the delivery to its end. Throws DeliveryError where the file breaks. */
export async function stage(
  client: ClientBase,
  delivery: Delivery,
  target: Target,
  batch: { id: string; lineage: Lineage },
  onProgress: (rows: number) => void = () => {},
): Promise<Staged> {
  const { contract } = delivery;
  const counts = { read: 0, quarantined: 0, rejected: 0 };
  const writer = new Writer(client, contract, target, batch);
  for await (const row of delivery.rows) {
    counts.read += 1;
    if (row.outcome !== 'ok') counts[row.outcome] += 1;
    writer.add(row);
    if (counts.read % BLOCK !== 0) continue;
    await writer.flush();
    onProgress(counts.read);
  }
  writer.addIssues(delivery.issues, null);
  await writer.flush();
  onProgress(counts.read);
  await client.query('analyze staged (_n, _key); analyze lineage (n)');
  return counts;
}

class Writer {
  private n = 0;
  private rows: CopyValue[][] = [];
  private originals: CopyValue[][] = [];
  private mentions: Mention[] = [];
  private persons: (PersonSaid & { n: number })[] = [];
  private issues: CopyValue[][] = [];
  private readonly fields: string[];
  private readonly keys: { columns: string[]; of(values: SoundRow['values']): CopyValue[] };

  constructor(
    private readonly client: ClientBase,
    private readonly contract: Contract,
    target: Target,
    private readonly batch: { id: string; lineage: Lineage },
  ) {
    this.fields = Object.keys(contract.fields);
    this.keys = keysOf(target);
  }

  add(row: DeliveryRow): void {
    const { lineage } = this.batch;
    if (row.outcome !== 'ok') {
      this.addIssues(row.issues, lineage.raw(row.raw, row.issues));
      return;
    }
    this.n += 1;
    const { key, hash, values, persons } = row;
    const staged = this.fields.map((field) => values[field] ?? null);
    this.rows.push([this.n, row.row, key, hash, ...staged, ...this.keys.of(values)]);
    this.originals.push([this.n, JSON.stringify(lineage.fields(row.raw, values))]);
    this.mentions.push(...mentionsOf(this.contract, this.n, row));
    this.persons.push(...persons.map((said) => ({ ...said, n: this.n })));
    this.addIssues(row.issues, null);
  }

  /** The first issue of a row keeps the row as delivered. */
  addIssues(issues: readonly Issue[], raw: object | null): void {
    for (const [index, issue] of issues.entries()) {
      const { row, field, code, severity, message } = issue;
      const value = this.batch.lineage.issueValue(issue);
      this.issues.push([
        this.batch.id,
        row,
        field,
        code,
        severity.toUpperCase(),
        message,
        value,
        index === 0 ? raw : null,
      ]);
    }
  }

  async flush(): Promise<void> {
    const columns = ['_n', '_row', '_key', '_hash', ...this.fields, ...this.keys.columns];
    if (this.rows.length > 0) await copyInto(this.client, 'staged', columns, this.rows);
    if (this.rows.length > 0) await copyInto(this.client, 'lineage', ['n', 'fields'], this.originals);
    if (this.mentions.length > 0) await addMentions(this.client, this.mentions);
    if (this.persons.length > 0) await addPersonsSaid(this.client, this.persons);
    if (this.issues.length > 0) await copyInto(this.client, 'batch_issue', issueColumns, this.issues);
    this.rows = [];
    this.originals = [];
    this.mentions = [];
    this.persons = [];
    this.issues = [];
  }
}

/** Columns of batch_issue in the order in which they are copied. */
export const issueColumns = ['batch_id', 'row', 'field', 'code', 'severity', 'message', 'value', 'raw'] as const;

/** The entity's own keys, computed from the properties that the dataset delivers. */
function keysOf(target: Target): { columns: string[]; of(values: SoundRow['values']): CopyValue[] } {
  const keys = ownKeys[target.entity];
  const fields = keys?.reads.map((property) => target.columns.find((column) => column.property === property)?.field);
  if (!keys || !fields?.[0]) return { columns: [], of: () => [] };
  const columns = Object.keys(keys.columns).map((name) => `_${name}`);
  return { columns, of: (values) => keys.of(...fields.map((field) => (field ? (values[field] ?? null) : null))) };
}
