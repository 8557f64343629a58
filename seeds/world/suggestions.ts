// The procuratorate's suggestions of the demo city: answered ones, and those that wait around the hub's date.
import { addDays, addWorkdays } from '../../src/law/calendar.ts';
import { type Case, LAND_CASE, PREMIUM_CASE, WAGE_CASE } from './cases.ts';

/** A suggestion (DS14). */
export interface Suggestion {
  document: string;
  caseNumber: string | null;
  kind: string;
  addressee: string;
  issuedOn: string;
  deliveredOn: string | null;
  method: string | null;
  urgent: boolean;
  repliedOn: string | null;
  acceptance: string | null;
  items: string[];
  rectifiedFen: bigint | null;
  evaluation: string | null;
  copied: string[];
}

/** Suggestions: answered ones of the cases, and ten that wait on the hub's date (some overdue, some due soon). */
export function suggestions(list: Case[]): Suggestion[] {
  const base = {
    method: '书面送达',
    urgent: false,
    repliedOn: null,
    acceptance: null,
    rectifiedFen: null,
    evaluation: null,
    copied: [],
  };
  const article: Suggestion[] = [
    {
      ...base,
      document: '乌检行公建〔2024〕2号',
      caseNumber: PREMIUM_CASE,
      kind: '公益诉讼检察建议',
      addressee: '国家税务总局乌海市税务局',
      issuedOn: '2024-05-28',
      deliveredOn: '2024-05-30',
      method: '宣告送达',
      repliedOn: '2024-07-26',
      acceptance: '采纳',
      items: ['监督指导两级税务部门严格履行征收职责', '部署开展专项征缴', '与医保、财政、公安、法院及时共享数据'],
      rectifiedFen: 2_106_060_000n,
      copied: ['市人大常委会办公室', '市医保局'],
    },
    {
      ...base,
      document: '乌检行公建〔2024〕5号',
      caseNumber: LAND_CASE,
      kind: '诉前检察建议',
      addressee: '乌海市自然资源局海勃湾区分局',
      issuedOn: '2024-07-30',
      deliveredOn: '2024-08-01',
      repliedOn: '2024-09-27',
      acceptance: '采纳',
      items: ['依法追缴欠缴的出让金及滞纳金', '建立出让合同履约台账'],
      rectifiedFen: 1_663_840_000n,
      evaluation: '整改到位',
      copied: ['市自然资源局', '市审计局'],
    },
    {
      ...base,
      document: '乌检行公建〔2025〕1号',
      caseNumber: WAGE_CASE,
      kind: '公益诉讼检察建议',
      addressee: '乌海市住房和城乡建设局',
      issuedOn: '2025-01-10',
      deliveredOn: '2025-01-13',
      repliedOn: '2025-03-07',
      acceptance: '采纳',
      items: ['告知书与施工许可同步发放', '在建项目信息推送人社部门', '建立多部门会商机制'],
      copied: ['市人社局', '市交通运输局', '市水务局'],
    },
  ];
  const waiting = list
    .filter((one) => one.stage === '检察建议' && one.supervised)
    .map((one, i) => waitingSuggestion(one, i));
  const answered = list
    .slice(3)
    .filter((one) => one.closure === '检察建议整改结案' && one.supervised)
    .map((one, i): Suggestion => {
      const deliveredOn = addWorkdays(addDays(one.openedOn, 30), 2);
      return {
        ...base,
        document: `${one.kind === '虚假诉讼监督' ? '乌检民再建' : '乌检公建'}〔${deliveredOn.slice(0, 4)}〕${i + 8}号`,
        caseNumber: one.number,
        kind: one.kind === '虚假诉讼监督' ? '再审检察建议' : '公益诉讼检察建议',
        addressee: one.supervised!,
        issuedOn: addDays(deliveredOn, -2),
        deliveredOn,
        repliedOn: addDays(deliveredOn, 38 + i),
        acceptance: i % 4 === 2 ? '部分采纳' : '采纳',
        items: ['依法全面履行职责', '开展专项整治'],
        evaluation: '整改到位',
      };
    });
  return [...article, ...answered, ...waiting, ...governance(base)];
}

/** Days of delivery whose replies are overdue, due within fifteen days, or due later on 6 June 2025; urgent = 15 days. */
const WAITING: [string, boolean][] = [
  ['2025-03-10', false],
  ['2025-03-27', false],
  ['2025-05-16', true],
  ['2025-04-08', false],
  ['2025-04-17', false],
  ['2025-05-23', true],
  ['2025-04-28', false],
  ['2025-05-20', false],
  ['2025-05-29', false],
];

function waitingSuggestion(one: Case, index: number): Suggestion {
  const [deliveredOn, urgent] = WAITING[index % WAITING.length]!;
  const retrial = one.kind === '虚假诉讼监督';
  return {
    document: `${retrial ? '乌检民再建' : '乌检公建'}〔2025〕${index + 30}号`,
    caseNumber: one.number,
    kind: retrial ? '再审检察建议' : '公益诉讼检察建议',
    addressee: one.supervised!,
    issuedOn: addDays(deliveredOn, -2),
    deliveredOn,
    method: index % 3 ? '书面送达' : '宣告送达',
    urgent,
    repliedOn: null,
    acceptance: null,
    items: ['依法全面履行监管职责', '书面回复办理情况'],
    rectifiedFen: null,
    evaluation: null,
    copied: index % 2 ? ['市人大常委会办公室'] : [],
  };
}

/** Suggestions of social governance, without a case; the last is issued and not yet delivered. */
function governance(
  base: Pick<Suggestion, 'urgent' | 'repliedOn' | 'acceptance' | 'rectifiedFen' | 'evaluation' | 'copied'>,
): Suggestion[] {
  const rows: [string, string | null, string | null][] = [
    ['市教育局', '2024-09-10', '2024-11-01'],
    ['市民政局', '2024-11-14', '2025-01-08'],
    ['市人社局', '2025-04-14', null],
    ['市司法局', null, null],
  ];
  return rows.map(([addressee, deliveredOn, repliedOn], i) => ({
    ...base,
    document: `乌检建〔${(deliveredOn ?? '2025').slice(0, 4)}〕${i + 1}号`,
    caseNumber: null,
    kind: '社会治理检察建议',
    addressee,
    issuedOn: deliveredOn ? addDays(deliveredOn, -1) : '2025-06-03',
    deliveredOn,
    method: deliveredOn && '书面送达',
    repliedOn,
    acceptance: repliedOn && '采纳',
    items: ['完善制度', '加强部门协作'],
  }));
}
