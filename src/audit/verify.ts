// Checks the log: every record is as it was written and follows the one before it, and every signed head still has its
// record. The first fault of the log is named; what comes behind it proves nothing any more.
import type { KeyObject } from 'node:crypto';
import { type ChainedAccess, type Head, hashOf, START, type Tip } from './chain.ts';
import type { LogLine } from './read-log.ts';
import { isSigned } from './signer.ts';

/** What can be wrong. */
export type FaultKind =
  /** The record does not have the hash of what it says. */
  | 'CHANGED'
  /** Records are missing before this one. */
  | 'DROPPED'
  /** The record does not follow the one before it. */
  | 'NOT_LINKED'
  /** A head says that the chain went on after its last record. */
  | 'TRUNCATED'
  /** The head was signed over another record than stands here: the chain was written anew. */
  | 'REWRITTEN'
  /** The signature is not that of its key. */
  | 'FORGED_HEAD'
  /** The head names a key that is not at hand. */
  | 'UNKNOWN_KEY';

/** The first broken link. */
export interface Fault {
  kind: FaultKind;
  chain: number;
  /** Of the record or head. */
  number: number;
}

/** What was checked. */
export interface Verdict {
  chains: number;
  records: number;
  heads: number;
  /** Records behind the last head of their chain: only their links vouch for them. */
  unsigned: number;
  /** When the first of these was written, milliseconds since 1970; null where there are none. */
  unsignedSince: number | null;
  fault: Fault | null;
}

/** What a check stands on. */
export interface VerifyOptions {
  keys: ReadonlyMap<string, KeyObject>;
  /** Heads that were kept elsewhere. */
  heads?: readonly Head[];
  /** Milliseconds since 1970: records before then may have gone by their retention. */
  keptSince: number;
  onProgress?(records: number): void;
}

/** Reads all lines, the first fault or not: whoever copies them meanwhile wants the whole log. */
export async function verifyLog(lines: AsyncIterable<LogLine>, options: VerifyOptions): Promise<Verdict> {
  const check = new Check(options);
  const forged = options.heads?.flatMap((head) => check.signature(head) ?? [])[0];
  let broken: Verdict | undefined = forged && check.verdict(forged);
  for await (const line of lines) {
    if (broken) continue;
    const fault = 'record' in line ? check.record(line.record) : check.head(line.head);
    if (fault) broken = check.verdict(fault);
    if (check.records % 10_000 === 0 && 'record' in line) options.onProgress?.(check.records);
  }
  return broken ?? check.verdict(check.end());
}

class Check {
  records = 0;
  private heads = 0;
  private chains = 0;
  private unsigned = 0;
  private unsignedSince: number | null = null;
  private chain = 0;
  private tip: Tip = START;
  /** Where what is missing before the first record ends, and when that was signed. */
  private cut: Head | null = null;
  private seen = 0;
  /** A head knows of records behind the last one that was read: what comes next tells whether the end is missing. */
  private beyond = false;
  private sinceHead = 0;
  private firstSinceHead = 0;
  private readonly kept: Map<number, Head[]>;

  constructor(private readonly options: VerifyOptions) {
    this.kept = Map.groupBy(options.heads ?? [], ({ chain }) => chain);
  }

  record(record: ChainedAccess): Fault | null {
    const { chain, number, hash, previous } = record;
    const before = this.enter(chain) ?? this.isPast();
    if (before) return before;
    if (number > this.tip.number + 1) return this.fault('DROPPED', this.tip.number + 1);
    if (number <= this.tip.number || previous !== this.tip.hash || this.beyond) return this.fault('NOT_LINKED', number);
    if (hashOf(record) !== hash) return this.fault('CHANGED', number);
    this.tip = { number, hash };
    this.records += 1;
    this.seen += 1;
    if (this.sinceHead === 0) this.firstSinceHead = record.at;
    this.sinceHead += 1;
    const isOther = this.kept.get(chain)?.some((head) => head.number === number && head.hash !== hash);
    return isOther ? this.fault('REWRITTEN', number) : null;
  }

  head(head: Head): Fault | null {
    const past = this.enter(head.chain);
    if (past) return past;
    const forged = this.signature(head);
    if (forged) return forged;
    this.heads += 1;
    if (head.number > this.tip.number) {
      this.beyond = this.seen > 0;
      if (this.beyond) return null;
      this.cut = head;
      this.tip = head;
    } else if (head.hash !== this.tip.hash) return this.fault('REWRITTEN', head.number);
    this.sinceHead = 0;
    return null;
  }

  /** Whether a head is signed, by a key that is at hand. */
  signature(head: Head): Fault | null {
    const { chain, number } = head;
    const key = this.options.keys.get(head.keyId);
    if (!key) return { kind: 'UNKNOWN_KEY', chain, number };
    return isSigned(head, key) ? null : { kind: 'FORGED_HEAD', chain, number };
  }

  /** What the end of a chain shows: a head that was kept elsewhere may know of more. */
  end(): Fault | null {
    const past = this.isPast();
    if (past) return past;
    if (this.beyond) return this.fault('TRUNCATED', this.tip.number + 1);
    if (this.sinceHead > 0) {
      this.unsigned += this.sinceHead;
      this.unsignedSince = Math.min(this.unsignedSince ?? this.firstSinceHead, this.firstSinceHead);
    }
    const kept = this.kept.get(this.chain) ?? [];
    this.kept.delete(this.chain);
    return kept.some(({ number }) => number > this.tip.number) ? this.fault('TRUNCATED', this.tip.number + 1) : null;
  }

  verdict(fault: Fault | null): Verdict {
    const { chains, records, heads, unsigned, unsignedSince } = this;
    const [lost] = fault ? [] : [...this.kept.values()].flat();
    const missing: Fault | null = lost ? { kind: 'TRUNCATED', chain: lost.chain, number: 1 } : null;
    return { chains, records, heads, unsigned, unsignedSince, fault: fault ?? missing };
  }

  private enter(chain: number): Fault | null {
    if (chain === this.chain) return null;
    const fault = this.chain === 0 ? null : this.end();
    if (fault) return fault;
    Object.assign(this, { chain, tip: START, cut: null, seen: 0, beyond: false, sinceHead: 0 });
    this.chains += 1;
    return null;
  }

  /** What is missing from the beginning of a chain has to be older than records are kept. */
  private isPast(): Fault | null {
    if (this.cut === null || this.cut.at < this.options.keptSince) return null;
    return this.fault('DROPPED', 1);
  }

  private fault(kind: FaultKind, number: number): Fault {
    return { kind, chain: this.chain, number };
  }
}
