// The contract type `projectNumber`: 项目编号.
import { projectNumber } from '../../law/identifiers/projectCode.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/** Cleans a project number (PrjNum). */
export const clean = (text: string): Cleaned => fromIdentifier(text, projectNumber);
