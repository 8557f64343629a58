import { expect, test } from 'vitest';
import { Identities } from './identities.ts';

const identities = new Identities(Buffer.alloc(32, 7));
const number = '150302198506151235';

test('one number has one token under a key, another one under another key', () => {
  expect(identities.token(number)).toMatch(/^[0-9a-f]{64}$/);
  expect(identities.token(number)).toBe(new Identities(Buffer.alloc(32, 7)).token(number));
  expect(identities.token(number)).not.toBe(identities.token('150304199202290049'));
  expect(identities.token(number)).not.toBe(new Identities(Buffer.alloc(32, 8)).token(number));
});

test('a sealed number is opened by its key alone, and is never written the same twice', () => {
  const sealed = identities.seal(number);
  expect(identities.open(sealed)).toBe(number);
  expect(identities.seal(number)).not.toBe(sealed);
  expect(() => new Identities(Buffer.alloc(32, 8)).open(sealed)).toThrow('another key');
});

test('a changed cipher is refused', () => {
  const bytes = Buffer.from(identities.seal(number), 'base64');
  bytes[20]! ^= 1;
  expect(() => identities.open(bytes.toString('base64'))).toThrow('damaged');
});
