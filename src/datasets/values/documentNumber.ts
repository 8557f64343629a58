// The contract type `documentNumber`: 文号.
import { documentNumber } from '../../law/identifiers/documentNumber.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans the number of an official document into canonical brackets. */
export const clean = (text: string): Cleaned => fromIdentifier(text, documentNumber);
