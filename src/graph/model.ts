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

/** SQL of the cipher text of a field that is stored masked; null where no more than the mask may be shown of the row. */
export type CipherOf = (row: RowContext) => RawBuilder<unknown>;

/** An argument of a computed field. */
export interface ArgumentAnnotation extends Described {
  type: 'day' | 'int';
}

interface FieldBase extends Described {
  name: string;
  /** The name, behind that of the part that it lies in. */
  path: string;
  level: Level;
  /** What it is derived from, where no dataset writes it: own properties, `Entity.property`, or `Entity` for its rows. */
  from?: readonly string[];
}

/** Who asks, as far as rows that say themselves who may read them look at it. */
export interface Reader {
  readonly agency: string | null;
  readonly roles: readonly string[];
  /** Whether it speaks for its agency: its staff, not a partner's system, and in everything, not for some datasets or one division. */
  readonly speaks: boolean;
  /** Codes of the datasets that its agency supplies; none where it does not speak for it. */
  readonly ownDatasets: readonly string[];
}

/** Where the rows of an entity come from, unless deliveries write them; it decides who may see them. */
export type RowsFrom =
  /** A public register or catalogue: every principal sees it. */
  | 'register'
  /** Things that delivered rows link to: seen where one of those rows is. */
  | 'mentions'
  /** Derived: seen where all inputs are, named as in `from` of a field. */
  | { inputs: readonly string[] }
  /** What is kept of delivered rows: the path of to-one relations to their dataset. */
  | { dataset: string }
  /** What is said of one property of an entity: the properties that name the two. */
  | { entity: string; property: string }
  /** The rows say it themselves. */
  | { readers(reader: Reader, col: (property: string) => RawBuilder<unknown>): RawBuilder<unknown> | true };
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
  cipher?: CipherOf;
  /** The column of its keyed token, by which an encrypted field is found. */
  tokenColumn?: string;
}
/** A value that SQL makes of the row. */
export interface ComputedField extends FieldBase {
  kind: 'computed';
  scalar: ScalarKind;
  codes?: CodeList;
  args: Record<string, ArgumentAnnotation>;
  sql(row: RowContext): RawBuilder<unknown>;
  mask?: MaskKind;
  cipher?: CipherOf;
}
interface TextListField extends FieldBase {
  kind: 'list';
  column: string;
  codes?: CodeList;
  searched?: Searched;
}
/** A list of objects in a JSON column. */
interface ValuesField extends FieldBase {
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
  /** What else the target's rows must hold. */
  where: { column: string; value: string | boolean }[];
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
  levels: Record<string, GroupLevel & { key(key: RawBuilder<unknown>): RawBuilder<unknown> }>;
  /** Whether all rows below the code make up only a small area. */
  small(code: string): boolean;
}

type GroupLevel = Described & { small: boolean };

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
  place: boolean;
  smallCounts: boolean;
  summary?: SummaryAnnotation;
  rowsFrom?: RowsFrom;
  /** Its rows are sealed (L4): shown to nobody but the designated, as totals to whoever may have those. */
  sealed: boolean;
}

/** What an entity says of its summary (summary.ts): property paths, a to-one relation first where there are two names. */
export interface SummaryAnnotation {
  by: readonly string[];
  sums: readonly string[];
}

/** Whether the values of a field are but a few kinds. */
export const isKind = (field: FieldModel): boolean =>
  'codes' in field || (field.kind === 'scalar' && field.scalar === 'boolean');

/** What a relation to many adds. */
export interface ManyAnnotation {
  /** The target's property that holds this row's key. */
  by: string;
  /** Values of the target's properties; they may depend on the name of the entity that has the relation. */
  where?: Record<string, string | boolean> | ((owner: string) => Record<string, string | boolean>);
}

/** A field whose text `search` finds its row by. */
export type SearchedField = (ScalarField | TextListField) & { searched: Searched };

/** The fields by which `search` finds the rows of an entity. */
export const searchedFields = (entity: EntityModel): SearchedField[] =>
  [...entity.fields.values()].filter((field): field is SearchedField => 'searched' in field);

/** A field as its decorator said it; columns and targets come from MikroORM. */
export type FieldAnnotation = Described &
  Partial<ManyAnnotation> & {
    name: string;
    kind: FieldModel['kind'];
    level: Level;
    scalar?: ScalarKind;
    codes?: CodeList;
    mask?: MaskKind;
    required?: boolean;
    unique?: boolean;
    searched?: Searched;
    from?: readonly string[];
    cipher?: CipherOf;
    /** The property that holds its keyed token. */
    token?: string;
    /** The class of the target, or its name where importing it would make a circle. */
    target?: () => Class | string;
    args?: Record<string, ArgumentAnnotation>;
    sql?(row: RowContext): RawBuilder<unknown>;
  };

/** A type as its decorator said it. */
export interface TypeAnnotation extends Described {
  name: string;
  class: Class;
  entity?: Pick<
    EntityModel,
    'plural' | 'hierarchy' | 'ratios' | 'place' | 'smallCounts' | 'summary' | 'rowsFrom' | 'sealed'
  >;
}

const types = new Map<Class, TypeAnnotation>();
const fields = new Map<Class, FieldAnnotation[]>();

/** Makes a type known to every model built later. */
export const annotateType = (annotation: TypeAnnotation) => types.set(annotation.class, annotation);
/** Adds a field to its type, behind those said before. */
export const annotateField = (owner: Class, annotation: FieldAnnotation) =>
  fields.set(owner, [...(fields.get(owner) ?? []), annotation]);

