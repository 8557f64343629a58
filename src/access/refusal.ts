// How a caller who cannot be let in is told so. The token itself never stands in the answer.
import { GraphQLError } from 'graphql';

/** Why a token is refused; `extensions.reason` of the answer. */
export type RefusalReason =
  | 'NO_TOKEN'
  | 'UNKNOWN_TOKEN'
  | 'MALFORMED_TOKEN'
  | 'BAD_SIGNATURE'
  | 'BAD_ALGORITHM'
  | 'UNKNOWN_KEY'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'REVOKED'
  | 'DEMO_TOKEN'
  | 'WRONG_ISSUER'
  | 'WRONG_AUDIENCE'
  | 'BAD_CLAIM';

/** A refusal with HTTP status 401. `message` is `中文 · English`. */
export const unauthenticated = (reason: RefusalReason, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', reason } });
