// A worker's complaint of unpaid wages. It names firm and project in free text; matching finds the nodes.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  Bool,
  Code,
  Computed,
  Date_,
  HubEntity,
  HubValue,
  Int,
  Money,
  One,
  Part,
  Text,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Project } from '../construction/project.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { isOverdue, on } from '../term.ts';

const ComplaintChannel = codeList(
  'ComplaintChannel',
  { en: 'Channel of a complaint', zh: '投诉渠道' },
  {
    HOTLINE_12345: { en: 'Government hotline 12345', zh: '12345热线' },
    HOTLINE_12333: { en: 'Human resources hotline 12333', zh: '12333热线' },
    NATIONAL_PLATFORM: { en: 'National platform against wage arrears', zh: '全国根治欠薪平台' },
    PETITION: { en: 'Petition', zh: '信访' },
  },
);

const ComplaintOutcome = codeList(
  'ComplaintOutcome',
  { en: 'Outcome of a complaint', zh: '办理结果' },
  {
    PENDING: { en: 'Being handled', zh: '办理中' },
    SUBSTANTIATED_PAID: { en: 'Substantiated, paid', zh: '属实已支付' },
    SUBSTANTIATED_UNPAID: { en: 'Substantiated, not paid', zh: '属实未支付' },
    UNSUBSTANTIATED: { en: 'Not substantiated', zh: '不属实' },
    TO_ARBITRATION: { en: 'Referred to arbitration', zh: '转仲裁' },
    TO_POLICE: { en: 'Referred to the police', zh: '转公安' },
    NOT_ACCEPTED: { en: 'Not accepted', zh: '不予受理' },
  },
);

@HubValue({ en: 'The person who complained', zh: '投诉人' })
export class Complainant {
  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({ en: 'Telephone', zh: '联系电话', level: 3, mask: 'phone' })
  phone!: string | null;
}

@HubEntity({ plural: 'wageComplaints', en: 'Complaint of unpaid wages', zh: '欠薪投诉' })
export class WageComplaint extends Delivered {
  @Text({ en: 'Number', zh: '工单号', required: true, unique: true })
  number!: string;

  @Code(ComplaintChannel, { en: 'Channel', zh: '来源渠道' })
  channel!: keyof typeof ComplaintChannel.values | null;

  @Date_({ en: 'Received on', zh: '提交日期', index: true })
  receivedOn!: string | null;

  @Part(() => Complainant, { en: 'Complainant', zh: '投诉人' })
  complainant!: Complainant | null;

  @Text({ en: 'Respondent as the complainant wrote it', zh: '被投诉单位(原文)' })
  respondent!: string | null;

  @Text({ en: 'Project as the complainant wrote it', zh: '项目名称(原文)' })
  projectText!: string | null;

  @One(() => Enterprise, { en: 'Respondent', zh: '被投诉单位' })
  enterprise!: Ref<Enterprise> | null;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @One(() => Division, { en: 'Division', zh: '所属区' })
  division!: Ref<Division> | null;

  @Int({ en: 'Workers unpaid', zh: '欠薪人数' })
  workers!: number | null;

  @Money({ en: 'Amount unpaid', zh: '欠薪金额' })
  amount!: string | null;

  @Date_({ en: 'Unpaid from', zh: '欠薪期间起' })
  owedFrom!: string | null;

  @Date_({ en: 'Unpaid to', zh: '欠薪期间止' })
  owedTo!: string | null;

  @Text({ en: 'What is asked for', zh: '诉求内容', level: 3 })
  request!: string | null;

  @Date_({ en: 'Accepted on', zh: '受理日期' })
  acceptedOn!: string | null;

  @Date_({
    from: ['channel', 'receivedOn'],
    en: 'To be accepted or refused by, as the rule of its channel has it',
    zh: '受理期限(法定)',
  })
  acceptanceDueOn!: string | null;

  @Date_({
    from: ['channel', 'acceptedOn'],
    en: 'To be closed by, as the rule of its channel has it; extensions apart',
    zh: '办结期限(法定)',
  })
  closureDueOn!: string | null;

  @Date_({ en: 'To be closed by, as the ledger has it', zh: '办结期限' })
  dueOn!: string | null;

  @Date_({ en: 'Closed on', zh: '办结日期' })
  closedOn!: string | null;

  @Code(ComplaintOutcome, { en: 'Outcome', zh: '办理结果' })
  outcome!: keyof typeof ComplaintOutcome.values | null;

  @Bool({ en: 'Repeats an earlier complaint', zh: '重复投诉' })
  duplicate!: boolean | null;

  @Text({ en: 'Satisfaction', zh: '满意度' })
  satisfaction!: string | null;

  @Computed('boolean', {
    en: 'Neither accepted nor refused in time',
    zh: '逾期未受理',
    args: { on },
    sql: (row) =>
      isOverdue(row, row.col('acceptanceDueOn'), sql`least(${row.col('acceptedOn')}, ${row.col('closedOn')})`),
  })
  acceptanceOverdue?: boolean;

  @Computed('boolean', {
    en: 'Accepted and not closed in time',
    zh: '逾期未办结',
    args: { on },
    sql: (row) => isOverdue(row, row.col('closureDueOn'), row.col('closedOn')),
  })
  closureOverdue?: boolean;
}
