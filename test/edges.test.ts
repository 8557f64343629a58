// Every edge of the graph is walked on the seed data, from both its ends, and none is always empty.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntityModel, ManyField, OneField, TypeModel } from '../src/graph/model.ts';
import type { Hub } from '../src/hub.ts';
import { ask, byClassification, openSeededHub } from './hub.ts';

let hub: Hub;
let edges: Edge[];

beforeAll(async () => {
  hub = await openSeededHub({}, { policyOf: () => byClassification });
  edges = [...hub.model.entities.values()].flatMap((entity) => edgesOf(entity, entity, []));
});
afterAll(() => hub.close());

interface Edge {
  owner: EntityModel;
  /** Names of the parts that it lies in. */
  inside: string[];
  field: OneField | ManyField;
}

const edgesOf = (owner: EntityModel, type: TypeModel, inside: string[]): Edge[] =>
  [...type.fields.values()].flatMap((field) => {
    if (field.kind === 'part') return edgesOf(owner, field.target, [...inside, field.name]);
    return field.kind === 'one' || field.kind === 'many' ? [{ owner, inside, field }] : [];
  });

const nameOf = ({ owner, field }: Edge) => `${owner.name}.${field.path}`;

/** `{ a { b <inner> } }` for the path a.b. */
const nested = (path: readonly string[], inner: string, colon = '') =>
  path.reduceRight((text, name) => `${name}${colon} { ${text} }`, inner);

/** What callers do, and nobody delivers. */
const BY_CALLERS = ['AccessGrant', 'AccessRequest'];

test('no edge is always empty', async () => {
  const empty: string[] = [];
  for (const edge of edges) {
    const { owner, inside, field } = edge;
    if ([owner, field.target].some(({ name }) => BY_CALLERS.includes(name))) continue;
    const [found, below] =
      field.kind === 'one' ? ['{ exists: true }', '{ id }'] : ['{ some: {} }', '(first: 1) { nodes { id } }'];
    const filter = nested(inside, `${field.name}: ${found}`, ':');
    const { list } = await ask(
      hub,
      `{ list: ${owner.plural}(first: 1, filter: { ${filter} }) { nodes { ${nested(inside, `${field.name} ${below}`)} } } }`,
    );
    const [node] = list.nodes;
    const at = node && [...inside, field.name].reduce((value, name) => value[name], node);
    if (!(field.kind === 'one' ? at?.id : at?.nodes[0]?.id)) empty.push(nameOf(edge));
  }
  expect(empty).toEqual([]);
}, 60_000);

/** Edges that lead one way only, and why. */
const oneWay: Record<string, string> = {
  'Project.permit': 'one of project.permits, which lead back',
  'Project.wageAccount': 'one of project.wageAccounts, which lead back',
  'AccessGrant.division': 'what is granted of a division is found by its dataset',
  'AccessRequest.division': 'what is asked for of a division is found by its dataset',
  'ReliefRecipient.division': 'people in need are not listed by where they live',
};

test('every edge can be walked back', () => {
  /** The columns that make the edge: the same for both its ends. */
  const madeOf = ({ owner, field }: Edge) => {
    if (field.kind === 'many' && field.pivot) return field.pivot.table;
    return field.kind === 'one' && field.column
      ? `${owner.table}.${field.column}`
      : `${field.target.table}.${field.targetColumn}`;
  };
  const ends = Map.groupBy(edges, madeOf);
  const lonely = [...ends.values()].flatMap((sides) => (sides.length < 2 ? sides.map(nameOf) : []));
  expect(lonely.sort()).toEqual(Object.keys(oneWay).sort());
});
