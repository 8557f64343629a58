// One table for each of the smaller value types: the text of a cell, and what it becomes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as agency from './agency.ts';
import * as boolean from './boolean.ts';
import * as code from './code.ts';
import * as creditCode from './creditCode.ts';
import * as date from './date.ts';
import * as decimal from './decimal.ts';
import * as division from './division.ts';
import * as identityNumber from './identityNumber.ts';
import * as industryCode from './industryCode.ts';
import * as integer from './integer.ts';
import { valueMessages } from './messages.ts';
import * as month from './month.ts';
import * as period from './period.ts';
import * as phone from './phone.ts';
import * as signals from './signals.ts';
import * as text from './text.ts';
import * as token from './token.ts';
import type { Cleaned } from './value.ts';

/** The value itself (null for none), `value !WARNING`, or `ERROR CODE`: short enough for a table. */
function short<T>(result: Cleaned<T>): T | string | null {
  if ('error' in result) return `ERROR ${result.error}`;
  return result.warnings.length === 0 ? result.value : [result.value, ...result.warnings.map((w) => `!${w}`)].join(' ');
}

test.each([
  ['2024-04-15', '2024-04-15'],
  ['2024/4/15', '2024-04-15'],
  ['2024.4.15', '2024-04-15'],
  ['20240415', '2024-04-15'],
  ['2024年4月15日', '2024-04-15'],
  ['２０２４年４月１５日', '2024-04-15'],
  ['2024 年 4 月 15 号', '2024-04-15'],
  ['二〇二四年四月十五日', '2024-04-15'],
  ['二○二四年十二月三十一日', '2024-12-31'],
  ['45397', '2024-04-15'],
  ['45397.75', '2024-04-15'],
  ['2024-04-15 10:23:00', '2024-04-15'],
  ['2024/4/15 0:00', '2024-04-15'],
  ['2024-04-15T10:23:00+08:00', '2024-04-15'],
  ['2024-04-14T16:30:00Z', '2024-04-15'],
  ['2024-04', '2024-04-01 !MONTH_PRECISION'],
  ['2024年4月', '2024-04-01 !MONTH_PRECISION'],
  ['202404', '2024-04-01 !MONTH_PRECISION'],
  ['二〇二四年四月', '2024-04-01 !MONTH_PRECISION'],
  ['长期', null],
  ['至今', null],
  ['9999-12-31', null],
  ['9999年12月31日', null],
  ['—', null],
  ['', null],
  ['2023-02-29', 'ERROR BAD_DATE'],
  ['2024-13-01', 'ERROR BAD_DATE'],
  ['4/15/2024', 'ERROR BAD_DATE'],
  ['24-4-15', 'ERROR BAD_DATE'],
  ['2024', 'ERROR BAD_DATE'],
  ['待定', 'ERROR BAD_DATE'],
  ['2.02E+07', 'ERROR SCI_NOTATION'],
])('date %j: %s', (cell, result) => {
  expect(short(date.clean(cell))).toBe(result);
});

test.each([
  ['202404', '2024-04'],
  ['2024年4月', '2024-04'],
  ['2024-04-15', '2024-04'],
  ['/', null],
  ['202413', 'ERROR BAD_MONTH'],
])('month %j: %s', (cell, result) => {
  expect(short(month.clean(cell))).toBe(result);
});

test.each([
  ['202101-202305', '2021-01-01', '2023-05-31'],
  ['2021年1月至2023年5月', '2021-01-01', '2023-05-31'],
  ['2021.01—2023.05', '2021-01-01', '2023-05-31'],
  ['2021.01–2023.05', '2021-01-01', '2023-05-31'],
  ['2021.01～2023.05', '2021-01-01', '2023-05-31'],
  ['2021/01 - 2023/05', '2021-01-01', '2023-05-31'],
  ['2021-01-2023-05', '2021-01-01', '2023-05-31'],
  ['2021-01至2023-05', '2021-01-01', '2023-05-31'],
  ['2024年1-5月', '2024-01-01', '2024-05-31'],
  ['2024年11月1日至12月20日', '2024-11-01', '2024-12-20'],
  ['2025-01-01~2025-03-31', '2025-01-01', '2025-03-31'],
  ['202402', '2024-02-01', '2024-02-29'],
  ['2024年10月至今', '2024-10-01', null],
])('period %j: %s to %s', (cell, from, to) => {
  expect(period.clean(cell)).toEqual({ value: { from, to }, warnings: [] });
});

