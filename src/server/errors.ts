// What a caller is told when a request fails: a stable code, a message in Chinese and English, and nothing from within.
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { causeOf, codes, failureOf } from '../graph/failure.ts';
import { Exhausted } from '../limits/allowance.ts';

/** Faults of the request that Apollo Server finds, and what they are called in Chinese. */
const requestFaults: Readonly<Record<string, string>> = {
  PERSISTED_QUERY_NOT_SUPPORTED: '不支持持久化查询',
  GRAPHQL_PARSE_FAILED: '查询语法有误',
  OPERATION_RESOLUTION_FAILURE: '无法确定要执行的操作',
  BAD_USER_INPUT: '输入有误',
  BAD_REQUEST: '请求有误',
};

/** Told of each error that callers only learn a reference of. */
export type Report = (error: unknown, reference: string) => void;

/** A request refused before GraphQL: no or no valid token, a body that is no JSON, a lost database. */
export function answer(code: string, message: string, extensions: Record<string, unknown> = {}) {
  return { errors: [{ message, extensions: { code, ...extensions } }] };
}

/** HTTP statuses of the codes that do not mean 400. */
export const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** What a caller is told while the database is away. */
export const unavailableMessage =
  '数据库暂时无法访问，请稍后重试 · The database does not answer just now; try again in a moment';

/** What a caller is told where too many others wait. */
export const busyMessage = '请求过多，请稍后重试 · Too many questions are waiting for an answer; try again in a moment';

/** What a caller is told who has used up what there is for a minute. */
export const exhaustedMessage = (seconds: number): string =>
  `用量已达上限，请 ${seconds} 秒后重试 · Used up for this minute; try again in ${seconds} s`;

/** The header of an answer that says RATE_LIMITED. */
export const retryAfter = (seconds: number): [name: string, value: string] => ['retry-after', String(seconds)];

const tooComplexMessage =
  '查询过大或嵌套过深，请拆分 · The query is too large or nested too deeply; ask in smaller parts';

const unstorableMessage =
  '查询含有数据库无法存储的值 · The query holds a value that the database cannot: a text with U+0000, or a day before the year 1';

/** What the caller is told where an operation failed without a fault of the hub; null where there is one. */
export function refusalOf(error: unknown): GraphQLError | null {
  const code = failureOf(error);
  switch (code) {
    case null:
      return null;
    case 'UNAVAILABLE':
      return new GraphQLError(unavailableMessage, { extensions: { code, http: { status: 503 } } });
    case 'RATE_LIMITED': {
      const cause = causeOf(error);
      return cause instanceof Exhausted
        ? rateLimited(exhaustedMessage(cause.seconds), cause.seconds)
        : rateLimited(busyMessage, 1);
    }
    case 'CANCELLED':
      return new GraphQLError('已取消 · Cancelled', { extensions: { code } });
    case 'TOO_COMPLEX':
      return new GraphQLError(tooComplexMessage, { extensions: { code } });
    case 'BAD_USER_INPUT':
      return new GraphQLError(unstorableMessage, { extensions: { code } });
  }
}

const rateLimited = (message: string, seconds: number) => {
  const http = { status: 429, headers: new HeaderMap([retryAfter(seconds)]) };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', http } });
};

/** What a caller is told of a fault of the hub: the reference by which an operator finds it in the log. */
export function internalMessage(reference: string): string {
  return `内部错误，编号 ${reference} · Something went wrong inside the hub; mention ${reference} to its operator`;
}

/**
 * Apollo Server's `formatError`: gives the request's faults our codes, lets coded errors pass, and keeps everything
 * else to the log.
 */
export function errorFormatter(report: Report, newReference: () => string) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.code);
    const fault = requestFaults[code];
    if (fault) {
      const message = formatted.message.includes(' · ') ? formatted.message : `${fault} · ${formatted.message}`;
      const reason = code === 'BAD_USER_INPUT' ? {} : { reason: code };
      return { ...formatted, message, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT', ...reason } };
    }
    if (codes.has(code)) return formatted;
    const reference = newReference();
    report(causeOf(error), reference);
    const { locations, path } = formatted;
    return { message: internalMessage(reference), locations, path, extensions: { code: 'INTERNAL', reference } };
  };
}
