// The way of a document that was answered before: Apollo Server has parsed and validated it, found its caller's headers in
// order and said how to answer them, so that only the execution is left. Whatever differs goes through Apollo.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import { operationOf } from '../graph/plan.ts';
import type { Hub } from '../hub.ts';
import { callerOf } from './caller.ts';
import { type Answer, answerText } from './graphql.ts';

/** Characters of documents that are kept; parsed, each takes some fifty bytes. */
const ROOM = 1_000_000;

/** A valid document, and the content type that Apollo gave its answer. */
interface Known {
  readonly document: DocumentNode;
  readonly contentType: string;
}

/** Documents that were answered with data, by their text and what was accepted. */
export class ShortWay {
  private readonly known = new BoundedMap<Known>(ROOM);

  constructor(private readonly hub: Hub) {}

  /** Keeps a document that Apollo Server has just answered with data alone. */
  learn({ headers, body, asked }: FastifyRequest, reply: FastifyReply): void {
    const document = asked.answered;
    const { query } = (body ?? {}) as { query?: unknown };
    if (!document || typeof query !== 'string') return;
    const key = keyOf(headers.accept, query);
    this.known.set(key, { document, contentType: String(reply.getHeader('content-type')) }, key.length);
  }

  /**
   * The text of the answer; null where the document is not known. Where there is more to say than data, the execution is
   * left in `request.begun` for Apollo to say it.
   */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const question = questionOf(request);
    if (!question) return null;
    const { query, variables, operationName } = question;
    const known = this.known.get(keyOf(request.headers.accept, query));
    if (!known) return null;
    const { document, contentType } = known;
    const { gone, asked } = request;
    request.begun = this.hub.execute({ document, operationName, variables, ...callerOf(request), signal: gone });
    const result = await request.begun.catch((): Answer => ({}));
    if (!('text' in result)) return null;
    const { name, operation: kind } = operationOf(document, operationName);
    asked.operation = name?.value ?? null;
    asked.kind = kind;
    asked.outcome = 'OK';
    reply.type(contentType);
    return answerText(result);
  }
}

const keyOf = (accept: string | undefined, query: string) => `${accept ?? ''}\n${query}`;

/** What a POST asks, where it asks in the plain form. */
function questionOf({ method, headers, body }: FastifyRequest) {
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return null;
  const { query, variables, operationName, ...others } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string' || Object.keys(others).length > 0) return null;
  if (typeof (variables ?? {}) !== 'object' || Array.isArray(variables)) return null;
  if (typeof (operationName ?? '') !== 'string') return null;
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: (operationName ?? undefined) as string | undefined,
  };
}
