// How much wage deposit (农民工工资保证金) a project has to lodge: the formula of domain 2.3 after 人社部发〔2021〕65号.
import { addMonths, type Day } from './calendar.ts';
import { divideHalfUp, lesser } from './money.ts';
import { countOf, millionths, parameter } from './parameters.ts';

/** Reliefs that the human-resources authority declares in its ledger (DS05). */
export type Relief = 'SMALL_PROJECT' | 'THREE_YEARS_CLEAN' | 'TWO_YEARS_HALF' | 'MULTI_PROJECT' | 'NONE';

/** Raises that it declares. */
export type Uplift = 'ARREARS' | 'LISTED' | 'NONE';

/** What the required deposit depends on. */
export interface DepositTerms {
  /** The day on which the clock started: permit, start report or contract. Its law counts. */
  clockOn: Day;
  contractFen: bigint;
  /** Days on which the contractor was found to owe wages. */
  arrearsEvents: readonly Day[];
  /** The contractor is on the list of seriously dishonest bodies for wage arrears. */
  listed: boolean;
  /**
   * Declared by the authority. Two or three clean years count only so: that nobody complained proves nothing. A small
   * project is computed, whatever is declared.
   */
  reliefs: readonly Relief[];
  uplifts: readonly Uplift[];
  /** The fraction that the authority set for a firm with several projects in one area; null if it set none. */
  loweredRate: number | null;
}

/** Why nothing has to be lodged. */
export type DepositExemption = 'EXEMPT_SMALL' | 'EXEMPT_3Y';

/** The required deposit. */
export interface RequiredDeposit {
  requiredFen: bigint;
  /** Rate applied to the contract price, a fraction; 0 where exempt. */
  rate: number;
  exemption: DepositExemption | null;
}

const ONE = 1_000_000n;

/**
 * The required deposit by the rules in force when the clock started: 85 000 000 yuan at the base rate of 2 % is
 * 1 700 000.00. A raised rate is not clamped at 3 %. Throws ParameterError before the rule was in force.
 */
export function requiredDeposit(terms: DepositTerms): RequiredDeposit {
  const { clockOn, contractFen } = terms;
  const exemption = exemptionOf(terms);
  if (exemption) return { requiredFen: 0n, rate: 0, exemption };
  const rate = rateOf(terms);
  const amount = divideHalfUp(contractFen * rate, ONE);
  const cap = parameter('deposit.cap', clockOn).value;
  return {
    requiredFen: cap === null ? amount : lesser(amount, BigInt(cap)),
    rate: Number(rate) / Number(ONE),
    exemption: null,
  };
}

/** In millionths. For several projects the authority may go below the base rate, though not below the floor. */
function rateOf(terms: DepositTerms): bigint {
  const { clockOn, reliefs, loweredRate } = terms;
  const applied = (millionths('deposit.base_rate', clockOn) * factorOf(terms)) / ONE;
  if (!reliefs.includes('MULTI_PROJECT')) return applied;
  const lowered = loweredRate === null ? applied : lesser(applied, BigInt(Math.round(loweredRate * Number(ONE))));
  const floor = millionths('deposit.multi_floor', clockOn);
  return lesser(lowered, floor) === lowered ? floor : lowered;
}

function exemptionOf(terms: DepositTerms): DepositExemption | null {
  const { clockOn, contractFen, reliefs } = terms;
  const small = contractFen < BigInt(parameter('deposit.exempt_below', clockOn).value ?? 0);
  if (small && !hadArrears(terms, countOf('deposit.exempt_clean_months', clockOn))) return 'EXEMPT_SMALL';
  return reliefs.includes('THREE_YEARS_CLEAN') && !isRaised(terms) ? 'EXEMPT_3Y' : null;
}

/** What the base rate is multiplied by, in millionths. A raise goes before any relief. */
function factorOf(terms: DepositTerms): bigint {
  const { clockOn, listed, reliefs, uplifts } = terms;
  if (listed || uplifts.includes('LISTED')) return ONE + millionths('deposit.up_listed', clockOn);
  if (isRaised(terms)) return ONE + millionths('deposit.up_arrears', clockOn);
  return reliefs.includes('TWO_YEARS_HALF') ? ONE - millionths('deposit.down_2y', clockOn) : ONE;
}

const isRaised = (terms: DepositTerms): boolean =>
  terms.listed ||
  terms.uplifts.some((uplift) => uplift !== 'NONE') ||
  hadArrears(terms, countOf('deposit.up_arrears_months', terms.clockOn));

/** Whether arrears were found in so many months before the clock started; its own day is no longer before. */
const hadArrears = ({ clockOn, arrearsEvents }: DepositTerms, months: number): boolean =>
  arrearsEvents.some((day) => day >= addMonths(clockOn, -months) && day < clockOn);
