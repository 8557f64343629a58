// Executes operations: one statement where the operation asks for data only, ordinary execution otherwise.
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { ClientBase } from 'pg';
import type { Policy, PolicyOf, Treatment } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { Purpose } from '../access/purpose.ts';
import type { Origin, Recorder } from '../audit/access-entry.ts';
import { rowsIn } from '../audit/rows.ts';
import { connectionLost } from '../db/reach.ts';
import type { ReadPool } from '../db/read-pool.ts';
import type { Admit } from '../limits/admission.ts';
import type { Bounds, Cost } from '../limits/bounds.ts';
import { note, traced } from '../tracing.ts';
import { outcomeOf } from './failure.ts';
import type { Model } from './model.ts';
import { OrdinaryContext } from './ordinary/context.ts';
import { fragmentsOf, operationIn, operationOf, type Plan, planMutation, planQuery, statement } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { Build, type Sql } from './sql/build.ts';
import type { Opener } from './sql/sealed.ts';
import { type Call, slotVariables } from './sql/slot.ts';

/** A document to execute for a signed-in caller. */
export interface OperationRequest {
  document: DocumentNode;
  /** Whether it is yet to be validated, unless that was done; the caller pays for that. */
  unproven?: boolean;
  operationName?: string;
  variables: Record<string, unknown>;
  principal: Principal;
  /** What the caller wants it for, where that was said. */
  purpose?: Purpose | null;
  origin?: Origin;
  /** Aborted when nobody waits for the answer any more: what runs is then cancelled. */
  signal?: AbortSignal;
}

/** `text` is the JSON of `data` as PostgreSQL wrote it; otherwise an ordinary result. */
export type OperationResult = { text: string; extensions?: Record<string, unknown> } | ExecutionResult;

/** What is known of an operation when it is written down. */
export interface Seen {
  policy?: Policy;
  /** As far as it was made. */
  plan?: Pick<Plan, 'touched' | 'access'>;
  errors?: readonly GraphQLError[];
  rows?: number | null;
  /** By performance.now(). */
  began: number;
}

/** What an engine stands on. */
export interface EngineOptions {
  /** Executable: with the resolvers of ordinary execution. */
  schema: GraphQLSchema;
  model: Model;
  pool: ReadPool;
  plans: PlanCache;
  /** YYYY-MM-DD, asked at each call. */
  hubDate: () => string;
  smallCount: number;
  /** Signs cursors. */
  cursorKey: string;
  /** Opens encrypted fields for callers who see them in the clear; null = they stay masked. */
  opener: Opener | null;
  policyOf: PolicyOf;
  /** Looks whether grants have changed; cheap where that was just done. */
  refreshGrants?: () => Promise<void>;
  /** Runs a mutation's work in one transaction. */
  write<T>(work: (client: ClientBase) => Promise<T>): Promise<T>;
  /** What one operation may hold and cost. */
  bounds: Bounds;
  /** Asked before anything else of an operation. */
  admit: Admit;
  /** Whether messages to a caller may tell what the schema has. */
  showsSchema: (principal: Principal) => boolean;
  /** Writes down each operation before its answer is given; null = nobody does. */
  recorder: Recorder | null;
}

/** What a request was read to ask, without errors. */
type Asked = Extract<ReturnType<Engine['read']>, { errors?: undefined }>;

/** Executes the operations of one graph on one database. */
export class Engine {
  constructor(private readonly options: EngineOptions) {}

  /** The caller's faults stand in the result; what the database fails at is thrown. */
  async execute(request: OperationRequest): Promise<OperationResult> {
    const seen: Seen = { began: performance.now() };
    let cost: Cost | undefined;
    let result: OperationResult;
    try {
      const policy = await this.begin(request, seen);
      const asked = await this.admitted(request, policy);
      cost = asked.cost;
      result = asked.errors ? { errors: asked.errors } : await this.answer(request, policy, asked, seen);
      seen.errors = 'text' in result ? [] : result.errors;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw await this.failed(request, seen, error);
      // Without a code it is graphql-js that refuses an argument: an explicit null where a default stood in.
      seen.errors = [error.extensions.code ? error : asBadInput(error)];
      result = { errors: seen.errors };
    }
    await this.record(request, seen);
    return cost ? { ...result, extensions: { ...result.extensions, cost } } : result;
  }

