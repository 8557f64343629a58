// Keeps what `search` looks through (search_entry) in step with the rows it stands for, in the transaction that writes
// them.
import type { ClientBase } from 'pg';
import { copyInto } from '../db/copy.ts';
import { type EntityModel, type Model, type SearchedField, searchedFields } from '../graph/model.ts';
import { entryKeys } from '../matching/search-keys.ts';

/** Rows of an entity that may say something else than before: a query of their ids. */
export interface Changed {
  entity: string;
  ids: string;
}

/** Rows are keyed in blocks, so that memory stays flat. */
const BLOCK = 5000;
const COLUMNS = ['kind', 'entity_id', 'field', 'place', 'former', 'key', 'core', 'grams'];

/**
 * Enters the rows that have come since the last time, whichever way they came, and renews those that changed. Keys of
 * rows only grow, so what lies above the last entry of an entity is new.
 */
export async function renewEntries(client: ClientBase, model: Model, changed?: Changed): Promise<void> {
  // Grams are sorted in memory and written in order, then at hand: a search would read what waits one by one.
  await client.query(`set local gin_pending_list_limit = '64MB'; set local maintenance_work_mem = '128MB'`);
  for (const entity of model.searched) {
    const { rows } = await client.query<{ last: string }>(
      'select coalesce(max(entity_id), 0) as last from search_entry where kind = $1',
      [entity.name],
    );
    const last = rows[0]!.last;
    if (changed?.entity === entity.name) await renewChanged(client, entity, changed.ids, last);
    await enter(client, entity, `id > ${last}`, 'search_entry');
  }
  await client.query('select hub_clean_search()');
}

/** Most changes are none of the texts: only entries that differ are written. */
async function renewChanged(client: ClientBase, entity: EntityModel, ids: string, last: string): Promise<void> {
  await client.query('create temp table search_fresh (like search_entry) on commit drop');
  await enter(client, entity, `id in (${ids}) and id <= ${last}`, 'search_fresh');
  await client.query(
    `delete from search_entry e where kind = $1 and entity_id in (${ids}) and not exists (
       select from search_fresh f where (f.kind, f.entity_id, f.field, f.place) = (e.kind, e.entity_id, e.field, e.place))`,
    [entity.name],
  );
  const sets = ['former', 'key', 'core', 'grams'].map((column) => `${column} = excluded.${column}`);
  await client.query(`insert into search_entry select * from search_fresh
    on conflict (kind, entity_id, field, place) do update set ${sets.join(', ')} where search_entry.key <> excluded.key`);
  await client.query('drop table search_fresh');
}

/** Copies the entries of an entity's rows into a table, within a transaction. */
export async function enter(client: ClientBase, entity: EntityModel, condition: string, into: string): Promise<void> {
  const fields = searchedFields(entity);
  const columns = fields.map(({ column }) => `"${column}"`);
  await client.query(`declare searched no scroll cursor for
    select id, ${columns.join(', ')} from ${entity.table} where ${condition} order by id`);
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text: `fetch ${BLOCK} from searched`, rowMode: 'array' });
    if (rows.length > 0) await copyInto(client, into, COLUMNS, entries(entity.name, fields, rows));
    if (rows.length < BLOCK) break;
  }
  await client.query('close searched');
}

/** Field by field: the names of a block, which a search for a common word reads, then lie side by side. */
function* entries(kind: string, fields: readonly SearchedField[], rows: readonly unknown[][]) {
  for (const [at, { name, searched }] of fields.entries())
    for (const [id, ...values] of rows)
      for (const [place, text] of textsOf(values[at]).entries()) {
        const keys = entryKeys(kind, text, searched);
        if (keys === null) continue;
        const grams = keys.grams && `{${keys.grams.join(',')}}`;
        yield [kind, id as string, name, place, searched === 'former', keys.key, keys.core, grams];
      }
}

const textsOf = (value: unknown): readonly string[] => (value === null ? [] : ([value].flat() as string[]));

/** Which fields are searched and how: entries that were made of others are of no use. */
const VERSION = 1;

/** Brings the entries of a whole store up to date; makes all anew where other fields are searched than before. */
export async function bringUpToDate(client: ClientBase, model: Model, changed: Changed): Promise<void> {
  const fields = model.searched.map((entity) =>
    searchedFields(entity).map(({ name, searched }) => `${entity.name}.${name}:${searched}`),
  );
  const made = `${VERSION} ${fields.flat().sort().join(' ')}`;
  const { rowCount } = await client.query(
    `insert into hub_setting (name, value) values ('searched', $1)
     on conflict (name) do update set value = excluded.value where hub_setting.value <> excluded.value`,
    [made],
  );
  if (rowCount) await client.query('truncate search_entry');
  await renewEntries(client, model, changed);
}
