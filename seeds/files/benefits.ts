// Deliveries of the medical-insurance bureau (DS11): firms and counts, never a person.
import type { Delivery, Row } from '../delivery.ts';
import type { Benefit } from '../world/benefits.ts';
import type { World } from '../world/world.ts';
import { spoiled } from './dirt.ts';
import { chineseMonth, compactDay } from './format.ts';

export function benefitFiles({ benefits }: World): Delivery[] {
  const after = benefits.after.map((one) => benefitRow(one, compactDay(one.month)));
  const vague = spoiled(after[0], { 月份: '202507', 受影响人数: '百余人' });
  return [
    sheet(benefits.before.map((one) => benefitRow(one, chineseMonth(one.month)))),
    {
      path: 'medical-insurance/mi_benefit-20250526.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: [...after, after[2]!, vague],
    },
  ];
}

function benefitRow({ firm, suspended, insured }: Benefit, month: string): Row {
  return {
    单位编号: `1503${String(firm.serial).padStart(6, '0')}`,
    统一社会信用代码: firm.creditCode,
    单位名称: firm.name,
    月份: month,
    待遇状态: suspended ? '暂停' : '正常',
    暂停原因: suspended ? '欠缴职工基本医疗保险费' : null,
    受影响人数: suspended ? insured : null,
  };
}

function sheet(rows: Row[]): Delivery {
  return {
    path: 'medical-insurance/mi_benefit-20240520.xlsx',
    form: 'xlsx',
    rows,
    layout: {
      title: '参保单位职工医保待遇享受情况表',
      note: '乌海市医疗保障局    2024年5月20日',
      groups: { 暂停情况: ['暂停原因', '受影响人数'] },
      totals: { 单位编号: '合计', 受影响人数: rows.reduce((sum, row) => sum + Number(row.受影响人数), 0) },
    },
  };
}
