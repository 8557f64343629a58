// Random valid operations over the whole schema, for the test that both ways of executing give equal answers.
// A seed gives the same operation each time.
import {
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLNullableType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Values that occur in the store, by scalar: filters over them select something. */
export type Samples = Record<string, unknown[]>;

export interface GeneratedQuery {
  source: string;
  /** Values for the variables, twice: a plan made for the first must not answer for the second. */
  variables: Record<string, unknown>;
  others: Record<string, unknown>;
  /** Variables that take a cursor of the list they are given to; the list selects its cursors as `<name>_`. */
  cursors: string[];
}

/** Mulberry32: small, seeded, good enough to choose by. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Generator {
  private readonly next: () => number;
  private readonly declared: string[] = [];
  private readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly others: Record<string, unknown> = {};
  readonly cursors: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly samples: Samples,
    seed: number,
  ) {
    this.next = random(seed);
  }

  operation(depth: number): string {
    const query = this.schema.getQueryType()!;
    const fields = Array.from({ length: 1 + this.below(2) }, () => this.field(query, this.pick(this.roots()), depth));
    const head = this.declared.length > 0 ? `query (${this.declared.join(', ')})` : 'query';
    return [`${head} { ${fields.join(' ')} }`, ...this.fragments].join('\n');
  }

  private roots() {
    // Asking adds to what these answer.
    const growing = ['accessRecord', 'accessRecords'];
    return Object.values(this.schema.getQueryType()!.getFields()).filter(({ name }) => !growing.includes(name));
  }

  private below(n: number): number {
    return Math.floor(this.next() * n);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  private chance(p: number): boolean {
    return this.next() < p;
  }

  private selection(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields()).filter((f) => depth > 0 || !isObjectType(getNamedType(f.type)));
    if (all.length === 0) return '{ __typename }';
    const fields = Array.from({ length: 1 + this.below(4) }, () => this.field(type, this.pick(all), depth));
    if (this.chance(0.2)) fields.push('__typename');
    // A field asked for twice is one field: its selections are merged.
    if (this.chance(0.15)) fields.push(fields[0]!);
    if (this.chance(0.1)) return `{ ... on ${type.name}${this.directive()} { ${fields.join(' ')} } }`;
    if (this.chance(0.1)) {
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${type.name} { ${fields.join(' ')} }`);
      return `{ __typename ...${name}${this.directive()} }`;
    }
    return `{ ${fields.join(' ')} }`;
  }

  private aliases = 0;

  private field(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    this.aliases += 1;
    // Two uses of a field with other arguments may not share a response key, so most get an alias.
    const alias = field.args.length > 0 || this.chance(0.5) ? `a${this.aliases}: ` : '';
    const type = getNamedType(field.type);
    const cursor = field.args.some((a) => a.name === 'after') && this.chance(0.3) ? this.cursor() : null;
    const args = this.arguments(field, cursor);
    const directive = this.directive();
    const head = `${alias}${field.name}${args}${directive}`;
    if (isInterfaceType(type)) return `${head} { __typename id ${this.fragmentsOn(type, depth)} }`;
    if (isUnionType(type)) return `${head} { __typename ${this.fragmentsOn(type, depth)} }`;
    if (!isObjectType(type)) return head;
    if (type.name.endsWith('GroupKey')) return `${head} ${this.groupKey(type, depth)}`;
    if (parent.name.endsWith('Connection') && field.name === 'groups')
      return this.groups(field, alias, directive, depth);
    const below = depth - (type.name.endsWith('Connection') ? 0 : 1);
    const cursors = cursor ? ` ${head} { ${cursor}_: pageInfo { startCursor endCursor } }` : '';
    const more = this.chance(0.1) ? ` ${head} ${this.selection(type, below)}` : '';
    return `${head} ${this.selection(type, below)}${more}${cursors}`;
  }

  private cursor(): string {
    const name = this.variable('Cursor', () => null).slice(1);
    this.cursors.push(name);
    return name;
  }

  private fragmentsOn(abstract: GraphQLAbstractType, depth: number): string {
    const types = this.schema.getPossibleTypes(abstract);
    return [this.pick(types), this.pick(types)]
      .map((type) => `... on ${type.name} ${this.selection(type, Math.min(depth - 1, 1))}`)
      .join(' ');
  }

  private by: string[] = [];

  private groups(field: GraphQLField<unknown, unknown>, alias: string, directive: string, depth: number): string {
    const keys = getNamedType(field.args.find((a) => a.name === 'by')!.type);
    const codes = isEnumType(keys) ? keys.getValues().map((v) => v.name) : [];
    // Groups may stand within the key of other groups.
    const outer = this.by;
    this.by = [...new Set([this.pick(codes), ...(this.chance(0.4) ? [this.pick(codes)] : [])])];
    const by = this.by;
    const first = this.chance(0.5)
      ? `, first: ${this.chance(0.5) ? this.variable('Int!', () => this.below(20)) : this.below(20)}`
      : '';
    const keysGiven = this.chance(0.3) ? this.variable(`[${keys.name}!]!`, () => by) : `[${by}]`;
    const orderBy = this.chance(0.4) ? `, orderBy: ${this.groupOrder(field)}` : '';
    const selection = this.selection(getNamedType(field.type) as GraphQLObjectType, depth - 1);
    this.by = outer;
    return `${alias || `g${this.aliases}: `}groups(by: ${keysGiven}${first}${orderBy})${directive} ${selection}`;
  }

  private groupOrder(field: GraphQLField<unknown, unknown>): string {
    if (this.chance(0.3)) return `[{ key: ${this.pick(this.by)} }]`;
    const order = getNamedType(field.args.find((a) => a.name === 'orderBy')!.type) as GraphQLInputObjectType;
    const { count, sum } = order.getFields();
    return this.chance(0.5) || !sum
      ? `[{ count: ${this.input(new GraphQLNonNull(getNamedType(count!.type)), 1)} }]`
      : `[{ sum: ${this.input(new GraphQLNonNull(getNamedType(sum.type)), 1)} }]`;
  }

  private groupKey(type: GraphQLObjectType, depth: number): string {
    const camel = (code: string) => code.toLowerCase().replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
    const fields = this.by.map((code) => {
      const field = type.getFields()[camel(code)]!;
      const named = getNamedType(field.type);
      return isObjectType(named) ? `${field.name} ${this.selection(named, Math.min(depth, 1))}` : field.name;
    });
    return `{ ${fields.join(' ')} }`;
  }

  private directive(): string {
    if (!this.chance(0.1)) return '';
    return this.chance(0.5) ? ` @include(if: ${this.boolean()})` : ` @skip(if: ${this.boolean()})`;
  }

  private boolean(): string {
    const value = () => this.chance(0.5);
    return this.chance(0.5) ? this.variable('Boolean!', value) : String(value());
  }

  /** Declares a variable, now and then with a default that stands in for its first value. */
  private variable(type: string, make: () => unknown, byDefault?: (value: unknown) => string): string {
    const name = `v${this.declared.length}`;
    const value = make();
    this.others[name] = make();
    const omitted = byDefault !== undefined && this.chance(0.2);
    if (!omitted) this.variables[name] = value;
    this.declared.push(`$${name}: ${type}${omitted ? ` = ${byDefault(value)}` : ''}`);
    return `$${name}`;
  }

  private arguments(field: GraphQLField<unknown, unknown>, cursor: string | null): string {
    const names = field.args.map((a) => a.name);
    if (names.includes('by')) return '';
    const given: string[] = [];
    if (names.includes('filter')) {
      if (this.chance(0.6)) given.push(this.argument(field, 'filter', 2));
      if (this.chance(0.5)) given.push(this.argument(field, 'orderBy', 2));
      if (this.chance(0.7)) given.push(`${this.chance(0.8) ? 'first' : 'last'}: ${this.count()}`);
      if (cursor) given.push(`${this.chance(0.7) ? 'after' : 'before'}: $${cursor}`);
    } else if (names.includes('ids')) {
      const ids = () => Array.from({ length: this.below(4) }, () => this.sample('ID'));
      given.push(this.chance(0.5) ? `ids: ${this.variable('[ID!]!', ids)}` : `ids: ${JSON.stringify(ids())}`);
    } else if (names.includes('kinds')) {
      given.push(`text: ${this.searchText()}`);
      if (this.chance(0.4)) given.push(this.argument(field, 'kinds', 1));
      if (this.chance(0.7)) given.push(`first: ${this.count()}`);
    } else if (names.includes('asOf') || names.includes('on')) {
      for (const arg of field.args) if (this.chance(0.5)) given.push(this.argument(field, arg.name, 1));
    } else if (names.length > 0) {
      given.push(this.argument(field, this.pick(names), 1));
    }
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  /** A sample or a part of one: most are names and codes, and too short a part is refused. */
  private searchText(): string {
    const text = () => {
      const whole = this.sample('String') as string;
      return this.chance(0.5) ? whole : whole.slice(this.below(4), 4 + this.below(6));
    };
    return this.chance(0.5) ? this.variable('String!', text) : JSON.stringify(text());
  }

  private count(): string {
    const count = () => this.below(6);
    return this.chance(0.4) ? this.variable('Int', count, String) : String(count());
  }

  private argument(field: GraphQLField<unknown, unknown>, name: string, depth: number): string {
    const arg = field.args.find((a) => a.name === name)!;
    return `${name}: ${this.input(arg.type, depth)}`;
  }

  /** An input as it is written: a literal with variables at any depth. */
  private input(type: GraphQLInputType, depth: number, relation = false): string {
    if (this.chance(0.2)) {
      const make = () => this.inputValue(type, depth, relation);
      return this.variable(String(type), make, (value) => literal(value, type));
    }
    if (isNonNullType(type)) return this.literalInput(type.ofType, depth, relation);
    return this.literalInput(type, depth, relation);
  }

  private literalInput(type: GraphQLInputType, depth: number, relation: boolean): string {
    if (isListType(type)) {
      const items = Array.from({ length: 1 + this.below(2) }, () => this.input(type.ofType, depth));
      return `[${items.join(', ')}]`;
    }
    if (!isInputObjectType(type)) return literal(this.inputValue(type, depth, relation), type);
    const members = this.members(type, depth, relation).map((f) => {
      if (f.name === 'within') return `within: ${JSON.stringify(this.pick(DIVISIONS))}`;
      // A member of a @oneOf object may not be null, and so neither a variable in its place.
      const own = type.isOneOf ? new GraphQLNonNull(f.type as GraphQLNullableType & GraphQLInputType) : f.type;
      return `${f.name}: ${this.input(own, depth - 1, isRelation(f))}`;
    });
    return `{ ${members.join(', ')} }`;
  }

  private inputValue(type: GraphQLInputType, depth: number, relation: boolean): unknown {
    if (isNonNullType(type)) return this.inputValue(type.ofType, depth, relation);
    if (isListType(type))
      return Array.from({ length: 1 + this.below(2) }, () => this.inputValue(type.ofType, depth, false));
    if (isInputObjectType(type)) return this.inputObject(type, depth, relation);
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    return this.sample(type.name);
  }

  private sample(scalar: string): unknown {
    return this.pick(this.samples[scalar]!);
  }

  private inputObject(type: GraphQLInputObjectType, depth: number, relation: boolean): Record<string, unknown> {
    const members = this.members(type, depth, relation);
    return Object.fromEntries(
      members.map((f) => [
        f.name,
        f.name === 'within' ? this.pick(DIVISIONS) : this.inputValue(f.type, depth - 1, isRelation(f)),
      ]),
    );
  }

  /** Some members of an input object; `exists` has a meaning in the filter of a to-one relation only. */
  private members(type: GraphQLInputObjectType, depth: number, relation: boolean): GraphQLInputField[] {
    const usable = Object.values(type.getFields()).filter(
      (f) =>
        (relation || f.name !== 'exists') &&
        (depth > 0 ||
          !isInputObjectType(getNamedType(f.type)) ||
          /^(String|Int|Float|Money|Date|DateTime|Boolean|ID)Filter$/.test(getNamedType(f.type).name)),
    );
    const count = usable.length === 0 ? 0 : type.isOneOf ? 1 : 1 + this.below(2);
    return [...new Set(Array.from({ length: count }, () => this.pick(usable)))];
  }
}

/** Codes that `within` takes. */
const DIVISIONS = ['150300', '150302', '150303', '150302000'];

const isEntityFilter = (type: GraphQLInputType) => isInputObjectType(type) && 'exists' in type.getFields();

/** A member that is the filter of a to-one relation. */
const isRelation = (field: GraphQLInputField) =>
  isEntityFilter(field.type) && !['not', 'some', 'none', 'every'].includes(field.name);

/** A value as a GraphQL literal of its type. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (Array.isArray(value))
    return `[${value.map((item) => literal(item, (type as unknown as { ofType: GraphQLInputType }).ofType)).join(', ')}]`;
  if (isInputObjectType(type))
    return `{ ${Object.entries(value as object)
      .map(([name, member]) => `${name}: ${literal(member, type.getFields()[name]!.type)}`)
      .join(', ')} }`;
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}

/** A valid operation of at most `depth` nested objects. */
export function generateQuery(schema: GraphQLSchema, samples: Samples, seed: number, depth: number): GeneratedQuery {
  const generator = new Generator(schema, samples, seed);
  const source = generator.operation(depth);
  const { variables, others, cursors } = generator;
  return { source, variables, others, cursors };
}
