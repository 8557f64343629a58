// When a deputy's suggestion (代表建议) or a CPPCC proposal (政协提案) has to be answered: domain 2.10.
import { addDays, addMonths, type Day, rollWhereKnown } from './calendar.ts';
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

/**
 * The day by which the other side has to be told what became of a proposal or a procuratorial suggestion that was screened
 * for conversion. Throws ParameterError before conversion was agreed on.
 */
export const conversionNoticeDueOn = (decidedOn: Day): Day =>
  addDays(decidedOn, countOf('conversion.notice_days', decidedOn));
