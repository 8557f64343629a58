// Totals and groups from an entity's summary, where it knows all that is asked for and the caller may see every row and
// field behind it. The answer is that of counting the rows.
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { sql } from 'kysely';
import type { GroupKey } from '../derive/groups.ts';
import type { EntityModel, FieldModel, PartField, ScalarField } from '../model.ts';
import { ROWS, type Summary, type SummaryKey, summaryOf } from '../summary.ts';
import { type Build, column, type Row, type Sql, tableAs, where } from './build.ts';
import { filterSql } from './filter.ts';

type Input = Record<string, unknown>;

/** Rows to take measures of. */
export interface Rows {
  row: Row;
  from: Sql;
  conditions: Sql[];
}

/** What is asked of a set of rows. */
export interface Asked {
  filter: Input | null | undefined;
  keys: readonly GroupKey[];
  measures: Measures | null;
}

/** The measures that a summary may know. */
export interface Measures {
  /** Names of fields whose sum or mean is asked for. */
  summed: ReadonlySet<string>;
  /** Whether the least or greatest value of a field is asked for. */
  extremes: boolean;
}

/** Rows of the summary in place of the entity's own, which `rows` gives; null where it cannot answer. */
export function summaryRows(build: Build, entity: EntityModel, asked: Asked, rows: () => Rows): Rows | null {
  const summary = summaryOf(entity);
  if (!summary || !isOpen(build, summary) || !serves(summary, asked)) return null;
  const row: Row = { ...build.row(keyed(summary)), summarised: { summary, rows } };
  return { row, from: tableAs(row), conditions: filterSql(build, row, asked.filter) };
}

/** The caller sees all rows, and all that they are summed up by. */
function isOpen(build: Build, { entity, keys, sums }: Summary): boolean {
  const isClear = (owner: EntityModel, field: FieldModel) => build.policy.treatment(owner.name, field) === 'clear';
  const seesAll = (owner: EntityModel) => build.showsAll(owner);
  return (
    !entity.smallCounts &&
    seesAll(entity) &&
    sums.every(({ field }) => isClear(entity, field)) &&
    keys.every(({ relation, field }) =>
      relation
        ? isClear(entity, relation) && seesAll(relation.target) && isClear(relation.target, field)
        : isClear(entity, field),
    )
  );
}

const serves = ({ keys, sums }: Summary, { filter, keys: by, measures }: Asked): boolean =>
  measures !== null &&
  [...measures.summed].every((name) => sums.some(({ field }) => field.name === name)) &&
  !(measures.extremes && by.length > 0) &&
  by.every((key) => keyOf(keys, key.path)) &&
  isKeyed(keys, filter ?? {});

/** The key that holds the field at a path. */
const keyOf = (keys: readonly SummaryKey[], [first, second, ...more]: readonly FieldModel[]): SummaryKey | undefined =>
  more.length > 0
    ? undefined
    : keys.find(({ relation, field }) =>
        relation ? relation.name === first!.name && field.name === second?.name : !second && field.name === first!.name,
      );

/** Whether a filter looks at keys alone; a null in it is refused where rows are counted. */
function isKeyed(keys: readonly SummaryKey[], filter: Input): boolean {
  return Object.entries(filter).every(([name, value]): boolean => {
    if (value === null) return false;
    if (name === 'not') return isKeyed(keys, value as Input);
    if (name === 'and' || name === 'or') return (value as Input[]).every((inner) => isKeyed(keys, inner));
    if (keys.some(({ relation, field }) => !relation && field.name === name)) return true;
    return Object.entries(value as Input).every(
      ([member, test]) =>
        keys.some(({ relation, field }) => relation?.name === name && field.name === member) && isEquality(test),
    );
  });
}

/** The summary cannot tell a relation without the value from none, so only what both fail serves. */
const isEquality = (test: unknown): boolean =>
  Object.entries((test as Input | null) ?? { null: null }).every(
    ([name, value]) => ['eq', 'in'].includes(name) && value !== null,
  );

/** The entity with the keys as its fields: those of a relation lie in a part, and so in columns of the row. */
function keyed({ entity, table, keys }: Summary): EntityModel {
  const fields = new Map<string, FieldModel>();
  for (const { relation, field, column: name } of keys) {
    if (!relation) {
      fields.set(field.name, field);
      continue;
    }
    const part = (fields.get(relation.name) as PartField | undefined) ?? {
      ...relation,
      kind: 'part',
      target: { ...relation.target, fields: new Map() },
    };
    part.target.fields.set(field.name, { ...field, column: name });
    fields.set(relation.name, part);
  }
  return { ...entity, table, fields };
}

/** The value of a group key in a row of the summary. */
export const summaryKeyValue = (row: Row, key: GroupKey): Sql =>
  column(row, keyOf(row.summarised!.summary.keys, key.path)!.column);

/** `count(*)` of the rows that a row stands for. */
export const countOf = (row: Row): Sql =>
  row.summarised ? sql`coalesce(sum(${column(row, ROWS)}), 0)` : sql`count(*)`;

/** `sum(field)`, and how many of the rows have a value: null over none. */
export function sumOf(row: Row, field: ScalarField): Sql {
  if (!row.summarised) return sql`sum(${column(row, field.column)})`;
  const { sum, count } = columnsOf(row.summarised.summary, field);
  return sql`case when sum(${column(row, count)}) > 0 then sum(${column(row, sum)}) end`;
}

/** `avg(field)`. */
export function meanOf(row: Row, field: ScalarField): Sql {
  if (!row.summarised) return sql`avg(${column(row, field.column)})`;
  const { sum, count } = columnsOf(row.summarised.summary, field);
  return sql`sum(${column(row, sum)}) / nullif(sum(${column(row, count)}), 0)`;
}

const columnsOf = ({ sums }: Summary, field: ScalarField) => sums.find(({ field: { name } }) => name === field.name)!;

/** `min(field)` or `max(field)`: of the rows themselves, where an index ends the search at the first. */
export function extremeOf(row: Row, fn: 'min' | 'max', field: ScalarField): Sql {
  const extreme = (value: Sql) => sql`${sql.raw(fn)}(${value})`;
  if (!row.summarised) return extreme(column(row, field.column));
  const { row: own, from, conditions } = row.summarised.rows();
  const found = sql`(select ${extreme(column(own, field.column))} from ${from}${where(conditions)})`;
  // Once more an aggregate, for it may be the only one over the rows of the summary.
  return extreme(found);
}

/**
 * What is measured by selections of `type`, or ordered by; null where a summary knows nothing of it.
 * @param asked the nodes of each selection
 */
export function measuresOf(
  build: Build,
  entity: EntityModel,
  type: GraphQLObjectType,
  asked: readonly (readonly FieldNode[])[],
  orderBy: readonly Input[] = [],
): Measures | null {
  const summed = new Set(orderBy.flatMap(({ sum }) => Object.keys((sum as Input | null | undefined) ?? {})));
  let extremes = false;
  for (const [, members] of asked.flatMap((nodes) => [...build.subfields(type, nodes)])) {
    const name = members[0]!.name.value;
    if (['key', 'count', '__typename'].includes(name)) continue;
    if (name === 'min' || name === 'max') extremes = true;
    else if (name === 'sum' || name === 'avg') {
      const result = build.objectType(`${entity.name}${name === 'sum' ? 'Sum' : 'Avg'}`);
      for (const [, fields] of build.subfields(result, members)) summed.add(fields[0]!.name.value);
    } else if (entity.ratios[name]) for (const of of entity.ratios[name].of) summed.add(of);
    else return null;
  }
  summed.delete('__typename');
  return { summed, extremes };
}
