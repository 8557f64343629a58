// The contract type `creditCode`: 统一社会信用代码.
import { creditCode } from '../../law/identifiers/creditCode.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans a unified social credit code; a wrong check digit warns. */
export const clean = (text: string): Cleaned => fromIdentifier(text, creditCode);
