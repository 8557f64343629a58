// Merges staged rows into the entity's tables, set by set. A dataset writes the properties that its contract maps and no
// others; a column that the file does not have was not delivered and stays as it was.
import type { ClientBase } from 'pg';
import { continueKeys } from '../db/sequence.ts';
import { ownKeys } from '../matching/own-keys.ts';
import type { Contract } from './contract.ts';
import { linkFields } from './contract.ts';
import { linkColumn, type Target, type TargetLink } from './target.ts';

/**
 * Marks the rows whose key the dataset delivered before: UNCHANGED where they say the same, OLDER where the store has a
 * later word, be it one that only repeats what it knew, else CHANGED. `_entity_id` is what they became.
 */
export async function markKnown(client: ClientBase, datasetId: string, publishedOn: string): Promise<void> {
  await client.query(
    `update staged s set _entity_id = r.entity_id, _state = case
       when r.hash = s._hash then 'UNCHANGED'
       when greatest(b.published_on, r.confirmed_on) > $2 then 'OLDER' else 'CHANGED' end
     from source_record r join batch b on b.id = r.batch_id
     where r.dataset_id = $1 and r.current and r.key = s._key`,
    [datasetId, publishedOn],
  );
  await client.query(`delete from mention m using staged s where s._n = m.n and s._state = 'OLDER'`);
}

/** Brings the targets that matching found to their rows. */
export async function takeLinks(client: ClientBase, target: Target): Promise<void> {
  const links = target.links.filter(({ column }) => column);
  if (links.length === 0) return;
  const found = links.map(({ name }) => `max(target_id) filter (where link = '${name}') as "${linkColumn(name)}"`);
  const sets = links.map(({ name }) => `"${linkColumn(name)}" = m."${linkColumn(name)}"`);
  await client.query(`update staged s set ${sets.join(', ')}
    from (select n, ${found.join(', ')} from mention group by n) m where m.n = s._n`);
}

/** Finds the entity of rows with a new key by the entity's own key, and gives new entities theirs, in file order. */
export async function identify(client: ClientBase, target: Target): Promise<void> {
  const same = target.natural.map(({ column, value }) => `t."${column}" = ${value}`);
  await client.query(`update staged s set _entity_id = t.id, _state = 'CHANGED' from ${target.table} t
    where s._state is null and ${same.join(' and ')}`);
  await continueKeys(client, target.table);
  await client.query(
    `update staged s set _entity_id = k.id, _state = 'NEW' from (
       select _n, nextval((select pg_get_serial_sequence($1, 'id'))) as id
       from (select _n from staged where _state is null order by _n) new_rows) k where k._n = s._n`,
    [target.table],
  );
}

/** What a delivery can say. */
export interface Extent {
  /** Fields that the file has a column for. */
  delivered: ReadonlySet<string>;
  /** Links that other datasets give to the same rows, and their codes. */
  shared: ReadonlyMap<string, readonly string[]>;
}

/** A column to write and the SQL of its value over `s`. */
type Assignment = { column: string; value: string };

/**
 * Writes NEW and CHANGED rows, and fills links of UNCHANGED ones that found no target before and find one now. The
 * entities concerned, and those that their links name or named, go to the table `touched`.
 */
export async function merge(
  client: ClientBase,
  contract: Contract,
  target: Target,
  { delivered, shared }: Extent,
): Promise<void> {
  const links = target.links.filter(({ name }) => isDelivered(contract, name, delivered));
  const assignments = assignmentsOf(target, links, delivered);
  await client.query('create temp table touched (entity text not null, id bigint not null) on commit drop');
  await touchLinks(client, target);
  await update(client, target, assignments);
  await insert(client, target, assignments);
  for (const link of links) await writeLink(client, target, link, shared.get(link.name) ?? []);
  await touchLinks(client, target);
  await client.query(`insert into touched select $1, _entity_id from staged where _state in ('NEW', 'CHANGED')`, [
    target.entity,
  ]);
  await client.query('analyze touched');
  await analyzeGrown(client, target);
}

/**
 * Counts a table anew that this delivery made larger by a tenth. PostgreSQL does so by itself only after the commit: until
 * then what follows from the delivery would be planned for the table as it was, rows times rows. A function of the table's
 * owner does it: the serving role is not allowed to.
 */
async function analyzeGrown(client: ClientBase, { table }: Target): Promise<void> {
  const { rows } = await client.query<{ grown: boolean }>(
    `select count(*) > 50 + 0.1 * max(c.reltuples) as grown from staged, pg_class c
     where _state = 'NEW' and c.oid = to_regclass($1)`,
    [table],
  );
  if (rows[0]!.grown) await client.query('select hub_analyze($1)', [table]);
}

