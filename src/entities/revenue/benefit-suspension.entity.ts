// Whether the insured of an enterprise could draw medical benefits in a month (DS11): what arrears of premium do to
// people. Firms and counts only; no insured person is delivered.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Int, One, Text, UniqueOn } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { PremiumArrears } from './premium-arrears.entity.ts';

const BenefitState = codeList(
  'BenefitState',
  { en: 'State of medical benefits', zh: '医保待遇状态' },
  {
    NORMAL: { en: 'Paid', zh: '正常' },
    SUSPENDED: { en: 'Suspended', zh: '暂停' },
  },
);

@HubEntity({ plural: 'benefitSuspensions', en: 'Medical benefits of an enterprise in a month', zh: '医保待遇享受情况' })
@UniqueOn('enterprise', 'month')
export class BenefitSuspension extends Delivered {
  @One(() => Enterprise, { en: 'Enterprise', zh: '参保单位', required: true })
  enterprise!: Ref<Enterprise>;

  @Date_({ en: 'Month, by its first day', zh: '月份', required: true })
  month!: string;

  @Code(BenefitState, { en: 'State', zh: '待遇状态', required: true })
  state!: keyof typeof BenefitState.values;

  @Text({ en: 'Reason of the suspension', zh: '暂停原因' })
  reason!: string | null;

  @Int({ en: 'Insured persons affected', zh: '受影响人数' })
  insuredAffected!: number | null;

  @One(() => PremiumArrears, {
    from: ['PremiumArrears'],
    en: "The enterprise's arrears behind the suspension: the oldest of medical insurance that were still owed in the month",
    zh: '导致暂停的欠费',
  })
  premiumArrears!: Ref<PremiumArrears> | null;
}
