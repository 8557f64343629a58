// Who is asking: the one place where a token becomes a principal.
import { type ApiKeys, isKey, unknownToken } from './api-keys.ts';
import type { OidcIssuer } from './oidc.ts';
import type { Principal } from './principal.ts';
import { unauthenticated } from './refusal.ts';

/** Three parts; the signature may be missing, which is then told. */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Tells principals by their bearer tokens: API keys of the hub, and JWTs of its issuer where it has one. */
export class Authenticator {
  constructor(
    private readonly keys: ApiKeys,
    private readonly issuer: OidcIssuer | null = null,
  ) {}

  /**
   * The caller of a request.
   * @param authorization the header of that name
   * @throws GraphQLError UNAUTHENTICATED with a reason, or UNAVAILABLE where that cannot be told just now
   */
  async principalOf(authorization: string | undefined): Promise<Principal> {
    const [, token] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    if (!token) throw noToken();
    if (isKey(token)) return this.keys.principalOf(token);
    if (this.issuer && jwt.test(token)) return this.issuer.principalOf(token);
    throw unknownToken();
  }
}

const noToken = () =>
  unauthenticated(
    'NO_TOKEN',
    '请提供令牌 · Sign in: send the header "Authorization: Bearer <token>" with a valid token',
  );
