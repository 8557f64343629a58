// Civil suits of the model: what a court writes of one, its parties, their agents and the enforcement that follows.
import { addDays } from '../../src/law/calendar.ts';
import { type Random, random } from '../random.ts';
import type { Owner } from './construction.ts';
import { identityNumber } from './identity.ts';
import { companyCore, personName } from './names.ts';

/** A person or a firm before the court. */
export interface Side {
  name: string;
  /** Of a person; null where the court has none. */
  identity: string | null;
  /** Of a firm; null for a person, and for a body that the court knows by name alone. */
  creditCode: string | null;
  organisation: boolean;
}

export interface Party extends Side {
  role: '原告' | '被告' | '第三人' | '申请人' | '被申请人';
}

export interface Agent {
  actsFor: '原告' | '被告';
  name: string;
  licence: string;
  firm: string;
}

/** A suit (DS17); amounts fen. */
export interface Lawsuit {
  number: string;
  cause: string;
  court: string;
  procedure: string;
  filedOn: string;
  closedOn: string | null;
  outcome: string | null;
  amountFen: bigint;
  judgedFen: bigint | null;
  absent: boolean;
  byNotice: boolean;
  voucher: boolean;
  preserved: boolean;
  judge: string;
  parties: Party[];
  agents: Agent[];
}

/** The enforcement of a suit (DS17); amounts fen. */
export interface Enforcement {
  number: string;
  suit: string;
  filedOn: string;
  applicant: Side;
  debtor: Side;
  amountFen: bigint;
  recoveredFen: bigint;
  terminated: boolean;
  /** One of several creditors who share what the debtor has left. */
  distribution: boolean;
  closedOn: string | null;
}

const COURTS = {
  '150300': ['内03', '乌海市中级人民法院'],
  '150302': ['内0302', '海勃湾区人民法院'],
  '150303': ['内0303', '海南区人民法院'],
  '150304': ['内0304', '乌达区人民法院'],
} as const;
export type CourtPlace = keyof typeof COURTS;

/** Last day that the court's files of the demo speak of. */
const COURT_DAY = '2025-06-03';

/** The next number of a court's register: （2024）内0302民初1037号. */
export type Docket = (place: CourtPlace, kind: string, day: string) => string;

export function docket(): Docket {
  const registers = new Map<string, number>();
  return (place, kind, day) => {
    const register = `（${day.slice(0, 4)}）${COURTS[place][0]}${kind}`;
    const number = (registers.get(register) ?? 100) + 37;
    registers.set(register, number);
    return `${register}${number}号`;
  };
}

/** An adult of the town, distinct for each serial. */
export function person(serial: number): Side {
  const r = random(`litigant ${serial}`);
  const district = r.pick(['150302', '150302', '150303', '150304'] as const);
  const born = `${r.int(1958, 1999)}-0${r.int(1, 9)}-${r.int(10, 28)}`;
  return {
    name: personName(r),
    identity: identityNumber(district, born, serial),
    creditCode: null,
    organisation: false,
  };
}

export const firm = ({ name, creditCode }: Owner): Side => ({ name, creditCode, identity: null, organisation: true });

/** A lawyer of the town; each firm has a few. */
export function lawyer(serial: number, actsFor: Agent['actsFor']): Agent {
  const r = random(`lawyer ${serial}`);
  return {
    actsFor,
    name: personName(r),
    licence: `11503${r.int(2008, 2021)}10${String(604_000 + serial * 17).padStart(6, '0')}`,
    firm: `内蒙古${companyCore(700 + (serial % 5))}律师事务所`,
  };
}

/** What a suit is about; the rest follows from the sequence `r`. */
export interface SuitPlan {
  place: CourtPlace;
  kind: '民初' | '民终' | '民特' | '民督';
  cause: string;
  filedOn: string;
  /** Days to close; null while pending. */
  days: number | null;
  outcome: string;
  amountFen: bigint;
  parties: Party[];
  agents?: Agent[];
  over?: Partial<Lawsuit>;
}

const PROCEDURES = { 民特: '特别程序', 民督: '督促程序', 民终: '普通程序' } as const;

export function suitOf(r: Random, numbers: Docket, plan: SuitPlan): Lawsuit {
  const { place, kind, cause, filedOn, days, outcome, amountFen, parties, agents = [], over } = plan;
  const due = days === null ? null : addDays(filedOn, days);
  const closedOn = due !== null && due <= COURT_DAY ? due : null;
  const plain = amountFen < 5_000_000n ? '小额' : r.pick(['简易', '简易', '普通程序']);
  const judged = closedOn !== null && ['判决', '调解', '司法确认', '支付令'].includes(outcome);
  return {
    number: numbers(place, kind, filedOn),
    cause,
    court: COURTS[place][1],
    procedure: kind === '民初' ? plain : PROCEDURES[kind],
    filedOn,
    closedOn,
    outcome: closedOn && outcome,
    amountFen,
    judgedFen: judged ? (outcome === '判决' ? (amountFen * BigInt(r.int(55, 100))) / 100n : amountFen) : null,
    absent: false,
    byNotice: false,
    voucher: r.chance(0.6),
    preserved: r.chance(0.2),
    judge: r.pick(['邬澍', '贺旻岑', '郝霁', '乔湜芃', '云·其木格', '靳陌']),
    parties,
    agents,
    ...over,
  };
}

/** The enforcement of what a suit awarded to its first plaintiff; `share` of 100 came in. */
export function enforcementOf(numbers: Docket, place: CourtPlace, suit: Lawsuit, share: number): Enforcement {
  const filedOn = addDays(suit.closedOn!, 40);
  const amountFen = suit.judgedFen!;
  const [applicant] = suit.parties;
  const closedOn = addDays(filedOn, share === 100 ? 60 : 170);
  return {
    number: numbers(place, '执', filedOn),
    suit: suit.number,
    filedOn,
    applicant: applicant!,
    debtor: suit.parties.find(({ role }) => role.startsWith('被'))!,
    amountFen,
    recoveredFen: (amountFen * BigInt(share)) / 100n,
    terminated: share < 100 && closedOn <= COURT_DAY,
    // Claims for wages share what is left with other creditors; what a part came in of was shared too.
    distribution: suit.cause === '追索劳动报酬纠纷' || (share > 0 && share < 100),
    closedOn: closedOn <= COURT_DAY ? closedOn : null,
  };
}
