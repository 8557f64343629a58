// Holds entities to the word of the authority and records where other datasets say otherwise. Both follow from the newest
// words alone (source_statement), so that the order in which datasets arrive does not matter.
import type { ClientBase } from 'pg';
import { continueKeys } from '../db/sequence.ts';
import type { Model } from '../graph/model.ts';
import { UNIT_SLIP } from '../law/depositAssessment.ts';
import { ownKeys } from '../matching/own-keys.ts';
import { type Stated, type Stating, statedProperty, textOf } from './statements.ts';

/**
 * Writes the word that counts into properties that several datasets write: the authority's, else the newest. A dataset
 * that says nothing takes nothing away.
 */
export async function settle(client: ClientBase, statings: readonly Stating[]): Promise<void> {
  for (const { shared, entity, property, table, column, type } of statings) {
    if (!shared) continue;
    await client.query(
      `update ${table} t set "${column}" = w.value::${type} from (
         select distinct on (o.entity_id) o.entity_id, o.value
         from staged s join source_statement o on o.entity_kind = $1 and o.property = $2 and o.entity_id = s._entity_id and o.written
         where s._state in ('CHANGED', 'UNCHANGED')
         order by o.entity_id, o.authoritative desc, o.as_of desc, o.dataset_id, o.key) w
       where t.id = w.entity_id and t."${column}" is distinct from w.value::${type}`,
      [entity, property],
    );
  }
}

/** Opens, renews and closes the discrepancies of all that the delivery bears on. Runs once the entities are as they will be. */
export async function compareStatements(client: ClientBase, model: Model, publishedOn: string): Promise<void> {
  await client.query(
    `insert into affected select distinct o.entity_kind, o.entity_id, o.property
     from touched t join source_statement o on o.entity_kind = t.entity and o.entity_id = t.id`,
  );
  const { rows } = await client.query<{ entity: string; property: string }>(
    `select distinct entity_kind as entity, property from affected order by 1, 2`,
  );
  if (rows.length > 0) await continueKeys(client, 'discrepancy');
  await client.query('create temp table same_name (entity_kind text, entity_id bigint, value text) on commit drop');
  await client.query('analyze affected');
  for (const { entity, property } of rows) {
    const stated = statedProperty(model, entity, property);
    if (stated.sealed) continue;
    if (stated.name) await findSameNames(client, model, stated);
    await compare(client, stated, publishedOn);
  }
}

async function compare(client: ClientBase, stated: Stated, publishedOn: string): Promise<void> {
  await client.query(
    `with ${judgement(stated)},
     closed as (
       update discrepancy d set state = 'RESOLVED', resolved_on = greatest(d.opened_on, $3::date)
       from judged j where d.entity_kind = $1 and d.field = $2 and d.entity_id = j.entity_id and d.state = 'OPEN' and not j.open),
     renewed as (
       update discrepancy d set "values" = j.words, authoritative_id = j.authority, state = 'OPEN', unit_suspect = j.unit_suspect,
         opened_on = j.opened_on, resolved_on = null
       from judged j where d.entity_kind = $1 and d.field = $2 and d.entity_id = j.entity_id and j.open
         and (d."values", d.authoritative_id, d.state, d.unit_suspect, d.opened_on)
           is distinct from (j.words, j.authority, 'OPEN', j.unit_suspect, j.opened_on))
     insert into discrepancy (entity_kind, entity_id, entity, field, "values", authoritative_id, state, unit_suspect, opened_on)
     select $1::text, entity_id, $1 || ':' || entity_id, $2::text, words, authority, 'OPEN', unit_suspect, opened_on from judged j
     where open and not exists (select from discrepancy d where d.entity_kind = $1 and d.field = $2 and d.entity_id = j.entity_id)
     order by entity_id`,
    [stated.entity, stated.property, publishedOn],
  );
}

