// Groups: the rows of a connection split by keys, in one subquery.
import type { FieldNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { sql } from 'kysely';
import { type GroupKey, groupKeys } from '../derive/groups.ts';
import type { EntityModel, ScalarField } from '../model.ts';
import { badInput } from '../scalars.ts';
import { keyJson, keyTarget, keyValue, memberJson } from './aggregate.ts';
import { type Build, type Row, type Sql, where } from './build.ts';
import { boundCount, Columns, type Count, checkCount, type ListArguments, rowsOf, type Source } from './connection.ts';
import { jsonObject, jsonString } from './json.ts';
import { objectJson } from './select.ts';
import { mapValue } from './slot.ts';
import { narrowing, withheld } from './small-counts.ts';
import { countOf, type Measures, measuresOf, sumOf } from './summary.ts';

/** The arguments of `groups`, with its keys looked up. */
export interface GroupArguments {
  keys: GroupKey[];
  limit: Sql;
  orderBy: Record<string, unknown>[];
}

/** Reads the arguments of `groups`; BAD_USER_INPUT without a key or with a limit out of range. */
export function groupArguments(entity: EntityModel, args: Record<string, unknown>): GroupArguments {
  const codes = [...new Set(args.by as string[])];
  if (codes.length === 0) throw badInput('groups 的 by 至少一个键 · groups needs at least one key in "by"', 'by');
  return {
    keys: codes.map((code) => groupKeys(entity).find((key) => key.code === code)!),
    limit: boundCount(mapValue(args.first as Count, checkCount('first'))),
    orderBy: (args.orderBy as Record<string, unknown>[] | null | undefined) ?? [],
  };
}

/** The grouped rows as a subquery `g`: keys k0…, then the columns taken in before `from` is asked for. */
export function groupsFrom(
  build: Build,
  target: EntityModel,
  source: Source,
  filter: ListArguments['filter'],
  { keys, limit, orderBy }: GroupArguments,
  parent?: EntityModel,
  measures: Measures | null = null,
): { row: Row; columns: Columns; from: () => Sql } {
  const { row, from, conditions } = rowsOf(build, target, source, filter, { keys, measures, parent });
  const joins: Sql[] = [];
  const small = withheld(build, narrowing(build, target, filter, keys, parent));
  const columns = new Columns('g', small);
  // Whoever is not shown the rows is not shown their keys either, where a group is little more than one of them.
  const having = small && build.policy.reach(target.name) !== 'rows' ? sql`\n  having (${small}) is not true` : sql``;
  const values = keys.map((key) => keyValue(build, row, key, joins));
  const names = keys.map((_, index) => sql.ref(`k${index}`));
  const byKeys = names.map((name) => sql`${name} nulls last`);
  const given = orderBy.length > 0 ? orderBy : [{ count: 'DESC' }];
  const order = sql.join([...given.map((input) => groupOrder(build, row, keys, columns, input)), ...byKeys]);
  const joined = joins.length > 0 ? sql` ${sql.join(joins, sql` `)}` : sql``;
  const keyColumns = values.map((value, index) => sql`${value} as ${names[index]!}`);
  return {
    row,
    columns,
    from: () => sql`(select row_number() over () as n, q.* from (
  select ${columns.list(...keyColumns)}
  from ${from}${joined}${where(conditions)}
  group by ${sql.join(names)}${having}
  order by ${order}
  limit ${limit}) as q) as g`,
  };
}

function groupOrder(build: Build, row: Row, keys: GroupKey[], columns: Columns, input: Record<string, unknown>): Sql {
  const [name, value] = Object.entries(input).find(([, given]) => given != null) ?? [];
  const direction = (down: unknown) => (down === 'DESC' ? sql` desc nulls last` : sql` nulls last`);
  if (name === 'count') return sql`${columns.shown(countOf(row))}${direction(value)}`;
  if (name === 'key') {
    const index = keys.findIndex((key) => key.code === value);
    if (index < 0) throw badInput(`排序键 ${value} 不在 by 中 · ${value} is ordered by, but not in "by"`, 'orderBy');
    return sql`${sql.ref(`k${index}`)} nulls last`;
  }
  const [field, down] = Object.entries(value as Record<string, unknown>).find(([, given]) => given != null) ?? [];
  const entity = row.summarised?.summary.entity ?? row.entity;
  const summed = entity.fields.get(field!)! as ScalarField;
  build.useable(entity, summed);
  return sql`${columns.shown(sumOf(row, summed))}${direction(down)}`;
}

/** The groups of a connection: whose they are, and what is selected of them. */
export interface GroupsAsked {
  target: EntityModel;
  source: Source;
  filter: ListArguments['filter'];
  nodes: readonly FieldNode[];
  path: string;
  parent?: EntityModel;
}

/** The JSON list of groups. */
export function groupsJson(build: Build, asked: GroupsAsked): Sql {
  const { json, from } = groupRows(build, asked);
  return sql`(select concat('[', string_agg(${json}, ',' order by g.n), ']') from ${from})`;
}

/** The JSON of a group, and the subquery that it is one row of; all groups where `all`, else as many as are asked for. */
export function groupRows(
  build: Build,
  { target, source, filter, nodes, path, parent }: GroupsAsked,
  all = false,
): { json: Sql; from: Sql } {
  const definition = build.objectType(`${target.name}Connection`).getFields().groups!;
  const asked = groupArguments(target, getArgumentValues(definition, nodes[0]!, build.variables));
  const group = all ? { ...asked, limit: sql`all` } : asked;
  const type = build.objectType(`${target.name}Group`);
  const measures = measuresOf(build, target, type, [nodes], group.orderBy);
  const { row, columns, from } = groupsFrom(build, target, source, filter, group, parent, measures);
  const json = jsonObject(
    [...build.subfields(type, nodes)].map(([name, fields]): [string, Sql] => [
      name,
      fields[0]!.name.value === 'key'
        ? groupKeyJson(build, target, group.keys, fields, `${path}.${name}`)
        : memberJson(build, row, type, fields, `${path}.${name}`, columns.add),
    ]),
  );
  return { json, from: from() };
}

/** A key is selected that the rows are not grouped by. */
export const notInBy = (key: string) =>
  badInput(`所选的键 ${key} 不在 by 中 · The key "${key}" is selected, but not in "by"`, 'by');

function groupKeyJson(
  build: Build,
  target: EntityModel,
  keys: GroupKey[],
  nodes: readonly FieldNode[],
  path: string,
): Sql {
  const type = build.objectType(`${target.name}GroupKey`);
  return jsonObject(
    [...build.subfields(type, nodes)].map(([name, fields]): [string, Sql] => {
      const selected = fields[0]!.name.value;
      if (selected === '__typename') return [name, jsonString(type.name)];
      const index = keys.findIndex((key) => key.name === selected);
      if (index < 0) throw notInBy(selected);
      const value = sql.ref(`g.k${index}`);
      const object = keyTarget(keys[index]!);
      return [
        name,
        object ? objectJson(build, object, 'id', value, fields, `${path}.${name}`) : keyJson(keys[index]!, value),
      ];
    }),
  );
}
