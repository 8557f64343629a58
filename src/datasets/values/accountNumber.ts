// The contract type `accountNumber`: Bank accounts.
import { accountNumber } from '../../law/identifiers/accountNumber.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans an account number; a masked one warns. */
export const clean = (text: string): Cleaned => fromIdentifier(text, accountNumber);
