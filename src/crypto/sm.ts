// The national algorithms: SM3 (GB/T 32905) and SM4 (GB/T 32907). Node's OpenSSL has no sm4-gcm: SM4 in counter mode, then
// HMAC-SM3 over all of it (encrypt, then authenticate).
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Profile, Sealer } from './profile.ts';

const IV = 16;
const TAG = 32;

const mac = (key: Buffer, data: string | Buffer) => createHmac('sm3', key).update(data).digest();

/** Sealed: IV, cipher text, tag over both. */
function sealer(key: Buffer): Sealer {
  const cipherKey = mac(key, 'cipher').subarray(0, 16);
  const tagKey = mac(key, 'tag');
  return {
    seal(text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('sm4-ctr', cipherKey, iv);
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([sealed, mac(tagKey, sealed)]);
    },
    open(all) {
      const sealed = all.subarray(0, -TAG);
      if (all.length <= IV + TAG || !timingSafeEqual(mac(tagKey, sealed), all.subarray(-TAG)))
        throw new Error('a sealed text is damaged, or of another key');
      const decipher = createDecipheriv('sm4-ctr', cipherKey, sealed.subarray(0, IV));
      return Buffer.concat([decipher.update(sealed.subarray(IV)), decipher.final()]).toString('utf8');
    },
  };
}

export const sm: Profile = { name: 'sm', mac, sealer };
