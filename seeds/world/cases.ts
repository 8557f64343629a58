// The procuratorate's cases of the demo city. Names of parties who are persons, and everything about minors, stay out.
import { addDays } from '../../src/law/calendar.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Random, random } from '../random.ts';
import { FALSE_CLUES, LAND_CLUE, OPEN_DAY_CLUE, WAGE_CLUE } from './clues.ts';
import type { Companies } from './companies.ts';
import type { Land } from './land.ts';
import type { Premiums } from './premiums.ts';

/** A case (DS14). */
export interface Case {
  number: string;
  title: string;
  kind: string;
  field: string | null;
  subfield: string | null;
  openedOn: string;
  department: string;
  /** Whose turn it was among the procurators of the department. */
  turn: number;
  supervised: string | null;
  stage: string;
  closure: string | null;
  closedOn: string | null;
  typical: string | null;
  clues: string[];
  firms: Enterprise[];
}

/** Numbers of the three cases of the article. */
export const PREMIUM_CASE = '乌检行公立〔2024〕2号';
export const LAND_CASE = '乌检行公立〔2024〕5号';
export const WAGE_CASE = '乌检行公立〔2024〕11号';

/** The three cases of the article, and the others. */
export function cases(companies: Companies, premiums: Premiums, land: Land): Case[] {
  const r = random('cases');
  const debtors = [...new Set(land.recovered.map((payment) => payment.contract.firm))];
  const main = (over: Partial<Case>): Case => ({ ...blank(r), kind: '行政公益诉讼', ...over });
  const article = [
    main({
      number: PREMIUM_CASE,
      title: '督促征缴职工基本医疗保险费行政公益诉讼案',
      field: '社会保险费征缴',
      openedOn: '2024-04-29',
      supervised: '国家税务总局乌海市税务局',
      stage: '跟进调查',
      clues: [OPEN_DAY_CLUE],
      firms: premiums.firms,
    }),
    main({
      number: LAND_CASE,
      title: '督促追缴国有土地使用权出让金行政公益诉讼案',
      field: '国有土地使用权出让',
      openedOn: '2024-07-08',
      supervised: '乌海市自然资源局海勃湾区分局',
      stage: '结案',
      closure: '检察建议整改结案',
      closedOn: '2025-02-20',
      clues: [LAND_CLUE],
      firms: debtors,
    }),
    main({
      number: WAGE_CASE,
      title: '督促落实农民工工资保证金告知义务行政公益诉讼案',
      field: '农民工工资',
      openedOn: '2024-12-16',
      supervised: '乌海市住房和城乡建设局',
      stage: '整改评估',
      clues: [WAGE_CLUE],
      firms: companies.troubled.slice(0, 3),
    }),
  ];
  return [
    ...article,
    ...falseLitigation(r),
    ...minors(r),
    ...publicInterest(r, companies),
    ...wageSupport(r, companies),
    ...sealed(r),
    ...furtherRelief(r),
  ];
}

/** A case of which nothing is said yet. */
export const blank = (r: Random): Case => ({
  number: '',
  title: '',
  kind: '',
  field: null,
  subfield: null,
  openedOn: '',
  department: '第五检察部',
  turn: r.int(0, 5),
  supervised: null,
  stage: '立案',
  closure: null,
  closedOn: null,
  typical: null,
  clues: [],
  firms: [],
});

/** Six cases of false litigation; the loan case is a typical case of the autonomous region. */
function falseLitigation(r: Random): Case[] {
  const causes = [
    '民间借贷纠纷',
    '民间借贷纠纷',
    '追索劳动报酬纠纷',
    '以物抵债纠纷',
    '民间借贷纠纷',
    '建设工程施工合同纠纷',
  ];
  return causes.map((cause, i) => {
    const openedOn = ['2022-05-17', '2023-03-09', '2023-09-21', '2024-04-11', '2024-10-15', '2025-02-19'][i]!;
    const closed = i < 4;
    return {
      ...blank(r),
      number: `乌检民监〔${openedOn.slice(0, 4)}〕${i + 3}号`,
      title: `${cause}虚假诉讼监督案`,
      kind: '虚假诉讼监督',
      openedOn,
      department: '第四检察部',
      supervised: i % 2 ? '海勃湾区人民法院' : '乌海市中级人民法院',
      stage: closed ? '结案' : i === 4 ? '检察建议' : '调查',
      closure: closed ? '检察建议整改结案' : null,
      closedOn: closed ? addDays(openedOn, 210) : null,
      clues: [FALSE_CLUES[i]!],
      typical: i === 1 ? '全区典型案例' : i === 3 ? '全市典型案例' : null,
    };
  });
}

/** Six cases for minors in three fields; no child, school or family is named. */
function minors(r: Random): Case[] {
  const subfields = ['烟酒销售', '烟酒销售', '烟酒销售', '文化宣传', '网络信息传播', '网络信息传播'];
  return subfields.map((subfield, i) => ({
    ...blank(r),
    number: `乌检未公立〔${i < 4 ? 2024 : 2025}〕${i < 4 ? i + 1 : i - 3}号`,
    title: `督促履行${subfield}监管职责保护未成年人案`,
    kind: '未成年人公益诉讼',
    field: '未成年人保护',
    subfield,
    openedOn: addDays('2024-02-26', i * 73),
    department: '第六检察部',
    supervised: ['市市场监管局', '海勃湾区市监局', '市市场监管局', '市公安局', '市公安局', '市教育局'][i]!,
    stage: i < 4 ? '结案' : '检察建议',
    closure: i < 4 ? '检察建议整改结案' : null,
    closedOn: i < 4 ? addDays('2024-02-26', i * 73 + 150) : null,
  }));
}