  private async begin(request: OperationRequest, seen: Seen): Promise<Policy> {
    await this.options.refreshGrants?.();
    seen.policy = this.policyOf(request);
    return seen.policy;
  }

  /** What is asked for, once its caller may ask it and has paid. */
  private async admitted(request: OperationRequest, policy: Policy): Promise<ReturnType<Engine['read']>> {
    const { admit, bounds, showsSchema } = this.options;
    const { document, unproven, principal } = request;
    let asked: ReturnType<Engine['read']>;
    await admit(request, () => {
      const errors = unproven ? bounds.faults(document, !showsSchema(principal)) : [];
      asked = errors.length > 0 ? { errors } : this.read(request, policy);
      return asked.cost;
    });
    return asked!;
  }

  /** What the hub itself failed at is written down too, as far as the database is there to write to. */
  async failed(request: OperationRequest, seen: Seen, error: unknown): Promise<unknown> {
    if (connectionLost(error)) return error;
    const code = request.signal?.aborted ? 'CANCELLED' : outcomeOf([error]);
    await this.record(request, { ...seen, errors: [new GraphQLError('', { extensions: { code } })] }).catch(() => {});
    return error;
  }

  private async answer(request: OperationRequest, policy: Policy, asked: Asked, seen: Seen): Promise<OperationResult> {
    const plan = asked.operation.operation === 'query' ? this.plan(request, policy, asked, seen) : null;
    if (!plan) seen.plan = planMutation(this.building(asked, seen), asked.operation);
    const extensions = accessExtension(seen.plan?.access);
    note({ 'liandong.execution': plan?.complete ? 'statement' : 'ordinary' });
    if (!plan?.complete) {
      const result = await this.executeOrdinarily(request, policy);
      // What a mutation has done is told, whatever it did to the caller's own grants.
      if (plan) await this.stillHolds(request, policy);
      return { ...result, ...extensions };
    }
    const text = await this.run(plan, asked.call, request.signal);
    await this.stillHolds(request, policy);
    seen.rows = rowsIn(text, plan.singles);
    return { text, ...extensions };
  }

  /** Throws FORBIDDEN where the policy is no longer that of the caller: a grant has ended meanwhile. */
  async stillHolds(request: OperationRequest, policy: Policy): Promise<void> {
    await this.options.refreshGrants?.();
    if (this.policyOf(request).key === policy.key) return;
    throw new GraphQLError(
      '授权在查询期间发生变化，结果不予返回，请重新查询 · A grant changed while the query ran, so that its answer is withheld; ask again',
      { extensions: { code: 'FORBIDDEN' } },
    );
  }

  private policyOf({ principal, purpose }: OperationRequest): Policy {
    return this.options.policyOf(principal, purpose ?? null);
  }

  /** Writes an operation down; settles once that is durable. */
  async record(request: OperationRequest, { policy, plan, errors = [], rows = null, began }: Seen): Promise<void> {
    const { recorder } = this.options;
    if (!recorder) return;
    const { document, operationName, variables, principal, purpose = null, origin } = request;
    // Without the operation that was asked for it is a question all the same.
    const { name, operation = 'query' } = operationIn(document, operationName) ?? {};
    const touched: Plan['touched'] = plan?.touched ?? new Map();
    await recorder.record({
      principal,
      purpose,
      grants: policy?.grantsOn(touched) ?? [],
      document: document.loc?.source.body ?? '',
      operation: name?.value ?? null,
      kind: operation,
      variables,
      touched,
      withheld: plan?.access ?? new Map(),
      rows,
      outcome: outcomeOf(errors),
      denials: errors.flatMap(({ extensions }) => (typeof extensions.field === 'string' ? [extensions.field] : [])),
      duration: performance.now() - began,
      origin: origin ?? { address: null, reference: null },
    });
  }

  /** Executes with resolvers and DataLoaders; the answer equals that of the one statement. */
  async executeOrdinarily(
    request: OperationRequest,
    policy: Policy = this.policyOf(request),
  ): Promise<ExecutionResult> {
    const { principal, signal } = request;
    const contextValue = new OrdinaryContext({ ...this.options, principal, policy, signal });
    return execute({
      schema: this.options.schema,
      document: request.document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue,
    });
  }

  /** The statement and values of an operation, for tests and `explain`; null where it has no single statement. */
  explain(request: OperationRequest): { text: string; values: unknown[] } | null {
    const policy = this.policyOf(request);
    const asked = this.read(request, policy);
    if (asked.errors) throw asked.errors[0];
    if (asked.operation.operation !== 'query') return null;
    const plan = this.plan(request, policy, asked, { began: 0 });
    return { text: plan.text, values: plan.bind(asked.call) };
  }

