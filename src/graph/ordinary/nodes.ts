// A row in ordinary execution: its own values in one load, its relations by further ones.
import { sql } from 'kysely';
import type { ComputedField, EntityModel, OneField, TypeModel } from '../model.ts';
import { type Build, column, type Row, type Sql, tableAs, where } from '../sql/build.ts';
import type { ListArguments } from '../sql/connection.ts';
import { jsonObject, jsonScalar } from '../sql/json.ts';
import { computedJson, memberOfValue, partJson, plainJson, type ValueMember, valuesJson } from '../sql/select.ts';
import type { OrdinaryContext, Resolver } from './context.ts';
import { type ListSource, listSource } from './lists.ts';

/** A row's own values, JSON-ready, by field name; keys of to-one relations under `#name`; its entity and key. */
export interface NodeSource {
  __typename: string;
  key: string;
  [field: string]: unknown;
}

/** Loads a row's own values by a key column, the id unless said otherwise. */
export function loadNode(context: OrdinaryContext, entity: EntityModel, key: string | null, by = 'id') {
  if (key === null) return null;
  return context.load<NodeSource>(`${entity.name} by ${by}`, key, (build, keys) => {
    const row = build.row(entity);
    const conditions = [sql`${column(row, by)} = any(${keys})`, ...build.visible(row)];
    const own = ownValues(build, row, entity);
    const json = jsonObject([
      ['__typename', sql.lit(JSON.stringify(entity.name))],
      ['key', text(column(row, 'id'))],
      ...own,
    ]);
    return sql`select ${column(row, by)}::text, ${json} from ${tableAs(row)}${where(conditions)}`;
  });
}

/** Any value as a JSON string: keys are too long for a JSON number. */
export const text = (value: Sql): Sql => jsonScalar('text', sql`(${value})::text`);

/** Everything of a row that needs no other row: keys of to-one relations stand under `#name`. */
function ownValues(build: Build, row: Row, type: TypeModel): [string, Sql][] {
  return [...type.fields.values()].flatMap((field): [string, Sql][] => {
    switch (field.kind) {
      case 'scalar':
      case 'list':
        return [[field.name, plainJson(build, row, field, field.name)]];
      case 'computed':
        return hasArguments(field) ? [] : [[field.name, computedJson(build, row, type, field, {}, field.name)]];
      case 'values': {
        const members = (value: TypeModel): ValueMember[] =>
          [...value.fields.values()].map((member) => [
            member.name,
            (item) => memberOfValue(build, row.entity, member, item, members, member.path),
          ]);
        const shown = build.enters(row.entity, field, field.name);
        return [[field.name, shown ? valuesJson(column(row, field.column), members(field.target)) : sql`'[]'`]];
      }
      case 'part': {
        const inner = (part: TypeModel) => jsonObject(ownValues(build, row, part));
        return [[field.name, partJson(build, row, field, inner, field.name)]];
      }
      case 'one':
        return field.column && build.enters(row.entity, field, field.name)
          ? [[`#${field.name}`, text(column(row, field.column))]]
          : [];
      default:
        return [];
    }
  });
}

const hasArguments = (field: ComputedField) => Object.keys(field.args).length > 0;

/** Resolvers of what a row does not bring along itself: relations, and fields with arguments. */
export function nodeResolvers(entity: EntityModel, type: TypeModel): Record<string, Resolver<never>> {
  const resolvers: Record<string, Resolver<NodeSource>> = {};
  for (const field of type.fields.values()) {
    if (field.kind === 'one')
      resolvers[field.name] = (source, _, context) =>
        field.column
          ? loadNode(context, field.target, (source[`#${field.name}`] as string) ?? null)
          : inverseNode(context, entity, field, source.key);
    if (field.kind === 'many')
      resolvers[field.name] = (source, args): ListSource =>
        listSource({ entity: field.target, args: args as ListArguments, field, parent: { entity, key: source.key } });
    if (field.kind === 'computed' && hasArguments(field))
      resolvers[field.name] = (source, args, context) =>
        context.load(`${entity.name}.${field.name} ${JSON.stringify(args)}`, source.key, (build, keys) => {
          const row = build.row(entity);
          const json = computedJson(build, row, entity, field, args, field.name);
          return sql`select ${column(row, 'id')}::text, ${json} from ${tableAs(row)} where ${column(row, 'id')} = any(${keys})`;
        });
  }
  return resolvers as Record<string, Resolver<never>>;
}

function inverseNode(context: OrdinaryContext, entity: EntityModel, field: OneField, key: string) {
  const visible = context.build().enters(entity, field, field.name);
  return visible ? loadNode(context, field.target, key, field.targetColumn) : null;
}
