// Both profiles against published vectors, and what they promise of any message.
import { createCipheriv, createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { profiles } from './profile.ts';
import { newSm2KeyPair, sm2Sign, sm2Verify, sm2Z } from './sm2.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

test.each([
  ['abc', '66c7f0f4 62eeedd9 d1f2d46b dc10e4e2 4167c487 5cf2f7a2 297da02b 8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff9 2275b8a1 38604889 c18e5a4d 6fdb70e5 387e5765 293dcba3 9c0c5732'],
])('SM3 is that of GB/T 32905, appendix A: %s', (message, digest) => {
  expect(createHash('sm3').update(message).digest()).toEqual(hex(digest));
});

test('HMAC-SM3 is that of GM/T 0042, appendix D.3', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1));
  const message = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2);
  expect(profiles.sm.mac(key, message)).toEqual(
    hex('ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a'),
  );
});

test('SM4 is that of GB/T 32907, appendix A: one block', () => {
  const block = hex('01234567 89abcdef fedcba98 76543210');
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false);
  expect(Buffer.concat([cipher.update(block), cipher.final()])).toEqual(hex('681edf34 d206965e 86b3e94f 536e4246'));
});

describe('SM2 by the example of GM/T 0003.5, appendix A', () => {
  const x = '09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020';
  const y = 'CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13';
  const d = '3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8';
  const r = 'F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3';
  const s = 'B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA';
  const message = Buffer.from('message digest');
  const signature = hex(`3046 022100 ${r} 022100 ${s}`);
  const publicKey = createPublicKey({
    key: hex(`3059301306072a8648ce3d020106082a811ccf5501822d03420004 ${x} ${y}`),
    format: 'der',
    type: 'spki',
  });
  const privateKey = createPrivateKey({
    key: hex(`30770201010420 ${d} a00a06082a811ccf5501822d a14403420004 ${x} ${y}`),
    format: 'der',
    type: 'sec1',
  });

  test('Z is that of the id 1234567812345678', () => {
    expect(sm2Z(publicKey)).toEqual(hex('B2E14C5C 79C6DF5B 85F4FE7E D8DB7A26 2B9DA7E0 7CCB0EA9 F4747B8C CDA8A4F3'));
  });

  test('its signature holds, for its message alone', () => {
    expect(sm2Verify(publicKey, message, signature)).toBe(true);
    expect(sm2Verify(publicKey, Buffer.from('message digesT'), signature)).toBe(false);
  });

  test('what its key signs holds as well', () => {
    const own = sm2Sign(privateKey, message);
    expect(sm2Verify(publicKey, message, own)).toBe(true);
    expect(own).not.toEqual(signature);
  });
});

describe.each(['sm', 'aes'] as const)('the profile %s', (name) => {
  const profile = profiles[name];
  const key = Buffer.alloc(32, 7);

  test('opens what it sealed, and nothing that was changed in a single bit or sealed under another key', () => {
    const sealed = profile.sealer(key).seal('巴图 · 150302198506151235');
    expect(profile.sealer(key).open(sealed)).toBe('巴图 · 150302198506151235');
    expect(profile.sealer(key).seal('巴图 · 150302198506151235')).not.toEqual(sealed);
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => profile.sealer(key).open(changed)).toThrow('damaged');
    }
    expect(() => profile.sealer(Buffer.alloc(32, 8)).open(sealed)).toThrow('another key');
    for (const length of [0, 1, 12, 16, 28, 48])
      expect(() => profile.sealer(key).open(sealed.subarray(0, length))).toThrow('damaged');
  });
});

test('SM2 verifies what it signed, for this message and key alone', () => {
  const pair = newSm2KeyPair();
  const [publicKey, message] = [createPublicKey(pair.publicKey), Buffer.from('head of the chain')];
  const signature = sm2Sign(createPrivateKey(pair.privateKey), message);
  expect(sm2Verify(publicKey, message, signature)).toBe(true);
  expect(sm2Verify(publicKey, Buffer.from('another'), signature)).toBe(false);
  expect(sm2Verify(createPublicKey(newSm2KeyPair().publicKey), message, signature)).toBe(false);
  expect(sm2Verify(publicKey, message, Buffer.from('no signature'))).toBe(false);
});

test('a key of another curve signs nothing as SM2', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  expect(() => sm2Z(publicKey)).toThrow('not an SM2 key');
});
