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
