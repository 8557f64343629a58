// The fast path and ordinary execution give the same answer, byte for byte, to whatever can be asked.
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { generateQuery, type Samples } from './generate-query.ts';
import { ask, openSeededHub, procuratorate } from './hub.ts';

/** RUNS=10000 for a long run; SEED repeats one. */
const numRuns = Number(process.env.RUNS ?? 1000);
const seed = Number(process.env.SEED ?? 20250606);
let hub: Hub;
let samples: Samples;

beforeAll(async () => {
  hub = await openSeededHub();
  const { enterprises, projects, cases } = await ask(
    hub,
    `{ enterprises(first: 30) { nodes { id creditCode name address } }
       projects(first: 30) { nodes { id code name contractPrice plannedStartOn } }
       cases(first: 30) { nodes { id number openedOn } } }`,
  );
  const all = [...enterprises.nodes, ...projects.nodes, ...cases.nodes];
  const strings = all.flatMap((n) => [n.creditCode, n.name, n.code, n.number]).filter(Boolean);
  samples = {
    ID: [...all.map((n) => n.id), 'Division:150302000000', 'Project:999999'],
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

/** Whether the query was answered, both ways equally. */
async function equallyAnswered(querySeed: number, depth: number): Promise<boolean> {
  const { source, variables } = generateQuery(hub.schema, samples, querySeed, depth);
  const document = parse(source);
  // A few variables are drawn nullable where the position is not.
  if (validate(hub.schema, document).length > 0) return false;
  const request = { document, variables, principal: procuratorate };
  const fast = await hub.execute(request);
  if (!('text' in fast)) {
    expect(fast.errors?.[0]?.extensions.code, source).toMatch(/^(FIELD_FORBIDDEN|BAD_USER_INPUT)$/);
    return false;
  }
  const ordinary = await (await hub.engine()).executeOrdinarily(request);
  expect(ordinary.errors, source).toBeUndefined();
  const difference = firstDifference(JSON.stringify(ordinary.data), fast.text);
  expect(difference, `${source}\n${JSON.stringify(variables)}`).toBeNull();
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
        if (await equallyAnswered(querySeed, depth)) answered += 1;
      }),
      { numRuns, seed: from },
    );
    expect(answered).toBeGreaterThan(numRuns * 0.7);
  },
  600_000,
);

test('pages: forwards and backwards, each row once, in order, whatever the order', async () => {
  const orders = [
    '[{ contractPrice: DESC }]',
    '[{ plannedEndOn: ASC }]',
    '[{ permit: { issuedOn: DESC } }, { name: ASC }]',
    '[{ section: DESC }]',
  ];
  for (const orderBy of orders) {
    const whole = await ask(hub, `{ projects(first: 500, orderBy: ${orderBy}) { nodes { id } } }`);
    const ids = whole.projects.nodes.map((n: { id: string }) => n.id);
    const page = (args: string) =>
      `query($cursor: Cursor) { projects(${args}, orderBy: ${orderBy}) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    for (const [args, more, cursor] of [
      ['first: 7, after: $cursor', 'hasNextPage', 'endCursor'],
      ['last: 7, before: $cursor', 'hasPreviousPage', 'startCursor'],
    ] as const) {
      const seen: string[][] = [];
      let at: string | null = null;
      do {
        const { projects } = await ask(hub, page(args), { cursor: at });
        seen.push(projects.nodes.map((n: { id: string }) => n.id));
        at = projects.pageInfo[more] ? projects.pageInfo[cursor] : null;
      } while (at);
      expect(cursor === 'endCursor' ? seen.flat() : seen.reverse().flat(), orderBy).toEqual(ids);
    }
  }
});
