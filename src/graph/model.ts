// What the engine knows of an entity: its annotations (decorators.ts) joined with MikroORM's columns and keys.
import type { EntityMetadata, EntityProperty, MikroORM } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import type { MaskKind } from '../access/mask.ts';
import type { Searched } from '../matching/search-keys.ts';

/** A class used as a type: an entity, a part or a value. */
// biome-ignore lint/suspicious/noExplicitAny: a class of any shape
export type Class<T = any> = abstract new (...args: never[]) => T;

/** English and Chinese for the schema's documentation. */
export interface Described {
  en: string;
  zh: string;
}

/** Classification by domain section 5.2: 1 public, 2 internal, 3 sensitive, 4 sealed. */
export type Level = 1 | 2 | 3 | 4;
/** What a value is; scalars.ts and sql/json.ts say how it is written and stored. */
export type ScalarKind = 'id' | 'text' | 'int' | 'float' | 'money' | 'day' | 'instant' | 'boolean' | 'code';

/** A list of codes: a GraphQL enum whose values are stored as they are named. */
export interface CodeList extends Described {
  name: string;
  values: Record<string, Described>;
}

/** What a computed field's SQL may use. All members give SQL of the same row. */
export interface RowContext {
  /** A column of the row by property name. */
  col(property: string): RawBuilder<unknown>;
  /** An argument's value, or `otherwise` where the caller gave none. */
  arg(name: string, otherwise: RawBuilder<unknown>): RawBuilder<unknown>;
  /** The hub's date, a `date`. */
  hubDate: RawBuilder<unknown>;
}

/** An argument of a computed field. */
export interface ArgumentAnnotation extends Described {
  type: 'day' | 'int';
}

interface FieldBase extends Described {
  name: string;
  /** The name, behind that of the part that it lies in. */
  path: string;
  level: Level;
}
/** A value in a column. */
export interface ScalarField extends FieldBase {
  kind: 'scalar';
  scalar: ScalarKind;
  column: string;
  codes?: CodeList;
  unique: boolean;
  required: boolean;
  mask?: MaskKind;
  searched?: Searched;
}
/** A value that SQL makes of the row. */
export interface ComputedField extends FieldBase {
  kind: 'computed';
  scalar: ScalarKind;
  codes?: CodeList;
  args: Record<string, ArgumentAnnotation>;
  sql(row: RowContext): RawBuilder<unknown>;
  mask?: MaskKind;
}
/** A list of texts in one column. */
export interface TextListField extends FieldBase {
  kind: 'list';
  column: string;
  searched?: Searched;
}
/** A list of objects in a JSON column. */
export interface ValuesField extends FieldBase {
  kind: 'values';
  column: string;
  target: TypeModel;
}
/** Columns of the row shown as an object; its fields' columns are the owner's. */
export interface PartField extends FieldBase {
  kind: 'part';
  target: TypeModel;
}
/** At most one row of another entity. */
export interface OneField extends FieldBase {
  kind: 'one';
  target: EntityModel;
  /** The own foreign key, or that of the target which points back. */
  column?: string;
  targetColumn?: string;
}
/** Any number of rows of another entity. */
export interface ManyField extends FieldBase {
  kind: 'many';
  target: EntityModel;
  /** The target's foreign key, or the pivot table with both. */
  targetColumn?: string;
  pivot?: { table: string; own: string; other: string };
}
/** A field of a type. */
export type FieldModel = ScalarField | ComputedField | TextListField | ValuesField | PartField | OneField | ManyField;

/** An object type: an entity, a part of an entity's row, or a value in a JSON list. */
export interface TypeModel extends Described {
  name: string;
  class: Class;
  fields: Map<string, FieldModel>;
}

/** An entity whose keys nest: all rows below one lie in a range of keys. */
export interface Hierarchy {
  /** The range of keys of a code and all below it; BAD_USER_INPUT where the code is none. */
  within(code: string): { from: string; to: string };
  /** Levels that rows can be grouped by: the key of the row above, null where the row is not below that level. */
  levels: Record<string, Described & { key(key: RawBuilder<unknown>): RawBuilder<unknown> }>;
}

/** A ratio of two sums, null where the divisor is zero. */
export interface Ratio extends Described {
  of: [string, string];
}

/** A type with a table and rows of its own. */
export interface EntityModel extends TypeModel {
  table: string;
  plural: string;
  hierarchy?: Hierarchy;
  ratios: Record<string, Ratio>;
}

/** A field whose text `search` finds its row by. */
export type SearchedField = (ScalarField | TextListField) & { searched: Searched };

/** The fields by which `search` finds the rows of an entity. */
export const searchedFields = (entity: EntityModel): SearchedField[] =>
  [...entity.fields.values()].filter((field): field is SearchedField => 'searched' in field);

/** A field as its decorator said it; columns and targets come from MikroORM. */
export type FieldAnnotation = Described & {
  name: string;
  kind: FieldModel['kind'];
  level: Level;
  scalar?: ScalarKind;
  codes?: CodeList;
  mask?: MaskKind;
  required?: boolean;
  unique?: boolean;
  searched?: Searched;
  target?: () => Class;
  args?: Record<string, ArgumentAnnotation>;
  sql?(row: RowContext): RawBuilder<unknown>;
};

