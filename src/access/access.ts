// Finds the policy of a caller in the grants in force, and notices when they change.
import { GraphQLError } from 'graphql';
import { Scope } from './coverage.ts';
import type { Grant } from './grant.ts';
import { GrantedPolicy } from './granted-policy.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Purpose } from './purpose.ts';
import type { Basis } from './row-conditions.ts';

/** All grants that are in force or will be, and what tells them from any others. */
export interface Granted {
  readonly version: string;
  readonly grants: readonly Grant[];
}

/** Where grants are kept. */
export interface GrantStore {
  load(): Promise<Granted>;
  version(): Promise<string>;
}

/** Grants are looked at again after this many milliseconds; nobody relies on any that are twice as old. */
const FRESH = 1_000;

/** Policies that are kept; one serves all callers of the same agency, roles, division and purpose. */
const MOST_POLICIES = 2_000;

/** The policies of one hub. */
export class Access {
  private granted: Granted = { version: '', grants: [] };
  private policies = new Map<string, GrantedPolicy>();
  /** Those of callers who state no purpose, by the principal itself: one object serves many calls. */
  private plain = new WeakMap<Principal, { policy: GrantedPolicy; until: number }>();
  private asked = 0;
  private asking: Promise<void> | null = null;

  constructor(
    private readonly basis: Basis,
    private readonly store: GrantStore,
  ) {}

  /** The policy of a caller. Throws FORBIDDEN where the stated purpose names no grant of the caller that is in force. */
  readonly policyOf = (principal: Principal, purpose: Purpose | null): Policy => {
    if (purpose) return this.find(principal, purpose);
    const known = this.plain.get(principal);
    if (known && known.until > Date.now()) return known.policy;
    const policy = this.find(principal, null);
    this.plain.set(principal, { policy, until: policy.until ?? Number.POSITIVE_INFINITY });
    return policy;
  };

  private find(principal: Principal, purpose: Purpose | null): GrantedPolicy {
    const { agency, roles, division, datasets } = principal;
    const held = () => this.held(principal);
    const code = purpose && this.purposeOf(purpose, held());
    const key = JSON.stringify([agency, roles, division, datasets, code]);
    const known = this.policies.get(key);
    if (known && (known.until === null || known.until > Date.now())) return known;
    const policy = this.make(principal, held(), code);
    if (this.policies.size >= MOST_POLICIES) this.policies.clear();
    this.policies.set(key, policy);
    return policy;
  }

  /** Settles at once where the grants have been looked at lately, else when they have been. */
  async refresh(): Promise<void> {
    const age = Date.now() - this.asked;
    if (age < FRESH) return;
    this.asking ??= this.look().finally(() => {
      this.asking = null;
    });
    if (age >= 2 * FRESH) return this.asking;
    // Renewed ahead of its end: where many call, all of them would wait for it.
    this.asking.catch(() => {});
  }

  /** Looks at the grants now: right after they were changed here. */
  async reload(): Promise<void> {
    // A look that is under way may have seen what was there before.
    await this.asking?.catch(() => {});
    this.asked = 0;
    await this.refresh();
  }

  private async look(): Promise<void> {
    const asked = Date.now();
    if ((await this.store.version()) !== this.granted.version) {
      this.granted = await this.store.load();
      this.policies = new Map();
      this.plain = new WeakMap();
    }
    this.asked = asked;
  }

  /** The grants of a caller, each narrowed to the caller's own division. */
  private held({ agency, roles, division, datasets }: Principal): Grant[] {
    const grantees = new Set([...(agency ? [agency, '*'] : []), ...roles.map((role) => `role:${role}`)]);
    const now = Date.now();
    return this.granted.grants.flatMap((grant) => {
      if (!grantees.has(grant.grantee) || (grant.until !== null && grant.until <= now)) return [];
      if (datasets && !datasets.includes(grant.dataset)) return [];
      const narrowed = this.narrowed(grant, division);
      return narrowed === undefined ? [] : [{ ...grant, division: narrowed }];
    });
  }

  /**
   * What is shared without conditions is shared with every division, sensitive fields in the clear excepted; undefined where
   * the two have nothing in common.
   */
  private narrowed({ dataset, division, treatment, fields }: Grant, own: string | null): string | null | undefined {
    const isClear = treatment === 'CLEAR' || Object.values(fields ?? {}).includes('CLEAR');
    const isOpen = !isClear && this.basis.provenance.datasets.get(dataset)?.attribute === 'UNCONDITIONAL';
    if (own === null || isOpen) return division;
    if (division === null) return own;
    const [granted, mine] = [this.basis.within(division), this.basis.within(own)];
    if (mine.from >= granted.from && mine.to <= granted.to) return own;
    return granted.from >= mine.from && granted.to <= mine.to ? division : undefined;
  }

  private purposeOf({ grant }: Purpose, held: readonly Grant[]): string {
    const stated = held.find(({ code }) => code === grant);
    if (stated) return stated.purpose;
    throw new GraphQLError(
      `X-Purpose 所称授权 ${grant} 不属于您或已失效 · X-Purpose names the grant ${grant}, which is not yours or no longer in force; accessGrants lists yours`,
      { extensions: { code: 'FORBIDDEN', grant } },
    );
  }

  private make(principal: Principal, held: readonly Grant[], purpose: string | null): GrantedPolicy {
    const { agency, roles, division, datasets } = principal;
    const speaks = roles.includes('agency') && division === null && datasets === null;
    const supplied = [...this.basis.provenance.datasets].filter(([, facts]) => facts.agency === agency);
    const ownDatasets = speaks ? supplied.map(([code]) => code) : [];
    const scope = new Scope(held, purpose, roles.includes('designated'));
    const stated = purpose === null ? [...new Set(held.map((grant) => grant.purpose))] : [];
    const forPurposes = () => stated.map((code) => this.make(principal, held, code));
    return new GrantedPolicy(this.basis, scope, { agency, roles, speaks, ownDatasets }, held, forPurposes);
  }
}
