// Judicial relief in the demo city (DS15): the recipients and what was done for each, from the plans.
import { addDays, addWorkdays } from '../../src/law/calendar.ts';
import { type Resident, resident } from '../model/resident.ts';
import { type ReliefPlan, reliefPlans } from './relief-plans.ts';

/** A relief (DS15); amounts fen. */
export interface Relief {
  number: string;
  plan: ReliefPlan;
  person: Resident;
  reason: string;
  acceptedOn: string;
  approvedOn: string | null;
  fundedOn: string | null;
  lossFen: bigint;
}

/** One thing done for a recipient (DS15). */
export interface Measure {
  number: string;
  relief: Relief;
  kind: '资金' | '法律援助' | '心理疏导' | '转社会救助' | '教育帮扶' | '就业帮扶';
  amountFen: bigint | null;
  grantedOn: string;
  agency: string;
  /** Number of the legal aid (legal-aid.ts). */
  legalAid: string | null;
}

/** All reliefs, numbered by year. */
export function reliefs(): Relief[] {
  const counts = new Map<string, number>();
  return reliefPlans.map((plan, i) => {
    const year = plan.appliedOn.slice(0, 4);
    const serial = (counts.get(year) ?? 0) + 1;
    counts.set(year, serial);
    return reliefOf(`乌检救${year}-${String(serial).padStart(3, '0')}`, plan, i);
  });
}

function reliefOf(number: string, plan: ReliefPlan, index: number): Relief {
  const woman = plan.groups.includes('妇女');
  // Names of minors are ones that no other row bears, so that a test can tell whether one was stored.
  const named = plan.groups.includes('未成年人') ? { name: index > 5 ? '慕容垚' : '慕容芃芃' } : {};
  const acceptedOn = addDays(plan.appliedOn, 2);
  const approvedOn = plan.yuan > 0 ? addWorkdays(acceptedOn, 6 + (index % 4)) : null;
  return {
    number,
    plan,
    person: resident(`relief ${number}`, { born: plan.born, woman, ...named }),
    reason: plan.groups.includes('农民工')
      ? '被拖欠劳动报酬或受伤后无收入,生活困难'
      : '因案致困,未获赔偿,医疗和生活支出大',
    acceptedOn,
    approvedOn,
    fundedOn: approvedOn && addDays(approvedOn, 12),
    lossFen: BigInt(plan.lossYuan ?? plan.yuan * 3 + 26_000) * 100n,
  };
}

/** What was done for each recipient; `legalAids` gives number and day of the lawyer's assignment by relief. */
export function measures(
  list: Relief[],
  legalAids: ReadonlyMap<Relief, { number: string; assignedOn: string | null }>,
): Measure[] {
  return list.flatMap((relief, index) => {
    const { plan, approvedOn, fundedOn } = relief;
    if (!approvedOn || !fundedOn) return [];
    const made: Omit<Measure, 'number' | 'relief'>[] = [];
    const add = (kind: Measure['kind'], grantedOn: string, agency: string, more: Partial<Measure> = {}) =>
      made.push({ kind, grantedOn, agency, amountFen: null, legalAid: null, ...more });
    // One payment was late: three working days after the money had come in.
    add('资金', addWorkdays(fundedOn, index === 7 ? 3 : 1), '市检察院', { amountFen: BigInt(plan.yuan) * 100n });
    const aid = legalAids.get(relief);
    if (aid) add('法律援助', aid.assignedOn ?? approvedOn, '市司法局', { legalAid: aid.number });
    for (let i = 0; i < (plan.counselling ?? 0); i++) add('心理疏导', addDays(approvedOn, 5 + 21 * i), '市检察院');
    if (plan.transfer) add('转社会救助', addDays(approvedOn, 9), plan.transfer[0]);
    if (plan.other) add(plan.other[0], addDays(fundedOn, 20), plan.other[1]);
    return made.map((measure, i) => ({ number: `${relief.number}-${i + 1}`, relief, ...measure }));
  });
}
