import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYuan } from '../../law/money.ts';
import * as money from './money.ts';

/** Fen, null for none, or `ERROR CODE`. */
function fenOf(cell: string, options: Parameters<typeof money.clean>[1]): string | null {
  const result = money.clean(cell, options);
  return 'error' in result ? `ERROR ${result.error}` : result.value;
}

describe('money', () => {
  test.each([
    ['1,663.84', '166384'],
    ['1663.84万元', '1663840000'],
    ['￥7,756.42', '775642'],
    ['¥-7,756.42', '-775642'],
    ['2395.34万', '2395340000'],
    ['壹仟陆佰陆拾叁万捌仟肆佰元整', '1663840000'],
    ['1000000000000000', '100000000000000000'],
    ['1000000000000000.01', 'ERROR BAD_MONEY'], // more than a column holds when summed
    ['人民币壹拾贰万元整', '12000000'],
    ['叁佰零伍元肆角贰分', '30542'],
    ['（120.00）', '-12000'],
    ['-120', '-12000'],
    ['120000元', '12000000'],
    ['1.2亿元', '12000000000'],
    ['0', '0'],
    ['—', null],
    ['/', null],
    ['无', null],
    ['', null],
    ['1.2E+07', 'ERROR SCI_NOTATION'],
    ['12,34', 'ERROR BAD_MONEY'],
    ['万元', 'ERROR BAD_MONEY'],
    ['约三十万', 'ERROR BAD_MONEY'],
  ])('%j in a column of 元: %s', (cell, result) => {
    expect(fenOf(cell, { unit: '元' })).toBe(result);
  });

  test.each([
    ['1200.000000', '万元', undefined, '1200000000'],
    ['1663.84', '元', '万元', '1663840000'], // what the header states beats the contract
    ['1663.84万元', '元', '万元', '1663840000'],
    ['16638400元', '万元', undefined, '1663840000'], // a cell may state its own unit where the header is silent
    ['16638400元', '万元', '万元', 'ERROR UNIT_CONFLICT'],
    ['壹仟元整', '万元', '万元', '100000'], // numerals always say 元
  ] as const)('%j, contract %s, header %s: %s', (cell, unit, headerUnit, result) => {
    expect(fenOf(cell, headerUnit ? { unit, headerUnit } : { unit })).toBe(result);
  });

  test('less than a fen is rounded half up, with a warning', () => {
    expect(money.clean('0.005', { unit: '元' })).toEqual({ value: '1', warnings: ['ROUNDED'] });
    expect(money.clean('1663.84000049', { unit: '万元' })).toEqual({ value: '1663840000', warnings: ['ROUNDED'] });
  });

  test('what is shown reads back as the same fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (fen) => {
        const grouped = formatYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
        expect(money.clean(formatYuan(fen), { unit: '元' })).toEqual({ value: String(fen), warnings: [] });
        expect(money.clean(grouped, { unit: '元' })).toEqual({ value: String(fen), warnings: [] });
        expect(money.clean(`${formatYuan(fen)}万元`, { unit: '元' })).toEqual({
          value: String(fen * 10_000n),
          warnings: [],
        });
      }),
    );
  });
});
