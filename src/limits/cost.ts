// What an operation costs, told from its document and variables alone: never from the data, of which the number would
// otherwise tell.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { evaluate, type Formula, type Variables } from './formula.ts';
import { holdsRows, isConnection, Weigher } from './weigher.ts';

/** The part of an operation that costs most. */
export interface Costliest {
  readonly path: string;
  /** Of the whole, between 0 and 1. */
  readonly share: number;
}

/** Costs of the operations of one schema; what a document and its variables do not change is worked out once. */
export class Costs {
  private readonly known = new WeakMap<OperationDefinitionNode, Formula>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @param variables coerced, with their defaults */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
    let formula = this.known.get(operation);
    if (!formula) {
      formula = new Weigher(this.schema, document).operation(operation);
      this.known.set(operation, formula);
    }
    return Math.min(evaluate(formula, variables), Number.MAX_SAFE_INTEGER);
  }

  /** The innermost field with a selection that makes up more than half of the cost; the costliest root field where none does. */
  costliest(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Costliest {
    const weigher = new Weigher(this.schema, document);
    const root = this.schema.getRootType(operation.operation)!;
    return new Descent(weigher, variables).from({
      selections: operation.selectionSet,
      type: root,
      each: 1,
      page: 0,
      look: 0,
    });
  }
}

/**
 * A selection set where it stands: how often, and of that of a connection how many rows its page has and what each field
 * over all rows weighs.
 */
interface Placed {
  readonly selections: SelectionSetNode;
  readonly type: GraphQLCompositeType;
  readonly each: number;
  readonly page: number;
  readonly look: number;
}

interface PlacedField extends Placed {
  readonly node: FieldNode;
}

/** The way down to where most of the cost lies. */
class Descent {
  constructor(
    private readonly weigher: Weigher,
    private readonly variables: Variables,
  ) {}

  from(root: Placed): Costliest {
    const total = evaluate(this.weigher.selections(root.selections, root.type).once, this.variables);
    const path: string[] = [];
    let share = 1;
    let set: Placed | null = root;
    while (set) {
      // A list is of more help than the one field of its rows.
      const fields = this.fieldsIn(set, new Set()).filter(({ node }) => path.length === 0 || node.selectionSet);
      const costs = fields.map((field) => this.costOf(field));
      const most = Math.max(...costs);
      if (!(most > total / 2) && path.length > 0) break;
      const field = fields[costs.indexOf(most)]!;
      path.push(field.node.alias?.value ?? field.node.name.value);
      share = most / total;
      set = this.below(field);
    }
    return { path: path.join('.'), share };
  }

  private costOf({ node, type, each, page, look }: PlacedField): number {
    const { once, perRow, overAll } = this.weigher.selection(node, type);
    const [itself, ofRow, looks] = [once, perRow, overAll].map((part) => evaluate(part, this.variables)) as number[];
    return each * (itself! + page * ofRow! + look * looks!);
  }

  private below({ node, type, each, page }: PlacedField): Placed | null {
    const definition = this.weigher.definition(node, type);
    const below = definition && getNamedType(definition.type);
    if (!node.selectionSet || !isCompositeType(below)) return null;
    const selected = { selections: node.selectionSet, type: below, each, page: 0, look: 0 };
    if (isConnection(type) && holdsRows(node)) return { ...selected, each: each * page };
    const factor = this.weigher.sizeOf(node, definition!, type);
    const size = typeof factor === 'number' ? factor : factor(this.variables);
    if (!isConnection(below)) return { ...selected, each: each * size };
    return { ...selected, page: size, look: this.weigher.lookOf(type) };
  }

  /** The fields of a selection, those of its fragments among them; `seen` are fragments that were entered before. */
  private fieldsIn(set: Placed, seen: Set<string>): PlacedField[] {
    return set.selections.selections.flatMap((selection): PlacedField[] => {
      if (selection.kind === Kind.FIELD) return [{ ...set, node: selection }];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = this.weigher.typeNamed(selection.typeCondition?.name.value, set.type);
        return this.fieldsIn({ ...set, selections: selection.selectionSet, type }, seen);
      }
      const name = selection.name.value;
      if (seen.has(name)) return [];
      seen.add(name);
      const { selectionSet, typeCondition } = this.weigher.fragments.get(name)!;
      const type = this.weigher.typeNamed(typeCondition.name.value, set.type);
      return this.fieldsIn({ ...set, selections: selectionSet, type }, seen);
    });
  }
}
