// The identifiers of projects, permits, documents and cases, and phone and account numbers: one table each.

import { expect, test } from 'vitest';
import { accountNumber, cardCheckDigit, isCardNumber } from './accountNumber.ts';
import { caseNumber } from './caseNumber.ts';
import { isDivisionCode } from './divisionCode.ts';
import { documentNumber } from './documentNumber.ts';
import type { Identified } from './identifier.ts';
import { identityNumber } from './identityNumber.ts';
import { industryCode, industryName } from './industryCode.ts';
import { permitNumber, permitNumberParts } from './permitNumber.ts';
import { phone } from './phone.ts';
import { investmentCode, projectNumber } from './projectCode.ts';

/** `value`, `value !WARNING` or `CODE`: short enough for a table. */
const short = (result: Identified): string =>
  result.ok ? [result.value, ...result.warnings.map((warning) => `!${warning}`)].join(' ') : result.code;

test.each([
  ['150302202501230101', '150302202501230101'],
  [' 1503022025 01230101S', '150302202501230101S'],
  ['１５０３０２２０２５０１２３０１０１', '150302202501230101'],
  ['150309202501230101', '150309202501230101 !UNKNOWN_DIVISION'],
  ['[2018]施[朝]建字0072号', '[2018]施[朝]建字0072号 !NON_STANDARD'],
  ['150302202513230101', 'BAD_PERMIT_NUMBER'],
  ['15030220250123010', 'BAD_PERMIT_NUMBER'],
  ['1.50302E+17', 'SCI_NOTATION'],
])('permit number %j: %s', (text, result) => {
  expect(short(permitNumber(text))).toBe(result);
});

test('a permit number says who issued it and when, and can pass for an identity number', () => {
  expect(permitNumberParts('150302202501230101')).toEqual({
    division: '150302',
    issuedOn: '2025-01-23',
    sequence: '01',
    category: '01',
    copy: '',
  });
  expect(identityNumber('150302202501230101', { on: '2025-06-06' })).toMatchObject({ ok: true, warnings: [] });
});

test.each([
  ['2024-150302-47-01-123456', '2024-150302-47-01-123456'],
  ['2024—150302—47—01—123456', '2024-150302-47-01-123456'],
  ['20241503024701123456', '2024-150302-47-01-123456'],
  ['2024-150309-47-01-123456', '2024-150309-47-01-123456 !UNKNOWN_DIVISION'],
  ['2024-150302-47-123456', 'BAD_INVESTMENT_CODE'],
  ['2.02415E+19', 'SCI_NOTATION'],
])('investment code %j: %s', (text, result) => {
  expect(short(investmentCode(text))).toBe(result);
});

test.each([
  ['1503022501230101', '1503022501230101'],
  ['1503022513230101', 'BAD_PROJECT_NUMBER'],
  ['150302250123', 'BAD_PROJECT_NUMBER'],
])('project number %j: %s', (text, result) => {
  expect(short(projectNumber(text))).toBe(result);
});

test.each([
  ['乌检行公建〔2024〕3号', '乌检行公建〔2024〕3号'],
  ['乌检行公建[2024]03号', '乌检行公建〔2024〕3号'],
  ['乌检行公建（2024）第3号', '乌检行公建〔2024〕3号'],
  ['乌检行公立【2024】3号', '乌检行公立〔2024〕3号'],
  ['乌政办发［2024］12号', '乌政办发〔2024〕12号'],
  ['内人社发〔2022〕93号', '内人社发〔2022〕93号'],
  ['乌税社费限缴〔2024〕001号', '乌税社费限缴〔2024〕1号'],
  ['乌审移〔2024〕2 号', '乌审移〔2024〕2号'],
  ['2024年第5次会议纪要', '2024年第5次会议纪要 !NON_STANDARD'],
])('document number %j: %s', (text, result) => {
  expect(short(documentNumber(text))).toBe(result);
});

test.each([
  ['（2024）内0302民初1234号', '（2024）内0302民初1234号'],
  ['(2024)内0302民初1234号', '（2024）内0302民初1234号'],
  ['〔2024〕内03民终56号', '（2024）内03民终56号'],
  ['(2023)内0303执恢7号之二', '（2023）内0303执恢7号之二'],
  ['（2024）内0304诉前调88号', '（2024）内0304诉前调88号'],
  ['(2022)最高法民申12号', '（2022）最高法民申12号'],
  ['内0302民初1234号', 'BAD_CASE_NUMBER'],
])('case number %j: %s', (text, result) => {
  expect(short(caseNumber(text))).toBe(result);
});

test.each([
  ['13847312345', '13847312345'],
  ['+86 138 4731 2345', '13847312345'],
  ['0473-2015678', '0473-2015678'],
  ['（0473）2015678', '0473-2015678'],
  ['12345', '12345'],
  ['138****5678', '138****5678'],
  ['23847312345', 'BAD_PHONE'],
  ['1.38473E+10', 'SCI_NOTATION'],
])('phone %j: %s', (text, result) => {
  expect(short(phone(text))).toBe(result);
});

test.each([
  ['6217001234567890122', '6217001234567890122'],
  ['0602 0010 0920 0123 456', '0602001009200123456'],
  ['6217****0122', '6217****0122 !MASKED'],
  ['6.217E+18', 'SCI_NOTATION'],
  ['1234567', 'BAD_ACCOUNT_NUMBER'],
])('account number %j: %s', (text, result) => {
  expect(short(accountNumber(text))).toBe(result);
});

test('a card passes Luhn', () => {
  expect(isCardNumber('6217001234567890122')).toBe(true);
  expect(isCardNumber('6217001234567890123')).toBe(false);
  expect(cardCheckDigit('621700123456789012')).toBe('2');
});

test('divisions of Wuhai are known one by one, others by province', () => {
  expect(['150302', '150301', '150305', '110105', '990101', '15030'].map(isDivisionCode)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
});

test.each([
  ['A01', '农业'],
  ['B0610', '煤炭开采和洗选业'],
  ['C2521', '石油、煤炭及其他燃料加工业'],
  ['C4310', '金属制品、机械和设备修理业'],
  ['E4720', '房屋建筑业'],
  ['E5011', '建筑装饰、装修和其他建筑业'],
  ['K7010', '房地产业'],
  ['P8310', '教育'],
  ['S96', '基层群众自治组织及其他组织'],
  ['T97', '国际组织'],
])('industry %s is of %s (GB/T 4754-2017)', (code, name) => {
  expect(industryCode(code)).toMatchObject({ ok: true, value: code });
  expect(industryName(code)).toBe(name);
});
