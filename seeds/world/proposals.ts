// Suggestions of deputies and proposals of CPPCC members of the demo city, and their conversion into procuratorial
// suggestions and back. Those who lead them are invented.
import type { Enterprise } from '../model/enterprise.ts';
import { personName } from '../model/names.ts';
import { random } from '../random.ts';
import { LAND_CASE, PREMIUM_CASE, WAGE_CASE } from './cases.ts';
import type { Companies } from './companies.ts';
import type { Land } from './land.ts';
import type { Premiums } from './premiums.ts';
import type { Suggestion } from './suggestions.ts';

/** A conversion of a proposal, or of a procuratorial suggestion into one. */
interface Conversion {
  direction: '转化为检察建议' | '由检察建议转化';
  state: '筛查中' | '已转化' | '未转化';
  decidedOn: string | null;
  reason: string | null;
  notifiedOn: string | null;
  caseNumber: string | null;
  suggestion: string | null;
}

/** A proposal (DS23). */
export interface Proposal {
  number: string;
  session: string;
  title: string;
  content: string;
  category: string;
  proposer: string;
  delegation: string;
  cosigners: number;
  submittedOn: string;
  host: string | null;
  assignedOn: string | null;
  complex: boolean;
  repliedOn: string | null;
  result: string | null;
  field: string | null;
  conversion: Conversion | null;
  firms: Enterprise[];
}

/** Proposals of deputies and of CPPCC members. */
export interface Proposals {
  deputies: Proposal[];
  members: Proposal[];
}

type Plan = Omit<Proposal, 'proposer' | 'delegation' | 'cosigners' | 'firms' | 'complex' | 'repliedOn' | 'result'> &
  Partial<Proposal>;

/** The case of a conversion with its dates and its reason; the suggestion of the case comes with it. */
type Convert = (caseNumber: string, decidedOn: string, notifiedOn: string, reason: string) => Conversion;

export function proposals(
  { troubled, services }: Companies,
  { firms }: Premiums,
  { recovered }: Land,
  list: Suggestion[],
): Proposals {
  const linked =
    (direction: Conversion['direction']): Convert =>
    (caseNumber, decidedOn, notifiedOn, reason) => {
      const suggestion = list.find((one) => one.caseNumber === caseNumber)!.document;
      return { direction, state: '已转化', decidedOn, reason, notifiedOn, caseNumber, suggestion };
    };
  const into = linked('转化为检察建议');
  const from = linked('由检察建议转化');
  const managers = services.filter(({ name }) => name.includes('物业')).slice(0, 2);
  const debtors = [...new Set(recovered.map(({ contract }) => contract.firm))];
  return {
    deputies: [...deputiesOf2024(into), ...deputiesOf2025(into, from, troubled.slice(0, 3), debtors)].map(
      named('乌人建', ['海勃湾区代表团', '海南区代表团', '乌达区代表团']),
    ),
    members: [...membersOf2024(into, managers), ...membersOf2025(from, firms.slice(0, 4))].map(
      named('乌政协提', ['经济界', '社会福利和社会保障界', '教育界', '医药卫生界']),
    ),
  };
}

/** Gives a plan the prefix of its number and those who signed it. */
const named =
  (prefix: string, delegations: string[]) =>
  (plan: Plan): Proposal => {
    const r = random(`proposal ${prefix} ${plan.number}`);
    return {
      proposer: personName(r),
      delegation: r.pick(delegations),
      cosigners: r.int(0, 12),
      complex: false,
      repliedOn: null,
      result: null,
      firms: [],
      ...plan,
      number: `${prefix}${plan.number}`,
    };
  };

/** Screened, and left at that. */
const notConverted = (decidedOn: string, notifiedOn: string, reason: string): Conversion => ({
  direction: '转化为检察建议',
  state: '未转化',
  decidedOn,
  reason,
  notifiedOn,
  caseNumber: null,
  suggestion: null,
});

const screening: Conversion = {
  ...notConverted('', '', ''),
  state: '筛查中',
  decidedOn: null,
  reason: null,
  notifiedOn: null,
};

