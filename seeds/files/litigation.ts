// Deliveries of the courts (DS17) and of discipline inspection (DS16).
import type { Delivery, Row } from '../delivery.ts';
import type { Enforcement, Lawsuit } from '../model/lawsuit.ts';
import type { DisciplineTransfer } from '../world/discipline.ts';
import type { World } from '../world/world.ts';
import { inserted, spoiled } from './dirt.ts';
import { chineseDay, dotDay, groupedYuan, maybe, slashDay, yesNo, yuan } from './format.ts';

const DAY = '20250603';

export function litigationFiles({ litigation: { suits, enforcements }, disciplineTransfers }: World): Delivery[] {
  return [
    suitSheet(suits),
    partySheet(suits),
    agentSheet(suits),
    enforcementSheet(enforcements),
    ledger(disciplineTransfers),
  ];
}

function suitSheet(suits: Lawsuit[]): Delivery {
  const rows = suits.map(
    (one): Row => ({
      案号: one.number,
      案由: one.cause,
      审理法院: one.court,
      立案日期: one.filedOn,
      审理程序: one.procedure,
      '诉讼标的额(元)': yuan(one.amountFen),
      结案日期: one.closedOn,
      结案方式: one.outcome,
      '判决主文金额(元)': maybe(one.judgedFen, yuan),
      是否缺席: yesNo(one.absent),
      公告送达: yesNo(one.byNotice),
      有无转账凭证: one.voucher ? '有' : '无',
      是否保全: yesNo(one.preserved),
      承办法官: one.judge,
    }),
  );
  const numberless = spoiled(rows[30], { 案号: '海勃湾法院民一庭第12号' });
  const odd = spoiled(rows[31], { 案号: '（2024）内0302民初9001号', 结案方式: '移送管辖' });
  return {
    path: `court/civil_case-${DAY}.csv`,
    form: 'csv',
    encoding: 'gb18030',
    rows: inserted(rows, 33, rows[12]!, numberless, odd),
  };
}

function partySheet(suits: Lawsuit[]): Delivery {
  const rows = suits.flatMap(({ number, parties }, suit) =>
    parties.map(
      (one, i): Row => ({
        // Clerks type round brackets, half of them narrow.
        案号: suit % 2 ? number.replace('（', '(').replace('）', ')') : number,
        当事人序号: String(i + 1),
        诉讼地位: one.role,
        当事人: one.name,
        证件号码: suit % 25 === 24 ? maybe(one.identity, masked) : one.identity,
        单位名称: one.organisation ? one.name : null,
        统一社会信用代码: suit % 13 === 7 ? null : one.creditCode,
      }),
    ),
  );
  const stray = spoiled(rows[40], { 案号: '（2024）内0302民初9002号' });
  return {
    path: `court/civil_case_party-${DAY}.csv`,
    form: 'csv',
    encoding: 'utf8',
    rows: inserted(rows, 60, rows[59]!, stray),
  };
}

const masked = (identity: string) => `${identity.slice(0, 4)}**********${identity.slice(-4)}`;

function agentSheet(suits: Lawsuit[]): Delivery {
  const rows = suits.flatMap(({ number, agents }) =>
    agents.map(
      (one, i): Row => ({
        案号: number,
        代理人序号: i + 1,
        代理何方: one.actsFor,
        代理人姓名: one.name,
        执业证号: one.licence,
        律所: one.firm,
      }),
    ),
  );
  return {
    path: `court/civil_case_agent-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...rows, spoiled(rows[3], { 代理人序号: '二' })],
    layout: { title: '民事案件诉讼代理人明细', note: '乌海市中级人民法院立案庭', signature: '填表人:云澍' },
  };
}

function enforcementSheet(list: Enforcement[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      执行案号: one.number,
      依据文书案号: one.suit,
      执行立案日期: dotDay(one.filedOn),
      申请执行人: one.applicant.name,
      申请执行人证件号码: one.applicant.identity,
      申请执行人统一社会信用代码: one.applicant.creditCode,
      被执行人: one.debtor.name,
      被执行人证件号码: one.debtor.identity,
      被执行人统一社会信用代码: one.debtor.creditCode,
      执行标的: groupedYuan(one.amountFen),
      到位金额: groupedYuan(one.recoveredFen),
      是否终本: yesNo(one.terminated),
      参与分配: yesNo(one.distribution),
      执行结案日期: maybe(one.closedOn, chineseDay),
    }),
  );
  const total = (pick: (one: Enforcement) => bigint) => groupedYuan(list.reduce((sum, one) => sum + pick(one), 0n));
  const impossible = spoiled(rows[1], { 执行案号: '（2025）内0302执9001号', 执行立案日期: '2025.2.30' });
  return {
    path: `court/execution_case-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...rows, impossible],
    layout: {
      title: '执行案件台账',
      note: '乌海市中级人民法院执行局    单位:元',
      groups: {
        申请执行人信息: ['申请执行人', '申请执行人证件号码', '申请执行人统一社会信用代码'],
        被执行人信息: ['被执行人', '被执行人证件号码', '被执行人统一社会信用代码'],
      },
      totals: {
        执行案号: '合计',
        执行标的: total((one) => one.amountFen),
        到位金额: total((one) => one.recoveredFen),
      },
    },
  };
}

function ledger(list: DisciplineTransfer[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      移送编号: one.number,
      移出单位: one.from,
      接收单位: one.to,
      移送日期: slashDay(one.transferredOn),
      类别: one.category,
      签收日期: maybe(one.receivedOn, slashDay),
      反馈日期: maybe(one.feedbackOn, slashDay),
      反馈状态: one.state,
    }),
  );
  const stranger = spoiled(rows[2], { 移送编号: '乌纪线移2024-999', 移出单位: '市某派驻组' });
  return {
    path: `discipline/discipline_transfer-${DAY}.xlsx`,
    form: 'xlsx',
    rows: inserted(rows, 20, rows[19]!, stranger),
    layout: {
      title: '纪检监察与检察机关线索移送台账',
      note: '仅登记流转情况,不登载人员姓名和线索内容',
      signature: '填表人:案件监督管理室',
    },
  };
}
