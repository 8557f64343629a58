// Writes entries into the log, many at a time: what comes while a batch is being written goes with the next one. An entry
// is settled by the commit of its batch and by nothing else.
import { setImmediate as turn } from 'node:timers/promises';
import { BoundedMap } from '../bounded-map.ts';
import { Busy } from '../db/read-pool.ts';
import type { AccessEntry, Recorder } from './access-entry.ts';
import { type Access, sm3 } from './chain.ts';
import { type HeadOptions, Heads } from './heads.ts';
import { Lane } from './lane.ts';
import type { Tokenizer } from './variables.ts';

/** Entries that may wait; one more is refused, and with it the operation. */
const MOST_WAITING = 10_000;

/** Entries that are written at once. */
const MOST_TOGETHER = 500;

/** Characters of documents whose hash is kept. */
const ROOM = 4_000_000;

/** The longest text of a caller's own that is kept whole. */
const LONGEST = 200;

/** What a log stands on. */
export interface AccessLogOptions extends HeadOptions {
  databaseUrl: string;
  tokenizer: Tokenizer;
  /** Codes of the datasets that fields come from. */
  datasetsOf(touched: AccessEntry['touched']): readonly string[];
}

/** The log could not be written: the operation has no answer then. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

interface Waiting {
  access: Access;
  resolve(): void;
  reject(error: unknown): void;
}

/** The log, as one hub writes it. Connects at the first entry. */
export class AccessLog implements Recorder {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private lane: Lane | undefined;
  private readonly heads: Heads;
  private readonly hashes = new BoundedMap<string>(ROOM);
  /** By the plan's own map: one for all calls of a plan. */
  private readonly looked = new WeakMap<AccessEntry['touched'], Pick<Access, 'datasets' | 'fields'>>();

  constructor(private readonly options: AccessLogOptions) {
    this.heads = new Heads(options, () => this.flush());
  }

  /** Settles once the entry is durable. Throws Busy, or LogUnavailable with what the database says. */
  record(entry: AccessEntry): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(new Busy('log queue full'));
    const access = this.accessOf(entry);
    return new Promise((resolve, reject) => {
      this.waiting.push({ access, resolve, reject });
      this.flush();
    });
  }

  /** Writes what waits, signs the last head, and closes the connection. */
  async close(): Promise<void> {
    this.heads.stop();
    await this.writing;
    if (this.lane) await this.heads.sign(this.lane).catch(this.options.onTrouble);
    await this.lane?.close().catch(() => {});
  }

  private flush(): void {
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
      // What came since the last look would wait for the next entry.
      if (this.waiting.length > 0) this.flush();
    });
  }

  private async write(): Promise<void> {
    do {
      // What comes within the same turn goes together.
      await turn();
      await this.writeTogether(this.waiting.splice(0, MOST_TOGETHER));
      // A head that cannot be written now is signed with a later one.
      if (this.lane && this.heads.due(this.lane)) await this.heads.sign(this.lane).catch(this.options.onTrouble);
    } while (this.waiting.length > 0);
  }

  private async writeTogether(batch: readonly Waiting[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      this.lane ??= await this.open();
      await this.lane.append(batch.map(({ access }) => access));
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      this.leave();
      const refused = new LogUnavailable('the record of accesses cannot be written', { cause });
      for (const { reject } of batch) reject(refused);
    }
  }

  private async open(): Promise<Lane> {
    let lane: Lane | undefined;
    lane = await Lane.open(this.options.databaseUrl, () => {
      if (lane && this.lane === lane) this.lane = undefined;
    });
    return lane;
  }

  /** Whether a batch that failed was written is for the next connection to find out. */
  private leave(): void {
    const { lane } = this;
    this.lane = undefined;
    lane?.close().catch(() => {});
  }

  private accessOf(entry: AccessEntry): Access {
    const { principal, purpose, origin, document } = entry;
    return {
      at: Date.now(),
      principal: kept(principal.name),
      agency: principal.agency && kept(principal.agency),
      roles: principal.roles.map(kept),
      purposeGrant: purpose && kept(purpose.grant),
      caseNumber: purpose && kept(purpose.caseNumber),
      grants: entry.grants,
      documentHash: this.hashOf(document),
      operation: entry.operation && kept(entry.operation),
      kind: entry.kind.toUpperCase(),
      variables: this.options.tokenizer.variables(entry.variables, document, principal.agency ?? principal.name),
      ...this.lookedAt(entry.touched),
      withheld: entry.withheld.size,
      rows: entry.rows,
      denials: entry.denials.map(kept),
      outcome: entry.outcome,
      duration: Math.round(entry.duration * 100) / 100,
      address: origin.address && kept(origin.address),
      reference: origin.reference && kept(origin.reference),
    };
  }

  private hashOf(document: string): string {
    let hash = this.hashes.get(document);
    if (hash === undefined) {
      hash = sm3(document);
      this.hashes.set(document, hash, document.length);
    }
    return hash;
  }

  private lookedAt(touched: AccessEntry['touched']): Pick<Access, 'datasets' | 'fields'> {
    let looked = this.looked.get(touched);
    if (!looked) {
      const fields = [...touched].flatMap(([entity, paths]) => [...paths].map((path) => `${entity}.${path}`)).sort();
      looked = { fields, datasets: [...new Set(this.options.datasetsOf(touched))].sort() };
      this.looked.set(touched, looked);
    }
    return looked;
  }
}

/** A text as the database can hold it: one that it refused would take its whole batch along. */
const kept = (text: string): string => text.slice(0, LONGEST).toWellFormed().replaceAll('\0', '\ufffd');
