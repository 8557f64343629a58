import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import type { Problem } from '../problem.ts';
import { KeyRing } from './key-ring.ts';
import { profiles } from './profile.ts';
import { readKeys } from './read-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const [A, B] = ['a1'.repeat(32), 'b2'.repeat(32)] as const;
const DATABASE_URL = 'postgresql://db.example/liandong';
let files = 0;

const written = (content: unknown): string => {
  files += 1;
  const path = join(folder, `keys-${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const ring = (env: Record<string, string>) => readKeys(readConfig({ DATABASE_URL, ...env }));
const problem = (env: Record<string, string>): Problem => {
  try {
    ring(env);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('nothing was refused');
};

test('IDENTITY_KEY alone is the key "1"', () => {
  const { keys, current, profile } = ring({ IDENTITY_KEY: A });
  expect([keys.map(({ id }) => id), current, profile.name]).toEqual([['1'], '1', 'sm']);
});

test('a file adds keys to it and says which one seals', () => {
  const KEYS_FILE = written({ current: '2', keys: [{ id: '2', key: B, created: '2025-06-06' }] });
  const both = ring({ IDENTITY_KEY: A, KEYS_FILE, CRYPTO_PROFILE: 'aes' });
  expect([both.keys.map(({ id }) => id), both.current, both.profile.name]).toEqual([['1', '2'], '2', 'aes']);
});

test('what was sealed under a former key opens, with its id or, of the first key, without', () => {
  const KEYS_FILE = written({ current: '2', keys: [{ id: '2', key: B }] });
  const sealed = ring({ IDENTITY_KEY: A }).seal('number');
  const both = ring({ IDENTITY_KEY: A, KEYS_FILE });
  expect(sealed).toMatch(/^1:/);
  expect(both.open(sealed)).toBe('number');
  expect(both.open(sealed.slice(2))).toBe('number');
  expect(both.seal('number')).toMatch(/^2:/);
  expect(() => ring({ IDENTITY_KEY: A }).open(both.seal('number'))).toThrow('not in the ring: 2');
  expect(() => both.open(sealed.replace('1:', '2:'))).toThrow('another key');
});

test.each<[code: string, what: string, env: Record<string, string>]>([
  ['KEY_MISSING', 'IDENTITY_KEY', {}],
  ['KEY_MISSING', 'KEYS_FILE', { KEYS_FILE: join(folder, 'none.json') }],
  ['KEY_SHORT', 'IDENTITY_KEY', { IDENTITY_KEY: 'a1'.repeat(16) }],
  ['KEY_SHORT', 'IDENTITY_KEY', { IDENTITY_KEY: `${A}a1` }],
  ['KEY_SHORT', 'IDENTITY_KEY', { IDENTITY_KEY: 'z'.repeat(64) }],
  ['KEY_SHORT', '"2"', { KEYS_FILE: written({ current: '2', keys: [{ id: '2', key: 'b2' }] }) }],
  ['KEYS_INVALID', '"3"', { KEYS_FILE: written({ current: '3', keys: [{ id: '2', key: B }] }) }],
  ['KEYS_INVALID', 'one id', { KEYS_FILE: written({ current: '2', keys: Array(2).fill({ id: '2', key: B }) }) }],
  ['KEYS_INVALID', '"1"', { IDENTITY_KEY: A, KEYS_FILE: written({ current: '1', keys: [{ id: '1', key: B }] }) }],
  ['KEYS_INVALID', 'keys.0.id', { KEYS_FILE: written({ current: '2', keys: [{ id: 'a:b', key: B }] }) }],
  ['KEYS_INVALID', 'KEYS_FILE', { KEYS_FILE: written(`{"current": "2", "keys": [{"id": "2", "key": "${B}",]}`) }],
])('%s names %s', (code, what, env) => {
  const { message, remedy, ...refused } = problem(env);
  expect(refused.code).toBe(code);
  expect(message).toContain(what);
  if (code.startsWith('KEY_')) expect(remedy).toMatch(/openssl rand -hex 32|"keys"/);
  // Whatever is wrong, no key is shown.
  for (const key of [A, B, 'a1a1', 'b2b2']) expect(message + remedy).not.toContain(key);
});

test('the demo makes its own key, once', () => {
  const demo = () => readKeys(readConfig({ DATA_DIR: join(folder, 'demo') }));
  expect(demo().keys).toEqual(demo().keys);
  expect(demo().open(demo().seal('number'))).toBe('number');
});

test('a ring seals under its current key alone', () => {
  const keys = [1, 2].map((byte) => ({ id: `k${byte}`, bytes: Buffer.alloc(32, byte) }));
  expect(new KeyRing(profiles.sm, keys, 'k2').seal('x')).toMatch(/^k2:[A-Za-z0-9+/]+=*$/);
});
