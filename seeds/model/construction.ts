// Projects and construction permits of the model: what the housing, transport and water authorities know.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { random } from '../random.ts';
import { DISTRICTS, type District, type Enterprise } from './enterprise.ts';
import { identityNumber, investmentCode, permitNumber, projectNumber } from './identity.ts';
import { estateName, personName } from './names.ts';

type Sector = 'HOUSING' | 'MUNICIPAL' | 'TRANSPORT' | 'WATER';

/** A project owner: a company, or a public body that the market registry does not know. */
export interface Owner {
  creditCode: string;
  name: string;
}

/** A permit as the housing authority keeps it; `main` is false for specialty copies (suffix S, J …). */
export interface Permit {
  number: string;
  issuedOn: string;
  contractFen: bigint;
  startsOn: string;
  endsOn: string;
  status: '有效' | '变更' | '延期' | '废止' | '注销';
  main: boolean;
  manager: string;
  managerId: string;
  safetyPermit: string;
  noticeServed: boolean;
  noticeOn: string | null;
  noticeNumber: string | null;
  pushedOn: string | null;
}

/** A project; `clockOn` starts the deposit clock (permit issued, or commencement approved). Amounts in fen, area in ㎡. */
export interface Project {
  serial: number;
  code: string;
  investmentCode: string;
  name: string;
  section: string | null;
  sector: Sector;
  division: District;
  owner: Owner;
  contractor: Enterprise;
  contractFen: bigint;
  investmentFen: bigint;
  area: number;
  purpose: string;
  governmentFunded: boolean;
  clockOn: string;
  endsOn: string;
  status: '在建' | '停工' | '完工' | '竣工备案' | '未开工';
  permits: Permit[];
}

/** What a scenario says of a project; the rest follows from the serial. */
export interface ProjectPlan {
  sector: Sector;
  owner: Owner;
  contractor: Enterprise;
  contractFen: bigint;
  clockOn: string;
  months?: number;
  status?: Project['status'];
  /** Status of the permit; null = no permit. */
  permit?: Permit['status'] | null;
  pushed?: boolean;
  over?: Partial<Project>;
}

const KINDS: Record<Sector, { code: string; industry: string; purposes: string[]; names: string[] }> = {
  HOUSING: {
    code: '01',
    industry: '47',
    purposes: ['住宅', '商业', '办公', '教育', '厂房'],
    names: ['住宅小区', '商业综合体', '安置房', '标准化厂房', '学校教学楼', '社区卫生服务中心'],
  },
  MUNICIPAL: {
    code: '02',
    industry: '48',
    purposes: ['市政道路', '给排水', '供热'],
    names: ['道路改造', '供热管网', '排水管网', '污水处理站'],
  },
  TRANSPORT: {
    code: '99',
    industry: '48',
    purposes: ['公路'],
    names: ['至工业园区公路改建', '农村公路', '国道连接线', '货运站场'],
  },
  WATER: {
    code: '99',
    industry: '76',
    purposes: ['水利'],
    names: ['供水', '河道治理', '灌区节水改造', '水库除险加固'],
  },
};

/** Project number `serial` of a plan. */
export function projectOf(serial: number, plan: ProjectPlan): Project {
  const r = random(`project ${serial}`);
  const division =
    plan.over?.division ??
    r.weighted<District>([
      ['150302', 6],
      ['150303', 2],
      ['150304', 3],
    ]);
  const kind = KINDS[plan.sector];
  const endsOn = addMonths(plan.clockOn, plan.months ?? r.int(12, 30));
  const phase =
    plan.sector === 'HOUSING'
      ? r.weighted([
          ['', 5],
          ['一期', 2],
          ['(二期)', 2],
        ])
      : '';
  // A fixed lead keeps project numbers distinct wherever permit days and serials go together.
  const filedOn = addDays(plan.clockOn, -130);
  const project: Project = {
    serial,
    code: projectNumber(division, filedOn, (serial % 90) + 10, kind.code),
    investmentCode: investmentCode(Number(filedOn.slice(0, 4)), division, kind.industry, serial % 1_000_000),
    name: `${DISTRICTS[division]}${estateName(serial)}${r.pick(kind.names)}${phase}${r.pick(['项目', '工程', '建设项目'])}`,
    section: null,
    sector: plan.sector,
    division,
    owner: plan.owner,
    contractor: plan.contractor,
    contractFen: plan.contractFen,
    investmentFen: (plan.contractFen * BigInt(r.int(115, 160))) / 100n,
    area: plan.sector === 'HOUSING' ? Number(plan.contractFen / 280_000n) + r.int(0, 99) / 100 : r.int(800, 9000),
    purpose: r.pick(kind.purposes),
    governmentFunded: plan.sector !== 'HOUSING' || r.chance(0.3),
    clockOn: plan.clockOn,
    endsOn,
    status: plan.status ?? '在建',
    permits: [],
    ...plan.over,
  };
  if (plan.permit !== null && (plan.sector === 'HOUSING' || plan.sector === 'MUNICIPAL')) {
    project.permits.push(permitOf(project, plan.clockOn, plan.permit ?? '有效', plan.pushed ?? false));
  }
  return project;
}

/** The permit issued for a project on a day. Notices of the wage deposit are served with permits since February 2025. */
export function permitOf(
  project: Project,
  issuedOn: string,
  status: Permit['status'],
  pushed: boolean,
  over: Partial<Permit> = {},
): Permit {
  const r = random(`permit ${project.serial} ${issuedOn}`);
  const served = issuedOn >= '2025-02-01' ? pushed || r.chance(0.85) : r.chance(0.2);
  return {
    number: permitNumber(
      project.division,
      issuedOn,
      (project.serial % 90) + 10,
      project.sector === 'HOUSING' ? '01' : '02',
    ),
    issuedOn,
    contractFen: project.contractFen,
    startsOn: addDays(issuedOn, r.int(3, 20)),
    endsOn: project.endsOn,
    status,
    main: true,
    manager: personName(r),
    managerId: identityNumber(project.division, `${r.int(1968, 1992)}-0${r.int(1, 9)}-0${r.int(1, 9)}`, r.int(0, 9)),
    safetyPermit: `(蒙)JZ安许证字〔${r.int(2021, 2024)}〕${String(project.contractor.serial).padStart(6, '0')}`,
    noticeServed: served,
    noticeOn: served ? issuedOn : null,
    noticeNumber: served ? `乌建保告〔${issuedOn.slice(0, 4)}〕${(project.serial % 900) + 1}号` : null,
    pushedOn: pushed ? issuedOn : null,
    ...over,
  };
}
