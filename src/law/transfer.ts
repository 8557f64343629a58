// How long those who pass a clue or a case on, and those who receive it, may take: domain 2.6 and models D12, D29.
import { addDays, addWorkdays, type Day } from './calendar.ts';
import { countOf, type ParameterId, whereKnown } from './parameters.ts';

/** Steps of a referral to the police (国务院令第310号) that the law counts in days, by what starts each. */
const referralDays = {
  /** The agency's head decides on the written report. */
  HEAD_DECISION: 'referral.decision_days',
  /** The police decide whether to file, from receipt. */
  POLICE_REVIEW: 'referral.review_days',
  /** The agency asks for reconsideration, from the notice not to file. */
  RECONSIDERATION: 'referral.reconsideration_days',
  /** The police decide on it, from receipt of the request. */
  RECONSIDERATION_DECISION: 'referral.reconsideration_decision_days',
  /** The agency asks the procuratorate to supervise, from that decision. */
  SUPERVISION: 'referral.supervision_days',
  /** The agency hands over items and material, from the notice that a case is filed. */
  HANDOVER: 'referral.handover_days',
} as const satisfies Record<string, ParameterId>;

/** Steps that it counts in hours. */
const referralHours = {
  /** The agency sends the case, from its head's approval. */
  TRANSFER: 'referral.transfer_hours',
  /** Police without jurisdiction send it on, from receipt. */
  FORWARD: 'referral.forward_hours',
} as const satisfies Record<string, ParameterId>;

/** The last day for a step of a referral that starts on `from`. Throws ParameterError before the rule was in force. */
export const referralDueOn = (step: keyof typeof referralDays, from: Day): Day =>
  addDays(from, countOf(referralDays[step], from));

/** The moment by which a step counted in hours is to be done. The day of `from` in Shanghai chooses the rule. */
export function referralDueAt(step: keyof typeof referralHours, from: Date): Date {
  const day = from.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return new Date(from.getTime() + countOf(referralHours[step], day) * 3_600_000);
}

/** The last day for discipline inspection and its counterparts to confirm receipt of a transfer. */
export const receiptDueOn = (transferredOn: Day): Day | null =>
  whereKnown(() => addWorkdays(transferredOn, countOf('discipline.receipt_days', transferredOn)));

/** The last day for a supervision commission without jurisdiction to send a clue on. */
export const forwardDueOn = (receivedOn: Day): Day | null =>
  whereKnown(() => addWorkdays(receivedOn, countOf('discipline.forward_days', receivedOn)));

/**
 * The day by which the receiver of a clue has to say what became of it. Audit and discipline inspection expect an
 * answer to what they pass on, discipline inspection gives one, and the police review what an administrative agency
 * refers. Null between agencies for which no rule sets a term, or none did yet.
 */
export function feedbackDueOn(transferredOn: Day, from: string | null, to: string | null): Day | null {
  const after = (id: ParameterId) => whereKnown(() => addDays(transferredOn, countOf(id, transferredOn)));
  if (from === 'DISCIPLINE_INSPECTION' || to === 'DISCIPLINE_INSPECTION') return after('discipline.feedback_days');
  if (from === 'AUDIT') return after('audit.feedback_days');
  if (to === 'PUBLIC_SECURITY' && from !== null && !NOT_ADMINISTRATIVE.has(from))
    return whereKnown(() => referralDueOn('POLICE_REVIEW', transferredOn));
  return null;
}

/** Kinds of agency whose transfers to the police are no referrals of administrative law enforcement. */
const NOT_ADMINISTRATIVE = new Set([
  'PROCURATORATE',
  'COURT',
  'CONGRESS',
  'CPPCC',
  'PUBLIC_SECURITY',
  'MEDICAL_INSTITUTION',
  'OTHER',
]);
