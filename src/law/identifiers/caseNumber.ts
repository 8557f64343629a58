// 案号: numbers of court cases, such as （2024）内0302民初1234号. The canonical form has full-width round brackets.
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

const SHAPE =
  /^[([〔【](\d{4})[)\]〕】](最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵])(\d{2,4})?(知|破)?([^\d]{1,6})0*(\d+)号(之[一二三四五六七八九十]+)?$/;

/** Reads a court's case number into its canonical form. */
export function caseNumber(text: string): Identified {
  const number = compact(text);
  if (isScientific(number)) return fault('SCI_NOTATION');
  const match = SHAPE.exec(number);
  if (!match) return fault('BAD_CASE_NUMBER');
  const [, year, court, digits = '', special = '', kind, sequence, part = ''] = match;
  return found(`（${year}）${court}${digits}${special}${kind}${sequence}号${part}`);
}
