// Judicial relief (国家司法救助) and legal aid (法律援助): ceiling, terms and who needs no means test. Domain 2.9.
import { averageWage } from './averageWages.ts';
import { addDays, addWorkdays, type Day, rollWhereKnown } from './calendar.ts';
import { countOf, isOn } from './parameters.ts';

/** What the ceiling of a relief depends on. */
export interface ReliefClaim {
  /** Where the case is heard: six digits by GB/T 2260, or more. */
  division: string;
  appliedOn: Day;
  /** Approved to go beyond the ordinary ceiling, for harm and hardship out of the ordinary. */
  exceptional: boolean;
  /** What the person should have been paid by who did the harm. */
  lossFen: bigint | null;
}

/**
 * The most that a relief may come to: 36 times the average monthly wage of the place in the year before; in an exceptional
 * case more, but never more than the loss. Null where the wage is not known. Throws ParameterError.
 */
export function reliefCap({ division, appliedOn, exceptional, lossFen }: ReliefClaim): bigint | null {
  if (exceptional && lossFen !== null) return lossFen;
  const wage = averageWage(division, Number(appliedOn.slice(0, 4)) - 1);
  return wage === null ? null : wage * BigInt(countOf('aid.months', appliedOn));
}

/** The day by which an application that was accepted is to be reviewed. Throws ParameterError and CalendarError. */
export const reliefReviewDueOn = (acceptedOn: Day): Day =>
  addWorkdays(acceptedOn, countOf('aid.review_days', acceptedOn));

/** The day by which money that has come in is to be paid out. Throws ParameterError and CalendarError. */
export const reliefPayDueOn = (fundedOn: Day): Day => addWorkdays(fundedOn, countOf('aid.pay_days', fundedOn));

/** The day by which legal aid is to be granted or refused. Throws ParameterError before the law of 2022. */
export const legalAidDecisionDueOn = (appliedOn: Day): Day =>
  rolled(addDays(appliedOn, countOf('legal_aid.decision_days', appliedOn)), appliedOn);

/** The day by which a lawyer is to be assigned once aid is granted. Throws ParameterError before the law of 2022. */
export const legalAidAssignDueOn = (decidedOn: Day): Day =>
  rolled(addDays(decidedOn, countOf('legal_aid.assign_days', decidedOn)), decidedOn);

/** A term that ends on a day off ends on the next working day. */
const rolled = (due: Day, start: Day): Day => (isOn('legal_aid.roll_to_workday', start) ? rollWhereKnown(due) : due);

/** What is known of an applicant for legal aid on the day of application. */
export interface AidApplicant {
  appliedOn: Day;
  /** The matter is pay for work or damages for an injury at work. */
  workClaim: boolean;
  migrantWorker: boolean;
  receivesSocialAid: boolean;
  receivesJudicialRelief: boolean;
}

/**
 * Whether the means of an applicant are not to be looked into (法律援助法 art. 42): who receives social aid or judicial
 * relief, and migrant workers who claim wages or damages for an injury at work. People without a steady livelihood are
 * exempt too, which no dataset tells. Throws ParameterError before the law of 2022.
 */
export function exemptFromMeansTest(applicant: AidApplicant): boolean {
  const { appliedOn, workClaim, migrantWorker, receivesSocialAid, receivesJudicialRelief } = applicant;
  if (!isOn('legal_aid.means_exemption', appliedOn)) return false;
  return receivesSocialAid || receivesJudicialRelief || (migrantWorker && workClaim);
}
