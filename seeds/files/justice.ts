// Deliveries of the audit bureau (DS13) and of the procuratorate (DS14).
import type { Delivery, Row } from '../delivery.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Lawsuit } from '../model/lawsuit.ts';
import type { Case } from '../world/cases.ts';
import type { AuditClue, Clue } from '../world/clues.ts';
import type { Detection } from '../world/detections.ts';
import { handlersOf } from '../world/officials.ts';
import type { Recovery } from '../world/outcomes.ts';
import type { Suggestion } from '../world/suggestions.ts';
import type { World } from '../world/world.ts';
import { spoiled } from './dirt.ts';
import { chineseDay, dotDay, maybe, slashDay, wan, wanNumber, yesNo, yuan } from './format.ts';

const DAY = '20250604';

export function justiceFiles(world: World): Delivery[] {
  const clues = [...world.auditClues.filter(({ to }) => to === '市检察院').map(registered), ...world.clues].map(
    clueLine,
  );
  const behind = new Map(world.litigation.behind.map(({ caseNumber, suits }) => [caseNumber, suits]));
  const odd = spoiled(clues[clues.length - 1], { 线索编号: '乌检线索2025-0999', 线索状态: '待研判' });
  const consultations = world.consultations.map(
    (one): Row => ({
      磋商编号: one.number,
      案件编号: one.caseNumber,
      磋商日期: one.heldOn,
      参加单位: one.participants.join('、'),
      磋商结果: one.outcome,
    }),
  );
  return [
    auditSheet(world.auditClues),
    { path: `procuratorate/pil_clue-${DAY}.jsonl`, form: 'jsonl', rows: [...clues, odd] },
    {
      path: `procuratorate/proc_case-${DAY}.jsonl`,
      form: 'jsonl',
      rows: world.cases.map((one) => caseLine(one, behind.get(one.number) ?? [])),
    },
    suggestionSheet(world.suggestions),
    { path: `procuratorate/consultation-${DAY}.csv`, form: 'csv', encoding: 'utf8', rows: consultations },
    {
      path: `procuratorate/recovery-${DAY}.csv`,
      form: 'csv',
      encoding: 'gb18030',
      rows: world.recoveries.map(recoveryRow),
    },
  ];
}

const names = (firms: Enterprise[]) => firms.map((firm) => firm.name).join('、');
const codes = (firms: Enterprise[]) => firms.map((firm) => firm.creditCode).join('、');

function auditSheet(list: AuditClue[]): Delivery {
  const rows = list.map(
    (clue): Row => ({
      线索编号: clue.number,
      审计项目: clue.title,
      问题领域: clue.field,
      问题事实摘要: clue.summary,
      涉及单位: names(clue.firms),
      涉及单位统一社会信用代码: codes(clue.firms),
      '涉及金额(万元)': wanNumber(clue.amountFen),
      移送处理书文号: clue.document.replace('〔', '[').replace('〕', ']'),
      移送对象: clue.to,
      移送日期: dotDay(clue.transferredOn),
      接收日期: maybe(clue.receivedOn, dotDay),
      反馈日期: maybe(clue.feedbackOn, dotDay),
      处理结果: clue.result,
      '整改金额(万元)': maybe(clue.rectifiedFen, wanNumber),
    }),
  );
  const vague = spoiled(rows[rows.length - 1], { 线索编号: 'SJXS-2025-901', '涉及金额(万元)': '三百余' });
  return {
    path: 'audit/audit_clue-20250512.xlsx',
    form: 'xlsx',
    rows: [...rows, vague],
    layout: {
      title: '审计移送线索台账',
      note: '乌海市审计局    2025年5月12日',
      groups: {
        移送情况: ['移送处理书文号', '移送对象', '移送日期'],
        办理反馈: ['接收日期', '反馈日期', '处理结果', '整改金额(万元)'],
      },
      signature: '填表人:戚蔚',
    },
  };
}

