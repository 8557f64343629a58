// Deliveries of the people's congress and the CPPCC (DS23), and the register of cooperation documents.
import type { Delivery, Row } from '../delivery.ts';
import type { Cell } from '../workbook.ts';
import { cooperationDocuments } from '../world/cooperation.ts';
import type { Proposal } from '../world/proposals.ts';
import type { World } from '../world/world.ts';
import { inserted, spoiled } from './dirt.ts';
import { chineseDay, chineseMonth, maybe, yesNo } from './format.ts';

const DAY = '20250605';

export function congressFiles({ proposals: { deputies, members } }: World): Delivery[] {
  return [deputySheet(deputies), memberFile(members), documentFile()];
}

/** A row under the names of its office; `day` is how the office writes days. */
function proposalRow(
  one: Proposal,
  day: (date: string) => Cell,
  [number, leader, group]: [string, string, string],
): Row {
  const { conversion } = one;
  return {
    [number]: one.number,
    届次: one.session,
    标题: one.title,
    内容: one.content,
    类别: one.category,
    [leader]: one.proposer,
    [group]: one.delegation,
    附议人数: one.cosigners,
    提出日期: day(one.submittedOn),
    承办单位: one.host,
    交办日期: maybe(one.assignedOn, day),
    是否复杂: yesNo(one.complex),
    答复日期: maybe(one.repliedOn, day),
    办理结果: maybe(one.result, (result) => `${result}类`),
    是否涉公益: yesNo(one.field !== null),
    涉及公益领域: one.field,
    转化方向: conversion?.direction ?? null,
    转化结果: conversion?.state ?? null,
    转化决定日期: maybe(conversion?.decidedOn ?? null, day),
    转化理由: conversion?.reason ?? null,
    告知日期: maybe(conversion?.notifiedOn ?? null, day),
    关联案件编号: conversion?.caseNumber ?? null,
    关联检察建议: conversion?.suggestion ?? null,
    涉及企业: one.firms.map(({ name }) => name).join('、'),
    涉及企业统一社会信用代码: one.firms.map(({ creditCode }) => creditCode).join('、'),
  };
}

/** One row twice, as sheets of two years that were copied together have it; and a host that is no agency. */
function deputySheet(list: Proposal[]): Delivery {
  const rows = list.map((one) => proposalRow(one, (date) => ({ date }), ['建议编号', '领衔代表', '代表团']));
  const stranger = spoiled(rows[5], { 建议编号: '乌人建〔2025〕40号', 承办单位: '公交公司' });
  return {
    path: `congress/motion-${DAY}.xlsx`,
    form: 'xlsx',
    rows: [...inserted(rows, 2, rows[0]!), stranger],
    layout: {
      title: '人大代表建议办理及双向转化台账',
      note: '乌海市人大常委会办公室    2025年6月5日',
      groups: {
        办理: ['承办单位', '交办日期', '是否复杂', '答复日期', '办理结果'],
        双向转化: ['转化方向', '转化结果', '转化决定日期', '转化理由', '告知日期', '关联案件编号', '关联检察建议'],
      },
      totals: { 建议编号: '合计', 附议人数: list.reduce((sum, { cosigners }) => sum + cosigners, 0) },
      signature: '填表人:戚蔚',
    },
  };
}

/** The last row was assigned on a day that does not exist. */
function memberFile(list: Proposal[]): Delivery {
  const rows = list.map((one) => proposalRow(one, chineseDay, ['提案编号', '第一提案人', '界别']));
  const impossible = spoiled(rows[4], { 提案编号: '乌政协提〔2025〕41号', 交办日期: '2025年2月30日' });
  return { path: `cppcc/motion_cppcc-${DAY}.csv`, form: 'csv', encoding: 'gb18030', rows: [...rows, impossible] };
}

function documentFile(): Delivery {
  const rows = cooperationDocuments.map(
    (one): Row => ({
      机制编号: one.code,
      文件名称: one.title,
      文号: null,
      签订日期: maybe(one.signedIn, chineseMonth),
      日期精度: one.signedIn && '月',
      联动领域: one.field,
      机制内容: one.mechanism,
      是否暂行或试行: yesNo(one.trial),
      制发单位: one.agencies.join('、'),
    }),
  );
  const path = 'procuratorate/cooperation_document-20250604.csv';
  return { path, form: 'csv', encoding: 'utf8', rows: inserted(rows, 5, rows[4]!) };
}
