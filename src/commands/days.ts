// The end of what a command makes for some days.
import { Problem } from '../problem.ts';

const DAY = 86_400_000;

/** @throws Problem BAD_DAYS */
export function expiryAfter(days: string): Date {
  if (/^[1-9]\d{0,3}$/.test(days)) return new Date(Date.now() + Number(days) * DAY);
  throw new Problem('BAD_DAYS', `--days ${days}`, '1 至 9999 的整数 · a whole number of days from 1 to 9999');
}
