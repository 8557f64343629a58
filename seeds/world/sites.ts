// The building sites of the demo city. Each site is made for a state of the wage-deposit assessment on the hub's date, so
// that every state occurs; what the deposit must then be follows in deposits.ts.
import { addDays, addMonths, addWorkdays, isWorkday, rollToWorkday } from '../../src/law/calendar.ts';
import { type Project, permitOf, projectOf } from '../model/construction.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Random, random } from '../random.ts';
import { allocate } from './allocate.ts';
import type { Companies } from './companies.ts';

/** What the assessment of a site must come to; COMPLETED, STOPPED and PLANNED sites are outside the watch. */
type State =
  | 'SECURED'
  | 'SUBSTITUTED'
  | 'PARTIAL'
  | 'UNPAID'
  | 'GUARANTEE_LAPSED'
  | 'GUARANTEE_TERM_SHORT'
  | 'NOT_YET_DUE'
  | 'EXEMPT'
  | 'UNIT_SUSPECT'
  | 'UNKNOWN_NO_DATA'
  | 'COMPLETED'
  | 'STOPPED'
  | 'PLANNED';

/** A project, the state it stands for, and what it deposited in the campaign (fen, null = not part of it). */
export interface Site {
  project: Project;
  state: State;
  campaignFen: bigint | null;
}

/** Day of the demo and publication day of the newest deposit ledger. */
export const HUB_DATE = '2025-06-06';
const LEDGER_DAY = '2025-05-30';
/** 7756.42万元 over fifty projects. */
const CAMPAIGN_FEN = 7_756_420_000n;

interface Plan {
  state: State;
  count: number;
  campaign?: boolean;
  pushed?: number;
  from: string;
  to: string;
  troubled?: boolean;
  sector?: 'TRANSPORT' | 'WATER';
}

const PLANS: Plan[] = [
  { state: 'SECURED', count: 18, campaign: true, pushed: 6, from: '2023-06-01', to: '2025-01-20' },
  { state: 'SUBSTITUTED', count: 14, campaign: true, pushed: 5, from: '2023-06-01', to: '2025-01-20' },
  { state: 'PARTIAL', count: 4, campaign: true, from: '2023-09-01', to: '2024-12-20', troubled: true },
  { state: 'SECURED', count: 9, campaign: true, sector: 'TRANSPORT', from: '2023-09-01', to: '2025-02-20' },
  { state: 'SUBSTITUTED', count: 5, campaign: true, sector: 'WATER', from: '2023-09-01', to: '2025-02-20' },
  { state: 'UNPAID', count: 14, pushed: 4, from: '2023-09-01', to: '2025-01-15', troubled: true },
  { state: 'PARTIAL', count: 4, from: '2023-09-01', to: '2024-12-20', troubled: true },
  { state: 'GUARANTEE_LAPSED', count: 5, from: '2023-03-01', to: '2024-02-20', troubled: true },
  { state: 'GUARANTEE_TERM_SHORT', count: 5, from: '2024-03-01', to: '2024-11-20', troubled: true },
  { state: 'SECURED', count: 4, from: '2023-03-01', to: '2024-09-20' },
  { state: 'SUBSTITUTED', count: 4, from: '2023-06-01', to: '2024-09-20' },
  { state: 'NOT_YET_DUE', count: 5, pushed: 2, from: '2025-05-12', to: '2025-05-27' },
  { state: 'UNKNOWN_NO_DATA', count: 3, pushed: 1, from: '2025-04-25', to: '2025-05-09' },
  { state: 'EXEMPT', count: 8, from: '2023-09-01', to: '2025-01-10' },
  { state: 'UNIT_SUSPECT', count: 2, from: '2024-03-01', to: '2024-10-20' },
  { state: 'COMPLETED', count: 4, from: '2021-11-10', to: '2022-08-20' },
  { state: 'STOPPED', count: 8, from: '2022-06-01', to: '2024-05-20' },
  { state: 'PLANNED', count: 5, from: '2025-07-01', to: '2025-09-20' },
  { state: 'SECURED', count: 2, sector: 'TRANSPORT', from: '2023-06-01', to: '2024-09-20' },
  { state: 'UNPAID', count: 4, sector: 'TRANSPORT', from: '2023-06-01', to: '2024-12-20', troubled: true },
  { state: 'UNPAID', count: 4, sector: 'WATER', from: '2023-06-01', to: '2024-12-20', troubled: true },
  { state: 'COMPLETED', count: 2, sector: 'WATER', from: '2021-11-10', to: '2022-08-20' },
  { state: 'NOT_YET_DUE', count: 1, sector: 'TRANSPORT', from: '2025-05-12', to: '2025-05-27' },
];

/** All sites; the worked example of the domain reference comes first. */
export function sites(companies: Companies): Site[] {
  const r = random('sites');
  const campaignCount = PLANS.reduce((sum, plan) => sum + (plan.campaign ? plan.count : 0), 0);
  const weights = Array.from({ length: campaignCount }, () => 0.3 + r.next() ** 2 * 3);
  const campaign = allocate(CAMPAIGN_FEN, weights, 10_000n);
  const list: Site[] = [workedExample(companies)];
  for (const plan of PLANS) {
    for (let i = 0; i < plan.count; i++) list.push(siteOf(r, companies, plan, list.length + 1, i, campaign));
  }
  const secured = list.filter((site) => site.project.permits.length > 0 && site.state === 'SECURED');
  amendSome(secured);
  return list;
}

