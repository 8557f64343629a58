// The statement of an export: one row for each row of the innermost list, beside the rows that it lies in. It is read
// by a cursor, so it has no limit and nothing of it is gathered.
import { sql } from 'kysely';
import type { EntityModel, ManyField, TypeModel } from '../graph/model.ts';
import { uniqueCondition } from '../graph/plan.ts';
import { type Build, column, type Row, type Sql, tableAs, where } from '../graph/sql/build.ts';
import { type ListArguments, rowsOf, type Source } from '../graph/sql/connection.ts';
import { relatedRows } from '../graph/sql/filter.ts';
import { groupRows } from '../graph/sql/groups.ts';
import { joinOne, orderOf, orderSql } from '../graph/sql/order.ts';
import { nodeJson } from '../graph/sql/select.ts';
import { isGrouped, type List, listedEntity, type Selected, withoutRows } from './selection.ts';

/** A column for each list, holding the JSON of its row; null where the row above has none. */
export function exportStatement(build: Build, lists: List[]): Sql {
  const [outermost] = lists as [List];
  if (isGrouped(outermost)) return groupsStatement(build, outermost);
  let { source } = rootSource(build, outermost);
  const items = lists.map((list, index) => {
    const alias = `l${index}`;
    const next = lists[index + 1];
    const { item, link } = rowsItem(build, list, source, next, alias);
    if (link) source = (row) => related(link, row, sql.ref(`${alias}.link`));
    return index === 0 ? item : sql`left join lateral ${item} on true`;
  });
  const columns = lists.map((_, index) => sql.ref(`l${index}.row`));
  return sql`select ${sql.join(columns)}\nfrom ${sql.join(items, sql`\n`)}`;
}

/** One column, holding the JSON of a group. */
function groupsStatement(build: Build, list: List): Sql {
  const { source, parent } = rootSource(build, list);
  const target = build.model.entity(listedEntity(build, list.connection)!);
  const { filter } = list.connection.args as ListArguments;
  const nodes = [withoutRows(build, list.rows)];
  const { json, from } = groupRows(build, { target, source, filter, nodes, path: list.path.join('.'), parent }, true);
  return sql`select ${json} as row\nfrom ${from}\norder by g.n`;
}

/**
 * The rows of one list in their order, as an item of FROM, with the key by which the next list's rows belong to them.
 * A subquery with an order is not pulled up, which keeps the join a nested loop and so the order; with an offset its
 * rows are made once, not once for each row of the next list.
 */
function rowsItem(build: Build, list: List, source: Source, next: List | undefined, alias: string) {
  const { args } = list.connection;
  const target = build.model.entity(listedEntity(build, list.connection)!);
  const { row, from, conditions: counted } = rowsOf(build, target, source, (args as ListArguments).filter);
  const conditions = build.policy.reach(target.name) === 'rows' ? counted : [sql`false`];
  const order = orderOf(build, row, (args as ListArguments).orderBy);
  const joins = order.joins.length > 0 ? sql` ${sql.join(order.joins, sql` `)}` : sql``;
  const path = [...list.path, ...list.rowKeys].join('.');
  const json = nodeJson(build, row, [withoutRows(build, list.rows)], path);
  const link = next && linkTo(build, row, next);
  const item = sql`(select ${json} as row${link ? sql`, ${link.key} as link` : sql``}
  from (select ${sql.ref(row.alias)}.* from ${from}${joins}${where(conditions)}
  ${orderSql(order, false)}) as ${sql.ref(row.alias)}
  offset 0) as ${sql.ref(alias)}`;
  return { item, link };
}

/** The relation that a list shows, and the key of the row that it belongs to; null where the caller may not go there. */
interface Link {
  field: ManyField;
  parent: EntityModel;
  key: Sql;
}

const related = ({ field }: Link, row: Row, key: Sql) => {
  const { from, on } = relatedRows(field, row, key);
  return { from, on: [on] };
};

/** Follows the objects between a row and a list of it; `skip` are those at the root that the row itself stands for. */
function linkTo(build: Build, row: Row, list: List, skip = 0): Link {
  const joins: Sql[] = [];
  const path = [...list.path];
  let at = row;
  let type: TypeModel = row.entity;
  let enters = true;
  for (const step of list.steps.slice(skip)) {
    const field = type.fields.get(step.name)!;
    enters = build.enters(at.entity, field, path.join('.')) && enters;
    if (field.kind === 'one') {
      at = joinOne(build, at, field, joins);
      type = at.entity;
    } else type = (field as { target: TypeModel }).target;
  }
  const field = type.fields.get(list.connection.name) as ManyField;
  enters = build.enters(at.entity, field, path.join('.')) && enters;
  const parent = at.entity;
  if (!enters) return { field, parent, key: sql`null::bigint` };
  const key = column(at, 'id');
  return {
    field,
    parent,
    key: joins.length > 0 ? sql`(select ${key} from (select) as one ${sql.join(joins, sql` `)})` : key,
  };
}

/** Where the outermost list's rows come from: their table, or the relation of one object. */
function rootSource(build: Build, list: List): { source: Source; parent?: EntityModel } {
  const [root] = list.steps;
  if (!root) return { source: (row) => ({ from: tableAs(row), on: [] }) };
  const row = build.row(rootEntity(build, root));
  const conditions = [uniqueCondition(build, row, root.args), ...build.visible(row)];
  const link = linkTo(build, row, list, 1);
  const key = sql`(select ${link.key} from ${tableAs(row)}${where(conditions)})`;
  return { source: (target) => related(link, target, key), parent: link.parent };
}

const rootEntity = (build: Build, root: Selected): EntityModel => build.model.entity(root.type.name);
