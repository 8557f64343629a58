// The profile without the national algorithms: HMAC-SHA-256, AES-256-GCM.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Profile, Sealer } from './profile.ts';

const IV = 12;
const TAG = 16;

const mac = (key: Buffer, data: string | Buffer) => createHmac('sha256', key).update(data).digest();

/** Sealed: IV, cipher text, tag. */
function sealer(key: Buffer): Sealer {
  const cipherKey = mac(key, 'cipher');
  return {
    seal(text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv, { authTagLength: TAG });
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([sealed, cipher.getAuthTag()]);
    },
    open(all) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', cipherKey, all.subarray(0, IV), { authTagLength: TAG });
        decipher.setAuthTag(all.subarray(-TAG));
        return Buffer.concat([decipher.update(all.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new Error('a sealed text is damaged, or of another key', { cause });
      }
    },
  };
}

export const aes: Profile = { name: 'aes', mac, sealer };
