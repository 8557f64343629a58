// Policies made up by a seed: any field clear, masked or hidden, any entity whole, in part or out of reach. The planner has
// to hold for every policy, not for those alone that today's grants make.
import { sql } from 'kysely';
import type { Policy, PolicyField, Treatment } from '../../src/access/policy.ts';
import type { EntityModel, FieldModel, ManyField, Model, OneField } from '../../src/graph/model.ts';
import { inputsOf, type Place, placesOf } from './inputs.ts';

/** A number from 0 to 1 that depends on the text alone. */
function chance(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

type Scope = 'all' | 'none' | { part: number; of: number } | 'division';

/** A relation is one thing from both of its ends. */
function identity(entity: EntityModel, field: FieldModel): string {
  if (field.kind === 'one' || field.kind === 'many') return linkOf(entity, field);
  return `${entity.table}.${'column' in field ? field.column : field.path}`;
}

const linkOf = (entity: EntityModel, field: OneField | ManyField): string => {
  if (field.kind === 'many' && field.pivot) return field.pivot.table;
  return field.targetColumn
    ? `${field.target.table}.${field.targetColumn}`
    : `${entity.table}.${(field as OneField).column}`;
};

/** A policy of this seed; `open` is how likely a field is shown as it is. */
export function madeUpPolicy(model: Model, seed: number, open = 0.78): Policy {
  const draw = (text: string) => chance(`${seed} ${text}`);
  const scopes = new Map<string, Scope>();
  for (const entity of model.entities.values()) scopes.set(entity.name, scopeOf(entity, draw));
  const treatments = new Map<string, Treatment>();
  const drawn = (text: string, mask: boolean): Treatment => {
    const at = draw(text);
    if (at < open) return 'clear';
    return mask && at < open + (1 - open) / 2 ? 'masked' : 'hidden';
  };
  const places = [...model.entities.values()].flatMap((entity) => placesOf(entity));
  for (const { entity, field } of places) {
    const mask = field.kind === 'scalar' && field.mask !== undefined;
    const treatment = field.name === 'id' ? 'clear' : drawn(identity(entity, field), mask);
    treatments.set(`${entity.name} ${field.path}`, treatment);
    if (field.kind !== 'values') continue;
    for (const member of field.target.fields.values()) {
      if (member.kind === 'part')
        for (const inner of member.target.fields.values()) treatments.set(`${entity.name} ${inner.path}`, 'clear');
      treatments.set(`${entity.name} ${member.path}`, drawn(`${entity.table}.${member.path}`, 'mask' in member));
    }
  }
  const isClear = ({ name }: EntityModel, field: FieldModel) => treatments.get(`${name} ${field.path}`) === 'clear';
  const hide = ({ entity, field }: Place) => treatments.set(`${entity.name} ${field.path}`, 'hidden');
  // What follows from other fields shows no more than they do.
  for (const place of places) if (place.field.kind === 'many' && !showsCondition(place.field, isClear)) hide(place);
  for (const place of places) {
    if (place.field.kind !== 'computed') continue;
    const { fields, entities } = inputsOf(model, place.type, place.field);
    const whole = entities.every(
      (entity) => scopes.get(entity.name) === 'all' && placesOf(entity).every(({ field }) => isClear(entity, field)),
    );
    if (!whole || !fields.every((field) => isClear(place.entity, field))) hide(place);
  }
  return {
    key: `made up ${seed}`,
    reach: (entity) => (scopes.get(entity) === 'none' ? 'none' : 'rows'),
    treatment: (entity, field) => treatments.get(`${entity} ${field.path}`) ?? unknownField(entity, field),
    rows: (entity, alias) => conditionOf(scopes.get(entity)!, alias),
    needed: (entity, { path }) => `${entity}.${path}`,
    explain: () => ({ datasets: [], grants: [], purposeWouldHelp: false }),
    grantsOn: () => [],
    until: null,
  };
}

function scopeOf(entity: EntityModel, draw: (text: string) => number): Scope {
  const at = draw(entity.name);
  if (at < 0.6) return 'all';
  if (at < 0.66) return 'none';
  const division = entity.fields.get('division');
  if (at < 0.75 && division?.kind === 'one' && division.column) return 'division';
  const of = at < 0.85 ? 3 : 2;
  return { part: Math.floor(at * 1000) % of, of };
}

function conditionOf(scope: Scope, alias: string) {
  if (scope === 'all') return null;
  if (scope === 'none') return sql`false`;
  // Rows without a division belong to nobody's: what is not true is not shown.
  if (scope === 'division') return sql`${sql.ref(`${alias}.division_id`)} between 150302000000 and 150302999999`;
  return sql`${sql.ref(`${alias}.id`)} % ${sql.lit(scope.of)} <> ${sql.lit(scope.part)}`;
}

/** A list of rows that hold a value tells of each of them that it does. */
const showsCondition = (field: ManyField, isClear: (entity: EntityModel, field: FieldModel) => boolean): boolean =>
  field.where.every(({ column }) =>
    placesOf(field.target)
      .filter(({ field: other }) => 'column' in other && other.column === column)
      .every(({ entity, field: other }) => isClear(entity, other)),
  );

function unknownField(entity: string, { path }: PolicyField): never {
  throw new Error(`no field ${entity}.${path}`);
}
