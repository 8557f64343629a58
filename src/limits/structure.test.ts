// What is counted in a document before validation, and in variables before they are coerced.
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { defaultLimits, type Limits } from './limits.ts';
import { Structures, variablesFault } from './structure.ts';

const limitOf = (source: string, limits: Partial<Limits>) =>
  new Structures({ ...defaultLimits, ...limits }).of(parse(source)).fault?.extensions.limit;

test.each<[source: string, limits: Partial<Limits>]>([
  ['{ a { b { c } } }', { depth: 3 }],
  ['{ a { ...F } } fragment F on A { b { c } }', { depth: 3 }],
  ['{ ... { ... { c } } }', { depth: 3 }],
  ['{ a { ...F } } fragment F on A { ... { c } }', { depth: 3 }],
  ['{ a(x: [[1]]) }', { depth: 3 }],
  ['query($x: X = {a: {b: 1}}) { a(x: $x) }', { depth: 3 }],
  ['{ a b c }', { breadth: 3 }],
  ['{ a { b c } }', { selections: 3 }],
  ['{ a { ...F } b { ...F } } fragment F on A { c }', { selections: 4 }],
  ['{ x: a y: a }', { aliases: 2 }],
  ['query @a { b @c ...F @d } fragment F on A @e { b }', { directives: 4 }],
  ['{ ...A ...B } fragment A on X { a } fragment B on X { b }', { fragments: 2 }],
])('%s is within %o and no less', (source, limits) => {
  const [[name, most]] = Object.entries(limits) as [[keyof Limits, number]];
  expect(limitOf(source, limits)).toBeUndefined();
  expect(limitOf(source, { [name]: most - 1 })).toEqual({ [name]: most - 1 });
});

test('fragments that hold themselves end', () => {
  expect(limitOf('{ ...A } fragment A on X { a { ...B } } fragment B on X { b { ...A } ...B ...None }', {})).toBe(
    undefined,
  );
});

test.each([
  ['{ __schema { __typename } }', true],
  ['{ a ...F } fragment F on Query { t: __type(name: "A") { name } }', true],
  ['{ __typename a { schema } }', false],
])('%s introspects: %s', (source, introspects) => {
  expect(new Structures(defaultLimits).of(parse(source)).introspects).toBe(introspects);
});

test('variables: values and levels', () => {
  const fault = (variables: Record<string, unknown>, limits: Partial<Limits>) =>
    variablesFault(variables, { ...defaultLimits, ...limits })?.extensions.limit;
  // The object itself counts.
  const variables = { a: 1, b: [1, 2], c: { d: { e: null } } };
  expect(fault(variables, { values: 8, depth: 3 })).toBeUndefined();
  expect(fault(variables, { values: 7 })).toEqual({ values: 7 });
  expect(fault(variables, { depth: 2 })).toEqual({ depth: 2 });
});
