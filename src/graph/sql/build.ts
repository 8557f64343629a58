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
import type { EntityModel, FieldModel, Model } from '../model.ts';
import type { Summary } from '../summary.ts';
import { Slot } from './slot.ts';

/** A piece of SQL with its parameters. */
export type Sql = RawBuilder<unknown>;

/** An entity's row within the statement. */
export interface Row {
  entity: EntityModel;
  alias: string;
  /** The row stands for all rows of the entity with its keys. */
  summary?: Summary;
}

/** One statement in the making. */
export class Build {
  /** Response path -> treatment, of every selected field that is not clear. */
  readonly access = new Map<string, Treatment>();
  readonly hubDate: Sql = sql`cast(${sql.val(new Slot('', (call) => call.hubDate))} as date)`;
  readonly smallCount: Sql = sql`cast(${sql.val(new Slot(0, (call) => call.smallCount))} as int)`;
  readonly cursorKey: Sql = sql`cast(${sql.val(new Slot('', (call) => call.cursorKey))} as text)`;
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
    const condition = this.policy.rows(row.entity.name, row.alias);
    return condition ? [condition] : [];
  }

  /** Refuses to filter, order or group by what the caller does not see in the clear: it would be an oracle. */
  useable(entity: EntityModel, field: FieldModel): void {
    if (this.policy.treatment(entity.name, field) === 'clear') return;
    throw new GraphQLError(
      `您无权查看 ${entity.name}.${field.path} 的明文,不能用于筛选、排序或分组 · ` +
        `${entity.name}.${field.path} is not shown to you in the clear, so it can't be filtered, ordered or grouped by`,
      { extensions: { code: 'FIELD_FORBIDDEN', field: `${entity.name}.${field.path}` } },
    );
  }

  /** The value of a field as the caller may see it, or null where it stays hidden. */
  shown(entity: EntityModel, field: FieldModel & { mask?: MaskKind }, value: Sql, path: string): Sql | null {
    const treatment = this.policy.treatment(entity.name, field);
    if (treatment === 'clear') return value;
    const masked = treatment === 'masked' && field.mask !== undefined;
    this.access.set(path, masked ? 'masked' : 'hidden');
    return masked ? maskSql[field.mask!](value) : null;
  }

  /** Whether a relation or list may be entered; if not, it is noted and shown empty. */
  enters(entity: EntityModel, field: FieldModel, path: string): boolean {
    if (this.policy.treatment(entity.name, field) === 'clear') return true;
    this.access.set(path, 'hidden');
    return false;
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

/** A column of a row. */
export const column = (row: Row, name: string): Sql => sql.ref(`${row.alias}.${name}`);

/** `where a and b`, or nothing. */
export const where = (conditions: Sql[]): Sql =>
  conditions.length > 0 ? sql`\n  where ${sql.join(conditions, sql`\n    and `)}` : sql``;

/** A row's table under the row's alias, for FROM. */
export const tableAs = (row: Row): Sql => sql`${sql.table(row.entity.table)} as ${sql.ref(row.alias)}`;
