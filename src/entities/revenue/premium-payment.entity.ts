// What a later delivery shows to have been paid on arrears since the baseline.
import type { Ref } from '@mikro-orm/core';
import { Date_, HubEntity, Money, Node, One } from '../../graph/decorators.ts';
import { PremiumArrears } from './premium-arrears.entity.ts';

@HubEntity({
  rowsFrom: { inputs: ['PremiumArrears'] },
  plural: 'premiumPayments',
  en: 'Payment of premium arrears',
  zh: '欠费清缴',
})
export class PremiumPayment extends Node {
  @One(() => PremiumArrears, { en: 'Arrears', zh: '欠费', required: true })
  arrears!: Ref<PremiumArrears>;

  @Date_({ en: 'Paid into the treasury on; the delivery day where none is given', zh: '入库日期', required: true })
  paidOn!: string;

  @Money({ en: 'Amount', zh: '金额', required: true })
  amount!: string;
}