test.each([
  ['202305-202101', 'ERROR BAD_PERIOD'],
  ['三个月', 'ERROR BAD_PERIOD'],
  ['无', null],
])('period %j: %s', (cell, result) => {
  expect(short(period.clean(cell))).toBe(result);
});

test.each([
  ['44', '44'],
  ['1,234', '1234'],
  ['１２人', '12'],
  ['12.0', '12'],
  ['-3', '-3'],
  ['无', null],
  ['12.5', 'ERROR BAD_INTEGER'],
  ['2147483648', 'ERROR BAD_INTEGER'],
  ['若干', 'ERROR BAD_INTEGER'],
])('integer %j: %s', (cell, result) => {
  expect(short(integer.clean(cell))).toBe(result);
});

test.each([
  ['12.50', undefined, '12.5'],
  ['1,234.5㎡', '㎡', '1234.5'],
  ['2%', '%', '2'],
  ['2', '%', '2'],
  ['20‰', '%', '2'],
  ['0.1%', '‰', '1'],
  ['1‰/日', '‰/日', '1'],
  ['-0.50', undefined, '-0.5'],
  ['2%', undefined, 'ERROR UNIT_CONFLICT'],
  ['/', undefined, null],
  ['一半', undefined, 'ERROR BAD_DECIMAL'],
])('decimal %j in a column of %s: %s', (cell, unit, result) => {
  expect(short(decimal.clean(cell, unit ? { unit } : {}))).toBe(result);
});

test.each([
  ['是', true],
  ['√', true],
  ['Y', true],
  ['1', true],
  ['有', true],
  ['否', false],
  ['无', false],
  ['×', false],
  ['0', false],
  ['', null],
  ['—', null],
  ['可能', 'ERROR BAD_BOOLEAN'],
])('boolean %j: %s', (cell, result) => {
  expect(short(boolean.clean(cell))).toBe(result);
});

test.each([
  ['神华（乌海）能源有限公司\u00a0', '神华（乌海）能源有限公司'],
  ['乌海市ＸＸ建筑\u200b公司', '乌海市XX建筑公司'],
  ['张  三\n', '张 三'],
  ['𠮷㛃䶮', '𠮷㛃䶮'],
  ['无', null],
  ['/', null],
  ['张\ue000', '张\ue000 !PRIVATE_USE_CHARACTER'],
  ['乌\ufffd市', 'ERROR BROKEN_CHARACTER'],
])('text %j: %s', (cell, result) => {
  expect(short(text.clean(cell))).toBe(result);
});

test.each([
  ['现金', 'CASH'],
  [' 银行 保函 ', 'BANK_GUARANTEE'],
  ['cash', 'CASH'],
  ['无', 'NONE'], // a label of the list, not an empty cell
  ['', null],
  ['支票', 'ERROR UNKNOWN_CODE'],
])('code %j: %s', (cell, result) => {
  expect(short(code.clean(cell, code.codeIndex({ 现金: 'CASH', 银行保函: 'BANK_GUARANTEE', 无: 'NONE' })))).toBe(
    result,
  );
});

const table = (name: string) => parse(readFileSync(new URL(`../../../schema/${name}.yaml`, import.meta.url), 'utf8'));
const divisions = division.divisionIndex(table('divisions'));
const agencies = agency.agencyIndex(table('agencies'));

