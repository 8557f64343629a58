// 施工许可证编号: the number of a construction permit. 18 digits: district of the issuer, day of issue, sequence of
// that day, class; a letter may follow for a copy of one trade. Older forms exist and are kept as they are.
import { type Day, isDay } from '../calendar.ts';
import { isDivisionCode } from './divisionCode.ts';
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

const SHAPE = /^(\d{6})((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})([SJZA]?)$/;
const OLDER_FORM = /^[^\d]*[[(〔]?\d{4}.*施.*字.*\d+号?$/;

/** What a permit number of the standard form says. */
export interface PermitNumberParts {
  /** Six digits, the district of the issuer. */
  division: string;
  issuedOn: Day;
  /** Two digits: which permit of that day. */
  sequence: string;
  /** Two digits: 01 buildings, 02 municipal works, 99 other; older permits use a list of 19 classes. */
  category: string;
  /** Copy of one trade: S deep excavation, J foundation, Z decoration, A installation; empty for the main permit. */
  copy: string;
}

/** The parts of a permit number, or null if it does not have the standard form. */
export function permitNumberParts(number: string): PermitNumberParts | null {
  const match = SHAPE.exec(number);
  if (!match) return null;
  const [, division, year, month, day, sequence, category, copy] = match as unknown as [string, ...string[]];
  const issuedOn = `${year}-${month}-${day}`;
  if (!isDay(issuedOn)) return null;
  return { division: division!, issuedOn, sequence: sequence!, category: category!, copy: copy! };
}

/** Reads a permit number; an older form is kept with the warning NON_STANDARD. */
export function permitNumber(text: string): Identified {
  const number = compact(text).replace(/[-‐-―]/g, '');
  if (isScientific(number)) return fault('SCI_NOTATION');
  if (number.includes('*')) return fault('MASKED_KEY');
  const parts = permitNumberParts(number);
  if (parts) return isDivisionCode(parts.division) ? found(number) : found(number, 'UNKNOWN_DIVISION');
  return OLDER_FORM.test(number) ? found(number, 'NON_STANDARD') : fault('BAD_PERMIT_NUMBER');
}