type Properties = Record<string, EntityProperty>;

/** All types of the graph, by name. */
export class Model {
  readonly entities = new Map<string, EntityModel>();
  private readonly byClass = new Map<Class, TypeModel>();
  private readonly metadata: EntityMetadata[];

  constructor(orm: MikroORM) {
    this.metadata = [...orm.getMetadata().getAll().values()];
    for (const annotation of types.values()) {
      const meta = this.metadata.find((m) => m.class === annotation.class);
      const type = { ...annotation, fields: new Map() };
      if (annotation.entity && !meta) continue;
      this.byClass.set(annotation.class, type);
      if (!annotation.entity || !meta) continue;
      this.entities.set(annotation.name, Object.assign(type, annotation.entity, { table: meta.tableName }));
    }
    for (const entity of this.entities.values())
      this.addFields(entity, { entity, properties: this.propertiesOf(entity) });
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

  private propertiesOf(entity: EntityModel): Properties {
    return this.metadata.find((m) => m.class === entity.class)!.properties;
  }

  /** @param part the properties at `prefix` where the type is a part of the entity's row */
  private addFields(
    type: TypeModel,
    owner: { entity: EntityModel; properties: Properties },
    part: Properties = owner.properties,
    prefix = '',
  ): void {
    for (const annotation of inherited(type.class))
      type.fields.set(annotation.name, this.field(annotation, owner, part, prefix));
  }

  private field(
    annotation: FieldAnnotation,
    owner: { entity: EntityModel; properties: Properties },
    part: Properties,
    prefix: string,
  ): FieldModel {
    const property = part[annotation.name];
    const said = annotation.target?.();
    const target = typeof said === 'string' ? this.entity(said) : said && this.byClass.get(said);
    const column = property?.fieldNames?.[0];
    const base = { ...annotation, path: prefix + annotation.name };
    switch (annotation.kind) {
      case 'part': {
        // A part's columns are those of the owner's row, so each use has a model of its own.
        const own = { ...target!, fields: new Map<string, FieldModel>() };
        // Inside a JSON value there are no columns.
        this.addFields(own, owner, property ? inside(property, owner.properties) : {}, `${base.path}.`);
        return { ...base, kind: 'part', target: own };
      }
      case 'values': {
        const value = { ...target!, fields: new Map<string, FieldModel>() };
        this.addFields(value, owner, {}, `${base.path}.`);
        return { ...base, kind: 'values', column: column!, target: value };
      }
      case 'one': {
        const inverse = property!.mappedBy ? ownerColumn(property!) : undefined;
        const key = inverse ? { targetColumn: inverse } : { column: property!.joinColumns[0]! };
        return { ...base, kind: 'one', target: target as EntityModel, ...key };
      }
      case 'many':
        return { ...base, kind: 'many', ...this.manyKeys(annotation, target as EntityModel, owner.entity, property) };
      default:
        return {
          unique: false,
          required: false,
          ...base,
          column: column ?? annotation.name,
          ...(annotation.token && { tokenColumn: columnAt(part, annotation.token) }),
        } as FieldModel;
    }
  }

  private manyKeys(
    { by, where = {} }: FieldAnnotation,
    target: EntityModel,
    owner: EntityModel,
    property: EntityProperty | undefined,
  ): Pick<ManyField, 'target' | 'targetColumn' | 'pivot' | 'where'> {
    if (by === undefined) return { target, pivot: pivotOf(property!), where: [] };
    const properties = this.propertiesOf(target);
    const conditions = typeof where === 'function' ? where(owner.name) : where;
    return {
      target,
      targetColumn: columnAt(properties, by),
      where: Object.entries(conditions).map(([name, value]) => ({ column: columnAt(properties, name), value })),
    };
  }
}

function inherited(type: Class): FieldAnnotation[] {
  const parent = Object.getPrototypeOf(type.prototype)?.constructor as Class | undefined;
  return [...(parent && parent !== Object ? inherited(parent) : []), ...(fields.get(type) ?? [])];
}

/** The properties of a part, as the owner's row has them. */
const inside = (part: EntityProperty, owner: Properties): Properties =>
  Object.fromEntries(Object.entries(part.embeddedProps).map(([key, prop]) => [key, owner[prop.name] ?? prop]));

/** The column of the property at a path such as `conversion.case`. */
function columnAt(properties: Properties, path: string): string {
  let at: Properties = properties;
  const names = path.split('.');
  const last = names.pop()!;
  for (const name of names) at = inside(at[name]!, properties);
  const property = at[last];
  if (!property) throw new Error(`no property ${path}`);
  return property.joinColumns?.[0] ?? property.fieldNames[0]!;
}

const targetMeta = (property: EntityProperty) => property.targetMeta as EntityMetadata;
const ownerColumn = (property: EntityProperty) =>
  targetMeta(property).properties[property.mappedBy as never as string]!.joinColumns[0]!;

function pivotOf(property: EntityProperty): ManyField['pivot'] {
  const owner = property.mappedBy
    ? (targetMeta(property).properties[property.mappedBy as never as string] as EntityProperty)
    : property;
  const [own, other] = property.mappedBy
    ? [owner.inverseJoinColumns[0]!, owner.joinColumns[0]!]
    : [owner.joinColumns[0]!, owner.inverseJoinColumns[0]!];
  return { table: owner.pivotTable, own, other };
}
