// Deliveries of the labour authority about workers (DS07) and of the list of those who do not pay them (DS09).
import { endOfMonth } from '../../src/law/calendar.ts';
import type { Delivery, Row } from '../delivery.ts';
import type { Listing } from '../world/blacklist.ts';
import type { WorkMonth } from '../world/roster.ts';
import type { World } from '../world/world.ts';
import { inserted, spoiled } from './dirt.ts';
import { chineseDay, chineseMonth, compactDay, dotDay, maybe, slashDay, yesNo, yuan } from './format.ts';

export function workerFiles({ workMonths, blacklist }: World): Delivery[] {
  return [rosterSheet(workMonths), payroll(workMonths), blacklistSheet(blacklist)];
}

function rosterRow(one: WorkMonth): Row {
  return {
    考勤编号: `KQ${one.number}`,
    项目编号: one.project.permits.length > 0 ? one.project.code : one.project.investmentCode,
    项目名称: one.project.name,
    用工单位: one.employer.name,
    用工单位统一社会信用代码: one.employer.creditCode,
    姓名: one.worker.name,
    身份证号: one.worker.identity,
    班组: one.team,
    工种: one.trade,
    '劳动合同/用工协议签订': yesNo(one.contractSigned),
    进场日期: { date: one.enteredOn },
    退场日期: maybe(one.leftOn, (date) => ({ date })),
    考勤月: chineseMonth(one.month),
    出勤天数: one.days,
  };
}

/** One number came masked, a row came twice, and one month does not exist. */
function rosterSheet(list: WorkMonth[]): Delivery {
  const rows = list.map(rosterRow);
  rows[16] = spoiled(rows[16], { 身份证号: String(rows[16]!.身份证号).replace(/^(.{4}).{10}/, '$1**********') });
  const faulty = spoiled(rows[0], { 考勤编号: 'KQ202513999', 考勤月: '2025年13月' });
  return {
    path: 'hrss/worker_roster-20250531.xlsx',
    form: 'xlsx',
    rows: [...inserted(rows, 20, rows[8]!), faulty],
    layout: {
      title: '乌海市工程建设领域农民工实名制考勤表',
      note: '2025年2月至4月',
      groups: { 用工单位信息: ['用工单位', '用工单位统一社会信用代码'], 进退场: ['进场日期', '退场日期'] },
      totals: { 考勤编号: '合计', 出勤天数: rows.reduce((sum, row) => sum + Number(row.出勤天数), 0) },
      signature: '填表人:金泓    填表日期:2025年5月31日',
    },
  };
}

function payrollRow(one: WorkMonth): Row {
  const first = `${one.month}-01`;
  const paid = one.paidOn !== null;
  return {
    工资单号: `GZ${one.number}`,
    项目编号: one.project.permits.length > 0 ? one.project.code : one.project.investmentCode,
    项目名称: one.project.name,
    用人单位名称: one.employer.name,
    统一社会信用代码: one.employer.creditCode,
    支付周期: `${slashDay(first)}至${slashDay(endOfMonth(first))}`,
    支付日期: maybe(one.paidOn, compactDay),
    支付对象姓名: one.worker.name,
    身份证号码: one.worker.identity,
    联系方式: one.worker.phone,
    工作时间: String(one.days),
    应发项目: '计时工资',
    '应发数额(元)': yuan(one.dueFen),
    代扣代缴扣除项目: one.deductionsFen > 0n ? '伙食费' : '无',
    '代扣代缴扣除数额(元)': one.deductionsFen > 0n ? yuan(one.deductionsFen) : '—',
    '实发数额(元)': yuan(one.paidFen),
    是否专户代发: yesNo(paid && one.account !== null),
    专用账户账号: one.account?.number ?? null,
    银行代发凭证或签字: paid ? (one.account ? `DF${compactDay(one.paidOn!)}${one.number.slice(6)}` : '本人签字') : null,
  };
}

/** One payment does not say what was paid, a row came twice, and one amount is no number. */
function payroll(list: WorkMonth[]): Delivery {
  const rows = list.map(payrollRow);
  rows[13] = spoiled(rows[13], { '实发数额(元)': '—' });
  const faulty = spoiled(rows[0], { 工资单号: 'GZ202504999', '应发数额(元)': '约六千' });
  return {
    path: 'hrss/payroll-20250602.csv',
    form: 'csv',
    encoding: 'gb18030',
    rows: [...rows, rows[4]!, faulty],
  };
}

function listingRow(one: Listing): Row {
  return {
    列入决定文号: one.number.replace('〔', '[').replace('〕', ']'),
    单位名称: one.firm?.name ?? '/',
    统一社会信用代码: one.firm?.creditCode ?? null,
    责任人: one.responsible,
    责任人证件号码: one.responsibleId,
    列入日期: chineseDay(one.listedOn),
    期限: '3年',
    列入情形: one.ground,
    列入事由: one.reason,
    改正日期: maybe(one.correctedOn, dotDay),
    移出日期: maybe(one.removedOn, dotDay),
  };
}

function blacklistSheet(list: Listing[]): Delivery {
  const rows = list.map(listingRow);
  const vague = spoiled(rows[0], { 列入决定文号: '乌人社失信列[2025]90号', 列入日期: '2025年春节前' });
  return {
    path: 'hrss/wage_blacklist-20250526.xlsx',
    form: 'xlsx',
    rows: [...rows, vague],
    layout: {
      title: '乌海市拖欠农民工工资失信联合惩戒名单',
      note: '乌海市人力资源和社会保障局    2025年5月26日',
      groups: { 移出情况: ['改正日期', '移出日期'] },
      signature: '填表人:陶岑',
    },
  };
}
