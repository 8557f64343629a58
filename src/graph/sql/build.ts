// What is shared while one statement is built: the policy, aliases, values to bind.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { type RawBuilder, sql } from 'kysely';
import type { MaskKind } from '../../access/mask.ts';
import { maskSql } from '../../access/mask-sql.ts';
import type { Policy, Treatment } from '../../access/policy.ts';
import type { EntityModel, FieldModel, Model, OneField, RowContext, ScalarField, TypeModel } from '../model.ts';
import type { Summary } from '../summary.ts';
import { Slot } from './slot.ts';

/** A piece of SQL with its parameters. */
export type Sql = RawBuilder<unknown>;

/** An entity's row within the statement. */
export interface Row {
  entity: EntityModel;
  alias: string;
  /** Where the row stands for all rows with its keys: the summary that has it, and a way to those rows. */
  summarised?: { summary: Summary; rows: () => { row: Row; from: Sql; conditions: Sql[] } };
}

/** One statement in the making. */
export class Build {
  /** Response path -> treatment, of every selected field that is not clear. */
  readonly access = new Map<string, Treatment>();
  /** Entity -> paths of its fields that the statement looks at, in whatever way. */
  readonly touched = new Map<string, Set<string>>();
  readonly hubDate: Sql = sql`cast(${sql.val(new Slot('', (call) => call.hubDate))} as date)`;
  readonly smallCount: Sql = sql`cast(${sql.val(new Slot(0, (call) => call.smallCount))} as int)`;
  readonly cursorKey: Sql = sql`cast(${sql.val(new Slot('', (call) => call.cursorKey))} as text)`;
  /** Whether the answer holds cipher texts that the hub has to open (sealed.ts). */
  opens = false;
  /** Values that the statement may not bind, yet that every call has to get right. */
  readonly checked: Slot[] = [];
  /** Values that the statement was made for; which ones they are depends on the document and the shape alone. */
  readonly pins: Slot[] = [];
  private aliases = 0;

  constructor(
    readonly schema: GraphQLSchema,
    readonly model: Model,
    readonly policy: Policy,
    /** The hub's key, for reading cursors while planning. */
    readonly key: string,
    private readonly fragments: Record<string, FragmentDefinitionNode> = {},
    readonly variables: Record<string, unknown> = {},
  ) {}

  /** A new row alias, `p1`, `e2`, …: the table's initial and a number. */
  row(entity: EntityModel): Row {
    this.aliases += 1;
    return { entity, alias: `${entity.table[0]}${this.aliases}` };
  }

  /** The value itself: the statement will serve only calls with this one, and PostgreSQL can plan for it. */
  pin<T>(value: T | Slot<T>): T {
    if (!(value instanceof Slot)) return value;
    this.pins.push(value);
    return value.value;
  }

  /** Conditions under which the caller sees a row at all. */
  visible(row: Row): Sql[] {
    return this.policy.reach(row.entity.name) === 'rows' ? this.counted(row) : [sql`false`];
  }

  /** Conditions under which a row counts in totals: also rows that are not shown one by one. */
  counted({ entity, alias }: Row): Sql[] {
    this.touch(entity, { path: 'id' });
    const condition = this.policy.rows(entity.name, alias);
    return condition ? [condition] : [];
  }

  /** Whether each row of the entity is shown to the caller, so that a key that leads to one tells no more than the row. */
  showsAll({ name, table }: EntityModel): boolean {
    return this.policy.reach(name) === 'rows' && this.policy.rows(name, table) === null;
  }

  /** Refuses to filter, order or group by what the caller does not see in the clear: it would be an oracle. */
  useable(entity: EntityModel, field: FieldModel): void {
    this.touch(entity, field);
    if (this.policy.treatment(entity.name, field) === 'clear') return;
    throw this.forbidden(entity, field);
  }

  private forbidden(entity: EntityModel, field: FieldModel): GraphQLError {
    const name = `${entity.name}.${field.path}`;
    const needed = this.policy.needed(entity.name, field, isNumber(field) ? 'rows' : 'totals');
    return new GraphQLError(
      `您无权查看 ${name} 的明文,不能用于筛选、排序或分组（需要: ${needed}） · ` +
        `${name} is not shown to you in the clear, so it can't be filtered, ordered or grouped by; needed: ${needed}`,
      { extensions: { code: 'FIELD_FORBIDDEN', field: name, needed } },
    );
  }

  /** Refuses to split or narrow totals by a number: its values could be found out one by one. */
  useableInTotals(entity: EntityModel, field: FieldModel): void {
    this.useable(entity, field);
    if (this.isSummedOnly(entity, field)) throw this.forbidden(entity, field);
  }

