// Social aid (社会救助) that one person receives under one programme, as civil affairs keeps it.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Int, ManyMany, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { ReliefRecipient } from './relief-recipient.entity.ts';

const AssistanceProgramme = codeList(
  'AssistanceProgramme',
  { en: 'Programme of social aid', zh: '社会救助类型' },
  {
    SUBSISTENCE_ALLOWANCE: { en: 'Subsistence allowance', zh: '最低生活保障' },
    DESTITUTE_SUPPORT: { en: 'Support of the destitute', zh: '特困人员救助供养' },
    NEAR_SUBSISTENCE: { en: 'Family just above the subsistence line', zh: '低保边缘家庭' },
    TEMPORARY_AID: { en: 'Temporary aid', zh: '临时救助' },
    ORPHAN: { en: 'Orphan', zh: '孤儿' },
    UNATTENDED_CHILD: { en: 'Child whom in fact nobody brings up', zh: '事实无人抚养儿童' },
    DISABILITY_SUBSIDY: { en: 'Disability subsidy', zh: '残疾人补贴' },
    OLD_AGE_ALLOWANCE: { en: 'Old-age allowance', zh: '高龄津贴' },
  },
);

const AssistanceStop = codeList(
  'AssistanceStop',
  { en: 'Why social aid was stopped', zh: '停发原因' },
  {
    INCOME: { en: 'Income above the line', zh: '收入超标' },
    PROPERTY: { en: 'Property above the line', zh: '财产超标' },
    DEATH: { en: 'Death', zh: '死亡' },
    SENTENCE: { en: 'Serving a sentence', zh: '服刑' },
    MOVED: { en: 'Moved away', zh: '户籍迁出' },
    TERM: { en: 'End of the term', zh: '救助期满' },
    WITHDRAWN: { en: 'Given up', zh: '自愿退出' },
  },
);

@HubEntity({ plural: 'socialAssistances', en: 'Social aid of one person', zh: '社会救助' })
export class SocialAssistance extends Delivered {
  @Text({ en: 'Number', zh: '救助证号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Number of the household', zh: '家庭编号', level: 3 })
  household!: string | null;

  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @One(() => Person, { en: 'Person', zh: '人员' })
  person!: Ref<Person> | null;

  @Code(AssistanceProgramme, { en: 'Programme', zh: '救助类型' })
  programme!: keyof typeof AssistanceProgramme.values | null;

  @Money({ en: 'Paid each month; for temporary aid, once', zh: '月保障金额' })
  monthlyAmount!: string | null;

  @Date_({ en: 'Since', zh: '批准日期' })
  since!: string | null;

  @Date_({ en: 'Stopped on', zh: '停发日期' })
  stoppedOn!: string | null;

  @Code(AssistanceStop, { en: 'Why it was stopped', zh: '停发原因', level: 3 })
  stopReason!: keyof typeof AssistanceStop.values | null;

  @One(() => Agency, { en: 'Agency that pays it', zh: '经办单位' })
  agency!: Ref<Agency> | null;

  @Int({ en: 'Members of the household covered', zh: '保障人数' })
  householdSize!: number | null;

  @Date_({ en: 'Means last checked on', zh: '核对日期' })
  checkedOn!: string | null;

  @ManyMany(() => ReliefRecipient, {
    from: ['ReliefRecipient.person', 'person'],
    inverse: 'socialAssistance',
    en: 'Judicial relief of the same person',
    zh: '同一人的司法救助',
  })
  reliefRecipients!: Collection<ReliefRecipient>;
}
