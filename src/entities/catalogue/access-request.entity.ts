// A request for access (共享申请) and its clocks: 政务数据共享条例, domain section 5.1.
import type { Collection, Ref } from '@mikro-orm/core';
import { type RawBuilder, sql } from 'kysely';
import { Code, Computed, Date_, DateTime, HubEntity, Many, Node, One, Text, TextList } from '../../graph/decorators.ts';
import type { Reader } from '../../graph/model.ts';
import { codeList } from '../../graph/types.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { isOverdue, judgedOn, on } from '../term.ts';
import { AccessGrant, ownedBy } from './access-grant.entity.ts';
import { AccessPurpose, GrantTreatment } from './access-purpose.ts';
import { Dataset } from './dataset.entity.ts';

/** How a request is decided. */
export const AccessOutcome = codeList(
  'AccessOutcome',
  { en: 'Decision on a request for access', zh: '共享申请答复' },
  {
    GRANTED: { en: 'Granted, in whole or in part', zh: '同意' },
    REFUSED: { en: 'Refused', zh: '不同意' },
  },
);

@HubEntity({ rowsFrom: { readers }, plural: 'accessRequests', en: 'Request for access to a dataset', zh: '共享申请' })
export class AccessRequest extends Node {
  @Text({ en: 'Number', zh: '申请编号', level: 1, required: true, unique: true })
  number!: string;

  @One(() => Dataset, { en: 'Dataset', zh: '数据集', level: 1, required: true })
  dataset!: Ref<Dataset>;

  @One(() => Agency, { en: 'Agency that asks', zh: '申请单位', level: 1, required: true })
  applicant!: Ref<Agency>;

  @Text({ en: 'Principal that asked for it', zh: '申请人', level: 1, required: true })
  requestedBy!: string;

  @TextList({ en: 'Fields asked for; none named: all of them', zh: '申请数据项(未列出即全部)', level: 1 })
  fields!: string[];

  @Code(GrantTreatment, { en: 'How they are to be shown', zh: '申请的展示方式', level: 1, required: true })
  treatment!: keyof typeof GrantTreatment.values;

  @Code(AccessPurpose, { en: 'Purpose', zh: '使用目的', level: 1, required: true })
  purpose!: keyof typeof AccessPurpose.values;

  @Text({ en: 'Legal basis of the request', zh: '申请依据', level: 1, required: true })
  legalBasis!: string;

  @One(() => Division, { en: 'Rows of this division and below only; null: all', zh: '申请范围(空为不限)', level: 1 })
  division!: Ref<Division> | null;

  @DateTime({ en: 'Wanted until; null: no end', zh: '申请期限(空为长期)', level: 1 })
  until!: string | null;

  @DateTime({ en: 'Asked for at', zh: '申请时间', level: 1, required: true })
  requestedAt!: string;

  @Date_({ en: 'Hub date on which it was asked for: its clock begins', zh: '申请日期', level: 1, required: true })
  requestedOn!: string;

  @Date_({
    en: 'Decision due on: 1 working day where the dataset is shared without conditions, else 10; null where the holidays of that year are not known yet',
    zh: '答复期限(无条件共享1个工作日,有条件共享10个工作日)',
    level: 1,
    index: true,
  })
  dueOn!: string | null;

  @Date_({ en: 'Term extended on', zh: '延期日期', level: 1 })
  extendedOn!: string | null;

  @Text({ en: 'Why the term was extended', zh: '延期理由', level: 1 })
  extensionReason!: string | null;

  @DateTime({ en: 'Decided at', zh: '答复时间', level: 1 })
  decidedAt!: string | null;

  @Date_({ en: 'Hub date on which it was decided', zh: '答复日期', level: 1 })
  decidedOn!: string | null;

  @Text({ en: 'Principal that decided', zh: '答复人', level: 1 })
  decidedBy!: string | null;

  @Code(AccessOutcome, { en: 'Decision', zh: '答复结果', level: 1 })
  outcome!: keyof typeof AccessOutcome.values | null;

  @Text({ en: 'Reason of a refusal, or of granting less than was asked for', zh: '不同意或缩小范围的理由', level: 1 })
  decisionReason!: string | null;

  @Text({ en: 'Legal basis of the decision', zh: '答复依据', level: 1 })
  decisionLegalBasis!: string | null;

  @Date_({ en: 'To be delivered by: 20 working days after consent', zh: '提供期限(同意后20个工作日)', level: 1 })
  deliverBy!: string | null;

  @Many(() => AccessGrant, 'request', { en: 'Grants that answer it', zh: '据此授权', level: 1 })
  grants!: Collection<AccessGrant>;

  @Computed('boolean', {
    en: 'The term had passed without a decision',
    zh: '是否逾期未答复',
    level: 1,
    args: { on },
    sql: (row) => isOverdue(row, row.col('dueOn'), row.col('decidedOn')),
  })
  overdue?: boolean;

  @Computed('int', {
    en: 'Days left for the decision, negative when overdue; null once decided',
    zh: '距答复期限天数',
    level: 1,
    args: { on },
    sql: (row) => sql`case when ${row.col('requestedOn')} <= ${judgedOn(row)}
      and coalesce(${row.col('decidedOn')} > ${judgedOn(row)}, true) then ${row.col('dueOn')} - ${judgedOn(row)} end`,
  })
  daysLeft?: number;
}

/** Which requests a caller sees: its agency's own, those for its datasets; auditors all. */
function readers(
  { agency, roles, ownDatasets, speaks }: Reader,
  col: (property: string) => RawBuilder<unknown>,
): RawBuilder<unknown> | true {
  if (roles.includes('auditor')) return true;
  if (!speaks) return sql`false`;
  return sql`(${col('applicant')} = (select id from agency where code = ${sql.val(agency)}) or ${ownedBy(ownDatasets, col)})`;
}
