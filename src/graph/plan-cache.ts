// Plans of documents asked before, within bounds: documents can differ for hours, and a filter given whole as a variable
// can take any number of shapes.
import type { DocumentNode } from 'graphql';
import type { Plan } from './plan.ts';

/** Characters of keys and statements that are kept: some thousands of plans. */
const ROOM = 16_000_000;

/** Plans by document, shape of its variables and policy; the one least recently used goes first. */
export class PlanCache {
  hits = 0;
  misses = 0;
  /** The least recently used first. */
  private readonly plans = new Map<string, Plan>();
  private readonly documents = new WeakMap<DocumentNode, number>();
  private lastDocument = 0;
  private taken = 0;

  constructor(private readonly room = ROOM) {}

  /** Plans that are kept. */
  get size(): number {
    return this.plans.size;
  }

  /** The plan at hand, else the one that `make` makes; `key` tells plans of one document apart. */
  get(document: DocumentNode, key: string, make: () => Plan): Plan {
    const name = `${this.idOf(document)} ${key}`;
    let plan = this.plans.get(name);
    if (plan) {
      this.hits += 1;
      this.plans.delete(name);
    } else {
      this.misses += 1;
      plan = make();
      this.taken += weight(name, plan);
    }
    this.plans.set(name, plan);
    while (this.taken > this.room) this.forgetOldest();
    return plan;
  }

  private forgetOldest(): void {
    const [name, plan] = this.plans.entries().next().value!;
    this.plans.delete(name);
    this.taken -= weight(name, plan);
  }

  private idOf(document: DocumentNode): number {
    let id = this.documents.get(document);
    if (id === undefined) {
      this.lastDocument += 1;
      id = this.lastDocument;
      this.documents.set(document, id);
    }
    return id;
  }
}

const weight = (name: string, { text }: Plan) => name.length + text.length;
