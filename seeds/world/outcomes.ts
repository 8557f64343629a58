// What the procuratorate's cases of the demo city led to: consultations with the agencies, and money recovered.
import { addDays } from '../../src/law/calendar.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { type Case, LAND_CASE, PREMIUM_CASE } from './cases.ts';
import type { Land } from './land.ts';
import type { Premiums } from './premiums.ts';

/** A consultation (DS14). */
export interface Consultation {
  number: string;
  caseNumber: string;
  heldOn: string;
  participants: string[];
  outcome: string;
}

/** A recovery (DS14); amounts fen. */
export interface Recovery {
  number: string;
  caseNumber: string;
  firm: Enterprise;
  landContract: string | null;
  recoveredOn: string;
  principalFen: bigint;
  penaltyFen: bigint;
}

/** One consultation with four units on the land case; others on cases that ended so or wait. */
export function consultations(list: Case[]): Consultation[] {
  const fourUnits = ['市自然资源局', '市自然资源局海勃湾区分局', '市财政局', '市税务局'];
  const others = list.filter((one) => one.field === '安全生产' || one.field === '生态环境和资源保护').slice(0, 4);
  return [
    {
      number: 'CS-2024-05',
      caseNumber: LAND_CASE,
      heldOn: '2024-09-12',
      participants: fourUnits,
      outcome: '分三家企业制定缴款计划,逾期部分按合同计收滞纳金',
    },
    ...others.map((one, i) => ({
      number: `CS-2024-${String(i + 10)}`,
      caseNumber: one.number,
      heldOn: addDays(one.openedOn, 45),
      participants: [one.supervised ?? '市生态环境局', '市公安局', ...(i % 2 ? ['市应急局'] : [])],
      outcome: i === 2 ? '达成整改方案,限期完成' : '继续跟进',
    })),
  ];
}

/** Recoveries: each payment of premiums, and the late land payments with their penalty. */
export function recoveries(premiums: Premiums, land: Land): Recovery[] {
  const paid = premiums.campaign.filter((row) => row.collectedFen > 0n);
  return [
    ...paid.map((row, i) => ({
      number: `ZJ-YB-${String(i + 1).padStart(3, '0')}`,
      caseNumber: PREMIUM_CASE,
      firm: row.firm,
      landContract: null,
      recoveredOn: row.paidOn,
      principalFen: row.collectedFen,
      penaltyFen: 0n,
    })),
    ...land.recovered.map((row, i) => ({
      number: `ZJ-TD-${String(i + 1).padStart(3, '0')}`,
      caseNumber: LAND_CASE,
      firm: row.contract.firm,
      landContract: row.contract.number,
      recoveredOn: row.paidOn,
      principalFen: row.principalFen,
      penaltyFen: row.penaltyFen,
    })),
  ];
}
