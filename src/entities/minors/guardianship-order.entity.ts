// An order of supervised guardianship (督促监护令) and its follow-up visits. Guardian and child are not named: the child is
// an opaque token.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, Int, Many, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { judgedOn, on, termEnd } from '../term.ts';
import { ParentingSession } from './parenting-session.entity.ts';

const OrderEvaluation = codeList(
  'OrderEvaluation',
  { en: 'Evaluation of a guardianship order', zh: '督促监护评估' },
  {
    IMPROVED: { en: 'Guardianship has improved', zh: '监护明显改善' },
    PARTLY_IMPROVED: { en: 'Partly improved', zh: '部分改善' },
    NOT_IMPROVED: { en: 'Not improved', zh: '未见改善' },
  },
);

const followUpDue = ({ col }: RowContext) =>
  termEnd('order.follow_up_days', sql`coalesce(${col('lastFollowUpOn')}, ${col('issuedOn')})`);

@HubEntity({
  sealed: true,
  plural: 'guardianshipOrders',
  smallCounts: true,
  en: 'Order of supervised guardianship',
  zh: '督促监护令',
})
export class GuardianshipOrder extends Delivered {
  @Text({ en: 'Document number', zh: '文号', required: true, unique: true })
  number!: string;

  @One(() => Agency, { en: 'Issued by', zh: '签发单位' })
  issuer!: Ref<Agency> | null;

  @One(() => Case, { en: 'Case in whose course it was issued', zh: '关联案件' })
  case!: Ref<Case> | null;

  @Date_({ en: 'Issued on', zh: '签发日期', index: true })
  issuedOn!: string | null;

  @Date_({ en: 'Ends on; no statute sets a term', zh: '届满日期' })
  endsOn!: string | null;

  @Int({ en: 'Follow-up visits made', zh: '回访次数' })
  followUps!: number | null;

  @Date_({ en: 'Last follow-up visit', zh: '最近回访日期' })
  lastFollowUpOn!: string | null;

  @Date_({ en: 'Next follow-up visit planned on', zh: '下次回访日期' })
  nextFollowUpOn!: string | null;

  @Code(OrderEvaluation, { en: 'Evaluation', zh: '评估结论' })
  evaluation!: keyof typeof OrderEvaluation.values | null;

  @Text({ en: 'Opaque token of the child', zh: '未成年人令牌', level: 4 })
  child!: string | null;

  @Many(() => ParentingSession, 'order', { en: 'Sessions of parenting education', zh: '亲职教育' })
  sessions!: Collection<ParentingSession>;

  @Computed('day', {
    en: 'Follow-up visit due by: 60 days after the last one or the issue (local setting)',
    zh: '回访期限',
    sql: followUpDue,
  })
  followUpDueOn?: string;

  @Computed('boolean', {
    en: 'In force, without the follow-up visit that was due',
    zh: '逾期未回访',
    args: { on },
    sql: (row) => sql`coalesce(${followUpDue(row)} < ${judgedOn(row)}
      and coalesce(${row.col('endsOn')} >= ${judgedOn(row)}, true), false)`,
  })
  followUpOverdue?: boolean;
}
