// How agencies write days, months, amounts and yes/no. One value has many faces; each view picks the one of its office.

/** Yuan with two places: 1234.50. */
export const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

/** Yuan with thousands separators: 1,234.50. */
export const groupedYuan = (fen: bigint): string => yuan(fen).replace(/\B(?=(\d{3})+(?=\.))/g, ',');

/** 万元 with six places: 1200.000000. */
export const wan = (fen: bigint): string => `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, '0')}`;

/** The amount as a spreadsheet number, yuan or 万元. */
export const yuanNumber = (fen: bigint): number => Number(yuan(fen));
export const wanNumber = (fen: bigint): number => Number(wan(fen));

/** 2024-04-05 -> 2024年4月5日. */
export const chineseDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** 2024-04-05 -> 2024/4/5. */
export const slashDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1/$2/$3');

/** 2024-04-05 -> 2024.4.5. */
export const dotDay = (day: string): string => slashDay(day).replaceAll('/', '.');

/** 2024-04-05 -> 20240405; 2024-04 -> 202404. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

/** 2024-04 -> 2024年4月. */
export const chineseMonth = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月');

/** Digits as wide letters and brackets: what an input method leaves behind. */
export const wide = (text: string): string =>
  text.replace(/[()A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

export const yesNo = (value: boolean): string => (value ? '是' : '否');

/** Applies a writing to a value that may be missing. */
export const maybe = <T, R>(value: T | null, write: (value: T) => R): R | null =>
  value === null ? null : write(value);
