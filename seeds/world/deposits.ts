// The deposit ledger and the wage accounts of the demo city: for each site the rows that bring about its state.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { type Account, accountOf, type Deposit, depositOf } from '../model/wages.ts';
import { type Random, random } from '../random.ts';
import { HUB_DATE, type Site } from './sites.ts';

/** Name of the campaign in the ledger. */
const CAMPAIGN = 'WAGE-SECURITY-2025';

/** Deposits as of the two ledgers: the earlier lacks what the campaign brought later. */
export interface Ledger {
  march: Deposit[];
  may: Deposit[];
}

/** All deposit rows. */
export function ledger(sites: Site[]): Ledger {
  const r = random('deposits');
  let serial = 0;
  const may: Deposit[] = [];
  const counters = new Map<string, number>();
  for (const site of sites) {
    const index = counters.get(site.state) ?? 0;
    const over = site.campaignFen === null ? plainDeposit(r, site, index) : campaignDeposit(r, site, index);
    counters.set(site.state, index + 1);
    if (over) may.push(depositOf(++serial, site.project, over));
  }
  // In March only what the permits of January name was in the ledger.
  const known = may.filter((row) => row.project.clockOn <= '2025-01-31' && row.project.permits.length > 0);
  const march = known.map((row) => ({ ...row, ...asOfMarch(row) }));
  return { march, may };
}

/** On 31 March the worked example had paid nothing, and what was deposited later was still owed. */
function asOfMarch(row: Deposit): Partial<Deposit> {
  if (row.depositedOn === null || row.depositedOn <= '2025-03-31') {
    return row.status === '保函到期' && row.guaranteeTo! > '2025-03-31' ? { status: '保函有效' } : {};
  }
  const none = {
    form: null,
    bank: null,
    account: null,
    guaranteeNumber: null,
    guaranteeFen: null,
    guaranteeFrom: null,
    guaranteeTo: null,
  };
  return { ...none, amountFen: 0n, depositedOn: null, status: '未存', campaign: null };
}

function campaignDeposit(r: Random, { project, state, campaignFen }: Site, index: number): Partial<Deposit> {
  const late = addDays('2025-02-17', r.int(0, 92));
  const depositedOn = project.clockOn >= '2025-02-01' ? addDays(project.clockOn, r.int(5, 18)) : late;
  const common = { amountFen: campaignFen!, depositedOn, campaign: CAMPAIGN };
  if (state === 'PARTIAL') return { ...common, form: '现金', status: '部分' };
  if (state === 'SECURED') return { ...common, form: '现金' };
  return { ...common, form: index % 3 === 0 ? '工程担保公司保函' : index % 7 === 1 ? '保证保险' : '银行保函' };
}

/** Rows outside the campaign; null = the ledger knows nothing of the site. */
function plainDeposit(r: Random, { project, state }: Site, index: number): Partial<Deposit> | null {
  const required = (project.contractFen * 2n) / 100n;
  const guarantee = { form: '银行保函' as const, amountFen: (project.contractFen * 32n) / 1000n };
  const empty = { amountFen: 0n, form: null, depositedOn: null };
  switch (state) {
    case 'SECURED':
      return securedBy(project, required, index);
    case 'SUBSTITUTED':
      return { ...guarantee, form: index % 2 ? '工程担保公司保函' : '银行保函' };
    case 'PARTIAL':
      return index === 0
        ? workedExample()
        : { amountFen: ((required * BigInt(r.int(20, 70))) / 100n / 10_000n) * 10_000n, status: '部分' };
    case 'UNPAID':
      return index % 3 === 0 ? { ...empty, status: '未存' } : null;
    case 'GUARANTEE_LAPSED': {
      const to = addDays(HUB_DATE, -r.int(12, 260));
      const from = addMonths(to, -13);
      return {
        ...guarantee,
        guaranteeTo: to,
        depositedOn: from > project.clockOn ? from : addDays(project.clockOn, 9),
        status: index === 0 ? '保函有效' : '保函到期',
      };
    }
    case 'GUARANTEE_TERM_SHORT':
      return { ...guarantee, guaranteeTo: addDays(HUB_DATE, r.int(30, 240)) };
    case 'EXEMPT':
      if (index < 4) return null;
      return { ...empty, dueFen: 0n, ratePercent: '0', relief: index < 6 ? '小额免存' : '三年免存', status: '免存' };
    case 'UNIT_SUSPECT':
      // 万元 written into a column of 元: the contract is ten thousand times too small.
      return { contractFen: project.contractFen / 10_000n };
    case 'COMPLETED':
      return { returnedOn: addDays(project.endsOn, 70 + r.int(0, 60)), status: '已返还' };
    case 'STOPPED':
      return index < 5 ? { status: '已存' } : null;
    default:
      return null;
  }
}

