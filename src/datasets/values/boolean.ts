// Yes and no, as forms are ticked. 无 is a no here, not an empty cell.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

const YES = new Set(['是', '有', '已', '√', '✓', '✔', '☑', 'y', 'yes', 'true', 't', '1', '1.0', '对']);
const NO = new Set([
  '否',
  '无',
  '没有',
  '未',
  '不是',
  '×',
  '✗',
  '✘',
  '☐',
  'x',
  'n',
  'no',
  'false',
  'f',
  '0',
  '0.0',
  '错',
]);

/** Cleans a yes or no. */
export function clean(text: string): Cleaned<boolean> {
  const mark = tidy(text).toLowerCase();
  if (YES.has(mark)) return cleaned<boolean>(true);
  if (NO.has(mark)) return cleaned<boolean>(false);
  return isNothing(mark) ? cleaned<boolean>(null) : faulty('BAD_BOOLEAN');
}
