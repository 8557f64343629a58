// The suits of the demo city's courts that nothing is wrong with: wages, works, labour, loans, and agreements that the
// court confirmed; and what was enforced. Firms and sites are those of the other deliveries.
import { addDays } from '../../src/law/calendar.ts';
import type { Enterprise } from '../model/enterprise.ts';
import {
  type Docket,
  docket,
  type Enforcement,
  enforcementOf,
  firm,
  type Lawsuit,
  lawyer,
  type Party,
  person,
  type Side,
  suitOf,
} from '../model/lawsuit.ts';
import { companyCore } from '../model/names.ts';
import { type Random, random } from '../random.ts';
import type { Case } from './cases.ts';
import type { Companies } from './companies.ts';
import { type FalseSuits, falseSuits } from './false-suits.ts';
import type { Site } from './sites.ts';

/** All that the courts deliver, and which suits stand behind the cases of false litigation. */
export interface Litigation {
  suits: Lawsuit[];
  enforcements: Enforcement[];
  behind: FalseSuits[];
}

export function litigation(companies: Companies, sites: Site[], cases: Case[]): Litigation {
  const r = random('lawsuits');
  const numbers = docket();
  const behind = falseSuits(companies, cases, numbers);
  const plain = [
    ...wageSuits(r, numbers, companies),
    ...worksSuits(r, numbers, sites),
    ...labourSuits(r, numbers, companies),
    ...agreements(r, numbers, companies),
    ...loans(r, numbers),
    ...trade(r, numbers, companies),
  ];
  const suits = [...behind.flatMap((one) => one.suits), ...plain];
  return { suits, enforcements: enforcements(numbers, suits), behind };
}

const as = (role: Party['role'], ...sides: Side[]): Party[] => sides.map((side) => ({ ...side, role }));
const wan = (amount: number) => BigInt(amount) * 1_000_000n;
const thousand = (amount: number) => BigInt(amount) * 100_000n;

const ENDS = [
  ['判决', 5],
  ['调解', 3],
  ['撤诉', 1],
  ['按撤诉处理', 1],
] as const;

/** Workers sue contractors of the watch; the owner of the site is drawn in as third party. */
function wageSuits(r: Random, numbers: Docket, { troubled, developers }: Companies): Lawsuit[] {
  return troubled.slice(0, 12).map((contractor, i) => {
    const outcome = r.weighted(ENDS);
    const absent = outcome === '判决' && i % 2 === 0;
    const workers = Array.from({ length: r.int(1, 3) }, (_, at) => person(100 + i * 3 + at));
    return suitOf(r, numbers, {
      place: contractor.division,
      kind: '民初',
      cause: '追索劳动报酬纠纷',
      filedOn: addDays('2023-07-10', i * 52),
      days: i === 11 ? null : r.int(30, 90),
      outcome,
      amountFen: thousand(r.int(18, 95) * workers.length),
      parties: [
        ...as('原告', ...workers),
        ...as('被告', firm(contractor)),
        ...(i % 2 ? as('第三人', firm(developers[i]!)) : []),
      ],
      agents: i % 3 ? [lawyer(i % 7, '原告')] : [],
      over: { absent, byNotice: absent },
    });
  });
}

/** Contractors sue owners for the price of works. */
function worksSuits(r: Random, numbers: Docket, sites: Site[]): Lawsuit[] {
  return sites.slice(20, 30).map(({ project }, i) =>
    suitOf(r, numbers, {
      place: project.division,
      kind: '民初',
      cause: '建设工程施工合同纠纷',
      filedOn: addDays('2023-09-04', i * 58),
      days: r.int(80, 180),
      outcome: r.weighted(ENDS),
      amountFen: project.contractFen / BigInt(r.int(5, 20)),
      parties: [...as('原告', firm(project.contractor)), ...as('被告', firm(project.owner))],
      agents: [lawyer(i % 9, '原告'), lawyer((i % 9) + 10, '被告')],
    }),
  );
}

