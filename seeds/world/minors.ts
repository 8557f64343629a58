// What agencies know of minors who need protection. Whoever is meant is a token; the few names and numbers below are those
// that agencies wrote where they must not, and that must never reach the store.
import { hash } from 'node:crypto';
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { identityNumber } from '../model/identity.ts';
import { type Random, random } from '../random.ts';

/** A mandatory report (DS18). */
export interface Report {
  number: string;
  reporter: string;
  reporterKind: string;
  reportedOn: string;
  situation: string;
  station: string;
  acceptedOn: string | null;
  handling: string | null;
  feedbackOn: string | null;
  notifiedOn: string | null;
  victim: string;
  clue: string | null;
}

/** A guardianship order. */
export interface Order {
  number: string;
  issuer: string;
  caseNumber: string | null;
  issuedOn: string;
  endsOn: string;
  child: string;
  followUps: number;
  lastFollowUpOn: string | null;
  nextFollowUpOn: string | null;
  evaluation: string | null;
}

/** A session of parenting education. */
export interface Session {
  number: string;
  order: Order;
  heldOn: string;
  agency: string;
  form: string;
  hours: number;
}

/** A graded correction. */
export interface Correction {
  number: string;
  kind: string;
  level: string;
  agency: string;
  subject: string;
  gradedOn: string;
  measure: string | null;
  startsOn: string | null;
  endsOn: string | null;
  evaluatedOn: string | null;
  evaluation: string | null;
}

export interface Protection {
  reports: Report[];
  orders: Order[];
  sessions: Session[];
  corrections: Correction[];
}

/** Minors as agencies wrote them by mistake: an intern of a kindergarten, a ward, two subjects of a ledger. */
export const MINORS = [
  { name: '尤筠砾', identity: identityNumber('150302', '2008-03-14', 1) },
  { name: '姜棣朔', identity: identityNumber('150304', '2010-11-02', 2) },
  { name: '严蓥嘏', identity: identityNumber('150303', '2009-07-25', 3) },
  { name: '陶翎昀', identity: identityNumber('150302', '2011-01-30', 4) },
];

const ORDERS = 21;
const SESSIONS = 72;
const TODAY = '2025-06-04';

/** The reports that became clues: their day, and the unit that reported. */
export const REPORTED: readonly { number: string; receivedOn: string; reporter: string }[] = [
  { number: '乌检未报2024-01', receivedOn: '2024-03-14', reporter: '乌海安澜医院' },
  { number: '乌检未报2024-02', receivedOn: '2024-08-22', reporter: '衡杞妇幼医院' },
  { number: '乌检未报2024-03', receivedOn: '2024-12-05', reporter: '乌达芷杉医院' },
  { number: '乌检未报2025-04', receivedOn: '2025-04-09', reporter: '乌海安澜医院' },
  { number: '乌检未报2025-05', receivedOn: '2025-02-19', reporter: '桢澜实验学校' },
];

export function protection(): Protection {
  const orderList = orders();
  return { reports: reports(), orders: orderList, sessions: sessions(orderList), corrections: corrections() };
}

const token = (what: string, i: number) => hash('sha256', `${what} ${i}`).slice(0, 32);

const SITUATIONS = ['4', '9', '5', '4', '6', '3', '4', '9', '1', '6', '5', '4', '7', '2'];

function reports(): Report[] {
  const r = random('mandatory reports');
  const others = [
    '安澜医院',
    '衡杞妇幼医院',
    '栖筠幼儿园',
    '安澜医院',
    '芷杉医院',
    '桢澜实验学校',
    '安澜医院',
    '衡杞妇幼医院',
    '芷杉医院',
  ];
  const linked = REPORTED.map(({ number, receivedOn, reporter }) => ({
    reporter,
    reportedOn: addDays(receivedOn, -1),
    clue: number,
  }));
  const rest = others.map((reporter, i) => ({
    reporter,
    reportedOn: addDays('2024-01-22', i * 57 + r.int(0, 20)),
    clue: null,
  }));
  return [...linked, ...rest].map((one, i) => {
    const late = i === 9;
    const open = i === 13;
    const acceptedOn = open ? null : addDays(one.reportedOn, late ? 3 : 0);
    return {
      ...one,
      number: `QZBG${one.reportedOn.replaceAll('-', '')}${String(i + 1).padStart(2, '0')}`,
      reporterKind: one.reporter.endsWith('医院') ? '医疗机构' : '学校(幼儿园)',
      situation: SITUATIONS[i]!,
      station: ['澜溪派出所', '翠屿派出所', '云沣派出所'][i % 3]!,
      acceptedOn,
      handling: acceptedOn && (['立案', '治安', '立案', '移送', '不立案'][i % 5] as string),
      // One outcome was never told.
      feedbackOn: acceptedOn && i !== 6 ? addDays(one.reportedOn, r.int(3, i === 10 ? 40 : 26)) : null,
      notifiedOn: acceptedOn && addDays(acceptedOn, 1),
      victim: token('victim', i),
    };
  });
}

