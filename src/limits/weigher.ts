// What selections weigh: each field costs 1; rows cost what is selected of each times the size of their page; totals, groups and
// searches look at rows that they do not show, and weigh more.
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { constant, type Factor, type Formula, NOTHING, plus, times, type Variables } from './formula.ts';

/** A page of a list where neither `first` nor `last` is given: the schema's own words. */
const DEFAULT_PAGE = 20;
/** No page is larger; a larger one is refused by name. */
const LARGEST_PAGE = 500;
/** What `totalCount`, `aggregates` and `groups` weigh besides what is selected of them, each. */
const OVER_ALL_ROWS = 10;
/** The same at the root: it may have to look at a whole table. */
const OVER_WHOLE_TABLE = 10_000;
const SEARCH = 50;
/** Of lists without pages nobody knows how long they are. */
const UNPAGED = 10;
/** So many members a type of the schema has on average, and so many arguments a field. */
const MEMBERS = 4;
const ARGUMENTS = 1;

const OVER_ALL = new Set(['totalCount', 'aggregates', 'groups']);

/**
 * What a selection costs once, and of that of a connection what it costs for each row of the page, and how many fields
 * over all rows it has.
 */
interface Weight {
  readonly once: Formula;
  readonly perRow: Formula;
  readonly overAll: Formula;
}

const each = (part: (name: keyof Weight) => Formula): Weight => ({
  once: part('once'),
  perRow: part('perRow'),
  overAll: part('overAll'),
});

/** Weighs the selections of one document. Each fragment is weighed once, however often it is spread. */
export class Weigher {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly weights = new Map<string, Weight>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const found = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((fragment) => [fragment.name.value, fragment]));
  }

  operation({ operation, selectionSet }: OperationDefinitionNode): Formula {
    const root = this.schema.getRootType(operation);
    return root ? this.selections(selectionSet, root).once : NOTHING;
  }

  selections({ selections }: SelectionSetNode, type: GraphQLCompositeType): Weight {
    const weights = selections.map((selection) => this.selection(selection, type));
    return each((part) => plus(weights.map((weight) => weight[part])));
  }

  selection(selection: SelectionNode, type: GraphQLCompositeType): Weight {
    const weight = this.unconditionally(selection, type);
    const conditions = conditionsOf(selection.directives);
    return each((part) => conditions.reduce(times, weight[part]));
  }

  private unconditionally(selection: SelectionNode, type: GraphQLCompositeType): Weight {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.field(selection, type);
      case Kind.INLINE_FRAGMENT:
        return this.selections(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value, type));
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(selection.name.value);
    }
  }

  private fragment(name: string): Weight {
    let weight = this.weights.get(name);
    if (!weight) {
      const { selectionSet, typeCondition } = this.fragments.get(name)!;
      weight = this.selections(selectionSet, this.schema.getType(typeCondition.name.value) as GraphQLCompositeType);
      this.weights.set(name, weight);
    }
    return weight;
  }

  typeNamed(name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType {
    return name ? (this.schema.getType(name) as GraphQLCompositeType) : otherwise;
  }

  private field(node: FieldNode, parent: GraphQLCompositeType): Weight {
    const definition = this.definition(node, parent);
    const itself = plus([constant(1 + weightOf(definition, parent)), conditionsIn(node)]);
    const overAll = isConnection(parent) && OVER_ALL.has(node.name.value) ? constant(1) : NOTHING;
    const type = definition && getNamedType(definition.type);
    if (!type || !isCompositeType(type) || !node.selectionSet) return { once: itself, perRow: NOTHING, overAll };
    const below = this.selections(node.selectionSet, type);
    // The rows of a connection: how many there are is for the connection to say.
    if (isConnection(parent) && holdsRows(node)) return { once: itself, perRow: below.once, overAll };
    const size = this.sizeOf(node, definition, parent);
    const rows = isConnection(type)
      ? plus([below.once, times(below.perRow, size), times(below.overAll, this.lookOf(parent))])
      : times(below.once, size);
    return { once: plus([itself, rows]), perRow: NOTHING, overAll };
  }

  /** What each field over all rows of a list weighs. */
  lookOf(parent: GraphQLCompositeType): number {
    return parent === this.schema.getQueryType() ? OVER_WHOLE_TABLE : OVER_ALL_ROWS;
  }

  definition(node: FieldNode, parent: GraphQLCompositeType): GraphQLField<unknown, unknown> | undefined {
    const name = node.name.value;
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  /** How often what lies below a field is there; of a connection, how many rows its page has. */
  sizeOf(node: FieldNode, { type, args }: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType): Factor {
    const named = (name: string) => node.arguments?.find((given) => given.name.value === name)?.value;
    const first = args.find(({ name }) => name === 'first');
    if (first) return pageOf(named('first'), named('last'), Number(first.defaultValue ?? DEFAULT_PAGE));
    const ids = named('ids');
    if (ids) return lengthOf(ids);
    if (!isListType(getNullableType(type))) return 1;
    return parent.name.startsWith('__') ? this.introspected(node.name.value) : UNPAGED;
  }

  private introspected(list: string): number {
    if (list === 'types') return Object.keys(this.schema.getTypeMap()).length;
    return list === 'args' ? ARGUMENTS : MEMBERS;
  }
}

/** Whether the fields of a type are those of a list with pages. */
export const isConnection = (type: GraphQLCompositeType): boolean => type.name.endsWith('Connection');

/** Whether a field of a connection holds its rows. */
export const holdsRows = (node: FieldNode): boolean => node.name.value === 'nodes' || node.name.value === 'edges';

function weightOf(definition: GraphQLField<unknown, unknown> | undefined, parent: GraphQLCompositeType): number {
  if (!definition) return 0;
  return parent.name === 'Query' && definition.name === 'search' ? SEARCH : 0;
}

/** Each condition of a filter and each key of an order costs 1: the objects in the arguments. */
function conditionsIn({ arguments: given = [] }: FieldNode): Formula {
  return plus(given.map(({ value }) => objectsIn(value)));
}

function objectsIn(value: ValueNode): Formula {
  switch (value.kind) {
    case Kind.OBJECT:
      return plus([constant(1), ...value.fields.map((field) => objectsIn(field.value))]);
    case Kind.LIST:
      return plus(value.values.map(objectsIn));
    case Kind.VARIABLE: {
      const name = value.name.value;
      return times(constant(1), (variables) => objectsOf(variables[name]));
    }
    default:
      return NOTHING;
  }
}

function objectsOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  let found = Array.isArray(value) ? 0 : 1;
  for (const member of Object.values(value)) found += objectsOf(member);
  return found;
}

