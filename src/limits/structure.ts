// What is counted in a document before it is validated: validation itself takes long where a document repeats itself, and
// an exception where it is nested without end.
import {
  type ArgumentNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Limits } from './limits.ts';

/** What a document was found to be: too large, and whether it asks for the schema. */
export interface Structure {
  readonly fault: GraphQLError | null;
  readonly introspects: boolean;
}

/** Structures of documents, each found once. */
export class Structures {
  private readonly known = new WeakMap<DocumentNode, Structure>();

  constructor(private readonly limits: Limits) {}

  of(document: DocumentNode): Structure {
    let structure = this.known.get(document);
    if (!structure) {
      structure = new Walk(document, this.limits).structure();
      this.known.set(document, structure);
    }
    return structure;
  }
}

class Beyond extends Error {
  constructor(readonly limit: keyof Limits) {
    super();
  }
}

/** How deep selections go, and how many they are with every fragment in its places. */
interface Extent {
  readonly depth: number;
  readonly size: number;
}

const NONE: Extent = { depth: 0, size: 0 };

/** One walk through a document; it ends where a limit is passed. */
class Walk {
  private readonly counts = { aliases: 0, directives: 0 };
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** By fragment; none while it is looked into: one that holds itself is for validation to refuse. */
  private readonly extents = new Map<string, Extent>();
  private introspects = false;

  constructor(
    private readonly document: DocumentNode,
    private readonly limits: Limits,
  ) {
    const found = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((fragment) => [fragment.name.value, fragment]));
  }

  structure(): Structure {
    try {
      this.check('fragments', this.fragments.size);
      for (const definition of this.document.definitions) this.definition(definition);
      return { fault: null, introspects: this.introspects };
    } catch (error) {
      if (!(error instanceof Beyond)) throw error;
      return { fault: beyond(error.limit, this.limits), introspects: this.introspects };
    }
  }

  private definition(definition: DefinitionNode): void {
    this.directives('directives' in definition ? definition.directives : []);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragment(definition.name.value, 1);
    if (definition.kind !== Kind.OPERATION_DEFINITION) return;
    for (const { directives, defaultValue } of definition.variableDefinitions ?? []) {
      this.directives(directives);
      if (defaultValue) this.value(defaultValue, 1);
    }
    this.selections(definition.selectionSet, 1);
  }

  /** `level` is how deep the selections lie in what is written around them. */
  private selections({ selections }: SelectionSetNode, level: number): Extent {
    this.check('depth', level);
    this.check('breadth', selections.length);
    let depth = 0;
    let size = 0;
    for (const selection of selections) {
      const found = this.selection(selection, level);
      depth = Math.max(depth, found.depth);
      size += found.size;
      this.check('depth', depth);
      this.check('selections', size);
    }
    return { depth, size };
  }

  private selection(selection: SelectionNode, level: number): Extent {
    this.directives(selection.directives);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, level);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.selections(selection.selectionSet, level + 1);
    const { alias, name, arguments: given, selectionSet } = selection;
    if (alias) this.count('aliases', 1);
    if (name.value === '__schema' || name.value === '__type') this.introspects = true;
    this.arguments(given);
    const below = selectionSet ? this.selections(selectionSet, level + 1) : NONE;
    return { depth: below.depth + 1, size: below.size + 1 };
  }

  /** `level` is how deep it is spread: a fragment looked into is at most as deep as its document allows, and so is the stack. */
  private fragment(name: string, level: number): Extent {
    const known = this.extents.get(name);
    if (known) return known;
    this.extents.set(name, NONE);
    const fragment = this.fragments.get(name);
    const extent = fragment ? this.selections(fragment.selectionSet, level) : NONE;
    this.extents.set(name, extent);
    return extent;
  }

  private directives(directives: readonly DirectiveNode[] = []): void {
    this.count('directives', directives.length);
    for (const directive of directives) this.arguments(directive.arguments);
  }

  private arguments(given: readonly ArgumentNode[] = []): void {
    for (const { value } of given) this.value(value, 1);
  }

  private value(value: ValueNode, level: number): void {
    this.check('depth', level);
    if (value.kind === Kind.LIST) for (const item of value.values) this.value(item, level + 1);
    if (value.kind === Kind.OBJECT) for (const field of value.fields) this.value(field.value, level + 1);
  }

  private count(limit: keyof typeof this.counts, more: number): void {
    this.counts[limit] += more;
    this.check(limit, this.counts[limit]);
  }

  private check(limit: keyof Limits, found: number): void {
    if (found > this.limits[limit]) throw new Beyond(limit);
  }
}

/** TOO_COMPLEX where the variables hold too many values or are nested too deeply; looked at before they are coerced. */
export function variablesFault(variables: Readonly<Record<string, unknown>>, limits: Limits): GraphQLError | null {
  let level: object[] = [variables];
  let found = 1;
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: object[] = [];
    for (const value of level) {
      const names = Object.keys(value);
      if (names.length > 0 && depth >= limits.depth) return beyond('depth', limits);
      // Before they are looked at: of a wide object that takes long.
      found += names.length;
      if (found > limits.values) return beyond('values', limits);
      for (const name of names) {
        const member = (value as Record<string, unknown>)[name];
        if (typeof member === 'object' && member !== null) next.push(member);
      }
    }
    level = next;
  }
  return null;
}

const wording: Partial<Record<keyof Limits, readonly [zh: string, en: string]>> = {
  depth: ['嵌套层数', 'levels'],
  breadth: ['同级字段', 'fields side by side'],
  selections: ['字段', 'fields'],
  aliases: ['别名', 'aliases'],
  directives: ['指令', 'directives'],
  fragments: ['片段', 'fragments'],
  values: ['变量中的值', 'values in the variables'],
};

/** TOO_COMPLEX for what can be counted in a document or its variables. */
function beyond(name: keyof Limits, limits: Limits): GraphQLError {
  const [zh, en] = wording[name]!;
  const most = limits[name];
  return new GraphQLError(
    `查询过大：${zh}不得超过 ${most}，请拆分 · The query is too large: at most ${most} ${en}; ask in smaller parts`,
    { extensions: { code: 'TOO_COMPLEX', limit: { [name]: most } } },
  );
}
