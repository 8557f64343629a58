// A suggestion of a people's deputy (代表建议) or a proposal of a CPPCC member (政协提案), the clock of its answer, and its
// conversion into a procuratorial suggestion or from one (M05).
import type { Collection, Ref } from '@mikro-orm/core';
import {
  Bool,
  Code,
  Computed,
  Date_,
  HubEntity,
  HubValue,
  Int,
  ManyMany,
  One,
  Part,
  Text,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { CaseField } from '../procuratorate/case-field.ts';
import { replyClock } from '../procuratorate/reply-clock.ts';
import { Suggestion } from '../procuratorate/suggestion.entity.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { on } from '../term.ts';

const ProposalKind = codeList(
  'ProposalKind',
  { en: 'Kind of proposal', zh: '建议提案类型' },
  {
    DEPUTY_SUGGESTION: { en: "Suggestion of a people's deputy", zh: '人大代表建议' },
    CPPCC_PROPOSAL: { en: 'Proposal of a CPPCC member', zh: '政协提案' },
  },
);

const ProposalResult = codeList(
  'ProposalResult',
  { en: 'Result of a proposal', zh: '办理结果' },
  {
    A: { en: 'Resolved', zh: '已解决或采纳' },
    B: { en: 'Being resolved', zh: '正在解决' },
    C: { en: 'Planned', zh: '列入计划解决' },
    D: { en: 'Kept for reference', zh: '留作参考' },
  },
);

const ProposalReplyStatus = codeList(
  'ProposalReplyStatus',
  { en: 'Where the answer to a proposal stands', zh: '答复状态' },
  {
    NOT_ASSIGNED: { en: 'Not assigned yet', zh: '未交办' },
    PENDING: { en: 'Awaited', zh: '待答复' },
    DUE_SOON: { en: 'Due within 15 days', zh: '即将到期' },
    OVERDUE: { en: 'Overdue', zh: '逾期未答复' },
    REPLIED: { en: 'Answered', zh: '已答复' },
  },
);

const ConversionDirection = codeList(
  'ConversionDirection',
  { en: 'Direction of a conversion', zh: '转化方向' },
  {
    TO_SUGGESTION: { en: 'Proposal into procuratorial suggestion', zh: '建议提案转化为检察建议' },
    TO_PROPOSAL: { en: 'Procuratorial suggestion into proposal', zh: '检察建议转化为建议提案' },
  },
);

const ConversionState = codeList(
  'ConversionState',
  { en: 'Where a conversion stands', zh: '转化状态' },
  {
    SCREENING: { en: 'Being screened', zh: '筛查中' },
    CONVERTED: { en: 'Converted', zh: '已转化' },
    NOT_CONVERTED: { en: 'Not converted', zh: '未转化' },
  },
);

/** Deputies and members act in public; their names are shown masked all the same. */
@HubValue({ en: 'The deputy or member who leads a proposal', zh: '领衔代表或第一提案人' })
export class Proposer {
  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @Text({ en: 'Delegation of the deputy, sector of the member', zh: '代表团/界别', level: 1 })
  delegation!: string | null;
}

@HubValue({ en: 'Conversion between a proposal and a procuratorial suggestion', zh: '双向衔接转化' })
export class ProposalConversion {
  @Code(ConversionDirection, { en: 'Direction', zh: '转化方向' })
  direction!: keyof typeof ConversionDirection.values | null;

  @Code(ConversionState, { en: 'State', zh: '转化状态' })
  state!: keyof typeof ConversionState.values | null;

  @Date_({ en: 'Decided on', zh: '决定日期' })
  decidedOn!: string | null;

  @Text({ en: 'Why it was converted, or not', zh: '转化或不转化的理由' })
  reason!: string | null;

  @Date_({ from: ['conversion.decidedOn'], en: 'The other side is to be notified by', zh: '告知期限' })
  noticeDueOn!: string | null;

  @Date_({ en: 'The other side was notified on', zh: '告知日期' })
  notifiedOn!: string | null;

  @One(() => Case, { en: 'Case that handles it, or that its suggestion comes from', zh: '关联案件' })
  case!: Ref<Case> | null;

  @One(() => Suggestion, { en: 'Procuratorial suggestion made of it, or that it was made of', zh: '关联检察建议' })
  suggestion!: Ref<Suggestion> | null;
}

const clock = replyClock('assignedOn', 'NOT_ASSIGNED');

@HubEntity({ plural: 'proposals', en: "Deputy's suggestion or CPPCC proposal", zh: '人大代表建议、政协提案' })
export class Proposal extends Delivered {
  @Text({ en: 'Number', zh: '建议/提案编号', level: 1, required: true, unique: true, searched: 'number' })
  number!: string;

  @Code(ProposalKind, { en: 'Kind', zh: '类型', level: 1 })
  kind!: keyof typeof ProposalKind.values | null;

  @Text({ en: 'Session', zh: '届次', level: 1 })
  session!: string | null;

  @Text({ en: 'Title', zh: '标题', level: 1, searched: 'name' })
  title!: string | null;

  @Text({ en: 'Content', zh: '内容', level: 1 })
  content!: string | null;

  @Text({ en: 'Category', zh: '类别', level: 1 })
  category!: string | null;

  @Part(() => Proposer, { en: 'Who leads it', zh: '提出人' })
  proposer!: Proposer | null;

  @Int({ en: 'Others who signed it', zh: '附议人数', level: 1 })
  cosigners!: number | null;

  @Date_({ en: 'Submitted on', zh: '提出日期', level: 1 })
  submittedOn!: string | null;

  @Date_({ en: 'Assigned to the host agency on', zh: '交办日期', level: 1 })
  assignedOn!: string | null;

  @Bool({ en: 'Complex: six months for the answer instead of three', zh: '涉及面广、处理难度大', level: 1 })
  complex!: boolean | null;

  @Date_({
    from: ['kind', 'complex', 'assignedOn'],
    en: 'Answer due on: three or six months after assignment, rolled to a working day',
    zh: '答复期限',
    level: 1,
    index: true,
  })
  replyDueOn!: string | null;

  @Date_({ en: 'Answered on', zh: '答复日期', level: 1 })
  repliedOn!: string | null;

  @Code(ProposalResult, { en: 'Result', zh: '办理结果', level: 1 })
  result!: keyof typeof ProposalResult.values | null;

  @One(() => Agency, { en: 'Host agency', zh: '承办单位', level: 1 })
  hostAgency!: Ref<Agency> | null;

  @Code(CaseField, { en: 'Field of public-interest litigation that it touches', zh: '涉及公益领域' })
  publicInterestField!: keyof typeof CaseField.values | null;

  @Part(() => ProposalConversion, { en: 'Conversion', zh: '双向转化' })
  conversion!: ProposalConversion | null;

  @ManyMany(() => Enterprise, { pivot: 'proposal_enterprise', en: 'Enterprises concerned', zh: '涉及企业' })
  enterprises!: Collection<Enterprise>;

  @Computed('int', {
    en: 'Days left for the answer, negative when overdue; null before assignment and once answered',
    zh: '距答复期限天数',
    args: { on },
    sql: clock.daysLeft,
  })
  daysLeft?: number;

  @Computed(ProposalReplyStatus, {
    en: 'Where the answer stands',
    zh: '答复状态',
    args: { on },
    sql: clock.status,
  })
  replyStatus?: keyof typeof ProposalReplyStatus.values;
}
