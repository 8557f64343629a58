// Deliveries of any size for benchmarks, from the same model as the demo city: rows are made one by one from their serial
// and written in blocks, so that memory stays flat.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addDays } from '../src/law/calendar.ts';
import { csvText, jsonText, type Row } from './delivery.ts';
import { permitRow, projectRow } from './files/construction.ts';
import { caseLine } from './files/justice.ts';
import { enterpriseRow } from './files/registry.ts';
import { contractRow, installmentRows, paymentRows, premiumRow } from './files/revenue.ts';
import { accountRow, complaintRow, depositRow } from './files/wages.ts';
import { type Permit, type Project, permitOf, projectOf } from './model/construction.ts';
import { type Business, type District, type Enterprise, enterpriseOf } from './model/enterprise.ts';
import { permitNumber, projectNumber } from './model/identity.ts';
import { accountOf, complaintOf, type Deposit, depositOf } from './model/wages.ts';
import { random } from './random.ts';
import { blank, type Case } from './world/cases.ts';
import { type LandContract, ordinaryContract } from './world/land.ts';
import { inArrears, type Premium, paidInTime } from './world/premiums.ts';

/** Rows at scale 1. */
const ROWS = {
  enterprise: 200_000,
  project: 300_000,
  permit: 240_000,
  deposit: 180_000,
  complaint: 600_000,
  account: 100_000,
  premium: 100_000,
  case: 50_000,
  land: 20_000,
};
const BLOCK = 2000;

/**
 * Writes deliveries at `scale` under `folder`: enterprises, projects, permits, deposits, complaints, and what else is asked of
 * an enterprise and its projects: wage accounts, premium arrears, cases, land contracts. Returns their paths below it.
 */
export function writeScaled(scale: number, folder: string): string[] {
  if (!(scale > 0)) throw new Error(`--scale ${scale}: 须为正数 · must be a positive number`);
  const count = (rows: number) => Math.max(1, Math.round(rows * scale));
  const firms = count(ROWS.enterprise);
  const projects = count(ROWS.project);
  const permits = count(ROWS.permit);
  const accounts = Math.min(permits, count(ROWS.account));
  const lots = count(ROWS.land);
  const site = (serial: number) => siteAt(serial, firms, serial < permits);
  const permit = (project: Project) => permitRow(project, project.permits[0]!);
  const files: [path: string, count: number, rows: (serial: number) => Row | Row[]][] = [
    ['market-regulation/enterprise-20240506.csv', firms, (serial) => enterpriseRow(firmAt(serial))],
    ['housing/project-20250528.csv', projects, (serial) => projectRow(site(serial))],
    ['housing/construction_permit-20250529.csv', permits, (serial) => permit(site(serial))],
    [
      'hrss/wage_deposit-20250530.csv',
      count(ROWS.deposit),
      (serial) => depositRow(depositAt(serial, site(serial % permits))),
    ],
    [
      'hrss/wage_complaint-20250605.jsonl',
      count(ROWS.complaint),
      (serial) => complaintRow(complaintAt(serial, firms, permits)),
    ],
    ['hrss/wage_account-20250530.csv', accounts, (serial) => accountRow(accountOf(serial, site(serial)))],
    ['tax/mi_arrears-20250520.csv', count(ROWS.premium), (serial) => premiumRow(premiumAt(serial, firms))],
    ['procuratorate/proc_case-20250604.jsonl', count(ROWS.case), (serial) => caseRow(caseAt(serial, firms))],
    ['natural-resources/land_contract-20250415.csv', lots, (serial) => contractRow(lotAt(serial, firms))],
    ['natural-resources/land_installment-20250415.csv', lots, (serial) => installmentRows(lotAt(serial, firms))],
    ['natural-resources/land_payment-20250415.csv', lots, (serial) => paymentRows(lotAt(serial, firms))],
  ];
  for (const file of files) write(folder, ...file);
  return files.map(([path]) => path);
}

function write(folder: string, name: string, count: number, rowsAt: (serial: number) => Row | Row[]): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const columns = Object.keys([rowsAt(0)].flat()[0]!);
  if (name.endsWith('.csv')) writeSync(file, `\uFEFF${csvText(columns, columns)}`);
  for (let start = 0; start < count; start += BLOCK) {
    const rows = Array.from({ length: Math.min(BLOCK, count - start) }, (_, i) => rowsAt(start + i)).flat();
    writeSync(
      file,
      rows.map((one) => (name.endsWith('.csv') ? csvText(columns, Object.values(one)) : jsonText(one))).join(''),
    );
  }
  closeSync(file);
}

/** Of twenty firms two build, three develop; the others are there to be searched through. */
const LINES: Business[] = [
  'BUILDING',
  'BUILDING',
  'DEVELOPER',
  'DEVELOPER',
  'DEVELOPER',
  'CIVIL',
  ...Array<Business>(5).fill('INDUSTRY'),
  ...Array<Business>(9).fill('SERVICE'),
];

const firmAt = (serial: number): Enterprise => enterpriseOf(serial, LINES[serial % LINES.length]!);

/** A firm by any number; `offset` is its place among the twenty, and so its line. */
const firmOf = (number: number, firms: number, offset: number): Enterprise =>
  firmAt((number % Math.max(1, Math.floor(firms / LINES.length))) * LINES.length + offset);

