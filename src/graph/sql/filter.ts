// Filter inputs become conditions on a row (conventions: operations/README.md).
import { sql } from 'kysely';
import { addDays } from '../../law/calendar.ts';
import {
  type EntityModel,
  type FieldModel,
  type Hierarchy,
  isKind,
  type ManyField,
  type ScalarField,
  type ScalarKind,
  type TypeModel,
} from '../model.ts';
import { badInput, parseNodeId } from '../scalars.ts';
import { type Build, column, contextOf, type Row, type Sql, seenKey, tableAs } from './build.ts';
import { sqlType } from './json.ts';
import { sealedFilter } from './sealed.ts';
import { mapValue, Slot } from './slot.ts';
import { measured } from './small-counts.ts';

type Input = Record<string, unknown>;

/** All conditions of a filter on a row; none for an absent filter. */
export function filterSql(build: Build, row: Row, filter: Input | null | undefined): Sql[] {
  return typeFilter(build, row, row.entity, filter ?? {});
}

/** The members of a filter; null says nothing and is BAD_USER_INPUT. */
function membersOf(filter: Input): [name: string, value: unknown][] {
  const members = Object.entries(filter);
  const [name] = members.find(([, value]) => value === null) ?? [];
  if (name === undefined) return members;
  throw badInput(
    `"${name}: null" 无意义,请用 isNull 或 exists · "${name}: null" says nothing; use isNull or exists`,
    name,
  );
}

function typeFilter(build: Build, row: Row, type: TypeModel, filter: Input): Sql[] {
  return membersOf(filter).flatMap(([name, value]) => {
    const field = type.fields.get(name);
    return field ? fieldFilter(build, row, field, value as Input) : logic(build, row, name, value);
  });
}

/** The members that are no field: and, or, not, within; `exists` is the relation's (oneFilter). */
function logic(build: Build, row: Row, name: string, value: unknown): Sql {
  const all = (filter: Input) => conjunction(filterSql(build, row, filter));
  switch (name) {
    case 'and':
      return conjunction((value as Input[]).map(all));
    case 'or':
      return sql`(${(value as Input[]).length > 0 ? sql.join((value as Input[]).map(all), sql` or `) : sql`false`})`;
    case 'not':
      return sql`(${all(value as Input)}) is not true`;
    case 'exists':
      throw badInput(
        'exists 只能直接写在对一关系的条件里 · "exists" belongs directly in the filter of a to-one relation',
        'exists',
      );
    default:
      return within(build, row.entity.hierarchy!, column(row, 'id'), value as string | Slot<string>);
  }
}

const conjunction = (conditions: Sql[]): Sql =>
  conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`;

/** A row of a hierarchy and all below it: a range of keys. A city and a village need plans of their own. */
function within(build: Build, hierarchy: Hierarchy, key: Sql, code: string | Slot<string>): Sql {
  const { from, to } = hierarchy.within(build.pin(code));
  return sql`${key} between ${sql.lit(Number(from))} and ${sql.lit(Number(to))}`;
}

function fieldFilter(build: Build, row: Row, field: FieldModel, input: Input): Sql[] {
  build.useableInTotals(row.entity, field);
  switch (field.kind) {
    case 'scalar':
      if (field.cipher) {
        const cipher = field.cipher(contextOf(build, row, row.entity));
        return sealedFilter(row, field, cipher, membersOf(input));
      }
      return scalarFilter(build, row, field, input);
    case 'list':
      return membersOf(input).map(
        ([, text]) => sql`${column(row, field.column)} @> array[cast(${sql.val(text)} as text)]`,
      );
    case 'part':
      return typeFilter(build, row, field.target, input);
    case 'one':
      return oneFilter(build, row, field, input);
    case 'many':
      return listFilter(build, row, field, input);
    default:
      throw badInput(`不能按此筛选 · ${field.name} can't be filtered by`, field.name);
  }
}

