import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCode, creditCodeCheckDigit, creditCodeOf, organisationCheckDigit } from './creditCode.ts';

test('the worked example of the standard', () => {
  expect(organisationCheckDigit('MA0N0001')).toBe('6');
  expect(creditCodeCheckDigit('91150302MA0N00016')).toBe('T');
  expect(creditCodeOf('91', '150302', 'MA0N0001')).toBe('91150302MA0N00016T');
});

test.each([
  '91150302MA0N00016T',
  '91150303MA0N000244',
  '91150304MA13T0AB30', // the sum is a multiple of 31
  '911503007830123498',
  '92150302MA0QAB128N',
  '11150300011550120A',
  '121503004602001182',
  '52150302MJY1234586',
  '91350100M000100Y43',
  '91110000101623741K',
  '911101066976941872',
  '11150000011512968L',
])('%s passes', (code) => {
  expect(creditCode(code)).toEqual({ ok: true, value: code, warnings: [] });
});

test.each([
  ['91150302MA0N00016U', ['CHECK_DIGIT']],
  ['91350211M0000XUF46', ['CHECK_DIGIT']], // a company that exists
  [creditCodeOf('94', '150302', 'MA0N0001'), ['UNKNOWN_CATEGORY']],
])('%s is kept with %j', (code, warnings) => {
  expect(creditCode(code)).toEqual({ ok: true, value: code, warnings });
});

test.each([
  ['91150302MA0N00016S', { ok: false, code: 'BAD_CREDIT_CODE' }],
  ['91150302MA0NOO016T', { ok: false, code: 'BAD_CREDIT_CODE', suggestion: '91150302MA0N00016T' }],
  ['150302000012345', { ok: false, code: 'OLD_REGISTRATION_NUMBER' }],
  ['9.11503E+17', { ok: false, code: 'SCI_NOTATION' }],
  ['9115**********016T', { ok: false, code: 'MASKED_KEY' }],
  ['9115030MA0N00016T', { ok: false, code: 'BAD_CREDIT_CODE' }],
])('%s is refused', (text, result) => {
  expect(creditCode(text)).toEqual(result);
});

test.each([
  '９１１５０３０２ＭＡ０Ｎ０００１６Ｔ',
  ' 91150302 MA0N0001-6T\u00a0',
  "'91150302ma0n00016t\u200b",
  '“91150302MA0N00016T”',
])('%j is tidied', (text) => {
  expect(creditCode(text)).toEqual({ ok: true, value: '91150302MA0N00016T', warnings: [] });
});

const organisation = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 8, maxLength: 8 })
  .map((chars) => chars.join(''));

test('every composed code passes, and any one changed character is noticed', () => {
  fc.assert(
    fc.property(organisation, fc.nat(17), fc.constantFrom(...'0123456789'), (organisationCode, position, digit) => {
      const code = creditCodeOf('91', '150302', organisationCode);
      expect(creditCode(code)).toEqual({ ok: true, value: code, warnings: [] });
      fc.pre(code[position] !== digit);
      const changed = creditCode(code.slice(0, position) + digit + code.slice(position + 1));
      expect(changed.ok && changed.warnings.includes('CHECK_DIGIT')).toBe(true);
    }),
  );
});