const deputiesOf2024 = (into: Convert): Plan[] => [
  {
    number: '〔2024〕18号',
    session: '市十届人大三次会议',
    title: '关于加强校园周边食品安全监管的建议',
    content: '校园周边小餐饮、小食杂店索证索票不全,建议开展联合检查并公示结果',
    category: '社会民生',
    submittedOn: '2024-02-22',
    host: '市市场监管局',
    assignedOn: '2024-03-05',
    repliedOn: '2024-06-03',
    result: 'A',
    field: '食品药品安全',
    conversion: into(
      '乌检行公立〔2024〕22号',
      '2024-05-15',
      '2024-05-20',
      '众多学生的食品安全受到影响,属于公益诉讼法定领域',
    ),
  },
  {
    number: '〔2024〕26号',
    session: '市十届人大三次会议闭会期间',
    title: '关于完善城区无障碍设施的建议',
    content: '部分公共场所坡道、盲道被占用或缺失,建议排查并限期整改',
    category: '城建环保',
    submittedOn: '2024-08-12',
    host: '市住建局',
    assignedOn: '2024-08-20',
    complex: true,
    repliedOn: '2025-02-14',
    result: 'B',
    field: '无障碍环境建设',
    conversion: into(
      '乌检行公立〔2024〕25号',
      '2024-09-03',
      '2024-09-12',
      '残疾人、老年人出行权益受损,主管部门未充分履职',
    ),
  },
];

const deputiesOf2025 = (into: Convert, from: Convert, contractors: Enterprise[], debtors: Enterprise[]): Plan[] => [
  {
    number: '〔2025〕3号',
    session: '市十届人大四次会议',
    title: '关于健全农民工工资保证金告知和信息共享机制的建议',
    content: '建议告知书与施工许可同步发放,在建项目信息按月推送人社部门',
    category: '社会民生',
    submittedOn: '2025-02-19',
    host: '市人社局',
    assignedOn: '2025-03-10',
    field: '农民工工资',
    conversion: from(WAGE_CASE, '2025-02-12', '2025-02-14', '部门间信息共享缺失属系统性问题,适合以人大监督推动治理'),
    firms: contractors,
  },
  {
    number: '〔2025〕7号',
    session: '市十届人大四次会议',
    title: '关于规范国有土地使用权出让收支管理的建议',
    content: '建议建立出让合同履约台账,逾期未缴的及时催缴并计收违约金',
    category: '财政经济',
    submittedOn: '2025-02-19',
    host: '市自然资源局',
    assignedOn: '2025-02-27',
    field: '国有土地使用权出让',
    conversion: from(LAND_CASE, '2025-02-13', '2025-02-14', '出让价款催缴需要制度安排,个案办结后仍有系统治理必要'),
    firms: debtors,
  },
  {
    number: '〔2025〕12号',
    session: '市十届人大四次会议',
    title: '关于治理燃气管道占压隐患的建议',
    content: '老旧小区违建占压燃气管道,涉及住建、城管、街道多家单位,建议统一清理',
    category: '城建环保',
    submittedOn: '2025-02-19',
    host: '乌达区住建局',
    assignedOn: '2025-02-27',
    complex: true,
    field: '安全生产',
    conversion: into('乌检行公立〔2025〕30号', '2025-03-06', '2025-03-12', '隐患持续存在,危及不特定多数人安全'),
  },
  {
    number: '〔2025〕15号',
    session: '市十届人大四次会议',
    title: '关于增开三区间公交班次的建议',
    content: '早晚高峰三区之间班次不足,建议增开快线',
    category: '交通运输',
    submittedOn: '2025-02-20',
    host: '市交通运输局',
    assignedOn: '2025-02-27',
    repliedOn: '2025-05-20',
    result: 'C',
    field: null,
    conversion: null,
  },
  {
    number: '〔2025〕21号',
    session: '市十届人大四次会议',
    title: '关于清理废旧轮胎露天堆放的建议',
    content: '城郊空地堆放废旧轮胎,存在火灾和污染风险',
    category: '城建环保',
    submittedOn: '2025-02-20',
    host: '市生态环境局',
    assignedOn: '2025-02-27',
    repliedOn: '2025-05-26',
    result: 'A',
    field: '生态环境',
    conversion: notConverted('2025-03-24', '2025-04-07', '承办单位已完成清理,公益损害已消除,不符合立案条件'),
  },
  {
    number: '〔2025〕34号',
    session: '市十届人大四次会议闭会期间',
    title: '关于规范兽药经营使用的建议',
    content: '个别门店无处方销售处方兽药,建议加强检查',
    category: '农牧水利',
    submittedOn: '2025-05-28',
    host: null,
    assignedOn: null,
    field: '农产品质量安全',
    conversion: screening,
  },
];

