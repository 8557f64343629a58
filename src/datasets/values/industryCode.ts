// The contract type `industryCode`: 国民经济行业代码.
import { industryCode } from '../../law/identifiers/industryCode.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans an industry code: section letter and digits. */
export const clean = (text: string): Cleaned => fromIdentifier(text, industryCode);
