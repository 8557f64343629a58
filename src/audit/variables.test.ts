import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { Tokenizer } from './variables.ts';

const schema = buildSchema(`
  enum State { OPEN CLOSED }
  input Filter { state: State name: String amount: Float nested: Filter }
  type Query { rows(filter: Filter): Int }`);
const tokenizer = new Tokenizer(Buffer.alloc(32, 1), schema);
const document = 'query ($filter: Filter, $ids: [ID!]) { rows }';
const shown = (variables: Record<string, unknown>) => JSON.parse(tokenizer.variables(variables, document));

test('names, codes and booleans are kept; texts and numbers are not', () => {
  const token = expect.stringMatching(/^#[\w-]{22}$/);
  expect(shown({ filter: { state: 'OPEN', name: '张三', amount: 1200.5, nested: null }, ids: ['a', true, 7] })).toEqual(
    {
      filter: { state: 'OPEN', name: token, amount: token, nested: null },
      ids: [token, true, token],
    },
  );
});

test('equal values have equal tokens under one key, and others under another', () => {
  expect(tokenizer.token('张三')).toBe(new Tokenizer(Buffer.alloc(32, 1), schema).token('张三'));
  expect(tokenizer.token('张三')).not.toBe(new Tokenizer(Buffer.alloc(32, 2), schema).token('张三'));
  expect(tokenizer.token(1)).not.toBe(tokenizer.token(2));
});

test('a name that neither the document nor the schema has is a value too', () => {
  const text = tokenizer.variables({ 张三: 1, filter: { 李四: 'OPEN' } }, document);
  expect(text).not.toMatch(/[张李]/);
  expect(Object.keys(JSON.parse(text))).toContain('filter');
});

test('large variables have few tokens, and no value in the clear', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `值${at}`);
  const text = tokenizer.variables({ ids: many, filter: { name: '张三' } }, document);
  expect(text).not.toMatch(/[值张]/);
  expect(text.length).toBeLessThan(5_000);
  let deep: unknown = '张三';
  for (let level = 0; level < 5_000; level++) deep = { nested: deep };
  expect(tokenizer.variables({ filter: deep }, document).length).toBeLessThan(5_000);
});
