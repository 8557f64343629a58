// One request's DataLoaders: what a level of the selection asks for becomes one statement.
import DataLoader from 'dataloader';
import type { GraphQLFieldResolver } from 'graphql';
import { sql } from 'kysely';
import type { Policy } from '../../access/policy.ts';
import type { Principal } from '../../access/principal.ts';
import type { EngineOptions } from '../engine.ts';
import { statement } from '../plan.ts';
import type { Mutation } from '../root-fields.ts';
import { Build, type Sql } from '../sql/build.ts';

/** The engine's options, the caller and its policy, and whether the caller still waits. */
export type OrdinaryOptions = EngineOptions & { principal: Principal; policy: Policy; signal?: AbortSignal };

/** The loaders of one request. */
export class OrdinaryContext {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();
  /** The statement that was asked last. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly options: OrdinaryOptions) {}

  build(): Build {
    const { schema, model, policy, cursorKey } = this.options;
    return new Build(schema, model, policy, cursorKey);
  }

  /** Runs a statement of (key, JSON) rows for all keys that one level asks for. */
  load<T>(name: string, key: string, query: (build: Build, keys: Sql) => Sql): Promise<T | null> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader(async (keys: readonly string[]) => {
        const found = await this.rows(query(this.build(), sql`cast(${sql.val(keys)} as bigint[])`));
        return keys.map((k) => found.get(k) ?? null);
      });
      this.loaders.set(name, loader);
    }
    return loader.load(key) as Promise<T | null>;
  }

  /** Does something to the store; what was read before is no longer relied on. */
  async write(mutation: Mutation, input: unknown): Promise<Readonly<Record<string, string | null>>> {
    const { write, principal, hubDate } = this.options;
    try {
      return await write((client) => mutation.run(input, { client, principal, hubDate: hubDate() }));
    } finally {
      this.loaders.clear();
    }
  }

  private async rows(query: Sql): Promise<Map<string, unknown>> {
    const { name, text, bind } = statement(query);
    const { hubDate, smallCount, cursorKey, opener, pool, signal } = this.options;
    const values = bind({ variables: {}, hubDate: hubDate(), smallCount, cursorKey, opener });
    // One after the other: a single question must not take all connections.
    const read = this.last.then(() => pool.read<[string, string]>({ name, prepared: false, text, values }, signal));
    this.last = read.catch(() => {});
    const rows = await read;
    return new Map(rows.map(([key, json]) => [key, JSON.parse(opener?.open(json) ?? json)]));
  }
}

/** A resolver of a field whose parent is an `S`. */
export type Resolver<S> = GraphQLFieldResolver<S, OrdinaryContext, Record<string, unknown>>;
