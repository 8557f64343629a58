// Money is a whole number of fen (分), as bigint: nothing here ever passes through a float.

/** The quotient rounded half up (away from zero below zero), as every amount of the law is rounded. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** Yuan with two places, as the graph shows money: 2395340000n is `23953400.00`. */
export function formatYuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The lesser of two amounts. */
export function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}
