// Whether six digits can be an administrative division (GB/T 2260). Provinces everywhere, and the divisions of Wuhai
// one by one, since a wrong digit there is the likeliest error in these files.

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);
const wuhai = new Set(['150300', '150301', '150302', '150303', '150304']);

/** Whether the code can stand for a division; 150301 (市辖区) is a legacy code that identifiers still carry. */
export const isDivisionCode = (code: string): boolean =>
  /^\d{6}$/.test(code) && provinces.has(code.slice(0, 2)) && (!code.startsWith('1503') || wuhai.has(code));
