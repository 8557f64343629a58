// The demo's own key: identity.key in DATA_DIR, made at the first start. A hub on a database of its own is told its keys.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeDataDir } from '../db/data-dir.ts';
import { Problem } from '../problem.ts';
import { makeOnce, readIfThere } from './key-file.ts';

const FILE = 'identity.key';

/**
 * The key of the file, 64 hex digits; null where there is no file and none is to be made. Throws Problem IDENTITY_KEY_DAMAGED.
 */
export function demoKey(dataDir: string, make: boolean): string | null {
  const path = join(dataDir, FILE);
  let key = readIfThere(path)?.trim();
  if (key === undefined) {
    if (!make) return null;
    makeDataDir(dataDir);
    key = makeOnce(path, randomBytes(32).toString('hex'));
  }
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new Problem(
    'IDENTITY_KEY_DAMAGED',
    `${path} 已损坏 · ${path} is damaged: it must hold 64 hex digits`,
    '从备份恢复 · Restore it from a backup',
  );
}
