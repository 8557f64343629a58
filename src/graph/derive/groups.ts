// What rows can be grouped by. A key is a field's path; dates and hierarchies also by level.
import { GraphQLInt, GraphQLString } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import type { Described, EntityModel, FieldModel, OneField, ScalarField, TypeModel } from '../model.ts';
import { graphType } from '../types.ts';
import { once } from './classes.ts';

/** One possible key of `groups(by:)`. */
export interface GroupKey extends Described {
  /** UPPER_SNAKE, the enum value. */
  code: string;
  /** camelCase, the member of `key`. */
  name: string;
  path: FieldModel[];
  level?: Level;
  /** The GraphQL type of the key. */
  type: object;
}

interface Level extends Described {
  name: string;
  /** Of a hierarchy: whether its rows are small areas. */
  small?: boolean;
  /** The key at this level, from the value of the field. */
  key(value: RawBuilder<unknown>): RawBuilder<unknown>;
}

const DAY: Level = { name: 'DAY', en: 'by day', zh: '按日', key: (day) => day };
const MONTH: Level = { name: 'MONTH', en: 'by month', zh: '按月', key: (day) => sql`to_char(${day}, 'YYYY-MM')` };
const YEAR: Level = { name: 'YEAR', en: 'by year', zh: '按年', key: (day) => sql`extract(year from ${day})::int` };

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
const camel = (code: string) => code.toLowerCase().replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());

function key(path: FieldModel[], type: object, level?: Level): GroupKey {
  const code = [...path.map((f) => snake(f.name)), ...(level ? [level.name] : [])].join('_');
  const last = path.at(-1)!;
  return {
    code,
    name: camel(code),
    path,
    level,
    type,
    en: level ? `${last.en}, ${level.en}` : last.en,
    zh: level ? `${last.zh}(${level.zh})` : last.zh,
  };
}

function scalarKeys(path: FieldModel[], field: ScalarField): GroupKey[] {
  const at = [...path, field];
  switch (field.scalar) {
    case 'day':
      return [key(at, graphType(field), DAY), key(at, GraphQLString, MONTH), key(at, GraphQLInt, YEAR)];
    case 'code':
    case 'boolean':
    case 'int':
      return [key(at, graphType(field))];
    case 'text':
      return path.length === 0 && !field.cipher ? [key(at, graphType(field))] : [];
    default:
      return [];
  }
}

/** A row of a hierarchy is a key itself, and at each level above it. */
function hierarchyKeys(path: FieldModel[], field: OneField): GroupKey[] {
  const at = [...path, field];
  const levels = Object.entries(field.target.hierarchy!.levels).map(([name, level]) => ({ name, ...level }));
  return [key(at, field.target.class), ...levels.map((level) => key(at, field.target.class, level))];
}

/** Own keys, and through a to-one relation its codes, flags and hierarchies: more would make the enum unreadable. */
function keysOf(type: TypeModel, path: FieldModel[], through: boolean): GroupKey[] {
  return [...type.fields.values()].flatMap((field) => {
    if (field.kind === 'scalar')
      return through && !['code', 'boolean'].includes(field.scalar) ? [] : scalarKeys(path, field);
    if (field.kind === 'part') return keysOf(field.target, [...path, field], through);
    if (field.kind !== 'one') return [];
    if (field.target.hierarchy) return hierarchyKeys(path, field);
    if (through) return [];
    return [key([...path, field], field.target.class), ...keysOf(field.target, [...path, field], true)];
  });
}

/** All keys of an entity, in the order of its fields. Of two that are spelt alike the shorter path stands: its own word. */
export const groupKeys = once((entity: EntityModel): GroupKey[] => {
  const keys = keysOf(entity, [], false);
  const shadows = (other: GroupKey, key: GroupKey) => other.code === key.code && other.path.length < key.path.length;
  return keys.filter((key) => !keys.some((other) => shadows(other, key)));
});
