// The ledger of clues passed between discipline inspection and others (DS16): number, dates, agencies and state. No name
// and no content ever comes here, and no relation leads from it to anything but agencies.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, Node, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Agency } from '../registry/agency.entity.ts';
import { judgedOn as day, on } from '../term.ts';

const DisciplineCategory = codeList(
  'DisciplineCategory',
  { en: 'Category of a disciplinary clue', zh: '线索类别' },
  {
    DISCIPLINE: { en: 'Breach of discipline', zh: '违纪' },
    DUTY_VIOLATION: { en: 'Breach of duty', zh: '职务违法' },
    DUTY_CRIME: { en: 'Duty crime', zh: '职务犯罪' },
  },
);

const DisciplineTransferState = codeList(
  'DisciplineTransferState',
  { en: 'Where a disciplinary transfer stands', zh: '移送办理状态' },
  {
    AWAITING_RECEIPT: { en: 'Receipt not confirmed yet', zh: '待签收' },
    AWAITING_FEEDBACK: { en: 'Received, feedback awaited', zh: '待反馈' },
    PRELIMINARY: { en: 'Preliminary inquiry', zh: '初核' },
    TALK: { en: 'Talk or letter of inquiry', zh: '谈话函询' },
    FILED: { en: 'Case filed', zh: '已立案' },
    CLOSED: { en: 'Closed', zh: '了结' },
    RETURNED: { en: 'Returned', zh: '退回' },
  },
);

/** The term that runs on that day: of the receipt, then of the feedback; null before the transfer and after the feedback. */
const runningTerm = (row: RowContext) => sql`case
  when coalesce(${row.col('transferredOn')} > ${day(row)}, true) or ${row.col('feedbackOn')} <= ${day(row)} then null
  when ${row.col('receivedOn')} <= ${day(row)} then ${row.col('feedbackDueOn')}
  else ${row.col('receiptDueOn')} end`;

@HubEntity({
  sealed: true,
  plural: 'disciplineTransfers',
  en: 'Transfer in the ledger of discipline inspection',
  zh: '纪检监察线索移送台账',
})
export class DisciplineTransfer extends Node {
  @Text({ en: 'Number', zh: '移送编号', level: 4, required: true, unique: true })
  number!: string;

  @One(() => Agency, { en: 'Passed on by', zh: '移出单位' })
  fromAgency!: Ref<Agency> | null;

  @One(() => Agency, { en: 'Passed to', zh: '接收单位' })
  toAgency!: Ref<Agency> | null;

  @Code(DisciplineCategory, { en: 'Category', zh: '类别' })
  category!: keyof typeof DisciplineCategory.values | null;

  @Date_({ en: 'Transferred on', zh: '移送日期', index: true })
  transferredOn!: string | null;

  @Date_({ from: ['transferredOn'], en: 'Receipt due on: working days after the transfer', zh: '签收期限' })
  receiptDueOn!: string | null;

  @Date_({ en: 'Receipt confirmed on', zh: '签收日期' })
  receivedOn!: string | null;

  @Date_({
    from: ['transferredOn', 'fromAgency', 'toAgency'],
    en: 'Feedback due on: days after the transfer (term to be confirmed)',
    zh: '反馈期限(待核实)',
  })
  feedbackDueOn!: string | null;

  @Date_({ en: 'Feedback given on', zh: '反馈日期' })
  feedbackOn!: string | null;

  @Code(DisciplineTransferState, { en: 'State', zh: '反馈状态' })
  state!: keyof typeof DisciplineTransferState.values | null;

  @Computed('int', {
    en: 'Days left of the term that runs, first for the receipt, then for the feedback; negative when overdue, null when none runs',
    zh: '距签收或反馈期限天数',
    args: { on },
    sql: (row) => sql`(${runningTerm(row)} - ${day(row)})`,
  })
  daysLeft?: number;

  @Computed('boolean', {
    en: 'The term for the receipt or for the feedback is over and neither came',
    zh: '是否逾期',
    args: { on },
    sql: (row) => sql`coalesce(${runningTerm(row)} < ${day(row)}, false)`,
  })
  overdue?: boolean;
}
