// What each dataset says, by its newest word, of a property on which datasets can disagree: kept row by row in
// source_statement, so that the authority's word can stand and the others be compared with it whenever either changes.
import type { ClientBase } from 'pg';
import { HIDDEN } from '../access/mask.ts';
import type { EntityModel, FieldModel, Model, ScalarField } from '../graph/model.ts';
import { ownKeys } from '../matching/own-keys.ts';
import { type Contest, propertyKey } from './authority.ts';
import type { OpenBatch } from './batch.ts';
import { type Contract, linkFields, statedOf } from './contract.ts';
import { ContractError } from './contractFile.ts';
import type { Delivery } from './delivery.ts';
import { columnOf, fieldAt, linkColumn, propertyValue, type Target } from './target.ts';

/** A property that statements are about. */
export interface Stated {
  entity: string;
  property: string;
  table: string;
  column: string;
  /** SQL type of the column. */
  type: string;
  money: boolean;
  /** Whether it is the name by which the entity is known: names agree by their meaning, not by their letters. */
  name: boolean;
  /** Sealed (L4): that datasets disagree on it is told to nobody. */
  sealed: boolean;
  /** SQL of what people see of a word `o`. */
  shown: string;
}

/** One field, constant or link of a contract that states a property. SQL over the staged row `s`, its mention `m`. */
export interface Stating extends Stated {
  /** Name of the field or link. */
  source: string;
  /** Fields of which one must be delivered; none for what each row says by itself. */
  needs: string[];
  authoritative: boolean;
  /** Whether the dataset writes the property, being one of the entity that its rows become; and whether others do so too. */
  written: boolean;
  shared: boolean;
  /** The relation by whose mentions the rows are multiplied. */
  mention: string | null;
  entityId: string;
  value: string;
  /** What people see of the value, by the class of its field; null for a relation, which shows the other's present name. */
  shownAs: string;
}

/** What a contract states. Throws ContractError where a field states what its link's target does not have. */
export function statingsOf(
  model: Model,
  contract: Contract,
  target: Target,
  contested: ReadonlyMap<string, Contest>,
  columns: Delivery['columns'] = [],
): Stating[] {
  const own = { written: true, entityId: 's._entity_id', mention: null };
  const contest = (property: string) => contested.get(propertyKey(contract.entity, property));
  const isShared = (property: string) => contest(property) === 'WRITTEN';
  const shown = (field: string) => {
    const header = columns.find((column) => column.field === field)?.header ?? '';
    return `(select f ->> 'value' from jsonb_array_elements(l.fields) f where f ->> 'name' = ${literal(header)} limit 1)`;
  };
  return [
    ...target.columns
      .filter(({ property }) => contest(property))
      .map(({ field, property, value }): Stating => {
        const stated = statedProperty(model, contract.entity, property);
        const authoritative = field === null || contract.fields[field]!.authoritative;
        const words = { value: textOf(stated, value), shownAs: field ? shown(field) : value };
        const needs = field ? [field] : [];
        return {
          ...own,
          shared: isShared(property),
          ...stated,
          ...words,
          source: field ?? property,
          needs,
          authoritative,
        };
      }),
    ...target.links
      .filter(({ name, column }) => column && contest(name))
      .map(({ name }) => ({
        ...own,
        shared: isShared(name),
        ...statedRelation(model, contract, name, contract.entity, name),
      })),
    ...Object.entries(contract.links).flatMap(([name, { states }]) => {
      const what = states === undefined ? null : statedOf(contract, states)!;
      if (!what) return [];
      const { to } = contract.links[what.link]!;
      const entityId = `s."${linkColumn(what.link)}"`;
      return [
        {
          written: false,
          shared: false,
          mention: null,
          entityId,
          ...statedRelation(model, contract, name, to, what.property),
        },
      ];
    }),
    ...Object.entries(contract.fields).flatMap(([name, { states }]) =>
      states === undefined ? [] : [statedByField(model, contract, name, states, shown(name))],
    ),
  ];
}

/** A field that says something of a linked thing. A name is taken from the mention, which has its keys and its place in a list. */
function statedByField(model: Model, contract: Contract, name: string, states: string, shown: string): Stating {
  const field = contract.fields[name]!;
  const { link, property } = statedOf(contract, states)!;
  const { to, name: named } = contract.links[link]!;
  const stated = statedProperty(model, to, property);
  const common = {
    ...stated,
    written: false,
    shared: false,
    source: name,
    needs: [name],
    authoritative: field.authoritative,
  };
  if (named === name && stated.name) {
    const readable = `case when m.name !~ '[?？□*＊\uFFFD]' then m.name end`;
    return { ...common, mention: link, entityId: 'm.target_id', value: readable, shownAs: 'm.name' };
  }
  const value = propertyValue(fieldAt(model.entity(to), property)!, field, `s."${name}"`);
  if (value === undefined)
    throw new ContractError([`${contract.code}: ${name}.states: a ${field.type} does not fit ${to}.${property}`]);
  const text = textOf(stated, value);
  return { ...common, mention: null, entityId: `s."${linkColumn(link)}"`, value: text, shownAs: shown };
}

