// A grant: who may see which dataset, which of its fields and how, for which purpose, where, until when, on which legal
// basis. What no grant covers is not shown.

/** How a grant shows the rows and the sensitive fields of its dataset; other fields of a shown row are in the clear. */
export type GrantTreatment =
  /** Sensitive fields in the clear for a stated purpose, else masked. */
  | 'CLEAR'
  /** Sensitive fields masked, whatever the purpose. */
  | 'MASKED'
  /** Sensitive fields null. */
  | 'HIDDEN'
  /** No rows: only counts, sums and groups by kind, state, date and agency. */
  | 'AGGREGATES';

/** A grant in force. */
export interface Grant {
  /** What a purpose names: `G-000012`. */
  readonly code: string;
  /** Code of an agency, `role:<role>`, or `*` for every agency. */
  readonly grantee: string;
  /** Code of the dataset. */
  readonly dataset: string;
  /** The contract's fields that it covers and how; null = all of them, by `treatment`. */
  readonly fields: Readonly<Record<string, GrantTreatment>> | null;
  readonly treatment: GrantTreatment;
  /** Code of an AccessPurpose. */
  readonly purpose: string;
  /** Rows of this division and below only, six digits; null = all. */
  readonly division: string | null;
  /** Epoch milliseconds at which it ends; null = none. */
  readonly until: number | null;
  readonly legalBasis: string;
  /** Fields `Entity.property` that it shows although their inputs are not all covered. */
  readonly declassifies: readonly string[];
}
