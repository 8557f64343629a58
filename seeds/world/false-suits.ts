// The suits behind the six cases of false litigation, each a pattern that a detection model looks for: the series of one
// lender, suits settled hand in hand within days, wage claims that nobody earned. Their clues state what was counted.
import { addDays, daysBetween } from '../../src/law/calendar.ts';
import { type Docket, firm, type Lawsuit, lawyer, type Party, person, type Side, suitOf } from '../model/lawsuit.ts';
import { type Random, random } from '../random.ts';
import type { Case } from './cases.ts';
import { type Clue, FALSE_CLUES } from './clues.ts';
import type { Companies } from './companies.ts';

/** The suits behind a case and the clue that led to it. */
export interface FalseSuits {
  caseNumber: string;
  suits: Lawsuit[];
  clue: Clue;
}

const MODELS = {
  D15: '职业放贷批量原告监督模型',
  D16: '手拉手调解迅速结案监督模型',
  D17: '虚构劳动债权参与分配监督模型',
} as const;

/** How a case's suits look: `sides` names plaintiffs and defendants of suit number `i`. */
interface Pattern {
  model: keyof typeof MODELS;
  cause: string;
  count: number;
  sides(i: number): { plaintiffs: Side[]; defendants: Side[]; thirdParties?: Side[] };
}

function patterns({ services, industry, troubled, developers }: Companies): Pattern[] {
  const lender = person(1);
  return [
    {
      model: 'D16',
      cause: '民间借贷纠纷',
      count: 2,
      sides: (i) => ({ plaintiffs: [person(2)], defendants: [person(3 + i)] }),
    },
    {
      model: 'D15',
      cause: '民间借贷纠纷',
      count: 14,
      sides: (i) => ({
        plaintiffs: [lender],
        defendants: i % 5 === 4 ? [person(10 + i), person(30 + i)] : [person(10 + i)],
      }),
    },
    {
      model: 'D17',
      cause: '追索劳动报酬纠纷',
      count: 3,
      // In liquidation: claims for wages come first among its creditors.
      sides: (i) => ({ plaintiffs: [person(50 + i * 2), person(51 + i * 2)], defendants: [firm(services[6]!)] }),
    },
    {
      model: 'D16',
      cause: '以物抵债纠纷',
      count: 1,
      sides: () => ({ plaintiffs: [person(60)], defendants: [firm(industry[8]!)] }),
    },
    {
      model: 'D16',
      cause: '民间借贷纠纷',
      count: 2,
      sides: (i) => ({ plaintiffs: [person(61 + i)], defendants: [firm(industry[14]!)] }),
    },
    {
      model: 'D16',
      cause: '建设工程施工合同纠纷',
      count: 1,
      sides: () => ({
        plaintiffs: [firm(troubled[11]!)],
        defendants: [firm(developers[20]!)],
        thirdParties: [firm(troubled[12]!)],
      }),
    },
  ];
}

/** The suits and clues of the cases of false litigation, in their order. */
export function falseSuits(companies: Companies, cases: Case[], numbers: Docket): FalseSuits[] {
  const r = random('false suits');
  const plans = patterns(companies);
  return cases
    .filter((one) => one.kind === '虚假诉讼监督')
    .map((one, i) => {
      const plan = plans[i]!;
      const suits = Array.from({ length: plan.count }, (_, at) => falseSuit(r, numbers, one, plan, at));
      return { caseNumber: one.number, suits, clue: clueOf(one, FALSE_CLUES[i]!, plan, suits) };
    });
}

function falseSuit(r: Random, numbers: Docket, one: Case, plan: Pattern, at: number): Lawsuit {
  const series = plan.model === 'D15';
  const { plaintiffs, defendants, thirdParties = [] } = plan.sides(at);
  const higher = one.supervised === '乌海市中级人民法院';
  const role = (as: Party['role']) => (side: Side) => ({ ...side, role: as });
  const absent = series && at % 5 < 2;
  const outcome = series ? (at % 5 === 2 ? '撤诉' : at === 8 ? '调解' : '判决') : '调解';
  return suitOf(r, numbers, {
    place: higher ? '150300' : '150302',
    kind: higher ? '民终' : '民初',
    cause: plan.cause,
    filedOn: addDays(one.openedOn, series ? -1010 + at * 62 : -150 + at * 9),
    days: series ? r.int(28, 75) : r.int(4, 12),
    outcome,
    amountFen: BigInt(series ? r.int(6, 38) : r.int(46, 420)) * 1_000_000n,
    parties: [...plaintiffs.map(role('原告')), ...defendants.map(role('被告')), ...thirdParties.map(role('第三人'))],
    // One agent throughout, and hand in hand even for both sides.
    agents: [lawyer(40 + Number(series), '原告'), ...(series ? [] : [lawyer(45, '被告')])],
    over: { voucher: series && at % 3 === 0, absent, byNotice: absent && at % 2 === 0 },
  });
}

function clueOf(one: Case, number: string, { model, cause }: Pattern, suits: Lawsuit[]): Clue {
  return {
    number,
    source: '大数据法律监督模型',
    sourceTitle: MODELS[model],
    receivedOn: addDays(one.openedOn, -30),
    field: null,
    summary: `${cause}${suits.length}件疑似虚假诉讼,需人工核查`,
    firms: [],
    status: '已立案',
    sourceAgency: null,
    from: null,
    to: null,
    transferredOn: null,
    reporter: null,
    detection: { code: model, title: MODELS[model], signals: signalsOf(model, suits) },
  };
}

const percent = (part: number, whole: number) => `${Math.round((part * 100) / whole)}%`;

/** What the model counted over the suits: name, value, threshold. */
function signalsOf(model: keyof typeof MODELS, suits: Lawsuit[]): [string, string, string][] {
  const groups = Map.groupBy(suits, ({ agents }) => agents[0]!.licence);
  const most = Math.max(...[...groups.values()].map(({ length }) => length));
  if (model === 'D15')
    return [
      ['36个月内同一原告借贷案件数', String(suits.length), '10'],
      ['同一代理人占比', percent(most, suits.length), '80%'],
      ['缺席审理占比', percent(suits.filter(({ absent }) => absent).length, suits.length), '30%'],
    ];
  if (model === 'D17') {
    const claimants = suits.flatMap(({ parties }) => parties.filter(({ role }) => role === '原告')).length;
    return [
      ['同一代理人代理的工资债权人数', String(claimants), '5'],
      ['无实名登记且无参保记录人数', String(claimants), '5'],
    ];
  }
  const days = Math.max(...suits.map(({ filedOn, closedOn }) => daysBetween(filedOn, closedOn!)));
  const least = Math.min(...suits.map(({ amountFen }) => Number(amountFen / 1_000_000n)));
  return [
    ['立案至结案天数', String(days), '15'],
    ['标的额万元', String(least), '20'],
  ];
}
