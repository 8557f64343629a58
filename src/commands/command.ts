// What a command of the program is.
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../config.ts';

/** One command; src/main.ts parses its arguments by `usage` and `options`. */
export interface Command {
  /** Arguments as people read them; each `<name>` is one that must be given, each `[name]` one that may be. */
  readonly usage: string;
  /** More for `--help`. */
  readonly details?: string;
  readonly options?: ParseArgsOptionsConfig;
  /** @returns the exit code; failures are thrown */
  run(config: Config, args: string[], options: Record<string, string | undefined>): Promise<number>;
}
