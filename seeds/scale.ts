// Deliveries of any size for benchmarks, from the same model as the demo city: rows are made one by one from their serial
// and written in blocks, so that memory stays flat.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addDays } from '../src/law/calendar.ts';
import { csvText, jsonText, type Row } from './delivery.ts';
import { permitRow, projectRow } from './files/construction.ts';
import { enterpriseRow } from './files/registry.ts';
import { complaintRow, depositRow } from './files/wages.ts';
import { type Permit, type Project, permitOf, projectOf } from './model/construction.ts';
import { type Business, type District, type Enterprise, enterpriseOf } from './model/enterprise.ts';
import { permitNumber, projectNumber } from './model/identity.ts';
import { complaintOf, type Deposit, depositOf } from './model/wages.ts';
import { random } from './random.ts';

/** Rows at scale 1. */
const ROWS = { enterprise: 200_000, project: 300_000, permit: 240_000, deposit: 180_000, complaint: 600_000 };
const BLOCK = 2000;

/** Writes five deliveries at `scale` under `folder`: enterprises, projects, permits, deposits, complaints. Returns their paths below it. */
export function writeScaled(scale: number, folder: string): string[] {
  if (!(scale > 0)) throw new Error(`--scale ${scale}: 须为正数 · must be a positive number`);
  const count = (rows: number) => Math.max(1, Math.round(rows * scale));
  const firms = count(ROWS.enterprise);
  const projects = count(ROWS.project);
  const permits = count(ROWS.permit);
  const site = (serial: number) => siteAt(serial, firms, serial < permits);
  const permit = (project: Project) => permitRow(project, project.permits[0]!);
  const files: [path: string, count: number, row: (serial: number) => Row][] = [
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
  ];
  for (const file of files) write(folder, ...file);
  return files.map(([path]) => path);
}

function write(folder: string, name: string, count: number, row: (serial: number) => Row): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const columns = Object.keys(row(0));
  if (name.endsWith('.csv')) writeSync(file, `\uFEFF${csvText(columns, columns)}`);
  for (let start = 0; start < count; start += BLOCK) {
    const rows = Array.from({ length: Math.min(BLOCK, count - start) }, (_, i) => row(start + i));
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
