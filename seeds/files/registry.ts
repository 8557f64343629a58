// Deliveries of the market regulator (DS01): GB18030 from the old system, UTF-8 with a byte-order mark from the new one.
import type { Delivery, Row } from '../delivery.ts';
import { DISTRICTS, type Enterprise } from '../model/enterprise.ts';
import { creditCode } from '../model/identity.ts';
import type { World } from '../world/world.ts';
import { inserted, spoiled } from './dirt.ts';
import { chineseDay, maybe, slashDay, yesNo } from './format.ts';

export function registryFiles({ companies }: World): Delivery[] {
  const early = companies.all.filter((firm) => firm.establishedOn < '2024-05-06');
  return [
    {
      path: 'market-regulation/enterprise-20240506.csv',
      form: 'csv',
      encoding: 'gb18030',
      rows: withFaults(early.map(asOf2024)),
    },
    {
      path: 'market-regulation/enterprise-20250603.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: missingName(companies.all.map(enterpriseRow)),
    },
  ];
}

/** The full row, as of the newest delivery. */
export function enterpriseRow(firm: Enterprise): Row {
  const district = DISTRICTS[firm.division];
  return {
    统一社会信用代码: firm.creditCode,
    企业名称: firm.name,
    曾用名: firm.formerNames.join(';'),
    主体类型: firm.kind === '有限责任公司' && firm.serial % 5 === 0 ? '有限责任公司(自然人独资)' : firm.kind,
    法定代表人: firm.representative,
    法人证件号码: firm.representativeId,
    '注册资本(万元)': firm.capital,
    '实缴资本(万元)': firm.paidIn,
    成立日期: firm.serial % 3 ? firm.establishedOn : slashDay(firm.establishedOn),
    经营期限至: maybe(firm.termEndsOn, chineseDay) ?? '长期',
    登记机关: `乌海市${district}市场监督管理局`,
    登记状态: firm.status,
    '注销/吊销日期': firm.closedOn,
    注销方式: firm.deregistration,
    住所: firm.address,
    行政区划: firm.serial % 4 ? firm.division : district,
    行业代码: firm.serial % 7 ? firm.industry : firm.industry.slice(1),
    经营范围: firm.scope,
    联系电话: firm.phone,
    经营异常标志: yesNo(firm.abnormal),
    严重违法失信: yesNo(firm.dishonest),
  };
}

/** A year before: firms closed since were open, and those renamed bore their former name. */
function asOf2024(firm: Enterprise): Row {
  const closedLater = firm.closedOn !== null && firm.closedOn > '2024-05-06';
  const renamedLater = firm.serial % 11 === 3 && firm.formerNames[0];
  return enterpriseRow({
    ...firm,
    ...(closedLater && { status: '存续', closedOn: null, deregistration: null }),
    ...(renamedLater && { name: renamedLater, formerNames: [] }),
    ...(firm.serial % 13 === 5 && { paidIn: 0 }),
  });
}

/** Zeros typed as the letter O. */
const letterO = (code: string) => code.slice(0, 8) + code.slice(8).replaceAll('0', 'O');

function withFaults(rows: Row[]): Row[] {
  const last = rows.length - 1;
  const model = rows[last]!;
  const firm = (serial: number, name: string, cells: Row = {}) =>
    spoiled(model, { 统一社会信用代码: creditCode('150302', 700_000 + serial), 企业名称: name, 曾用名: '', ...cells });
  const wrongCheck = creditCode('150302', 700_001).replace(/.$/, (c) => (c === '7' ? '8' : '7'));
  return inserted(
    inserted(rows, 60, spoiled(rows[20], { 联系电话: '' })),
    last - 30,
    firm(1, '乌海市翊苒办公用品有限公司', { 统一社会信用代码: wrongCheck }),
    firm(2, '乌海市旻棠装饰设计有限公司', { 成立日期: '2019-02-30' }),
    firm(3, '乌海市沄岑文化传播有限公司', { 登记状态: '筹建中' }),
    firm(4, '乌海市昱砚汽车修理有限公司', { 法人证件号码: '1.50302E+17' }),
    firm(5, '乌海市筠芃花卉有限公司', { 统一社会信用代码: letterO(creditCode('150302', 700_005)) }),
    firm(6, '乌海市煦楹旅行社有限公司', { 统一社会信用代码: '9.11503E+17' }),
  );
}

const missingName = (rows: Row[]): Row[] =>
  inserted(rows, 200, spoiled(rows[201], { 统一社会信用代码: creditCode('150304', 700_010), 企业名称: '' }));
