// Order and keyset paging: text by code point, rows without a value last, the id as the last tie-break.
import { sql } from 'kysely';
import type { FieldModel, TypeModel } from '../model.ts';
import { badInput } from '../scalars.ts';
import { type Build, column, type Row, type Sql, tableAs } from './build.ts';
import { orderMark, readCursor } from './cursor.ts';
import { sqlType } from './json.ts';
import { Slot, valueNow } from './slot.ts';

interface OrderKey {
  name: string;
  value: Sql;
  type: Sql;
  descending: boolean;
  nullable: boolean;
}

/** The order of a list, and the joins that its to-one keys need. */
export interface Order {
  keys: OrderKey[];
  joins: Sql[];
  mark: string;
}

type OrderInput = Record<string, unknown>;

/** Reads `orderBy`. Later keys that repeat an earlier one say nothing new and are dropped. */
export function orderOf(build: Build, row: Row, orderBy: OrderInput[] | null | undefined): Order {
  const keys: OrderKey[] = [];
  const joins: Sql[] = [];
  for (const input of orderBy ?? []) {
    const key = keyOf(build, row, row.entity, input, joins, []);
    if (!keys.some((k) => k.name === key.name)) keys.push(key);
  }
  if (!keys.some((k) => k.name === 'id'))
    keys.push({ name: 'id', value: column(row, 'id'), type: sqlType.id, descending: false, nullable: false });
  return {
    keys,
    joins,
    mark: orderMark(
      row.entity.name,
      keys.map((k) => `${k.name}${k.descending ? '-' : '+'}`),
    ),
  };
}

function keyOf(build: Build, row: Row, type: TypeModel, input: OrderInput, joins: Sql[], path: string[]): OrderKey {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const [name, value] = given[0] ?? [];
  if (given.length !== 1 || value === null)
    throw badInput('orderBy 的每个对象须恰好给出一个键 · Each object of orderBy names exactly one key', 'orderBy');
  const field = type.fields.get(name!)!;
  build.useable(row.entity, field);
  const at = [...path, name!];
  if (field.kind === 'part') return keyOf(build, row, field.target, value as OrderInput, joins, at);
  if (field.kind === 'one') {
    const target = joinOne(build, row, field, joins);
    return { ...keyOf(build, target, target.entity, value as OrderInput, joins, at), nullable: true };
  }
  if (field.kind !== 'scalar') throw badInput(`不能按此排序 · ${at.join('.')} can't be ordered by`, 'orderBy');
  return {
    name: at.join('.'),
    value: column(row, field.column),
    type: sqlType[field.scalar],
    descending: value === 'DESC',
    nullable: !field.required,
  };
}

/** Joins the row of a to-one relation, if the caller may see it. */
export function joinOne(build: Build, row: Row, field: FieldModel & { kind: 'one' }, joins: Sql[]): Row {
  const target = build.row(field.target);
  const on = field.column
    ? sql`${column(target, 'id')} = ${column(row, field.column)}`
    : sql`${column(target, field.targetColumn!)} = ${column(row, 'id')}`;
  joins.push(sql`left join ${tableAs(target)} on ${sql.join([on, ...build.visible(target)], sql` and `)}`);
  return target;
}

/** `order by …`; backwards it is the exact reverse. */
export function orderSql({ keys }: Order, backwards: boolean): Sql {
  const terms = keys.map(({ value, descending, nullable }) => {
    const direction = descending !== backwards ? sql` desc` : sql``;
    const nulls = !nullable ? sql`` : backwards ? sql` nulls first` : sql` nulls last`;
    return sql`${value}${direction}${nulls}`;
  });
  return sql`order by ${sql.join(terms)}`;
}

/**
 * The rows strictly behind (or, backwards, ahead of) the row of this cursor, as sets of conditions: no row fits two. Each
 * is a range of the first key, which an index can begin at.
 */
export function beyond(build: Build, order: Order, cursor: string | Slot<string>, backwards: boolean): Sql[][] {
  const read = (text: string) => readCursor(text, order.mark, build.key);
  const values = cursor instanceof Slot ? cursor.map(read) : read(cursor);
  const at = order.keys.map((key, index): Position => {
    const value = values instanceof Slot ? values.map((v) => v[index]!) : values[index]!;
    const isNull = valueNow(value) === null;
    return { key, isNull, bound: sql`cast(${sql.val(value)} as ${key.type})` };
  });
  const [first, ...rest] = at as [Position, ...Position[]];
  const { key, isNull, bound } = first;
  const past = pastNulls(first, backwards);
  if (isNull) return [...past, [sql`${key.value} is null`, farther(rest, backwards)]];
  if (rest.length === 0) return [[isPast(first, backwards)]];
  const reached = key.descending !== backwards ? sql`<=` : sql`>=`;
  const near = [
    sql`${key.value} ${reached} ${bound}`,
    sql`(${isPast(first, backwards)} or ${farther(rest, backwards)})`,
  ];
  return [near, ...past];
}

/** A key of the order and its value in the cursor's row. */
interface Position {
  key: OrderKey;
  isNull: boolean;
  bound: Sql;
}

/** The rows on the other side of the border between values and nulls, which come last: they are farther, if they are ahead. */
function pastNulls({ key, isNull }: Position, backwards: boolean): Sql[][] {
  if (!key.nullable || isNull !== backwards) return [];
  return [[backwards ? sql`${key.value} is not null` : sql`${key.value} is null`]];
}

/** Farther in the order of all keys. */
function farther(positions: readonly Position[], backwards: boolean): Sql {
  const alternatives: Sql[] = [];
  const equals: Sql[] = [];
  for (const position of positions) {
    const { key, isNull, bound } = position;
    const after = [...(isNull ? [] : [[isPast(position, backwards)]]), ...pastNulls(position, backwards)];
    for (const conditions of after) alternatives.push(sql`(${sql.join([...equals, ...conditions], sql` and `)})`);
    equals.push(isNull ? sql`${key.value} is null` : sql`${key.value} = ${bound}`);
  }
  return sql`(${sql.join(alternatives, sql` or `)})`;
}

const isPast = ({ key, bound }: Position, backwards: boolean): Sql =>
  key.descending !== backwards ? sql`${key.value} < ${bound}` : sql`${key.value} > ${bound}`;
