// Plans of documents asked before, within bounds: documents can differ for hours, and a filter given whole as a variable
// can take any number of shapes.
import type { DocumentNode } from 'graphql';
import type { Plan } from './plan.ts';
import type { Call, Slot } from './sql/slot.ts';

/** Characters of keys and statements that are kept: some thousands of plans. */
const ROOM = 16_000_000;

/** What the plans of one document and shape have in common: the values that tell them apart. */
interface Shape {
  readonly key: string;
  readonly pins: readonly Slot[];
  plans: number;
}

interface Kept {
  readonly plan: Plan;
  readonly shape: Shape;
}

/** Plans by document, shape of its variables and policy, and pinned values; the one least recently used goes first. */
export class PlanCache {
  hits = 0;
  misses = 0;
  /** The least recently used first. */
  private readonly plans = new Map<string, Kept>();
  private readonly shapes = new Map<string, Shape>();
  private readonly documents = new WeakMap<DocumentNode, number>();
  private lastDocument = 0;
  private taken = 0;

  constructor(private readonly room = ROOM) {}

  /** Plans that are kept. */
  get size(): number {
    return this.plans.size;
  }

  /** The plan at hand, else the one that `make` makes for `call`; `key` tells shapes of one document apart. */
  get(document: DocumentNode, key: string, call: Call, make: () => Plan): Plan {
    const shapeKey = `${this.idOf(document)} ${key}`;
    const known = this.shapes.get(shapeKey);
    const name = known && nameOf(known, call);
    const kept = name && this.plans.get(name);
    if (kept) {
      this.hits += 1;
      this.plans.delete(name);
      this.plans.set(name, kept);
      return kept.plan;
    }
    this.misses += 1;
    const plan = make();
    this.keep(plan, known ?? { key: shapeKey, pins: plan.pins, plans: 0 }, call);
    return plan;
  }

  private keep(plan: Plan, shape: Shape, call: Call): void {
    const name = nameOf(shape, call);
    this.shapes.set(shape.key, shape);
    shape.plans += 1;
    this.plans.set(name, { plan, shape });
    this.taken += weight(name, plan);
    while (this.taken > this.room) this.forgetOldest();
  }

  private forgetOldest(): void {
    const [name, { plan, shape }] = this.plans.entries().next().value!;
    this.plans.delete(name);
    this.taken -= weight(name, plan);
    shape.plans -= 1;
    if (shape.plans === 0) this.shapes.delete(shape.key);
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

const nameOf = ({ key, pins }: Shape, call: Call): string =>
  pins.length === 0 ? key : `${key} ${JSON.stringify(pins.map((pin) => pin.read(call)))}`;

const weight = (name: string, { text }: Plan) => name.length + text.length;
