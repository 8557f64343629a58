// Which key of the ring the tokens of a database are made with: the database keeps its fingerprint.
import type { ClientBase, Pool } from 'pg';
import type { KeyRing } from '../crypto/key-ring.ts';
import { Problem } from '../problem.ts';
import { fingerprintOf, Identities } from './identities.ts';

/** Under this name the database keeps the fingerprint of its token key. */
export const TOKEN_KEY = 'identity-key';

/**
 * Opens the identities of a database; its first opening takes the ring's current key for its tokens. Throws Problem
 * IDENTITY_KEY_CHANGED where the key of its tokens is not in the ring.
 */
export async function openIdentities(ring: KeyRing, pool: Pool | ClientBase): Promise<Identities> {
  await pool.query(`insert into hub_setting (name, value) values ($1, $2) on conflict (name) do nothing`, [
    TOKEN_KEY,
    fingerprintOf(ring, ring.currentKey),
  ]);
  const { rows } = await pool.query<{ value: string }>('select value from hub_setting where name = $1', [TOKEN_KEY]);
  const tokenKey = ring.keys.find((key) => fingerprintOf(ring, key) === rows[0]!.value);
  if (tokenKey) return new Identities(ring, tokenKey);
  throw new Problem(
    'IDENTITY_KEY_CHANGED',
    '身份证号密钥或算法与数据库中的不一致 · This database was filled under another key of identity numbers, or another CRYPTO_PROFILE',
    '恢复原来的 IDENTITY_KEY、KEYS_FILE 或 CRYPTO_PROFILE · Restore the former IDENTITY_KEY, KEYS_FILE or CRYPTO_PROFILE (in the demo, identity.key in DATA_DIR): without them no person would be found again',
  );
}

/**
 * Makes sure that the database's tokens are still made with this key. Throws Problem KEYS_ROTATED: under the former one,
 * persons who are known would be taken for new.
 */
export async function confirmTokenKey(identities: Identities, client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ value: string }>('select value from hub_setting where name = $1', [TOKEN_KEY]);
  if (!rows[0] || rows[0].value === identities.fingerprint) return;
  throw new Problem(
    'KEYS_ROTATED',
    '令牌密钥已轮换 · The key of the tokens was rotated while this program ran',
    '重新启动枢纽或重新执行命令 · Restart the hub, or run the command again; nothing of this delivery was stored',
  );
}
