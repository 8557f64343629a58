// What rows can be grouped by. A key is a field's path; dates and divisions also by level.
import { GraphQLInt, GraphQLString } from 'graphql';
import { graphType } from '../decorators.ts';
import type { Described, EntityModel, FieldModel, OneField, ScalarField, TypeModel } from '../model.ts';
import { once } from './classes.ts';

/** A level that a key is taken at instead of its value. */
export type KeyLevel = 'DAY' | 'MONTH' | 'YEAR' | 'COUNTY' | 'CITY';

/** One possible key of `groups(by:)`. */
export interface GroupKey extends Described {
  /** UPPER_SNAKE, the enum value. */
  code: string;
  /** camelCase, the member of `key`. */
  name: string;
  path: FieldModel[];
  level?: KeyLevel;
  /** The GraphQL type of the key. */
  type: object;
}

const LEVELS: Record<KeyLevel, Described> = {
  DAY: { en: 'by day', zh: '按日' },
  MONTH: { en: 'by month', zh: '按月' },
  YEAR: { en: 'by year', zh: '按年' },
  COUNTY: { en: 'by county', zh: '按区县' },
  CITY: { en: 'by city', zh: '按市' },
};

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
const camel = (code: string) => code.toLowerCase().replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());

function key(path: FieldModel[], type: object, level?: KeyLevel): GroupKey {
  const code = [...path.map((f) => snake(f.name)), ...(level ? [level] : [])].join('_');
  const last = path.at(-1)!;
  const at = level && LEVELS[level];
  return {
    code,
    name: camel(code),
    path,
    level,
    type,
    en: at ? `${last.en}, ${at.en}` : last.en,
    zh: at ? `${last.zh}(${at.zh})` : last.zh,
  };
}

function scalarKeys(path: FieldModel[], field: ScalarField): GroupKey[] {
  const at = [...path, field];
  switch (field.scalar) {
    case 'day':
      return [key(at, graphType(field), 'DAY'), key(at, GraphQLString, 'MONTH'), key(at, GraphQLInt, 'YEAR')];
    case 'code':
    case 'boolean':
    case 'int':
      return [key(at, graphType(field))];
    case 'text':
      return path.length === 0 ? [key(at, graphType(field))] : [];
    default:
      return [];
  }
}

function divisionKeys(path: FieldModel[], field: OneField): GroupKey[] {
  const at = [...path, field];
  const division = field.target.class;
  return [key(at, division), key(at, division, 'COUNTY'), key(at, division, 'CITY')];
}

/** Own keys, and through a to-one relation its codes, flags and division: more would make the enum unreadable. */
function keysOf(type: TypeModel, path: FieldModel[], through: boolean): GroupKey[] {
  return [...type.fields.values()].flatMap((field) => {
    if (field.kind === 'scalar')
      return through && !['code', 'boolean'].includes(field.scalar) ? [] : scalarKeys(path, field);
    if (field.kind === 'part') return keysOf(field.target, [...path, field], through);
    if (field.kind !== 'one') return [];
    if (field.target.name === 'Division') return divisionKeys(path, field);
    if (through) return [];
    return [key([...path, field], field.target.class), ...keysOf(field.target, [...path, field], true)];
  });
}

/** All keys of an entity, in the order of its fields. */
export const groupKeys = once((entity: EntityModel): GroupKey[] => keysOf(entity, [], false));
