// One decorator per field says everything about it: the column for MikroORM, the field for type-graphql,
// and what the engine adds (classification, mask, codes). Filters, order, connections and aggregates follow.
import { BigIntType, DecimalType } from '@mikro-orm/core';
import {
  Check,
  Embeddable,
  Embedded,
  Entity,
  Index,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { GraphQLID } from 'graphql';
import type { RawBuilder } from 'kysely';
import { Arg, Field, InterfaceType, ObjectType } from 'type-graphql';
import type { MaskKind } from '../access/mask.ts';
import type { Searched } from '../matching/search-keys.ts';
import {
  type ArgumentAnnotation,
  annotateField,
  annotateType,
  type CipherOf,
  type Class,
  type CodeList,
  type Described,
  type FieldAnnotation,
  type Hierarchy,
  type Level,
  type ManyAnnotation,
  type Ratio,
  type RowContext,
  type RowsFrom,
  type ScalarKind,
  type SummaryAnnotation,
} from './model.ts';
import { describe, graphType, scalars } from './types.ts';

/** What every field may say. `level` is the classification (2, internal, unless said otherwise). */
export interface FieldOptions extends Described {
  level?: Level;
  mask?: MaskKind;
  /** NOT NULL in the database. The graph keeps it nullable, since policy may hide it. */
  required?: boolean;
  unique?: boolean;
  /** Where the column holds the mask of a text that is kept encrypted: who sees the field in the clear gets that. */
  cipher?: CipherOf;
  index?: boolean;
  /** What it is derived from, where no dataset writes it: own properties, `Entity.property`, or `Entity` for its rows. */
  from?: readonly string[];
}

const columns: Record<ScalarKind, object> = {
  id: { type: new BigIntType('string') },
  text: { type: 'text', collation: 'C' },
  code: { type: 'text', collation: 'C' },
  int: { type: 'integer' },
  // Exact in the database, so that a sum does not depend on the order of its rows.
  float: { type: new DecimalType('string'), columnType: 'numeric' },
  money: { type: new BigIntType('string') },
  day: { type: 'date' },
  instant: { type: 'timestamptz', columnType: 'timestamptz' },
  boolean: { type: 'boolean' },
};

type Decorator = (prototype: object, name: string) => void;

const ownerOf = (prototype: object) => prototype.constructor as Class;

function annotate(prototype: object, name: string, kind: FieldAnnotation['kind'], rest: Partial<FieldAnnotation>) {
  const { en, zh, level = 2, ...others } = rest;
  annotateField(ownerOf(prototype), { ...others, name, kind, en: en!, zh: zh!, level });
}

function scalar(kind: ScalarKind, options: FieldOptions & { codes?: CodeList }): Decorator {
  return (prototype, name) => {
    const { required = false, unique = false, index = false } = options;
    Property({ ...columns[kind], nullable: !required, unique, ...(index && { index }) })(prototype, name);
    Field(() => graphType({ scalar: kind, codes: options.codes }), { nullable: true, description: describe(options) })(
      prototype,
      name,
    );
    annotate(prototype, name, 'scalar', { ...options, scalar: kind });
  };
}

/** A text by which `search` finds the row, and what it is to a reader. */
export type TextOptions = FieldOptions & { searched?: Searched };
/** The property with the keyed token by which an encrypted text is found. */
type TokenOption = { token?: string };

/** A string. Text is compared and ordered by code point (`COLLATE "C"`) on every PostgreSQL. */
export const Text = (options: TextOptions & TokenOption) => scalar('text', options);
/** A whole number of 32 bits. */
export const Int = (options: FieldOptions) => scalar('int', options);
/** A number with a fraction: an area, a rate. Never money. */
export const Decimal = (options: FieldOptions) => scalar('float', options);
/** An amount: whole fen in the column, yuan in the graph. */
export const Money = (options: FieldOptions) => scalar('money', options);
/** A calendar day. */
export const Date_ = (options: FieldOptions) => scalar('day', options);
/** A moment. */
export const DateTime = (options: FieldOptions) => scalar('instant', options);
/** Yes or no. */
export const Bool = (options: FieldOptions) => scalar('boolean', options);
/** One code of a list. */
export const Code = (codes: CodeList, options: FieldOptions) => scalar('code', { ...options, codes });

/** A list of strings in one column. */
export const TextList = (options: TextOptions): Decorator => {
  return (prototype, name) => {
    Property({ type: 'array', columnType: 'text[]', defaultRaw: "'{}'" })(prototype, name);
    Field(() => [String], { description: describe(options) })(prototype, name);
    annotate(prototype, name, 'list', options);
  };
};

/** A list of codes in one column. */
export const Codes = (codes: CodeList, options: FieldOptions): Decorator => {
  return (prototype, name) => {
    Property({ type: 'array', columnType: 'text[]', defaultRaw: "'{}'" })(prototype, name);
    Field(() => [graphType({ codes })], { description: describe(options) })(prototype, name);
    annotate(prototype, name, 'list', { ...options, codes });
  };
};

/** A column that the graph does not show: keys for matching, texts as delivered. */
export const Internal =
  (kind: ScalarKind | 'list' | 'json', options: { unique?: boolean; index?: boolean } = {}): Decorator =>
  (prototype, name) => {
    const column =
      kind === 'list'
        ? { type: 'array', columnType: 'text[]', defaultRaw: "'{}'" }
        : kind === 'json'
          ? { type: 'json', nullable: true }
          : { ...columns[kind], nullable: true };
    Property({ ...column, ...options })(prototype, name);
  };

/** A foreign key: the row belongs to, or names, one other row. */
export const One =
  (target: () => Class, options: FieldOptions): Decorator =>
  (prototype, name) => {
    ManyToOne(
      target as never,
      {
        nullable: !options.required,
        index: true,
        deleteRule: 'no action',
        updateRule: 'no action',
      } as never,
    )(prototype, name);
    Field(() => target() as never, { nullable: true, description: describe(options) })(prototype, name);
    annotate(prototype, name, 'one', { ...options, target });
  };

/** A foreign key that at most one row holds, with its inverse `OneInverse`. */
export const OneOwner =
  (target: () => Class, inverse: string, options: FieldOptions): Decorator =>
  (prototype, name) => {
    OneToOne(target as never, { inversedBy: inverse, owner: true, deleteRule: 'cascade' } as never)(prototype, name);
    Field(() => target() as never, { nullable: true, description: describe(options) })(prototype, name);
    annotate(prototype, name, 'one', { ...options, target });
  };

/** The other end of `OneOwner`. */
export const OneInverse =
  (target: () => Class, owner: string, options: FieldOptions): Decorator =>
  (prototype, name) => {
    OneToOne(target as never, { mappedBy: owner } as never)(prototype, name);
    Field(() => target() as never, { nullable: true, description: describe(options) })(prototype, name);
    annotate(prototype, name, 'one', { ...options, target });
  };

/**
 * The rows that name this one in `field`, a path where it lies in a part; with `where`, those of them whose properties have
 * these values. A connection in the graph (derive/).
 */
export const Many =
  (target: () => Class | string, field: string, options: FieldOptions & Pick<ManyAnnotation, 'where'>): Decorator =>
  (prototype, name) =>
    annotate(prototype, name, 'many', { ...options, target, by: field });

/** Rows on both sides may name many of the other; `inverse` is set on the side without the pivot table. */
export const ManyMany =
  (target: () => Class, options: FieldOptions & { inverse?: string; pivot?: string }): Decorator =>
  (prototype, name) => {
    const { inverse, pivot, ...rest } = options;
    if (inverse) ManyToMany(target as never, inverse as never)(prototype, name as never);
    else ManyToMany({ entity: target as never, owner: true, pivotTable: pivot } as never)(prototype, name as never);
    annotate(prototype, name, 'many', { ...rest, target });
  };

/** Some columns of the row shown as an object of their own. */
export const Part =
  (target: () => Class, options: FieldOptions): Decorator =>
  (prototype, name) => {
    Embedded(target as never, { prefix: `${name}_`, prefixMode: 'absolute', nullable: true } as never)(prototype, name);
    Field(() => target() as never, { nullable: true, description: describe(options) })(prototype, name);
    annotate(prototype, name, 'part', { ...options, target });
  };

/** A list of objects in one JSON column. */
export const Values =
  (target: () => Class, options: FieldOptions): Decorator =>
  (prototype, name) => {
    Property({ type: 'json', defaultRaw: "'[]'" })(prototype, name);
    Field(() => [target() as never], { description: describe(options) })(prototype, name);
    annotate(prototype, name, 'values', { ...options, target });
  };

/** A field that one SQL expression of the row answers, with arguments where the caller may give them. */
export const Computed =
  (
    type: ScalarKind | CodeList,
    options: FieldOptions & {
      args?: Record<string, ArgumentAnnotation>;
      sql(row: RowContext): RawBuilder<unknown>;
    },
  ): Decorator =>
  (prototype, name) => {
    const typed = typeof type === 'string' ? { scalar: type } : { scalar: 'code' as const, codes: type };
    Field(() => graphType(typed), { nullable: true, description: describe(options) })(prototype, name);
    Object.entries(options.args ?? {}).forEach(([arg, about], index) => {
      Arg(arg, () => scalars[about.type], { nullable: true, description: describe(about) })(prototype, name, index);
    });
    annotate(prototype, name, 'computed', { args: {}, ...options, ...typed });
  };

/** What every entity says of itself. */
export interface EntityOptions extends Described {
  /** The root field that lists them; the singular is the class name with a small first letter. */
  plural: string;
  table?: string;
  hierarchy?: Hierarchy;
  ratios?: Record<string, Ratio>;
  /** Its rows are places or sit in one: naming it narrows others to an area. */
  place?: boolean;
  /** Small numbers of it are not shown for an area (sql/small-counts.ts). */
  smallCounts?: boolean;
  /** Totals that are kept rather than counted (summary.ts). */
  summary?: SummaryAnnotation;
  /** Where its rows come from, unless deliveries write them. */
  rowsFrom?: RowsFrom;
  /** Its rows are sealed (L4, domain section 5.2). */
  sealed?: boolean;
}

/** An entity: a table, a type of the graph, a `Node`. */
export const HubEntity =
  (options: EntityOptions) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void => {
    Entity({ tableName: options.table })(target);
    ObjectType({ implements: Node, description: describe(options) })(target);
    const { plural, hierarchy, ratios = {}, place = false, smallCounts = false, summary, en, zh } = options;
    const { rowsFrom, sealed = false } = options;
    const entity = { plural, hierarchy, ratios, place, smallCounts, summary, rowsFrom, sealed };
    annotateType({ name: target.name, class: target, en, zh, entity });
  };

/** A part of a row or a value in a JSON list, shown as an object. */
export const HubValue =
  (options: Described) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void => {
    Embeddable()(target);
    ObjectType({ description: describe(options) })(target);
    annotateType({ name: target.name, class: target, ...options });
  };

/** An index over several properties, in this order. */
export const IndexOn =
  (...properties: string[]) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void =>
    Index({ properties } as never)(target as never);

/** An index that needs SQL of its own: an order, an expression, another access method. */
export const IndexSql =
  (name: string, ddl: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void =>
    Index({ name, expression: ddl } as never)(target as never);

/** What the database itself holds true of every row. */
export const Holds =
  (name: string, expression: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void =>
    Check({ name, expression } as never)(target as never);

/** No two rows agree in all of these properties. */
export const UniqueOn =
  (...properties: string[]) =>
  // biome-ignore lint/suspicious/noExplicitAny: decorators take classes of any shape
  (target: any): void =>
    Unique({ properties } as never)(target as never);

/** Whatever has an identity of its own. */
@InterfaceType('Node', { description: describe({ en: 'Whatever has a global id', zh: '具有全局标识的对象' }) })
export abstract class Node {
  @PrimaryKey({ type: new BigIntType('string') })
  @Field(() => GraphQLID, { description: describe({ en: 'Global id', zh: '全局标识' }) })
  id!: string;
}
annotateField(Node, {
  name: 'id',
  kind: 'scalar',
  scalar: 'id',
  level: 1,
  required: true,
  en: 'Global id',
  zh: '全局标识',
});
