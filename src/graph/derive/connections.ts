// Relay connections with aggregates and groups, one family of types for each entity.
import { GraphQLBoolean, GraphQLFloat, GraphQLInt } from 'graphql';
import { Arg } from 'type-graphql';
import type { Class, Described, EntityModel, ScalarField } from '../model.ts';
import { Cursor } from '../scalars.ts';
import { describe, graphType } from '../types.ts';
import { addField, type DerivedField, enumType, inputType, objectType, once } from './classes.ts';
import { entityFilter, isSummable } from './filters.ts';
import { groupKeys } from './groups.ts';
import { entityOrder, SortDirection } from './order.ts';

const pageInfo = once((_: 'PageInfo') =>
  objectType('PageInfo', { en: 'Where a page lies in its list', zh: '分页信息' }, [
    { name: 'hasNextPage', type: () => GraphQLBoolean, en: 'Whether rows follow', zh: '是否有后页' },
    { name: 'hasPreviousPage', type: () => GraphQLBoolean, en: 'Whether rows precede', zh: '是否有前页' },
    { name: 'startCursor', type: () => Cursor, nullable: true, en: 'Cursor of the first row', zh: '首行游标' },
    { name: 'endCursor', type: () => Cursor, nullable: true, en: 'Cursor of the last row', zh: '末行游标' },
  ]),
);

const scalarsOf = (entity: EntityModel) =>
  [...entity.fields.values()].filter((f): f is ScalarField => f.kind === 'scalar');

/** The fields that each aggregate function of an entity offers. */
export function aggregateFields(entity: EntityModel) {
  const scalars = scalarsOf(entity);
  const summable = scalars.filter(isSummable);
  const ordered = scalars.filter((f) => ['int', 'float', 'money', 'day', 'instant'].includes(f.scalar));
  const counted = [...entity.fields.values()].filter((f) =>
    f.kind === 'one' ? f.column !== undefined : f.kind === 'scalar' && f.scalar !== 'id' && !f.cipher,
  );
  return { distinctCount: counted, sum: summable, avg: summable, min: ordered, max: ordered };
}

const FUNCTIONS = {
  distinctCount: { en: 'Number of different values', zh: '去重计数' },
  sum: { en: 'Sum; null over no values', zh: '合计' },
  avg: { en: 'Mean', zh: '平均值' },
  min: { en: 'Least', zh: '最小值' },
  max: { en: 'Greatest', zh: '最大值' },
} as const;
/** A function over the values of one field. */
export type AggregateFunction = keyof typeof FUNCTIONS;

function resultType(fn: AggregateFunction, field: ScalarField): object {
  if (fn === 'distinctCount') return GraphQLInt;
  if ((fn === 'sum' || fn === 'avg') && field.scalar !== 'money') return GraphQLFloat;
  return graphType(field);
}

/** The members shared by `aggregates` and each group. */
const measures = once((entity: EntityModel): DerivedField[] => {
  const byFunction = Object.entries(aggregateFields(entity)).flatMap(([name, fields]): DerivedField[] => {
    if (fields.length === 0) return [];
    const fn = name as AggregateFunction;
    const about = { en: `${FUNCTIONS[fn].en}: ${entity.en}`, zh: `${FUNCTIONS[fn].zh}:${entity.zh}` };
    const type = objectType(
      `${entity.name}${fn[0]!.toUpperCase()}${fn.slice(1)}`,
      about,
      fields.map((f) => ({
        name: f.name,
        type: () => resultType(fn, f as ScalarField),
        nullable: true,
        en: f.en,
        zh: f.zh,
      })),
    );
    return [{ name: fn, type: () => type, ...FUNCTIONS[fn] }];
  });
  const ratios = Object.entries(entity.ratios).map(
    ([name, ratio]): DerivedField => ({ name, type: () => GraphQLFloat, nullable: true, en: ratio.en, zh: ratio.zh }),
  );
  const count = {
    name: 'count',
    type: () => GraphQLInt,
    nullable: entity.smallCounts,
    en: 'Number of rows',
    zh: '条数',
  };
  return [count, ...byFunction, ...ratios];
});

const aggregates = once((entity: EntityModel) =>
  objectType(`${entity.name}Aggregates`, { en: `Aggregates: ${entity.en}`, zh: `汇总:${entity.zh}` }, measures(entity)),
);

