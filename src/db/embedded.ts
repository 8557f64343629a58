// The hub's own PostgreSQL, for those who have none: started with the hub, stopped with it, and started again
// should it fall over.
import type { ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../problem.ts';
import { makeDataDir } from './data-dir.ts';
import { type Cluster, clearLeftovers, openCluster, servingRole, superuser } from './embedded-cluster.ts';
import { lockHolder, takeLock } from './embedded-lock.ts';
import { type Account, databaseAccount, findPrograms, type Programs, run } from './embedded-programs.ts';

/** One database, for each of the two roles. */
export interface DatabaseUrls {
  /** For the role that serves. */
  databaseUrl: string;
  /** For the role that owns the tables. */
  databaseAdminUrl: string;
}

/** A running embedded PostgreSQL 18. */
export interface EmbeddedServer {
  /** URL of a database of this server for its superuser; it is made first if it does not exist. */
  database(name: string): Promise<string>;
  /** The same for both roles. */
  urls(name: string): Promise<DatabaseUrls>;
  /** Ends all connections, stops the server and frees the DATA_DIR. */
  stop(): Promise<void>;
}

/** Settings for two cores and a few gigabytes; given at each start, so that they follow the version of the hub. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Nothing replicates from an embedded server; minimal WAL lets bulk loads into new tables skip it.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

const longestLog = 10_000_000;

/** PostgreSQL replays its log after a crash before it answers: minutes at worst, not seconds. */
const longestStart = 300_000;

/**
 * Starts PostgreSQL under `dataDir`/postgres, making the folder and the cluster at first start and recovering what a
 * crash left. It answers on a free port of 127.0.0.1, with a password that only files of mode 0600 hold.
 * @param dataDir absolute path
 * @param onTrouble is told when the server has ended unasked and is started again
 * @throws Problem DATA_DIR_IN_USE | DATA_DIR_DAMAGED | INITDB_FAILED | DATABASE_FAILED | NO_EMBEDDED_POSTGRES | NO_POSTGRES_ACCOUNT
 */
export async function startEmbedded(
  dataDir: string,
  onTrouble: (message: string) => void = () => {},
): Promise<EmbeddedServer> {
  makeDataDir(dataDir);
  const lock = takeLock(dataDir);
  try {
    const programs = await findPrograms();
    const account = databaseAccount();
    const cluster = await openCluster(dataDir, programs, account);
    await clearLeftovers(cluster);
    const server = new Postmaster(cluster, programs, account, onTrouble);
    lock.publish(await server.start());
    return {
      database: (name) => database(cluster, server.port, name),
      urls: async (name) => {
        await database(cluster, server.port, name);
        return databaseUrls(cluster, server.port, name);
      },
      async stop() {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The URLs of a database of the hub that is running on `dataDir`, for commands beside it.
 * @returns null when no hub is running there
 * @throws Problem DATA_DIR_IN_USE when one is there but its database does not yet answer
 */
export async function joinEmbedded(dataDir: string, name: string): Promise<DatabaseUrls | null> {
  const holder = lockHolder(dataDir);
  if (!holder) return null;
  if (holder.port === null) {
    throw new Problem(
      'DATA_DIR_IN_USE',
      `另一个进程正在启动 · Another hub is still starting on this DATA_DIR: ${dataDir} (pid ${holder.pid})`,
      '稍候再试 · Try again in a moment',
    );
  }
  const password = readFileSync(`${dataDir}/postgres/password`, 'utf8').trim();
  return databaseUrls({ password }, holder.port, name);
}

/** The server process: its life from start to stop, restarts included. */
class Postmaster {
  port = 0;
  private process: ChildProcess | null = null;
  private stopping = false;
  private readonly endWithUs = () => this.process?.kill('SIGINT');

  constructor(
    private readonly cluster: Cluster,
    private readonly programs: Programs,
    private readonly account: Account,
    private readonly onTrouble: (message: string) => void,
  ) {}

  async start(): Promise<number> {
    process.on('exit', this.endWithUs);
    // Between choosing a port and binding it another program may take it, and shared memory of a killed server may
    // take a moment to go.
    for (let attempts = 1; ; attempts++) {
      this.port = await freePort();
      const complaint = await this.launch();
      if (complaint === null) return this.port;
      if (attempts === 5 || !/could not bind|Address already in use|shared memory block|lock file/.test(complaint)) {
        process.off('exit', this.endWithUs);
        throw failed(this.cluster, complaint);
      }
      await sleep(attempts * 200);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    process.off('exit', this.endWithUs);
    const child = this.process;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    // Fast: sessions end, all is written out. Should that hang, immediate: the next start recovers.
    child.kill('SIGINT');
    const patience = setTimeout(() => child.kill('SIGQUIT'), 30_000);
    await ended;
    clearTimeout(patience);
  }

  /** @returns null when the server answers, otherwise the end of its log */
  private async launch(): Promise<string | null> {
    const { cluster } = this;
    const logged = trimLog(cluster.log);
    const log = openSync(cluster.log, 'a', 0o600);
    const flags = Object.entries({ ...settings, port: String(this.port) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const child = run(this.account, this.programs.postgres, ['-D', cluster.data, ...flags], cluster.data, [
      'ignore',
      log,
      log,
    ]);
    closeSync(log);
    child.unref();
    let refusal = '';
    child.once('error', (error) => {
      refusal = error.message;
    });
    this.process = child;
    const deadline = Date.now() + longestStart;
    while (!refusal && !hasEnded(child) && Date.now() < deadline) {
      if (await answers(cluster, this.port)) {
        child.once('exit', () => void this.revive());
        return null;
      }
      await sleep(20);
    }
    child.kill('SIGQUIT');
    return refusal || readFileSync(cluster.log).subarray(logged).toString('utf8').trim() || 'no answer';
  }

  /** The hub's pools find the server again on the same port. */
  private async revive(): Promise<void> {
    for (let attempts = 1; !this.stopping; attempts++) {
      this.onTrouble(
        `内置数据库意外终止，正在重启 · The embedded PostgreSQL ended unasked; starting it again (${attempts})`,
      );
      await sleep(Math.min(attempts * 500, 10_000));
      if (this.stopping || (await this.launch()) === null) return;
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  return connected(cluster, port, async () => true).catch(() => false);
}

async function database(cluster: Cluster, port: number, name: string): Promise<string> {
  await connected(cluster, port, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    const serving = await client.query('select from pg_roles where rolname = $1', [servingRole]);
    const password = pg.escapeLiteral(servingPassword(cluster.password));
    if (!serving.rowCount) await client.query(`create role ${servingRole} login password ${password}`);
  });
  return databaseUrl(cluster, port, name);
}

async function connected<T>(cluster: Cluster, port: number, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(cluster, port, 'postgres') });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function databaseUrl({ password }: Pick<Cluster, 'password'>, port: number, name: string, role = superuser): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
}

const databaseUrls = ({ password }: Pick<Cluster, 'password'>, port: number, name: string): DatabaseUrls => ({
  databaseUrl: databaseUrl({ password: servingPassword(password) }, port, name, servingRole),
  databaseAdminUrl: databaseUrl({ password }, port, name),
});

/** Follows from that of the superuser, so that only one need be kept; not the other way round. */
const servingPassword = (password: string) => createHmac('sha256', password).update(servingRole).digest('base64url');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** @returns the length of the log, from which the next start's lines begin */
function trimLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= longestLog) return size;
  truncateSync(log);
  return 0;
}

function failed(cluster: Cluster, complaint: string): Problem {
  const lines = complaint.split('\n').slice(-3).join('\n  ');
  return new Problem(
    'DATABASE_FAILED',
    `内置数据库无法启动 · The embedded PostgreSQL does not start:\n  ${lines}`,
    `详见日志 · The whole log: ${cluster.log}`,
  );
}
