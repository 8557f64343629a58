// The JSON text of a row, field by field as selected.
import type { FieldNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { sql } from 'kysely';
import type { ComputedField, EntityModel, FieldModel, PartField, ScalarField, TypeModel } from '../model.ts';
import { type Build, column, contextOf, type Row, type Sql, seenKey, tableAs } from './build.ts';
import { connectionJson, type ListArguments, type Source } from './connection.ts';
import { relatedRows } from './filter.ts';
import { jsonObject, jsonScalar, jsonString, sqlType } from './json.ts';
import { sealedValue } from './sealed.ts';

/** A row as an object of its entity. */
export const nodeJson = (build: Build, row: Row, nodes: readonly FieldNode[], path: string): Sql =>
  typeJson(build, row, row.entity, nodes, path);

/** The row whose `key` column equals `value` as an object, or `null`. */
export function objectJson(
  build: Build,
  entity: EntityModel,
  key: string,
  value: Sql,
  nodes: readonly FieldNode[],
  path: string,
): Sql {
  const row = build.row(entity);
  const conditions = [sql`${column(row, key)} = ${value}`, ...build.visible(row)];
  return sql`coalesce((select ${nodeJson(build, row, nodes, path)} from ${tableAs(row)} where ${sql.join(conditions, sql` and `)}), 'null')`;
}

/** The row of an entity with this key as an object, or SQL null. */
export function nodeByKey(build: Build, type: string, key: Sql, nodes: readonly FieldNode[], path: string): Sql {
  const row = build.row(build.model.entity(type));
  const conditions = [sql`${column(row, 'id')} = ${key}`, ...build.visible(row)];
  return sql`(select ${nodeJson(build, row, nodes, path)} from ${tableAs(row)} where ${sql.join(conditions, sql` and `)})`;
}

/** The row that `i.type` and `i.key` name, of one of the types, as an object, or SQL null. */
export function nodeByType(build: Build, types: readonly string[], nodes: readonly FieldNode[], path: string): Sql {
  const branches = types.map(
    (type) => sql`when ${sql.lit(type)} then ${nodeByKey(build, type, sql`i.key`, nodes, path)}`,
  );
  return branches.length > 0 ? sql`case i.type ${sql.join(branches, sql` `)} end` : sql`null`;
}

function typeJson(build: Build, row: Row, type: TypeModel, nodes: readonly FieldNode[], path: string): Sql {
  const graphType = build.objectType(type.name);
  return jsonObject(
    [...build.subfields(graphType, nodes)].map(([key, fields]): [string, Sql] => {
      const name = fields[0]!.name.value;
      if (name === '__typename') return [key, jsonString(type.name)];
      return [key, fieldJson(build, row, type, type.fields.get(name)!, fields, `${path}.${key}`)];
    }),
  );
}

function fieldJson(
  build: Build,
  row: Row,
  type: TypeModel,
  field: FieldModel,
  nodes: readonly FieldNode[],
  path: string,
): Sql {
  const argumentsOf = () =>
    getArgumentValues(build.objectType(type.name).getFields()[field.name]!, nodes[0]!, build.variables);
  switch (field.kind) {
    case 'scalar':
    case 'list':
      return plainJson(build, row, field, path);
    case 'computed':
      return computedJson(build, row, type, field, argumentsOf(), path);
    case 'part':
      return partJson(build, row, field, (part) => typeJson(build, row, part, nodes, path), path);
    case 'values':
      return build.enters(row.entity, field, path)
        ? valuesJson(column(row, field.column), selectedValues(build, row.entity, field.target, nodes, path))
        : sql`'[]'`;
    case 'one':
      if (!build.enters(row.entity, field, path)) return sql`'null'`;
      return field.column
        ? objectJson(build, field.target, 'id', column(row, field.column), nodes, path)
        : objectJson(build, field.target, field.targetColumn!, column(row, 'id'), nodes, path);
    case 'many': {
      const visible = build.enters(row.entity, field, path);
      const source: Source = (target) => {
        const { from, on } = relatedRows(field, target, column(row, 'id'));
        return { from, on: visible ? [on] : [on, sql`false`] };
      };
      return connectionJson(build, field.target, source, argumentsOf() as ListArguments, nodes, path, row.entity);
    }
  }
}

/** A scalar or list of texts of a row as the caller may see it. */
export function plainJson(build: Build, row: Row, field: FieldModel & { kind: 'scalar' | 'list' }, path: string): Sql {
  const stored = column(row, field.column);
  const { cipher } = field as ScalarField;
  const clear = cipher && (() => sealedValue(build, field as ScalarField, contextOf(build, row, row.entity), stored));
  const value = build.shown(row.entity, field, stored, path, clear);
  if (field.kind === 'list') return value ? sql`to_json(${value})::text` : sql`'[]'`;
  return value ? jsonScalar(field.scalar, value, row.entity.name) : sql`'null'`;
}

/** A computed field; `type` is the entity or the part that declares it. */
export function computedJson(
  build: Build,
  row: Row,
  type: TypeModel,
  field: ComputedField,
  args: Record<string, unknown>,
  path: string,
): Sql {
  const context = contextOf(build, row, type, (name, otherwise) =>
    args[name] == null ? otherwise : sql`cast(${sql.val(args[name])} as ${sqlType[field.args[name]!.type]})`,
  );
  const value = sql`(${field.sql(context)})`;
  const clear = field.cipher && (() => sealedValue(build, field, context, value));
  const shown = build.shown(row.entity, field, value, path, clear);
  return shown ? jsonScalar(field.scalar, shown) : sql`'null'`;
}

/** A part is null where none of its columns has a value that the caller may know of. */
export function partJson(build: Build, row: Row, field: PartField, inner: (part: TypeModel) => Sql, path: string): Sql {
  if (!build.enters(row.entity, field, path)) return sql`'null'`;
  const object = inner(field.target);
  if ([...field.target.fields.values()].some((f) => f.kind === 'computed')) return object;
  const values = filledBy(build, row, field.target);
  if (values.length === 0) return sql`'null'`;
  return sql`case when num_nonnulls(${sql.join(values)}) = 0 then 'null' else ${object} end`;
}

/** The values that say whether there is anything in a part: those that are shown, be it through a mask. */
const filledBy = (build: Build, row: Row, part: TypeModel): Sql[] =>
  [...part.fields.values()].flatMap((field): Sql[] => {
    if (build.hides(row.entity, field)) return [];
    if (field.kind === 'part') return filledBy(build, row, field.target);
    if (field.kind === 'one') return field.column ? [seenKey(build, row, field)] : [];
    return field.kind === 'scalar' ? [column(row, field.column)] : [];
  });

/** A member of a JSON value, by response key: what is said of an item. */
export type ValueMember = [key: string, json: (item: Sql) => Sql];

function selectedValues(
  build: Build,
  entity: EntityModel,
  target: TypeModel,
  nodes: readonly FieldNode[],
  path: string,
): ValueMember[] {
  return [...build.subfields(build.objectType(target.name), nodes)].map(([key, fields]): ValueMember => {
    const name = fields[0]!.name.value;
    if (name === '__typename') return [key, () => jsonString(target.name)];
    const field = target.fields.get(name)!;
    const at = `${path}.${key}`;
    const inner = (part: TypeModel) => selectedValues(build, entity, part, fields, at);
    return [key, (item) => memberOfValue(build, entity, field, item, inner, at)];
  });
}

/** A member of a JSON value as the caller may see it. */
export function memberOfValue(
  build: Build,
  entity: EntityModel,
  field: FieldModel,
  item: Sql,
  inner: (part: TypeModel) => ValueMember[],
  path: string,
): Sql {
  if (field.kind === 'part') {
    if (!build.enters(entity, field, path)) return sql`'null'`;
    return valueJson(sql`${item} -> ${sql.lit(field.name)}`, inner(field.target));
  }
  const text = sql`(${item} ->> ${sql.lit(field.name)})`;
  const shown = build.shown(entity, field, text, path);
  if (!shown) return sql`'null'`;
  const value = shown === text ? sql`${item} -> ${sql.lit(field.name)}` : sql`to_json(${shown})`;
  return sql`coalesce((${value})::text, 'null')`;
}

/** A JSON list with the given members of each value, in its order. */
export function valuesJson(list: Sql, members: ValueMember[]): Sql {
  const item = valueJson(sql`v.item`, members);
  return sql`(select concat('[', string_agg(${item}, ',' order by v.n), ']') from jsonb_array_elements(${list}) with ordinality as v(item, n))`;
}

const valueJson = (item: Sql, members: ValueMember[]): Sql =>
  jsonObject(members.map(([key, json]): [string, Sql] => [key, json(item)]));
