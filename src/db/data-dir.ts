// DATA_DIR: where a hub keeps what is not in its database.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { Problem } from '../problem.ts';

/** Makes the folder where it is not there. Throws Problem DATA_DIR_UNUSABLE where nothing can be written to it. */
export function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through, for PostgreSQL's account is another one; what is secret has mode 0600 or 0700 itself.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new Problem(
      'DATA_DIR_UNUSABLE',
      `数据目录无法建立或写入 · DATA_DIR cannot be made or written to: ${dataDir} (${(cause as Error).message})`,
      '检查路径与权限，或另设 DATA_DIR · Check path and permissions, or set another DATA_DIR',
      { cause },
    );
  }
}
