// Suggestions of deputies and proposals of CPPCC members of the demo city, and their conversion into procuratorial
// suggestions and back. Those who lead them are invented.
import type { Enterprise } from '../model/enterprise.ts';
import { personName } from '../model/names.ts';
import { random } from '../random.ts';
import type { Companies } from './companies.ts';
import type { Land } from './land.ts';
import type { Premiums } from './premiums.ts';
import { deputiesOf2024, deputiesOf2025, membersOf2024, membersOf2025 } from './proposal-plans.ts';
import type { Suggestion } from './suggestions.ts';

/** A conversion of a proposal, or of a procuratorial suggestion into one. */
export interface Conversion {
  direction: '转化为检察建议' | '由检察建议转化';
  state: '筛查中' | '已转化' | '未转化';
  decidedOn: string | null;
  reason: string | null;
  notifiedOn: string | null;
  caseNumber: string | null;
  suggestion: string | null;
}

/** A proposal (DS23). */
export interface Proposal {
  number: string;
  session: string;
  title: string;
  content: string;
  category: string;
  proposer: string;
  delegation: string;
  cosigners: number;
  submittedOn: string;
  host: string | null;
  assignedOn: string | null;
  complex: boolean;
  repliedOn: string | null;
  result: string | null;
  field: string | null;
  conversion: Conversion | null;
  firms: Enterprise[];
}

/** Proposals of deputies and of CPPCC members. */
export interface Proposals {
  deputies: Proposal[];
  members: Proposal[];
}

/** What differs from proposal to proposal; the rest is the same for most, or drawn. */
export type Plan = Omit<
  Proposal,
  'proposer' | 'delegation' | 'cosigners' | 'firms' | 'complex' | 'repliedOn' | 'result'
> &
  Partial<Proposal>;

/** The case of a conversion with its dates and its reason; the suggestion of the case comes with it. */
export type Convert = (caseNumber: string, decidedOn: string, notifiedOn: string, reason: string) => Conversion;

export function proposals(
  { troubled, services }: Companies,
  { firms }: Premiums,
  { recovered }: Land,
  list: Suggestion[],
): Proposals {
  const linked =
    (direction: Conversion['direction']): Convert =>
    (caseNumber, decidedOn, notifiedOn, reason) => {
      const suggestion = list.find((one) => one.caseNumber === caseNumber)!.document;
      return { direction, state: '已转化', decidedOn, reason, notifiedOn, caseNumber, suggestion };
    };
  const into = linked('转化为检察建议');
  const from = linked('由检察建议转化');
  const managers = services.filter(({ name }) => name.includes('物业')).slice(0, 2);
  const debtors = [...new Set(recovered.map(({ contract }) => contract.firm))];
  return {
    deputies: [...deputiesOf2024(into), ...deputiesOf2025(into, from, troubled.slice(0, 3), debtors)].map(
      named('乌人建', ['海勃湾区代表团', '海南区代表团', '乌达区代表团']),
    ),
    members: [...membersOf2024(into, managers), ...membersOf2025(from, firms.slice(0, 4))].map(
      named('乌政协提', ['经济界', '社会福利和社会保障界', '教育界', '医药卫生界']),
    ),
  };
}

/** Gives a plan the prefix of its number and those who signed it. */
const named =
  (prefix: string, delegations: string[]) =>
  (plan: Plan): Proposal => {
    const r = random(`proposal ${prefix} ${plan.number}`);
    return {
      proposer: personName(r),
      delegation: r.pick(delegations),
      cosigners: r.int(0, 12),
      complex: false,
      repliedOn: null,
      result: null,
      firms: [],
      ...plan,
      number: `${prefix}${plan.number}`,
    };
  };
