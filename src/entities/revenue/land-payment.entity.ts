// One payment on a land contract.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Int, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { LandContract } from './land-contract.entity.ts';

const LandPaymentKind = codeList(
  'LandPaymentKind',
  { en: 'Kind of land payment', zh: '收入类型' },
  {
    PRICE: { en: 'Transfer fee', zh: '出让金' },
    PENALTY: { en: 'Penalty for late payment', zh: '违约金(滞纳金)' },
    INTEREST: { en: 'Interest', zh: '利息' },
  },
);

@HubEntity({ plural: 'landPayments', en: 'Payment on a land contract', zh: '土地出让金缴款' })
export class LandPayment extends Delivered {
  @Text({ en: 'Payment voucher number', zh: '缴款书号', required: true, unique: true })
  voucherNumber!: string;

  @One(() => LandContract, { en: 'Contract', zh: '合同' })
  contract!: Ref<LandContract> | null;

  @Int({ en: 'Instalment paid', zh: '期次' })
  sequence!: number | null;

  @Date_({ en: 'Paid into the treasury on', zh: '入库日期', required: true })
  paidOn!: string;

  @Money({ en: 'Amount', zh: '金额', required: true })
  amount!: string;

  @Code(LandPaymentKind, { en: 'Kind', zh: '收入类型', required: true })
  kind!: keyof typeof LandPaymentKind.values;
}