function labourSuits(r: Random, numbers: Docket, { industry }: Companies): Lawsuit[] {
  return industry.slice(20, 26).map((employer, i) =>
    suitOf(r, numbers, {
      place: employer.division,
      kind: i === 5 ? '民终' : '民初',
      cause: i % 2 ? '劳动争议' : '确认劳动关系纠纷',
      filedOn: addDays('2023-11-13', i * 81),
      days: r.int(40, 110),
      outcome: r.weighted(ENDS),
      amountFen: thousand(r.int(20, 160)),
      parties: [...as('原告', person(160 + i)), ...as('被告', firm(employer))],
      agents: [lawyer(20 + i, '被告')],
    }),
  );
}

/** Mediation agreements confirmed by the court, and orders for payment. */
function agreements(r: Random, numbers: Docket, { troubled, industry, services }: Companies): Lawsuit[] {
  const plan = (employer: Enterprise, i: number, confirmed: boolean) =>
    suitOf(r, numbers, {
      place: employer.division,
      kind: confirmed ? '民特' : '民督',
      cause: confirmed ? '申请司法确认调解协议' : '申请支付令',
      filedOn: addDays('2024-01-15', i * 55),
      days: r.int(3, 20),
      outcome: confirmed ? '司法确认' : '支付令',
      amountFen: thousand(r.int(12, 80)),
      parties: [...as('申请人', person(180 + i)), ...as('被申请人', firm(employer))],
      agents: [],
    });
  return [
    ...[...industry.slice(30, 33), ...services.slice(30, 33)].map((employer, i) => plan(employer, i, true)),
    ...troubled.slice(12, 15).map((employer, i) => plan(employer, i + 6, false)),
  ];
}

/** Loans among people that were paid out by bank, and those of a bank that the court knows by name alone. */
function loans(r: Random, numbers: Docket): Lawsuit[] {
  const bank: Side = {
    name: `${companyCore(811)}农村商业银行股份有限公司`,
    identity: null,
    creditCode: null,
    organisation: true,
  };
  return Array.from({ length: 7 }, (_, i) =>
    suitOf(r, numbers, {
      place: r.pick(['150302', '150303', '150304']),
      kind: '民初',
      cause: i < 5 ? '民间借贷纠纷' : '金融借款合同纠纷',
      filedOn: addDays('2023-08-21', i * 88),
      days: r.int(45, 120),
      outcome: r.weighted(ENDS),
      amountFen: wan(r.int(2, 30)),
      parties: [...as('原告', i < 5 ? person(200 + i) : bank), ...as('被告', person(210 + i))],
      over: { voucher: true },
    }),
  );
}

function trade(r: Random, numbers: Docket, { services }: Companies): Lawsuit[] {
  return services.slice(40, 43).map((buyer, i) =>
    suitOf(r, numbers, {
      place: buyer.division,
      kind: '民初',
      cause: '买卖合同纠纷',
      filedOn: addDays('2024-02-19', i * 120),
      days: r.int(30, 100),
      outcome: i === 2 ? '裁定' : '判决',
      amountFen: wan(r.int(8, 90)),
      parties: [...as('原告', firm(services[50 + i]!)), ...as('被告', firm(buyer))],
    }),
  );
}

/** Two of three decisions for money are enforced; a third of those ends for want of property. */
function enforcements(numbers: Docket, suits: Lawsuit[]): Enforcement[] {
  const places = { 中: '150300', 勃: '150302', 南: '150303', 达: '150304' } as const;
  const placeOf = ({ court }: Lawsuit) => places[/中(?=级)|勃|南|达/.exec(court)![0] as keyof typeof places];
  return suits
    .filter((suit) => suit.judgedFen !== null && suit.cause !== '确认劳动关系纠纷' && suit.closedOn! < '2025-04-01')
    .filter((_, i) => i % 3 !== 1)
    .map((suit, i) => enforcementOf(numbers, placeOf(suit), suit, [100, 0, 35][i % 3]!));
}