/** An audit clue in the procuratorate's own register, under the number that audit gave it. One day of transfer is a slip. */
function registered(clue: AuditClue, index: number): Clue {
  const { number, title, field, summary, firms, transferredOn, receivedOn } = clue;
  return {
    number,
    source: '审计移送',
    sourceTitle: title,
    receivedOn: receivedOn ?? transferredOn,
    field,
    summary: index === 1 ? `${summary},已核查` : summary,
    firms,
    status: '已受理',
    sourceAgency: '市审计局',
    from: '市审计局',
    to: clue.to,
    transferredOn: index === 0 ? receivedOn : transferredOn,
    reporter: null,
  };
}

function clueLine(clue: Clue): Row {
  return {
    线索编号: clue.number,
    来源: clue.source,
    来源说明: clue.sourceTitle,
    发现日期: clue.receivedOn,
    领域: clue.field,
    线索内容: clue.summary,
    涉及单位: names(clue.firms),
    涉及单位统一社会信用代码: codes(clue.firms),
    线索状态: clue.status,
    来源单位: clue.sourceAgency,
    移出单位: clue.from,
    接收单位: clue.to,
    移送日期: clue.transferredOn,
    报告单位: clue.reporter,
    模型编号: clue.detection?.code ?? null,
    模型名称: clue.detection?.title ?? null,
    模型信号: clue.detection ? signalText(clue.detection) : null,
  };
}

const signalText = ({ signals }: Detection) =>
  signals.map(([name, value, threshold]) => `${name}=${value}(阈值${threshold})`).join('；');

/** A row of DS14. */
export function caseLine(one: Case, suits: Lawsuit[]): Row {
  const handlers = handlersOf(one.department, one.turn);
  return {
    案件编号: one.number,
    案件名称: one.title,
    案件类型: one.kind,
    领域: one.field,
    子领域: one.subfield,
    立案日期: one.openedOn,
    承办部门: one.department,
    承办人: handlers[0]!.name,
    承办人编号: handlers.map(({ number }) => number).join('、'),
    被监督机关: one.supervised,
    办案阶段: one.stage,
    结案方式: one.closure,
    结案日期: one.closedOn,
    典型案例级别: one.typical,
    线索编号: one.clues.join('、'),
    关联民事案号: suits.map(({ number }) => number).join('、'),
    涉案单位: names(one.firms),
    涉案单位统一社会信用代码: codes(one.firms),
  };
}

function suggestionSheet(list: Suggestion[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      文号: one.document,
      案件编号: one.caseNumber?.replace('〔', '（').replace('〕', '）') ?? null,
      类型: one.kind,
      被建议单位: one.addressee,
      制发日期: { date: one.issuedOn },
      送达日期: maybe(one.deliveredOn, (date) => ({ date })),
      送达方式: one.method,
      是否紧急: one.urgent ? '√' : '',
      回复日期: maybe(one.repliedOn, chineseDay),
      采纳情况: one.acceptance,
      建议事项: one.items.join(';'),
      '整改金额(万元)': maybe(one.rectifiedFen, wan),
      评估结论: one.evaluation,
      抄送单位: one.copied.join('、'),
    }),
  );
  const stranger = spoiled(rows[rows.length - 1], {
    文号: '乌检建〔2025〕91号',
    被建议单位: '市卫生健康委员会',
    制发日期: { date: '2025-02-23' },
    送达日期: { date: '2025-02-24' },
  });
  const impossible = spoiled(rows[rows.length - 1], { 文号: '乌检建〔2024〕92号', 送达日期: '2024年11月31日' });
  return {
    path: `procuratorate/suggestion-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...rows, stranger, impossible],
    layout: {
      title: '检察建议台账',
      note: '乌海市人民检察院第五检察部',
      groups: { 送达: ['送达日期', '送达方式'], 回复: ['回复日期', '采纳情况'] },
    },
  };
}

function recoveryRow(one: Recovery): Row {
  return {
    追缴编号: one.number,
    案件编号: one.caseNumber,
    缴款单位: one.firm.name,
    缴款单位统一社会信用代码: one.firm.creditCode,
    出让合同编号: one.landContract,
    追缴日期: slashDay(one.recoveredOn),
    '追缴金额(元)': yuan(one.principalFen + one.penaltyFen),
    其中本金: yuan(one.principalFen),
    其中滞纳金: yuan(one.penaltyFen),
    是否上缴国库: yesNo(true),
  };
}
