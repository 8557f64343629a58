// What the labour authority knows of a project: deposits, wage accounts and the complaints of workers.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { type Random, random } from '../random.ts';
import type { Project } from './construction.ts';
import { DISTRICTS, type District, type Enterprise } from './enterprise.ts';
import { mobile } from './identity.ts';
import { maskedName, personName } from './names.ts';

/** A row of the deposit ledger. `contractFen` is what the labour authority wrote, which may differ from the permit. */
export interface Deposit {
  number: string;
  project: Project;
  contractorName: string;
  contractorCode: string | null;
  contractFen: bigint;
  ratePercent: string;
  dueFen: bigint;
  amountFen: bigint;
  form: '现金' | '银行保函' | '工程担保公司保函' | '保证保险' | null;
  bank: string | null;
  account: string | null;
  guaranteeNumber: string | null;
  guaranteeFen: bigint | null;
  guaranteeFrom: string | null;
  guaranteeTo: string | null;
  depositedOn: string | null;
  relief: '小额免存' | '三年免存' | '两年减半' | '多项目下浮' | '无';
  uplift: '前2年欠薪' | '失信名单' | '无';
  usedOn: string | null;
  usedFen: bigint | null;
  replenishedOn: string | null;
  returnedOn: string | null;
  status: '未存' | '已存' | '部分' | '免存' | '保函有效' | '保函到期' | '已动用' | '已返还';
  campaign: string | null;
}

/** A wage account of a project. */
export interface Account {
  number: string;
  name: string;
  bank: string;
  project: Project;
  openedOn: string;
  agreementOn: string;
  filedOn: string;
  status: '正常' | '冻结' | '已注销';
  lastFundedOn: string;
  lastFundedFen: bigint;
  lastPaidOn: string;
  lastPaidWorkers: number;
  lastPaidFen: bigint;
}

/** A complaint as it comes: firm and project are free text. */
export interface Complaint {
  number: string;
  channel: '12345热线' | '12333热线' | '全国根治欠薪线索反映平台' | '信访';
  receivedOn: string;
  complainant: string;
  phone: string;
  respondent: string;
  projectText: string | null;
  division: District;
  workers: number;
  amountFen: bigint;
  owedFrom: string;
  owedTo: string;
  request: string;
  handler: string;
  acceptedOn: string | null;
  dueOn: string | null;
  closedOn: string | null;
  outcome: '属实已支付' | '属实未支付' | '不属实' | '转仲裁' | '转公安' | '不予受理' | '办理中';
  duplicate: boolean;
  satisfaction: string | null;
}

const BANKS = ['黄河湾银行乌海分行', '乌兰布和农村商业银行海勃湾支行', '甘德尔村镇银行', '桌子山城市银行乌达支行'];
/** Base rate of the deposit: 2 % of the contract. */
const BASE_PERCENT = 2n;

/** A deposit row of a project; amounts follow from the contract at the base rate unless `over` says otherwise. */
export function depositOf(serial: number, project: Project, over: Partial<Deposit> = {}): Deposit {
  const r = random(`deposit ${serial}`);
  const form = over.form === undefined ? '现金' : over.form;
  const guarantee = form !== null && form !== '现金';
  const dueFen = over.dueFen ?? (project.contractFen * BASE_PERCENT) / 100n;
  const amountFen = over.amountFen ?? dueFen;
  const depositedOn = over.depositedOn === undefined ? addDays(project.clockOn, r.int(6, 24)) : over.depositedOn;
  return {
    number: `BZJ${(depositedOn ?? project.clockOn).slice(0, 4)}${String(serial).padStart(5, '0')}`,
    project,
    contractorName: project.contractor.name,
    contractorCode: project.contractor.creditCode,
    contractFen: project.contractFen,
    ratePercent: '2',
    dueFen,
    amountFen,
    form,
    bank: form === null ? null : form === '现金' || form === '银行保函' ? r.pick(BANKS) : null,
    account: form === '现金' ? `6227047300${String(10_000_000 + serial * 37)}` : null,
    guaranteeNumber: guarantee
      ? `${form === '保证保险' ? 'PBX' : 'BH'}${(depositedOn ?? '').replaceAll('-', '')}${String(serial).padStart(4, '0')}`
      : null,
    guaranteeFen: guarantee ? amountFen : null,
    guaranteeFrom: guarantee ? depositedOn : null,
    guaranteeTo: guarantee && depositedOn ? later(addMonths(project.endsOn, 3), addMonths(depositedOn, 13)) : null,
    depositedOn,
    relief: '无',
    uplift: '无',
    usedOn: null,
    usedFen: null,
    replenishedOn: null,
    returnedOn: null,
    status: guarantee ? '保函有效' : '已存',
    campaign: null,
    ...over,
  };
}

/** A guarantee must last a year at least and not end before the contract. */
const later = (a: string, b: string) => (a > b ? a : b);

