// An application for legal aid (法律援助) and its terms, as the justice bureau keeps it.
import type { Collection, Ref } from '@mikro-orm/core';
import { Bool, Code, Codes, Date_, HubEntity, Many, One, Part, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { NamedPerson } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { ReliefMeasure } from './relief-measure.entity.ts';
import { VulnerableGroup } from './vulnerable-group.ts';

const LegalAidMatter = codeList(
  'LegalAidMatter',
  { en: 'Matter of legal aid', zh: '法律援助事由' },
  {
    WAGES: { en: 'Wages', zh: '劳动报酬' },
    WORK_INJURY: { en: 'Injury at work', zh: '工伤' },
    MAINTENANCE: { en: 'Maintenance of children, parents or spouse', zh: '抚养、赡养、扶养' },
    PERSONAL_INJURY: { en: 'Injury by accident, food, drugs or treatment', zh: '人身损害赔偿' },
    DOMESTIC_VIOLENCE: { en: 'Domestic violence', zh: '家庭暴力' },
    SOCIAL_BENEFITS: { en: 'Social insurance, social aid or pensions', zh: '社会保险、社会救助、抚恤' },
    CRIMINAL: { en: 'Criminal proceedings', zh: '刑事案件' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);

const LegalAidResult = codeList(
  'LegalAidResult',
  { en: 'Result of legal aid', zh: '法律援助结果' },
  {
    IN_PROGRESS: { en: 'In progress', zh: '办理中' },
    FAVOURABLE: { en: 'Claim upheld', zh: '支持诉求' },
    SETTLED: { en: 'Settled', zh: '调解' },
    UNFAVOURABLE: { en: 'Claim not upheld', zh: '未获支持' },
    REFUSED: { en: 'Aid refused', zh: '不予援助' },
    TERMINATED: { en: 'Aid ended', zh: '终止援助' },
  },
);

@HubEntity({ plural: 'legalAids', en: 'Legal aid', zh: '法律援助' })
export class LegalAid extends Delivered {
  @Text({ en: 'Number', zh: '受理号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Name of the applicant', zh: '申请人', level: 3, mask: 'name' })
  displayName!: string | null;

  @One(() => Person, { en: 'Applicant', zh: '申请人' })
  person!: Ref<Person> | null;

  @Codes(VulnerableGroup, { en: 'Groups that the applicant belongs to', zh: '申请人类别' })
  vulnerableGroups!: (keyof typeof VulnerableGroup.values)[];

  @Code(LegalAidMatter, { en: 'Matter', zh: '事由' })
  matter!: keyof typeof LegalAidMatter.values | null;

  @One(() => Case, { en: 'Case of the procuratorate that led to it', zh: '检察案件' })
  case!: Ref<Case> | null;

  @Date_({ en: 'Applied on', zh: '申请日期', index: true })
  appliedOn!: string | null;

  @Date_({ from: ['appliedOn'], en: 'To be decided by: 7 days after the application', zh: '审查期限' })
  decisionDueOn!: string | null;

  @Date_({ en: 'Decided on', zh: '审查决定日期' })
  decidedOn!: string | null;

  @Date_({
    from: ['decidedOn', 'result'],
    en: 'Lawyer to be assigned by: 3 days after aid was granted',
    zh: '指派期限',
  })
  assignDueOn!: string | null;

  @Date_({ en: 'Lawyer assigned on', zh: '指派日期' })
  assignedOn!: string | null;

  @Part(() => NamedPerson, { en: 'Lawyer', zh: '承办律师' })
  lawyer!: NamedPerson | null;

  @Bool({
    from: ['ReliefRecipient', 'SocialAssistance'],
    en: 'Means need not be looked into: social aid, judicial relief, or a migrant worker who claims wages or damages (Legal Aid Law art. 42)',
    zh: '免予核查经济困难状况(法律援助法第四十二条)',
  })
  exemptFromMeansTest!: boolean | null;

  @Code(LegalAidResult, { en: 'Result', zh: '结果' })
  result!: keyof typeof LegalAidResult.values | null;

  @Many(() => ReliefMeasure, 'legalAid', { en: 'Measures of judicial relief that it was', zh: '作为司法救助的措施' })
  reliefMeasures!: Collection<ReliefMeasure>;
}
