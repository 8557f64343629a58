// Signs the chain's head at intervals. Each head goes to three places: the database, the log of the program, and a file
// beside the hub's data, so that who shortens the log in one of them is found out by the others. The file has the newest
// alone, and so gets one each second; it also keeps those of which the chain no longer has the record.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { type Head, signedText } from './chain.ts';
import type { Lane } from './lane.ts';
import type { Signer } from './signer.ts';

/** Records behind the last head, and milliseconds after the first of them, at which the next is signed. */
const RECORDS = 1_000;
const INTERVAL = 60_000;

/** Milliseconds after which the file has a head of its own. */
const BESIDE = 1_000;

const FILE = 'audit-head.json';

/** Where heads go. */
export interface HeadOptions {
  dataDir: string;
  signer: Signer;
  /** Told of each head, for the program's log. */
  onHead(head: Head): void;
  /** Told why a head could not be signed or kept. */
  onTrouble(error: unknown): void;
}

/** The heads of one hub. */
export class Heads {
  private last: Head | undefined;
  private timer: NodeJS.Timeout | undefined;
  private beside: NodeJS.Timeout | undefined;
  private elapsed = false;
  private found: { lane: Lane; lost: Promise<Head[]> } | undefined;

  /** `wake` is called when a head is due and nothing else is being written. */
  constructor(
    private readonly options: HeadOptions,
    private readonly wake: () => void,
  ) {}

  /** Whether it is time to sign; the first record behind a head starts the clock. */
  due(lane: Lane): boolean {
    const behind = lane.tip.number - this.signedUpTo(lane);
    if (behind === 0) return false;
    if (this.elapsed || behind >= RECORDS) return true;
    // What fails here fails at the end of the minute too, and is told then.
    this.beside ??= setTimeout(() => this.signBeside(lane).catch(() => {}), BESIDE).unref();
    this.timer ??= setTimeout(() => {
      this.elapsed = true;
      this.wake();
    }, INTERVAL).unref();
    return false;
  }

  /** Signs the chain's head and keeps it, unless that was done. */
  async sign(lane: Lane): Promise<void> {
    const { tip } = lane;
    this.stop();
    if (tip.number === this.signedUpTo(lane)) return;
    const head = this.headOf(lane);
    this.last = head;
    this.options.onHead(head);
    try {
      keepBeside(this.options.dataDir, head, await this.lostOf(lane));
    } finally {
      await lane.keep(head);
    }
  }

  private async signBeside(lane: Lane): Promise<void> {
    this.beside = undefined;
    const lost = await this.lostOf(lane);
    if (lane.tip.number > this.signedUpTo(lane)) keepBeside(this.options.dataDir, this.headOf(lane), lost);
  }

  private headOf({ chain, tip }: Lane): Head {
    const { signer } = this.options;
    const unsigned = { chain, ...tip, at: Date.now() };
    return { ...unsigned, keyId: signer.keyId, signature: signer.sign(signedText(unsigned)).toString('base64') };
  }

  /** Heads in the file that the chain, as it was found, has no record of. */
  private lostOf(lane: Lane): Promise<Head[]> {
    if (this.found?.lane !== lane) this.found = { lane, lost: this.findLost(lane) };
    return this.found.lost;
  }

  private async findLost(lane: Lane): Promise<Head[]> {
    const lost: Head[] = [];
    for (const head of headsBeside(this.options.dataDir).filter(({ chain }) => chain === lane.chain)) {
      // Where that cannot be told just now, the head stays for the next time.
      const isHeld = await lane.holds(head).catch(() => null);
      if (isHeld === false) this.options.onTrouble(cut(head));
      if (!isHeld) lost.push(head);
    }
    return lost;
  }

  /** The record up to which this hub need not sign. */
  private signedUpTo({ chain, found }: Lane): number {
    return this.last?.chain === chain ? this.last.number : found;
  }

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.beside);
    this.timer = undefined;
    this.beside = undefined;
    this.elapsed = false;
  }
}

const cut = ({ chain, number }: Head) =>
  new Problem(
    'AUDIT_CUT',
    `访问记录被截断或改写：链 ${chain} 已无曾签名的记录 ${number} · The record of accesses was cut off or written anew: chain ${chain} no longer has record ${number}, which was signed`,
    `用 npm run verify-audit 查看 · See npm run verify-audit; after a restore of the database, move ${FILE} away`,
  );

/** The newest head of each chain that hubs on this DATA_DIR wrote, and those that were lost. */
export function headsBeside(dataDir: string): Head[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as Head[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function keepBeside(dataDir: string, head: Head, lost: readonly Head[]): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, FILE);
  const others = headsBeside(dataDir).filter(({ chain }) => chain !== head.chain);
  const heads = [...others, ...lost, head].sort((a, b) => a.chain - b.chain);
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(heads, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
}
