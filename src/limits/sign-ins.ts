// Sign-ins that fail. Counted by token, so that a system with an expired one locks out nobody but itself, and the tokens
// that failed by address, so that nobody can try many. What has signed in before is let through, whatever others behind
// the same address do.
import { hash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';
import { Allowance } from './allowance.ts';

/** Tokens that are remembered to have signed in. */
const MOST_KEPT = 10_000;

/** The sign-ins of one server. */
export class SignIns {
  private readonly good = new BoundedMap<true>(MOST_KEPT);
  private readonly byToken: Allowance;
  private readonly byAddress: Allowance;

  /** @param most that may fail within a minute; 0 = any number */
  constructor(most: number) {
    this.byToken = new Allowance(most);
    this.byAddress = new Allowance(most);
  }

  /** Signs in by a header. Throws what `work` does, and Exhausted where too many have failed. */
  async attempt<T>(address: string, authorization: string, work: () => Promise<T>): Promise<T> {
    const token = hash('sha256', authorization);
    const key = `${address} ${token}`;
    if (!this.good.get(token)) {
      await this.byToken.check(key);
      await this.byAddress.check(address);
    }
    try {
      const found = await work();
      this.good.set(token, true, 1);
      return found;
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions.code !== 'UNAUTHENTICATED') throw error;
      this.good.delete(token);
      if (await this.byToken.spend(key)) await this.byAddress.spend(address);
      throw error;
    }
  }
}
