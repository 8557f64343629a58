// Executes operations: one statement where the operation asks for data only, ordinary execution otherwise.
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { type Policy, policyOf, type Treatment } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { ReadPool } from '../db/read-pool.ts';
import { note, traced } from '../tracing.ts';
import type { Model } from './model.ts';
import { OrdinaryContext } from './ordinary/context.ts';
import { fragmentsOf, operationOf, type Plan, planQuery, statement } from './plan.ts';
import type { PlanCache } from './plan-cache.ts';
import { Build, type Sql } from './sql/build.ts';
import { type Call, slotVariables } from './sql/slot.ts';

/** A valid document to execute for a signed-in caller. */
export interface OperationRequest {
  document: DocumentNode;
  operationName?: string;
  variables: Record<string, unknown>;
  principal: Principal;
  /** Aborted when nobody waits for the answer any more: what runs is then cancelled. */
  signal?: AbortSignal;
}

/** `text` is the JSON of `data` as PostgreSQL wrote it; otherwise an ordinary result. */
export type OperationResult = { text: string; extensions?: Record<string, unknown> } | ExecutionResult;

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
}

/** Executes the operations of one graph on one database. */
export class Engine {
  constructor(private readonly options: EngineOptions) {}

  /** The caller's faults stand in the result; what the database fails at is thrown. */
  async execute(request: OperationRequest): Promise<OperationResult> {
    const policy = policyOf(request.principal);
    try {
      const { errors, plan, call } = this.prepare(request, policy);
      if (errors) return { errors };
      const extensions = accessExtension(plan?.access);
      note({ 'liandong.execution': plan?.complete ? 'statement' : 'ordinary' });
      if (!plan?.complete) return { ...(await this.executeOrdinarily(request, policy)), ...extensions };
      return { text: await this.run(plan, call, request.signal), ...extensions };
    } catch (error) {
      // Without a code it is graphql-js that refuses an argument: an explicit null where a default stood in.
      if (error instanceof GraphQLError) return { errors: [error.extensions.code ? error : asBadInput(error)] };
      throw error;
    }
  }

  /** Executes with resolvers and DataLoaders; the answer equals that of the one statement. */
  async executeOrdinarily(
    request: OperationRequest,
    policy: Policy = policyOf(request.principal),
  ): Promise<ExecutionResult> {
    const contextValue = new OrdinaryContext({ ...this.options, policy, signal: request.signal });
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
    const prepared = this.prepare(request, policyOf(request.principal));
    if (prepared.errors) throw prepared.errors[0];
    return prepared.plan && { text: prepared.plan.text, values: prepared.plan.bind(prepared.call) };
  }

  /**
   * A statement that `compose` makes of a query in place of its answer: same variables, same policy. Throws the
   * caller's faults.
   */
  compose<T extends { query: Sql }>(
    request: OperationRequest,
    compose: (build: Build, operation: OperationDefinitionNode) => T,
  ): T & { text: string; values: unknown[] } {
    try {
      const { errors, operation, build, call } = this.read(request, policyOf(request.principal));
      if (errors) throw errors[0];
      const composed = compose(build(), operation);
      const { text, bind } = statement(composed.query);
      return { ...composed, text, values: bind(call) };
    } catch (error) {
      throw error instanceof GraphQLError && !error.extensions.code ? asBadInput(error) : error;
    }
  }

  private prepare(request: OperationRequest, policy: Policy) {
    const { errors, operation, build, call, shape } = this.read(request, policy);
    if (errors) return { errors };
    if (operation.operation !== 'query') return { plan: null, call };
    const key = `${policy.key} ${request.operationName ?? ''} ${shape}`;
    const make = () => traced('plan', {}, () => planQuery(build(), operation));
    return { plan: this.options.plans.get(request.document, key, call, make), call };
  }

  /** The operation that is asked for, and its variables: what a statement is built from. */
  private read(request: OperationRequest, policy: Policy) {
    const { schema, model, cursorKey, hubDate, smallCount } = this.options;
    const operation = operationOf(request.document, request.operationName);
    const definitions = operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, request.variables);
    if (errors) return { errors: errors.map(asBadInput) };
    const call: Call = { variables: coerced!, hubDate: hubDate(), smallCount, cursorKey };
    const { values, shape } = slotVariables(schema, definitions, coerced!, cursorKey);
    const build = () => new Build(schema, model, policy, cursorKey, fragmentsOf(request.document), values);
    return { operation, build, call, shape };
  }

  private async run(plan: Plan, call: Call, signal?: AbortSignal): Promise<string> {
    // A statement is prepared from its second call on: documents asked once would only fill the connections' memory.
    const prepared = plan.calls > 0;
    plan.calls += 1;
    const statement = { name: plan.name, prepared, text: plan.text, values: plan.bind(call) };
    const [row] = await this.options.pool.read<[string]>(statement, signal);
    return row![0];
  }
}

const asBadInput = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    ...error,
    originalError: error.originalError,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });

/** `extensions.access`: which selected fields were not shown in the clear, and how they were. */
function accessExtension(access?: ReadonlyMap<string, Treatment>): { extensions?: Record<string, unknown> } {
  if (!access?.size) return {};
  return { extensions: { access: [...access].map(([path, treatment]) => ({ path, treatment })) } };
}
