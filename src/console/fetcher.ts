// GraphiQL's way to the hub: every request, introspection included, carries the caller's token.
import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';

type Fetcher = GraphiQLProps['fetcher'];

/** An answer in GraphQL's own form, so that the response pane shows our reason and not the browser's "Failed to fetch". */
const failure = (message: string): ExecutionResult => ({ errors: [{ message }] }) as unknown as ExecutionResult;

async function post(body: string, headers: Record<string, string>): Promise<ExecutionResult> {
  let response: Response;
  try {
    response = await fetch(new URL('graphql', document.baseURI), { method: 'POST', headers, body });
  } catch {
    return failure('无法连接数据枢纽，请稍后重试。 · The hub cannot be reached. Try again in a moment.');
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const status = `${response.status} ${response.statusText}`.trim();
    return failure(`返回的不是 GraphQL 应答。 · The answer is not GraphQL: ${status}`);
  }
}

/** A fetcher with this token; `onRefused` is given the token when the hub does not accept it. */
export function createFetcher(token: string, onRefused: (token: string) => void): Fetcher {
  return async (parameters, options) => {
    const result = await post(JSON.stringify(parameters), {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...options?.headers,
      authorization: `Bearer ${token}`,
    });
    if (result.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) onRefused(token);
    return result;
  };
}
