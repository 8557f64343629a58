// Amounts of money in 元 or 万元, in digits or in Chinese numerals. Staged as a whole number of fen, as a string.
import { divideHalfUp } from '../../law/money.ts';
import { chineseInteger, NUMERAL_CLASS } from '../../law/numerals.ts';
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

/** The units that a contract, a column header or a cell can state. */
export type MoneyUnit = '元' | '千元' | '万元' | '亿元';

const FEN: Readonly<Record<MoneyUnit, bigint>> = { 元: 100n, 千元: 100_000n, 万元: 1_000_000n, 亿元: 10_000_000_000n };
const CURRENCY = /^(?:人民币|rmb|cny|[¥￥])+|(?:人民币|rmb|cny)$/gi;
const DIGITS = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(元|千元|万元?|亿元?)?[整正]?$/;
const NUMERALS = new RegExp(
  `^([${NUMERAL_CLASS}]+)[元圆](?:([${NUMERAL_CLASS}])角)?(?:零?([${NUMERAL_CLASS}])分)?[整正]?$`,
);

/**
 * Cleans an amount. `—`, `/` and 无 are null, never zero; brackets are minus.
 * @param options.unit the unit that the contract gives the column
 * @param options.headerUnit the unit in the column's header, 金额(万元); a cell that states another is a conflict
 */
export function clean(text: string, options: { unit: MoneyUnit; headerUnit?: MoneyUnit }): Cleaned {
  const tidied = tidy(text).replaceAll(' ', '');
  if (isNothing(tidied)) return cleaned<string>(null);
  const bracketed = /^\((.+)\)$/.exec(tidied);
  const amount = (bracketed?.[1] ?? tidied).replace(CURRENCY, '').replace(/^([+-])[¥￥]/, '$1');
  const sign = bracketed ? -1n : 1n;
  const match = DIGITS.exec(amount);
  if (match) return ofDigits(match, sign, options);
  const fen = ofNumerals(amount);
  if (fen !== null) return ofFen(sign * fen);
  return faulty(/^\d(\.\d+)?e[+-]?\d+$/i.test(amount) ? 'SCI_NOTATION' : 'BAD_MONEY');
}

/** Sums of such amounts still fit the 64 bits of a column; the product of the whole country is a tenth of it. */
const LARGEST = 10n ** 17n;

function ofFen(fen: bigint, rounded = false): Cleaned {
  if (fen > LARGEST || fen < -LARGEST) return faulty('BAD_MONEY');
  return rounded ? cleaned(String(fen), 'ROUNDED') : cleaned(String(fen));
}

const unitOf = (written: string): MoneyUnit => (written.endsWith('元') ? written : `${written}元`) as MoneyUnit;

function ofDigits(match: RegExpExecArray, sign: bigint, options: { unit: MoneyUnit; headerUnit?: MoneyUnit }): Cleaned {
  const [, minus, whole, fraction = '', written] = match;
  const cellUnit = written === undefined ? undefined : unitOf(written);
  if (cellUnit && options.headerUnit && cellUnit !== options.headerUnit) return faulty('UNIT_CONFLICT');
  const fenPerUnit = FEN[cellUnit ?? options.headerUnit ?? options.unit];
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole!.replaceAll(',', '') + fraction) * fenPerUnit * sign * (minus === '-' ? -1n : 1n);
  return ofFen(divideHalfUp(scaled, scale), scaled % scale !== 0n);
}

/** 壹仟陆佰陆拾叁万捌仟肆佰元整, with 角 and 分 */
function ofNumerals(amount: string): bigint | null {
  const match = NUMERALS.exec(amount);
  if (!match) return null;
  const [yuan, jiao, fen] = match.slice(1, 4).map((part) => (part === undefined ? 0n : chineseInteger(part)));
  if (yuan == null || jiao == null || fen == null) return null;
  return yuan * 100n + jiao * 10n + fen;
}
