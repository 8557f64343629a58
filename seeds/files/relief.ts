// Deliveries on relief: of the procuratorate (DS15), the justice bureau (DS22) and civil affairs (DS21).
import type { Delivery, Row } from '../delivery.ts';
import { DISTRICTS } from '../model/enterprise.ts';
import type { LegalAid } from '../world/legal-aid.ts';
import type { Measure, Relief } from '../world/relief.ts';
import type { SocialAid } from '../world/social-aid.ts';
import type { World } from '../world/world.ts';
import { inserted, spoiled } from './dirt.ts';
import { chineseDay, compactDay, dotDay, groupedYuan, maybe, slashDay, yesNo, yuan, yuanNumber } from './format.ts';

export function reliefFiles({ reliefs, measures, legalAids, socialAid }: World): Delivery[] {
  return [socialAidSheet(socialAid), legalAidTable(legalAids), reliefSheet(reliefs), measureTable(measures)];
}

function socialAidSheet(list: SocialAid[]): Delivery {
  const rows = list.map(socialAidRow);
  const last = rows.at(-1);
  // An old sheet was copied in with the numbers blanked out: such a row speaks of nobody the hub knows.
  const blanked = spoiled(last, { 救助证号: 'WHJZ20198001', 身份证号: '150302**********12' });
  const faulty = [
    spoiled(last, { 救助证号: 'WHJZ20198002', 救助类型: '爱心超市' }),
    spoiled(last, { 救助证号: 'WHJZ20198003', 批准日期: '2019年2月30日' }),
  ];
  return {
    path: 'civil-affairs/welfare_recipient-20250530.xlsx',
    form: 'xlsx',
    rows: [...inserted(rows, 9, rows[8]!), blanked, ...faulty],
    layout: {
      title: '社会救助对象信息表',
      note: '填报单位:乌海市民政局    单位:元',
      groups: { 停发情况: ['停发日期', '停发原因'] },
      totals: { 救助证号: '合计', 保障人数: list.reduce((sum, { size }) => sum + size, 0) },
      signature: '填表人:何泮    审核人:尤珩',
    },
  };
}

function socialAidRow(aid: SocialAid): Row {
  return {
    救助证号: aid.number,
    家庭编号: aid.household,
    成员姓名: aid.person.name,
    身份证号: aid.person.identity,
    救助类型: aid.programme,
    保障人数: aid.size,
    月保障金额: yuanNumber(aid.monthlyFen),
    批准日期: { date: aid.since },
    停发日期: maybe(aid.stoppedOn, (date) => ({ date })),
    停发原因: aid.stopReason,
    经办单位: '乌海市民政局',
    核对日期: maybe(aid.checkedOn, chineseDay),
  };
}

function legalAidTable(list: LegalAid[]): Delivery {
  const rows = list.map(
    (aid): Row => ({
      受理号: aid.number,
      申请人: aid.person.name,
      身份证号: aid.person.identity,
      申请人类别: aid.groups.join('、'),
      事由: aid.matter,
      申请日期: slashDay(aid.appliedOn),
      审查决定日期: maybe(aid.decidedOn, slashDay),
      指派日期: maybe(aid.assignedOn, slashDay),
      承办律师: aid.lawyer,
      结果: aid.result,
      检察案件编号: aid.caseNumber?.replace('〔', '[').replace('〕', ']') ?? null,
    }),
  );
  const faulty = [
    spoiled(rows[11], { 受理号: '法援受字2025第901号', 申请日期: '2025/4/31' }),
    spoiled(rows[12], { 受理号: '法援受字2025第902号', 事由: '咨询' }),
  ];
  return {
    path: 'justice/legal_aid-20250605.csv',
    form: 'csv',
    encoding: 'utf8',
    rows: [...inserted(rows, 20, rows[19]!), ...faulty],
  };
}

function reliefSheet(list: Relief[]): Delivery {
  const rows = list.map(reliefRow);
  const faulty = spoiled(rows[0], { 救助编号: '乌检救2025-901', 申请日期: '待补' });
  return {
    path: 'procuratorate/judicial_aid-20250605.xlsx',
    form: 'xlsx',
    rows: [...rows, rows[4]!, faulty],
    layout: {
      title: '国家司法救助案件台账',
      note: '乌海市人民检察院    单位:元    注意保密',
      groups: {
        办理情况: ['申请日期', '受理日期', '审批日期', '资金到账日期'],
        与社会救助衔接: ['转社会救助', '转办部门', '转办结果'],
      },
      totals: { 救助编号: '合计', 应获赔偿金额: yuanNumber(list.reduce((sum, { lossFen }) => sum + lossFen, 0n)) },
    },
  };
}

function reliefRow({ plan, person, ...relief }: Relief): Row {
  return {
    救助编号: relief.number,
    案件编号: plan.caseNumber,
    // The procuratorate itself writes no name of a minor.
    申请人: plan.groups.includes('未成年人') ? '未成年人' : person.name,
    身份证号: person.identity,
    身份标签: plan.groups.join('、'),
    管辖地: DISTRICTS[person.district],
    困难原因: relief.reason,
    申请日期: dotDay(plan.appliedOn),
    受理日期: dotDay(relief.acceptedOn),
    审批日期: maybe(relief.approvedOn, dotDay),
    资金到账日期: maybe(relief.fundedOn, dotDay),
    应获赔偿金额: yuanNumber(relief.lossFen),
    是否突破限额: yesNo(plan.exceptional ?? false),
    转社会救助: yesNo(plan.transfer !== undefined),
    转办部门: plan.transfer?.[0] ?? null,
    转办结果: plan.transfer?.[1] ?? null,
  };
}

function measureTable(list: Measure[]): Delivery {
  const rows = list.map(
    (measure): Row => ({
      措施编号: measure.number,
      救助编号: measure.relief.number,
      救助方式: measure.kind,
      '救助金额(元)': maybe(measure.amountFen, groupedYuan) ?? '/',
      实施日期: compactDay(measure.grantedOn),
      实施单位: measure.agency,
      法律援助受理号: measure.legalAid,
    }),
  );
  const paid = list.reduce((sum, { amountFen }) => sum + (amountFen ?? 0n), 0n);
  const blank = spoiled(rows[0], Object.fromEntries(Object.keys(rows[0]!).map((column) => [column, null])));
  return {
    path: 'procuratorate/judicial_aid_measure-20250605.csv',
    form: 'csv',
    encoding: 'gb18030',
    rows: [
      ...inserted(rows, 14, rows[13]!),
      spoiled(rows[0], { 措施编号: '乌检救2025-901-1', 救助方式: '慰问品' }),
      spoiled(rows[0], { 措施编号: '乌检救2025-902-1', 救助编号: '乌检救2025-902' }),
      spoiled(blank, { 措施编号: '合计', '救助金额(元)': yuan(paid) }),
    ],
  };
}