const comparisons: Record<string, Sql> = { eq: sql`=`, lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` };

/** The bound value of one leaf; ids of another type match nothing. */
function bind(field: { scalar: ScalarKind }, entity: EntityModel, value: unknown): unknown {
  if (field.scalar !== 'id') return value;
  return mapValue(value as string, (text) => {
    const id = parseNodeId(text);
    return id.type === entity.name ? id.key : '-1';
  });
}

function scalarFilter(build: Build, row: Row, field: ScalarField, input: Input): Sql[] {
  const value = column(row, field.column);
  const type = sqlType[field.scalar];
  // A kind is a literal: PostgreSQL then knows how common it is.
  const given = (operand: unknown) => (isKind(field) ? build.pin(operand) : operand);
  const one = (operand: unknown): Sql =>
    isKind(field) ? sql.lit(given(operand)) : sql`cast(${sql.val(bind(field, row.entity, operand))} as ${type})`;
  return membersOf(input).map(([operator, said]): Sql => {
    const operand = build.isMonthly(row.entity, field) ? endOfMonth(build, row, field, operator, said) : said;
    switch (operator) {
      case 'isNull':
        return operand ? sql`${value} is null` : sql`${value} is not null`;
      case 'ne':
        return sql`${value} is distinct from ${one(operand)}`;
      case 'in':
        return sql`${value} = any(${many(given(operand), one, field, row.entity)})`;
      case 'notIn':
        return sql`(${value} = any(${many(given(operand), one, field, row.entity)})) is not true`;
      case 'contains':
        return sql`position(cast(${sql.val(operand)} as text) in ${value}) > 0`;
      case 'startsWith':
        return sql`starts_with(${value}, cast(${sql.val(operand)} as text))`;
      default:
        return sql`${value} ${comparisons[operator]!} ${one(operand)}`;
    }
  });
}

/** What a date is compared with where the caller is shown months alone: the first of one, or its last day. */
function endOfMonth(build: Build, row: Row, field: ScalarField, operator: string, operand: unknown): unknown {
  if (operator === 'isNull') return operand;
  const isEnd = { gte: isFirst, lt: isFirst, gt: isLast, lte: isLast }[operator];
  return mapValue(operand as string | Slot<string>, (day) => {
    if (isEnd?.(day)) return day;
    throw build.finerThanMonth(row.entity, field);
  });
}

const isFirst = (day: string) => day.endsWith('-01');
const isLast = (day: string) => isFirst(addDays(day, 1));

function many(operand: unknown, one: (item: unknown) => Sql, field: ScalarField, entity: EntityModel): Sql {
  const type = sqlType[field.scalar];
  if (operand instanceof Slot) {
    const list = (operand as Slot<unknown[]>).map((items) => items.map((item) => bind(field, entity, item)));
    return sql`cast(${sql.val(list)} as ${type}[])`;
  }
  const items = operand as unknown[];
  return items.length > 0 ? sql`array[${sql.join(items.map(one))}]::${type}[]` : sql`'{}'::${type}[]`;
}

function oneFilter(build: Build, row: Row, field: FieldModel & { kind: 'one' }, input: Input): Sql[] {
  const names = membersOf(input).map(([name]) => name);
  const { exists, ...rest } = input;
  // A range of keys can be told from the foreign key alone.
  const { hierarchy } = field.target;
  if (hierarchy && field.column && names.join() === 'within')
    return [within(build, hierarchy, seenKey(build, row, field), input.within as string | Slot<string>)];
  const target = build.row(field.target);
  const key = field.column
    ? sql`${column(target, 'id')} = ${column(row, field.column)}`
    : sql`${column(target, field.targetColumn!)} = ${column(row, 'id')}`;
  const inner = [key, ...build.visible(target), ...typeFilter(build, target, target.entity, rest)];
  const found = sql`exists (select from ${tableAs(target)} where ${sql.join(inner, sql` and `)})`;
  return [exists === false ? sql`not ${found}` : found];
}

/** `from` and the join condition of a to-many relation's rows. */
export function relatedRows(field: ManyField, target: Row, parentId: Sql): { from: Sql; on: Sql } {
  if (!field.pivot) {
    const held = field.where.map(({ column: name, value }) => sql`${column(target, name)} = ${sql.lit(value)}`);
    const on = sql.join([sql`${column(target, field.targetColumn!)} = ${parentId}`, ...held], sql` and `);
    return { from: tableAs(target), on };
  }
  const { table, own, other } = field.pivot;
  const pivot = `${target.alias}_link`;
  return {
    from: sql`${sql.table(table)} as ${sql.ref(pivot)} join ${tableAs(target)} on ${column(target, 'id')} = ${sql.ref(`${pivot}.${other}`)}`,
    on: sql`${sql.ref(`${pivot}.${own}`)} = ${parentId}`,
  };
}

function listFilter(build: Build, row: Row, field: ManyField, input: Input): Sql[] {
  const related = () => {
    const target = build.row(field.target);
    const { from, on } = relatedRows(field, target, column(row, 'id'));
    return { target, from, conditions: [on, ...build.visible(target)] };
  };
  const quantified = (filter: Input, negate: boolean) => {
    const { target, from, conditions } = related();
    const fits = conjunction(filterSql(build, target, filter));
    const test = negate ? sql`(${fits}) is not true` : fits;
    return sql`exists (select from ${from} where ${sql.join([...conditions, test], sql` and `)})`;
  };
  const counted = (measure: (target: Row) => Sql, compare: (total: Sql) => Sql[]) => {
    const { target, from, conditions } = related();
    const shown = measured(build, row.entity, field.target, measure(target));
    const total = sql`(select ${shown} from ${from} where ${sql.join(conditions, sql` and `)})`;
    return compare(total);
  };
  return membersOf(input).flatMap(([name, value]): Sql[] => {
    switch (name) {
      case 'some':
        return [quantified(value as Input, false)];
      case 'none':
        return [sql`not ${quantified(value as Input, false)}`];
      case 'every':
        return [sql`not ${quantified(value as Input, true)}`];
      case 'count':
        return counted(
          () => sql`count(*)`,
          (total) => compare(build, total, 'int', value as Input),
        );
      default:
        return membersOf(value as Input).flatMap(([summed, condition]) => {
          const target = field.target.fields.get(summed) as ScalarField;
          build.useable(field.target, target);
          return counted(
            (at) => sql`sum(${column(at, target.column)})`,
            (total) => compare(build, total, target.scalar === 'money' ? 'money' : 'float', condition as Input),
          );
        });
    }
  });
}

/** A scalar condition on an expression instead of a column. */
function compare(build: Build, value: Sql, scalar: ScalarKind, input: Input): Sql[] {
  const row: Row = { entity: { name: '' } as EntityModel, alias: 'total' };
  const field = { name: 'total', path: 'total', column: 'value', scalar } as ScalarField;
  const conditions = scalarFilter(build, row, field, input);
  return conditions.length > 0
    ? [sql`exists (select from (select ${value} as value) as total where ${sql.join(conditions, sql` and `)})`]
    : [];
}