const groupTypes = once((entity: EntityModel) => {
  const keys = groupKeys(entity);
  const by = enumType(
    `${entity.name}GroupBy`,
    { en: `Keys to group by: ${entity.en}`, zh: `分组键:${entity.zh}` },
    Object.fromEntries(keys.map((k) => [k.code, { en: k.en, zh: k.zh }])),
  );
  const keyType = objectType(
    `${entity.name}GroupKey`,
    { en: `Key of a group; only what "by" names may be selected: ${entity.en}`, zh: `分组键值:${entity.zh}` },
    keys.map((k) => ({ name: k.name, type: () => k.type, nullable: true, en: k.en, zh: k.zh })),
  );
  const group = objectType(`${entity.name}Group`, { en: `Group: ${entity.en}`, zh: `分组:${entity.zh}` }, [
    { name: 'key', type: () => keyType, en: 'What the rows of the group share', zh: '分组键值' },
    ...measures(entity),
  ]);
  const orderFields: DerivedField[] = [
    { name: 'count', type: () => SortDirection, en: 'Number of rows', zh: '条数' },
    { name: 'key', type: () => by, en: 'A key of "by", ascending', zh: '按键升序' },
  ];
  const { sum } = aggregateFields(entity);
  if (sum.length > 0) {
    const sums = inputType(
      `${entity.name}GroupSumOrderBy`,
      { en: `Order of groups by a sum: ${entity.en}`, zh: `按合计排序:${entity.zh}` },
      sum.map((f) => ({ name: f.name, type: () => SortDirection, en: f.en, zh: f.zh })),
    );
    orderFields.push({ name: 'sum', type: () => sums, en: 'A sum', zh: '合计' });
  }
  const orderBy = inputType(
    `${entity.name}GroupOrderBy`,
    { en: `Order of groups: ${entity.en}`, zh: `分组排序:${entity.zh}` },
    orderFields,
  );
  return { by, group, orderBy };
});

interface ArgumentSpec {
  type: () => object;
  en: string;
  zh: string;
  nullable?: boolean;
  defaultValue?: unknown;
}

/** Gives a field of a class its arguments. */
export function addArguments(type: Class, field: string, specs: Record<string, ArgumentSpec>): void {
  Object.entries(specs).forEach(([name, { type: argType, nullable = true, defaultValue, ...about }], index) => {
    Arg(name, argType as never, { nullable, defaultValue, description: describe(about) })(type.prototype, field, index);
  });
}

/** A thunk of a type that is made already. */
export const eager = (type: object) => () => type;

/** The arguments of every list of an entity. */
export const listArguments = (entity: EntityModel): Record<string, ArgumentSpec> => ({
  filter: { type: eager(entityFilter(entity)), en: 'Which rows', zh: '筛选条件' },
  orderBy: { type: eager([entityOrder(entity)]), en: 'In which order; id breaks ties', zh: '排序' },
  first: {
    type: () => GraphQLInt,
    en: 'How many from the start, 20 unless given, at most 500',
    zh: '前若干条,默认20,最多500',
  },
  after: { type: () => Cursor, en: 'Only rows behind this one', zh: '此游标之后' },
  last: { type: () => GraphQLInt, en: 'How many from the end, at most 500', zh: '后若干条' },
  before: { type: () => Cursor, en: 'Only rows ahead of this one', zh: '此游标之前' },
});

const totalOf = ({ smallCounts }: EntityModel): Described =>
  smallCounts
    ? { en: 'Rows that the filter selects; null where few in a small area', zh: '符合条件的总数(小区域少量时为空)' }
    : { en: 'Rows that the filter selects', zh: '符合条件的总数' };

/** The connection type of an entity. */
export const connection = once((entity: EntityModel): Class => {
  const { en, zh } = entity;
  const info = pageInfo('PageInfo');
  const total = aggregates(entity);
  const edge = objectType(`${entity.name}Edge`, { en: `Row with its cursor: ${en}`, zh: `带游标的行:${zh}` }, [
    { name: 'cursor', type: () => Cursor, en: 'Cursor of the row', zh: '游标' },
    { name: 'node', type: () => entity.class, en: 'The row', zh: '记录' },
  ]);
  const type = objectType(`${entity.name}Connection`, { en: `List: ${en}`, zh: `列表:${zh}` }, [
    { name: 'nodes', type: () => [entity.class], en: 'The rows of the page', zh: '本页记录' },
    { name: 'edges', type: () => [edge], en: 'The rows of the page with cursors', zh: '本页记录及游标' },
    { name: 'pageInfo', type: () => info, en: 'Where the page lies', zh: '分页信息' },
    { name: 'totalCount', type: () => GraphQLInt, nullable: entity.smallCounts, ...totalOf(entity) },
    { name: 'aggregates', type: () => total, en: 'Over all rows that the filter selects', zh: '汇总' },
  ]);
  if (groupKeys(entity).length > 0) {
    const { by, group, orderBy } = groupTypes(entity);
    addField(type, { name: 'groups', type: () => [group], en: 'Rows grouped, largest group first', zh: '分组统计' });
    addArguments(type, 'groups', {
      by: { type: () => [by], nullable: false, en: 'Keys', zh: '分组键' },
      first: {
        type: () => GraphQLInt,
        nullable: false,
        defaultValue: 100,
        en: 'How many groups, at most 500',
        zh: '最多组数',
      },
      orderBy: { type: () => [orderBy], en: 'Order of the groups', zh: '分组排序' },
    });
  }
  return type;
});
