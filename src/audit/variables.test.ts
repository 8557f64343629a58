import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { Tokenizer } from './variables.ts';

const schema = buildSchema(`
  enum State { OPEN CLOSED }
  input Filter { state: State name: String amount: Float nested: Filter }
  type Query { rows(filter: Filter): Int }`);
const tokenizer = new Tokenizer(Buffer.alloc(32, 1), schema);
const document = 'query ($filter: Filter, $ids: [ID!]) { rows }';
const shown = (variables: Record<string, unknown>) => JSON.parse(tokenizer.variables(variables, document, 'tax'));

test('names, codes and booleans are kept; texts and numbers are not', () => {
  const token = expect.stringMatching(/^#[\w-]{22}$/);
  expect(shown({ filter: { state: 'OPEN', name: '张三', amount: 1200.5, nested: null }, ids: ['a', true, 7] })).toEqual(
    {
      filter: { state: 'OPEN', name: token, amount: token, nested: null },
      ids: [token, true, token],
    },
  );
});

test('equal values have equal tokens under one key and agency, and others under another', () => {
  const other = new Tokenizer(Buffer.alloc(32, 2), schema);
  const token = tokenizer.token('张三', 'tax');
  expect(new Tokenizer(Buffer.alloc(32, 1), schema).token('张三', 'tax')).toBe(token);
  expect(other.token('张三', 'tax')).not.toBe(token);
  expect(tokenizer.token('张三', 'court')).not.toBe(token);
  expect(tokenizer.token(1, 'tax')).not.toBe(tokenizer.token(2, 'tax'));
});

test('a name that neither the document nor the schema has is a value too', () => {
  const text = tokenizer.variables({ 张三: 1, filter: { 李四: 'OPEN' } }, document, 'tax');
  expect(text).not.toMatch(/[张李]/);
  expect(Object.keys(JSON.parse(text))).toContain('filter');
});

test('large variables have few tokens, and no value in the clear', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `值${at}`);
  const text = tokenizer.variables({ ids: many, filter: { name: '张三' } }, document, 'tax');
  expect(text).not.toMatch(/[值张]/);
  expect(text.length).toBeLessThan(5_000);
  let deep: unknown = '张三';
  for (let level = 0; level < 5_000; level++) deep = { nested: deep };
  expect(tokenizer.variables({ filter: deep }, document, 'tax').length).toBeLessThan(5_000);
});

test.each<[string, unknown]>([
  ['one wide object', Object.fromEntries(Array.from({ length: 115_000 }, (_, at) => [`k${at}`, at]))],
  [
    'many objects',
    Array.from({ length: 300 }, () => Object.fromEntries(Array.from({ length: 300 }, (_, at) => [at, 'x']))),
  ],
  ['booleans, which have no tokens', Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => true))],
  ['one long text', '张'.repeat(300_000)],
  ['a long name', { ['张'.repeat(300_000)]: 1 }],
])('%s takes little time and room', (_, filter) => {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3; n += 1) {
    const began = performance.now();
    expect(tokenizer.variables({ filter }, document, 'tax').length).toBeLessThan(10_000);
    least = Math.min(least, performance.now() - began);
  }
  expect(least).toBeLessThan(150);
});

test('what is left of the variables differs where its values do', () => {
  const many = (last: string) => ({ filter: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [at, last])) });
  expect(shown(many('a'))).toEqual(shown(many('a')));
  expect(shown(many('a'))).not.toEqual(shown(many('b')));
});
