// The contract type `phone`: Telephone numbers.
import { phone } from '../../law/identifiers/phone.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans a telephone number; a masked one stays masked. */
export const clean = (text: string): Cleaned => fromIdentifier(text, phone);
