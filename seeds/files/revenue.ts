// Deliveries of the tax bureau (DS10) and of natural resources (DS12): 元 here, 万元 there; months in two writings.
import type { Delivery, Row } from '../delivery.ts';
import { DISTRICTS, type Enterprise } from '../model/enterprise.ts';
import { creditCode } from '../model/identity.ts';
import type { LandContract } from '../world/land.ts';
import type { Premium } from '../world/premiums.ts';
import type { World } from '../world/world.ts';
import { spoiled } from './dirt.ts';
import {
  chineseDay,
  chineseMonth,
  compactDay,
  dotDay,
  groupedYuan,
  maybe,
  wan,
  wanNumber,
  wide,
  yesNo,
  yuan,
  yuanNumber,
} from './format.ts';

export function revenueFiles({ premiums, land }: World): Delivery[] {
  return [premiumSheet(premiums.baseline), premiumCsv(premiums.later), ...landFiles(land.contracts)];
}

/** A row of DS10, months as 202101. */
export function premiumRow(premium: Premium): Row {
  const half = (premium.dueFen * 3n) / 4n;
  return {
    社保登记号: `1503${String(premium.firm.serial).padStart(6, '0')}`,
    统一社会信用代码: premium.firm.creditCode,
    单位名称: taxName(premium.firm),
    主管税务机关: `国家税务总局乌海市${DISTRICTS[premium.firm.division]}税务局`,
    险种: premium.insurance,
    费款所属期起: compactDay(premium.from),
    费款所属期止: compactDay(premium.to),
    参保人数: premium.insured,
    缴费基数: yuan(premium.baseFen),
    应缴金额: yuan(premium.dueFen),
    单位应缴: yuan(half),
    个人应缴: yuan(premium.dueFen - half),
    实缴金额: yuan(premium.paidFen),
    欠缴本金: yuan(premium.outstandingFen),
    应缴日期: premium.dueOn,
    入库日期: premium.paidOn,
    滞纳金: maybe(premium.lateFeeFen, yuan),
    限期缴纳通知书文号: premium.demandNumber,
    限期缴纳通知书日期: premium.demandedOn,
    延期缴费协议: yesNo(premium.deferral),
    强制措施: premium.enforcement,
    状态: premium.status,
  };
}

/** The tax bureau's own register: some names in full width, some that the market registry never had. */
function taxName({ serial, name }: Enterprise): string {
  if (serial % 20 === 19) return name.replace(/(?=(?:股份|责任)?有限(?:责任)?公司$)/, '(集团)');
  return serial % 9 === 4 ? wide(name.replaceAll('（', '(').replaceAll('）', ')')) : name;
}

function premiumSheet(list: Premium[]): Delivery {
  const rows = list.map((premium): Row => {
    const row = premiumRow(premium);
    return {
      ...row,
      费款所属期起: chineseMonth(premium.from),
      费款所属期止: chineseMonth(premium.to),
      缴费基数: yuanNumber(premium.baseFen),
      应缴金额: yuanNumber(premium.dueFen),
      单位应缴: Number(row.单位应缴),
      个人应缴: Number(row.个人应缴),
      实缴金额: yuanNumber(premium.paidFen),
      欠缴本金: yuanNumber(premium.outstandingFen),
      应缴日期: { date: premium.dueOn },
      入库日期: maybe(premium.paidOn, chineseDay),
      滞纳金: '—',
      限期缴纳通知书日期: maybe(premium.demandedOn, dotDay),
    };
  });
  const maternity = rows.find((row) => row.险种 === '生育保险')!;
  const wrongCheck = creditCode('150303', 710_001).replace(/.$/, (c) => (c === '4' ? '5' : '4'));
  const faulty = [
    spoiled(maternity, {
      统一社会信用代码: creditCode('150302', 710_002),
      单位名称: '乌海市澹漪印务有限公司',
      应缴日期: '二〇二三年六月三十一日',
    }),
    spoiled(maternity, { 统一社会信用代码: wrongCheck, 单位名称: '乌海市琮籁包装有限公司' }),
    spoiled(maternity, {
      统一社会信用代码: creditCode('150302', 710_003),
      单位名称: '乌海市桢弈家政有限公司',
      费款所属期止: '至今',
    }),
  ];
  return {
    path: 'tax/mi_arrears-20240520.xlsx',
    form: 'xlsx',
    rows: [...rows, ...faulty],
    layout: {
      title: '乌海市职工基本医疗保险费、生育保险费征缴情况统计表',
      note: '填报单位:国家税务总局乌海市税务局    单位:元、人    统计日期:2024年5月20日',
      groups: {
        费款所属期: ['费款所属期起', '费款所属期止'],
        应缴: ['应缴金额', '单位应缴', '个人应缴'],
        限期缴纳通知书: ['限期缴纳通知书文号', '限期缴纳通知书日期'],
      },
      totals: {
        社保登记号: '合计',
        欠缴本金: yuanNumber(list.reduce((sum, premium) => sum + premium.outstandingFen, 0n)),
      },
      signature: '填表人:褚湜    复核人:卫昱',
    },
  };
}

