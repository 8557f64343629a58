// The contract type `caseNumber`: 案号.
import { caseNumber } from '../../law/identifiers/caseNumber.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans the number of a court case into canonical brackets. */
export const clean = (text: string): Cleaned => fromIdentifier(text, caseNumber);
