// Who may ask the hub. The demo has one principal for each agency, two of a part of an agency, and three that belong to none.

import type { TrustMode } from '../config.ts';

/** What a principal is there for; what a role may see is the policy's business. */
export const roles = [
  'agency',
  // A system of another body that asks on an agency's behalf, by a key of its own.
  'partner',
  // Entrusted with sealed rows (专办人员), where a grant allows it.
  'designated',
  'analyst',
  'operator',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** On whose behalf a request is made. */
export interface Principal {
  /**
   * Stable short name. An agency's is its code in schema/agencies.yaml, a key's `<agency>/<name>`, that of a token from an
   * OIDC issuer `oidc:<sub>`.
   */
  readonly name: string;
  /** Code of the agency it acts for; null = none. */
  readonly agency: string | null;
  readonly roles: readonly Role[];
  /** It sees the rows of this division and below only, six digits; null = all. */
  readonly division: string | null;
  /** Codes of the datasets that it is limited to, whatever its grants say; null = no limit. */
  readonly datasets: readonly string[] | null;
  /** What becomes of its documents that are not registered; unset or null = what the settings say. */
  readonly documents?: TrustMode | null;
  /** Short title to show; the official name stands in the register of agencies. */
  readonly title: { readonly zh: string; readonly en: string };
}

const agency = (name: string, zh: string, en: string): Principal => ({
  name,
  agency: name,
  roles: ['agency'],
  division: null,
  datasets: null,
  title: { zh, en },
});

const office = (name: 'analyst' | 'operator' | 'auditor', zh: string, en: string): Principal => ({
  ...agency(name, zh, en),
  agency: null,
  roles: [name],
});

/** The demo's principals, in the order in which they are offered. */
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
  {
    ...agency('juvenile', '未成年人检察专办', 'Juvenile Procuratorate, designated'),
    agency: 'procuratorate',
    roles: ['agency', 'designated'],
  },
  {
    ...agency('haibowan-housing', '海勃湾区住建局', 'Haibowan District Housing Bureau'),
    agency: 'housing',
    division: '150302',
  },
  office('analyst', '分析员', 'Analyst'),
  office('operator', '运行管理员', 'Operator'),
  office('auditor', '审计员', 'Auditor'),
];

const byName = new Map(principals.map((principal) => [principal.name, principal]));

/** True for the code of an agency that takes part. Its district offices act for it, each within its division. */
export function isAgency(code: string): boolean {
  return byName.get(code)?.agency === code;
}

/** @returns undefined when there is no principal of that name */
export function findPrincipal(name: string): Principal | undefined {
  return byName.get(name);
}