/** Project P of section 6: permit 150302202501230101, 1200万元, 10万元 in cash of the 24万元 that are due. */
function workedExample({ example, developers }: Companies): Site {
  const project = projectOf(1, {
    sector: 'HOUSING',
    owner: developers[0]!,
    contractor: example,
    contractFen: 1_200_000_000n,
    clockOn: '2025-01-23',
    permit: null,
    over: { name: '海勃湾XX项目', division: '150302', endsOn: '2026-06-30', governmentFunded: false },
  });
  project.permits.push(permitOf(project, '2025-01-23', '有效', false, { number: '150302202501230101' }));
  return { project, state: 'PARTIAL', campaignFen: null };
}

function siteOf(r: Random, companies: Companies, plan: Plan, serial: number, index: number, campaign: bigint[]): Site {
  const pushed = index < (plan.pushed ?? 0);
  const clockOn = clockDay(r, plan, pushed);
  const campaignFen = plan.campaign ? campaign.pop()! : null;
  const contractFen = campaignFen === null ? plainContract(r, plan.state, index) : contractFor(plan.state, campaignFen);
  const small = contractFen < 300_000_000n;
  const sector =
    plan.sector ??
    r.weighted([
      ['HOUSING', 4],
      ['MUNICIPAL', 1],
    ]);
  const project = projectOf(serial, {
    sector,
    owner: ownerOf(r, companies, sector),
    contractor: contractorOf(r, companies, plan, serial),
    contractFen,
    clockOn,
    months: monthsOf(r, plan.state, clockOn, small),
    status: statusOf(plan.state, index),
    permit: plan.state === 'PLANNED' ? null : plan.state === 'STOPPED' ? STOPPED[index]! : '有效',
    pushed,
  });
  return { project, state: plan.state, campaignFen };
}

const STOPPED = ['延期', '延期', '延期', '废止', '废止', '废止', '注销', '注销'] as const;

/** Permits pushed with their notice are those issued after the suggestion of January 2025. */
function clockDay(r: Random, plan: Plan, pushed: boolean): string {
  const [from, to] = pushed && plan.to < '2025-05-01' ? ['2025-02-10', '2025-04-10'] : [plan.from, plan.to];
  for (;;) {
    const day = rollToWorkday(addDays(from, r.int(0, daysFrom(from, to))));
    const due = addWorkdays(day, 20);
    const unknown = due >= LEDGER_DAY && due < HUB_DATE;
    if (isWorkday(day) && unknown === (plan.state === 'UNKNOWN_NO_DATA')) return day;
  }
}

const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What the campaign deposit stands for: 2 % in cash, a little over it as guarantee, two fifths of it when partial. */
function contractFor(state: State, depositFen: bigint): bigint {
  const full = depositFen * 50n;
  if (state === 'PARTIAL') return (full * 5n) / 2n;
  return state === 'SUBSTITUTED' ? ((full * 96n) / 100n / 1_000_000n) * 1_000_000n : full;
}

/** The last two exempt sites are large: they are exempt by three clean years, not by their size. */
function plainContract(r: Random, state: State, index: number): bigint {
  if (state === 'EXEMPT' && index < 6) return BigInt(r.int(95, 298)) * 1_000_000n + BigInt(r.int(0, 99)) * 10_000n;
  return BigInt(r.int(620, 16_800)) * 1_000_000n + BigInt(r.int(0, 9999)) * 100n;
}

function monthsOf(r: Random, state: State, clockOn: string, small: boolean): number {
  if (state === 'COMPLETED') return r.int(14, 22);
  const least = state === 'GUARANTEE_TERM_SHORT' ? '2026-04-30' : '2025-09-30';
  let months = small ? r.int(6, 12) : r.int(12, 30);
  while (addMonths(clockOn, months) < least) months += 6;
  return months;
}

function statusOf(state: State, index: number): Project['status'] {
  if (state === 'PLANNED') return '未开工';
  if (state === 'COMPLETED') return index % 2 ? '完工' : '竣工备案';
  return state === 'STOPPED' && index > 2 ? '停工' : '在建';
}

function ownerOf(r: Random, { developers, publicOwners, industry }: Companies, sector: Project['sector']) {
  if (sector === 'TRANSPORT') return publicOwners[2]!;
  if (sector === 'WATER') return publicOwners[3]!;
  if (sector === 'MUNICIPAL') return r.pick(publicOwners.slice(0, 2));
  return r.chance(0.85) ? r.pick(developers) : r.pick(industry.filter((firm) => firm.status === '存续'));
}

function contractorOf(r: Random, companies: Companies, plan: Plan, serial: number): Enterprise {
  const { clean, troubled, civil } = companies;
  if (plan.sector) return plan.troubled ? civil[7 + (serial % 3)]! : civil[serial % 7]!;
  const list = plan.troubled ? troubled : clean;
  return r.chance(0.5) ? list[serial % list.length]! : r.pick(list);
}

/** Earlier versions of a permit (changed later) and two specialty copies: a project has more permits than one. */
function amendSome(list: Site[]): void {
  for (const { project } of list.slice(0, 10)) {
    const current = project.permits[0]!;
    const issuedOn = rollToWorkday(addDays(current.issuedOn, -160));
    project.permits.unshift(
      permitOf(project, issuedOn, '变更', false, {
        contractFen: (project.contractFen * 92n) / 100n,
        endsOn: current.startsOn,
      }),
    );
  }
  for (const { project } of list.slice(10, 12)) {
    const { number, issuedOn } = project.permits[0]!;
    project.permits.push(
      permitOf(project, issuedOn, '有效', false, {
        number: `${number}S`,
        main: false,
        contractFen: project.contractFen / 20n,
      }),
    );
  }
}
