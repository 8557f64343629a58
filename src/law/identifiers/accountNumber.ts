// 账号: bank accounts of firms (8 to 32 digits, no check) and cards (16 to 19 digits, Luhn).
import { compact, fault, found, type Identified, isScientific } from './identifier.ts';

/** The last digit of a bank card for the digits before it (Luhn). */
export function cardCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether a number is a bank card by its check digit; an account of a firm need not be one. */
export const isCardNumber = (number: string): boolean =>
  /^\d{16,19}$/.test(number) && cardCheckDigit(number.slice(0, -1)) === number.at(-1);

/** Reads an account number; a masked one is kept with the warning MASKED. */
export function accountNumber(text: string): Identified {
  const number = compact(text).replace(/[-‐-―]/g, '');
  if (isScientific(number)) return fault('SCI_NOTATION');
  if (/^[\d*]{8,32}$/.test(number) && number.includes('*')) return found(number, 'MASKED');
  return /^\d{8,32}$/.test(number) ? found(number) : fault('BAD_ACCOUNT_NUMBER');
}