function premiumCsv(list: Premium[]): Delivery {
  const rows = list.map(premiumRow);
  const blank = Object.fromEntries(Object.keys(rows[0]!).map((column) => [column, null]));
  const other = spoiled(
    rows.find((row) => row.险种 === '生育保险'),
    { 险种: '失业保险' },
  );
  const total = spoiled(blank, {
    社保登记号: '合计',
    欠缴本金: yuan(list.reduce((sum, premium) => sum + premium.outstandingFen, 0n)),
  });
  const twice = spoiled(rows[rows.length - 1], { 参保人数: 999 });
  return {
    path: 'tax/mi_arrears-20250520.csv',
    form: 'csv',
    encoding: 'gb18030',
    rows: [...rows, other, twice, total],
  };
}

function landFiles(contracts: LandContract[]): Delivery[] {
  const payments = contracts.flatMap(paymentRows);
  const badPayment = spoiled(payments[payments.length - 1], { 缴款书号: 'JK2025010199901', 入库日期: '2025年1月32日' });
  return [
    landSheet(contracts),
    {
      path: 'natural-resources/land_installment-20250415.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: contracts.flatMap(installmentRows),
    },
    {
      path: 'natural-resources/land_payment-20250415.csv',
      form: 'csv',
      encoding: 'gb18030',
      rows: [...payments, badPayment],
    },
  ];
}

/** The instalments of a contract. */
export const installmentRows = (contract: LandContract): Row[] =>
  contract.installments.map((one) => ({
    合同编号: contract.number,
    期次: one.sequence,
    约定付款日期: one.dueOn,
    '约定付款金额(万元)': wan(one.dueFen),
  }));

/** The payments on a contract. */
export const paymentRows = (contract: LandContract): Row[] =>
  contract.payments.map((payment) => ({
    合同编号: contract.number,
    期次: payment.sequence,
    缴款书号: payment.voucher,
    入库日期: chineseDay(payment.paidOn),
    '金额(元)': groupedYuan(payment.fen),
    收入类型: payment.kind,
    催缴文号:
      payment.kind === '滞纳金'
        ? `乌自然资催〔${payment.paidOn.slice(0, 4)}〕${Number(contract.number.slice(-3))}号`
        : null,
    欠缴余额: null,
  }));

/** A row of land contracts. */
export const contractRow = (contract: LandContract): Row => ({
  合同编号: contract.number,
  电子监管号: contract.supervision,
  宗地编号: contract.parcel,
  位置: contract.location,
  所在区: DISTRICTS[contract.division],
  受让人: contract.firm.name,
  受让人统一社会信用代码: contract.firm.creditCode,
  '面积(平方米)': contract.area,
  用途: contract.use,
  供应方式: contract.supply,
  '成交价(万元)': wanNumber(contract.priceFen),
  签订日期: { date: contract.signedOn },
  约定开工日期: dotDay(contract.startBy),
  约定竣工日期: dotDay(contract.completeBy),
  '违约金约定(‰)': Number(contract.permille),
  经办分局: contract.office,
  不动产登记号: contract.title,
  备注: null,
});

function landSheet(contracts: LandContract[]): Delivery {
  const rows = contracts.map(contractRow);
  const faulty = spoiled(rows[rows.length - 1], {
    合同编号: '2023-W-901',
    电子监管号: '1503022023B00901',
    '成交价(万元)': '820万美元',
  });
  return {
    path: 'natural-resources/land_contract-20250415.xlsx',
    form: 'xlsx',
    rows: [...rows, faulty],
    layout: {
      title: '国有建设用地使用权出让合同台账',
      note: '填报单位:乌海市自然资源局',
      groups: { 受让人信息: ['受让人', '受让人统一社会信用代码'], 约定工期: ['约定开工日期', '约定竣工日期'] },
      totals: {
        合同编号: '合计',
        '成交价(万元)':
          Math.round(contracts.reduce((sum, contract) => sum + wanNumber(contract.priceFen), 0) * 1e6) / 1e6,
      },
      signature: '填表人:姜澍    2025年4月15日',
    },
  };
}
