import { expect, test } from 'vitest';
import { standsIn } from './in-text.ts';

test.each([
  ['朔屿置业一直不给钱', true],
  ['在工地干活,朔屿置业一直不给钱', true],
  ['反映乌海市朔屿置业有限公司拖欠工资', true],
  ['被朔屿置业(海勃湾)欠薪', true],
  ['中朔屿置业欠薪', false],
  ['反映朔屿置业股份有限公司拖欠工资', false],
  ['反映朔屿置业有限公司海勃湾分公司拖欠工资', false],
  ['大朔屿置业和朔屿置业都欠薪', true],
])('%s names 朔屿置业, a limited company: %s', (text, stands) => {
  expect(standsIn(text, '朔屿置业', 'LIMITED')).toBe(stands);
});
