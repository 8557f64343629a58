// What a command of the bench is.
import type { ParseArgsConfig } from 'node:util';

export interface Command {
  /** After `npm run bench -- <name>`. */
  usage: string;
  /** What the options mean. */
  details: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Returns the exit code. */
  run(options: Record<string, string | undefined>): Promise<number>;
}

/** Those of the names in a list such as `a,b`; all without it. */
export function chosen<T extends { name: string }>(all: T[], names: string | undefined, what: string): T[] {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`no ${what} ${name}; there are: ${all.map((one) => one.name).join(', ')}`);
    return found;
  });
}
