// Money that came back to the state in the course of a case.
import type { Ref } from '@mikro-orm/core';
import { Bool, Date_, HubEntity, Money, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { LandContract } from '../revenue/land-contract.entity.ts';
import { Case } from './case.entity.ts';

@HubEntity({ plural: 'recoveries', en: 'Recovery', zh: '追缴' })
export class Recovery extends Delivered {
  @Text({ en: 'Number', zh: '追缴编号', required: true, unique: true })
  number!: string;

  @One(() => Case, { en: 'Case', zh: '案件' })
  case!: Ref<Case> | null;

  @One(() => Enterprise, { en: 'Enterprise that paid', zh: '缴款企业' })
  enterprise!: Ref<Enterprise> | null;

  @One(() => LandContract, { en: 'Land contract', zh: '土地出让合同' })
  landContract!: Ref<LandContract> | null;

  @Date_({ en: 'Recovered on', zh: '入库日期' })
  recoveredOn!: string | null;

  @Money({ en: 'Amount', zh: '金额', required: true })
  amount!: string;

  @Money({ en: 'Of it principal', zh: '其中本金' })
  principal!: string | null;

  @Money({ en: 'Of it late fee or penalty', zh: '其中滞纳金/违约金' })
  penalty!: string | null;

  @Bool({ en: 'Paid into the treasury', zh: '已上缴国库' })
  treasury!: boolean | null;
}