  /**
   * A statement that `compose` makes of a query in place of its answer: same variables, same policy. Throws the
   * caller's faults. Whoever runs it has to have it written down by {@link record}.
   */
  compose<T extends { query: Sql }>(
    request: OperationRequest,
    compose: (build: Build, operation: OperationDefinitionNode) => T,
    seen: Seen = { began: performance.now() },
  ): T & { text: string; values: unknown[]; policy: Policy } {
    try {
      const policy = this.policyOf(request);
      seen.policy = policy;
      const asked = this.read(request, policy);
      if (asked.errors) throw asked.errors[0];
      const composed = compose(this.building(asked, seen), asked.operation);
      const { text, bind } = statement(composed.query);
      return { ...composed, text, values: bind(asked.call), policy };
    } catch (error) {
      throw error instanceof GraphQLError && !error.extensions.code ? asBadInput(error) : error;
    }
  }

  /** Admits an operation that will be composed; throws the caller's faults. */
  async admit(request: OperationRequest, seen: Seen): Promise<void> {
    const { errors } = await this.admitted(request, await this.begin(request, seen));
    if (errors) throw errors[0];
  }

  private plan(request: OperationRequest, policy: Policy, asked: Asked, seen: Seen): Plan {
    const { operation, call, shape } = asked;
    const key = `${policy.key} ${request.operationName ?? ''} ${shape}`;
    const make = () => traced('plan', {}, () => planQuery(this.building(asked, seen), operation));
    const plan = this.options.plans.get(request.document, key, call, make);
    seen.plan = plan;
    return plan;
  }

  /** A statement in the making: what is refused meanwhile has looked at this much. */
  private building({ build }: Asked, seen: Seen): Build {
    const building = build();
    seen.plan = building;
    return building;
  }

  /** The operation that is asked for, and its variables: what a statement is built from. */
  private read(request: OperationRequest, policy: Policy) {
    const { schema, model, cursorKey, hubDate, smallCount, bounds, opener } = this.options;
    bounds.check(request.document, request.variables);
    const operation = operationOf(request.document, request.operationName);
    // Validation does not mind a kind of operation that the graph does not have.
    if (!schema.getRootType(operation.operation)) throw noSuchKind(operation.operation);
    const definitions = operation.variableDefinitions ?? [];
    const hideSuggestions = !this.options.showsSchema(request.principal);
    const { coerced, errors } = getVariableValues(schema, definitions, request.variables, { hideSuggestions });
    if (errors) return { errors: errors.map(asBadInput) };
    const cost = bounds.cost(request.document, operation, coerced!);
    const call: Call = { variables: coerced!, hubDate: hubDate(), smallCount, cursorKey, opener };
    const { values, shape } = slotVariables(schema, definitions, coerced!, cursorKey);
    const build = () => new Build(schema, model, policy, cursorKey, fragmentsOf(request.document), values);
    return { operation, build, call, shape, cost };
  }

  private async run(plan: Plan, call: Call, signal?: AbortSignal): Promise<string> {
    // A statement is prepared from its second call on: documents asked once would only fill the connections' memory.
    const prepared = plan.calls > 0;
    plan.calls += 1;
    const statement = { name: plan.name, prepared, text: plan.text, values: plan.bind(call) };
    const [row] = await this.options.pool.read<[string]>(statement, signal);
    return plan.opens ? this.opened(row![0]) : row![0];
  }

  /** JSON that a statement of this engine answered, its encrypted fields opened. */
  opened(json: string): string {
    return this.options.opener?.open(json) ?? json;
  }
}

const asBadInput = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    ...error,
    originalError: error.originalError,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });

const noSuchKind = (kind: OperationTypeNode) =>
  new GraphQLError(`图中没有 ${kind} 操作 · The graph has no ${kind}s`, { extensions: { code: 'BAD_USER_INPUT' } });

/** `extensions.access`: which selected fields were not shown in the clear, and how they were. */
function accessExtension(access?: ReadonlyMap<string, Treatment>): { extensions?: Record<string, unknown> } {
  if (!access?.size) return {};
  return { extensions: { access: [...access].map(([path, treatment]) => ({ path, treatment })) } };
}
