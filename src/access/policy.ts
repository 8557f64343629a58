// What a caller may see. The planner asks it for every occurrence of a table and of a field; nothing reads past it.
import type { RawBuilder } from 'kysely';
import type { Principal } from './principal.ts';
import type { Purpose } from './purpose.ts';

/** How a field's value is shown. A mask exists for strings only; anything else that is not clear is null. */
export type Treatment = 'clear' | 'masked' | 'hidden';

/** How the rows of an entity are reached: one by one, as counts and sums alone, or not at all. */
export type Reach = 'rows' | 'totals' | 'none';

/** A field as far as a policy looks at it; `path` is its name behind that of the part that it lies in. */
export interface PolicyField {
  readonly name: string;
  readonly path: string;
  readonly level: 1 | 2 | 3 | 4;
}

/** What the treatment of a field rests on. */
export interface FieldAccess {
  /** Codes of the datasets that its value comes from. */
  readonly datasets: readonly string[];
  /** Codes of the caller's grants on them. */
  readonly grants: readonly string[];
  /** Whether one of these grants, named as purpose, would show it in the clear, and none was named. */
  readonly purposeWouldHelp: boolean;
}

/** The rules for callers who may see the same. */
export interface Policy {
  /** Plans made under one key serve all callers with that key. */
  readonly key: string;
  reach(entity: string): Reach;
  treatment(entity: string, field: PolicyField): Treatment;
  /** A condition on the rows of `alias` that the caller reaches, one by one or as totals; null where it reaches all. */
  rows(entity: string, alias: string): RawBuilder<unknown> | null;
  /** What would show the field in the clear in rows, or split totals by it, for messages: `grant wage_complaint, X-Purpose`. */
  needed(entity: string, field: PolicyField, where: 'rows' | 'totals'): string;
  /** What the treatment of a field rests on. */
  explain(entity: string, field: PolicyField): FieldAccess;
  /** Codes of the caller's grants on what an operation looks at: entity -> paths of fields. */
  grantsOn(touched: ReadonlyMap<string, ReadonlySet<string>>): readonly string[];
  /** Epoch milliseconds at which the first of those grants ends; null = none. */
  readonly until: number | null;
}

/** Finds the policy of a caller. Throws FORBIDDEN where the purpose is not one that a grant of the caller allows. */
export type PolicyOf = (principal: Principal, purpose: Purpose | null) => Policy;
