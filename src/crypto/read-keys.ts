// Where the keys come from: the setting IDENTITY_KEY and the file KEYS_FILE, never the database. Who copies that must not get
// both.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { demoKey } from './demo-key.ts';
import { FIRST, KeyRing } from './key-ring.ts';
import { profiles } from './profile.ts';

const FORM = '{"current": "2", "keys": [{"id": "2", "key": "<64 hex>", "created": "2025-06-06"}]}';
const MAKE = 'openssl rand -hex 32';

const keysFile = z.strictObject({
  current: z.string(),
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z0-9._-]{1,32}$/),
        key: z.string(),
        created: z.iso.date().optional(),
      }),
    )
    .min(1),
});

/**
 * Reads the keys of the settings: those of KEYS_FILE, and IDENTITY_KEY as the key "1". The demo makes its own where neither
 * is set. Throws Problem KEY_MISSING, KEY_SHORT or KEYS_INVALID.
 */
export function readKeys({
  identityKey,
  keysFile: path,
  cryptoProfile,
  demo,
  dataDir,
}: Pick<Config, 'identityKey' | 'keysFile' | 'cryptoProfile' | 'demo' | 'dataDir'>): KeyRing {
  const file = path === null ? null : readKeysFile(path);
  const own = identityKey ?? (demo ? demoKey(dataDir, file === null) : null);
  if (file === null && own === null)
    throw new Problem(
      'KEY_MISSING',
      '未设置密钥：IDENTITY_KEY 或 KEYS_FILE · No key is set for identity numbers: IDENTITY_KEY or KEYS_FILE',
      `用 ${MAKE} 生成，设为 IDENTITY_KEY 并妥善备份 · Make one with ${MAKE}, set it as IDENTITY_KEY, and keep a copy apart from the database`,
    );
  const keys = (file?.keys ?? []).map(({ id, key }) => ({ id, bytes: bytesOf(key, `KEYS_FILE, "${id}"`) }));
  if (own !== null && !keys.some(({ id }) => id === FIRST))
    keys.unshift({ id: FIRST, bytes: bytesOf(own, 'IDENTITY_KEY') });
  else if (own !== null && !keys.find(({ id }) => id === FIRST)!.bytes.equals(bytesOf(own, 'IDENTITY_KEY')))
    throw invalid('IDENTITY_KEY 与 KEYS_FILE 中的 "1" 不同 · IDENTITY_KEY is another key than "1" in KEYS_FILE');
  const current = file?.current ?? FIRST;
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw invalid('id 重复 · Two keys have one id');
  if (!keys.some(({ id }) => id === current)) throw invalid(`没有 current 所指的密钥 · No key has the id "${current}"`);
  return new KeyRing(profiles[cryptoProfile], keys, current);
}

function readKeysFile(path: string): z.infer<typeof keysFile> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Problem(
      'KEY_MISSING',
      `无法读取 KEYS_FILE · KEYS_FILE cannot be read: ${path} (${(error as NodeJS.ErrnoException).code})`,
      `检查路径与权限；格式 · Check the path and its permissions; its form: ${FORM}`,
    );
  }
  // What the parser says of a text quotes it, keys and all.
  const said = attempt(() => JSON.parse(text) as unknown);
  const read = keysFile.safeParse(said);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue!.path.length > 0 ? `: ${issue!.path.join('.')}` : '';
  throw invalid(`KEYS_FILE 格式有误 · KEYS_FILE is not as it should be${place}`);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function bytesOf(hex: string, setting: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex');
  throw new Problem(
    'KEY_SHORT',
    `${setting}：密钥须为 64 位十六进制数字（256 位） · ${setting}: a key is 64 hex digits (256 bits); this one has ${hex.length} characters`,
    `用 ${MAKE} 生成 · Make one with ${MAKE}`,
  );
}

const invalid = (message: string) =>
  new Problem('KEYS_INVALID', message, `KEYS_FILE 格式 · The form of KEYS_FILE: ${FORM}`);
