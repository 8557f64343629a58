// Chinese numerals, everyday and financial (壹仟陆佰陆拾叁万): dates, amounts, and the numbers in names use them.

const DIGITS: Readonly<Record<string, bigint>> = Object.fromEntries(
  ['〇零○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, value) =>
    [...forms].map((form) => [form, BigInt(value)]),
  ),
);
const SMALL_UNITS: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };
const LARGE_UNITS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n, 億: 100_000_000n };

/** A regular-expression class body of the numerals that `chineseInteger` reads. */
export const NUMERAL_CLASS = Object.keys({ ...DIGITS, ...SMALL_UNITS, ...LARGE_UNITS }).join('');

/** The number that a Chinese numeral says: 十二 is 12, 壹仟陆佰 is 1600. Null for anything else, or for none. */
export function chineseInteger(text: string): bigint | null {
  let total = 0n; // what 亿 has closed
  let section = 0n; // below the last 万
  let part = 0n; // below the last 十百千
  let digit: bigint | null = null;
  if (text === '') return null;
  for (const char of text) {
    const value = DIGITS[char];
    const small = SMALL_UNITS[char];
    const large = LARGE_UNITS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0n) return null; // 一二 is no number
      digit = value;
    } else if (small !== undefined) {
      part += (digit ?? 1n) * small;
      digit = null;
    } else if (large === 10_000n) {
      if (part + (digit ?? 0n) === 0n) return null; // 万 alone
      section += (part + (digit ?? 0n)) * large;
      part = 0n;
      digit = null;
    } else if (large !== undefined) {
      if (section + part + (digit ?? 0n) === 0n) return null;
      total += (section + part + (digit ?? 0n)) * large;
      section = 0n;
      part = 0n;
      digit = null;
    } else return null;
  }
  return total + section + part + (digit ?? 0n);
}

/** Numerals read digit by digit, as years are: 二〇二四 is 2024. Null if a character is no digit. */
export function chineseDigits(text: string): string | null {
  const digits = [...text].map((char) => DIGITS[char]);
  return digits.length > 0 && digits.every((digit) => digit !== undefined) ? digits.join('') : null;
}