/** The wage account of a project, named contractor + project + 农民工工资专用账户. */
export function accountOf(serial: number, project: Project, over: Partial<Account> = {}): Account {
  const r = random(`account ${serial}`);
  const openedOn = over.openedOn ?? addDays(project.clockOn, r.int(10, 45));
  const workers = r.int(12, 160);
  return {
    number: `0473${String(600_100_000_000 + serial * 7919)}`,
    name: `${project.contractor.name}${project.name}${project.section ?? ''}农民工工资专用账户`,
    bank: r.pick(BANKS),
    project,
    openedOn,
    agreementOn: addDays(openedOn, -r.int(0, 6)),
    filedOn: addDays(openedOn, r.int(3, 40)),
    status: '正常',
    lastFundedOn: addDays('2025-05-01', r.int(0, 20)),
    lastFundedFen: BigInt(r.int(40, 600)) * 1_000_000n,
    lastPaidOn: addDays('2025-05-10', r.int(0, 15)),
    lastPaidWorkers: workers,
    lastPaidFen: BigInt(workers) * BigInt(r.int(5200, 9800)) * 100n,
    ...over,
  };
}

/** What a complaint is about; `project` null leaves the project text empty. */
export interface ComplaintPlan {
  firm: Pick<Enterprise, 'name' | 'core' | 'formerNames'> | null;
  project: Project | null;
  receivedOn: string;
  outcomes: readonly (readonly [Complaint['outcome'], number])[];
  over?: Partial<Complaint>;
}

/** Complaint number `serial`. */
export function complaintOf(serial: number, plan: ComplaintPlan): Complaint {
  const r = random(`complaint ${serial}`);
  const channel = r.weighted<Complaint['channel']>([
    ['12345热线', 5],
    ['12333热线', 3],
    ['全国根治欠薪线索反映平台', 4],
    ['信访', 1],
  ]);
  const workers = r.weighted([
    [1, 4],
    [r.int(2, 9), 5],
    [r.int(10, 45), 2],
  ]);
  const outcome = r.weighted(plan.outcomes);
  const accepted = outcome !== '不予受理' && plan.receivedOn < '2025-06-03';
  const closed = outcome !== '办理中' && plan.receivedOn < '2025-05-20';
  const respondent = plan.firm
    ? firmText(r, plan.firm)
    : r.pick(['老张工程队', '某劳务公司', '包工头(姓名不详)', '工地', '不清楚']);
  const projectText = plan.project && projectVariant(r, plan.project.name);
  const division = plan.project?.division ?? r.pick(Object.keys(DISTRICTS) as District[]);
  const owedTo = addMonths(plan.receivedOn, -1).slice(0, 7);
  const complaint: Complaint = {
    number: `${{ '12345热线': 'RX', '12333热线': 'LD', 全国根治欠薪线索反映平台: 'GZ', 信访: 'XF' }[channel]}${plan.receivedOn.replaceAll('-', '')}${String(serial).padStart(5, '0')}`,
    channel,
    receivedOn: plan.receivedOn,
    complainant: maskedName(r, personName(r)),
    phone: r.chance(0.7) ? mobile(serial).replace(/^(\d{3})\d{4}/, '$1****') : mobile(serial),
    respondent,
    projectText,
    division,
    workers,
    amountFen: BigInt(workers) * BigInt(r.int(38, 260)) * 10_000n,
    owedFrom: addMonths(`${owedTo}-01`, -r.int(1, 5)).slice(0, 7),
    owedTo,
    request: `反映${respondent}${projectText ? `在${projectText}` : ''}拖欠${workers === 1 ? '本人' : `${workers}名农民工`}工资,要求尽快支付`,
    handler: r.pick(['乌海市劳动保障监察支队', `${DISTRICTS[division]}人社局`]),
    acceptedOn: accepted ? addDays(plan.receivedOn, r.int(0, 3)) : null,
    dueOn: accepted ? addDays(plan.receivedOn, 60) : null,
    closedOn: closed ? addDays(plan.receivedOn, r.int(5, 18)) : null,
    outcome: closed || outcome === '不予受理' ? outcome : '办理中',
    duplicate: false,
    satisfaction: closed ? r.pick(['满意', '基本满意', '不满意', null]) : null,
  };
  return { ...complaint, ...plan.over };
}

/** How people write a firm: without the city, with full-width brackets, under a former name, with stray spaces. */
function firmText(r: Random, firm: Pick<Enterprise, 'name' | 'core' | 'formerNames'>): string {
  const form = /(股份有限公司|有限责任公司|有限公司)$/.exec(firm.name)?.[0] ?? '有限公司';
  const short = form === '股份有限公司' ? form : r.pick(['有限公司', '有限责任公司']);
  // A firm of the region is not written as one of the city: that would be another firm.
  const regional = firm.name.startsWith('内蒙古');
  return r.weighted([
    [firm.name, 4],
    [`${regional ? '内蒙古自治区' : '乌海市'}${firm.core}${short}`, 3],
    [`${regional ? '内蒙' : '乌海'}${firm.core}${short}`, 2],
    [regional ? `${firm.core}${short}` : `${firm.core}（乌海）${short}`, 2],
    [`${regional ? '内蒙古' : '内蒙古乌海市'}${firm.core}${short} `, 1],
    [firm.formerNames[0] ?? `${firm.core}${short}`, 2],
    [`乌海市${firm.core}`, 1],
  ]);
}

const DIGITS: Record<string, string> = { 一: '1', 二: '2' };

/** How people write a project: without the district, without the ending, with digits for numerals. */
function projectVariant(r: Random, name: string): string {
  const plain = name.replace(/(建设项目|项目|工程)$/, '');
  return r.weighted([
    [name, 4],
    [plain, 2],
    [`${plain}工程`, 1],
    [`${plain}项目`, 1],
    [plain.replace(/[一二](?=期)/, (n) => DIGITS[n]!), 1],
    [`乌海市${name}`, 1],
  ]);
}
