import { expect, test } from 'vitest';
import { KeyRing } from '../crypto/key-ring.ts';
import { profiles } from '../crypto/profile.ts';
import { Identities } from './identities.ts';

const [seven, eight] = [7, 8].map((byte) => ({ id: String(byte), bytes: Buffer.alloc(32, byte) }));
const identities = new Identities(KeyRing.of(seven!.bytes));
const number = '150302198506151235';

test('one number has one token under a key, another one under another key', () => {
  expect(identities.token(number)).toMatch(/^[0-9a-f]{64}$/);
  expect(identities.token(number)).toBe(new Identities(KeyRing.of(seven!.bytes)).token(number));
  expect(identities.token(number)).not.toBe(identities.token('150304199202290049'));
  expect(identities.token(number)).not.toBe(new Identities(KeyRing.of(eight!.bytes)).token(number));
  expect(identities.token(number)).not.toBe(new Identities(KeyRing.of(seven!.bytes, profiles.aes)).token(number));
});

test('tokens stay under their own key while another one seals', () => {
  const both = new Identities(new KeyRing(profiles.sm, [seven!, eight!], '8'), seven);
  expect(both.token(number)).toBe(identities.token(number));
  expect(both.tokens(number)).toEqual([
    identities.token(number),
    new Identities(KeyRing.of(eight!.bytes)).token(number),
  ]);
  expect(both.seal(number)).toMatch(/^8:/);
});
