// The numbers of the law, each with its source, its term and how well it is known. Functions read them here by the
// day that matters, so that a change of the law is a new row, and an old deadline stays what it was.
import type { Day } from './calendar.ts';

/**
 * How well a value is known: V read in the law's text, V-s read in a secondary summary, K from knowledge,
 * U unsure: a placeholder to be confirmed (待核实) before it is relied on.
 */
type Verification = 'V' | 'V-s' | 'K' | 'U';

/** One version of a legal parameter. */
export interface Parameter {
  id: ParameterId;
  /** A decimal number, `on`/`off` for a switch, or null where the law sets no such limit. */
  value: string | null;
  unit: 'fraction' | 'fraction per day' | 'fen' | 'working days' | 'days' | 'hours' | 'months' | 'switch';
  source: string;
  article: string;
  /** First and last day on which this version is in force; null is open. */
  validFrom: Day;
  validTo: Day | null;
  verified: Verification;
}

/** No version of a parameter is in force on the day asked for. */
export class ParameterError extends Error {
  readonly code = 'PARAMETER_NOT_IN_FORCE';

  constructor(id: ParameterId, on: Day) {
    super(`法律参数 ${id} 在${on}没有有效版本 · The legal parameter ${id} has no version in force on ${on}`);
    this.name = 'ParameterError';
  }
}

const DEPOSIT = {
  source: '工程建设领域农民工工资保证金规定（人社部发〔2021〕65号）',
  validFrom: '2021-11-01',
  validTo: null,
};
const REGION = { ...DEPOSIT, source: '内人社发〔2022〕93号（费率表待核实）', article: '' };
const INSURANCE = { source: '社会保险法', article: '86', validFrom: '2011-07-01', validTo: null };
const BLACKLIST = {
  source: '拖欠农民工工资失信联合惩戒对象名单管理暂行办法（人力资源和社会保障部令第45号）',
  article: '',
  validFrom: '2022-01-01',
  validTo: null,
};
const INTERPRETATION = {
  source: '最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释',
  article: '21',
  validFrom: '2018-03-02',
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

const table = [
  { id: 'deposit.base_rate', value: '0.02', unit: 'fraction', ...REGION, verified: 'U' },
  { id: 'deposit.cap', value: null, unit: 'fen', ...REGION, verified: 'U' },
  { id: 'deposit.multi_floor', value: '0.005', unit: 'fraction', ...DEPOSIT, article: '11', verified: 'V-s' },
  { id: 'deposit.exempt_below', value: '300000000', unit: 'fen', ...DEPOSIT, article: '12', verified: 'V-s' },
  { id: 'deposit.exempt_clean_months', value: '12', unit: 'months', ...DEPOSIT, article: '12', verified: 'V-s' },
  { id: 'deposit.down_2y', value: '0.5', unit: 'fraction', ...DEPOSIT, article: '12', verified: 'K' },
  { id: 'deposit.up_arrears', value: '0.5', unit: 'fraction', ...DEPOSIT, article: '12', verified: 'K' },
  { id: 'deposit.up_arrears_months', value: '24', unit: 'months', ...DEPOSIT, article: '12', verified: 'K' },
  { id: 'deposit.up_listed', value: '1', unit: 'fraction', ...DEPOSIT, article: '12', verified: 'K' },
  { id: 'deposit.days', value: '20', unit: 'working days', ...DEPOSIT, article: '8', verified: 'V-s' },
  { id: 'deposit.replenish_days', value: '10', unit: 'working days', ...DEPOSIT, article: '', verified: 'V-s' },
  { id: 'blacklist.months', value: '36', unit: 'months', ...BLACKLIST, verified: 'V' },
  { id: 'blacklist.removal_months', value: '6', unit: 'months', ...BLACKLIST, verified: 'V' },
  {
    id: 'mi.late_rate',
    value: '0.002',
    unit: 'fraction per day',
    source: '社会保险费征缴暂行条例',
    article: '13',
    validFrom: '1999-01-22',
    validTo: '2011-06-30',
    verified: 'V',
  },
  { id: 'mi.late_rate', value: '0.0005', unit: 'fraction per day', ...INSURANCE, verified: 'V' },
  {
    id: 'mi.cap_at_principal',
    value: 'off',
    unit: 'switch',
    source: '行政强制法（是否适用于社会保险费滞纳金有争议）',
    article: '45',
    validFrom: '1999-01-22',
    validTo: null,
    verified: 'U',
  },
  {
    id: 'land.penalty_rate',
    value: '0.001',
    unit: 'fraction per day',
    source: '国务院办公厅关于规范国有土地使用权出让收支管理的通知（国办发〔2006〕100号）',
    article: '7(2)',
    validFrom: '2006-12-17',
    validTo: null,
    verified: 'V',
  },
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
] as const;

/** The names of the legal parameters. */
export type ParameterId = (typeof table)[number]['id'];

/** All versions of all parameters. */
export const parameters: readonly Parameter[] = table;

/** The version of a parameter that is in force on a day. Throws ParameterError where there is none. */
export function parameter(id: ParameterId, on: Day): Parameter {
  const version = parameters.find(
    (row) => row.id === id && row.validFrom <= on && (row.validTo === null || on <= row.validTo),
  );
  if (!version) throw new ParameterError(id, on);
  return version;
}

/** What a rule computes, or null where none of its versions is in force on its day. */
export function whereInForce<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ParameterError) return null;
    throw error;
  }
}

/** A parameter that counts days or months. */
export const countOf = (id: ParameterId, on: Day): number => Number(parameter(id, on).value);

/** A switch. */
export const isOn = (id: ParameterId, on: Day): boolean => parameter(id, on).value === 'on';

/** A fraction as whole millionths, so that amounts are computed exactly: 0.02 is 20000n. */
export const millionths = (id: ParameterId, on: Day): bigint => toMillionths(parameter(id, on).value ?? '0');

/** A decimal string as whole millionths. Further places are cut: no rate of the law has them. */
export function toMillionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'));
}
