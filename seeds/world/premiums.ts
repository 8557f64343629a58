// Medical-insurance premiums of the demo city: the campaign's forty-four firms as the tax bureau knew them before the
// suggestion and a year later, and the rows around them that the campaign must not count.
import { addDays, addMonths, daysBetween } from '../../src/law/calendar.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Random, random } from '../random.ts';
import { allocate } from './allocate.ts';
import type { Companies } from './companies.ts';

/** A row of DS10. Months are `YYYY-MM`; amounts fen. */
export interface Premium {
  firm: Enterprise;
  insurance: '职工基本医疗保险' | '生育保险';
  from: string;
  to: string;
  insured: number;
  baseFen: bigint;
  dueFen: bigint;
  paidFen: bigint;
  outstandingFen: bigint;
  dueOn: string;
  paidOn: string | null;
  lateFeeFen: bigint | null;
  demandNumber: string | null;
  demandedOn: string | null;
  deferral: boolean;
  enforcement: string | null;
  status: '正常' | '欠费' | '清缴' | '核销' | '破产';
}

/** Both deliveries, and what the campaign collected row by row. */
export interface Premiums {
  baseline: Premium[];
  later: Premium[];
  campaign: { firm: Enterprise; collectedFen: bigint; paidOn: string }[];
  firms: Enterprise[];
}

const OWED_FEN = 2_395_340_000n;
const LEFT_FEN = 289_280_000n;
const PERIODS = [
  ['2021-01', '2023-05'],
  ['2021-01', '2023-05'],
  ['2022-01', '2023-05'],
  ['2021-07', '2022-12'],
  ['2022-06', '2023-05'],
  ['2021-03', '2022-03'],
] as const;

/** All premium rows. */
export function premiums(companies: Companies): Premiums {
  const r = random('premiums');
  const firms = arrearsFirms(companies);
  const slots = firms.flatMap((firm, i): [Enterprise, string, string][] =>
    // Six firms owe for two periods, so that rows (50) and firms (44) differ.
    i % 7 === 3
      ? [
          [firm, '2021-01', '2021-12'],
          [firm, '2022-01', '2023-05'],
        ]
      : [[firm, ...r.pick(PERIODS)]],
  );
  const owed = allocate(
    OWED_FEN,
    slots.map(() => 0.15 + r.next() ** 2 * 2),
    1n,
  );
  const before = slots.map(([firm, from, to], i) =>
    inArrears(r, { firm, insurance: '职工基本医疗保险', from, to, owedFen: owed[i]! }),
  );
  const owing = before.map((_, i) => i).filter((i) => i < 6 || [19, 28, 37, 44, before.length - 1].includes(i));
  const left = new Map(
    allocate(
      LEFT_FEN,
      owing.map((i) => Number(owed[i]!)),
      1n,
    ).map((fen, k) => [owing[k]!, fen]),
  );
  const after = before.map((row, i) => paidDown(r, row, left.get(i) ?? 0n));
  const around = aroundRows(r, firms, companies);
  const campaign = before.map((row, i) => ({
    firm: row.firm,
    collectedFen: row.outstandingFen - after[i]!.outstandingFen,
    paidOn: after[i]!.paidOn!,
  }));
  return { baseline: [...before, ...around.baseline], later: [...after, ...around.later], campaign, firms };
}

/** Five troubled contractors come first: projects without deposit meet premiums unpaid. One firm closed meanwhile. */
function arrearsFirms({ troubled, civil, industry, services }: Companies): Enterprise[] {
  const open = (firm: Enterprise) => ['存续', '在营', '停业', '歇业'].includes(firm.status);
  return [
    ...troubled.slice(0, 5),
    ...civil.slice(0, 2),
    ...industry.filter(open).slice(0, 26),
    services[0]!,
    ...services.slice(6).filter(open).slice(0, 9),
    services[6]!,
  ];
}

type Owing = Pick<Premium, 'firm' | 'insurance' | 'from' | 'to'> & { owedFen: bigint };

