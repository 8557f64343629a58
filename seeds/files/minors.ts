// Deliveries about minors who need protection (DS18 and the ledgers of the sixth department). Some hold what must not be in
// them: a column with names, a name or an identity number where a token belongs.
import type { Delivery, Row } from '../delivery.ts';
import { type Correction, MINORS, type Order, type Report, type Session } from '../world/minors.ts';
import type { World } from '../world/world.ts';
import { spoiled } from './dirt.ts';
import { chineseDay, dotDay, maybe, slashDay } from './format.ts';

const DAY = '20250605';

export function minorsFiles({ protection: { reports, orders, sessions, corrections } }: World): Delivery[] {
  return [reportSheet(reports), orderSheet(orders), sessionFile(sessions), correctionFile(corrections)];
}

function reportSheet(list: Report[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      报告编号: one.number,
      报告单位: one.reporter,
      报告单位类型: one.reporterKind,
      报告时间: chineseDay(one.reportedOn),
      情形: one.situation,
      接报派出所: one.station,
      受理时间: maybe(one.acceptedOn, chineseDay),
      处理: one.handling,
      反馈时间: maybe(one.feedbackOn, chineseDay),
      通报检察院时间: maybe(one.notifiedOn, chineseDay),
      被害人令牌: one.victim,
      线索编号: one.clue,
    }),
  );
  const named = spoiled(rows[7], { 报告编号: 'QZBG2025060199', 被害人令牌: MINORS[1]!.identity, 线索编号: null });
  return {
    path: `public-security/mandatory_report-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...rows, named],
    layout: {
      title: '侵害未成年人案件强制报告台账',
      note: '填报单位:乌海市公安局    依法封存,不得外传',
      groups: { 报告: ['报告单位', '报告单位类型', '报告时间', '情形'], 办理: ['接报派出所', '受理时间', '处理'] },
      totals: { 报告编号: '合计', 报告单位: `${list.length}件` },
    },
  };
}

/** The ledger has a column that nobody agreed on: the name of the child, filled in once. */
function orderSheet(list: Order[]): Delivery {
  const rows = list.map(
    (one, i): Row => ({
      文号: one.number,
      签发单位: one.issuer,
      关联案件编号: one.caseNumber,
      签发日期: { date: one.issuedOn },
      届满日期: { date: one.endsOn },
      未成年人令牌: one.child.toUpperCase(),
      被监护人姓名: i === 11 ? MINORS[2]!.name : null,
      回访次数: one.followUps,
      最近回访日期: maybe(one.lastFollowUpOn, dotDay),
      下次回访日期: maybe(one.nextFollowUpOn, dotDay),
      评估结论: one.evaluation,
    }),
  );
  return {
    path: `procuratorate/guardianship_order-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...rows, rows[4]!],
    layout: {
      title: '督促监护令台账',
      note: '乌海市人民检察院第六检察部',
      groups: { 回访: ['回访次数', '最近回访日期', '下次回访日期'] },
    },
  };
}

function sessionFile(list: Session[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      编号: one.number,
      督促监护令文号: one.order.number.replace('〔', '[').replace('〕', ']'),
      开展日期: slashDay(one.heldOn),
      开展单位: one.agency,
      形式: one.form,
      课时: one.hours,
    }),
  );
  const odd = spoiled(rows[9], { 编号: 'QZ2025-901', 形式: '参观' });
  return { path: `procuratorate/parenting_session-${DAY}.csv`, form: 'csv', encoding: 'utf8', rows: [...rows, odd] };
}

function correctionFile(list: Correction[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      矫正编号: one.number,
      分级类别: one.kind,
      风险等级: one.level,
      负责单位: one.agency,
      未成年人令牌: one.subject,
      定级日期: one.gradedOn,
      矫治措施: one.measure,
      措施开始日期: one.startsOn,
      措施届满日期: one.endsOn,
      评估日期: one.evaluatedOn,
      评估结果: one.evaluation,
    }),
  );
  const named = spoiled(rows[0], { 矫正编号: 'FJ2025-901', 未成年人令牌: `${MINORS[3]!.name}${MINORS[3]!.identity}` });
  return { path: `procuratorate/juvenile_intervention-${DAY}.jsonl`, form: 'jsonl', rows: [...rows, named] };
}
