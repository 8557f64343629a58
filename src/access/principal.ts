// Who may ask the hub: one principal for each agency, and three that belong to none.

/** What a principal is there for; what a role may see is the policy's business. */
type Role = 'agency' | 'analyst' | 'operator' | 'auditor';

/** On whose behalf a request is made. */
export interface Principal {
  /** Stable short name; an agency's is its code in schema/agencies.yaml. */
  readonly name: string;
  /** Code of the agency it acts for; null = none. */
  readonly agency: string | null;
  readonly roles: readonly Role[];
  /** Short title to show; the official name stands in the register of agencies. */
  readonly title: { readonly zh: string; readonly en: string };
}

const agency = (name: string, zh: string, en: string): Principal => ({
  name,
  agency: name,
  roles: ['agency'],
  title: { zh, en },
});

const office = (name: Exclude<Role, 'agency'>, zh: string, en: string): Principal => ({
  name,
  agency: null,
  roles: [name],
  title: { zh, en },
});

/** Every principal, in the order in which they are offered. */
export const principals: readonly Principal[] = [
  agency('procuratorate', '检察院', 'Procuratorate'),
  agency('tax', '税务局', 'Tax Service'),
  agency('medical-insurance', '医疗保障局', 'Healthcare Security Bureau'),
  agency('hrss', '人力资源和社会保障局', 'Human Resources and Social Security Bureau'),
  agency('housing', '住房和城乡建设局', 'Housing and Urban-Rural Development Bureau'),
  agency('transport', '交通运输局', 'Transport Bureau'),
  agency('water', '水务局', 'Water Affairs Bureau'),
  agency('natural-resources', '自然资源局', 'Natural Resources Bureau'),
  agency('audit', '审计局', 'Audit Bureau'),
  agency('market-regulation', '市场监督管理局', 'Market Regulation Bureau'),
  agency('finance', '财政局', 'Finance Bureau'),
  agency('civil-affairs', '民政局', 'Civil Affairs Bureau'),
  agency('education', '教育局', 'Education Bureau'),
  agency('public-security', '公安局', 'Public Security Bureau'),
  agency('justice', '司法局', 'Justice Bureau'),
  agency('court', '中级人民法院', 'Intermediate People’s Court'),
  agency('discipline', '纪委监委', 'Commission for Discipline Inspection and Supervision'),
  agency('congress', '人大常委会', 'People’s Congress Standing Committee'),
  agency('cppcc', '政协', 'CPPCC Committee'),
  office('analyst', '分析员', 'Analyst'),
  office('operator', '运行管理员', 'Operator'),
  office('auditor', '审计员', 'Auditor'),
];

const byName = new Map(principals.map((principal) => [principal.name, principal]));

/** @returns undefined when there is no principal of that name */
export function findPrincipal(name: string): Principal | undefined {
  return byName.get(name);
}
