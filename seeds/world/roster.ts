// Workers of some sites of the demo city: their months on the real-name roster and what the payrolls say they got.
import { addMonths, endOfMonth } from '../../src/law/calendar.ts';
import type { Project } from '../model/construction.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { identityNumber, mobile } from '../model/identity.ts';
import { personName } from '../model/names.ts';
import type { Account } from '../model/wages.ts';
import { random } from '../random.ts';
import type { Companies } from './companies.ts';
import type { Site } from './sites.ts';

/** A natural person with the number that makes rows of several agencies speak of the same one. */
interface Worker {
  name: string;
  identity: string;
  phone: string;
}

/** A month of a worker on a site (DS07) and its line in the payroll; amounts fen. */
export interface WorkMonth {
  number: string;
  project: Project;
  employer: Enterprise;
  worker: Worker;
  team: string;
  trade: string;
  contractSigned: boolean;
  enteredOn: string;
  leftOn: string | null;
  month: string;
  days: number;
  dueFen: bigint;
  deductionsFen: bigint;
  paidFen: bigint;
  paidOn: string | null;
  account: Account | null;
}

/** Who works where, and in which months; the employer paid this share of the last month, in percent. */
interface Crew {
  project: Project;
  employer: Enterprise;
  workers: { worker: Worker; months: string[] }[];
  lastPaidPercent: number;
}

const MONTHS = ['2025-02', '2025-03', '2025-04'];
const TRADES = ['钢筋工', '木工', '混凝土工', '架子工', '砌筑工', '电工'];

/** Roster and payroll of six sites; one worker changes the site, and a legal representative leads a team. */
export function workMonths(companies: Companies, sites: Site[], accounts: Account[]): WorkMonth[] {
  return crews(companies, sites).flatMap((crew, site) =>
    crew.workers.flatMap(({ worker, months }, i) =>
      monthsOf(crew, worker, months, `${site + 1}${String(i + 1).padStart(2, '0')}`, accounts),
    ),
  );
}

/** Leader of a gang who is listed himself and stands on a roster. */
export const gangLeader: Worker = worker(1);

/** A worker, distinct for each serial. */
export function worker(serial: number): Worker {
  const r = random(`worker ${serial}`);
  const born = `${1966 + ((serial * 7) % 37)}-${String(1 + (serial % 12)).padStart(2, '0')}-${String(1 + (serial % 28)).padStart(2, '0')}`;
  return {
    name: personName(r),
    identity: identityNumber(r.pick(['150302', '150303', '150304', '150822']), born, serial),
    phone: mobile(7000 + serial),
  };
}

function crews({ troubled }: Companies, sites: Site[]): Crew[] {
  let serial = 1;
  const gang = (count: number) => Array.from({ length: count }, () => worker(++serial));
  const open = (state: Site['state'], sector: Project['sector']) =>
    sites.find((site) => site.campaignFen !== null && site.state === state && site.project.sector === sector)!.project;
  const unpaid = (firm: Enterprise) =>
    sites.find(({ project, state }) => state === 'UNPAID' && project.contractor === firm)!.project;
  const subcontractor = troubled[11]!;
  const leader = {
    name: subcontractor.representative,
    identity: subcontractor.representativeId,
    phone: mobile(7999),
  };
  const all = (workers: Worker[], months = MONTHS) => workers.map((worker) => ({ worker, months }));
  const own = (project: Project, workers: Crew['workers'], lastPaidPercent: number): Crew => ({
    project,
    employer: project.contractor,
    workers,
    lastPaidPercent,
  });
  const moved = worker(++serial);
  return [
    own(sites[0]!.project, all(gang(4)), 0),
    own(open('SECURED', 'HOUSING'), [...all(gang(5)), ...all([moved], MONTHS.slice(0, 1))], 100),
    { ...own(open('SUBSTITUTED', 'HOUSING'), all([leader, ...gang(4)]), 60), employer: subcontractor },
    own(open('SUBSTITUTED', 'WATER'), all(gang(4)), 100),
    own(unpaid(troubled[2]!), [...all([gangLeader, ...gang(5)]), ...all([moved], MONTHS.slice(1))], 0),
    own(unpaid(troubled[3]!), all(gang(4)), 40),
  ];
}

/** What stays of a worker on a site from month to month, and what each month brings. */
function monthsOf(crew: Crew, person: Worker, months: string[], code: string, accounts: Account[]): WorkMonth[] {
  const { project, employer, lastPaidPercent } = crew;
  const r = random(`work ${code}`);
  const dailyFen = BigInt(r.int(220, 380)) * 100n;
  const stays = {
    project,
    employer,
    worker: person,
    team: `${r.pick(['一', '二'])}班组`,
    trade: r.pick(TRADES),
    contractSigned: r.chance(0.8),
    enteredOn: `${months[0]}-0${r.int(1, 9)}`,
  };
  const opened = accounts.find((one) => one.project === project && one.status === '正常');
  return months.map((month) => {
    const days = r.int(18, 26);
    const dueFen = BigInt(days) * dailyFen;
    const deductionsFen = BigInt(r.int(0, 6)) * 5_000n;
    const percent = month === MONTHS.at(-1) ? lastPaidPercent : 100;
    const paidOn = percent === 0 ? null : `${addMonths(`${month}-01`, 1).slice(0, 7)}-${r.int(10, 25)}`;
    return {
      ...stays,
      number: `${month.replace('-', '')}${code}`,
      leftOn: percent === 0 ? endOfMonth(`${month}-01`) : null,
      month,
      days,
      dueFen,
      deductionsFen,
      paidFen: ((dueFen - deductionsFen) * BigInt(percent)) / 100n,
      paidOn,
      account: opened && paidOn && opened.openedOn <= paidOn ? opened : null,
    };
  });
}
