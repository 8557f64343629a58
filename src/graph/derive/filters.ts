// Filter inputs, one for each scalar, entity and relation (conventions: operations/README.md).
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import type { Class, CodeList, EntityModel, FieldModel, ScalarKind, TypeModel } from '../model.ts';
import { Day, Instant, Money } from '../scalars.ts';
import { graphType } from '../types.ts';
import { addField, type DerivedField, inputType, once } from './classes.ts';

const OPERATORS = {
  eq: { en: 'Equal', zh: '等于' },
  ne: { en: 'Not equal; keeps rows without a value', zh: '不等于(含空值)' },
  in: { en: 'One of', zh: '属于' },
  notIn: { en: 'None of; keeps rows without a value', zh: '不属于(含空值)' },
  lt: { en: 'Less than', zh: '小于' },
  lte: { en: 'At most', zh: '不大于' },
  gt: { en: 'Greater than', zh: '大于' },
  gte: { en: 'At least', zh: '不小于' },
  contains: { en: 'Contains the text', zh: '包含' },
  startsWith: { en: 'Starts with the text', zh: '以…开头' },
} as const;
const EQUALITY = ['eq', 'ne', 'in', 'notIn'] as const;
const ORDER = ['lt', 'lte', 'gt', 'gte'] as const;
const IS_NULL = { en: 'Whether there is no value', zh: '是否为空' };

type Operator = keyof typeof OPERATORS;

function scalarFilter(name: string, type: object, operators: readonly Operator[]): Class {
  const fields = operators.map((op): DerivedField => {
    const list = op === 'in' || op === 'notIn';
    return { name: op, type: () => (list ? [type] : type), ...OPERATORS[op] };
  });
  fields.push({ name: 'isNull', type: () => GraphQLBoolean, ...IS_NULL });
  return inputType(`${name}Filter`, { en: `Condition on a ${name}`, zh: `${name} 条件` }, fields);
}

const builtIn = once((kind: Exclude<ScalarKind, 'code'>): Class => {
  const [name, type, ...more] = (
    {
      id: ['ID', GraphQLID],
      text: ['String', GraphQLString, ...ORDER, 'contains', 'startsWith'],
      int: ['Int', GraphQLInt, ...ORDER],
      float: ['Float', GraphQLFloat, ...ORDER],
      money: ['Money', Money, ...ORDER],
      day: ['Date', Day, ...ORDER],
      instant: ['DateTime', Instant, ...ORDER],
      boolean: ['Boolean', GraphQLBoolean],
    } as const
  )[kind];
  const operators = kind === 'boolean' ? (['eq', 'ne'] as const) : [...EQUALITY, ...(more as Operator[])];
  return scalarFilter(name, type, operators);
});

const codeFilter = once((codes: CodeList): Class => scalarFilter(codes.name, graphType({ codes }), EQUALITY));

const textListFilter = once((_: 'list') =>
  inputType('TextListFilter', { en: 'Condition on a list of texts', zh: '文本列表条件' }, [
    { name: 'has', type: () => GraphQLString, en: 'Holds exactly this text', zh: '含有' },
  ]),
);

/** An encrypted text is found by its keyed token, which tells only whether it is equal. */
const sealedFilter = once((_: 'sealed') => scalarFilter('SealedText', GraphQLString, ['eq', 'in']));

const codesFilter = once((codes: CodeList) =>
  inputType(`${codes.name}ListFilter`, { en: `Condition on a list of ${codes.name}`, zh: `${codes.zh}列表条件` }, [
    { name: 'has', type: () => graphType({ codes }), en: 'Holds this code', zh: '含有' },
  ]),
);

/** The filter of a scalar kind or code list. */
const filterOfScalar = (field: { scalar: ScalarKind; codes?: CodeList }) =>
  field.codes ? codeFilter(field.codes) : builtIn(field.scalar as Exclude<ScalarKind, 'code'>);

// Types are made at once, not when asked for: type-graphql wants them all before it builds the schema.
function fieldFilter(field: FieldModel): Class | null {
  switch (field.kind) {
    case 'scalar':
      return field.cipher ? sealedFilter('sealed') : filterOfScalar(field);
    case 'list':
      return field.codes ? codesFilter(field.codes) : textListFilter('list');
    case 'part':
      return partFilter(field.target.name, field.target);
    case 'one':
      return entityFilter(field.target);
    case 'many':
      return listFilter(field.target);
    default:
      return null;
  }
}

function addFieldFilters(filter: Class, type: TypeModel): void {
  for (const field of type.fields.values()) {
    const target = fieldFilter(field);
    if (target) addField(filter, { name: field.name, type: () => target, nullable: true, en: field.en, zh: field.zh });
  }
}

const parts = new Map<string, Class>();
function partFilter(name: string, part: TypeModel): Class {
  let filter = parts.get(name);
  if (!filter) {
    filter = inputType(`${name}Filter`, { en: `Condition: ${part.en}`, zh: `条件:${part.zh}` });
    parts.set(name, filter);
    addFieldFilters(filter, part);
  }
  return filter;
}

/** The filter of an entity, used at the root and through relations. */
export const entityFilter = once((entity: EntityModel, made: (filter: Class) => Class): Class => {
  const filter = made(inputType(`${entity.name}Filter`, { en: `Condition: ${entity.en}`, zh: `条件:${entity.zh}` }));
  addFieldFilters(filter, entity);
  const all = (name: string, type: () => object, en: string, zh: string) =>
    addField(filter, { name, type, nullable: true, en, zh });
  if (entity.hierarchy) all('within', () => GraphQLString, 'The row of this code, or any below it', '该代码及其下级');
  all(
    'exists',
    () => GraphQLBoolean,
    'Whether there is such a row; directly in the filter of a to-one relation',
    '是否存在(仅用于对一关系)',
  );
  all('and', () => [filter], 'All of these', '且');
  all('or', () => [filter], 'Any of these', '或');
  all('not', () => filter, 'Not this', '非');
  return filter;
});

/** The filter of a to-many relation. */
const listFilter = once((entity: EntityModel, made: (filter: Class) => Class): Class => {
  const list = made(
    inputType(`${entity.name}ListFilter`, { en: `Condition on a list: ${entity.en}`, zh: `列表条件:${entity.zh}` }),
  );
  const filter = entityFilter(entity);
  const target = () => filter;
  const count = builtIn('int');
  const fields: DerivedField[] = [
    { name: 'some', type: target, en: 'At least one row fits', zh: '至少一条符合' },
    { name: 'none', type: target, en: 'No row fits', zh: '没有符合的' },
    { name: 'every', type: target, en: 'Every row fits', zh: '全部符合' },
    { name: 'count', type: () => count, en: 'Number of rows', zh: '条数' },
  ];
  const summed = [...entity.fields.values()].filter((f) => f.kind === 'scalar').filter(isSummable);
  if (summed.length > 0) {
    const sums = inputType(
      `${entity.name}SumFilter`,
      { en: `Condition on sums: ${entity.en}`, zh: `合计条件:${entity.zh}` },
      summed.map((f) => {
        const type = builtIn(f.scalar === 'money' ? 'money' : 'float');
        return { name: f.name, type: () => type, en: f.en, zh: f.zh };
      }),
    );
    fields.push({ name: 'sum', type: () => sums, en: 'Sums over the rows', zh: '合计' });
  }
  for (const field of fields) addField(list, { nullable: true, ...field });
  return list;
});

/** Numbers and amounts can be added up. */
export const isSummable = (field: FieldModel) =>
  field.kind === 'scalar' && (field.scalar === 'int' || field.scalar === 'float' || field.scalar === 'money');