/** Ten of the twenty-four 万元, in cash, entered under a name with full-width letters and without credit code. */
function workedExample(): Partial<Deposit> {
  return {
    contractorName: 'ＸＸ建筑安装（乌海）有限责任公司',
    contractorCode: null,
    amountFen: 10_000_000n,
    form: '现金',
    depositedOn: '2025-04-18',
    status: '部分',
  };
}

/**
 * Outside the campaign: one was used and made good, one is halved, one raised; and two whose contract the office enters
 * otherwise than the permit, with a supplement and without an item.
 */
function securedBy({ clockOn, contractFen }: Site['project'], required: bigint, index: number): Partial<Deposit> {
  const usedOn = addDays(clockOn, 210);
  const half = required / 2n;
  const raised = required + half;
  const otherwise = (percent: bigint) => ({ contractFen: (contractFen * percent) / 100n });
  const ways: Record<number, Partial<Deposit>> = {
    27: { usedOn, usedFen: (required / 3n / 10_000n) * 10_000n, replenishedOn: addDays(usedOn, 11) },
    28: { ratePercent: '1', dueFen: half, amountFen: half, relief: '两年减半' },
    29: { ratePercent: '3', dueFen: raised, amountFen: raised, uplift: '前2年欠薪' },
    30: otherwise(108n),
    31: otherwise(97n),
  };
  return ways[index] ?? {};
}

/** The wage accounts: open at the fifty campaign sites, frozen or closed elsewhere. */
export function accounts(sites: Site[]): Account[] {
  let serial = 0;
  const list: Account[] = [];
  const open = sites.filter((site) => site.campaignFen !== null);
  for (const { project } of open.slice(0, 2)) {
    list.push(
      accountOf(++serial, project, {
        status: '已注销',
        openedOn: addDays(project.clockOn, 12),
        lastPaidOn: '2024-06-20',
      }),
    );
  }
  for (const { project } of open) list.push(accountOf(++serial, project, campaignOpening(project.clockOn, serial)));
  const frozen = sites.filter(
    (site) => site.campaignFen === null && ['PARTIAL', 'GUARANTEE_LAPSED'].includes(site.state),
  );
  for (const { project } of frozen.slice(1, 10))
    list.push(accountOf(++serial, project, { status: '冻结', lastFundedOn: '2024-11-18', lastPaidOn: '2024-11-26' }));
  const closed = sites.filter((site) => ['COMPLETED', 'STOPPED'].includes(site.state));
  for (const { project } of closed)
    list.push(accountOf(++serial, project, { status: '已注销', lastFundedOn: '2024-01-15', lastPaidOn: '2024-01-25' }));
  return list;
}

/** Old sites opened their account only when the campaign made them; new ones within thirty days. */
function campaignOpening(clockOn: string, serial: number): Partial<Account> {
  return {
    openedOn: clockOn >= '2025-02-01' ? addDays(clockOn, 9 + (serial % 15)) : addDays('2025-02-20', (serial * 7) % 80),
  };
}
