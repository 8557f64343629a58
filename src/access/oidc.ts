// JWTs of an OpenID Connect issuer: what is checked of them, and whom their claims make the bearer. The issuer says by its
// discovery document where its keys are; they are kept, so that it is hardly ever asked.
import { hash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify, type RemoteJWKSet } from 'jose';
import { BoundedMap } from '../bounded-map.ts';
import { isSafe, type OidcConfig } from '../config.ts';
import { claimedPrincipal } from './claims.ts';
import type { Principal } from './principal.ts';
import { type RefusalReason, unauthenticated } from './refusal.ts';

/** Signatures by a key pair only: with a shared secret the hub could sign too, and `none` is no signature. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Milliseconds that a token which was checked is not checked again. */
const LIFE = 10_000;

const MOST_KEPT = 1_000;

/** Milliseconds to wait for the issuer. */
const PATIENCE = 5_000;

/** Tuning, for tests. */
interface Pace {
  /** Milliseconds after a fetch of the keys in which an unknown key id is refused without another. */
  readonly cooldown?: number;
  /** Milliseconds after a failure in which the issuer is not asked again. */
  readonly rest?: number;
}

/** An issuer, and the tokens that it gave for this hub. */
export class OidcIssuer {
  private readonly known = new BoundedMap<{ principal: Principal; until: number }>(MOST_KEPT);
  private keysOnce: Promise<RemoteJWKSet> | undefined;
  private restsUntil = 0;

  /** @param onTrouble told each time the issuer fails to answer */
  constructor(
    private readonly config: OidcConfig,
    private readonly onTrouble: (error: unknown) => void,
    private readonly pace: Pace = {},
  ) {}

  /** The bearer of a JWT; throws UNAUTHENTICATED, or UNAVAILABLE where the issuer's keys cannot be had. */
  async principalOf(token: string): Promise<Principal> {
    const key = hash('sha256', token);
    const known = this.known.get(key);
    if (known && known.until > Date.now()) return known.principal;
    const { issuer, audience, clockSkew } = this.config;
    const checks = { issuer, audience, algorithms, clockTolerance: clockSkew, requiredClaims: ['sub', 'exp'] };
    const { payload } = await jwtVerify(token, this.keyOf, checks).catch((error) => {
      throw refusalOf(error);
    });
    const principal = claimedPrincipal(payload);
    const until = Math.min(Date.now() + LIFE, (payload.exp! + clockSkew) * 1_000);
    this.known.set(key, { principal, until }, 1);
    return principal;
  }

  private readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      this.keysOnce ??= this.discover().catch((error) => {
        this.keysOnce = undefined;
        throw error;
      });
      const keys = await this.keysOnce;
      return await keys(header, token);
    } catch (error) {
      if (isOfKey(error)) throw error;
      this.rest(error);
      throw unavailable(error);
    }
  };

  private async discover(): Promise<RemoteJWKSet> {
    const { issuer } = this.config;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await this.fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal });
    const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (found.issuer !== issuer) throw new Error(`${url} is of another issuer: ${JSON.stringify(found.issuer)}`);
    const address = URL.parse(String(found.jwks_uri));
    if (!address || !isSafe(address)) throw new Error(`${url}: its jwks_uri is no https address`);
    return createRemoteJWKSet(address, {
      timeoutDuration: PATIENCE,
      cooldownDuration: this.pace.cooldown,
      [customFetch]: (to, options) => this.fetch(to, options),
    });
  }

  private async fetch(url: string, options: RequestInit): Promise<Response> {
    if (Date.now() < this.restsUntil) throw new Error('the issuer did not answer a moment ago');
    const response = await fetch(url, options);
    if (response.status !== 200) throw new Error(`GET ${url}: ${response.status}`);
    return response;
  }

  /** An issuer that has just failed to answer is left alone: callers neither wait for it nor storm it meanwhile. */
  private rest(error: unknown): void {
    if (Date.now() < this.restsUntil) return;
    this.restsUntil = Date.now() + (this.pace.rest ?? 5_000);
    this.onTrouble(error);
  }
}

/** By the claim that failed. */
const claimRefusals: Readonly<Record<string, [RefusalReason, string]>> = {
  iss: [
    'WRONG_ISSUER',
    '令牌不是由本枢纽认可的机构签发 · The token is of an issuer ("iss") that this hub does not take tokens of',
  ],
  aud: ['WRONG_AUDIENCE', '令牌不是签发给本枢纽的 · The token is for another audience ("aud") than this hub'],
  nbf: ['NOT_YET_VALID', '令牌尚未生效 · The token is not valid yet ("nbf"); see that the clocks agree'],
};

/** jose's errors as the caller gets them; its messages may hold what the token holds, and stay here. */
function refusalOf(error: unknown): unknown {
  if (error instanceof GraphQLError) return error;
  if (error instanceof errors.JWTExpired)
    return unauthenticated('EXPIRED', '令牌已过期，请重新登录 · The token has expired ("exp"): sign in anew');
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    const [code, message] = (reason === 'check_failed' && claimRefusals[claim]) || [
      'BAD_CLAIM' as const,
      `令牌缺少声明 ${claim}，或其形式有误 · The claim "${claim}" is missing in the token, or malformed`,
    ];
    return unauthenticated(code, message);
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return unauthenticated(
      'BAD_ALGORITHM',
      `不接受令牌的签名算法 · The token is signed in a way that this hub does not take; it takes ${algorithms.join(' ')}`,
    );
  if (isOfKey(error))
    return unauthenticated(
      'UNKNOWN_KEY',
      '令牌的签名密钥不属于签发机构 · The token names no key ("kid") of its issuer',
    );
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return unauthenticated(
      'BAD_SIGNATURE',
      '令牌签名无效 · The signature of the token is wrong: it was changed, or forged',
    );
  if (error instanceof errors.JOSEError || error instanceof TypeError)
    return unauthenticated('MALFORMED_TOKEN', '令牌格式有误 · The token is no well-formed JWT');
  return error;
}

/** The issuer did answer: the key that the token names is not among its keys, or is one that cannot be read. */
const isOfKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  (error instanceof DOMException && error.name === 'DataError');

const unavailable = (cause: unknown): GraphQLError =>
  new GraphQLError(
    '身份认证服务暂时无法访问，请稍后重试 · The issuer of tokens (OIDC) does not answer just now; try again in a moment',
    { extensions: { code: 'UNAVAILABLE' }, originalError: cause as Error },
  );
