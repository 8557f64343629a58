// Aggregates and groups: the measures of a set of rows, and the keys that split it.
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { sql } from 'kysely';
import type { AggregateFunction } from '../derive/connections.ts';
import type { GroupKey } from '../derive/groups.ts';
import type { EntityModel, FieldModel, ScalarField } from '../model.ts';
import { type Build, column, type Row, type Sql, seenKey } from './build.ts';
import { jsonObject, jsonScalar, jsonString } from './json.ts';
import { joinOne } from './order.ts';
import { countOf, extremeOf, meanOf, summaryKeyValue, sumOf } from './summary.ts';

/** Takes an aggregate into the select list of the rows' subquery and gives the reference to it outside. */
export type AddColumn = (aggregate: Sql) => Sql;

/** The column that a scalar is stored in, or the key that a relation is known by. */
const storedValue = (build: Build, row: Row, field: FieldModel): Sql =>
  field.kind === 'one' ? seenKey(build, row, field) : column(row, (field as ScalarField).column);

/** One measure of one field as JSON text; null where the caller may not see the field. */
export function measureJson(
  build: Build,
  row: Row,
  fn: AggregateFunction,
  field: FieldModel,
  path: string,
  add: AddColumn,
): Sql {
  if (!build.enters(row.entity, field, path)) return sql`'null'`;
  const scalar = (field as ScalarField).scalar;
  switch (fn) {
    case 'distinctCount':
      return jsonScalar('int', add(sql`count(distinct ${storedValue(build, row, field)})`));
    case 'sum':
      return jsonScalar(scalar === 'money' ? 'money' : 'float', add(sumOf(row, field as ScalarField)));
    case 'avg': {
      const mean = meanOf(row, field as ScalarField);
      return scalar === 'money' ? jsonScalar('money', add(mean)) : jsonScalar('float', add(sql`round(${mean}, 6)`));
    }
    default:
      if (build.isSummedOnly(row.entity, field) || build.isMonthly(row.entity, field)) {
        build.access.set(path, 'hidden');
        return sql`'null'`;
      }
      return jsonScalar(scalar, add(extremeOf(row, fn, field as ScalarField)));
  }
}

const FUNCTIONS = new Set(['distinctCount', 'sum', 'avg', 'min', 'max']);

/** A member of `aggregates` or of a group: count, a function over fields, or a declared ratio. */
export function memberJson(
  build: Build,
  row: Row,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  path: string,
  add: AddColumn,
): Sql {
  const name = nodes[0]!.name.value;
  if (name === '__typename') return jsonString(type.name);
  if (name === 'count') return jsonScalar('int', add(countOf(row)));
  if (!FUNCTIONS.has(name)) return ratioJson(build, row, name, path, add);
  const fn = name as AggregateFunction;
  const result = build.objectType(`${row.entity.name}${fn[0]!.toUpperCase()}${fn.slice(1)}`);
  return jsonObject(
    [...build.subfields(result, nodes)].map(([key, fields]): [string, Sql] => {
      const member = fields[0]!.name.value;
      if (member === '__typename') return [key, jsonString(result.name)];
      const field = (row.summarised?.summary.entity ?? row.entity).fields.get(member)!;
      return [key, measureJson(build, row, fn, field, `${path}.${key}`, add)];
    }),
  );
}

/** A declared ratio as JSON text. */
export function ratioJson(build: Build, row: Row, name: string, path: string, add: AddColumn): Sql {
  const { fields: known, ratios } = row.summarised?.summary.entity ?? row.entity;
  const fields = ratios[name]!.of.map((of) => known.get(of)!);
  if (!fields.every((field) => build.enters(row.entity, field, path))) return sql`'null'`;
  const [sum, of] = fields.map((field) => add(sumOf(row, field as ScalarField)));
  return jsonScalar('float', sql`round(${sum!}::numeric / nullif(${of!}, 0), 6)`);
}

/** The value of a group key in a row; adds the joins it needs. */
export function keyValue(build: Build, row: Row, key: GroupKey, joins: Sql[]): Sql {
  if (row.summarised) {
    const value = summaryKeyValue(row, key);
    return key.level ? key.level.key(value) : value;
  }
  let at = row;
  for (const [index, field] of key.path.entries()) {
    build.useableInTotals(at.entity, field);
    if (key.level?.name === 'DAY' && build.isMonthly(at.entity, field)) throw build.finerThanMonth(at.entity, field);
    const last = index === key.path.length - 1;
    if (field.kind === 'one' && (!last || !field.column)) at = joinOne(build, at, field, joins);
    if (!last) continue;
    const value = field.kind === 'one' && !field.column ? column(at, 'id') : storedValue(build, at, field);
    return key.level ? key.level.key(value) : value;
  }
  throw new Error(`group key ${key.code} has no path`);
}

/** The entity that a key's object is of, if it is one. */
export const keyTarget = (key: GroupKey): EntityModel | null => {
  const last = key.path.at(-1)!;
  return last.kind === 'one' ? last.target : null;
};

/** The JSON text of a scalar key. */
export function keyJson(key: GroupKey, value: Sql): Sql {
  if (key.level?.name === 'MONTH') return jsonScalar('text', value);
  if (key.level?.name === 'YEAR') return jsonScalar('int', value);
  return jsonScalar((key.path.at(-1) as ScalarField).scalar, value);
}
