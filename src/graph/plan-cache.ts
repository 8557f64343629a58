// Plans of documents asked before, within bounds: documents can differ for hours, and a filter given whole as a variable
// can take any number of shapes.
import type { DocumentNode } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import type { Plan } from './plan.ts';
import type { Call } from './sql/slot.ts';

/** Characters of keys and statements that are kept: some thousands of plans. */
const ROOM = 16_000_000;

/** Plans by document, shape of its variables and policy, and pinned values. */
export class PlanCache {
  hits = 0;
  misses = 0;
  private readonly plans: BoundedMap<Plan>;
  /** How to read the pinned values of a shape: the plans of one document and shape have the same ones. */
  private readonly pins: BoundedMap<Plan['pins']>;
  private readonly documents = new WeakMap<DocumentNode, number>();
  private lastDocument = 0;

  constructor(room = ROOM) {
    this.plans = new BoundedMap(room);
    this.pins = new BoundedMap(room);
  }

  /** Plans that are kept. */
  get size(): number {
    return this.plans.size;
  }

  /** The plan at hand, else the one that `make` makes for `call`; `key` tells shapes of one document apart. */
  get(document: DocumentNode, key: string, call: Call, make: () => Plan): Plan {
    const shape = `${this.idOf(document)} ${key}`;
    const pins = this.pins.get(shape);
    const kept = pins && this.plans.get(nameOf(shape, pins, call));
    if (kept) {
      this.hits += 1;
      return kept;
    }
    this.misses += 1;
    const plan = make();
    const name = nameOf(shape, plan.pins, call);
    this.pins.set(shape, plan.pins, shape.length);
    this.plans.set(name, plan, name.length + plan.text.length);
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

const nameOf = (shape: string, pins: Plan['pins'], call: Call): string =>
  pins.length === 0 ? shape : `${shape} ${JSON.stringify(pins.map((read) => read(call)))}`;
