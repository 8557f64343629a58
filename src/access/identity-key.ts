// Where the key of identity numbers comes from: the setting IDENTITY_KEY, else a file beside the hub's own data. It is not
// kept in the database: who copies that must not get both.
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { Identities } from './identities.ts';

const FILE = 'identity.key';

/**
 * Opens the identities of a database, and makes a key where there is none yet.
 * Throws Problem IDENTITY_KEY_DAMAGED, or IDENTITY_KEY_CHANGED where the database was filled under another key.
 */
export async function openIdentities(
  { identityKey, dataDir }: Pick<Config, 'identityKey' | 'dataDir'>,
  pool: Pool,
): Promise<Identities> {
  const identities = new Identities(Buffer.from(identityKey ?? keyFile(join(dataDir, FILE)), 'hex'));
  await pool.query(`insert into hub_setting (name, value) values ('identity-key', $1) on conflict (name) do nothing`, [
    identities.fingerprint,
  ]);
  const { rows } = await pool.query<{ value: string }>(`select value from hub_setting where name = 'identity-key'`);
  if (rows[0]!.value === identities.fingerprint) return identities;
  throw new Problem(
    'IDENTITY_KEY_CHANGED',
    '身份证号密钥与数据库中的不一致 · This database was filled under another key of identity numbers',
    `恢复原来的 IDENTITY_KEY 或 ${FILE} · Restore the former IDENTITY_KEY, or ${FILE} in DATA_DIR: under another key no person would be found again`,
  );
}

/** 64 hex digits; the first to come writes them, whole or not at all: another hub may be starting too. */
function keyFile(path: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  if (!existsSync(path)) {
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
