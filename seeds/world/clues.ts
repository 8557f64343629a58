// The clues of the demo city: those that audit transferred and those that the procuratorate registered. A clue of a
// mandatory report says nothing that could name a minor.
import { addDays } from '../../src/law/calendar.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Random, random } from '../random.ts';
import type { Companies } from './companies.ts';
import { type Detection, detectionOf } from './detections.ts';
import { REPORTED } from './minors.ts';

/** A clue of the audit bureau (DS13); amounts fen. */
export interface AuditClue {
  number: string;
  title: string;
  field: string;
  summary: string;
  firms: Enterprise[];
  amountFen: bigint;
  document: string;
  to: string;
  transferredOn: string;
  receivedOn: string | null;
  feedbackOn: string | null;
  result: string | null;
  rectifiedFen: bigint | null;
}

/** A clue in the procuratorate's register (DS14). */
export interface Clue {
  number: string;
  source: string;
  sourceTitle: string;
  receivedOn: string;
  field: string | null;
  summary: string;
  firms: Enterprise[];
  status: string;
  sourceAgency: string | null;
  from: string | null;
  to: string | null;
  transferredOn: string | null;
  reporter: string | null;
  detection?: Detection;
}

/** Number of the audit clue behind the land case, and of the open-day clue behind the premium case. */
export const LAND_CLUE = 'SJXS-2024-003';
export const OPEN_DAY_CLUE = '乌检线索2024-0007';
export const WAGE_CLUE = '乌检线索2024-0041';
/** Clues of the cases of false litigation, in their order. */
export const FALSE_CLUES = [
  '乌检线索2022-0301',
  '乌检线索2023-0302',
  '乌检线索2023-0303',
  '乌检线索2024-0304',
  '乌检线索2024-0305',
  '乌检线索2025-0306',
];

/** Audit clues; `debtors` are the three firms of the land case. */
export function auditClues(companies: Companies, debtors: Enterprise[]): AuditClue[] {
  const r = random('audit');
  const plain: [string, string, string, string][] = [
    ['国有企业资产管理专项审计', '国有财产保护', '闲置厂房出租收入未缴财政', '市检察院'],
    ['学校食堂管理专项审计', '食品药品安全', '食材采购索证索票不全', '市市场监管局'],
    ['矿山生态修复资金审计', '生态环境和资源保护', '治理恢复基金未足额计提', '市自然资源局'],
    ['安全生产专项资金审计', '安全生产', '改造资金挪作他用', '市检察院'],
    ['保障性安居工程跟踪审计', '国有财产保护', '多计工程价款', '市住建局'],
    ['水资源税征管审计', '生态环境和资源保护', '取水未计量', '市检察院'],
    ['惠民补贴资金审计', '国有财产保护', '重复享受补贴', '市财政局'],
    ['工程建设领域审计', '农民工工资', '工资专户资金被转作他用', '市人社局'],
  ];
  const list = plain.map(([title, field, summary, to], i): AuditClue => {
    const transferredOn = addDays('2024-03-12', i * 49);
    const open = i > 5;
    return {
      number: `SJXS-${transferredOn.slice(0, 4)}-${String(i < 2 ? i + 1 : i + 2).padStart(3, '0')}`,
      title,
      field,
      summary,
      firms: r.chance(0.6) ? [r.pick(companies.industry)] : [],
      amountFen: BigInt(r.int(8, 640)) * 1_000_000n,
      document: `乌审移〔${transferredOn.slice(0, 4)}〕${i < 2 ? i + 1 : i + 2}号`,
      to,
      transferredOn,
      receivedOn: i === 7 ? null : addDays(transferredOn, r.int(1, 6)),
      feedbackOn: open ? null : addDays(transferredOn, r.int(25, 58)),
      result: open ? null : '已整改',
      rectifiedFen: open ? null : BigInt(r.int(5, 200)) * 1_000_000n,
    };
  });
  list.splice(2, 0, {
    number: LAND_CLUE,
    title: '国有土地使用权出让收支专项审计',
    field: '国有土地使用权出让',
    summary: '海勃湾区3家企业未按合同约定缴纳第二期国有土地使用权出让价款',
    firms: debtors,
    amountFen: 1_320_592_000n,
    document: '乌审移〔2024〕3号',
    to: '乌海市人民检察院',
    transferredOn: '2024-05-27',
    receivedOn: '2024-05-29',
    feedbackOn: '2025-02-20',
    result: '3家企业已缴清出让金及滞纳金',
    rectifiedFen: 1_663_840_000n,
  });
  return list;
}