/** A relation of the row that says which thing stands in a relation of `entity`. */
function statedRelation(model: Model, contract: Contract, link: string, entity: string, property: string) {
  const stated = statedProperty(model, entity, property);
  const criteria = contract.links[link]!;
  const id = `s."${linkColumn(link)}"`;
  const needs = criteria.constant === undefined ? linkFields(criteria) : [];
  return {
    ...stated,
    source: link,
    needs,
    authoritative: criteria.authoritative,
    value: `${id}::text`,
    shownAs: 'null',
  };
}

/** The property at a path; it is a column that holds one value. */
export function statedProperty(model: Model, entity: string, property: string): Stated {
  const { table, ...type } = model.entity(entity);
  const field = fieldAt(type, property);
  if (!field || !columnOf(field)) throw new ContractError([`${entity} has no property ${property} that can be stated`]);
  const column = columnOf(field);
  const name = ownKeys[entity]?.reads[0] === property;
  const shown = field.kind === 'one' ? nameOf(field.target) : 'o.shown';
  const about = { money: isScalar(field, 'money'), name, sealed: field.level === 4, shown };
  return { entity, property, table, column, type: sqlTypeOf(field), ...about };
}

/** The name of the thing whose key is the word `o`, where it is no secret. */
function nameOf({ table, fields }: EntityModel): string {
  const name = fields.get('name');
  if (name?.kind !== 'scalar' || name.level > 2) return literal(HIDDEN);
  return `(select x."${name.column}" from ${table} x where x.id = o.value::bigint)`;
}

const isScalar = (field: FieldModel, scalar: ScalarField['scalar']) =>
  field.kind === 'scalar' && field.scalar === scalar;

/** The text of a value, the same however it was written. */
export function textOf({ type }: Pick<Stated, 'type'>, value: string): string {
  if (type === 'numeric') return `trim_scale((${value})::numeric)::text`;
  return type === 'text[]' ? `nullif((${value})::text, '{}')` : `(${value})::text`;
}

const scalarTypes: Readonly<Record<ScalarField['scalar'], string>> = {
  id: 'bigint',
  text: 'text',
  code: 'text',
  int: 'int',
  float: 'numeric',
  money: 'bigint',
  day: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
};

function sqlTypeOf(field: FieldModel): string {
  if (field.kind === 'scalar') return scalarTypes[field.scalar];
  return field.kind === 'one' ? 'bigint' : 'text[]';
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Keeps what the delivered rows state. What they stated before and no longer do is forgotten; a word that is only repeated
 * keeps its first day. Entities and properties concerned go to the table `affected`.
 */
export async function recordStatements(
  client: ClientBase,
  statings: readonly Stating[],
  delivered: ReadonlySet<string>,
  { datasetId }: OpenBatch,
  publishedOn: string,
): Promise<void> {
  await client.query(`create temp table affected (entity_kind text not null, entity_id bigint not null, property text not null)
    on commit drop`);
  const read = statings.filter(({ needs }) => needs.length === 0 || needs.some((field) => delivered.has(field)));
  if (read.length === 0) return;
  await client.query(`create temp table said (key text collate "C", source text collate "C", ord int, entity_kind text,
    entity_id bigint, property text, value text, shown text, authoritative boolean, written boolean) on commit drop`);
  for (const stating of read) await say(client, stating);
  await client.query('analyze said');
  await client.query(
    `with gone as (
       delete from source_statement o using staged s
       where o.dataset_id = $1 and o.key = s._key and s._state in ('NEW', 'CHANGED', 'UNCHANGED') and o.source = any($2)
         and not exists (select from said d where d.key = o.key and d.source = o.source and d.ord = o.ord
           and d.property = o.property and d.entity_kind = o.entity_kind and d.entity_id = o.entity_id)
       returning o.entity_kind, o.entity_id, o.property)
     insert into affected select distinct entity_kind, entity_id, property from gone`,
    [datasetId, read.map(({ source }) => source)],
  );
  await client.query(
    `with written as (
       insert into source_statement as o (dataset_id, key, source, ord, entity_kind, entity_id, property, value, shown,
         authoritative, written, since, as_of)
       select $1, d.*, $2::date, $2::date from said d
       on conflict (dataset_id, key, source, property, ord) do update set value = excluded.value,
         shown = excluded.shown, authoritative = excluded.authoritative, as_of = greatest(o.as_of, excluded.as_of),
         since = case when o.value = excluded.value then o.since else excluded.since end
       where (o.value, o.shown, o.authoritative) is distinct from (excluded.value, excluded.shown, excluded.authoritative)
         or o.as_of < excluded.as_of
       returning o.entity_kind, o.entity_id, o.property)
     insert into affected select distinct entity_kind, entity_id, property from written`,
    [datasetId, publishedOn],
  );
}

async function say(client: ClientBase, stating: Stating): Promise<void> {
  const { source, entity, property, authoritative, written, mention, entityId, value, shownAs } = stating;
  const join = mention === null ? '' : `join mention m on m.n = s._n and m.link = ${literal(mention)}`;
  await client.query(
    `insert into said select s._key, $1, ${mention === null ? '0' : 'm.ord'}, $2, ${entityId}, $3, ${value}, ${shownAs}, $4, $5
     from staged s join lineage l on l.n = s._n ${join}
     where s._state in ('NEW', 'CHANGED', 'UNCHANGED') and ${entityId} is not null and ${value} is not null`,
    [source, entity, property, authoritative, written],
  );
}
