// A person whom the procuratorate helps out of hardship that a case brought (国家司法救助), and who else helps.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Bool, Codes, Computed, Date_, HubEntity, Many, ManyMany, Money, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { identityCipher, Person } from '../registry/person.entity.ts';
import { ReliefMeasure } from './relief-measure.entity.ts';
import { SocialAssistance } from './social-assistance.entity.ts';
import { VulnerableGroup } from './vulnerable-group.ts';

@HubEntity({ plural: 'reliefRecipients', en: 'Recipient of judicial relief', zh: '司法救助对象' })
export class ReliefRecipient extends Delivered {
  @Text({ en: 'Number', zh: '救助编号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Name', zh: '申请人', level: 3, mask: 'name' })
  displayName!: string | null;

  @One(() => Person, { en: 'Person', zh: '人员' })
  person!: Ref<Person> | null;

  @Computed('text', {
    from: ['Person.identityNumber'],
    en: 'Identity number; of a minor always masked',
    zh: '公民身份号码(未成年人始终脱敏)',
    level: 3,
    mask: 'identity',
    cipher: ({ col }) => identityCipher(col('person')),
    sql: ({ col }) => sql`select p.identity_number from person p where p.id = ${col('person')}`,
  })
  identityNumber?: string;

  @Codes(VulnerableGroup, { en: 'Groups that the person belongs to', zh: '身份标签' })
  vulnerableGroups!: (keyof typeof VulnerableGroup.values)[];

  @One(() => Case, { en: 'Case in which the person was harmed', zh: '案件' })
  case!: Ref<Case> | null;

  @One(() => Division, { en: 'Place of jurisdiction', zh: '管辖地' })
  division!: Ref<Division> | null;

  @Text({ en: 'Reason of the hardship', zh: '困难原因', level: 3 })
  reason!: string | null;

  @Date_({ en: 'Applied on', zh: '申请日期', index: true })
  appliedOn!: string | null;

  @Date_({ en: 'Accepted on', zh: '受理日期' })
  acceptedOn!: string | null;

  @Date_({ from: ['acceptedOn'], en: 'To be reviewed by: 10 working days after acceptance (待核实)', zh: '审查期限' })
  decisionDueOn!: string | null;

  @Date_({ en: 'Approved on', zh: '审批日期' })
  approvedOn!: string | null;

  @Date_({ en: 'Money received from the treasury on', zh: '救助资金到账日期' })
  fundedOn!: string | null;

  @Date_({
    from: ['fundedOn'],
    en: 'To be paid out by: 2 working days after the money came in (待核实)',
    zh: '发放期限',
  })
  payDueOn!: string | null;

  @Money({ en: 'What the person should have been paid by who did the harm', zh: '应获赔偿金额' })
  loss!: string | null;

  @Bool({ en: 'Approved to go beyond the ordinary ceiling', zh: '突破救助限额' })
  exceptional!: boolean | null;

  @Money({
    from: ['division', 'appliedOn', 'exceptional', 'loss'],
    en: 'Ceiling: 36 times the average monthly wage of the year before; in an exceptional case the loss',
    zh: '救助金上限',
  })
  reliefCap!: string | null;

  @Bool({ en: 'Passed on to social aid', zh: '转社会救助' })
  transferredToSocialAid!: boolean | null;

  @One(() => Agency, { en: 'Agency of social aid that it was passed on to', zh: '转办部门' })
  transferAgency!: Ref<Agency> | null;

  @Text({ en: 'What came of passing it on', zh: '转办结果', level: 3 })
  transferResult!: string | null;

  @Many(() => ReliefMeasure, 'recipient', { en: 'Measures of relief', zh: '救助措施' })
  measures!: Collection<ReliefMeasure>;

  @ManyMany(() => SocialAssistance, {
    pivot: 'recipient_social_assistance',
    from: ['person', 'SocialAssistance.person'],
    en: 'Social aid that the same person receives or received',
    zh: '同一人的社会救助',
  })
  socialAssistance!: Collection<SocialAssistance>;
}
