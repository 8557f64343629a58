// What is written down of an operation before its answer leaves (domain section 5.4).
import type { Principal } from '../access/principal.ts';
import type { Purpose } from '../access/purpose.ts';

/** One operation of one caller. */
export interface AccessEntry {
  readonly principal: Principal;
  readonly purpose: Purpose | null;
  /** Codes of the grants that the policy rested on. */
  readonly grants: readonly string[];
  /** The document as it was sent. */
  readonly document: string;
  readonly operation: string | null;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly variables: Readonly<Record<string, unknown>>;
  /** Entity -> paths of its fields that were selected, filtered, ordered, grouped or summed by. */
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>;
  /** Response path -> treatment, of each selected field that was not shown in the clear. */
  readonly withheld: ReadonlyMap<string, string>;
  /** Rows of the root fields that are in the answer; null where nobody counted them. */
  readonly rows: number | null;
  /** `OK`, or the code of the first error. */
  readonly outcome: string;
  /** Fields that the caller was refused: `Entity.path`. */
  readonly denials: readonly string[];
  /** Milliseconds from the hub's first look at it to its answer. */
  readonly duration: number;
  /** Where it came from: address of the caller, reference of the request. */
  readonly origin: Origin;
}

/** Where a request came from. */
export interface Origin {
  readonly address: string | null;
  /** The id of the request, which its log lines and error answers carry. */
  readonly reference: string | null;
}

/** Writes entries down. */
export interface Recorder {
  /** Settles once the entry is durable. */
  record(entry: AccessEntry): Promise<void>;
}
