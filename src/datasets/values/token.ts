// The contract type `token`: what an agency gives instead of a person whom nobody else is to know, a digest of its own
// system. A name or an identity number in its place is refused, so that it never reaches the store.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** 32 to 64 hexadecimal digits: longer than any number that a person carries. */
const SHAPE = /^[0-9a-f]{32,64}$/;

/** Cleans a token into small letters. */
export function clean(text: string): Cleaned {
  const token = tidy(text).toLowerCase();
  if (isNothing(token)) return cleaned<string>(null);
  return SHAPE.test(token) ? cleaned(token) : faulty('BAD_TOKEN');
}