/** Day, class, district and sequence go through all their values in turn: 540 distinct numbers a day. */
function siteAt(serial: number, firms: number, permitted: boolean): Project {
  const r = random(`scaled site ${serial}`);
  const division = (['150302', '150303', '150304'] as District[])[serial % 3]!;
  const municipal = Math.floor(serial / 3) % 2 === 1;
  const sequence = (Math.floor(serial / 6) % 90) + 10;
  const clockOn = addDays('2025-05-28', -Math.floor(serial / 540));
  const project = projectOf(serial, {
    sector: municipal ? 'MUNICIPAL' : 'HOUSING',
    owner: firmOf(r.int(0, 1e6), firms, r.int(2, 4)),
    contractor: firmOf(r.int(0, 1e6), firms, r.int(0, 1)),
    contractFen: BigInt(r.int(90, 16_000)) * 1_000_000n + BigInt(r.int(0, 9999)) * 100n,
    clockOn,
    status: permitted
      ? r.weighted([
          ['在建', 8],
          ['停工', 1],
          ['竣工备案', 1],
        ])
      : '未开工',
    permit: null,
    over: { division, code: projectNumber(division, clockOn, sequence, municipal ? '02' : '01') },
  });
  if (permitted) project.permits.push(permitAt(project, clockOn, sequence, municipal));
  return project;
}

function permitAt(project: Project, issuedOn: string, sequence: number, municipal: boolean): Permit {
  const r = random(`scaled permit ${project.serial}`);
  const status = r.weighted<Permit['status']>([
    ['有效', 17],
    ['变更', 1],
    ['延期', 1],
    ['废止', 1],
  ]);
  const number = permitNumber(project.division, issuedOn, sequence, municipal ? '02' : '01');
  return permitOf(project, issuedOn, status, issuedOn >= '2025-02-01' && r.chance(0.4), { number });
}

function depositAt(serial: number, project: Project): Deposit {
  const r = random(`scaled deposit ${serial}`);
  const form = r.weighted<Deposit['form']>([
    ['现金', 5],
    ['银行保函', 3],
    ['保证保险', 1],
  ]);
  const partial = form === '现金' && r.chance(0.25);
  return depositOf(serial, project, {
    form,
    ...(partial && { amountFen: project.contractFen / 100n, status: '部分' }),
  });
}

function complaintAt(serial: number, firms: number, permits: number) {
  const r = random(`scaled complaint ${serial}`);
  const project = r.chance(0.6) ? siteAt(r.int(0, permits - 1), firms, true) : null;
  return complaintOf(serial, {
    firm: project?.contractor ?? firmAt(r.int(0, firms - 1)),
    project,
    receivedOn: addDays('2025-06-04', -r.int(0, 700)),
    outcomes: [
      ['属实已支付', 5],
      ['属实未支付', 3],
      ['不属实', 3],
      ['转仲裁', 1],
      ['不予受理', 1],
      ['办理中', 2],
    ],
  });
}

/** Each half of the premiums: the builders in turn, a period after the other, and every other firm once. */
function premiumAt(serial: number, firms: number): Premium {
  const r = random(`scaled premium ${serial}`);
  const at = Math.floor(serial / 2);
  const builders = 2 * Math.max(1, Math.floor(firms / LINES.length));
  const firm = serial % 2 ? firmAt(otherThanBuilder(at)) : firmOf(Math.floor((at % builders) / 2), firms, at % 2);
  const year = 2021 + (serial % 2 ? r.int(0, 3) : Math.floor(at / builders));
  const [from, to] = [`${year}-01`, `${year}-12`];
  if (r.chance(0.3)) return paidInTime(r, [firm], from, to)[0]!;
  return inArrears(r, { firm, insurance: '职工基本医疗保险', from, to, owedFen: BigInt(r.int(90_000, 9_000_000)) });
}

/** The serials of firms without the two builders of each twenty. */
const otherThanBuilder = (at: number) => Math.floor(at / 18) * LINES.length + 2 + (at % 18);

/** Support of workers against builders, and public interest against firms of any line. */
function caseAt(serial: number, firms: number): Case {
  const r = random(`scaled case ${serial}`);
  const wages = serial % 2 === 0;
  const openedOn = addDays('2025-06-01', -r.int(0, 2500));
  const closed = openedOn < '2024-09';
  const parties = Array.from({ length: r.int(1, 3) }, () =>
    wages ? firmOf(r.int(0, 1e6), firms, r.int(0, 1)) : firmAt(r.int(0, firms - 1)),
  );
  return {
    ...blank(r),
    number: `${wages ? '乌检民监' : '乌检行公立'}〔${openedOn.slice(0, 4)}〕${serial + 1000}号`,
    title: wages ? '支持农民工追索劳动报酬民事检察监督案' : '督促整治安全生产隐患行政公益诉讼案',
    kind: wages ? '民事监督' : '行政公益诉讼',
    field: wages ? '农民工工资' : '安全生产',
    openedOn,
    department: wages ? '第四检察部' : '第五检察部',
    supervised: wages ? '海勃湾区人民法院' : '市应急局',
    stage: closed ? '结案' : r.pick(['立案', '调查', '检察建议']),
    closure: closed ? '终结审查' : null,
    closedOn: closed ? addDays(openedOn, r.int(60, 200)) : null,
    firms: [...new Map(parties.map((firm) => [firm.serial, firm])).values()],
  };
}

/** No delivery of this size names the officials who handle a case. */
const caseRow = (one: Case): Row => ({ ...caseLine(one, []), 承办人编号: null });

/** A land contract of a developer. */
const lotAt = (serial: number, firms: number): LandContract => {
  const r = random(`scaled lot ${serial}`);
  return ordinaryContract(r, serial + 1, firmOf(r.int(0, 1e6), firms, r.int(2, 4)));
};
