// A case of the procuratorate, from the clue to the recovery.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, HubValue, Many, ManyMany, One, Part, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Proposal } from '../congress/proposal.entity.ts';
import { Lawsuit } from '../litigation/lawsuit.entity.ts';
import { GuardianshipOrder } from '../minors/guardianship-order.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise, NamedPerson } from '../registry/enterprise.entity.ts';
import { Official } from '../registry/official.entity.ts';
import { LegalAid } from '../relief/legal-aid.entity.ts';
import { ReliefRecipient } from '../relief/relief-recipient.entity.ts';
import { termEnd } from '../term.ts';
import { CaseField, CaseSubfield } from './case-field.ts';
import { Clue } from './clue.entity.ts';
import { Consultation } from './consultation.entity.ts';
import { Recovery } from './recovery.entity.ts';
import { Suggestion } from './suggestion.entity.ts';

const CaseKind = codeList(
  'CaseKind',
  { en: 'Kind of case', zh: '案件类型' },
  {
    ADMINISTRATIVE_PUBLIC_INTEREST: { en: 'Administrative public-interest litigation', zh: '行政公益诉讼' },
    CIVIL_PUBLIC_INTEREST: { en: 'Civil public-interest litigation', zh: '民事公益诉讼' },
    CIVIL_SUPERVISION: { en: 'Civil supervision', zh: '民事检察监督' },
    ADMINISTRATIVE_SUPERVISION: { en: 'Administrative supervision', zh: '行政检察监督' },
    FALSE_LITIGATION: { en: 'False litigation', zh: '虚假诉讼监督' },
    DUTY_CRIME: { en: 'Duty crime', zh: '职务犯罪' },
    MINORS_PUBLIC_INTEREST: { en: "Minors' public-interest litigation", zh: '未成年人公益诉讼' },
    MINORS_CRIMINAL: { en: "Minors' criminal case", zh: '未成年人刑事案件' },
    JUDICIAL_RELIEF: { en: 'Judicial relief', zh: '司法救助' },
  },
);

const CaseStage = codeList(
  'CaseStage',
  { en: 'Stage of a case', zh: '办案阶段' },
  {
    CLUE: { en: 'Clue', zh: '线索' },
    REGISTERED: { en: 'Case registered', zh: '立案' },
    INVESTIGATION: { en: 'Investigation', zh: '调查' },
    CONSULTATION: { en: 'Consultation', zh: '磋商' },
    SUGGESTION: { en: 'Suggestion issued', zh: '检察建议' },
    FOLLOW_UP: { en: 'Follow-up and evaluation', zh: '跟进调查/整改评估' },
    CLOSED: { en: 'Closed', zh: '终结案件' },
    SUED: { en: 'Suit filed', zh: '提起诉讼' },
    TRIAL: { en: 'Trial', zh: '审理' },
    JUDGED: { en: 'Judgment given', zh: '判决' },
    ENFORCEMENT: { en: 'Enforcement', zh: '执行' },
  },
);

const CaseClosure = codeList(
  'CaseClosure',
  { en: 'How a case was closed', zh: '结案方式' },
  {
    NOT_OPENED: { en: 'Not opened', zh: '不立案' },
    TERMINATED: { en: 'Review terminated', zh: '终结审查' },
    SETTLED_BY_CONSULTATION: { en: 'Settled by consultation', zh: '磋商结案' },
    RECTIFIED_AFTER_SUGGESTION: { en: 'Rectified after the suggestion', zh: '检察建议整改结案' },
    SUED: { en: 'Suit filed', zh: '起诉' },
    WITHDRAWN: { en: 'Suit withdrawn', zh: '撤回起诉' },
    JUDGMENT_FOR: { en: 'Judgment for the procuratorate', zh: '判决支持' },
    VIOLATION_CONFIRMED: { en: 'Violation confirmed by judgment', zh: '判决确认违法' },
  },
);

const TypicalLevel = codeList(
  'TypicalLevel',
  { en: 'Level at which a case was named typical', zh: '典型案例级别' },
  {
    NATIONAL: { en: 'National', zh: '全国' },
    AUTONOMOUS_REGION: { en: 'Autonomous region', zh: '全区' },
    CITY: { en: 'City', zh: '全市' },
  },
);

@HubValue({ en: 'Choice as a typical case', zh: '典型案例' })
export class Typical {
  @Code(TypicalLevel, { en: 'Level', zh: '级别' })
  level!: keyof typeof TypicalLevel.values | null;
}

