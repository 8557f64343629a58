// Insurance premium owed by an enterprise for a period, as the tax bureau delivers it.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  Bool,
  Code,
  Computed,
  Date_,
  HubEntity,
  Int,
  Many,
  Money,
  One,
  Text,
  UniqueOn,
} from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { legalRate } from '../legal-rate.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { BenefitSuspension } from './benefit-suspension.entity.ts';
import { PremiumPayment } from './premium-payment.entity.ts';

const Insurance = codeList(
  'Insurance',
  { en: 'Kind of social insurance', zh: '险种' },
  {
    EMPLOYEE_MEDICAL: { en: 'Basic medical insurance of employees', zh: '职工基本医疗保险' },
    MATERNITY: { en: 'Maternity insurance', zh: '生育保险' },
  },
);

const ArrearsStatus = codeList(
  'ArrearsStatus',
  { en: 'Status of arrears', zh: '欠费状态' },
  {
    NORMAL: { en: 'Nothing owed', zh: '正常' },
    IN_ARREARS: { en: 'In arrears', zh: '欠费' },
    CLEARED: { en: 'Cleared', zh: '清缴' },
    WRITTEN_OFF: { en: 'Written off', zh: '核销' },
    BANKRUPT: { en: 'Bankrupt', zh: '破产' },
  },
);

const asOf = { type: 'day', en: 'The day to compute for', zh: '计算截止日' } as const;

/** 0.05 % a day on what was unpaid, for each payment until it came in and for the rest until the day. */
const lateFee = ({ col, arg, hubDate }: RowContext) => sql`(
  select round(${legalRate('mi.late_rate', col('dueOn'))} * (
    coalesce(sum(p.amount * greatest(p.paid_on - ${col('dueOn')}, 0)), 0)
    + greatest(${col('owed')} - coalesce(sum(p.amount), 0), 0) * greatest(${arg('asOf', hubDate)} - ${col('dueOn')}, 0)))
  from premium_payment p
  where p.arrears_id = ${col('id')} and p.paid_on <= ${arg('asOf', hubDate)})`;

@HubEntity({
  plural: 'premiumArrears',
  ratios: {
    collectionRate: { of: ['collected', 'owed'], en: 'Collected divided by owed at the baseline', zh: '清缴率' },
  },
  en: 'Arrears of insurance premium of one enterprise and period',
  zh: '社会保险费欠费',
})
@UniqueOn('enterprise', 'insurance', 'periodFrom', 'periodTo')
export class PremiumArrears extends Delivered {
  @One(() => Enterprise, { en: 'Enterprise', zh: '缴费单位', required: true })
  enterprise!: Ref<Enterprise>;

  @Code(Insurance, { en: 'Insurance', zh: '险种', required: true })
  insurance!: keyof typeof Insurance.values;

  @Date_({ en: 'First day of the period', zh: '费款所属期起', required: true })
  periodFrom!: string;

  @Date_({ en: 'Last day of the period', zh: '费款所属期止', required: true })
  periodTo!: string;

  @Money({
    from: ['PremiumArrears'],
    en: 'Owed at the baseline: the first delivery that shows the arrears',
    zh: '基准欠费',
  })
  owed!: string | null;

  @Money({ from: ['PremiumArrears'], en: 'Paid in since the baseline', zh: '已清缴' })
  collected!: string | null;

  @Money({ from: ['PremiumArrears'], en: 'Owed less collected', zh: '尚欠' })
  outstanding!: string | null;

  @Date_({ from: ['PremiumArrears'], en: 'Baseline: publication day of the first delivery', zh: '基准日' })
  baselineOn!: string | null;

  @Date_({ en: 'Last day for payment', zh: '最后缴款日' })
  dueOn!: string | null;

  @Int({ en: 'Insured employees', zh: '参保人数' })
  insuredCount!: number | null;

  @Money({ en: 'Assessed for the period', zh: '应缴金额' })
  dueAmount!: string | null;

  @Money({ en: 'Paid for the period, as last delivered', zh: '实缴金额' })
  paidAmount!: string | null;

  @Money({ en: 'Contribution base', zh: '缴费基数' })
  base!: string | null;

  @Money({ en: 'Principal owed, as last delivered', zh: '欠缴本金(最新交付)' })
  reportedOutstanding!: string | null;

  @Money({ en: 'Late fee charged by the tax bureau', zh: '滞纳金(税务计收)' })
  lateFeeCharged!: string | null;

  @Date_({ en: 'Last paid into the treasury on', zh: '入库日期' })
  paidOn!: string | null;

  @One(() => Agency, { en: 'Collecting tax office', zh: '主管税务机关' })
  collector!: Ref<Agency> | null;

  @Text({ en: 'Number of the payment demand', zh: '限期缴纳通知书文号' })
  demandNumber!: string | null;

  @Date_({ en: 'Payment demanded on', zh: '限期缴纳通知书日期' })
  demandedOn!: string | null;

  @Bool({ en: 'An agreement of deferral is in force', zh: '延期缴费协议' })
  deferral!: boolean | null;

  @Code(ArrearsStatus, { en: 'Status', zh: '状态' })
  status!: keyof typeof ArrearsStatus.values | null;

  @Many(() => PremiumPayment, 'arrears', { en: 'Payments since the baseline', zh: '清缴记录' })
  payments!: Collection<PremiumPayment>;

  @Many(() => BenefitSuspension, 'premiumArrears', { en: 'Suspensions of benefits they led to', zh: '导致的待遇暂停' })
  benefitSuspensions!: Collection<BenefitSuspension>;

  @Computed('money', {
    from: ['PremiumPayment'],
    en: 'Late fee by Social Insurance Law art. 86: 0.05 % a day on what was unpaid; as of the hub date unless given',
    zh: '滞纳金(社会保险法第八十六条,每日万分之五)',
    args: { asOf },
    sql: lateFee,
  })
  lateFee?: string;

  @Computed('money', {
    from: ['PremiumPayment'],
    en: 'The same, no more than the principal (行政强制法 art. 45; whether that binds here is disputed, so both are shown)',
    zh: '滞纳金(以本金为限;是否适用行政强制法第四十五条有争议,两者并列)',
    args: { asOf },
    sql: (row) => sql`least(${lateFee(row)}, ${row.col('owed')})`,
  })
  lateFeeCapped?: string;
}
