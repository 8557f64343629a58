// The bounds of one operation: whether its document, its variables and its cost stay within the limits.
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, validate } from 'graphql';
import { Costs } from './cost.ts';
import type { Variables } from './formula.ts';
import type { Limits } from './limits.ts';
import { type Structure, Structures, variablesFault } from './structure.ts';

/** What an operation costs, and what it may: `extensions.cost` of its answer. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

/** Holds operations of one schema to the limits. What depends on the document alone is worked out once for each. */
export class Bounds {
  private readonly structures: Structures;
  private readonly costs: Costs;
  private readonly valid = new WeakSet<DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly limits: Limits,
  ) {
    this.structures = new Structures(limits);
    this.costs = new Costs(schema);
  }

  /** Of any document that parses, valid or not. */
  structureOf(document: DocumentNode): Structure {
    return this.structures.of(document);
  }

  /** Whether a document was found valid. */
  isValid(document: DocumentNode): boolean {
    return this.valid.has(document);
  }

  /**
   * What is wrong with a document; one that was found valid is not looked at again. Its size comes first: validation takes
   * long where a document repeats itself.
   */
  faults(document: DocumentNode, hideSuggestions: boolean): GraphQLError[] {
    if (this.valid.has(document)) return [];
    const { fault } = this.structures.of(document);
    if (fault) return [fault];
    const faults = validate(this.schema, document, undefined, { hideSuggestions });
    if (faults.length === 0) this.valid.add(document);
    return faults.map(invalid);
  }

  /** Throws TOO_COMPLEX for the document of a request and its variables as they came. */
  check(document: DocumentNode, variables: Variables): void {
    const fault = this.structures.of(document).fault ?? variablesFault(variables, this.limits);
    if (fault) throw fault;
  }

  /**
   * The cost of a valid operation; TOO_COMPLEX where it is too high.
   * @param variables coerced, with their defaults
   */
  cost(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
    const limit = this.limits.cost;
    const requested = this.costs.of(document, operation, variables);
    if (requested <= limit) return { requested, limit };
    const { path, share } = this.costs.costliest(document, operation, variables);
    const percent = Math.round(share * 100);
    throw new GraphQLError(
      `查询代价 ${requested} 超过上限 ${limit},其中 ${path} 占 ${percent}%；请减小 first、减少嵌套或拆分 · ` +
        `The query costs ${requested}, more than ${limit}; ${path} is ${percent} % of it. ` +
        'Ask for fewer rows there (first), for fewer lists within lists, or in smaller parts',
      { extensions: { code: 'TOO_COMPLEX', cost: { requested, limit }, path, share: Math.round(share * 1000) / 1000 } },
    );
  }
}

const invalid = ({ message, nodes, source, positions }: GraphQLError) =>
  new GraphQLError(`查询与图的定义不符 · ${message}`, {
    nodes,
    source,
    positions,
    extensions: { code: 'BAD_USER_INPUT', reason: 'GRAPHQL_VALIDATION_FAILED' },
  });
