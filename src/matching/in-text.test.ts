import { expect, test } from 'vitest';
import { companySpans, nameSpans, outermost } from './in-text.ts';
import { companyKey } from './names.ts';

const stands = (text: string, name: string) => companySpans(companyKey(text).full, companyKey(name)).length > 0;

test.each([
  ['朔屿置业一直不给钱', true],
  ['在工地干活，朔屿置业一直不给钱', true],
  ['反映乌海市朔屿置业有限公司拖欠工资', true],
  ['反映海勃湾区朔屿置业拖欠工资', true],
  ['总包称乌海朔屿置业没有付款', true],
  ['被朔屿置业（海勃湾）欠薪', true],
  ['大朔屿置业和朔屿置业都欠薪', true],
  ['施工单位为朔屿置业', true],
  ['中朔屿置业欠薪', false],
  ['永和朔屿置业欠薪', false],
  ['华为朔屿置业欠薪', false],
  ['反映乌达区朔屿置业拖欠工资', false], // the district of another
  ['反映内蒙古朔屿置业拖欠工资', false],
  ['反映朔屿置业股份有限公司拖欠工资', false],
  ['反映朔屿置业集团拖欠工资', false], // the parent
  ['反映朔屿置业集团有限公司拖欠工资', false],
  ['反映朔屿置业物业拖欠工资', false], // a subsidiary
  ['反映朔屿置业保洁服务有限公司拖欠工资', false],
  ['反映朔屿置业有限公司海勃湾分公司拖欠工资', false],
  ['反映朔屿置业海勃湾分公司拖欠工资', false],
])('%s names 乌海市海勃湾区朔屿置业有限公司: %s', (text, expected) => {
  expect(stands(text, '乌海市海勃湾区朔屿置业有限公司')).toBe(expected);
});

test.each([
  ['在君正化工集团干活', '乌海市君正化工集团有限公司', true],
  ['在君正化工干活', '乌海市君正化工集团有限公司', false],
  ['在建筑安装工地干活', '乌海市建筑安装有限公司', false], // common words
  ['AXX建筑安装欠薪', '乌海市XX建筑安装有限公司', false],
  ['老板是XX建筑安装', '乌海市XX建筑安装有限公司', true],
  ['在朔屿置业海勃湾分公司干活', '朔屿置业有限公司海勃湾分公司', false],
])('%s names %s: %s', (text, name, expected) => {
  expect(stands(text, name)).toBe(expected);
});

test('of names that stand in a text, those that are no part of another stay', () => {
  const text = '在朔屿花园幼儿园和垚琅大桥干活';
  const spansOf = (core: string) => nameSpans(text, core, []);
  expect(outermost(['朔屿花园', '朔屿花园幼儿园', '垚琅大桥'], spansOf)).toEqual(['朔屿花园幼儿园']);
  expect(nameSpans('在朔屿花园,垚琅大桥干活', '垚琅大桥', [])).toEqual([{ from: 6, to: 10 }]);
  expect(outermost(['朔屿花园', '垚琅大桥'], (core) => nameSpans('在朔屿花园,垚琅大桥干活', core, []))).toHaveLength(2);
});
