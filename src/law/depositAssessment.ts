// What a project's wage deposit amounts to on a day: the states of domain section 7. A clue for people to check, never
// a finding; a row that is missing is a violation only where a delivery later than the due day could have shown it.
import { isListed, type Listing } from './blacklist.ts';
import { addDays, addWorkdays, type Day } from './calendar.ts';
import { type DepositExemption, type DepositTerms, type Relief, requiredDeposit, type Uplift } from './deposit.ts';
import { lesser } from './money.ts';
import { countOf, whereKnown } from './parameters.ts';

/** The states of a wage deposit. */
type DepositState =
  | 'SECURED'
  | 'SUBSTITUTED'
  | 'PARTIAL'
  | 'UNPAID'
  | 'GUARANTEE_LAPSED'
  | 'GUARANTEE_TERM_SHORT'
  | 'NOT_YET_DUE'
  | 'EXEMPT'
  | 'UNIT_SUSPECT'
  | 'UNKNOWN_NO_DATA';

/** One row of the wage-deposit ledger (DS05). */
export interface LedgerDeposit {
  form: 'CASH' | 'BANK_GUARANTEE' | 'GUARANTEE_COMPANY' | 'INSURANCE' | null;
  amountFen: bigint | null;
  /** The contract amount as the ledger has it: shows a wrong unit. */
  contractAmountFen: bigint | null;
  /** Sum guaranteed; where null, `amountFen` says it. */
  guaranteeAmountFen: bigint | null;
  guaranteeFrom: Day | null;
  guaranteeExpiresOn: Day | null;
  /** Deposit rate as the ledger has it, a fraction. */
  rate: number | null;
  relief: Relief | null;
  uplift: Uplift | null;
  usedOn: Day | null;
  usedFen: bigint | null;
  replenishedOn: Day | null;
  returnedOn: Day | null;
  status:
    | 'UNPAID'
    | 'PAID'
    | 'PARTIAL'
    | 'EXEMPT'
    | 'GUARANTEE_VALID'
    | 'GUARANTEE_EXPIRED'
    | 'USED'
    | 'RETURNED'
    | null;
}

/** A project and all that bears on its deposit. */
export interface DepositCase extends Pick<DepositTerms, 'arrearsEvents'> {
  /** The day to judge by. */
  on: Day;
  /** Permit, start report or contract, whichever starts the clock; null if none is known. */
  clockOn: Day | null;
  contractFen: bigint | null;
  contractEndOn: Day | null;
  /** The works are complete, or the permit was abolished or cancelled: nothing is to be lodged any more. */
  ended: boolean;
  deposits: readonly LedgerDeposit[];
  /** The contractor's listings for wage arrears; one in force when the clock started raises the deposit. */
  listings: readonly Listing[];
  /** Publication day of the newest delivery of the ledger that covers the project's division; null if none does. */
  coveredUntil: Day | null;
  /** A row of that delivery names the project and could not be read: what it says cannot be told. */
  unread: boolean;
}

/** The state of a deposit on a day. Amounts that cannot be told are null. */
export interface DepositAssessment {
  status: DepositState;
  requiredFen: bigint | null;
  /** Cash and guarantees in force on the day, those that end too early included. */
  securedFen: bigint;
  shortfallFen: bigint | null;
  /** Fraction of the contract price. */
  rate: number | null;
  dueOn: Day | null;
  exemption: DepositExemption | 'ENDED' | null;
  /** The first day on which the passing of time alone can change this; null where it never can. */
  reassessOn: Day | null;
}

/** Amounts by how far they secure the wages on a day, in fen. */
interface Security {
  cash: bigint;
  guaranteed: bigint;
  termShort: bigint;
  lapsed: bigint;
}

/** Judges the deposit of a project on a day. Never throws for what the data holds. */
export function assessDeposit(project: DepositCase): DepositAssessment {
  const live = project.deposits.filter((deposit) => isLive(deposit, project.on));
  const security = securityOf(live, project);
  const securedFen = security.cash + security.guaranteed + security.termShort;
  const base = { securedFen, requiredFen: null, shortfallFen: null, rate: null, dueOn: null, exemption: null };
  if (project.ended) {
    return { ...base, status: 'EXEMPT', requiredFen: 0n, shortfallFen: 0n, exemption: 'ENDED', reassessOn: null };
  }
  const rule = ruleFor(project, live);
  if (!rule) return { ...base, status: 'UNKNOWN_NO_DATA', reassessOn: null };
  const { requiredFen, rate, exemption, dueOn } = rule;
  const reassessOn = nextChange(project, live, dueOn);
  if (live.some((deposit) => isUnitSuspect(deposit, project.contractFen))) {
    return { ...base, status: 'UNIT_SUSPECT', dueOn, reassessOn };
  }
  if (exemption) {
    return { status: 'EXEMPT', requiredFen, securedFen, shortfallFen: 0n, rate, dueOn, exemption, reassessOn };
  }
  const status = statusOf(security, requiredFen, dueOn, { ...project, deposits: live });
  const gap = requiredFen > securedFen ? requiredFen - securedFen : 0n;
  const shortfallFen = status === 'UNKNOWN_NO_DATA' ? null : gap;
  return { status, requiredFen, securedFen, shortfallFen, rate, dueOn, exemption: null, reassessOn };
}

