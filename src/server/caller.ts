// Who asks, why, and from where: read of the headers before anything else of a request.
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Authenticator } from '../access/authenticator.ts';
import type { Principal } from '../access/principal.ts';
import { parsePurpose } from '../access/purpose.ts';
import type { OperationRequest } from '../graph/engine.ts';

/** What the hub is told of the caller of an operation. */
export type Caller = Required<Pick<OperationRequest, 'principal' | 'purpose' | 'origin'>>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on the routes that anybody may ask. */
    caller: Caller | null;
  }
}

/** Reads the caller of a request. @throws GraphQLError UNAUTHENTICATED | BAD_USER_INPUT | UNAVAILABLE */
export async function readCaller({ headers, ip, id }: FastifyRequest, authenticator: Authenticator): Promise<Caller> {
  const principal = await authenticator.principalOf(headers.authorization);
  return { principal, purpose: parsePurpose(headers['x-purpose']), origin: { address: ip, reference: id } };
}

/** The caller of a request of a route that needs one. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('a route without authentication asked the hub');
  return caller;
}

/** The metrics name operations, of whomever: they are for those who run the hub. @throws GraphQLError FORBIDDEN */
export function requireStaff({ agency }: Principal): void {
  if (agency === null) return;
  throw new GraphQLError(
    '仅限枢纽的分析员、运行管理员和审计员 · This is for the analyst, the operator and the auditor of the hub',
    { extensions: { code: 'FORBIDDEN' } },
  );
}
