// What every command of the bench opens: a database, the peers on it, the process that puts load on them.
import type { RunningPeer } from './asking.ts';
import { openDatabase } from './database.ts';
import { Load } from './load.ts';
import type { Peer } from './peers/peer.ts';
import { tell } from './tell.ts';

export interface Bench {
  /** Of the database. */
  url: string;
  peers: RunningPeer[];
  load: Load;
  close(): Promise<void>;
}

/** @param scale null = the demo city, in a database of its own */
export async function openBench(peers: Peer[], database: string | undefined, scale: number | null): Promise<Bench> {
  const { url, close } = await openDatabase(database, scale);
  tell(`starting ${peers.map(({ name }) => name).join(', ')}`);
  const starts = await Promise.allSettled(peers.map(async (peer) => ({ peer, running: await peer.start(url) })));
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const load = new Load();
  const bench: Bench = {
    url,
    peers: started,
    load,
    async close() {
      load.stop();
      await Promise.all(started.map(({ running }) => running.stop()));
      await close();
    },
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (!failed) return bench;
  await bench.close();
  throw failed.reason;
}