const membersOf2024 = (into: Convert, managers: Enterprise[]): Plan[] => [
  {
    number: '〔2024〕9号',
    session: '市政协十届三次会议',
    title: '关于加强岩画遗址保护的提案',
    content: '遗址周边有车辆碾压和刻画现象,建议划定保护范围、加强巡查',
    category: '文化旅游',
    submittedOn: '2024-02-21',
    host: '市公安局',
    assignedOn: '2024-03-06',
    repliedOn: '2024-06-05',
    result: 'B',
    field: '文物和文化遗产保护',
    conversion: into('乌检行公立〔2024〕26号', '2024-10-09', '2024-10-18', '文物本体仍受损害,答复所列措施尚未落实'),
  },
  {
    number: '〔2024〕23号',
    session: '市政协十届三次会议',
    title: '关于规范物业采集人脸信息的提案',
    content: '部分小区以人脸识别为唯一通行方式,建议保留其他方式并规范存储',
    category: '社会法制',
    submittedOn: '2024-02-21',
    host: '市住建局',
    assignedOn: '2024-03-06',
    complex: true,
    repliedOn: '2024-09-24',
    result: 'B',
    field: '个人信息保护',
    conversion: into('乌检行公立〔2024〕27号', '2024-11-14', '2024-11-22', '众多业主个人信息权益受侵害'),
    firms: managers,
  },
];

const membersOf2025 = (from: Convert, debtors: Enterprise[]): Plan[] => [
  {
    number: '〔2025〕2号',
    session: '市政协十届四次会议',
    title: '关于建立职工基本医疗保险费征缴信息共享机制的提案',
    content: '建议税务、医保、财政、公安、法院按月共享欠费和执行信息',
    category: '医疗卫生',
    submittedOn: '2025-02-17',
    host: '市医保局',
    assignedOn: '2025-03-03',
    complex: true,
    field: '医疗保险费征缴',
    conversion: from(PREMIUM_CASE, '2025-01-20', '2025-01-24', '征缴涉及多部门,适合以政协民主监督推动系统治理'),
    firms: debtors,
  },
  {
    number: '〔2025〕8号',
    session: '市政协十届四次会议',
    title: '关于加强校外培训机构从业人员入职查询的提案',
    content: '建议将入职查询纳入办学许可年检',
    category: '教育科技',
    submittedOn: '2025-02-17',
    host: '市教育局',
    assignedOn: '2025-03-03',
    field: '未成年人保护',
    conversion: notConverted('2025-03-18', '2025-03-26', '入职查询制度已有联合文件,相关问题纳入日常监督'),
  },
  {
    number: '〔2025〕19号',
    session: '市政协十届四次会议',
    title: '关于丰富老年大学课程的提案',
    content: '建议增设智能手机使用、健康管理等课程',
    category: '教育科技',
    submittedOn: '2025-02-18',
    host: '市教育局',
    assignedOn: '2025-03-03',
    repliedOn: '2025-05-29',
    result: 'A',
    field: null,
    conversion: null,
  },
  {
    number: '〔2025〕27号',
    session: '市政协十届四次会议',
    title: '关于整治矿区道路扬尘的提案',
    content: '运煤车辆未密闭,道路积尘严重,建议分段包干清扫',
    category: '城建环保',
    submittedOn: '2025-02-18',
    host: '市生态环境局',
    assignedOn: '2025-03-24',
    field: '生态环境和资源保护',
    conversion: screening,
  },
];
