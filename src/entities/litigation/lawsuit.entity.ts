// A civil suit of a court (DS17): who sues whom for what, how fast and how it ended. What the procuratorate supervises
// against false litigation is read off these.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  Bool,
  Code,
  Computed,
  Date_,
  HubEntity,
  Many,
  ManyMany,
  Money,
  One,
  Part,
  Text,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise, NamedPerson } from '../registry/enterprise.entity.ts';
import { Enforcement } from './enforcement.entity.ts';
import { LawsuitAgent } from './lawsuit-agent.entity.ts';
import { LawsuitParty } from './lawsuit-party.entity.ts';

const LawsuitProcedure = codeList(
  'LawsuitProcedure',
  { en: 'Procedure of a civil suit', zh: '审理程序' },
  {
    SIMPLIFIED: { en: 'Simplified', zh: '简易程序' },
    ORDINARY: { en: 'Ordinary', zh: '普通程序' },
    SMALL_CLAIMS: { en: 'Small claims', zh: '小额诉讼程序' },
    SPECIAL: { en: 'Special, judicial confirmation among others', zh: '特别程序' },
    SUPERVISION: { en: 'Order for payment', zh: '督促程序' },
  },
);

const LawsuitOutcome = codeList(
  'LawsuitOutcome',
  { en: 'How a civil suit ended', zh: '结案方式' },
  {
    JUDGMENT: { en: 'Judgment', zh: '判决' },
    MEDIATION: { en: 'Mediation', zh: '调解' },
    WITHDRAWN: { en: 'Withdrawn', zh: '撤诉' },
    DEEMED_WITHDRAWN: { en: 'Treated as withdrawn', zh: '按撤诉处理' },
    RULING: { en: 'Ruling', zh: '裁定' },
    JUDICIAL_CONFIRMATION: { en: 'Judicial confirmation of a mediation agreement', zh: '司法确认' },
    PAYMENT_ORDER: { en: 'Order for payment', zh: '支付令' },
  },
);

@HubEntity({ plural: 'lawsuits', en: 'Civil suit', zh: '民事案件' })
export class Lawsuit extends Delivered {
  @Text({ en: 'Case number of the court', zh: '案号', required: true, unique: true })
  caseNumber!: string;

  @Text({ en: 'Cause of action', zh: '案由', index: true })
  cause!: string | null;

  @One(() => Agency, { en: 'Court', zh: '审理法院' })
  court!: Ref<Agency> | null;

  @Code(LawsuitProcedure, { en: 'Procedure', zh: '审理程序' })
  procedure!: keyof typeof LawsuitProcedure.values | null;

  @Date_({ en: 'Filed on', zh: '立案日期', index: true })
  filedOn!: string | null;

  @Date_({ en: 'Closed on', zh: '结案日期' })
  closedOn!: string | null;

  @Code(LawsuitOutcome, { en: 'How it ended', zh: '结案方式' })
  outcome!: keyof typeof LawsuitOutcome.values | null;

  @Money({ en: 'Amount in dispute', zh: '诉讼标的额' })
  amount!: string | null;

  @Money({ en: 'Amount awarded', zh: '判决主文金额' })
  judgedAmount!: string | null;

  @Bool({ en: 'Decided in the absence of the defendant', zh: '缺席审理' })
  defaultJudgment!: boolean | null;

  @Bool({ en: 'Served by public notice', zh: '公告送达' })
  servedByNotice!: boolean | null;

  @Bool({ en: 'A voucher of the transfer of money is among the evidence', zh: '有转账凭证' })
  transferVoucher!: boolean | null;

  @Bool({ en: 'Property was preserved', zh: '财产保全' })
  preservation!: boolean | null;

  @Part(() => NamedPerson, { en: 'Judge', zh: '承办法官' })
  judge!: NamedPerson | null;

  @Computed('int', {
    en: 'Days from filing to close; null while it is pending',
    zh: '立案至结案天数',
    sql: ({ col }) => sql`(${col('closedOn')} - ${col('filedOn')})`,
  })
  daysToClose?: number;

  @Many(() => LawsuitParty, 'lawsuit', { en: 'All parties', zh: '当事人' })
  parties!: Collection<LawsuitParty>;

  @Many(() => LawsuitParty, 'lawsuit', { where: { role: 'PLAINTIFF' }, en: 'Plaintiffs or applicants', zh: '原告' })
  plaintiffs!: Collection<LawsuitParty>;

  @Many(() => LawsuitParty, 'lawsuit', { where: { role: 'DEFENDANT' }, en: 'Defendants or respondents', zh: '被告' })
  defendants!: Collection<LawsuitParty>;

  @Many(() => LawsuitParty, 'lawsuit', { where: { role: 'THIRD_PARTY' }, en: 'Third parties', zh: '第三人' })
  thirdParties!: Collection<LawsuitParty>;

  @Many(() => LawsuitAgent, 'lawsuit', { en: 'Agents of the parties', zh: '诉讼代理人' })
  agents!: Collection<LawsuitAgent>;

  @Many(() => Enforcement, 'lawsuit', { en: 'Enforcement of what it decided', zh: '执行案件' })
  enforcements!: Collection<Enforcement>;

  @ManyMany(() => Enterprise, {
    pivot: 'lawsuit_enterprise',
    from: ['LawsuitParty.enterprise'],
    en: 'Enterprises among the parties',
    zh: '涉诉企业',
  })
  enterprises!: Collection<Enterprise>;

  @ManyMany(() => Case, { inverse: 'lawsuits', en: 'Cases of the procuratorate on it', zh: '检察案件' })
  cases!: Collection<Case>;
}
