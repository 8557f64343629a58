// Legal parameters of procedures and of people in need of protection: value, unit, source and term of each version
// (parameters.ts reads it).

const INTERPRETATION = {
  source: '最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释',
  article: '21',
  validFrom: '2018-03-02',
  validTo: null,
};
const CASES = {
  source: '人民检察院公益诉讼办案规则（高检发释字〔2021〕2号）',
  validFrom: '2021-07-01',
  validTo: null,
};
const DEPUTIES = {
  source: '代表法（2025年修正）；政协提案比照地方规定',
  article: '51',
  validFrom: '2025-03-12',
  validTo: null,
};
const DEPUTIES_2010 = {
  source: '代表法（2010年修正）；政协提案比照地方规定',
  article: '42',
  validFrom: '2010-10-28',
  validTo: '2025-03-11',
};
const REFERRAL = {
  source: '行政执法机关移送涉嫌犯罪案件的规定（国务院令第310号，2020年第730号修订）',
  validFrom: '2020-08-07',
  validTo: null,
  verified: 'V',
} as const;
const DISCIPLINE = {
  source: '监察法（未定期限，按监督模型设定，待核实）',
  article: '',
  validFrom: '2018-03-20',
  validTo: null,
  verified: 'U',
} as const;
const SHARING = {
  source: '政务数据共享条例（国令第809号）（期限据知识，待核对条文）',
  article: '',
  validFrom: '2025-08-01',
  validTo: null,
  verified: 'K',
} as const;
const SHARING_2016 = {
  source: '政务信息资源共享管理暂行办法（国发〔2016〕51号）',
  validFrom: '2016-09-05',
  validTo: '2025-07-31',
} as const;
// The measures of 2016 set no such term; what the regulation of 2025 says is used for the time before it.
const SHARING_UNSET = { ...SHARING_2016, article: '', verified: 'U' } as const;
const MINORS = { source: '未成年人保护法', validFrom: '2021-06-01', validTo: null };
const REPORT = {
  source: '关于建立侵害未成年人案件强制报告制度的意见（试行）（2020年5月）',
  validFrom: '2020-05-07',
  validTo: null,
};
const LOCAL_MINORS = { source: '本市设定（待核实）', article: '', validFrom: '2020-05-07', validTo: null };
const PROBATION = { source: '刑事诉讼法', article: '283', validFrom: '2013-01-01', validTo: null };
const RELIEF = {
  source: '关于建立完善国家司法救助制度的意见（试行）（中政委〔2014〕3号）',
  article: '',
  validFrom: '2014-01-17',
  validTo: null,
};
const RELIEF_TERMS = { ...RELIEF, source: '人民检察院国家司法救助工作细则（试行）（待核实）', validFrom: '2016-08-16' };
const LEGAL_AID = { source: '法律援助法', validFrom: '2022-01-01', validTo: null };

