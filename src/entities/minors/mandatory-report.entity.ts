// A mandatory report (强制报告, 未保法 art. 11) that a minor may have been harmed: who reported, when, and what the police
// made of it. The victim is an opaque token of the police; nothing here says who it is.
import type { Ref } from '@mikro-orm/core';
import { Code, Computed, Date_, HubEntity, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Clue } from '../procuratorate/clue.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { isOverdue, on, termEnd } from '../term.ts';

const ReportSituation = codeList(
  'ReportSituation',
  { en: 'Situation that has to be reported', zh: '强制报告情形' },
  {
    GENITAL_INJURY: { en: 'Abnormal injury of private parts', zh: '生殖器官或隐私部位非正常损伤' },
    UNDER_14_SEXUAL_HARM: {
      en: 'Girl under 14: sexual harm, pregnancy or abortion',
      zh: '不满十四周岁女性遭受性侵、怀孕、流产',
    },
    OVER_14_SEXUAL_HARM: {
      en: 'Girl of 14 or more: pregnancy or abortion by sexual harm',
      zh: '十四周岁以上女性遭受性侵致怀孕、流产',
    },
    SEVERE_INJURY: {
      en: 'Many injuries, severe malnutrition or unconsciousness',
      zh: '身体多处损伤、严重营养不良、意识不清',
    },
    UNNATURAL_DEATH: {
      en: 'Abnormal injury or death by suicide, self-harm, accident or poisoning',
      zh: '自杀、自残、工伤、中毒等非正常损伤、死亡',
    },
    ABANDONED: { en: 'Abandoned or long without care', zh: '被遗弃或长期处于无人照料状态' },
    UNKNOWN_ORIGIN: { en: 'Of unknown origin, missing, abducted or sold', zh: '来源不明、失踪、被拐卖、收买' },
    BEGGING: { en: 'Organised to beg', zh: '被组织乞讨' },
    OTHER: { en: 'Other serious harm or danger', zh: '其他严重侵害或面临危险' },
  },
);

const ReportHandling = codeList(
  'ReportHandling',
  { en: 'What the police made of a report', zh: '强制报告处理' },
  {
    CASE_FILED: { en: 'Criminal case filed', zh: '立案' },
    PUBLIC_ORDER: { en: 'Dealt with under public-order law', zh: '治安处理' },
    TRANSFERRED: { en: 'Passed on', zh: '移送' },
    NOT_FILED: { en: 'No case filed', zh: '不立案' },
  },
);

const acceptanceDue = ({ col }: RowContext) => termEnd('report.accept_days', col('reportedOn'));
const outcomeDue = ({ col }: RowContext) => termEnd('report.outcome_days', col('reportedOn'));

@HubEntity({
  sealed: true,
  plural: 'mandatoryReports',
  smallCounts: true,
  en: 'Mandatory report of harm to a minor',
  zh: '侵害未成年人强制报告',
})
export class MandatoryReport extends Delivered {
  @Text({ en: 'Number', zh: '报告编号', required: true, unique: true })
  number!: string;

  @One(() => Agency, { en: 'Unit that reported', zh: '报告单位' })
  reporter!: Ref<Agency> | null;

  @Date_({ en: 'Reported on', zh: '报告时间', index: true })
  reportedOn!: string | null;

  /** Together with a school that reported, it would tell of whom: for case officers only. */
  @Code(ReportSituation, { en: 'Situation', zh: '情形', level: 3 })
  situation!: keyof typeof ReportSituation.values | null;

  @One(() => Agency, { en: 'Police station that took it', zh: '接报派出所' })
  policeStation!: Ref<Agency> | null;

  @Date_({ en: 'Accepted on', zh: '受理时间' })
  acceptedOn!: string | null;

  @Code(ReportHandling, { en: 'Handling', zh: '处理' })
  handling!: keyof typeof ReportHandling.values | null;

  @Date_({ en: 'Outcome told to the reporter on', zh: '反馈时间' })
  feedbackOn!: string | null;

  @Date_({ en: 'Procuratorate notified on', zh: '通报检察院时间' })
  notifiedOn!: string | null;

  @Text({ en: 'Opaque token of the victim', zh: '被害人令牌', level: 4 })
  victim!: string | null;

  @One(() => Clue, { en: 'Clue that it became', zh: '对应线索' })
  clue!: Ref<Clue> | null;

  @Computed('day', {
    en: 'To be accepted by: the day of the report (2020 opinion: at once)',
    zh: '受理期限',
    sql: acceptanceDue,
  })
  acceptanceDueOn?: string;

  @Computed('day', { en: 'Outcome to be told by: 30 days after the report', zh: '反馈期限', sql: outcomeDue })
  outcomeDueOn?: string;

  @Computed('boolean', {
    en: 'Not accepted by the police in time',
    zh: '逾期未受理',
    args: { on },
    sql: (row) => isOverdue(row, acceptanceDue(row), row.col('acceptedOn')),
  })
  acceptanceOverdue?: boolean;

  @Computed('boolean', {
    en: 'Without an outcome told in time',
    zh: '逾期未反馈',
    args: { on },
    sql: (row) => isOverdue(row, outcomeDue(row), row.col('feedbackOn')),
  })
  outcomeOverdue?: boolean;
}
