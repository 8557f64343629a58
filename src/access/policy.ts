// What a caller may see. The planner asks it for every occurrence of a table and of a field; nothing reads past it.
import type { RawBuilder } from 'kysely';
import type { Principal } from './principal.ts';

/** How a field's value is shown. A mask exists for strings only; anything else that is not clear is null. */
export type Treatment = 'clear' | 'masked' | 'hidden';

/** The rules for one kind of caller. */
export interface Policy {
  /** Plans made under one key serve all callers with that key. */
  key: string;
  treatment(entity: string, field: { name: string; level: 1 | 2 | 3 | 4 }): Treatment;
  /** A condition on the rows of `alias`, or null where all rows are visible. */
  rows(entity: string, alias: string): RawBuilder<unknown> | null;
}

/**
 * The policy by classification alone (domain section 5.2): public and internal fields in the clear, sensitive ones
 * masked, sealed ones hidden, whoever asks.
 */
const byClassification: Policy = {
  key: 'classification',
  treatment: (_entity, { level }) => (level <= 2 ? 'clear' : level === 3 ? 'masked' : 'hidden'),
  rows: () => null,
};

/** The policy of a signed-in caller. */
export const policyOf = (_principal: Principal): Policy => byClassification;
