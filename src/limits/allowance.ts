// How much a principal may ask within a minute, and how often a sign-in may fail from one address. Counted in the memory of
// this process: several hubs on one database each count for themselves.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const MINUTE = 60;

/** A caller has used up an allowance. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';

  /** @param seconds until there is a new one */
  constructor(readonly seconds: number) {
    super(`used up for ${seconds} s`);
  }
}

/** Points by key, anew each minute. */
export class Allowance {
  private readonly limiter: RateLimiterMemory | null;

  /** @param points a minute; 0 = any number */
  constructor(points: number) {
    this.limiter = points > 0 ? new RateLimiterMemory({ points, duration: MINUTE }) : null;
  }

  /** Throws Exhausted where there are not so many left. @returns whether it is the first time within the minute */
  async spend(key: string, points = 1): Promise<boolean> {
    const spent = await this.limiter?.consume(key, points).catch((error: unknown) => {
      throw error instanceof RateLimiterRes ? exhausted(error) : error;
    });
    return spent?.isFirstInDuration ?? false;
  }

  /** Throws Exhausted where nothing is left. */
  async check(key: string): Promise<void> {
    const spent = await this.limiter?.get(key);
    if (spent && spent.remainingPoints <= 0) throw exhausted(spent);
  }
}

const exhausted = ({ msBeforeNext }: RateLimiterRes) => new Exhausted(Math.max(1, Math.ceil(msBeforeNext / 1_000)));
