// The contract type `permitNumber`: 施工许可证编号.
import { permitNumber } from '../../law/identifiers/permitNumber.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans the number of a construction permit. */
export const clean = (text: string): Cleaned => fromIdentifier(text, permitNumber);
