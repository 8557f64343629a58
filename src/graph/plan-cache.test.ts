import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { PlanCache } from './plan-cache.ts';

const plan = (name: string): Plan => ({
  name,
  text: 'x'.repeat(100),
  bind: () => [],
  calls: 0,
  complete: true,
  access: new Map(),
});

test('a plan is made once for each shape of a document', () => {
  const cache = new PlanCache();
  const [one, other] = [parse('{ a }'), parse('{ a }')];
  const first = cache.get(one, 'x', () => plan('first'));
  expect(cache.get(one, 'x', () => plan('again'))).toBe(first);
  expect(cache.get(one, 'y', () => plan('another shape')).name).toBe('another shape');
  expect(cache.get(other, 'x', () => plan('another document')).name).toBe('another document');
  expect(cache).toMatchObject({ size: 3, hits: 1, misses: 3 });
});

test('ever new shapes and documents leave what was asked last, and what is still asked', () => {
  const cache = new PlanCache(10_000);
  const document = parse('{ a }');
  const used = parse('{ used }');
  for (let shape = 0; shape < 1000; shape += 1) {
    cache.get(document, String(shape), () => plan('old'));
    cache.get(parse('{ a }'), '', () => plan('once'));
    cache.get(used, '', () => plan('used'));
  }
  expect(cache.size).toBeLessThan(100);
  expect(cache.get(document, '999', () => plan('new')).name).toBe('old');
  expect(cache.get(document, '0', () => plan('new')).name).toBe('new');
  expect(cache.misses).toBe(2002);
});

test('a plan larger than all the room is made each time', () => {
  const cache = new PlanCache(50);
  const document = parse('{ a }');
  expect(cache.get(document, '', () => plan('first')).name).toBe('first');
  expect(cache.get(document, '', () => plan('second')).name).toBe('second');
  expect(cache.size).toBe(0);
});