/** A size out of range is refused elsewhere, by its name. */
const asSize = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? Math.min(Math.max(value, 0), LARGEST_PAGE) : otherwise;

function pageOf(first: ValueNode | undefined, last: ValueNode | undefined, otherwise: number): Factor {
  const given = last && last.kind !== Kind.NULL ? [last, first] : [first];
  const readers = given.map((value) => (variables: Variables) => numberIn(value, variables));
  const size: Factor = (variables) =>
    asSize(
      readers.map((read) => read(variables)).find((number) => typeof number === 'number'),
      otherwise,
    );
  return given.some((value) => value?.kind === Kind.VARIABLE) ? size : size({});
}

function numberIn(value: ValueNode | undefined, variables: Variables): unknown {
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
}

function lengthOf(value: ValueNode): Factor {
  if (value.kind === Kind.LIST) return value.values.length;
  if (value.kind !== Kind.VARIABLE) return 1;
  const name = value.name.value;
  return (variables) => (Array.isArray(variables[name]) ? (variables[name] as unknown[]).length : 1);
}

/** 0 or 1 for each @skip and @include. */
function conditionsOf(directives: readonly DirectiveNode[] = []): Factor[] {
  return directives.flatMap(({ name, arguments: given }): Factor[] => {
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    const wanted = name.value === 'include';
    if (!value || (!wanted && name.value !== 'skip')) return [];
    if (value.kind === Kind.BOOLEAN) return [value.value === wanted ? 1 : 0];
    if (value.kind !== Kind.VARIABLE) return [];
    return [(variables) => (variables[value.name.value] === wanted ? 1 : 0)];
  });
}
