// Bearer tokens: how a caller shows which principal it is. The database keeps only their hashes.
import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { findPrincipal, type Principal } from './principal.ts';

const form = /^ld_[A-Za-z0-9_-]{43}$/;

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

  /** Looks into the database that are under way. */
  private readonly looks = new Map<string, Promise<Principal | null>>();

  /** @param life milliseconds; a token taken back is refused after this long at the latest */
  constructor(
    private readonly pool: Pool,
    private readonly life = 10_000,
  ) {}

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
    const left = known ? known.until - Date.now() : 0;
    if (left > this.life / 2) return known!.principal;
    const look = this.looks.get(key) ?? this.look(key);
    if (left <= 0) return look;
    // Renewed ahead of its end: where many call, all of them would wait for it, and for the others in the queue.
    look.catch(() => {});
    return known!.principal;
  }

  /** Looks a token up, once for all who ask for it meanwhile. */
  private look(key: string): Promise<Principal | null> {
    const look = this.find(key).finally(() => this.looks.delete(key));
    this.looks.set(key, look);
    return look;
  }

  private async find(key: string): Promise<Principal | null> {
    const asked = Date.now();
    const { rows } = await this.pool.query<{ principal: string; expires_at: Date | null }>(
      'select principal, expires_at from access_token where hash = $1 and (expires_at is null or expires_at > now())',
      [key],
    );
    const row = rows[0];
    const principal = row && findPrincipal(row.principal);
    if (!principal) {
      this.cache.delete(key);
      return null;
    }
    if (this.cache.size >= cacheSize) this.cache.clear();
    const until = Math.min(asked + this.life, row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY);
    this.cache.set(key, { principal, until });
    return principal;
  }
}

function hashOf(token: string): string {
  return hash('sha256', token);
}
