import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { PlanCache } from './plan-cache.ts';
import type { Call } from './sql/slot.ts';

const plan = (name: string): Plan => ({
  name,
  text: 'x'.repeat(100),
  bind: () => [],
  calls: 0,
  complete: true,
  opens: false,
  access: new Map(),
  touched: new Map(),
  singles: new Set(),
  pins: [],
});
const call: Call = { variables: {}, hubDate: '', smallCount: 5, cursorKey: '', opener: null };

test('a plan is made once for each shape of a document', () => {
  const cache = new PlanCache();
  const [one, other] = [parse('{ a }'), parse('{ a }')];
  const first = cache.get(one, 'x', call, () => plan('first'));
  expect(cache.get(one, 'x', call, () => plan('again'))).toBe(first);
  expect(cache.get(one, 'y', call, () => plan('another shape')).name).toBe('another shape');
  expect(cache.get(other, 'x', call, () => plan('another document')).name).toBe('another document');
  expect(cache).toMatchObject({ size: 3, hits: 1, misses: 3 });
});

test('ever new shapes and documents leave what was asked last, and what is still asked', () => {
  const cache = new PlanCache(10_000);
  const document = parse('{ a }');
  const used = parse('{ used }');
  for (let shape = 0; shape < 1000; shape += 1) {
    cache.get(document, String(shape), call, () => plan('old'));
    cache.get(parse('{ a }'), '', call, () => plan('once'));
    cache.get(used, '', call, () => plan('used'));
  }
  expect(cache.size).toBeLessThan(100);
  expect(cache.get(document, '999', call, () => plan('new')).name).toBe('old');
  expect(cache.get(document, '0', call, () => plan('new')).name).toBe('new');
  expect(cache.misses).toBe(2002);
});

test('a plan serves the values that it was made for, and is found whatever was asked between', () => {
  const cache = new PlanCache();
  const document = parse('{ a }');
  const within = (division: string, other: string) =>
    cache.get(document, '', { ...call, variables: { division, other } }, () => ({
      ...plan(division),
      pins: [({ variables }: Call) => variables.division],
    }));
  const city = within('150300', 'x');
  expect(within('150303', 'x').name).toBe('150303');
  expect(within('150300', 'y')).toBe(city);
  expect(cache).toMatchObject({ size: 2, hits: 1, misses: 2 });
});

test('a plan larger than all the room is made each time', () => {
  const cache = new PlanCache(50);
  const document = parse('{ a }');
  expect(cache.get(document, '', call, () => plan('first')).name).toBe('first');
  expect(cache.get(document, '', call, () => plan('second')).name).toBe('second');
  expect(cache.size).toBe(0);
});
