// What a running hub tells of itself at /metrics.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listening } from './peers/peer.ts';

const names = {
  rss: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  plans: 'liandong_plans',
  documents: 'liandong_documents',
  waiting: 'liandong_pool{what="waiting"}',
  idle: 'liandong_pool{what="idle"}',
  total: 'liandong_pool{what="total"}',
} as const;

/** Memory in bytes. */
export type Told = Record<keyof typeof names, number>;

export async function metricsOf({ address, headers }: Listening): Promise<Told> {
  const text = await (await fetch(`${address}/metrics`, { headers })).text();
  const values = new Map(text.split('\n').map((line) => line.split(/ (?=\S+$)/) as [string, string]));
  return Object.fromEntries(Object.entries(names).map(([key, name]) => [key, Number(values.get(name))])) as Told;
}

/** The highest values while `work` goes on. */
export async function highest<T>(hub: Listening, work: Promise<T>): Promise<{ result: T; peak: Told }> {
  let peak = await metricsOf(hub);
  const done = work.then(() => true);
  while (!(await Promise.race([done, sleep(200, false)]))) {
    const now = await metricsOf(hub);
    const keys = Object.keys(now) as (keyof Told)[];
    peak = Object.fromEntries(keys.map((key) => [key, Math.max(now[key], peak[key])])) as Told;
  }
  return { result: await work, peak };
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
