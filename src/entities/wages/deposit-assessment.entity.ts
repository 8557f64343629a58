// What the hub makes of a project's wage deposit on its date, by law/depositAssessment.ts. Stored and indexed, renewed by
// every import that touches it and whenever a passing day changes it. A clue for people to check, not a finding.
import type { Ref } from '@mikro-orm/core';
import { Code, Computed, Date_, Decimal, HubEntity, Internal, Money, Node, OneOwner } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Project } from '../construction/project.entity.ts';

const DepositState = codeList(
  'DepositState',
  { en: 'State of a wage deposit', zh: '保证金状态' },
  {
    SECURED: { en: 'Deposited in full', zh: '已足额存储' },
    SUBSTITUTED: { en: 'Secured by a guarantee', zh: '已以保函替代' },
    PARTIAL: { en: 'Deposited in part', zh: '部分存储' },
    UNPAID: { en: 'Not deposited though due', zh: '应存未存' },
    GUARANTEE_LAPSED: { en: 'The guarantee has expired', zh: '保函过期' },
    GUARANTEE_TERM_SHORT: { en: 'The guarantee ends before the contract', zh: '保函期限不足' },
    NOT_YET_DUE: { en: 'Not yet due', zh: '未到期' },
    EXEMPT: { en: 'Exempt', zh: '免存' },
    UNIT_SUSPECT: { en: 'The sources differ by a factor of 10 000: a unit is wrong', zh: '计量单位存疑' },
    UNKNOWN_NO_DATA: { en: 'No delivery covers the due day: nothing can be said', zh: '无数据,无法判断' },
  },
);

const DepositExemption = codeList(
  'DepositExemption',
  { en: 'Ground of exemption', zh: '免存依据' },
  {
    EXEMPT_SMALL: { en: 'Small project without arrears', zh: '小额工程免存' },
    ENDED: { en: 'The works are complete or the permit has ended', zh: '工程已完工或许可已失效' },
    EXEMPT_3Y: { en: 'Three years without arrears', zh: '三年无欠薪免存' },
  },
);

@HubEntity({
  rowsFrom: { inputs: ['Project', 'Permit', 'WageDeposit', 'WageComplaint', 'BlacklistEntry'] },
  plural: 'depositAssessments',
  en: 'State of a wage deposit',
  zh: '工资保证金评估',
})
export class DepositAssessment extends Node {
  @OneOwner(() => Project, 'depositAssessment', { en: 'Project', zh: '项目' })
  project!: Ref<Project>;

  @Code(DepositState, { en: 'State', zh: '状态', required: true, index: true })
  status!: keyof typeof DepositState.values;

  @Money({ en: 'Required amount by the rule in force', zh: '应存金额' })
  requiredAmount!: string | null;

  @Money({ en: 'Secured by cash and guarantees in force', zh: '已保障金额' })
  securedAmount!: string | null;

  @Money({ en: 'Required less secured', zh: '差额' })
  shortfall!: string | null;

  @Decimal({ en: 'Rate applied, a fraction of the contract price', zh: '适用比例' })
  rate!: number | null;

  @Date_({ en: 'Due on: 20 working days after the permit', zh: '存储截止日' })
  dueOn!: string | null;

  @Code(DepositExemption, { en: 'Ground of exemption', zh: '免存依据' })
  exemption!: keyof typeof DepositExemption.values | null;

  @Computed('day', {
    en: 'The day that it holds for: the hub date',
    zh: '评估日期',
    sql: ({ hubDate }) => hubDate,
  })
  asOf?: string;

  /** The day on which it was last worked out. */
  @Internal('day')
  assessedOn!: string;

  /** The first day on which time alone can change the state; null where it cannot. */
  @Internal('day', { index: true })
  reassessOn!: string | null;
}