/** A row that is owed. */
export function inArrears(r: Random, { owedFen, ...slot }: Owing): Premium {
  const paidFen = (owedFen * BigInt(r.int(0, 90))) / 100n;
  const dueFen = owedFen + paidFen;
  const dueOn = addMonths(`${slot.to}-15`, 1);
  const demanded = r.chance(0.7);
  const demandedOn = addDays(dueOn, r.int(35, 200));
  return {
    ...slot,
    insured: r.int(8, 260),
    baseFen: (dueFen * 100n) / 8n,
    dueFen,
    paidFen,
    outstandingFen: owedFen,
    dueOn,
    paidOn: null,
    lateFeeFen: null,
    demandNumber: demanded ? `乌税社费限缴〔${demandedOn.slice(0, 4)}〕${r.int(1, 480)}号` : null,
    demandedOn: demanded ? demandedOn : null,
    deferral: r.chance(0.05),
    enforcement: null,
    status: '欠费',
  };
}

/** A year later: what is left of a row, the late fee on what was paid, and how it stands. */
function paidDown(r: Random, row: Premium, leftFen: bigint): Premium {
  const paidNow = row.outstandingFen - leftFen;
  if (paidNow < 0n) throw new Error(`${row.firm.name} would owe more than at the baseline`);
  const paidOn = addDays('2024-06-11', r.int(0, 330));
  const days = BigInt(daysBetween(row.dueOn, paidOn));
  const left = row.firm.status === '清算' ? '破产' : '欠费';
  return {
    ...row,
    paidFen: row.paidFen + paidNow,
    outstandingFen: leftFen,
    paidOn,
    lateFeeFen: (paidNow * days * 5n + 5000n) / 10_000n,
    enforcement: leftFen > 0n ? r.pick(['已申请法院强制执行', '查询账户', null]) : null,
    status: leftFen === 0n ? '清缴' : left,
  };
}

/** Rows outside the campaign: another insurance, periods before, across and after it, and premiums paid in time. */
function aroundRows(r: Random, firms: Enterprise[], { industry, services }: Companies) {
  const owe = (list: Enterprise[], insurance: Premium['insurance'], from: string, to: string) =>
    list.map((firm) =>
      inArrears(r, { firm, insurance, from, to, owedFen: BigInt(r.int(900, 90_000)) * 100n + BigInt(r.int(0, 99)) }),
    );
  const medical = '职工基本医疗保险';
  const baseline = [
    ...owe(firms.slice(0, 22), '生育保险', '2021-01', '2023-05'),
    ...owe(firms.slice(0, 14), medical, '2023-06', '2023-12'),
    ...owe(firms.slice(10, 20), medical, '2024-01', '2024-03'),
    ...owe(industry.slice(60, 63), medical, '2023-04', '2023-08'),
    ...owe(industry.slice(63, 65), medical, '2020-07', '2020-12'),
    ...paidInTime(r, services.slice(20, 52), '2024-01', '2024-03'),
  ];
  baseline[40]!.status = '核销';
  const later = baseline.map((row, i) => (i % 2 === 0 || row.status !== '欠费' ? row : paidDown(r, row, 0n)));
  const since = [
    ...owe(firms.slice(2, 14), medical, '2024-04', '2025-03'),
    ...paidInTime(r, services.slice(20, 40), '2024-04', '2025-03'),
  ];
  return { baseline, later: [...later, ...since] };
}

/** Rows of premiums paid by their day. */
export function paidInTime(r: Random, firms: Enterprise[], from: string, to: string): Premium[] {
  return firms.map((firm) => {
    const row = inArrears(r, {
      firm,
      insurance: '职工基本医疗保险',
      from,
      to,
      owedFen: BigInt(r.int(2000, 60_000)) * 100n,
    });
    const paid = {
      paidFen: row.dueFen,
      outstandingFen: 0n,
      paidOn: addDays(row.dueOn, -r.int(0, 9)),
      demandNumber: null,
      demandedOn: null,
    };
    return { ...row, ...paid, deferral: false, status: '正常' as const };
  });
}