/** A type as its decorator said it. */
export interface TypeAnnotation extends Described {
  name: string;
  class: Class;
  entity?: Pick<EntityModel, 'plural' | 'hierarchy' | 'ratios'>;
}

const types = new Map<Class, TypeAnnotation>();
const fields = new Map<Class, FieldAnnotation[]>();

/** Makes a type known to every model built later. */
export const annotateType = (annotation: TypeAnnotation) => types.set(annotation.class, annotation);
/** Adds a field to its type, behind those said before. */
export const annotateField = (owner: Class, annotation: FieldAnnotation) =>
  fields.set(owner, [...(fields.get(owner) ?? []), annotation]);

/** All types of the graph, by name. */
export class Model {
  readonly entities = new Map<string, EntityModel>();
  private readonly byClass = new Map<Class, TypeModel>();

  constructor(orm: MikroORM) {
    const metadata = [...orm.getMetadata().getAll().values()];
    for (const annotation of types.values()) {
      const meta = metadata.find((m) => m.class === annotation.class);
      const type = { ...annotation, fields: new Map() };
      if (annotation.entity && !meta) continue;
      this.byClass.set(annotation.class, type);
      if (!annotation.entity || !meta) continue;
      this.entities.set(annotation.name, Object.assign(type, annotation.entity, { table: meta.tableName }));
    }
    for (const entity of this.entities.values())
      this.addFields(entity, metadata.find((m) => m.class === entity.class)!.properties);
  }

  entity(name: string): EntityModel {
    const entity = this.entities.get(name);
    if (!entity) throw new Error(`no entity ${name}`);
    return entity;
  }

  /** The entities that `search` finds. */
  get searched(): EntityModel[] {
    return [...this.entities.values()].filter((entity) => searchedFields(entity).length > 0);
  }

  private addFields(type: TypeModel, properties: Record<string, EntityProperty>): void {
    for (const annotation of inherited(type.class)) {
      const property = properties[annotation.name];
      type.fields.set(annotation.name, this.field(annotation, property, properties));
    }
  }

  private field(
    annotation: FieldAnnotation,
    property: EntityProperty | undefined,
    siblings: Record<string, EntityProperty>,
  ): FieldModel {
    const target = annotation.target && this.byClass.get(annotation.target());
    const column = property?.fieldNames?.[0];
    switch (annotation.kind) {
      case 'part': {
        // A part's columns are those of the owner's row, so each use has a model of its own.
        const part = { ...target!, fields: new Map<string, FieldModel>() };
        const embedded = property!.embeddedProps;
        this.addFields(
          part,
          Object.fromEntries(Object.entries(embedded).map(([key, prop]) => [key, siblings[prop.name] ?? prop])),
        );
        for (const field of part.fields.values()) field.path = `${annotation.name}.${field.name}`;
        return { ...annotation, path: annotation.name, kind: 'part', target: part };
      }
      case 'values': {
        const value = { ...target!, fields: new Map<string, FieldModel>() };
        this.addFields(value, {});
        return { ...annotation, path: annotation.name, kind: 'values', column: column!, target: value };
      }
      case 'one': {
        const inverse = property!.mappedBy ? ownerColumn(property!) : undefined;
        const key = inverse ? { targetColumn: inverse } : { column: property!.joinColumns[0]! };
        return { ...annotation, path: annotation.name, kind: 'one', target: target as EntityModel, ...key };
      }
      case 'many':
        return {
          ...annotation,
          path: annotation.name,
          kind: 'many',
          target: target as EntityModel,
          ...manyKeys(property!),
        };
      default:
        return {
          unique: false,
          required: false,
          ...annotation,
          path: annotation.name,
          column: column ?? annotation.name,
        } as FieldModel;
    }
  }
}

function inherited(type: Class): FieldAnnotation[] {
  const parent = Object.getPrototypeOf(type.prototype)?.constructor as Class | undefined;
  return [...(parent && parent !== Object ? inherited(parent) : []), ...(fields.get(type) ?? [])];
}

const targetMeta = (property: EntityProperty) => property.targetMeta as EntityMetadata;
const ownerColumn = (property: EntityProperty) =>
  targetMeta(property).properties[property.mappedBy as never as string]!.joinColumns[0]!;

function manyKeys(property: EntityProperty): Pick<ManyField, 'targetColumn' | 'pivot'> {
  if (property.kind === '1:m') return { targetColumn: ownerColumn(property) };
  const owner = property.mappedBy
    ? (targetMeta(property).properties[property.mappedBy as never as string] as EntityProperty)
    : property;
  const [own, other] = property.mappedBy
    ? [owner.inverseJoinColumns[0]!, owner.joinColumns[0]!]
    : [owner.joinColumns[0]!, owner.inverseJoinColumns[0]!];
  return { pivot: { table: owner.pivotTable, own, other } };
}
