// Bearer tokens: how a caller shows which principal it is. The database keeps only their hashes.
import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { findPrincipal, type Principal } from './principal.ts';

const form = /^ld_[A-Za-z0-9_-]{43}$/;

/** A token taken back is refused after this long at the latest. */
const cacheMillis = 10_000;
const cacheSize = 1_000;

/** A token that nobody has yet: `ld_` and 32 random bytes in base64url. */
export function newToken(): string {
  return `ld_${randomBytes(32).toString('base64url')}`;
}

/** True when the text could be a token of this hub. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && form.test(text);
}

/** The tokens of one hub, in its table `access_token`. */
export class Tokens {
  private readonly cache = new Map<string, { principal: Principal; until: number }>();

  constructor(private readonly pool: Pool) {}

  /**
   * Makes a token for a principal.
   * @param expiresAt end of its life in real time; null = none
   * @returns the token; it cannot be had a second time
   */
  async issue(principal: Principal, expiresAt: Date | null): Promise<string> {
    const token = newToken();
    await this.pool.query(
      'insert into access_token (hash, principal, created_at, expires_at) values ($1, $2, now(), $3)',
      [hashOf(token), principal.name, expiresAt],
    );
    return token;
  }

  /**
   * Makes these the tokens that live without end, and no others: a demo's tokens are those of its tokens.json.
   * @param tokens principal name -> token
   */
  async keepOnly(tokens: Readonly<Record<string, string>>): Promise<void> {
    const hashes = Object.values(tokens).map(hashOf);
    await this.pool.query(
      `with gone as (delete from access_token where expires_at is null and hash <> all($1::text[]))
       insert into access_token (hash, principal, created_at, expires_at)
       select hash, principal, now(), null from unnest($1::text[], $2::text[]) as t(hash, principal)
       on conflict (hash) do update set principal = excluded.principal, expires_at = null`,
      [hashes, Object.keys(tokens)],
    );
    this.cache.clear();
  }

  /** Whose token this is; null when it is unknown, malformed, expired, or its principal is gone. */
  async principalOf(token: string): Promise<Principal | null> {
    if (!isToken(token)) return null;
    const key = hashOf(token);
    const known = this.cache.get(key);
    if (known && known.until > Date.now()) return known.principal;
    this.cache.delete(key);
    const { rows } = await this.pool.query<{ principal: string; expires_at: Date | null }>(
      'select principal, expires_at from access_token where hash = $1 and (expires_at is null or expires_at > now())',
      [key],
    );
    const row = rows[0];
    const principal = row && findPrincipal(row.principal);
    if (!principal) return null;
    if (this.cache.size >= cacheSize) this.cache.clear();
    const until = Math.min(Date.now() + cacheMillis, row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY);
    this.cache.set(key, { principal, until });
    return principal;
  }
}

function hashOf(token: string): string {
  return hash('sha256', token);
}
