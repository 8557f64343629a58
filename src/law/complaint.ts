// How long the handling of a complaint of unpaid wages may take, by the way it came in: domain 2.3 and 2.11.
import type { Day } from './calendar.ts';
import { type ParameterId, whereKnown } from './parameters.ts';
import { termEnd } from './term.ts';

/** The rules that bind by channel: petitions, the government hotline, and labour supervision for all else. */
const rules: Record<string, { acceptance: ParameterId; closure: ParameterId }> = {
  PETITION: { acceptance: 'petition.accept_days', closure: 'petition.close_days' },
  HOTLINE_12345: { acceptance: 'hotline.dispatch_days', closure: 'hotline.close_days' },
  HOTLINE_12333: { acceptance: 'supervision.accept_days', closure: 'supervision.close_days' },
  NATIONAL_PLATFORM: { acceptance: 'supervision.accept_days', closure: 'supervision.close_days' },
};

/** The day by which a complaint is to be accepted or refused; null where no rule or calendar reaches that far. */
export const acceptanceDueOn = (channel: string, receivedOn: Day): Day | null =>
  said(rules[channel]?.acceptance, receivedOn);

/** The day by which a complaint that was accepted is to be closed, unless the head of the agency extends it. */
export const closureDueOn = (channel: string, acceptedOn: Day): Day | null => said(rules[channel]?.closure, acceptedOn);

function said(id: ParameterId | undefined, from: Day): Day | null {
  return id === undefined ? null : whereKnown(() => termEnd(id, from));
}
