// The fast path and ordinary execution give the same answer, byte for byte, to whatever can be asked.
import fc from 'fast-check';
import { type DocumentNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { generateQuery, type Samples } from './generate-query.ts';
import { ask, byClassification, document, openSeededHub, procuratorate } from './hub.ts';

/** `npm run soak` asks 10,000; SEED repeats a run. */
const numRuns = Number(process.env.RUNS ?? 1000);
const seed = Number(process.env.SEED ?? 20250606);
let hub: Hub;
let samples: Samples;

beforeAll(async () => {
  hub = await openSeededHub({}, { policyOf: () => byClassification });
  const { enterprises, projects, cases } = await ask(
    hub,
    `{ enterprises(first: 30) { nodes { id creditCode name address } }
       projects(first: 30) { nodes { id code name contractPrice plannedStartOn } }
       cases(first: 30) { nodes { id number openedOn } } }`,
  );
  const entities = [...hub.model.entities.values()];
  const some = await ask(hub, `{ ${entities.map(({ plural }) => `${plural}(first: 3) { nodes { id } }`).join(' ')} }`);
  const all = [...enterprises.nodes, ...projects.nodes, ...cases.nodes];
  const strings = all.flatMap((n) => [n.creditCode, n.name, n.code, n.number]).filter(Boolean);
  samples = {
    ID: [
      ...all.map((n) => n.id),
      ...Object.values(some).flatMap(({ nodes }) => nodes.map((n: { id: string }) => n.id)),
      'Division:150302000000',
      'Project:999999',
    ],
    String: [...strings, '海勃湾', '乌海市', '有限公司', ''],
    Int: [0, 1, 2, 3, 5, 10, 100],
    Float: [0.02, 0.5, 100, 12000.5],
    Money: [
      ...projects.nodes.map((n: { contractPrice: string }) => n.contractPrice).filter(Boolean),
      '0.00',
      '1000.50',
    ],
    Date: [...projects.nodes.map((n: { plannedStartOn: string }) => n.plannedStartOn).filter(Boolean), '2025-06-06'],
    DateTime: ['2024-01-01T00:00:00+08:00', '2030-01-01T00:00:00Z'],
    Boolean: [true, false],
    Cursor: [''],
  };
});
afterAll(() => hub.close());

/** Where two texts part, with a little of what surrounds it. */
function firstDifference(a: string, b: string): { ordinary: string; fast: string } | null {
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return { ordinary: around(a), fast: around(b) };
}

/** The cursors that an answer holds under `<name>_`. */
function cursorsIn(answer: unknown, name: string): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === `${name}_`
      ? [value.startCursor, value.endCursor].filter((cursor) => cursor !== null)
      : cursorsIn(value, name),
  );
}

/** The answer, given both ways equally; null where the operation was refused. */
async function equallyAnswered(source: string, document: DocumentNode, variables: Record<string, unknown>) {
  const request = { document, variables, principal: procuratorate };
  const fast = await hub.execute(request);
  const told = `${source}\n${JSON.stringify(variables)}`;
  if (!('text' in fast)) {
    expect(fast.errors?.[0]?.extensions.code, told).toMatch(/^(FIELD_FORBIDDEN|BAD_USER_INPUT|TOO_COMPLEX)$/);
    return null;
  }
  const ordinary = await (await hub.engine()).executeOrdinarily(request);
  expect(ordinary.errors, told).toBeUndefined();
  expect(firstDifference(JSON.stringify(ordinary.data), fast.text), told).toBeNull();
  return JSON.parse(fast.text);
}

/** Asks with both sets of variables, then for the pages behind and ahead of cursors; whether the first was answered. */
async function holds(querySeed: number, depth: number): Promise<boolean> {
  const { source, variables, others, cursors } = generateQuery(hub.schema, samples, querySeed, depth);
  const document = parse(source);
  // Two types under `node` may give one name to fields of different types.
  if (validate(hub.schema, document).length > 0) return false;
  const answer = await equallyAnswered(source, document, variables);
  await equallyAnswered(source, document, others);
  if (answer === null || cursors.length === 0) return answer !== null;
  const paged = cursors.map((name) => {
    const found = cursorsIn(answer, name);
    return [name, found[Math.floor(found.length / 2)] ?? null];
  });
  await equallyAnswered(source, document, { ...variables, ...Object.fromEntries(paged) });
  return true;
}

test.each([
  ['fixed', seed],
  ['random', Date.now() % 2 ** 31],
])(
  '%s seed %i',
  async (_, from) => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0 }), fc.integer({ min: 1, max: 4 }), async (querySeed, depth) => {
        if (await holds(querySeed, depth)) answered += 1;
      }),
      { numRuns, seed: from },
    );
    expect(answered).toBeGreaterThan(numRuns * 0.7);
  },
  600 * Math.max(1000, numRuns),
);

test('pages: forwards and backwards, each row once, in order, whatever the order', async () => {
  const orders = [
    '[{ contractPrice: DESC }]',
    '[{ plannedEndOn: ASC }]',
    '[{ permit: { issuedOn: DESC } }, { name: ASC }]',
    '[{ section: DESC }]',
    '[{ id: DESC }, { permit: { issuedOn: ASC } }]',
  ];
  for (const orderBy of orders) {
    const whole = await ask(hub, `{ projects(first: 500, orderBy: ${orderBy}) { nodes { id } } }`);
    const ids = whole.projects.nodes.map((n: { id: string }) => n.id);
    for (const [args, more, cursor] of [
      ['first: 7, after: $cursor', 'hasNextPage', 'endCursor'],
      ['last: 7, before: $cursor', 'hasPreviousPage', 'startCursor'],
    ] as const) {
      // One document for all pages: rows with and without a value need plans of their own.
      const operation = document(
        hub,
        `query($cursor: Cursor) { projects(${args}, orderBy: ${orderBy}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      );
      const seen: string[][] = [];
      let at: string | null = null;
      do {
        const { projects } = await ask(hub, operation, { cursor: at });
        seen.push(projects.nodes.map((n: { id: string }) => n.id));
        at = projects.pageInfo[more] ? projects.pageInfo[cursor] : null;
      } while (at);
      expect(cursor === 'endCursor' ? seen.flat() : seen.reverse().flat(), orderBy).toEqual(ids);
    }
  }
});
