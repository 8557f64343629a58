// The files of the embedded PostgreSQL under DATA_DIR/postgres: made whole or not at all, and freed of what a killed
// hub left behind.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { isAlive } from './embedded-lock.ts';
import { type Account, giveTo, type Programs, run } from './embedded-programs.ts';

/** One PostgreSQL data folder and what belongs to it. */
export interface Cluster {
  /** DATA_DIR/postgres */
  readonly home: string;
  /** PostgreSQL's own data folder */
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

/** The superuser of the cluster, who owns the hub's tables; it exists in this cluster only. */
export const superuser = 'liandong';

/** The role that the hub serves under: it owns nothing. */
export const servingRole = 'liandong_hub';

/**
 * Finds the cluster of a DATA_DIR or makes it. The caller holds the lock of the DATA_DIR.
 * @throws Problem DATA_DIR_DAMAGED | INITDB_FAILED
 */
export async function openCluster(dataDir: string, programs: Programs, account: Account): Promise<Cluster> {
  for (const name of readdirSync(dataDir)) {
    // Left by a hub that was killed during initdb; it was never in use.
    if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
  const home = join(dataDir, 'postgres');
  if (!existsSync(home)) await makeCluster(dataDir, home, programs, account);
  const files = { home, data: join(home, 'data'), log: join(home, 'postgres.log') };
  try {
    readFileSync(join(files.data, 'PG_VERSION'));
    return { ...files, password: readFileSync(join(home, 'password'), 'utf8').trim() };
  } catch (cause) {
    throw new Problem(
      'DATA_DIR_DAMAGED',
      `数据目录不完整 · This is not a whole database: ${home} (${(cause as Error).message})`,
      '恢复备份，或移走该文件夹后重新启动（将重新导入） · Restore a backup, or move the folder away and start again: the deliveries are then taken in anew',
      { cause },
    );
  }
}

/** initdb works in a folder beside, which gets its name only when it is complete: a crash leaves nothing half made. */
async function makeCluster(dataDir: string, home: string, programs: Programs, account: Account): Promise<void> {
  const draft = mkdtempSync(join(dataDir, 'postgres.new-'));
  chmodSync(draft, 0o711);
  const password = join(draft, 'password');
  writeFileSync(password, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(account, password);
  giveTo(account, draft);
  let complaint = '';
  // Text sorts by code point as with COLLATE "C" everywhere, but letters are known beyond ASCII: without an LC_CTYPE
  // that knows Chinese, pg_trgm finds no words in it. Names of such locales differ between systems.
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C']) {
    const done = await initdb(programs, account, draft, password, letters);
    if (done.code === 0) {
      renameSync(draft, home);
      return;
    }
    complaint = done.output.trim().split('\n').slice(-3).join(' ');
    if (!/invalid locale|locale name/.test(done.output)) break;
  }
  rmSync(draft, { recursive: true, force: true });
  throw new Problem(
    'INITDB_FAILED',
    `无法建立内置数据库 · The embedded database could not be made in ${basename(dataDir)}: ${complaint}`,
    '检查 DATA_DIR 的磁盘空间与权限，或设置 DATABASE_URL · Check space and permissions of DATA_DIR, or set DATABASE_URL',
  );
}

function initdb(programs: Programs, account: Account, draft: string, password: string, letters: string) {
  const args = [
    `--pgdata=${join(draft, 'data')}`,
    `--username=${superuser}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--lc-ctype=${letters}`,
    '--lc-messages=C',
    '--no-instructions',
  ];
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = run(account, programs.initdb, args, draft, ['ignore', 'pipe', 'pipe']);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/**
 * Takes down a PostgreSQL that outlived a killed hub, and clears its pid file where the pid now is somebody else's,
 * which PostgreSQL would take for itself. The caller holds the lock, so no living hub uses it.
 */
export async function clearLeftovers(cluster: Cluster): Promise<void> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!(pid > 0) || !isAlive(pid)) return;
  if (!commandLine(pid).includes(cluster.data)) {
    rmSync(pidFile, { force: true });
    return;
  }
  // Fast shutdown; then an immediate one, from which the next start recovers.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    for (let tenths = 0; tenths < 100; tenths++) {
      await sleep(100);
      if (!isAlive(pid)) return;
    }
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    } catch {
      return '';
    }
  }
}