/** Public-interest cases of other fields. */
function publicInterest(r: Random, { industry, services }: Companies): Case[] {
  const rows: [string, string, string, string][] = [
    ['行政公益诉讼', '生态环境和资源保护', '督促整治矿山扬尘污染案', '市生态环境局'],
    ['行政公益诉讼', '生态环境和资源保护', '督促收缴水土保持补偿费案', '市水务局'],
    ['行政公益诉讼', '食品药品安全', '督促整治校园周边食品安全案', '市市场监管局'],
    ['行政公益诉讼', '安全生产', '督促整治加油站安全隐患案', '市应急局'],
    ['行政公益诉讼', '国有财产保护', '督促收回骗取的补贴资金案', '市财政局'],
    ['行政公益诉讼', '无障碍环境', '督促完善无障碍设施案', '市住建局'],
    ['行政公益诉讼', '文物和文化遗产', '督促保护岩画遗址案', '市公安局'],
    ['行政公益诉讼', '个人信息保护', '督促规范物业收集人脸信息案', '海勃湾区住建局'],
    ['民事公益诉讼', '生态环境和资源保护', '非法倾倒危险废物民事公益诉讼案', ''],
    ['民事公益诉讼', '食品药品安全', '销售假药民事公益诉讼案', ''],
    ['行政公益诉讼', '安全生产', '督促治理燃气管道占压案', '乌达区住建局'],
    ['行政公益诉讼', '农产品质量安全', '督促规范农药经营案', '市市场监管局'],
  ];
  return rows.map(([kind, field, title, agency], i) => {
    const openedOn = addDays('2024-03-04', i * 37);
    const closed = i < 5;
    return {
      ...blank(r),
      number: `${kind === '民事公益诉讼' ? '乌检民公立' : '乌检行公立'}〔${openedOn.slice(0, 4)}〕${i + 20}号`,
      title,
      kind,
      field,
      openedOn,
      supervised: agency || null,
      stage: closed ? '结案' : kind === '民事公益诉讼' ? (i === 8 ? '审理' : '提起诉讼') : '检察建议',
      closure: closed ? (i === 3 ? '磋商结案' : '检察建议整改结案') : null,
      closedOn: closed ? addDays(openedOn, 180) : null,
      firms: i % 2 ? [] : [r.pick(i % 4 ? services : industry)],
    };
  });
}

/** Support of workers who sue for wages: cases at contractors of the watch. */
function wageSupport(r: Random, { troubled }: Companies): Case[] {
  return troubled.slice(0, 9).map((firm, i) => {
    const openedOn = addDays('2024-05-13', i * 40);
    return {
      ...blank(r),
      number: `乌检民监〔${openedOn.slice(0, 4)}〕${i + 30}号`,
      title: '支持农民工追索劳动报酬民事检察监督案',
      kind: '民事监督',
      field: '农民工工资',
      openedOn,
      department: '第四检察部',
      supervised: '海勃湾区人民法院',
      stage: i < 4 ? '结案' : '调查',
      closure: i < 4 ? '终结审查' : null,
      closedOn: i < 4 ? addDays(openedOn, 95) : null,
      firms: [firm],
    };
  });
}

/** Cases whose content is not for the hub: only kind, dates and department. */
function sealed(r: Random): Case[] {
  const rows: [string, string, string, string, number][] = [
    ['行政监督', '乌检行监', '行政非诉执行监督案', '第五检察部', 4],
    ['职务犯罪', '乌检职侦', '司法工作人员相关职务犯罪案(内容不登载)', '第二检察部', 2],
    ['未成年人刑事', '乌检未刑', '未成年人刑事案件(信息已封存)', '第六检察部', 3],
    ['司法救助', '乌检救助', '国家司法救助案', '第七检察部', 5],
  ];
  return rows.flatMap(([kind, prefix, title, department, count]) =>
    Array.from({ length: count }, (_, i) => {
      const openedOn = addDays('2024-01-15', i * 96);
      return {
        ...blank(r),
        number: `${prefix}〔${openedOn.slice(0, 4)}〕${i + 1}号`,
        title,
        kind,
        openedOn,
        department,
        stage: i ? '调查' : '结案',
        closure: i ? null : '终结审查',
        closedOn: i ? null : addDays(openedOn, 90),
      };
    }),
  );
}

/** Judicial relief before 2024, and two later cases. */
function furtherRelief(r: Random): Case[] {
  const rows = [
    ['乌检救助〔2022〕1号', '2022-03-07'],
    ['乌检救助〔2023〕1号', '2023-04-03'],
    ['乌检救助〔2023〕2号', '2023-10-09'],
    ['乌检救助〔2024〕6号', '2024-11-25'],
    ['乌检救助〔2025〕7号', '2025-03-10'],
  ] as const;
  return rows.map(([number, openedOn]) => {
    const closed = openedOn < '2024';
    return {
      ...blank(r),
      number,
      title: '国家司法救助案',
      kind: '司法救助',
      openedOn,
      department: '第七检察部',
      stage: closed ? '结案' : '调查',
      closure: closed ? '终结审查' : null,
      closedOn: closed ? addDays(openedOn, 75) : null,
    };
  });
}
