// Root fields that follow from no entity: mutations, and values of the caller's policy and the model alone. They are
// declared beside the entities that they speak of and kept on the fields of the schema, where both ways to execute an
// operation find them.
import type { GraphQLField } from 'graphql';
import type { ClientBase } from 'pg';
import type { Policy } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Day } from '../law/calendar.ts';
import type { DerivedField } from './derive/classes.ts';
import type { Class, Described, Model } from './model.ts';

/** Who calls a mutation, and the transaction that it runs in. */
export interface MutationCall {
  readonly client: ClientBase;
  readonly principal: Principal;
  readonly hubDate: Day;
}

/** A mutation. It takes one `input` and answers rows. */
export interface Mutation extends Described {
  readonly name: string;
  /** Members of the input. */
  readonly input: readonly DerivedField[];
  /** Rows of the answer: name -> their entity. */
  readonly payload: Readonly<Record<string, Described & { readonly entity: () => Class }>>;
  /** Does the work, one transaction; gives the key of each row of the answer. Throws the caller's faults. */
  // biome-ignore lint/suspicious/noExplicitAny: an input has the shape that the mutation declares
  run(input: any, call: MutationCall): Promise<Readonly<Record<string, string | null>>>;
}

/** A root field of a query whose value needs no look at a row. */
export interface RootValue extends Described {
  readonly name: string;
  /** The arguments, all of them texts that must be given. */
  readonly args: Readonly<Record<string, Described>>;
  readonly type: () => object;
  /** A plain object: texts, numbers, booleans, lists of them, other such objects. Throws the caller's faults. */
  value(args: Readonly<Record<string, string>>, about: { policy: Policy; model: Model }): object;
}

/** What is declared outside the graph engine. */
export interface RootFields {
  readonly mutations: readonly Mutation[];
  readonly values: readonly RootValue[];
}

/** The mutation behind a field of the type Mutation. */
export const mutationOf = (field: GraphQLField<unknown, unknown>) => field.extensions.mutation as Mutation;

/** The value behind a field of the type Query; undefined for fields of entities. */
export const rootValueOf = (field: GraphQLField<unknown, unknown>) =>
  field.extensions.rootValue as RootValue | undefined;
