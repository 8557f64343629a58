// Opens the hub for a command: the database of DATABASE_URL, or the embedded one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { type EmbeddedServer, joinEmbedded, startEmbedded } from '../db/embedded.ts';
import { reachDatabase } from '../db/reach.ts';
import { buildHub, type Hub } from '../hub.ts';

/** Name of the hub's database on the embedded server. */
const databaseName = 'liandong';

const longestClose = 5_000;

/** A hub and all that was started for it. */
export interface OpenHub {
  readonly hub: Hub;
  /** Closes the hub, then the database that was started for it. */
  close(): Promise<void>;
}

/** The hub's database, and the end of the server that was started for it. */
export interface OpenDatabase extends Pick<Config, 'databaseAdminUrl'> {
  databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Finds the hub's database, starting the embedded server where there is none.
 * @param mayJoin true for commands that may use the database of a hub that is running on this DATA_DIR
 * @param onTrouble is told of restarts of the embedded server
 * @throws Problem DATABASE_UNREACHABLE | DATA_DIR_IN_USE | … (see startEmbedded and reachDatabase)
 */
export async function openDatabase(
  { databaseUrl, databaseAdminUrl, dataDir }: Config,
  mayJoin: boolean,
  onTrouble: (trouble: unknown) => void,
): Promise<OpenDatabase> {
  let server: EmbeddedServer | undefined;
  const stop = async () => server?.stop();
  const embedded = async () => {
    const joined = mayJoin ? await joinEmbedded(dataDir, databaseName) : null;
    if (joined) return joined;
    server = await startEmbedded(dataDir, onTrouble);
    return server.urls(databaseName);
  };
  try {
    const urls = databaseUrl === null ? await embedded() : { databaseUrl, databaseAdminUrl };
    for (const url of new Set([urls.databaseUrl, urls.databaseAdminUrl ?? urls.databaseUrl])) await reachDatabase(url);
    return { ...urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Opens the hub on its database.
 * @param mayJoin see {@link openDatabase}
 * @param onTrouble is also told of connections lost while the hub is idle
 */
export async function openHub(
  config: Config,
  mayJoin: boolean,
  onTrouble: (trouble: unknown) => void,
): Promise<OpenHub> {
  const { stop, ...urls } = await openDatabase(config, mayJoin, onTrouble);
  try {
    const hub = await buildHub({ ...config, ...urls }, { onTrouble });
    // Without a listener an idle connection that breaks would end the process.
    hub.pool.on('error', onTrouble);
    return {
      hub,
      async close() {
        // A statement that still runs must not hold up the stop: what it does is undone by the database.
        await Promise.race([hub.close(), sleep(longestClose)]);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the hub with its tables up to date, lets `work` use it, and closes it whatever happens. */
export async function withHub(config: Config, work: (hub: Hub) => Promise<number>): Promise<number> {
  const { hub, close } = await openHub(config, true, (trouble) => console.error(String(trouble)));
  try {
    await hub.migrate();
    return await work(hub);
  } finally {
    await close();
  }
}

/** Progress of long work: on stderr, so that stdout holds answers only. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
