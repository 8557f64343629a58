// One agreed instalment of a land contract.
import type { Ref } from '@mikro-orm/core';
import { Computed, Date_, HubEntity, Int, Money, One, UniqueOn } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { termEnd } from '../term.ts';
import { LandContract } from './land-contract.entity.ts';

@HubEntity({
  plural: 'landInstallments',
  en: 'Instalment of a land contract',
  zh: '土地出让金分期',
})
@UniqueOn('contract', 'sequence')
export class LandInstallment extends Delivered {
  @One(() => LandContract, { en: 'Contract', zh: '合同' })
  contract!: Ref<LandContract> | null;

  @Int({ en: 'Number of the instalment, from 1', zh: '期次', required: true })
  sequence!: number;

  @Date_({ en: 'Due on', zh: '约定付款日期', required: true })
  dueOn!: string;

  @Computed('day', {
    en: 'Where it is unpaid after a demand, the grantor may rescind the contract once this day is over: 60 days after it was due',
    zh: '经催交仍不缴的,超过此日可解除合同(逾期60日)',
    sql: ({ col }) => termEnd('land.rescission_days', col('dueOn')),
  })
  rescissionAfter?: string;

  @Money({ en: 'Amount due', zh: '约定付款金额', required: true })
  due!: string;

  @Money({ from: ['LandPayment'], en: 'Paid of the principal', zh: '已缴金额' })
  paid!: string | null;
}
