// 文号: numbers of official documents, GB/T 9704-2012. The year stands in six-angle brackets, the sequence has no
// leading zeros and no 第: 乌检行公建〔2024〕3号. Spreadsheets write every other bracket there is.
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

const SHAPE = /^([\u4E00-\u9FA5A-Z]+)[〔[(【](\d{4})[〕\])】]第?0*(\d+)号$/;

/** Reads a document number into its canonical form; one that is built otherwise is kept with the warning NON_STANDARD. */
export function documentNumber(text: string): Identified {
  const number = compact(text);
  if (isScientific(number)) return fault('SCI_NOTATION');
  const match = SHAPE.exec(number);
  if (!match) return found(number, 'NON_STANDARD');
  const [, issuer, year, sequence] = match as unknown as [string, ...string[]];
  return found(`${issuer}〔${year}〕${sequence}号`);
}