const SOURCES: [string, string, string | null, number][] = [
  ['人大代表建议', '市人大代表建议转办', '市人大常委会办公室', 6],
  ['政协提案', '市政协委员提案转办', '市政协办公室', 5],
  ['12309检察服务热线', '12309来电', null, 8],
  ['12345热线', '12345政务服务便民热线转办', null, 7],
  ['媒体', '媒体报道', null, 4],
  ['纪委', '纪检监察机关移送', '市纪委监委', 3],
  ['大数据模型', '大数据法律监督模型推送', null, 9],
  ['行政机关移送', '行政执法与检察监督衔接', '市生态环境局', 8],
];
const FIELDS = [
  '生态环境和资源保护',
  '食品药品安全',
  '国有财产保护',
  '安全生产',
  '农民工工资',
  '无障碍环境',
  '文物和文化遗产',
  '个人信息保护',
];
const STATES = [
  ['已登记', 3],
  ['已移送', 3],
  ['已受理', 3],
  ['已退回', 1],
  ['已立案', 2],
  ['已办结', 3],
] as const;

/** Clues in the register, the named ones first. */
export function clues(companies: Companies): Clue[] {
  const r = random('clues');
  const reports = mandatoryReports();
  const list = [...namedClues(companies), ...reports.slice(0, 4)];
  for (const [source, sourceTitle, agency, count] of SOURCES) {
    for (let i = 0; i < count; i++) list.push(plainClue(r, companies, list.length + 60, source, sourceTitle, agency));
  }
  return [...list, ...reports.slice(4)];
}

function plainClue(
  r: Random,
  { industry, services }: Companies,
  serial: number,
  source: string,
  sourceTitle: string,
  agency: string | null,
): Clue {
  const receivedOn = addDays('2024-01-08', r.int(0, 505));
  const status = r.weighted(STATES);
  const moved = status === '已移送' || status === '已退回';
  const field = r.pick(FIELDS);
  return {
    number: `乌检线索${receivedOn.slice(0, 4)}-${String(serial).padStart(4, '0')}`,
    source,
    sourceTitle,
    receivedOn,
    field,
    summary: `${sourceTitle}:反映${field}领域问题`,
    firms: r.chance(0.45) ? [r.pick([...industry, ...services])] : [],
    status,
    sourceAgency: agency,
    from: moved ? '乌海市人民检察院' : agency,
    to: moved ? r.pick(['市生态环境局', '市市场监管局', '市应急局', '海勃湾区人民检察院']) : agency && '市检察院',
    transferredOn: moved ? addDays(receivedOn, r.int(2, 20)) : agency && receivedOn,
    reporter: null,
    ...(source === '大数据模型' && { detection: detectionOf(field, serial) }),
  };
}

function namedClues({ troubled }: Companies): Clue[] {
  const none = { firms: [], sourceAgency: null, from: null, to: null, transferredOn: null, reporter: null };
  return [
    {
      ...none,
      number: OPEN_DAY_CLUE,
      source: '检察开放日',
      sourceTitle: '2024年4月检察开放日代表反映',
      receivedOn: '2024-04-18',
      field: '医疗保险费征缴',
      summary: '多家企业欠缴职工基本医疗保险费,职工看病无法报销',
      status: '已立案',
    },
    {
      ...none,
      number: WAGE_CLUE,
      source: '大数据法律监督模型',
      sourceTitle: '农民工工资保证金应存未存监督模型',
      receivedOn: '2024-11-26',
      field: '农民工工资',
      summary: '住建部门发放施工许可时未告知存储工资保证金,部门间信息未共享',
      status: '已立案',
      firms: troubled.slice(0, 3),
      detection: {
        code: 'D01',
        title: '农民工工资保证金应存未存监督模型',
        signals: [['超过存储期限工作日数', '35', '0']],
      },
    },
  ];
}

/** Four reports of medical institutions and one of a school: unit, dates and state only. */
function mandatoryReports(): Clue[] {
  return REPORTED.map(({ number, receivedOn, reporter }) => ({
    number,
    source: '强制报告',
    sourceTitle: reporter.endsWith('医院') ? '医疗机构强制报告' : '学校强制报告',
    receivedOn,
    field: '未成年人保护',
    summary: '侵害未成年人案件强制报告,内容依法不予登载',
    firms: [],
    status: receivedOn < '2025-01-01' ? '已办结' : '已受理',
    sourceAgency: null,
    from: '乌海市公安局',
    to: '乌海市人民检察院',
    transferredOn: addDays(receivedOn, 1),
    reporter,
  }));
}
