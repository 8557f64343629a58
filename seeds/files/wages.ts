// Deliveries of the labour authority (DS05, DS06, DS08): 元, formulas in the ledger, complaints in free text.
import type { Delivery, Row } from '../delivery.ts';
import { DISTRICTS } from '../model/enterprise.ts';
import type { Account, Complaint, Deposit } from '../model/wages.ts';
import type { World } from '../world/world.ts';
import { spoiled } from './dirt.ts';
import {
  chineseDay,
  chineseMonth,
  compactDay,
  groupedYuan,
  maybe,
  slashDay,
  yesNo,
  yuan,
  yuanNumber,
} from './format.ts';

export function wageFiles({ ledger, accounts, complaints }: World): Delivery[] {
  const march = ledger.march.map((row) => depositRow(row));
  const may = ledger.may.map((row) => depositRow(row));
  const hotline = complaints.filter((one) => one.receivedOn <= '2025-05-29').map(complaintRow);
  // The newer system sends two months again: what has not changed must load as unchanged.
  const platform = complaints.filter((one) => one.receivedOn > '2025-04-05').map(complaintLine);
  const accountRows = accounts.map(accountRow);
  const again = spoiled(accountRows[3], { 开户日期: '2025-03-03', 账户状态: '注销' });
  return [
    ledgerSheet('20250331', '2025年3月31日', march),
    ledgerSheet('20250530', '2025年5月30日', withFormulas(withLedgerFaults(may))),
    { path: 'hrss/wage_account-20250530.csv', form: 'csv', encoding: 'gb18030', rows: [...accountRows, again] },
    {
      path: 'hrss/wage_complaint-20250530.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: [...hotline, ...complaintFaults(hotline)],
    },
    // The last line broke off when the file was sent.
    {
      path: 'hrss/wage_complaint-20250605.jsonl',
      form: 'jsonl',
      rows: platform,
      tail: '{"工单号":"RX2025060500999","来源渠道":"12345热线","提交时间":"2025-06-0',
    },
  ];
}

/** A row of DS05. */
export function depositRow(deposit: Deposit): Row {
  const { project } = deposit;
  const permit = project.permits.find(({ main, status }) => main && status !== '变更') ?? null;
  return {
    保证金编号: deposit.number,
    项目名称: project.name,
    施工许可证编号: permit?.number ?? null,
    总包单位: deposit.contractorName,
    总包单位统一社会信用代码: deposit.contractorCode,
    '合同额(元)': yuanNumber(deposit.contractFen),
    '存储比例(%)': Number(deposit.ratePercent),
    应存金额: yuanNumber(deposit.dueFen),
    实存金额: yuanNumber(deposit.amountFen),
    存储方式: deposit.form ?? '—',
    经办银行: deposit.bank,
    账号: deposit.account,
    保函编号: deposit.guaranteeNumber,
    保函金额: maybe(deposit.guaranteeFen, groupedYuan) ?? '/',
    保函生效日期: maybe(deposit.guaranteeFrom, slashDay),
    保函到期日期: maybe(deposit.guaranteeTo, slashDay),
    存储日期: maybe(deposit.depositedOn, (date) => ({ date })),
    减免依据: deposit.relief,
    上浮依据: deposit.uplift,
    动用日期: deposit.usedOn,
    动用金额: maybe(deposit.usedFen, yuanNumber),
    补足日期: deposit.replenishedOn,
    返还日期: deposit.returnedOn,
    状态: deposit.status,
    监管人社部门: project.serial % 2 ? '乌海市人力资源和社会保障局' : `${DISTRICTS[project.division]}人社局`,
    专项行动: deposit.campaign,
    备注: null,
  };
}

function ledgerSheet(day: string, until: string, rows: Row[]): Delivery {
  return {
    path: `hrss/wage_deposit-${day}.xlsx`,
    form: 'xlsx',
    rows,
    layout: {
      title: '乌海市工程建设领域农民工工资保证金台账',
      note: `截至${until}    单位:元`,
      groups: {
        施工总承包单位: ['总包单位', '总包单位统一社会信用代码'],
        存储情况: ['存储比例(%)', '应存金额', '实存金额', '存储方式', '经办银行', '账号'],
        保函: ['保函编号', '保函金额', '保函生效日期', '保函到期日期'],
        动用及补足: ['动用日期', '动用金额', '补足日期'],
      },
      totals: {
        保证金编号: '合计',
        实存金额: {
          formula: `SUM(I5:I${rows.length + 4})`,
          value: Math.round(rows.reduce((sum, row) => sum + Number(row.实存金额) || 0, 0) * 100) / 100,
        },
      },
      signature: `填表人:金泓    审核人:陶岑    填表日期:${until}`,
    },
  };
}

