// The key of identity numbers that tests use, so that they write none to disk.
import { Identities } from '../src/access/identities.ts';
import { KeyRing } from '../src/crypto/key-ring.ts';

/** The setting of that name. */
export const IDENTITY_KEY = '5a'.repeat(32);
export const identities = new Identities(KeyRing.of(Buffer.from(IDENTITY_KEY, 'hex')));