/** One row for each version of a parameter. */
export const procedureTable = [
  {
    id: 'suggestion.reply_months',
    value: '1',
    unit: 'months',
    source: '检察机关提起公益诉讼试点方案',
    article: '',
    validFrom: '2015-07-02',
    validTo: '2018-03-01',
    verified: 'V-s',
  },
  { id: 'suggestion.reply_months', value: '2', unit: 'months', ...INTERPRETATION, verified: 'V' },
  { id: 'suggestion.urgent_days', value: '15', unit: 'days', ...INTERPRETATION, verified: 'V' },
  {
    id: 'suggestion.roll_to_workday',
    value: 'on',
    unit: 'switch',
    source: '民事诉讼法（类推适用）',
    article: '85',
    validFrom: '2015-07-02',
    validTo: null,
    verified: 'K',
  },
  {
    id: 'suggestion.retrial_months',
    value: '3',
    unit: 'months',
    source: '关于对民事审判活动与行政诉讼实行法律监督的若干意见（试行）（高检会〔2011〕1号）',
    article: '',
    validFrom: '2011-03-10',
    validTo: null,
    verified: 'K',
  },
  {
    id: 'suggestion.enforcement_months',
    value: '3',
    unit: 'months',
    source: '关于民事执行活动法律监督若干问题的规定（法发〔2016〕30号）',
    article: '',
    validFrom: '2017-01-01',
    validTo: null,
    verified: 'V',
  },
  { id: 'suggestion.filing_days', value: '5', unit: 'days', ...CASES, article: '75', verified: 'V' },
  { id: 'case.notice_days', value: '7', unit: 'days', ...CASES, article: '', verified: 'K' },
  {
    id: 'case.review_months',
    value: '3',
    unit: 'months',
    source: '民事诉讼法（2023年修正的条号）',
    article: '220',
    validFrom: '2013-01-01',
    validTo: null,
    verified: 'V',
  },
  { id: 'report.accept_days', value: '0', unit: 'days', ...REPORT, article: '', verified: 'K' },
  { id: 'report.outcome_days', value: '30', unit: 'days', ...LOCAL_MINORS, verified: 'U' },
  { id: 'staff.check_days', value: '365', unit: 'days', ...MINORS, article: '62', verified: 'V' },
  {
    id: 'ban.delivery_days',
    value: '30',
    unit: 'days',
    source: '关于落实从业禁止制度的意见（法发〔2022〕32号）',
    article: '5',
    validFrom: '2022-11-15',
    validTo: null,
    verified: 'V',
  },
  { id: 'order.follow_up_days', value: '60', unit: 'days', ...LOCAL_MINORS, verified: 'U' },
  { id: 'intervention.measure_days', value: '15', unit: 'days', ...LOCAL_MINORS, verified: 'U' },
  { id: 'probation.min_months', value: '6', unit: 'months', ...PROBATION, verified: 'V' },
  { id: 'probation.max_months', value: '12', unit: 'months', ...PROBATION, verified: 'V' },
  { id: 'aid.months', value: '36', unit: 'months', ...RELIEF, verified: 'V' },
  { id: 'aid.review_days', value: '10', unit: 'working days', ...RELIEF_TERMS, verified: 'U' },
  { id: 'aid.pay_days', value: '2', unit: 'working days', ...RELIEF_TERMS, verified: 'U' },
  { id: 'legal_aid.decision_days', value: '7', unit: 'days', ...LEGAL_AID, article: '43', verified: 'V' },
  { id: 'legal_aid.assign_days', value: '3', unit: 'days', ...LEGAL_AID, article: '43', verified: 'V' },
  {
    id: 'legal_aid.roll_to_workday',
    value: 'on',
    unit: 'switch',
    ...LEGAL_AID,
    source: '民事诉讼法（类推适用）',
    article: '85',
    verified: 'K',
  },
  { id: 'legal_aid.means_exemption', value: 'on', unit: 'switch', ...LEGAL_AID, article: '42', verified: 'V' },
  { id: 'proposal.reply_months', value: '3', unit: 'months', ...DEPUTIES_2010, verified: 'K' },
  { id: 'proposal.reply_months', value: '3', unit: 'months', ...DEPUTIES, verified: 'V' },
  { id: 'proposal.complex_months', value: '6', unit: 'months', ...DEPUTIES_2010, verified: 'K' },
  { id: 'proposal.complex_months', value: '6', unit: 'months', ...DEPUTIES, verified: 'V' },
  {
    id: 'proposal.roll_to_workday',
    value: 'on',
    unit: 'switch',
    source: '民事诉讼法（类推适用）',
    article: '85',
    validFrom: '2010-10-28',
    validTo: null,
    verified: 'K',
  },
  {
    id: 'conversion.notice_days',
    value: '10',
    unit: 'days',
    source: '人大代表建议、政协委员提案与公益诉讼检察建议双向衔接转化工作暂行办法（期限比照外地，待核实）',
    article: '',
    validFrom: '2024-04-01',
    validTo: null,
    verified: 'U',
  },
  { id: 'referral.decision_days', value: '3', unit: 'days', ...REFERRAL, article: '5' },
  { id: 'referral.transfer_hours', value: '24', unit: 'hours', ...REFERRAL, article: '5' },
  { id: 'referral.forward_hours', value: '24', unit: 'hours', ...REFERRAL, article: '7' },
  { id: 'referral.review_days', value: '3', unit: 'days', ...REFERRAL, article: '8' },
  { id: 'referral.reconsideration_days', value: '3', unit: 'days', ...REFERRAL, article: '9' },
  { id: 'referral.reconsideration_decision_days', value: '3', unit: 'days', ...REFERRAL, article: '9' },
  { id: 'referral.supervision_days', value: '3', unit: 'days', ...REFERRAL, article: '9' },
  { id: 'referral.handover_days', value: '3', unit: 'days', ...REFERRAL, article: '12' },
  {
    id: 'audit.feedback_days',
    value: '60',
    unit: 'days',
    source: '审计法（未定期限，待核实）',
    article: '',
    validFrom: '2006-06-01',
    validTo: null,
    verified: 'U',
  },
  { id: 'discipline.receipt_days', value: '5', unit: 'working days', ...DISCIPLINE },
  { id: 'discipline.feedback_days', value: '60', unit: 'days', ...DISCIPLINE },
  {
    id: 'discipline.forward_days',
    value: '5',
    unit: 'working days',
    source: '监察法实施条例',
    article: '168-172',
    validFrom: '2021-09-20',
    validTo: null,
    verified: 'V',
  },
  { id: 'share.answer_wd_uncond', value: '1', unit: 'working days', ...SHARING_UNSET },
  { id: 'share.answer_wd_uncond', value: '1', unit: 'working days', ...SHARING },
  { id: 'share.answer_wd_cond', value: '10', unit: 'working days', ...SHARING_2016, article: '12', verified: 'K' },
  { id: 'share.answer_wd_cond', value: '10', unit: 'working days', ...SHARING },
  { id: 'share.extend_wd', value: '10', unit: 'working days', ...SHARING_UNSET },
  { id: 'share.extend_wd', value: '10', unit: 'working days', ...SHARING },
  { id: 'share.deliver_wd', value: '20', unit: 'working days', ...SHARING_UNSET },
  { id: 'share.deliver_wd', value: '20', unit: 'working days', ...SHARING },
] as const;
