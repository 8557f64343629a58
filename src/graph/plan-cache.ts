// Plans of documents asked before, within bounds: documents can differ for hours, and a filter given whole as a variable
// can take any number of shapes.
import type { DocumentNode } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import type { Plan } from './plan.ts';

/** Characters of keys and statements that are kept: some thousands of plans. */
const ROOM = 16_000_000;

/** Plans by document, shape of its variables and policy. */
export class PlanCache {
  hits = 0;
  misses = 0;
  private readonly plans: BoundedMap<Plan>;
  private readonly documents = new WeakMap<DocumentNode, number>();
  private lastDocument = 0;

  constructor(room = ROOM) {
    this.plans = new BoundedMap(room);
  }

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
    } else {
      this.misses += 1;
      plan = make();
      this.plans.set(name, plan, name.length + plan.text.length);
    }
    return plan;
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
