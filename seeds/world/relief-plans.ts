// Who was helped in the demo city, case by case: the figures of the article are the sums over these rows. Since 2024 the
// money comes to 290 000 yuan, lawyers to 7 times and counselling to 9; what was done before does not count.

/** A relief as it was planned; the days that follow from the application are counted in relief.ts. */
export interface ReliefPlan {
  caseNumber: string | null;
  groups: string[];
  born: string;
  appliedOn: string;
  /** Zero while it is not approved. */
  yuan: number;
  lossYuan?: number;
  exceptional?: boolean;
  /** The matter of the legal aid that is part of the relief. */
  legalAid?: string;
  /** How often a counsellor came. */
  counselling?: number;
  transfer?: [agency: string, result: string];
  other?: [kind: '教育帮扶' | '就业帮扶', agency: string];
  /** Social aid of the same person: programme, yuan a month, months after the application. */
  socialAid?: [programme: string, yuan: number, months: number][];
}

const CIVIL_AFFAIRS = '市民政局';

export const reliefPlans: ReliefPlan[] = [
  {
    caseNumber: '乌检救助〔2022〕1号',
    groups: ['老年人'],
    born: '1941-03-19',
    appliedOn: '2022-03-14',
    yuan: 20_000,
    transfer: [CIVIL_AFFAIRS, '已纳入高龄津贴'],
    socialAid: [['高龄津贴', 200, 2]],
  },
  {
    caseNumber: '乌检救助〔2023〕1号',
    groups: ['妇女'],
    born: '1979-08-02',
    appliedOn: '2023-04-10',
    yuan: 300_000,
    lossYuan: 420_000,
    exceptional: true,
    counselling: 1,
  },
  {
    caseNumber: '乌检救助〔2023〕2号',
    groups: ['农民工'],
    born: '1974-11-23',
    appliedOn: '2023-10-16',
    yuan: 18_000,
    legalAid: '工伤',
  },
  {
    caseNumber: '乌检救助〔2024〕1号',
    groups: ['妇女', '残疾人'],
    born: '1983-02-14',
    appliedOn: '2024-01-22',
    yuan: 30_000,
    legalAid: '人身损害赔偿',
    counselling: 1,
    transfer: [CIVIL_AFFAIRS, '已纳入低保'],
    socialAid: [
      ['低保', 680, 3],
      ['残疾补贴', 110, -26],
    ],
  },
  {
    caseNumber: '乌检未刑〔2024〕1号',
    groups: ['未成年人'],
    born: '2012-05-08',
    appliedOn: '2024-02-19',
    yuan: 25_000,
    legalAid: '刑事附带民事',
    counselling: 2,
    transfer: [CIVIL_AFFAIRS, '已纳入事实无人抚养儿童保障'],
    socialAid: [['事实无人抚养', 1400, 3]],
  },
  {
    caseNumber: '乌检救助〔2024〕2号',
    groups: ['老年人'],
    born: '1949-12-01',
    appliedOn: '2024-04-25',
    yuan: 20_000,
    counselling: 1,
    transfer: [CIVIL_AFFAIRS, '已纳入特困供养'],
    socialAid: [['特困', 1130, 2]],
  },
  {
    caseNumber: '乌检民监〔2024〕30号',
    groups: ['农民工'],
    born: '1977-06-30',
    appliedOn: '2024-06-03',
    yuan: 18_000,
    legalAid: '劳动报酬',
    socialAid: [['临时救助', 3000, -5]],
  },
  {
    caseNumber: '乌检救助〔2024〕3号',
    groups: ['妇女'],
    born: '1991-09-17',
    appliedOn: '2024-07-29',
    yuan: 40_000,
    legalAid: '家庭暴力',
    counselling: 1,
  },
  {
    caseNumber: '乌检未刑〔2024〕3号',
    groups: ['未成年人'],
    born: '2010-10-27',
    appliedOn: '2024-08-12',
    yuan: 35_000,
    legalAid: '抚养',
    counselling: 2,
    other: ['教育帮扶', '市教育局'],
  },
  {
    caseNumber: '乌检民监〔2024〕32号',
    groups: ['农民工', '妇女'],
    born: '1985-04-11',
    appliedOn: '2024-09-02',
    yuan: 15_000,
    legalAid: '劳动报酬',
  },
  {
    caseNumber: '乌检救助〔2024〕4号',
    groups: ['残疾人'],
    born: '1968-01-05',
    appliedOn: '2024-11-04',
    yuan: 22_000,
    counselling: 1,
    transfer: [CIVIL_AFFAIRS, '已发放残疾人补贴'],
    socialAid: [
      ['残疾补贴', 150, 2],
      ['低保边缘', 240, -14],
    ],
  },
  {
    caseNumber: '乌检救助〔2024〕6号',
    groups: ['军人军属', '老年人'],
    born: '1954-07-22',
    appliedOn: '2024-12-02',
    yuan: 28_000,
    transfer: [CIVIL_AFFAIRS, '审核中'],
  },
  {
    caseNumber: '乌检救助〔2025〕5号',
    groups: ['妇女'],
    born: '1988-03-08',
    appliedOn: '2025-02-10',
    yuan: 37_000,
    counselling: 1,
  },
  {
    caseNumber: '乌检救助〔2025〕7号',
    groups: ['农民工', '残疾人'],
    born: '1972-12-19',
    appliedOn: '2025-03-17',
    yuan: 20_000,
    legalAid: '工伤',
    other: ['就业帮扶', '市人社局'],
  },
  // Applied for, not approved yet, and no case is known so far.
  { caseNumber: null, groups: ['妇女'], born: '1994-06-25', appliedOn: '2025-05-28', yuan: 0 },
];
