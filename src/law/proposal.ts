// When a deputy's suggestion (代表建议) or a CPPCC proposal (政协提案) has to be answered: domain 2.10.
import { addMonths, type Day, rollWhereKnown } from './calendar.ts';
import { countOf, isOn } from './parameters.ts';

/**
 * The day by which the host agency has to answer: three months after the matter was assigned to it (交办), six where it is
 * complex, and on to the next working day. The rule in force on the day of assignment counts.
 * Throws ParameterError before there was a term.
 */
export function proposalReplyDueOn(assignedOn: Day, options: { complex: boolean }): Day {
  const months = options.complex ? 'proposal.complex_months' : 'proposal.reply_months';
  const due = addMonths(assignedOn, countOf(months, assignedOn));
  return isOn('proposal.roll_to_workday', assignedOn) ? rollWhereKnown(due) : due;
}
