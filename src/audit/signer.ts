// Who signs the heads of the log: an SM2 key (GB/T 32918) in a file beside the hub's data.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOnce, readIfThere } from '../crypto/key-file.ts';
import { newSm2KeyPair, sm2Sign, sm2Verify, sm2Z } from '../crypto/sm2.ts';
import { makeDataDir } from '../db/data-dir.ts';
import { Problem } from '../problem.ts';
import { type Head, signedText } from './chain.ts';

/** Signs for the hub. */
export interface Signer {
  readonly keyId: string;
  sign(bytes: Buffer): Buffer;
  /** PEM. */
  readonly publicKey: string;
  /** Made just now. */
  readonly isNew: boolean;
}

const FILE = 'audit-sm2.pem';
const PUBLIC_FILE = 'audit-sm2.pub.pem';

/**
 * The signer whose key is kept in DATA_DIR/audit-sm2.pem; the public keys beside it are for whoever checks.
 * Throws Problem AUDIT_KEY_DAMAGED, DATA_DIR_UNUSABLE, or AUDIT_KEY_MISSING where there is no key and none is to be made.
 */
export function openSigner(dataDir: string, mayMake: boolean): Signer {
  makeDataDir(dataDir);
  const path = join(dataDir, FILE);
  const kept = readIfThere(path);
  if (kept === null && !mayMake) throw missing(path);
  const signer = signerOf(path, kept ?? makeOnce(path, newSm2KeyPair().privateKey), kept === null);
  publish(join(dataDir, PUBLIC_FILE), signer);
  return signer;
}

/** Former keys stay in the file: the heads that they signed are checked by them. */
function publish(path: string, { keyId, publicKey }: Signer): void {
  if (!publicKeys(path).has(keyId)) appendFileSync(path, publicKey);
}

/** The public keys in PEM, by their ids. Throws Problem AUDIT_KEY_DAMAGED. */
export function publicKeys(path: string, text = readIfThere(path) ?? ''): Map<string, KeyObject> {
  const blocks = text.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? [];
  try {
    return new Map(blocks.map((block) => createPublicKey(block)).map((key) => [idOf(key), key]));
  } catch (cause) {
    throw damaged(path, cause);
  }
}

/** The public keys that DATA_DIR has. */
export const ownPublicKeys = (dataDir: string) => publicKeys(join(dataDir, PUBLIC_FILE));

/** Whether the key has signed the head. */
export const isSigned = (head: Head, key: KeyObject): boolean =>
  sm2Verify(key, signedText(head), Buffer.from(head.signature, 'base64'));

function signerOf(path: string, pem: string, isNew: boolean): Signer {
  try {
    // A key that was just generated would sign by ECDSA: read from its file it is one of SM2.
    const key = createPrivateKey(pem);
    const publicKey = createPublicKey(pem);
    const text = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    // A key of another kind is told of now, not by the first head.
    sm2Z(publicKey);
    return { keyId: idOf(publicKey), publicKey: text, isNew, sign: (bytes) => sm2Sign(key, bytes) };
  } catch (cause) {
    throw damaged(path, cause);
  }
}

const idOf = (key: KeyObject): string =>
  createHash('sm3')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

const missing = (path: string) =>
  new Problem(
    'AUDIT_KEY_MISSING',
    `没有访问记录的签名密钥，而数据库中已有签名 · There is no key to sign the record of accesses by, though the database has signed heads: ${path}`,
    `从备份恢复；若确要启用新密钥 · Restore it from a backup; or, to begin a new key on purpose: openssl genpkey -algorithm SM2 -out ${path}`,
  );

const damaged = (path: string, cause: unknown) =>
  new Problem(
    'AUDIT_KEY_DAMAGED',
    `访问记录签名密钥无法读取 · The key that signs the record of accesses cannot be read: ${path}`,
    '从备份恢复 · Restore it from a backup',
    { cause },
  );
