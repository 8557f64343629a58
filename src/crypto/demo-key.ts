// The demo's own key: identity.key in DATA_DIR, made at the first start. A hub on a database of its own is told its keys.
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

const FILE = 'identity.key';

/**
 * The key of the file, 64 hex digits; null where there is no file and none is to be made. The first to come writes it,
 * whole or not at all: another hub may be starting too. Throws Problem IDENTITY_KEY_DAMAGED.
 */
export function demoKey(dataDir: string, make: boolean): string | null {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) {
    if (!make) return null;
    mkdirSync(dataDir, { recursive: true });
    const made = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(made, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
    try {
      linkSync(made, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(made);
    }
  }
  const key = readFileSync(path, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new Problem(
    'IDENTITY_KEY_DAMAGED',
    `${path} 已损坏 · ${path} is damaged: it must hold 64 hex digits`,
    '从备份恢复 · Restore it from a backup',
  );
}
