// A clue: something one agency noticed and another should look at. Never a finding.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import {
  Code,
  Computed,
  Date_,
  HubEntity,
  HubValue,
  Many,
  ManyMany,
  Money,
  One,
  Part,
  Text,
  Values,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Compared } from '../catalogue/delivered.ts';
import { MandatoryReport } from '../minors/mandatory-report.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { judgedOn as day, on } from '../term.ts';
import { Case } from './case.entity.ts';
import { CaseField } from './case-field.ts';

const ClueSourceKind = codeList(
  'ClueSourceKind',
  { en: 'Source of a clue', zh: '线索来源' },
  {
    OPEN_DAY: { en: 'Procuratorate open day', zh: '检察开放日' },
    AUDIT: { en: 'Audit', zh: '审计' },
    CONGRESS: { en: "People's congress", zh: '人大' },
    CPPCC: { en: 'Political consultative conference', zh: '政协' },
    HOTLINE_12309: { en: 'Procuratorate hotline 12309', zh: '12309热线' },
    HOTLINE_12345: { en: 'Government hotline 12345', zh: '12345热线' },
    MEDIA: { en: 'Media', zh: '媒体' },
    DISCIPLINE: { en: 'Discipline inspection', zh: '纪检监察' },
    MANDATORY_REPORT: { en: 'Mandatory report', zh: '强制报告' },
    DETECTION_MODEL: { en: 'Detection model', zh: '大数据监督模型' },
    AGENCY_TRANSFER: { en: 'Transfer by another agency', zh: '单位移送' },
  },
);

const ClueStatus = codeList(
  'ClueStatus',
  { en: 'Status of a clue', zh: '线索状态' },
  {
    REGISTERED: { en: 'Registered', zh: '已登记' },
    TRANSFERRED: { en: 'Transferred', zh: '已移送' },
    ACCEPTED: { en: 'Accepted', zh: '已接收' },
    RETURNED: { en: 'Returned', zh: '已退回' },
    CASE_OPENED: { en: 'Case opened', zh: '已立案' },
    CLOSED: { en: 'Closed', zh: '已办结' },
  },
);

@HubValue({ en: 'Where a clue comes from', zh: '线索来源' })
export class ClueSource {
  @Code(ClueSourceKind, { en: 'Kind', zh: '来源类别' })
  kind!: keyof typeof ClueSourceKind.values | null;

  @Text({ en: 'Title: the event, audit project, report or model', zh: '来源名称' })
  title!: string | null;

  @One(() => Agency, { en: 'Agency', zh: '来源单位' })
  agency!: Ref<Agency> | null;
}

@HubValue({ en: 'The model that a clue comes from', zh: '监督模型' })
export class DetectionModelRef {
  @Text({ en: 'Code', zh: '模型编号' })
  code!: string | null;

  @Text({ en: 'Title', zh: '模型名称' })
  title!: string | null;
}

@HubValue({ en: 'A condition of a model and the value that met it', zh: '模型信号' })
export class Signal {
  @Text({ en: 'Name', zh: '指标名称' })
  name!: string | null;

  @Text({ en: 'Value', zh: '指标值' })
  value!: string | null;

  @Text({ en: 'Threshold', zh: '阈值' })
  threshold!: string | null;
}

@HubValue({ en: 'How a model came upon a clue', zh: '模型检出情况' })
export class Detection {
  @Part(() => DetectionModelRef, { en: 'Model', zh: '模型' })
  model!: DetectionModelRef | null;

  @Values(() => Signal, { en: 'Conditions met', zh: '命中信号' })
  signals!: Signal[];
}

@HubEntity({ plural: 'clues', en: 'Clue that needs checking by people', zh: '线索' })
export class Clue extends Compared {
  @Text({ en: 'Number', zh: '线索编号', required: true, unique: true, searched: 'number' })
  number!: string;

  @Part(() => ClueSource, { en: 'Source', zh: '来源' })
  source!: ClueSource | null;

  @Code(CaseField, { en: 'Field', zh: '领域' })
  field!: keyof typeof CaseField.values | null;

  @Text({ en: 'Summary', zh: '事实摘要', level: 3 })
  summary!: string | null;

  @Money({ en: 'Amount in question', zh: '涉及金额', level: 3 })
  amount!: string | null;

  @Code(ClueStatus, { en: 'Status', zh: '状态' })
  status!: keyof typeof ClueStatus.values | null;

  @Date_({ en: 'Found or received on', zh: '发现日期' })
  receivedOn!: string | null;

  @Date_({ en: 'Transferred on', zh: '移送日期' })
  transferredOn!: string | null;

  @Text({ en: 'Number of the transfer document', zh: '移送处理书文号' })
  transferDocument!: string | null;

  @Date_({ en: 'Accepted by the receiver on', zh: '接收日期' })
  acceptedOn!: string | null;

  @Date_({ en: 'Feedback given on', zh: '反馈日期' })
  feedbackOn!: string | null;

  @Date_({
    from: ['transferredOn', 'fromAgency', 'toAgency'],
    en: 'Feedback due on, by who passed it on to whom; null where no rule sets a term',
    zh: '反馈期限',
    index: true,
  })
  dueOn!: string | null;

  @Text({ en: 'Result', zh: '处理结果', level: 3 })
  result!: string | null;

  @Money({ en: 'Amount rectified', zh: '整改金额', level: 3 })
  rectifiedAmount!: string | null;

  @One(() => Agency, { en: 'Passed on by', zh: '移出单位' })
  fromAgency!: Ref<Agency> | null;

  @One(() => Agency, { en: 'Passed to', zh: '接收单位' })
  toAgency!: Ref<Agency> | null;

  @One(() => Agency, { en: 'Unit that reported it', zh: '报告单位' })
  reporter!: Ref<Agency> | null;

  @Many(() => MandatoryReport, 'clue', { en: 'Mandatory reports that it came from', zh: '强制报告' })
  mandatoryReports!: Collection<MandatoryReport>;

  @One(() => Case, { from: ['Case.clues'], en: 'Case opened from it', zh: '对应案件' })
  case!: Ref<Case> | null;

  @Part(() => Detection, { en: 'How a model came upon it', zh: '模型检出情况' })
  detection!: Detection | null;

  @Computed('int', {
    en: 'Days left for the feedback, negative when overdue; null before the transfer, once feedback came, and for a clue that was closed or returned',
    zh: '距反馈期限天数',
    args: { on },
    sql: (row) => sql`case
      when ${row.col('transferredOn')} <= ${day(row)} and coalesce(${row.col('feedbackOn')} > ${day(row)}, true)
        and coalesce(${row.col('status')} not in ('CLOSED', 'RETURNED'), true)
      then ${row.col('dueOn')} - ${day(row)} end`,
  })
  daysLeft?: number;

  @ManyMany(() => Enterprise, { pivot: 'clue_enterprise', en: 'Enterprises concerned', zh: '涉及企业' })
  enterprises!: Collection<Enterprise>;
}
