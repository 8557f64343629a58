// The contract type `identityNumber`: 公民身份号码.
import type { Day } from '../../law/calendar.ts';
import { identityNumber } from '../../law/identifiers/identityNumber.ts';
import { type Cleaned, fromIdentifier } from './value.ts';

/**
 * Cleans a citizen identity number; a masked one or a wrong check digit warns.
 * @param options.on the publication day of the delivery: nobody in it was born later
 */
export const clean = (text: string, options: { on: Day }): Cleaned =>
  fromIdentifier(text, (number) => identityNumber(number, options));