/** Every tenth amount due is a formula of contract and rate, as in the office's own sheet. */
function withFormulas(rows: Row[]): Row[] {
  return rows.map((row, i) => {
    const value = row.应存金额;
    return i % 10 === 4 && typeof value === 'number'
      ? { ...row, 应存金额: { formula: `F${i + 5}*G${i + 5}/100`, value } }
      : row;
  });
}

/** Faults on invented rows after the last true one. */
function withLedgerFaults(rows: Row[]): Row[] {
  const model = rows.find((row) => row.状态 === '已返还');
  const faulty = (no: number, cells: Row) => spoiled(model, { 保证金编号: `BZJ202599${no}`, 专项行动: null, ...cells });
  return [
    ...rows,
    faulty(901, { 实存金额: '壹拾贰万伍仟元整', 备注: '中文大写金额' }),
    faulty(902, { 存储方式: '商业汇票' }),
    faulty(903, { 应存金额: { formula: 'F99*G99/100', value: null } }),
    faulty(904, { 保函到期日期: '2025年2月31日' }),
    faulty(905, { 施工许可证编号: 150302202203150000 }),
  ];
}

/** A row of DS06. */
export function accountRow(account: Account): Row {
  const { project } = account;
  const permit = project.permits.find(({ main, status }) => main && status !== '变更');
  return {
    账户名称: account.name,
    开户银行: account.bank,
    账号: account.number,
    开户日期: compactDay(account.openedOn),
    三方协议签订日期: compactDay(account.agreementOn),
    备案日期: compactDay(account.filedOn),
    项目名称: project.name,
    施工许可证编号: permit?.number ?? null,
    总包单位: project.contractor.name,
    总包单位统一社会信用代码: project.contractor.creditCode,
    人工费拨付周期: '每月',
    '约定比例(%)': '20',
    最近拨付日期: chineseDay(account.lastFundedOn),
    最近拨付金额: groupedYuan(account.lastFundedFen),
    最近代发日期: chineseDay(account.lastPaidOn),
    最近代发人数: String(account.lastPaidWorkers),
    最近代发金额: groupedYuan(account.lastPaidFen),
    账户状态: account.status,
  };
}

/** A row of DS08 as the city's hotline exports it. */
export function complaintRow(complaint: Complaint): Row {
  return {
    工单号: complaint.number,
    来源渠道: complaint.channel,
    提交时间: `${slashDay(complaint.receivedOn)} 09:${String(complaint.workers % 60).padStart(2, '0')}`,
    '投诉人(脱敏)': complaint.complainant,
    联系电话: complaint.phone,
    被投诉单位: complaint.respondent,
    项目名称: complaint.projectText,
    所属区: DISTRICTS[complaint.division],
    欠薪人数: `${complaint.workers}人`,
    '欠薪金额(元)': groupedYuan(complaint.amountFen),
    欠薪期间: `${chineseMonth(complaint.owedFrom)}至${chineseMonth(complaint.owedTo)}`,
    诉求内容: complaint.request,
    承办单位: complaint.handler,
    受理日期: maybe(complaint.acceptedOn, slashDay),
    办结期限: maybe(complaint.dueOn, slashDay),
    办结日期: maybe(complaint.closedOn, slashDay),
    办理结果: complaint.outcome,
    是否重复: yesNo(complaint.duplicate),
    满意度: complaint.satisfaction,
  };
}

/** The same complaint from the newer system: plain dates, numbers as numbers, a column that the contract does not know. */
function complaintLine(complaint: Complaint): Row {
  return {
    ...complaintRow(complaint),
    提交时间: complaint.receivedOn,
    欠薪人数: complaint.workers,
    '欠薪金额(元)': Number(yuan(complaint.amountFen)),
    欠薪期间: `${compactDay(complaint.owedFrom)}-${compactDay(complaint.owedTo)}`,
    受理日期: complaint.acceptedOn,
    办结期限: complaint.dueOn,
    办结日期: complaint.closedOn,
    回访录音编号: null,
  };
}

function complaintFaults(rows: Row[]): Row[] {
  const model = rows.find((row) => row.办理结果 === '不予受理');
  const faulty = (no: number, cells: Row) => spoiled(model, { 工单号: `RX20250529009${no}`, ...cells });
  return [
    faulty(1, { 欠薪人数: '若干' }),
    faulty(2, { 提交时间: '2025/13/40' }),
    faulty(3, { 欠薪期间: '去年' }),
    faulty(4, { 来源渠道: '微信群' }),
    spoiled(rows[5], { 满意度: '满意', 办理结果: '不予受理' }),
  ];
}