/** Names that are written otherwise and mean the same: a former one, one in full width, one with the city in brackets. */
async function findSameNames(client: ClientBase, model: Model, { entity, property, table }: Stated): Promise<void> {
  const { reads, named } = ownKeys[entity]!;
  const columns = reads.map((read) => `t."${statedProperty(model, entity, read).column}"`);
  const { rows } = await client.query<{ id: string; said: string; own: unknown[] }>(
    `select distinct o.entity_id::text as id, o.value as said, jsonb_build_array(${columns.join(', ')}) as own
     from affected a join source_statement o using (entity_kind, entity_id, property) join ${table} t on t.id = o.entity_id
     where a.entity_kind = $1 and a.property = $2 and o.value <> t."${property}"`,
    [entity, property],
  );
  const same = rows.filter(({ said, own }) => named(said, ...own));
  await client.query('insert into same_name select $1, * from unnest($2::bigint[], $3::text[])', [
    entity,
    same.map(({ id }) => id),
    same.map(({ said }) => said),
  ]);
}

/**
 * The CTE `judged` and those that it needs: what the words on a property come to, for each entity affected on which words
 * differ or differed. The entity holds the authority's word: another dataset contradicts it where it says something else.
 * Rows of the authority itself may differ, as the permits of one project do. Words are grouped and never joined to one
 * another: the planner knows too little of rows of the same transaction to join them well.
 */
function judgement({ entity, property, table, column, type, money, shown }: Stated): string {
  const held = `t."${column}"`;
  const text = textOf({ type }, held);
  const [less, more] = [`least(o.value::numeric, ${held})`, `greatest(o.value::numeric, ${held})`];
  const slip = `${less} > 0 and ${more} between ${less} * ${UNIT_SLIP.from} and ${less} * ${UNIT_SLIP.to}`;
  const about = `o.entity_kind = '${entity}' and o.property = '${property}'`;
  return `concerned as materialized (
      select entity_id from (select distinct o.entity_id from affected o where ${about}) a
      where exists (select from source_statement o join ${table} t on t.id = o.entity_id
          where ${about} and o.entity_id = a.entity_id and o.value is distinct from ${text})
        or exists (select from discrepancy d
          where d.entity_kind = '${entity}' and d.field = '${property}' and d.entity_id = a.entity_id and d.state = 'OPEN')
    ), word as (
      select t.id as entity_id, o.dataset_id, o.authoritative, o.since, o.as_of, ${shown} as shown,
        o.value = ${text} or (o.entity_id, o.value) in (select entity_id, value from same_name where entity_kind = '${entity}') as agrees,
        ${held} is null as unfilled,
        ${money ? `coalesce(${slip}, false)` : 'false'} as slip
      from concerned c join ${table} t on t.id = c.entity_id
      left join source_statement o on ${about} and o.entity_id = t.id
    ), ranked as (
      select *, first_value(case when authoritative then dataset_id end) over (
        partition by entity_id order by authoritative desc nulls last, agrees desc, as_of desc, dataset_id) as authority
      from word
    ), marked as (
      select r.*, d.code, d.title,
        not agrees and not unfilled and dataset_id is distinct from authority as contradicts,
        agrees and (authority is null or authority = dataset_id) as stands
      from ranked r left join dataset d on d.id = r.dataset_id
    ), grouped as (
      select entity_id, authority, contradicts, stands, code, title, shown,
        min(since) as since, max(as_of) as as_of, bool_or(slip) as slip
      from marked group by entity_id, authority, contradicts, stands, code, title, shown
    ), judged as (
      select entity_id, coalesce(bool_or(contradicts), false) as open, max(authority) as authority,
        coalesce(bool_or(contradicts and slip), false) as unit_suspect,
        greatest(min(since) filter (where contradicts), min(since) filter (where stands)) as opened_on,
        jsonb_agg(jsonb_build_object('value', shown, 'dataset', jsonb_build_object('code', code, 'title', title),
          'asOf', as_of) order by contradicts, code, shown) filter (where contradicts or stands) as words
      from grouped group by entity_id)`;
}
