// The numbers that things carry: credit codes, identity numbers, permits, projects, telephones. Check digits hold unless a
// dirty row breaks them on purpose.
import { creditCodeOf } from '../../src/law/identifiers/creditCode.ts';
import { identityCheckDigit } from '../../src/law/identifiers/identityNumber.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified credit code (GB 32100) of company number `serial`, registered in `division`; both check characters hold. */
export function creditCode(division: string, serial: number, category = '91'): string {
  let body = '';
  for (let rest = serial, i = 0; i < 5; i++, rest = Math.floor(rest / 31)) body = ALPHABET[rest % 31] + body;
  return creditCodeOf(category, division, `MAX${body}`);
}

/** Identity number (GB 11643) with a sequence of 990 and above, which a town of this size never issues. */
export function identityNumber(division: string, born: string, serial: number): string {
  const first17 = `${division}${born.replaceAll('-', '')}${990 + (serial % 10)}`;
  return first17 + identityCheckDigit(first17);
}

/** A mobile number in a range kept for this model. */
export const mobile = (serial: number) => `1990473${String(serial % 10_000).padStart(4, '0')}`;

/** Construction permit number: issuer's district, day, sequence of the day, class. */
export const permitNumber = (division: string, day: string, sequence: number, kind = '01') =>
  `${division}${day.replaceAll('-', '')}${String(sequence).padStart(2, '0')}${kind}`;

/** Project number (PrjNum): district, YYMMDD, class, sequence. */
export const projectNumber = (division: string, day: string, sequence: number, kind: string) =>
  `${division}${day.replaceAll('-', '').slice(2)}${kind}${String(sequence).padStart(2, '0')}`;

/** Investment project code: year, district, industry, type, sequence. */
export const investmentCode = (year: number, division: string, industry: string, serial: number) =>
  `${year}-${division}-${industry}-01-${String(serial).padStart(6, '0')}`;
