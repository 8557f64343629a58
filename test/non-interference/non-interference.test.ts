// What a caller may not see makes no difference to any answer that the caller gets, byte for byte.
import fc from 'fast-check';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Policy } from '../../src/access/policy.ts';
import { findPrincipal, type Principal } from '../../src/access/principal.ts';
import type { Purpose } from '../../src/access/purpose.ts';
import type { Hub } from '../../src/hub.ts';
import type { Samples } from '../generate-query.ts';
import { openSeededHub } from '../hub.ts';
import { expectEqual, expectPosition, holds } from './asking.ts';
import { madeUpPolicy } from './policies.ts';
import { positionsOf } from './positions.ts';
import { samplesOf } from './samples.ts';
import { Difference, policyOf, Stores } from './stores.ts';

/** `npm run soak` asks 5,000 each; SEED repeats a run. */
const numRuns = Number(process.env.RUNS ?? 250);
const fixed = 20250606;
const random = Number(process.env.SEED ?? Date.now() % 2 ** 31);
let hub: Hub;
let samples: Samples;

beforeAll(async () => {
  hub = await openSeededHub();
  samples = await samplesOf(hub);
});
afterAll(() => hub.close());

const nobody = (name: string): Principal => ({ ...findPrincipal('analyst')!, name });

const purposes: Readonly<Record<string, string>> = {
  procuratorate: 'PROC_WAGES-procuratorate-wage_complaint',
  juvenile: 'PROC_SEALED-procuratorate-mandatory_report',
  'civil-affairs': 'RELIEF-civil-affairs-judicial_aid',
};

const cases: { name: string; principal: Principal; purpose?: Purpose; made?: number }[] = [
  ...(numRuns > 250 ? [1, 2, 3, 4] : [1]).map((made) => ({
    name: `made-up policy ${made}`,
    made,
    principal: nobody(`made-up-${made}`),
  })),
  ...['procuratorate', 'hrss', 'court', 'civil-affairs', 'analyst', 'auditor', 'haibowan-housing'].map((name) => ({
    name,
    principal: findPrincipal(name)!,
  })),
  ...Object.entries(purposes).map(([name, grant]) => ({
    name: `${name} for a purpose`,
    principal: findPrincipal(name)!,
    purpose: { grant, caseNumber: '乌检〔2025〕1号' },
  })),
];

/** Policies that were tried: callers who see the same get the same answers. */
const tried = new Set<string>();

describe.each(cases)('$name', ({ principal, purpose = null, made }) => {
  let stores: Stores | undefined;

  beforeAll(async () => {
    const policy = made ? madeUpPolicy(hub.model, made) : await policyOf(hub, { principal, purpose });
    if (tried.has(policy.key)) return;
    tried.add(policy.key);
    stores = await Stores.open(hub, { principal, purpose }, policy, { seed: made ?? 1 });
  });
  afterAll(() => stores?.close());

  test('every field once in every position', async (context) => {
    if (!stores) return context.skip('an earlier caller sees the same');
    const read = async (statement: string) => (await hub.pool.query<{ v: string }>(statement)).rows.map(({ v }) => v);
    const failures: string[] = [];
    const asked = { positions: 0, answered: 0 };
    for (const entity of hub.model.entities.values())
      for (const position of await positionsOf(hub.model, entity, read)) {
        const answers = await expectPosition(hub, stores, position, failures);
        asked.positions += answers.length;
        asked.answered += answers.filter(Boolean).length;
      }
    expect(failures, `${failures.length} of ${asked.positions}`).toEqual([]);
    expect(asked.positions).toBeGreaterThan(3_000);
  }, 240_000);

  test.for([
    ['fixed', fixed],
    ['random', random],
  ] as const)(
    'generated queries, %s seed %i',
    { timeout: 600 * Math.max(1000, numRuns) },
    async ([, from], context) => {
      const pair = stores;
      if (!pair) return context.skip('an earlier caller sees the same');
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0 }), fc.integer({ min: 1, max: 4 }), async (seed, depth) => {
          if (await holds(hub, pair, samples, seed, depth)) answered += 1;
        }),
        { numRuns, seed: from, endOnFailure: true },
      );
      // Who sees next to nothing is refused next to everything, which has to be alike as well.
      if (made) expect(answered).toBeGreaterThan(numRuns * 0.6);
    },
  );
});

/** Policies of which one hides what the other, which the planner goes by, shows. */
function hole(isHidden: (entity: string, path: string) => boolean, rows = false): { disguise: Policy; leaky: Policy } {
  const base = madeUpPolicy(hub.model, 1);
  const as = (treatment: 'clear' | 'hidden', condition: Policy['rows']): Policy => ({
    ...base,
    treatment: (entity, field) => (isHidden(entity, field.path) ? treatment : base.treatment(entity, field)),
    rows: (entity, alias) => (isHidden(entity, '') ? condition(entity, alias) : base.rows(entity, alias)),
  });
  return { leaky: as('clear', () => null), disguise: as('hidden', () => (rows ? sql`false` : null)) };
}

async function withHole(made: ReturnType<typeof hole>, check: (stores: Stores) => Promise<void>) {
  const { leaky, disguise } = made;
  const stores = await Stores.open(hub, { principal: nobody('leaky'), purpose: null }, leaky, { disguise });
  try {
    await check(stores);
  } finally {
    await stores.close();
  }
}

describe('the suite finds holes', () => {
  const read = async (statement: string) => (await hub.pool.query<{ v: string }>(statement)).rows.map(({ v }) => v);

  test('a field that is shown, by its positions', async () => {
    const made = hole((entity, path) => entity === 'WageComplaint' && ['', 'amount'].includes(path));
    await withHole(made, async (stores) => {
      const entity = hub.model.entity('WageComplaint');
      const aggregates = `${entity.plural} { aggregates { sum { amount } } }`;
      for (const way of ['statement', 'ordinary', 'export'] as const) {
        const document = parse(`{ ${way === 'export' ? `${entity.plural} { nodes { amount } }` : aggregates} }`);
        await expect(expectEqual(hub, stores, document, {}, way)).rejects.toThrow(Difference);
      }
      const failures: string[] = [];
      for (const position of (await positionsOf(hub.model, entity, read)).slice(0, 1))
        await expectPosition(hub, stores, position, failures);
      expect(failures.join()).toMatch(/^statement: \{\s+a0: wageComplaints.*\{\s+nodes \{\s+amount\s/);
    });
  }, 60_000);

  test('an entity that is shown, by generated queries', async () => {
    await withHole(
      hole((entity) => entity === 'Enterprise', true),
      async (stores) => {
        let found = 0;
        for (let seed = 1; seed <= 250 && found === 0; seed++)
          await holds(hub, stores, samples, seed * 1_000_003, 3).catch((error) => {
            if (!(error instanceof Difference)) throw error;
            found = seed;
          });
        expect(found).toBeGreaterThan(0);
      },
    );
  }, 120_000);
});