  /** Whether the caller is shown totals alone by a date: by its months then, since days of two dates pick out a row. */
  isMonthly({ name }: EntityModel, field: FieldModel): boolean {
    return field.kind === 'scalar' && field.scalar === 'day' && this.policy.reach(name) === 'totals';
  }

  /** The refusal of a day where the caller is shown months. */
  finerThanMonth(entity: EntityModel, field: FieldModel): GraphQLError {
    const name = `${entity.name}.${field.path}`;
    const needed = this.policy.needed(entity.name, field, 'rows');
    return new GraphQLError(
      `您只能查看 ${entity.name} 的汇总,${name} 最细到月: 分组用 MONTH,筛选用 gte、lt 月初,gt、lte 月末 · ` +
        `You are shown totals of ${entity.name} alone, so ${name} goes by month: group by MONTH, filter with gte or lt the first of a month, gt or lte its last day`,
      { extensions: { code: 'FIELD_FORBIDDEN', field: name, needed, allowed: 'MONTH' } },
    );
  }

  /** Whether the caller is shown sums and means of a number, and no single value. */
  isSummedOnly({ name }: EntityModel, field: FieldModel): boolean {
    return isNumber(field) && this.policy.reach(name) === 'totals';
  }

  /** The value of a field as the caller may see it, or null where it stays hidden; `clear` where it differs from the value. */
  shown(
    entity: EntityModel,
    field: FieldModel & { mask?: MaskKind },
    value: Sql,
    path: string,
    clear?: () => Sql,
  ): Sql | null {
    this.touch(entity, field);
    const treatment = this.policy.treatment(entity.name, field);
    if (treatment === 'clear') return clear ? clear() : value;
    const masked = treatment === 'masked' && field.mask !== undefined;
    this.access.set(path, masked ? 'masked' : 'hidden');
    return masked ? maskSql[field.mask!](value) : null;
  }

  /** Whether nothing of a field is shown, not even through a mask. */
  hides({ name }: EntityModel, field: FieldModel & { mask?: MaskKind }): boolean {
    const treatment = this.policy.treatment(name, field);
    return treatment !== 'clear' && !(treatment === 'masked' && field.mask !== undefined);
  }

  /** Whether a relation or list may be entered; if not, it is noted and shown empty. */
  enters(entity: EntityModel, field: FieldModel, path: string): boolean {
    this.touch(entity, field);
    if (this.policy.treatment(entity.name, field) === 'clear') return true;
    this.access.set(path, 'hidden');
    return false;
  }

  private touch({ name }: EntityModel, { path }: Pick<FieldModel, 'path'>): void {
    const fields = this.touched.get(name);
    if (fields) fields.add(path);
    else this.touched.set(name, new Set([path]));
  }

  /** The selected fields below `nodes`, merged, in response order. */
  subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes as FieldNode[]);
  }

  /** The selected fields of the operation. */
  rootFields(type: GraphQLObjectType, selection: FieldNode['selectionSet']): Map<string, readonly FieldNode[]> {
    return collectFields(this.schema, this.fragments, this.variables, type, selection!);
  }

  objectType(name: string): GraphQLObjectType {
    return this.schema.getType(name) as GraphQLObjectType;
  }
}

const isNumber = (field: FieldModel): boolean =>
  field.kind === 'scalar' && ['int', 'money', 'float'].includes(field.scalar);

/** A column of a row. */
export const column = (row: Row, name: string): Sql => sql.ref(`${row.alias}.${name}`);

/** `where a and b`, or nothing. */
export const where = (conditions: Sql[]): Sql =>
  conditions.length > 0 ? sql`\n  where ${sql.join(conditions, sql`\n    and `)}` : sql``;

/** A row's table under the row's alias, for FROM. */
export const tableAs = (row: Row): Sql => sql`${sql.table(row.entity.table)} as ${sql.ref(row.alias)}`;

/** What SQL of a field may use of its row. */
export const contextOf = (
  build: Build,
  row: Row,
  type: TypeModel,
  arg: RowContext['arg'] = (_, otherwise) => otherwise,
): RowContext => ({
  col: (property) => column(row, (type.fields.get(property) as ScalarField).column),
  arg,
  hubDate: build.hubDate,
});

/** The foreign key of a relation as the caller sees it: null where the row that it leads to is not visible. */
export function seenKey(build: Build, row: Row, field: OneField): Sql {
  const key = column(row, field.column!);
  if (build.showsAll(field.target)) return key;
  const target = build.row(field.target);
  const conditions = [sql`${column(target, 'id')} = ${key}`, ...build.visible(target)];
  return sql`(select ${column(target, 'id')} from ${tableAs(target)} where ${sql.join(conditions, sql` and `)})`;
}
