// The algorithms that the hub protects identity numbers with, in two profiles behind one interface: the national ones
// (GB/T 39786, domain section 5.4), and those of most other countries. All of them are the platform's own. The log of
// accesses is hashed and signed by the national ones under either (audit/).
import { aes } from './aes.ts';
import { sm } from './sm.ts';

/** Texts encrypted and authenticated under one key. */
export interface Sealer {
  /** Different at each call. */
  seal(text: string): Buffer;
  /** Throws where the bytes were changed, or sealed under another key. */
  open(sealed: Buffer): string;
}

/** One set of algorithms. A database is kept under one of them from its first row on. */
export interface Profile {
  readonly name: 'sm' | 'aes';
  mac(key: Buffer, data: string | Buffer): Buffer;
  /** @param key 32 bytes; what encrypts and what authenticates are derived from it */
  sealer(key: Buffer): Sealer;
}

/** The profiles by name. */
export const profiles: Readonly<Record<Profile['name'], Profile>> = { sm, aes };
