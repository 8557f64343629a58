// Costs as a table, and that they only grow with what is asked.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { expect, test } from 'vitest';
import { generateQuery, type Samples } from '../../test/generate-query.ts';
import { Costs } from './cost.ts';

const schema = buildSchema(readFileSync('schema/hub.graphql', 'utf8'));
const costs = new Costs(schema);

function costOf(document: DocumentNode, variables: Record<string, unknown> = {}): number {
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Generated ones may be none: an integer beyond its range.
  fc.pre(coerced !== undefined);
  return costs.of(document, operation, coerced!);
}

test.each<[what: string, source: string, variables: Record<string, unknown>, cost: number]>([
  ['a field', '{ __typename }', {}, 1],
  ['one row', '{ project(code: "1") { name code } }', {}, 3],
  ['a relation', '{ project(code: "1") { owner { name } } }', {}, 3],
  ['20 rows unless said otherwise', '{ projects { nodes { name } } }', {}, 2 + 20],
  ['as many as are asked for', '{ projects(first: 5) { nodes { name code } } }', {}, 2 + 5 * 2],
  ['from the end', '{ projects(last: 7) { nodes { name } } }', {}, 2 + 7],
  ['none', '{ projects(first: 0) { nodes { name } } }', {}, 2],
  ['edges', '{ projects(first: 5) { edges { cursor node { name } } } }', {}, 2 + 5 * 3],
  ['lists in lists', '{ projects(first: 5) { nodes { complaints(first: 3) { nodes { id } } } } }', {}, 2 + 5 * (2 + 3)],
  ['by a variable', 'query($n: Int) { projects(first: $n) { nodes { name } } }', { n: 3 }, 2 + 3],
  ['by a variable left out', 'query($n: Int) { projects(first: $n) { nodes { name } } }', {}, 2 + 20],
  ['by its default', 'query($n: Int = 9) { projects(first: $n) { nodes { name } } }', {}, 2 + 9],
  ['no more than there may be', 'query($n: Int) { projects(first: $n) { nodes { name } } }', { n: 1e6 }, 2 + 500],
  ['totals', '{ projects { totalCount aggregates { count } } }', {}, 1 + 10_001 + 10_002],
  ['totals under a filter', '{ projects(filter: { code: { eq: "1" } }) { totalCount } }', {}, 1 + 2 + 10_001],
  [
    'totals under a filter in a variable, in a fragment',
    'query($f: ProjectFilter) { projects(filter: $f) { ...T } } fragment T on ProjectConnection { totalCount aggregates { count } }',
    { f: {} },
    1 + 1 + 10_001 + 10_002,
  ],
  [
    'totals of each row under a filter',
    '{ projects(first: 5) { nodes { complaints(filter: {}) { totalCount } } } }',
    {},
    2 + 5 * (2 + 11),
  ],
  ['totals of each row', '{ projects(first: 5) { nodes { complaints { totalCount } } } }', {}, 2 + 5 * (1 + 11)],
  ['groups, 100 unless said otherwise', '{ projects { groups(by: [STATUS]) { count } } }', {}, 1 + 10_001 + 100],
  ['groups', '{ projects { groups(by: [STATUS], first: 4) { count key { status } } } }', {}, 1 + 10_001 + 4 * 3],
  ['a search', '{ search(text: "abcd", first: 10) { __typename } }', {}, 51 + 10],
  ['nodes', '{ nodes(ids: ["a", "b"]) { id } }', {}, 1 + 2],
  ['nodes by a variable', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 1 + 3],
  ['conditions', '{ projects(filter: { not: { code: { eq: "1" } } }) { nodes { id } } }', {}, 1 + 3 + 1 + 20],
  [
    'conditions in a variable',
    'query($f: ProjectFilter) { projects(filter: $f) { nodes { id } } }',
    { f: { and: [{ code: { eq: '1' } }, { name: { in: ['a', 'b'] } }] } },
    1 + 5 + 1 + 20,
  ],
  ['an order', '{ projects(orderBy: [{ code: ASC }, { name: DESC }], first: 1) { nodes { id } } }', {}, 1 + 2 + 1 + 1],
  ['what is skipped', '{ projects { nodes @skip(if: true) { name } } __typename @include(if: true) }', {}, 1 + 1],
  ['what a variable skips', 'query($no: Boolean!) { projects @skip(if: $no) { nodes { id } } }', { no: true }, 0],
  ['what it does not', 'query($no: Boolean!) { projects @skip(if: $no) { nodes { id } } }', { no: false }, 22],
  [
    'fragments where they are spread',
    '{ a: projects(first: 2) { ...P } b: projects(first: 3) { ...P } } fragment P on ProjectConnection { nodes { ...N } } fragment N on Project { name code }',
    {},
    2 + 2 * 2 + (2 + 3 * 2),
  ],
])('%s', (_, source, variables, cost) => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  expect(costOf(document, variables)).toBe(cost);
});

