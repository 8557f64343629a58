// When a procuratorial suggestion (检察建议) has to be answered: domain 2.1.
import { type Day, rollWhereKnown } from './calendar.ts';
import { isOn, type ParameterId } from './parameters.ts';
import { termEnd } from './term.ts';

/** What the term of a suggestion depends on. */
export interface SuggestionTerms {
  urgent: boolean;
  kind: string | null;
  /** The addressee is a court. */
  toCourt: boolean;
}

/**
 * The day by which the addressee has to reply in writing: two months after delivery, fifteen days where harm keeps
 * growing, three months where a court is asked to try a case again or to put right how it enforces; and on to the next
 * working day. The rule in force on the day of delivery counts. Throws ParameterError before there was a term.
 */
export function replyDueOn(deliveredOn: Day, terms: SuggestionTerms): Day {
  const due = termEnd(termOf(terms), deliveredOn);
  return isOn('suggestion.roll_to_workday', deliveredOn) ? rollWhereKnown(due) : due;
}

function termOf({ urgent, kind, toCourt }: SuggestionTerms): ParameterId {
  if (toCourt && kind === 'RETRIAL') return 'suggestion.retrial_months';
  if (toCourt && kind === 'CORRECTION') return 'suggestion.enforcement_months';
  return urgent ? 'suggestion.urgent_days' : 'suggestion.reply_months';
}
