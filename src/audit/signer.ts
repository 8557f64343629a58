// Who signs the heads of the log: an SM2 key (GB/T 32918) in a file beside the hub's data.
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newSm2KeyPair, sm2Sign, sm2Verify } from '../crypto/sm2.ts';
import { Problem } from '../problem.ts';
import { type Head, signedText } from './chain.ts';

/** Signs for the hub. */
export interface Signer {
  readonly keyId: string;
  sign(bytes: Buffer): Buffer;
  /** PEM. */
  readonly publicKey: string;
}

const FILE = 'audit-sm2.pem';
const PUBLIC_FILE = 'audit-sm2.pub.pem';

/**
 * The signer whose key is kept in DATA_DIR/audit-sm2.pem, made at first; the public key beside it is for whoever checks.
 * Throws Problem AUDIT_KEY_DAMAGED.
 */
export function openSigner(dataDir: string): Signer {
  const path = join(dataDir, FILE);
  const signer = signerOf(path, read(path) ?? made(path));
  writeFileSync(join(dataDir, PUBLIC_FILE), signer.publicKey);
  return signer;
}

/** The public keys in PEM, by their ids. Throws Problem AUDIT_KEY_DAMAGED. */
export function publicKeys(path: string, text = read(path) ?? ''): Map<string, KeyObject> {
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

function signerOf(path: string, pem: string): Signer {
  try {
    // A key that was just generated would sign by ECDSA: read from its file it is one of SM2.
    const key = createPrivateKey(pem);
    const publicKey = createPublicKey(pem);
    const text = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    return { keyId: idOf(publicKey), publicKey: text, sign: (bytes) => sm2Sign(key, bytes) };
  } catch (cause) {
    throw damaged(path, cause);
  }
}

const idOf = (key: KeyObject): string =>
  createHash('sm3')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The first of several hubs to come writes it, whole or not at all. */
function made(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, newSm2KeyPair().privateKey, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

const damaged = (path: string, cause: unknown) =>
  new Problem(
    'AUDIT_KEY_DAMAGED',
    `访问记录签名密钥无法读取 · The key that signs the record of accesses cannot be read: ${path}`,
    '从备份恢复 · Restore it from a backup',
    { cause },
  );
