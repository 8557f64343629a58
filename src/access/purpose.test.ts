import { expect, test } from 'vitest';
import { parsePurpose } from './purpose.ts';

const number = '乌检行公立〔2024〕5号';

test.each([
  [`grant=G-000012; case=${encodeURIComponent(number)}`, { grant: 'G-000012', caseNumber: number }],
  [`case=${encodeURIComponent(number)};grant=G-1234567`, { grant: 'G-1234567', caseNumber: number }],
  ["grant=G-000001;  case=2024-5(a)'s", { grant: 'G-000001', caseNumber: "2024-5(a)'s" }],
  [undefined, null],
])('%s', (header, purpose) => {
  expect(parsePurpose(header)).toEqual(purpose);
});

test.each([
  '',
  'G-000012',
  'grant=G-000012',
  'case=5',
  'grant=G 12; case=5',
  'grant=X–000012; case=5',
  'grant=G-000012; case=',
  'grant=G-000012; case=%20',
  'grant=G-000012; case=%ZZ',
  'grant=G-000012; case=%E4%B9',
  'grant=G-000012; case=%00',
  'grant=G-000012; case=a%0Ab',
  'grant=G-000012; case=%E2%80%AE5',
  `grant=G-000012; case=${'5'.repeat(101)}`,
  'grant=G-000012; case=5; case=6',
  'grant=G-000012; grant=G-000012; case=5',
  'grant=G-000012; case=5;',
  'grant=G-000012; case=5; more=6',
  'grant=G-000012; case=5, grant=G-000012; case=5',
  'grant=G-000012, case=5',
  'Grant=G-000012; case=5',
  `grant=G-000012; case=${Buffer.from(number).toString('latin1')}`,
])('"%s" is refused, with an example', (header) => {
  expect(() => parsePurpose(header)).toThrow(/X-Purpose.* · .*grant=G-000012; case=%E4/);
});
