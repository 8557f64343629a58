// What access is given for, and how it shows what it covers: the words of grants and of requests for them.
import { codeList } from '../../graph/types.ts';

/** Purposes of domain section 5.5. A request that names one grant opens all grants of its caller for the same purpose. */
export const AccessPurpose = codeList(
  'AccessPurpose',
  { en: 'What access is given for', zh: '使用目的' },
  {
    OWN_DUTY: { en: "The agency's own duty", zh: '本部门履职' },
    GENERAL_DUTY: { en: 'Duties at large: data shared without conditions', zh: '依法履职(无条件共享)' },
    WAGE_ARREARS: { en: 'Ending wage arrears', zh: '欠薪治理' },
    PROCURATORIAL_SUPERVISION: { en: 'Supervision by the procuratorate', zh: '检察监督' },
    PUBLIC_INTEREST: { en: 'Public-interest litigation', zh: '公益诉讼' },
    PREMIUM_COLLECTION: { en: 'Joint collection of premiums', zh: '征缴协同' },
    LAND_REVENUE: { en: 'State property and land revenue', zh: '国财国土' },
    RELIEF: { en: 'Judicial and social relief', zh: '救助衔接' },
    FALSE_LITIGATION: { en: 'Supervision of false litigation', zh: '虚假诉讼监督' },
    ENFORCEMENT: { en: 'Enforcement of judgments', zh: '执行' },
    MINORS: { en: 'Protection of minors', zh: '未成年人保护' },
    ENTRY_CHECK: { en: 'Check before hiring', zh: '入职查询' },
    DISCIPLINE: { en: 'Cooperation with disciplinary inspection', zh: '纪检衔接' },
    MOTIONS: { en: 'Conversion of motions and suggestions', zh: '双向转化' },
    TAXATION: { en: 'Taxation', zh: '税收' },
    ANALYSIS: { en: 'Statistics and analysis', zh: '统计分析' },
  },
);

/** From all to nothing but totals, as access/grant.ts says what they are. */
export const GrantTreatment = codeList(
  'GrantTreatment',
  { en: 'How a grant shows what it covers', zh: '授权的展示方式' },
  {
    CLEAR: {
      en: 'Sensitive fields in the clear for a stated purpose, else masked',
      zh: '声明目的后敏感项明文,否则脱敏',
    },
    MASKED: { en: 'Sensitive fields masked, whatever the purpose', zh: '敏感项脱敏' },
    HIDDEN: { en: 'Sensitive fields not shown', zh: '敏感项不予展示' },
    AGGREGATES: { en: 'No rows: counts, sums and groups only', zh: '仅汇总统计' },
  },
);
