// What an operation failed at, as a code: the one that its caller is told is the one that stands on record.
import { GraphQLError } from 'graphql';
import { LogUnavailable } from '../audit/access-log.ts';
import { connectionLost } from '../db/reach.ts';
import { Busy } from '../db/read-pool.ts';
import { Exhausted } from '../limits/allowance.ts';

/** The codes that callers may rely on; whatever else fails is INTERNAL. */
export const codes: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'FIELD_FORBIDDEN',
  'PURPOSE_REQUIRED',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  // For nobody but the metrics and the record: whoever asked is gone.
  'CANCELLED',
  'INTERNAL',
]);

/** What an operation may fail at without a fault of the hub, besides what says its code itself. */
export type Failure = 'UNAVAILABLE' | 'RATE_LIMITED' | 'CANCELLED' | 'TOO_COMPLEX' | 'BAD_USER_INPUT';

/**
 * Whether a lost database failed it, too many others, its own size, a value that no database can hold, or that its caller
 * is gone; null where it was none of these.
 */
export function failureOf(error: unknown): Failure | null {
  const cause = causeOf(error);
  // Without a record of it no answer leaves.
  if (connectionLost(cause) || cause instanceof LogUnavailable) return 'UNAVAILABLE';
  if (cause instanceof Busy || cause instanceof Exhausted) return 'RATE_LIMITED';
  if (cause instanceof Error && cause.name === 'AbortError') return 'CANCELLED';
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  // 54: a limit of PostgreSQL, such as that of its stack; 57014: longer than a statement may take.
  if (/^(54...|57014)$/.test(String(code)) || message === 'Maximum call stack size exceeded') return 'TOO_COMPLEX';
  // 22021: a character that is not in the repertoire; 22008: a day out of range.
  return code === '22021' || code === '22008' ? 'BAD_USER_INPUT' : null;
}

/** The code of an operation that ended with these errors; `OK` where there are none. */
export function outcomeOf(errors: readonly unknown[]): string {
  if (errors.length === 0) return 'OK';
  // A lost database spoils the whole answer, whatever else went wrong.
  const failure = errors.map(failureOf).find((found) => found !== null);
  if (failure) return failure;
  const [first] = errors;
  const code = first instanceof GraphQLError && String(first.extensions.code);
  return code && codes.has(code) ? code : 'INTERNAL';
}

/** GraphQL wraps what its execution threw. */
export function causeOf(error: unknown): unknown {
  return (error instanceof GraphQLError && error.originalError) || error;
}
