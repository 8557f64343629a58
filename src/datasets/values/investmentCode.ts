// The contract type `investmentCode`: 投资项目代码.
import { investmentCode } from '../../law/identifiers/projectCode.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans an investment project code. */
export const clean = (text: string): Cleaned => fromIdentifier(text, investmentCode);
