import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { type Plan, PlanCache } from './plan.ts';

const plan = (name: string): Plan => ({ name, text: '', bind: () => [], calls: 0, complete: true, access: new Map() });

test('a plan is made once for each shape of a document', () => {
  const cache = new PlanCache();
  const [one, other] = [parse('{ a }'), parse('{ a }')];
  const first = cache.get(one, 'x', () => plan('first'));
  expect(cache.get(one, 'x', () => plan('again'))).toBe(first);
  expect(cache.get(one, 'y', () => plan('another shape')).name).toBe('another shape');
  expect(cache.get(other, 'x', () => plan('another document')).name).toBe('another document');
});

test('a document with ever new shapes keeps the latest', () => {
  const cache = new PlanCache();
  const document = parse('{ a }');
  for (let shape = 0; shape < 1000; shape += 1) cache.get(document, String(shape), () => plan('old'));
  expect(cache.get(document, '999', () => plan('new')).name).toBe('old');
  expect(cache.get(document, '0', () => plan('new')).name).toBe('new');
});