function statusOf(
  security: Security,
  requiredFen: bigint,
  dueOn: Day,
  { on, coveredUntil, unread, deposits }: DepositCase,
): DepositState {
  const { cash, guaranteed, termShort, lapsed } = security;
  if (cash >= requiredFen) return 'SECURED';
  if (cash + guaranteed >= requiredFen) return 'SUBSTITUTED';
  if (on <= dueOn) return 'NOT_YET_DUE';
  if (unread || deposits.some(saysNoAmount)) return 'UNKNOWN_NO_DATA';
  const inForce = cash + guaranteed + termShort;
  if (inForce >= requiredFen) return 'GUARANTEE_TERM_SHORT';
  if (lapsed > 0n && (inForce === 0n || inForce + lapsed >= requiredFen)) return 'GUARANTEE_LAPSED';
  if (inForce > 0n) return 'PARTIAL';
  return coveredUntil !== null && dueOn < coveredUntil ? 'UNPAID' : 'UNKNOWN_NO_DATA';
}

/** What has to be lodged and by when; null where clock, price, rule or calendar are missing. */
function ruleFor(project: DepositCase, live: readonly LedgerDeposit[]) {
  const { clockOn, contractFen, arrearsEvents, listings } = project;
  if (clockOn === null || contractFen === null || contractFen <= 0n) return null;
  const listed = listings.some((listing) => isListed(listing, clockOn));
  const reliefs = live.flatMap(({ relief }) => relief ?? []);
  const uplifts = live.flatMap(({ uplift }) => uplift ?? []);
  const loweredRate = live.find(({ relief, rate }) => relief === 'MULTI_PROJECT' && rate !== null)?.rate ?? null;
  return whereKnown(() => {
    const required = requiredDeposit({ clockOn, contractFen, arrearsEvents, listed, reliefs, uplifts, loweredRate });
    return { ...required, dueOn: dueDay(clockOn, live, project.on) };
  });
}

/** Twenty working days after the clock; after a use that is not yet made good, the ten that are left for that. */
function dueDay(clockOn: Day, live: readonly LedgerDeposit[], on: Day): Day {
  const uses = live.filter((deposit) => openUse(deposit, on) > 0n).flatMap(({ usedOn }) => usedOn ?? []);
  const replenishBy = uses.map((usedOn) => addWorkdays(usedOn, countOf('deposit.replenish_days', usedOn)));
  return [addWorkdays(clockOn, countOf('deposit.days', clockOn)), ...replenishBy].sort().at(-1)!;
}

function securityOf(live: readonly LedgerDeposit[], { on, contractEndOn }: DepositCase): Security {
  const security: Security = { cash: 0n, guaranteed: 0n, termShort: 0n, lapsed: 0n };
  for (const deposit of live) {
    const { guaranteeFrom, guaranteeExpiresOn: ends, status } = deposit;
    const gross = grossOf(deposit) ?? 0n;
    const amount = gross - lesser(gross, openUse(deposit, on));
    if (isCash(deposit)) security.cash += amount;
    else if (status === 'GUARANTEE_EXPIRED' || (ends !== null && ends < on)) security.lapsed += amount;
    else if (guaranteeFrom !== null && guaranteeFrom > on) continue;
    else if (ends !== null && contractEndOn !== null && ends < contractEndOn) security.termShort += amount;
    else security.guaranteed += amount;
  }
  return security;
}

const isCash = ({ form }: LedgerDeposit): boolean => form === 'CASH' || form === null;

const grossOf = (deposit: LedgerDeposit): bigint | null =>
  isCash(deposit) ? deposit.amountFen : (deposit.guaranteeAmountFen ?? deposit.amountFen);

/** The ledger says that something was lodged, but not how much: what is missing cannot be told. */
const saysNoAmount = (deposit: LedgerDeposit): boolean =>
  grossOf(deposit) === null && deposit.status !== null && !['UNPAID', 'EXEMPT'].includes(deposit.status);

const isLive = ({ status, returnedOn }: LedgerDeposit, on: Day): boolean =>
  status !== 'RETURNED' && (returnedOn === null || returnedOn > on);

/** What was used to pay wages and has not been made good. */
function openUse({ usedOn, usedFen, replenishedOn }: LedgerDeposit, on: Day): bigint {
  const used = usedFen !== null && (usedOn === null || usedOn <= on);
  return used && (replenishedOn === null || replenishedOn > on) ? usedFen : 0n;
}

/** How many times two amounts differ where 万元 was written for 元: about ten thousand. */
export const UNIT_SLIP = { from: 5_000n, to: 20_000n } as const;

/** 万元 written for 元 or the other way: the two contract amounts differ by about ten thousand times. */
function isUnitSuspect({ contractAmountFen }: LedgerDeposit, contractFen: bigint | null): boolean {
  if (!contractFen || !contractAmountFen || contractFen < 0n || contractAmountFen < 0n) return false;
  const [small, large] =
    contractFen < contractAmountFen ? [contractFen, contractAmountFen] : [contractAmountFen, contractFen];
  return large >= small * UNIT_SLIP.from && large <= small * UNIT_SLIP.to;
}

/** The first day after `on` on which a term, a guarantee, a use or a return counts differently. */
function nextChange({ on }: DepositCase, live: readonly LedgerDeposit[], dueOn: Day): Day | null {
  const turns = live.flatMap(({ guaranteeFrom, guaranteeExpiresOn, usedOn, replenishedOn, returnedOn }) => [
    guaranteeFrom,
    guaranteeExpiresOn && addDays(guaranteeExpiresOn, 1),
    usedOn,
    replenishedOn,
    returnedOn,
  ]);
  const later = [addDays(dueOn, 1), ...turns].filter((day): day is Day => day !== null && day > on);
  return later.sort()[0] ?? null;
}