test.each([
  ['150302', '150302'],
  ['海勃湾', '150302'],
  ['市区', '150302'],
  ['海区', '150302'],
  ['高新区', '150302'],
  ['海南', '150303'],
  ['海南区(乌海)', '150303'],
  ['海南区（乌海）', '150303'],
  ['乌达', '150304'],
  ['乌海市海勃湾区', '150302'],
  ['内蒙古自治区乌海市乌达区', '150304'],
  ['内蒙古/乌海/海南', '150303'],
  ['海勃湾区凤凰岭街道', '150302001'],
  ['150301', '150300'],
  ['市辖区', '150300'],
  ['150302001', '150302001'],
  ['150302999', '150302 !DIVISION_TRUNCATED'],
  ['150302001007', '150302001 !DIVISION_TRUNCATED'],
  ['—', null],
  ['内蒙古乌海市海南区西卓子山街道', '150303002'],
  ['海南省', 'ERROR DIVISION_ELSEWHERE'],
  ['海南省海口市', 'ERROR DIVISION_ELSEWHERE'],
  ['460000', 'ERROR DIVISION_ELSEWHERE'],
  ['460100001', 'ERROR DIVISION_ELSEWHERE'],
  ['宁夏回族自治区', 'ERROR DIVISION_ELSEWHERE'],
  ['阿拉善盟', '152900'],
  ['阿拉善左旗', '152921'],
  ['内蒙古自治区呼和浩特市新城区', '150102'],
  ['呼伦贝尔市满洲里市', '150781'],
  ['152921', '152921'],
  ['左旗', 'ERROR AMBIGUOUS_DIVISION_NAME'],
  ['阿拉善盟左旗', '152921'],
  ['巴林旗', 'ERROR AMBIGUOUS_DIVISION_NAME'],
  ['通辽市科尔沁', 'ERROR AMBIGUOUS_DIVISION_NAME'],
  ['乌海市新城区', 'ERROR UNKNOWN_DIVISION_NAME'],
  ['包头市高新区', 'ERROR UNKNOWN_DIVISION_NAME'],
  ['150971', 'ERROR UNKNOWN_DIVISION_NAME'],
  ['海勃湾区乌达区', 'ERROR UNKNOWN_DIVISION_NAME'],
])('division %j: %s', (cell, result) => {
  expect(short(division.clean(cell, divisions))).toBe(result);
});

test.each([
  ['市税务局', 'tax'],
  ['国家税务总局乌海市税务局', 'tax'],
  ['hrss', 'hrss'],
  ['', null],
  ['某局', 'ERROR UNKNOWN_AGENCY'],
])('agency %j: %s', (cell, result) => {
  expect(short(agency.clean(cell, agencies))).toBe(result);
});

test.each([
  ['E4710', 'E4710'],
  ['4710', 'E4710'],
  ['Ｂ０６１０', 'B0610'],
  ['P83', 'P83'],
  ['无', null],
  ['A4710', 'ERROR BAD_INDUSTRY_CODE'],
  ['98', 'ERROR BAD_INDUSTRY_CODE'],
])('industry %j: %s', (cell, result) => {
  expect(short(industryCode.clean(cell))).toBe(result);
});

test.each([
  ['起诉次数=23(阈值10)；缺席判决占比=0.43（阈值：0.3）', '[["起诉次数","23","10"],["缺席判决占比","0.43","0.3"]]'],
  ['同一代理人占比：92%', '[["同一代理人占比","92%",null]]'],
  ['—', null],
  ['很多起诉', 'ERROR BAD_SIGNALS'],
])('signals %j: %s', (cell, result) => {
  const said = short(signals.clean(cell));
  const items = said?.startsWith('[') ? (JSON.parse(said) as Record<string, string | null>[]) : null;
  expect(items ? JSON.stringify(items.map(({ name, value, threshold }) => [name, value, threshold])) : said).toBe(
    result,
  );
});

test('identifiers: null marks are null, warnings and suggestions come through', () => {
  expect(creditCode.clean('—')).toEqual({ value: null, warnings: [] });
  expect(creditCode.clean('91350211M0000XUF46')).toMatchObject({ value: '91350211M0000XUF46' });
  expect(creditCode.clean('91150302MA0NOO016T')).toEqual({
    error: 'BAD_CREDIT_CODE',
    suggestion: '91150302MA0N00016T',
  });
  expect(identityNumber.clean('150302850615123', { on: '2025-06-06' })).toEqual({
    value: '150302198506151235',
    warnings: ['CONVERTED_15_DIGITS'],
  });
  expect(short(phone.clean('138****5678'))).toBe('138****5678');
});

test('every message has both languages', () => {
  for (const { zh, en } of Object.values(valueMessages)) {
    expect(zh).toMatch(/[\u4e00-\u9fa5]/);
    expect(en).toMatch(/^[A-Z]/);
  }
});

test.each([
  ['9F86D081884C7D659A2FEAA0C55AD015', '9f86d081884c7d659a2feaa0c55ad015'],
  ['—', null],
  ['150303201001010024', 'ERROR BAD_TOKEN'],
  ['未成年人姓名', 'ERROR BAD_TOKEN'],
])('token %j: %s', (cell, result) => {
  expect(short(token.clean(cell))).toBe(result);
});