test.each<[source: string, path: string, share: number]>([
  ['{ __typename }', '__typename', 1],
  ['{ a: projects { nodes { name } } b: projects(first: 500) { nodes { name } } }', 'b.nodes', 501 / 524],
  [
    '{ projects { ...P } } fragment P on ProjectConnection { all: nodes { owner { name } } }',
    'projects.all.owner',
    40 / 42,
  ],
  ['{ projects { edges { row: node { name code } } } }', 'projects.edges.row', 60 / 62],
  [
    '{ projects { nodes { id } totalCount groups(by: [STATUS]) { key { status } } } }',
    'projects.groups',
    10_201 / 20_224,
  ],
  [
    '{ projects { nodes { id } } few: projects(filter: {}) { groups(by: [STATUS]) { count } } }',
    'few.groups',
    10_101 / 10_125,
  ],
])('most of %s lies in %s', (source, path, share) => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions[0] as OperationDefinitionNode;
  expect(costs.costliest(document, operation, {})).toEqual({ path, share: expect.closeTo(share, 9) });
});

test('fragments that double again and again are weighed in no time', () => {
  const next = (n: number) => `permit { project { ...F${n + 1} } }`;
  const fragment = (n: number) =>
    `fragment F${n} on Project { ${n < 60 ? `a: ${next(n)} b: ${next(n)}` : 'complaints(first: $n) { nodes { id } }'} }`;
  const fragments = Array.from({ length: 61 }, (_, n) => fragment(n)).join('\n');
  const document = parse(`query($n: Int) { project(code: "1") { ...F0 } } ${fragments}`);
  const began = performance.now();
  expect(costOf(document, { n: 500 })).toBe(Number.MAX_SAFE_INTEGER);
  expect(performance.now() - began).toBeLessThan(200);
});

const samples: Samples = {
  ID: ['Project:1', 'Enterprise:2'],
  String: ['海勃湾区', '有限公司'],
  Int: [0, 1, 3, 100],
  Float: [0.5, 100],
  Money: ['0.00', '1000.50'],
  Date: ['2025-06-06'],
  DateTime: ['2024-01-01T00:00:00+08:00'],
  Boolean: [true, false],
  Cursor: [''],
};

/** The document with one more field in its nth selection. */
function withOneMore(document: DocumentNode, nth: number): DocumentNode {
  const more: SelectionNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: 'oneMore' },
    name: { kind: Kind.NAME, value: '__typename' },
  };
  let at = -1;
  return visit(document, {
    SelectionSet(set) {
      at += 1;
      return at === nth ? { ...set, selections: [...set.selections, more] } : undefined;
    },
  });
}

test('one more field never costs less, and at the root it costs one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.nat(30), (seed, depth, nth) => {
      const { source, variables } = generateQuery(schema, samples, seed, depth);
      const document = parse(source);
      fc.pre(validate(schema, document).length === 0);
      const cost = costOf(document, variables);
      expect(costOf(withOneMore(document, nth), variables)).toBeGreaterThanOrEqual(cost);
      const root = document.definitions.findIndex(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      if (root === 0) expect(costOf(withOneMore(document, 0), variables)).toBe(cost + 1);
    }),
    { numRuns: 300 },
  );
});