function isDelivered({ links }: Contract, name: string, delivered: ReadonlySet<string>): boolean {
  const link = links[name]!;
  return link.constant !== undefined || linkFields(link).some((field) => delivered.has(field));
}

function assignmentsOf(target: Target, links: readonly TargetLink[], delivered: ReadonlySet<string>): Assignment[] {
  const name = target.columns.find(({ property }) => property === ownKeys[target.entity]?.reads[0])?.field;
  const keys = name && delivered.has(name) ? Object.keys(ownKeys[target.entity]!.columns) : [];
  return [
    ...target.columns.filter(({ field }) => field === null || delivered.has(field)),
    ...links.flatMap(({ name, column }) => (column ? [{ column, value: `s."${linkColumn(name)}"` }] : [])),
    ...keys.map((column) => ({ column, value: `s."_${column}"` })),
  ];
}

async function update(client: ClientBase, { table }: Target, assignments: readonly Assignment[]): Promise<void> {
  const sets = assignments.map(({ column, value }) => `"${column}" = ${value}`);
  await client.query(`update ${table} t set ${sets.join(', ')} from staged s
    where t.id = s._entity_id and s._state = 'CHANGED'`);
}

async function insert(client: ClientBase, { table }: Target, assignments: readonly Assignment[]): Promise<void> {
  const columns = assignments.map(({ column }) => `"${column}"`);
  const values = assignments.map(({ value }) => value);
  await client.query(`insert into ${table} (id, ${columns.join(', ')})
    select s._entity_id, ${values.join(', ')} from staged s where s._state = 'NEW' order by s._n`);
}

async function writeLink(
  client: ClientBase,
  target: Target,
  link: TargetLink,
  others: readonly string[],
): Promise<void> {
  if (link.column) return healLink(client, target, link, link.column);
  const said = `select distinct on (m.target_id, s._entity_id) m.target_id, s._entity_id, s._n from mention m
    join staged s on s._n = m.n where m.link = '${link.name}' and m.target_id is not null
      and s._state in ('NEW', 'CHANGED', 'UNCHANGED')`;
  const changed = `select _entity_id from staged where _state = 'CHANGED'`;
  if (link.pivot) {
    const { table, own, other } = link.pivot;
    // What another dataset may have said of the same row stays.
    await client.query(
      `delete from ${table} p using (${changed}) c where p."${own}" = c._entity_id
         and (p."${own}", p."${other}") not in (select _entity_id, target_id from (${said}) k)
         and not exists (select from source_record r join dataset d on d.id = r.dataset_id
           where r.entity_kind = $1 and r.entity_id = p."${own}" and r.current and d.code = any($2))`,
      [target.entity, others],
    );
    await client.query(`insert into ${table} ("${own}", "${other}")
      select _entity_id, target_id from (${said}) k order by _n, target_id on conflict do nothing`);
  } else if (link.back) {
    const { table, column } = link.back;
    await client.query(`update ${table} t set "${column}" = null from (${changed}) c where t."${column}" = c._entity_id
      and t.id not in (select target_id from (${said}) k)`);
    await client.query(`update ${table} t set "${column}" = k._entity_id from (
        select distinct on (target_id) target_id, _entity_id from (${said}) k order by target_id, _n desc) k
      where t.id = k.target_id and t."${column}" is distinct from k._entity_id`);
  }
}

/** A row that says the same as before may name a thing that has become known since. */
async function healLink(
  client: ClientBase,
  { table, entity }: Target,
  { name, to }: TargetLink,
  column: string,
): Promise<void> {
  await client.query(
    `with healed as (
       update ${table} t set "${column}" = s."${linkColumn(name)}" from staged s
       where t.id = s._entity_id and s._state = 'UNCHANGED' and t."${column}" is null and s."${linkColumn(name)}" is not null
       returning t.id, t."${column}" as linked)
     insert into touched select $1, id from healed union all select $2, linked from healed`,
    [entity, to],
  );
}

/** What the rows to be written link to at this moment. */
async function touchLinks(client: ClientBase, { table, links }: Target): Promise<void> {
  for (const { to, column } of links) {
    if (!column) continue;
    await client.query(
      `insert into touched select distinct $1, t."${column}" from ${table} t join staged s on s._entity_id = t.id
       where s._state in ('NEW', 'CHANGED') and t."${column}" is not null`,
      [to],
    );
  }
}