@HubEntity({ plural: 'cases', table: 'procuratorial_case', en: 'Case of the procuratorate', zh: '检察案件' })
export class Case extends Delivered {
  @Text({ en: 'Case number', zh: '案件编号', required: true, unique: true, searched: 'number' })
  number!: string;

  @Text({ en: 'Title', zh: '案件名称', searched: 'name' })
  title!: string | null;

  @Code(CaseKind, { en: 'Kind', zh: '案件类型' })
  kind!: keyof typeof CaseKind.values | null;

  @Code(CaseField, { en: 'Field', zh: '领域' })
  field!: keyof typeof CaseField.values | null;

  @Code(CaseSubfield, { en: 'Sub-field', zh: '细分领域' })
  subfield!: keyof typeof CaseSubfield.values | null;

  @Date_({ en: 'Opened on', zh: '立案日期', index: true })
  openedOn!: string | null;

  @Computed('day', {
    en: 'Agency to be told of the opening by: 7 days after it; of administrative public-interest litigation alone',
    zh: '立案决定书送达期限(立案后7日)',
    sql: ({ col }) => sql`case when ${col('supervisedAgency')} is not null
      and ${col('kind')} in ('ADMINISTRATIVE_PUBLIC_INTEREST', 'MINORS_PUBLIC_INTEREST')
      then ${termEnd('case.notice_days', col('openedOn'))} end`,
  })
  noticeDueOn?: string;

  @Computed('day', {
    en: 'Application for civil supervision to be decided by: 3 months after it was taken up (Civil Procedure Law art. 220)',
    zh: '民事监督申请审查期限(民事诉讼法第二百二十条)',
    sql: ({ col }) =>
      sql`case when ${col('kind')} = 'CIVIL_SUPERVISION' then ${termEnd('case.review_months', col('openedOn'))} end`,
  })
  reviewDueOn?: string;

  @Text({ en: 'Department in charge', zh: '承办部门' })
  department!: string | null;

  @Part(() => NamedPerson, { en: 'Handling procurator', zh: '承办人' })
  handler!: NamedPerson | null;

  @ManyMany(() => Official, { pivot: 'case_official', en: 'Officials who handle it', zh: '承办人员' })
  handlers!: Collection<Official>;

  @One(() => Agency, { en: 'Agency under supervision', zh: '被监督机关' })
  supervisedAgency!: Ref<Agency> | null;

  @Code(CaseStage, { en: 'Stage', zh: '阶段' })
  stage!: keyof typeof CaseStage.values | null;

  @Code(CaseClosure, { en: 'How it was closed', zh: '结案方式' })
  closure!: keyof typeof CaseClosure.values | null;

  @Date_({ en: 'Closed on', zh: '结案日期' })
  closedOn!: string | null;

  @Part(() => Typical, { en: 'Choice as a typical case', zh: '典型案例' })
  typical!: Typical | null;

  @Many(() => Clue, 'case', { en: 'Clues it was opened from', zh: '案件线索' })
  clues!: Collection<Clue>;

  @Many(() => Suggestion, 'case', { en: 'Suggestions', zh: '检察建议' })
  suggestions!: Collection<Suggestion>;

  @Many(() => Consultation, 'case', { en: 'Consultations', zh: '磋商' })
  consultations!: Collection<Consultation>;

  @Many(() => Recovery, 'case', { en: 'Money recovered', zh: '追缴' })
  recoveries!: Collection<Recovery>;

  @Many(() => GuardianshipOrder, 'case', { en: 'Orders of supervised guardianship', zh: '督促监护令' })
  guardianshipOrders!: Collection<GuardianshipOrder>;

  @Many(() => ReliefRecipient, 'case', { en: 'Judicial relief of people harmed in it', zh: '司法救助' })
  reliefRecipients!: Collection<ReliefRecipient>;

  @Many(() => LegalAid, 'case', { en: 'Legal aid that it led to', zh: '法律援助' })
  legalAids!: Collection<LegalAid>;

  @ManyMany(() => Enterprise, { pivot: 'case_enterprise', en: 'Enterprises concerned', zh: '涉案企业' })
  enterprises!: Collection<Enterprise>;

  @Many(() => Proposal, 'conversion.case', {
    en: "Deputies' suggestions and CPPCC proposals converted into it, or made from its suggestion",
    zh: '双向转化的代表建议、政协提案',
  })
  proposals!: Collection<Proposal>;

  @ManyMany(() => Lawsuit, { pivot: 'case_lawsuit', en: 'Civil suits that it is about', zh: '关联民事案件' })
  lawsuits!: Collection<Lawsuit>;
}
