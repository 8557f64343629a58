// Graded correction of juveniles (罪错未成年人分级矫正): grade, measure, dates and evaluation. The juvenile is an opaque
// token; where, at which school and for what is not here.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, HubEntity, One, Text } from '../../graph/decorators.ts';
import type { RowContext } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { isOverdue, on, termEnd } from '../term.ts';

const InterventionKind = codeList(
  'InterventionKind',
  { en: 'Grade of correction', zh: '分级矫正类别' },
  {
    MISCONDUCT: { en: 'Misconduct (预防法 art. 28)', zh: '不良行为' },
    SERIOUS_MISCONDUCT: { en: 'Serious misconduct (art. 38)', zh: '严重不良行为' },
    SPECIAL_EDUCATION: { en: 'Special education (arts. 43-44)', zh: '专门教育' },
    SPECIAL_CORRECTION: { en: 'Special correction (art. 45)', zh: '专门矫治教育' },
    CONDITIONAL_NON_PROSECUTION: { en: 'Conditional non-prosecution (刑诉法 art. 282)', zh: '附条件不起诉' },
    CRITICAL_PREVENTION: { en: 'Critical prevention', zh: '临界预防' },
  },
);

const InterventionLevel = codeList(
  'InterventionLevel',
  { en: 'Assessed risk', zh: '风险等级' },
  {
    LOW: { en: 'Low', zh: '低' },
    MEDIUM: { en: 'Medium', zh: '中' },
    HIGH: { en: 'High', zh: '高' },
  },
);

/** The nine measures of 预防法 art. 41. */
const CorrectionMeasure = codeList(
  'CorrectionMeasure',
  { en: 'Measure of correction', zh: '矫治教育措施' },
  {
    ADMONITION: { en: 'Admonition', zh: '训诫' },
    APOLOGY: { en: 'Apology and compensation', zh: '赔礼道歉、赔偿损失' },
    REPENTANCE: { en: 'Statement of repentance', zh: '具结悔过' },
    REGULAR_REPORTING: { en: 'Regular reporting', zh: '定期报告活动情况' },
    CONDUCT_RULES: { en: 'Rules of conduct, contact and places', zh: '遵守特定行为规范' },
    COUNSELLING: { en: 'Counselling and correction of behaviour', zh: '心理辅导、行为矫治' },
    COMMUNITY_SERVICE: { en: 'Community service', zh: '社会服务活动' },
    SOCIAL_SUPERVISION: { en: 'Supervision and support in the community', zh: '社会观护' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);

const EvaluationResult = codeList(
  'EvaluationResult',
  { en: 'Result of the evaluation', zh: '评估结果' },
  {
    PASSED: { en: 'Correction achieved', zh: '矫治合格' },
    CONTINUED: { en: 'To be continued', zh: '继续矫治' },
    UPGRADED: { en: 'Raised to the next grade', zh: '升级干预' },
  },
);

const measureDue = ({ col }: RowContext) => termEnd('intervention.measure_days', col('gradedOn'));

@HubEntity({
  sealed: true,
  plural: 'interventions',
  smallCounts: true,
  en: 'Correction of a juvenile',
  zh: '罪错未成年人分级矫正',
})
export class Intervention extends Delivered {
  @Text({ en: 'Number', zh: '矫正编号', required: true, unique: true })
  number!: string;

  @Code(InterventionKind, { en: 'Grade', zh: '分级类别', required: true })
  kind!: keyof typeof InterventionKind.values;

  @Code(InterventionLevel, { en: 'Assessed risk', zh: '风险等级' })
  level!: keyof typeof InterventionLevel.values | null;

  @One(() => Agency, { en: 'Agency in charge', zh: '负责单位' })
  agency!: Ref<Agency> | null;

  @Text({ en: 'Opaque token of the juvenile', zh: '未成年人令牌', level: 4 })
  subject!: string | null;

  @Date_({ en: 'Graded on', zh: '定级日期' })
  gradedOn!: string | null;

  @Code(CorrectionMeasure, { en: 'Measure', zh: '矫治措施' })
  measure!: keyof typeof CorrectionMeasure.values | null;

  @Date_({ en: 'Measure starts on', zh: '措施开始日期' })
  startsOn!: string | null;

  @Date_({ en: 'Measure ends on', zh: '措施届满日期' })
  endsOn!: string | null;

  @Date_({ en: 'Evaluated on', zh: '评估日期' })
  evaluatedOn!: string | null;

  @Code(EvaluationResult, { en: 'Result of the evaluation', zh: '评估结果' })
  evaluation!: keyof typeof EvaluationResult.values | null;

  @Computed('day', {
    en: 'A measure to start by: 15 days after grading (local setting)',
    zh: '措施期限',
    sql: measureDue,
  })
  measureDueOn?: string;

  @Computed('boolean', {
    en: 'Graded serious misconduct or above, without a measure in time',
    zh: '逾期未采取措施',
    args: { on },
    sql: (row) => sql`(${row.col('kind')} not in ('MISCONDUCT', 'CRITICAL_PREVENTION')
      and ${isOverdue(row, measureDue(row), row.col('startsOn'))})`,
  })
  measureOverdue?: boolean;

  @Computed('boolean', {
    en: 'The measure has ended without an evaluation',
    zh: '期满未评估',
    args: { on },
    sql: (row) => isOverdue(row, row.col('endsOn'), row.col('evaluatedOn')),
  })
  evaluationOverdue?: boolean;

  @Computed('boolean', {
    en: 'Conditional non-prosecution whose probation is shorter or longer than the law has it (刑诉法 art. 283)',
    zh: '考验期不合法定期限',
    sql: ({ col }) => sql`coalesce(${col('kind')} = 'CONDITIONAL_NON_PROSECUTION' and not ${col('endsOn')} between
      ${termEnd('probation.min_months', col('startsOn'))} and ${termEnd('probation.max_months', col('startsOn'))}, false)`,
  })
  probationUnlawful?: boolean;
}
