// A connection in ordinary execution: page, totals and groups are loaded apart, each for all parents at once.
import { sql } from 'kysely';
import { aggregateFields } from '../derive/connections.ts';
import type { EntityModel, ManyField } from '../model.ts';
import { keyJson, keyTarget, measureJson, ratioJson } from '../sql/aggregate.ts';
import { type Build, column, type Row, type Sql, tableAs, where } from '../sql/build.ts';
import {
  Columns,
  type ListArguments,
  listOf,
  pageCursor,
  pageOf,
  pageSize,
  rowsOf,
  type Source,
} from '../sql/connection.ts';
import { relatedRows } from '../sql/filter.ts';
import { groupArguments, groupsFrom } from '../sql/groups.ts';
import { jsonObject, jsonScalar } from '../sql/json.ts';
import { narrowing, withheld } from '../sql/small-counts.ts';
import type { OrdinaryContext, Resolver } from './context.ts';
import { loadNode, text } from './nodes.ts';

/** A connection before anything of it is read. */
export interface ListSource {
  entity: EntityModel;
  args: ListArguments;
  /** The relation and the parent's key; neither at the root. */
  field?: ManyField;
  parent?: { entity: EntityModel; key: string };
}

/** Refuses sizes that no page may have, also where only totals are asked for. */
export function listSource(list: ListSource): ListSource {
  pageSize(list.args);
  return list;
}

/** Loads something of a list for all parents that ask for it with equal arguments. */
function loadList<T>(
  context: OrdinaryContext,
  list: ListSource,
  what: string,
  json: (build: Build, source: Source) => Sql,
) {
  const { entity, field, parent, args } = list;
  const name = `${parent?.entity.name ?? ''}.${field?.name ?? entity.plural} ${what} ${JSON.stringify(args)}`;
  return context.load<T>(name, parent?.key ?? '0', (build, keys) => {
    const source: Source = (row) => {
      if (!field || !parent) return { from: tableAs(row), on: [] };
      const { from, on } = relatedRows(field, row, sql.ref('k.key'));
      return { from, on: build.enters(parent.entity, field, field.name) ? [on] : [on, sql`false`] };
    };
    return sql`select k.key::text, ${json(build, source)} from unnest(${keys}) as k(key)`;
  });
}

interface LoadedPage {
  ids: string[];
  cursors: string[];
  more: boolean;
}

const loadPage = (context: OrdinaryContext, list: ListSource) =>
  loadList<LoadedPage>(context, list, 'page', (build, source) => {
    const page = pageOf(build, list.entity, source, list.args);
    const each = (value: Sql) => sql`concat('[', ${listOf(page, value)}, ']')`;
    const more = sql`coalesce(bool_or(${page.n} > ${page.size})::text, 'false')`;
    const entries: [string, Sql][] = [
      ['ids', each(text(column(page.row, 'id')))],
      ['cursors', each(pageCursor(build, page))],
      ['more', more],
    ];
    return sql`(select ${jsonObject(entries)} from ${page.from})`;
  }) as Promise<LoadedPage>;

/** All measures of an entity, whichever are selected. */
function allMeasures(build: Build, row: Row, columns: Columns): [string, Sql][] {
  const functions = Object.entries(aggregateFields(row.entity)).map(([fn, fields]): [string, Sql] => [
    fn,
    jsonObject(fields.map((f) => [f.name, measureJson(build, row, fn as never, f, f.name, columns.add)])),
  ]);
  const ratios = Object.keys(row.entity.ratios).map((name): [string, Sql] => [
    name,
    ratioJson(build, row, name, name, columns.add),
  ]);
  return [['count', jsonScalar('int', columns.add(sql`count(*)`))], ...functions, ...ratios];
}

const loadTotals = (context: OrdinaryContext, list: ListSource) =>
  loadList<Record<string, unknown>>(context, list, 'totals', (build, source) => {
    const { row, from, conditions } = rowsOf(build, list.entity, source, list.args.filter);
    const narrow = narrowing(build, list.entity, list.args.filter, [], list.parent?.entity);
    const columns = new Columns('totals', withheld(build, narrow));
    const json = jsonObject(allMeasures(build, row, columns));
    return sql`(select ${json} from (select ${columns.list()} from ${from}${where(conditions)}) as totals)`;
  });

/** Resolvers of every connection type. */
export const listResolvers: Record<string, Resolver<never>> = {
  nodes: (async (list, _, context) => {
    const { ids } = await loadPage(context, list);
    return Promise.all(ids.map((id) => loadNode(context, list.entity, id)));
  }) as Resolver<ListSource>,
  edges: (async (list, _, context) => {
    const { ids, cursors } = await loadPage(context, list);
    return Promise.all(
      ids.map(async (id, at) => ({ cursor: cursors[at], node: await loadNode(context, list.entity, id) })),
    );
  }) as Resolver<ListSource>,
  pageInfo: (async (list, _, context) => {
    const { cursors, more } = await loadPage(context, list);
    const backwards = list.args.last != null;
    return {
      hasNextPage: backwards ? list.args.before != null : more,
      hasPreviousPage: backwards ? more : list.args.after != null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    };
  }) as Resolver<ListSource>,
  totalCount: (async (list, _, context) => (await loadTotals(context, list))!.count) as Resolver<ListSource>,
  aggregates: ((list, _, context) => loadTotals(context, list)) as Resolver<ListSource>,
  groups: ((list, args, context) => {
    const group = groupArguments(list.entity, args);
    return loadList(context, list, `groups ${JSON.stringify(args)}`, (build, source) => {
      const { row, columns, from } = groupsFrom(
        build,
        list.entity,
        source,
        list.args.filter,
        group,
        list.parent?.entity,
      );
      const keys = group.keys.map((key, index): [string, Sql] => {
        const value = sql.ref(`g.k${index}`);
        return [key.name, keyTarget(key) ? text(value) : keyJson(key, value)];
      });
      const json = jsonObject([['key', jsonObject(keys)], ...allMeasures(build, row, columns)]);
      return sql`(select concat('[', string_agg(${json}, ',' order by g.n), ']') from ${from()})`;
    });
  }) as Resolver<ListSource>,
};