function orders(): Order[] {
  const r = random('orders');
  const issuers = ['市检察院', '海勃湾区检察院', '海勃湾区检察院', '乌达区检察院', '海南区检察院'];
  return Array.from({ length: ORDERS }, (_, i) => {
    const issuedOn = addDays('2024-02-05', i * 22);
    const endsOn = addMonths(issuedOn, 6);
    const ended = endsOn <= TODAY;
    // Two orders in force have gone without a visit for longer than sixty days; the newest has had none yet.
    const left = i % 4 === 2;
    const visited = i < ORDERS - 1;
    const last = ended ? addDays(endsOn, -r.int(5, 25)) : left ? addDays(issuedOn, 25) : addDays(TODAY, -r.int(3, 40));
    const lastFollowUpOn = visited ? last : null;
    return {
      number: `乌检督护〔${issuedOn.slice(0, 4)}〕${i + 1}号`,
      issuer: issuers[i % issuers.length]!,
      caseNumber:
        i % 3 === 0 ? ['乌检未刑〔2024〕1号', '乌检未刑〔2024〕2号', '乌检未刑〔2024〕3号'][(i / 3) % 3]! : null,
      issuedOn,
      endsOn,
      child: token('child', i),
      followUps: visited ? (ended ? r.int(3, 6) : r.int(1, 3)) : 0,
      lastFollowUpOn,
      nextFollowUpOn: ended ? null : addDays(lastFollowUpOn ?? issuedOn, 45),
      evaluation: ended ? r.pick(['监护明显改善', '监护明显改善', '部分改善', '未见改善']) : null,
    };
  });
}

function sessions(list: Order[]): Session[] {
  const r = random('parenting sessions');
  return Array.from({ length: SESSIONS }, (_, i) => {
    const order = list[i % list.length]!;
    const days = order.issuedOn > '2025-03-01' ? 8 : 28;
    return {
      number: `QZ${order.issuedOn.slice(0, 4)}-${String(i + 1).padStart(3, '0')}`,
      order,
      heldOn: addDays(order.issuedOn, 7 + Math.floor(i / list.length) * days + r.int(0, 5)),
      agency: r.pick(['市教育局', '市检察院', '海勃湾区检察院', '市民政局']),
      form: r.pick(['集中授课', '个别指导', '个别指导', '入户指导', '线上课程']),
      hours: r.pick([1, 1.5, 2]),
    };
  });
}

const GRADES: [kind: string, count: number, agency: string, months: number][] = [
  ['临界预防', 5, '市检察院', 6],
  ['不良行为', 6, '海勃湾区公安分局', 3],
  ['严重不良行为', 6, '乌海市公安局', 6],
  ['专门教育', 3, '市教育局', 12],
  ['专门矫治教育', 2, '乌海市公安局', 12],
  ['附条件不起诉', 5, '海勃湾区检察院', 8],
];
const MEASURES = ['训诫', '心理辅导、行为矫治', '定期报告', '社会观护', '遵守行为规范', '社会服务', '具结悔过'];

function corrections(): Correction[] {
  const r = random('corrections');
  const list = GRADES.flatMap(([kind, count, agency, months]) =>
    Array.from({ length: count }, (_, i) => ({ kind, agency, months, i })),
  ).map(({ kind, agency, months }, i): Correction => correctionOf(r, i, kind, agency, months));
  // Graded weeks ago and no measure yet; a probation of four months, which the law does not know.
  const waiting = list.find(({ kind }) => kind === '严重不良行为')!;
  Object.assign(waiting, { gradedOn: '2025-05-06', measure: null, startsOn: null, endsOn: null, ...UNEVALUATED });
  const short = list.at(-1)!;
  Object.assign(short, { endsOn: addMonths(short.startsOn!, 4) });
  return list;
}

const UNEVALUATED = { evaluatedOn: null, evaluation: null };

function correctionOf(r: Random, i: number, kind: string, agency: string, months: number): Correction {
  const gradedOn = addDays('2024-01-16', i * 18);
  const startsOn = addDays(gradedOn, r.int(2, 12));
  const endsOn = addMonths(startsOn, months);
  const evaluated = endsOn <= TODAY && i % 7 !== 6;
  return {
    number: `FJ${gradedOn.slice(0, 4)}-${String(i + 1).padStart(3, '0')}`,
    kind,
    level: r.pick(['低', '中', '中', '高']),
    agency,
    subject: token('subject', i),
    gradedOn,
    measure: r.pick(MEASURES),
    startsOn,
    endsOn,
    ...(evaluated
      ? { evaluatedOn: addDays(endsOn, -r.int(0, 6)), evaluation: r.pick(['合格', '合格', '继续矫治', '升级干预']) }
      : UNEVALUATED),
  };
}
