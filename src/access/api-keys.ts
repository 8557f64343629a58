// API keys: opaque bearer tokens, each with what its bearer may be. Systems of partners have them, and so do the principals
// of a hub without an OIDC issuer. The database keeps only the SHA-256 of a key: its 256 random bits cannot be guessed, so
// that a slow hash as for passwords would protect nothing, and could not be looked up by an index.
import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { BoundedMap } from '../bounded-map.ts';
import { findPrincipal, type Principal, type Role } from './principal.ts';
import { unauthenticated } from './refusal.ts';

const form = /^ld_[A-Za-z0-9_-]{43}$/;

const MOST_KEPT = 1_000;

/** A key that nobody has yet: `ld_` and 32 random bytes in base64url. */
export function newKey(): string {
  return `ld_${randomBytes(32).toString('base64url')}`;
}

/** True when the text could be a key of a hub. */
export function isKey(text: unknown): text is string {
  return typeof text === 'string' && form.test(text);
}

/** Whom a key makes its bearer. */
export type Scopes = Pick<Principal, 'name' | 'agency' | 'roles' | 'division' | 'datasets' | 'documents'>;

/** A key as an operator sees it; the key itself is nowhere to be had. */
export interface KeyRecord extends Scopes {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = `id, name, agency, roles, division, datasets, documents, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"`;

/** What a hub is told of its keys. */
export interface ApiKeyOptions {
  /** Whether the keys of a demo count: they stand in a file, in the clear. */
  readonly demo?: boolean;
  /** Milliseconds; a key taken back is refused after this long at the latest. */
  readonly life?: number;
  /** Connections on which known keys are looked at anew, so that this takes no caller's place; else those of the callers. */
  readonly renewals?: Pool;
}

/** The keys of one database, in its table `api_key`. */
export class ApiKeys {
  private readonly known = new BoundedMap<{ principal: Principal; until: number }>(MOST_KEPT);

  /** Looks into the database that are under way. */
  private readonly looks = new Map<string, Promise<Principal>>();

  private readonly demo: boolean;
  private readonly life: number;
  private readonly renewals: Pool;

  constructor(
    private readonly pool: Pool,
    { demo = false, life = 1_000, renewals = pool }: ApiKeyOptions = {},
  ) {
    this.demo = demo;
    this.life = life;
    this.renewals = renewals;
  }

  /**
   * Makes a key.
   * @param expiresAt end of its life in real time
   * @returns the key; it cannot be had a second time
   */
  async issue(scopes: Scopes, expiresAt: Date): Promise<string> {
    const key = newKey();
    const { name, agency, roles, division, datasets, documents = null } = scopes;
    await this.pool.query(
      `insert into api_key (hash, name, agency, roles, division, datasets, documents, demo, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, false, $8)`,
      [hashOf(key), name, agency, roles, division, datasets, documents, expiresAt],
    );
    return key;
  }

  /**
   * Makes these the keys of the demo, and no others: those of its tokens.json.
   * @param keys principal name -> key
   */
  async keepDemo(keys: Readonly<Record<string, string>>): Promise<void> {
    const rows = Object.entries(keys).map(([name, key]) => {
      const { agency, roles, division, datasets } = findPrincipal(name)!;
      return { hash: hashOf(key), name, agency, roles, division, datasets };
    });
    await this.pool.query(
      `with row as (
         select * from jsonb_to_recordset($1::jsonb)
           as t(hash text, name text, agency text, roles text[], division text, datasets text[])
       ), gone as (delete from api_key where demo and hash not in (select hash from row))
       insert into api_key (hash, name, agency, roles, division, datasets, demo, expires_at)
       select hash, name, agency, roles, division, datasets, true, null from row
       on conflict (hash) do update set name = excluded.name, agency = excluded.agency, roles = excluded.roles,
         division = excluded.division, datasets = excluded.datasets, demo = true, expires_at = null`,
      [JSON.stringify(rows)],
    );
  }

  /** All keys but the demo's, the newest first. */
  async list(): Promise<KeyRecord[]> {
    const { rows } = await this.pool.query<KeyRecord>(`select ${columns} from api_key where not demo order by id desc`);
    return rows;
  }

  /** Takes a key back. @returns it, or null where there is none of that id */
  async revoke(id: string): Promise<KeyRecord | null> {
    const { rows } = await this.pool.query<KeyRecord>(
      `update api_key set revoked_at = coalesce(revoked_at, now()) where id = $1 and not demo returning ${columns}`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Whose key this is; throws UNAUTHENTICATED where it is nobody's, or no longer. */
  async principalOf(key: string): Promise<Principal> {
    if (!isKey(key)) throw unknownToken();
    const keyHash = hashOf(key);
    const known = this.known.get(keyHash);
    const left = known ? known.until - Date.now() : 0;
    if (left > this.life / 2) return known!.principal;
    const look = this.looks.get(keyHash) ?? this.look(keyHash, known ? this.renewals : this.pool);
    if (left <= 0) return look;
    // Renewed ahead of its end: where many call, all of them would wait for it, and for the others in the queue.
    look.catch(() => {});
    return known!.principal;
  }

  /** Looks a key up, once for all who ask for it meanwhile. */
  private look(keyHash: string, pool: Pool): Promise<Principal> {
    const look = this.find(keyHash, pool).finally(() => this.looks.delete(keyHash));
    this.looks.set(keyHash, look);
    return look;
  }

  private async find(keyHash: string, pool: Pool): Promise<Principal> {
    const asked = Date.now();
    const { rows } = await pool.query<KeyRecord & { demo: boolean; expired: boolean }>(
      `select ${columns}, demo, coalesce(expires_at <= now(), false) as expired from api_key where hash = $1`,
      [keyHash],
    );
    const row = rows[0];
    const refusal = this.refusalOf(row);
    if (refusal) {
      this.known.delete(keyHash);
      throw refusal;
    }
    const until = Math.min(asked + this.life, row!.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const principal = principalBy(row!);
    this.known.set(keyHash, { principal, until }, 1);
    return principal;
  }

  private refusalOf(row: (KeyRecord & { demo: boolean; expired: boolean }) | undefined) {
    if (!row) return unknownToken();
    if (row.revokedAt)
      return unauthenticated('REVOKED', '密钥已撤销 · The key was revoked: ask the operator for a new one');
    if (row.expired)
      return unauthenticated('EXPIRED', '令牌已过期 · The token has expired: ask the operator for a new one');
    if (!row.demo || this.demo) return null;
    return unauthenticated(
      'DEMO_TOKEN',
      '演示令牌只在演示模式有效 · A token of the demo is nothing to a hub that is none',
    );
  }
}

/** The refusal of a token that this hub knows nothing of. */
export const unknownToken = () =>
  unauthenticated(
    'UNKNOWN_TOKEN',
    '令牌无效 · This hub does not know the token: sign in anew, or ask the operator for one',
  );

function principalBy({ name, agency, roles, division, datasets, documents }: Scopes): Principal {
  const known = findPrincipal(name);
  const { zh, en } = findPrincipal(agency ?? '')?.title ?? { zh: '', en: '' };
  const title = known?.title ?? { zh: `${zh} ${name}`, en: `${en} ${name}` };
  return { name, agency, roles: roles as Role[], division, datasets, title, ...(documents && { documents }) };
}

function hashOf(key: string): string {
  return hash('sha256', key);
}
