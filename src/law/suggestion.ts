// When a procuratorial suggestion (检察建议) has to be answered: domain 2.1.
import { addDays, addMonths, type Day, rollWhereKnown } from './calendar.ts';
import { countOf, isOn } from './parameters.ts';

/**
 * The day by which the addressee has to reply in writing: two months after delivery, fifteen days where harm keeps
 * growing, and on to the next working day. The rule in force on the day of delivery counts.
 * Throws ParameterError before there was a term.
 */
export function replyDueOn(deliveredOn: Day, options: { urgent: boolean }): Day {
  const due = options.urgent
    ? addDays(deliveredOn, countOf('suggestion.urgent_days', deliveredOn))
    : addMonths(deliveredOn, countOf('suggestion.reply_months', deliveredOn));
  return isOn('suggestion.roll_to_workday', deliveredOn) ? rollWhereKnown(due) : due;
}
