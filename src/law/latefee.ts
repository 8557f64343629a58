// What late payment costs by the day: premiums of the social insurance (滞纳金, domain 2.4) and land-transfer fees
// (违约金, domain 2.5). Exact: the sum over all days is rounded once, half up to the fen, for a period or an instalment.
import { type Day, daysBetween } from './calendar.ts';
import { divideHalfUp, lesser } from './money.ts';
import { isOn, millionths, toMillionths } from './parameters.ts';

/** Money that came in, by the day it reached the treasury (入库日期). */
interface Payment {
  paidOn: Day;
  amountFen: bigint;
}

/** One premium period in arrears. */
export interface PremiumDebt {
  /** The principal that was due. */
  owedFen: bigint;
  /** The last day on which it could be paid in time; it is not counted itself. */
  dueOn: Day;
  payments: readonly Payment[];
  asOf: Day;
}

/** The late fee of a premium period. */
export interface PremiumLateFee {
  /** By 社会保险法 art. 86, and capped at the principal where the switch mi.cap_at_principal is on. */
  feeFen: bigint;
  /** What 行政强制法 art. 45 would leave; whether it applies is disputed, so both are shown. */
  cappedFen: bigint;
  outstandingFen: bigint;
}

/** One instalment (付款期次) of a land contract. */
interface Installment {
  sequence: number;
  dueOn: Day;
  dueFen: bigint;
}

/** A payment on a land contract. Only payments of the price lower what is overdue. */
interface LandPayment extends Payment {
  kind: 'PRICE' | 'PENALTY' | 'INTEREST';
  /** The instalment it pays; null fills the instalments in their order. */
  sequence: number | null;
}

/** A land contract and what has been paid on it. */
export interface LandDebt {
  installments: readonly Installment[];
  payments: readonly LandPayment[];
  /** Agreed penalty in per mille a day (违约金约定), as a decimal string; null takes the rate of the law. */
  penaltyRate: string | null;
  asOf: Day;
}

/** What is owed on a land contract, instalment by instalment. */
export interface LandPenalty {
  penaltyFen: bigint;
  /** Overdue principal. */
  overdueFen: bigint;
  installments: { sequence: number; overdueFen: bigint; penaltyFen: bigint }[];
}

/** The late fee of one premium period: 120 000 yuan for 181 days at 0.05 % a day is 10 860.00 yuan. */
export function premiumLateFee(debt: PremiumDebt): PremiumLateFee {
  const rate = millionths('mi.late_rate', debt.dueOn);
  const { feeFen, outstandingFen } = accrued(debt.owedFen, debt.dueOn, debt.payments, debt.asOf, rate);
  const cappedFen = lesser(feeFen, debt.owedFen);
  return { feeFen: isOn('mi.cap_at_principal', debt.dueOn) ? cappedFen : feeFen, cappedFen, outstandingFen };
}

/** The penalty on a land contract; payments go to the principal first. */
export function landPenalty(debt: LandDebt): LandPenalty {
  const { asOf } = debt;
  const installments = allocated(debt).map(({ installment, payments }) => {
    const { sequence, dueOn, dueFen } = installment;
    const rate =
      debt.penaltyRate === null ? millionths('land.penalty_rate', dueOn) : toMillionths(debt.penaltyRate) / 1000n;
    const { feeFen, outstandingFen } = accrued(dueFen, dueOn, payments, asOf, rate);
    return { sequence, overdueFen: dueOn < asOf ? outstandingFen : 0n, penaltyFen: feeFen };
  });
  return {
    penaltyFen: installments.reduce((sum, { penaltyFen }) => sum + penaltyFen, 0n),
    overdueFen: installments.reduce((sum, { overdueFen }) => sum + overdueFen, 0n),
    installments,
  };
}

/** Each payment bears the days until it came in, the rest the days until now: the balance, day by day. */
function accrued(owedFen: bigint, dueOn: Day, payments: readonly Payment[], asOf: Day, rate: bigint) {
  let outstandingFen = owedFen;
  let fenDays = 0n;
  for (const { paidOn, amountFen } of inOrder(payments, asOf)) {
    const paid = lesser(amountFen, outstandingFen);
    outstandingFen -= paid;
    fenDays += paid * lateDays(dueOn, paidOn);
  }
  fenDays += outstandingFen * lateDays(dueOn, asOf);
  return { feeFen: divideHalfUp(fenDays * rate, 1_000_000n), outstandingFen };
}

const lateDays = (dueOn: Day, until: Day): bigint => BigInt(Math.max(0, daysBetween(dueOn, until)));

const inOrder = <P extends Payment>(payments: readonly P[], asOf: Day): P[] =>
  payments.filter(({ paidOn }) => paidOn <= asOf).sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1));

/** Gives each instalment its payments of the price; what names none fills the instalments by their due day. */
function allocated(debt: LandDebt): { installment: Installment; payments: Payment[] }[] {
  const shares = [...debt.installments]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map((installment) => ({ installment, payments: [] as Payment[], openFen: installment.dueFen }));
  const price = inOrder(debt.payments, debt.asOf).filter(({ kind }) => kind === 'PRICE');
  const named = price.filter(({ sequence }) => sequence !== null);
  const unnamed = price.filter(({ sequence }) => sequence === null);
  for (const { paidOn, amountFen, sequence } of [...named, ...unnamed]) {
    let leftFen = amountFen;
    for (const share of shares) {
      if (sequence !== null && share.installment.sequence !== sequence) continue;
      const partFen = lesser(leftFen, share.openFen);
      if (partFen <= 0n) continue;
      share.payments.push({ paidOn, amountFen: partFen });
      share.openFen -= partFen;
      leftFen -= partFen;
    }
  }
  return shares;
}
