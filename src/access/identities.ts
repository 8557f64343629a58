// Citizen identity numbers: a keyed token joins the records of one person, the number itself is kept encrypted. A plain
// digest would not do: eighteen digits can be tried out (domain section 5.3). SM3 and SM4 by GB/T 32905 and 32907.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const IV = 16;
const TAG = 32;

/** Tokens and ciphers of identity numbers under one key of 32 bytes. */
export class Identities {
  private readonly tokenKey: Buffer;
  private readonly cipherKey: Buffer;
  private readonly tagKey: Buffer;
  /** Tells two keys apart without telling anything of either. */
  readonly fingerprint: string;

  constructor(key: Buffer) {
    const derived = (purpose: string) => createHmac('sm3', key).update(purpose).digest();
    this.tokenKey = derived('token');
    this.cipherKey = derived('cipher').subarray(0, 16);
    this.tagKey = derived('tag');
    this.fingerprint = derived('fingerprint').toString('hex').slice(0, 16);
  }

  /** The token of a normalised number (HMAC-SM3, hex): equal for equal numbers. */
  token(number: string): string {
    return createHmac('sm3', this.tokenKey).update(number).digest('hex');
  }

  /** The number encrypted with SM4-CTR and authenticated with HMAC-SM3, base64; different at each call. */
  seal(number: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('sm4-ctr', this.cipherKey, iv);
    const text = Buffer.concat([iv, cipher.update(number, 'utf8'), cipher.final()]);
    return Buffer.concat([text, this.tag(text)]).toString('base64');
  }

  /** The number that was sealed. Throws where the text was changed or sealed under another key. */
  open(sealed: string): string {
    const all = Buffer.from(sealed, 'base64');
    const text = all.subarray(0, -TAG);
    if (all.length <= IV + TAG || !timingSafeEqual(this.tag(text), all.subarray(-TAG)))
      throw new Error('a sealed identity number is damaged, or of another key');
    const decipher = createDecipheriv('sm4-ctr', this.cipherKey, text.subarray(0, IV));
    return Buffer.concat([decipher.update(text.subarray(IV)), decipher.final()]).toString('utf8');
  }

  private tag(text: Buffer): Buffer {
    return createHmac('sm3', this.tagKey).update(text).digest();
  }
}
