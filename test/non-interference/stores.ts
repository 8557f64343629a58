// Two stores under one policy, and whether they answer alike.
import { type DocumentNode, print } from 'graphql';
import type { Policy } from '../../src/access/policy.ts';
import type { Principal } from '../../src/access/principal.ts';
import type { Purpose } from '../../src/access/purpose.ts';
import { openReadPool } from '../../src/db/database.ts';
import type { ReadPool } from '../../src/db/read-pool.ts';
import { Exports } from '../../src/export/export.ts';
import { Engine, type EngineOptions, type OperationRequest } from '../../src/graph/engine.ts';
import { PlanCache } from '../../src/graph/plan-cache.ts';
import type { Hub } from '../../src/hub.ts';
import { scratchDatabase } from '../hub.ts';
import { disguise } from './pair.ts';

/** Who asks. */
export interface Caller {
  principal: Principal;
  purpose: Purpose | null;
}

/** One way to an answer, as text. */
export type Way = 'statement' | 'ordinary' | 'export';

// biome-ignore lint/complexity/useLiteralKeys: what the hub's engine stands on is nobody's business but a test's
const optionsOf = (engine: Engine): EngineOptions => engine['options'];

/** The policy that the hub gives a caller. */
export async function policyOf(hub: Hub, { principal, purpose }: Caller): Promise<Policy> {
  const { refreshGrants, policyOf } = optionsOf(await hub.engine());
  await refreshGrants?.();
  return policyOf(principal, purpose);
}

/** The engine of the seeded store and one of a store that differs in what the caller may not see. */
export class Stores {
  private constructor(
    readonly caller: Caller,
    readonly policy: Policy,
    private readonly engines: readonly [Engine, Engine],
    private readonly pools: readonly [ReadPool, ReadPool],
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param as how the second store is made: by a seed, and by another policy where the test is to fail */
  static async open(hub: Hub, caller: Caller, policy: Policy, as: { seed?: number; disguise?: Policy } = {}) {
    // Copies both: in the store that all tests share, what others ask is written down meanwhile.
    const [first, second] = [await scratchDatabase('seeded'), await scratchDatabase('seeded')];
    const drop = async () => {
      await Promise.all([first.drop(), second.drop()]);
    };
    try {
      await disguise(second.url, hub.model, as.disguise ?? policy, as.seed ?? 1);
    } catch (error) {
      await drop();
      throw error;
    }
    return Stores.over(hub, caller, policy, [first.url, second.url], drop);
  }

  /** Two stores that are there already. */
  static async over(
    hub: Hub,
    caller: Caller,
    policy: Policy,
    urls: readonly [string, string],
    drop: () => Promise<void>,
  ): Promise<Stores> {
    const own = optionsOf(await hub.engine());
    const pools = urls.map((url) => openReadPool(url, 100)) as unknown as readonly [ReadPool, ReadPool];
    const engines = pools.map(
      (pool) =>
        new Engine({
          ...own,
          pool,
          plans: new PlanCache(),
          policyOf: () => policy,
          admit: async (_, weigh) => {
            weigh();
          },
          recorder: null,
        }),
    ) as unknown as readonly [Engine, Engine];
    return new Stores(caller, policy, engines, pools, drop);
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
    await this.drop();
  }

  /** The answers of both. */
  async answers(document: DocumentNode, variables: Record<string, unknown>, way: Way = 'statement') {
    const request = { document, variables, ...this.caller };
    const [first, second] = await Promise.all(
      this.engines.map((engine, at) => this.answer(engine, this.pools[at]!, request, way)),
    );
    return [first!, second!] as const;
  }

  private async answer(engine: Engine, pool: ReadPool, request: OperationRequest, way: Way): Promise<string> {
    try {
      if (way === 'export') {
        const options = { format: 'jsonl', headings: 'en', codes: 'code', encoding: 'utf-8' } as const;
        const begun = await new Exports(pool).start(engine, request, options);
        let text = begun.name;
        for await (const part of begun.content) text += part;
        await begun.close();
        return text;
      }
      const result = way === 'ordinary' ? await engine.executeOrdinarily(request) : await engine.execute(request);
      return JSON.stringify(result);
    } catch (error) {
      // What fails must fail alike; no message of the database leaves the hub.
      return `failed: ${(error as Error).message}`;
    }
  }

  /** Throws what the smallest document is that they answer differently, where they do. */
  async expectEqual(document: DocumentNode, variables: Record<string, unknown> = {}, way: Way = 'statement') {
    const [first, second] = await this.answers(document, variables, way);
    if (first === second) return first;
    throw new Difference(document, variables, way, first, second);
  }
}

/** Two answers that should be one. */
export class Difference extends Error {
  constructor(document: DocumentNode, variables: Record<string, unknown>, way: Way, first: string, second: string) {
    let at = 0;
    while (first[at] === second[at]) at += 1;
    const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
    const source = print(document);
    const used = Object.entries(variables).filter(([name]) => source.includes(`$${name}`));
    super(`${way}: ${source}\n${JSON.stringify(Object.fromEntries(used))}\n- ${around(first)}\n+ ${around(second)}`);
  }
}
