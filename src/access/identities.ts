// Citizen identity numbers: a keyed token joins the records of one person, the number itself is kept encrypted. A plain
// digest would not do: eighteen digits can be tried out (domain section 5.3).
import type { Key, KeyRing } from '../crypto/key-ring.ts';

/** Tokens and ciphers of identity numbers under the keys of a ring. */
export class Identities {
  readonly ring: KeyRing;
  private readonly tokenKey: Key;
  private readonly tokenKeys: readonly { id: string; bytes: Buffer }[];

  /** @param tokenKey the key that the tokens of the database are made with; another one may seal */
  constructor(ring: KeyRing, tokenKey: Key = ring.currentKey) {
    this.ring = ring;
    this.tokenKey = tokenKey;
    const others = ring.keys.filter(({ id }) => id !== tokenKey.id);
    this.tokenKeys = [tokenKey, ...others].map(({ id, bytes }) => ({ id, bytes: ring.profile.mac(bytes, 'token') }));
  }

  /** The token of a normalised number (HMAC, hex): equal for equal numbers. */
  token(number: string): string {
    return this.tokens(number)[0]!;
  }

  /** Its tokens under each key of the ring: a search finds the person also while tokens pass from one key to the next. */
  tokens(number: string): string[] {
    return this.tokenKeys.map(({ bytes }) => this.ring.profile.mac(bytes, number).toString('hex'));
  }

  /** The number encrypted and authenticated, with the id of its key; different at each call. */
  seal(number: string): string {
    return this.ring.seal(number);
  }

  /** The number that was sealed. Throws where the text was changed or sealed under a key that is not in the ring. */
  open(sealed: string): string {
    return this.ring.open(sealed);
  }

  /** Tells two token keys apart without telling anything of either. */
  get fingerprint(): string {
    return fingerprintOf(this.ring, this.tokenKey);
  }
}

/** What a database keeps of its token key. */
export const fingerprintOf = ({ profile }: KeyRing, { bytes }: Key): string =>
  profile.mac(bytes, 'fingerprint').toString('hex').slice(0, 16);
