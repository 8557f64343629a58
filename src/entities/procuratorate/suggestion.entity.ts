// A procuratorial suggestion (检察建议) and the clock of its reply.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Bool, Code, Computed, Date_, HubEntity, Many, ManyMany, Money, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Proposal } from '../congress/proposal.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { on, termEnd } from '../term.ts';
import { Case } from './case.entity.ts';
import { replyClock, SOON } from './reply-clock.ts';

const SuggestionKind = codeList(
  'SuggestionKind',
  { en: 'Kind of suggestion', zh: '检察建议类型' },
  {
    RETRIAL: { en: 'Retrial', zh: '再审检察建议' },
    CORRECTION: { en: 'Correction of unlawful conduct', zh: '纠正违法检察建议' },
    PUBLIC_INTEREST: { en: 'Public interest', zh: '公益诉讼检察建议' },
    SOCIAL_GOVERNANCE: { en: 'Social governance', zh: '社会治理检察建议' },
    OTHER: { en: 'Other', zh: '其他检察建议' },
  },
);

const DeliveryMethod = codeList(
  'DeliveryMethod',
  { en: 'Way of delivery', zh: '送达方式' },
  {
    WRITTEN: { en: 'In writing', zh: '书面送达' },
    ANNOUNCED: { en: 'Announced in person', zh: '宣告送达' },
  },
);

const Acceptance = codeList(
  'Acceptance',
  { en: 'What the reply accepts', zh: '采纳情况' },
  {
    ACCEPTED: { en: 'Accepted', zh: '采纳' },
    PARTIAL: { en: 'Accepted in part', zh: '部分采纳' },
    REJECTED: { en: 'Rejected', zh: '未采纳' },
  },
);

const ReplyStatus = codeList(
  'ReplyStatus',
  { en: 'Where the reply stands', zh: '回复状态' },
  {
    NOT_DELIVERED: { en: 'Not delivered yet', zh: '未送达' },
    PENDING: { en: 'Awaited', zh: '待回复' },
    DUE_SOON: { en: 'Due within 15 days', zh: '即将到期' },
    OVERDUE: { en: 'Overdue', zh: '逾期未回复' },
    REPLIED: { en: 'Replied', zh: '已回复' },
  },
);

const clock = replyClock('deliveredOn', 'NOT_DELIVERED');

@HubEntity({ plural: 'suggestions', en: 'Procuratorial suggestion', zh: '检察建议' })
export class Suggestion extends Delivered {
  @Text({ en: 'Document number', zh: '文号', required: true, unique: true, searched: 'number' })
  documentNumber!: string;

  @Code(SuggestionKind, { en: 'Kind', zh: '类型' })
  kind!: keyof typeof SuggestionKind.values | null;

  @One(() => Case, { en: 'Case', zh: '案件' })
  case!: Ref<Case> | null;

  @One(() => Agency, { en: 'Addressee', zh: '被建议单位' })
  addressee!: Ref<Agency> | null;

  @Date_({ en: 'Issued on', zh: '制发日期' })
  issuedOn!: string | null;

  @Date_({ en: 'Delivered on', zh: '送达日期' })
  deliveredOn!: string | null;

  @Code(DeliveryMethod, { en: 'Way of delivery', zh: '送达方式' })
  deliveryMethod!: keyof typeof DeliveryMethod.values | null;

  @Bool({ en: 'Urgent: harm keeps expanding, 15 days instead of 2 months', zh: '紧急' })
  urgent!: boolean | null;

  @Date_({
    from: ['kind', 'urgent', 'deliveredOn'],
    en: 'Reply due on: 2 months after delivery, 15 days where urgent, 3 months for a court; rolled to a working day',
    zh: '回复期限',
    index: true,
  })
  replyDueOn!: string | null;

  @Date_({ en: 'Replied on', zh: '回复日期' })
  repliedOn!: string | null;

  @Code(Acceptance, { en: 'What the reply accepts', zh: '采纳情况' })
  acceptance!: keyof typeof Acceptance.values | null;

  @Text({ en: 'What is suggested', zh: '建议事项' })
  items!: string | null;

  @Money({ en: 'Amount rectified', zh: '整改金额' })
  rectifiedAmount!: string | null;

  @Text({ en: 'Evaluation of the rectification', zh: '评估结论' })
  evaluation!: string | null;

  @ManyMany(() => Agency, { pivot: 'suggestion_copied_to', en: 'Copied to', zh: '抄送单位' })
  copiedTo!: Collection<Agency>;

  @Many(() => Proposal, 'conversion.suggestion', {
    en: "Deputies' suggestions and CPPCC proposals that it was made from, or that were made from it",
    zh: '双向转化的代表建议、政协提案',
  })
  proposals!: Collection<Proposal>;

  @Computed('day', {
    en: 'To be filed with the procuratorate above by: 5 days after delivery; of public-interest suggestions alone',
    zh: '报上级检察院备案期限(公益诉讼办案规则第七十五条)',
    sql: ({ col }) =>
      sql`case when ${col('kind')} = 'PUBLIC_INTEREST' then ${termEnd('suggestion.filing_days', col('deliveredOn'))} end`,
  })
  filingDueOn?: string;

  @Computed('int', {
    en: 'Days left for the reply, negative when overdue; null before delivery and once replied',
    zh: '距回复期限天数',
    args: { on },
    sql: clock.daysLeft,
  })
  daysLeft?: number;

  @Computed('boolean', {
    en: 'Unanswered and due within the given days, overdue included',
    zh: '是否即将到期或逾期',
    args: { on, within: { type: 'int', en: 'Days ahead, 15 unless given', zh: '提前天数' } },
    sql: (row) => clock.isDue(row, row.arg('within', sql.lit(SOON))),
  })
  isDue?: boolean;

  @Computed(ReplyStatus, {
    en: 'Where the reply stands',
    zh: '回复状态',
    args: { on },
    sql: clock.status,
  })
  replyStatus?: keyof typeof ReplyStatus.values;
}
