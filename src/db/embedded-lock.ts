// One hub for each DATA_DIR: a lock file that names its holder, and that a crash cannot leave standing.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

/** Who holds a DATA_DIR. */
export interface LockHolder {
  readonly pid: number;
  /** When the process started, in the kernel's clock ticks since boot: tells a reused pid apart; null = not known. */
  readonly started: string | null;
  /** Port of the holder's PostgreSQL on 127.0.0.1; null while it is still starting. */
  readonly port: number | null;
}

export interface Lock {
  /** Tells other processes on which port the database of this DATA_DIR answers. */
  publish(port: number): void;
  release(): void;
}

const lockFile = (dataDir: string) => join(dataDir, 'hub.lock');

/**
 * Takes the lock of a DATA_DIR, which must exist.
 * @throws Problem DATA_DIR_IN_USE when a living process holds it
 */
export function takeLock(dataDir: string): Lock {
  const file = lockFile(dataDir);
  const draft = `${file}.${process.pid}`;
  const write = (port: number | null) =>
    writeFileSync(
      draft,
      JSON.stringify({ pid: process.pid, started: processState(process.pid)?.started ?? null, port }),
    );

  write(null);
  try {
    while (!tryLink(draft, file)) {
      const holder = lockHolder(dataDir);
      if (holder) throw inUse(dataDir, holder);
      dropStale(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    publish(port) {
      write(port);
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** The living process that holds the DATA_DIR; null when it is free or its holder has died. */
export function lockHolder(dataDir: string): LockHolder | null {
  const holder = read(lockFile(dataDir));
  return holder && isAlive(holder.pid, holder.started) ? holder : null;
}

/** True when the process runs; with `started`, only when it is that same process and no later one with its pid. */
export function isAlive(pid: number, started: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = processState(pid);
  if (!state) return true;
  return state.letter !== 'Z' && state.letter !== 'X' && (started === null || started === state.started);
}

/** State and start time from Linux's /proc; null elsewhere, where a pid alone has to do. */
function processState(pid: number): { letter: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { letter: fields[0]!, started: fields[19]! };
  } catch {
    return null;
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two hubs may find the same stale lock: the one that comes second may have moved the first one's new lock aside. */
function dropStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && isAlive(moved.pid, moved.started)) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

function inUse(dataDir: string, holder: LockHolder): Problem {
  return new Problem(
    'DATA_DIR_IN_USE',
    `数据目录正被另一个进程使用 · Another hub is running on this DATA_DIR: ${dataDir} (pid ${holder.pid})`,
    `先停止进程 ${holder.pid}，或为本进程另设 DATA_DIR · Stop process ${holder.pid} first, or give this one another DATA_DIR`,
  );
}
