// What a command of the bench is, and how it reads its options.
import type { ParseArgsConfig } from 'node:util';

export type Given = Record<string, string | undefined>;

export interface Command {
  /** After `npm run bench -- <name>`. */
  usage: string;
  /** What the options mean. */
  details: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Returns the exit code. */
  run(given: Given): Promise<number>;
}

/** The options were not understood. */
export class Misused extends Error {}

export function numberOf(given: Given, name: string): number {
  const value = Number(given[name]);
  if (!(value > 0)) throw new Misused(`--${name} ${given[name]}: 须为正数 · must be a positive number`);
  return value;
}

/** Those of `all` that are named, in the order of `all`. */
export function chosen<T extends { name: string }>(all: T[], names: string | undefined, what: string): T[] {
  if (names === undefined) return all;
  const wanted = names.split(',');
  const unknown = wanted.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Misused(`没有 · no ${what} ${unknown.join(', ')}; there are: ${all.map(({ name }) => name).join(', ')}`);
  return all.filter(({ name }) => wanted.includes(name));
}
