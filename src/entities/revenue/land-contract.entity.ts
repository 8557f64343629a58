// A contract for the transfer of state land, its instalments and what was paid.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, Decimal, HubEntity, Many, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { legalRate } from '../legal-rate.ts';
import { Recovery } from '../procuratorate/recovery.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { termEnd } from '../term.ts';
import { LandInstallment } from './land-installment.entity.ts';
import { LandPayment } from './land-payment.entity.ts';

const LandSupply = codeList(
  'LandSupply',
  { en: 'Way of supply', zh: '供应方式' },
  {
    TENDER: { en: 'Tender', zh: '招标' },
    AUCTION: { en: 'Auction', zh: '拍卖' },
    LISTING: { en: 'Listing', zh: '挂牌' },
    AGREEMENT: { en: 'Agreement', zh: '协议' },
  },
);

const LandUse = codeList(
  'LandUse',
  { en: 'Use of land', zh: '土地用途' },
  {
    RESIDENTIAL: { en: 'Residential', zh: '住宅用地' },
    COMMERCIAL: { en: 'Commercial', zh: '商服用地' },
    MIXED: { en: 'Commercial and residential', zh: '商住用地' },
    INDUSTRIAL: { en: 'Industrial', zh: '工业用地' },
    STORAGE: { en: 'Storage', zh: '仓储用地' },
    PUBLIC_SERVICE: { en: 'Public service', zh: '公共管理与公共服务用地' },
    TRANSPORT: { en: 'Transport', zh: '交通运输用地' },
    OTHER: { en: 'Other', zh: '其他用地' },
  },
);

@HubEntity({
  plural: 'landContracts',
  en: 'Land transfer contract',
  zh: '国有建设用地使用权出让合同',
})
export class LandContract extends Delivered {
  @Text({ en: 'Contract number', zh: '合同编号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Electronic supervision number', zh: '电子监管号' })
  supervisionNumber!: string | null;

  @Text({ en: 'Parcel number', zh: '宗地编号' })
  parcelNumber!: string | null;

  @Text({ en: 'Location', zh: '位置' })
  location!: string | null;

  @One(() => Enterprise, { en: 'Transferee', zh: '受让人' })
  enterprise!: Ref<Enterprise> | null;

  @Decimal({ en: 'Area, square metres', zh: '面积(平方米)' })
  area!: number | null;

  @Code(LandUse, { en: 'Use', zh: '用途' })
  use!: keyof typeof LandUse.values | null;

  @Code(LandSupply, { en: 'Way of supply', zh: '供应方式' })
  supply!: keyof typeof LandSupply.values | null;

  @Money({ en: 'Price', zh: '成交价' })
  price!: string | null;

  @Date_({ en: 'Signed on', zh: '签订日期' })
  signedOn!: string | null;

  @Date_({ en: 'Agreed start of works', zh: '约定开工日期' })
  startBy!: string | null;

  @Date_({ en: 'Agreed completion', zh: '约定竣工日期' })
  completeBy!: string | null;

  @Decimal({ en: 'Agreed penalty, per mille a day', zh: '违约金约定(‰/日)' })
  penaltyRate!: number | null;

  @One(() => Division, { en: 'Division', zh: '行政区划' })
  division!: Ref<Division> | null;

  @One(() => Agency, { en: 'Handling office', zh: '经办分局' })
  office!: Ref<Agency> | null;

  @Computed('day', {
    from: ['LandInstallment'],
    en: 'Price to be paid in full by: the last instalment agreed, else 60 days after signing',
    zh: '价款缴清期限(约定末期,无约定的为签订后60日)',
    sql: ({ col }) => sql`coalesce((select max(i.due_on) from land_installment i where i.contract_id = ${col('id')}),
      ${termEnd('land.payment_days', col('signedOn'))})`,
  })
  paymentDueOn?: string;

  @Computed('day', {
    en: 'Idle from, where works have not started: a year after the agreed start',
    zh: '未动工的认定闲置日(约定开工满一年)',
    sql: ({ col }) => termEnd('land.idle_months', col('startBy')),
  })
  idleFrom?: string;

  @Computed('money', {
    en: 'The most that may be charged for idle land: 20 % of the price (房地产管理法 art. 26)',
    zh: '土地闲置费上限(出让价款的20%)',
    sql: ({ col }) => sql`round(${col('price')} * ${legalRate('land.idle_fee_rate', col('startBy'))})`,
  })
  idleFeeCap?: string;

  @Computed('day', {
    en: 'May be taken back from, where works have not started: two years after the agreed start',
    zh: '未动工的可无偿收回日(约定开工满二年)',
    sql: ({ col }) => termEnd('land.take_back_months', col('startBy')),
  })
  takeBackFrom?: string;

  @Money({
    from: ['LandInstallment', 'LandPayment'],
    en: 'Price agreed in instalments less what was paid of it',
    zh: '欠缴余额',
  })
  outstanding!: string | null;

  @Many(() => LandInstallment, 'contract', { en: 'Agreed instalments', zh: '约定付款期次' })
  installments!: Collection<LandInstallment>;

  @Many(() => LandPayment, 'contract', { en: 'Payments', zh: '缴款记录' })
  payments!: Collection<LandPayment>;

  @Computed('money', {
    from: ['LandInstallment', 'LandPayment'],
    en: 'Penalty for late payment (国办发〔2006〕100号: 1 ‰ a day unless agreed), instalment by instalment, payments first to the principal; as of the hub date unless given',
    zh: '违约金(滞纳金),逐期计算,先抵本金',
    args: { asOf: { type: 'day', en: 'The day to compute for', zh: '计算截止日' } },
    sql: ({ col, arg, hubDate }) => sql`(
      select coalesce(sum(round(coalesce(${col('penaltyRate')}::numeric / 1000, ${legalRate('land.penalty_rate', sql`i.due_on`)}) * (
        paid.late + greatest(i.due - paid.total, 0) * greatest(${arg('asOf', hubDate)} - i.due_on, 0)))), 0)
      from land_installment i,
        lateral (
          select coalesce(sum(p.amount), 0) as total, coalesce(sum(p.amount * greatest(p.paid_on - i.due_on, 0)), 0) as late
          from land_payment p
          where p.contract_id = i.contract_id and p.sequence = i.sequence and p.kind = 'PRICE'
            and p.paid_on <= ${arg('asOf', hubDate)}) paid
      where i.contract_id = ${col('id')})`,
  })
  penalty?: string;

  @Many(() => Recovery, 'landContract', { en: 'Money recovered on it', zh: '追缴款项' })
  recoveries!: Collection<Recovery>;
}
