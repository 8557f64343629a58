// Land-transfer contracts of the demo city: three firms of Haibowan that paid an instalment late, with the penalty of
// 1 ‰ a day on what they paid, and others that paid in time or still owe.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { DISTRICTS, type District, type Enterprise } from '../model/enterprise.ts';
import { type Random, random } from '../random.ts';
import type { Companies } from './companies.ts';

/** A payment on an instalment. */
interface Payment {
  voucher: string;
  sequence: number;
  paidOn: string;
  fen: bigint;
  kind: '出让金' | '滞纳金';
}

/** A contract with its instalments and payments; amounts fen, penalty ‰ a day. */
export interface LandContract {
  number: string;
  supervision: string;
  parcel: string;
  location: string;
  division: District;
  firm: Enterprise;
  area: number;
  use: string;
  supply: string;
  priceFen: bigint;
  signedOn: string;
  startBy: string;
  completeBy: string;
  permille: string;
  office: string;
  title: string | null;
  installments: { sequence: number; dueOn: string; dueFen: bigint }[];
  payments: Payment[];
}

/** What a debtor paid late: principal after so many days, with the penalty on it. */
interface LatePayment {
  contract: LandContract;
  paidOn: string;
  principalFen: bigint;
  penaltyFen: bigint;
}

/** All contracts, and the late payments that the case recovered. */
export interface Land {
  contracts: LandContract[];
  recovered: LatePayment[];
}

/** First instalment (paid in time), then the second: its day and what was paid after how many days. 万元 in fen. */
const DEBTS = [
  {
    firstFen: 500_000_000n,
    dueOn: '2024-03-29',
    parts: [
      [200_000_000n, 200],
      [300_000_000n, 243],
    ],
  },
  { firstFen: 440_000_000n, dueOn: '2024-02-05', parts: [[420_000_000n, 310]] },
  { firstFen: 410_000_000n, dueOn: '2024-05-10', parts: [[400_592_000n, 250]] },
] as const;

/** All land contracts. */
export function land({ developers, industry }: Companies): Land {
  const r = random('land');
  const recovered: LatePayment[] = [];
  const haibowan = developers.slice(1).filter((firm) => firm.division === '150302');
  const contracts = DEBTS.map((debt, i) => debtor(r, i + 1, haibowan[i]!, debt, recovered));
  const others = [
    ...developers.filter((firm) => !haibowan.slice(0, 3).includes(firm)).slice(4, 20),
    ...industry.slice(30, 38),
  ];
  for (const firm of others) contracts.push(ordinaryContract(r, contracts.length + 1, firm));
  return { contracts, recovered };
}

function debtor(
  r: Random,
  serial: number,
  firm: Enterprise,
  debt: (typeof DEBTS)[number],
  recovered: LatePayment[],
): LandContract {
  const secondFen = debt.parts.reduce((sum, [fen]) => sum + fen, 0n);
  const signedOn = addMonths(debt.dueOn, -9);
  const contract = contractOf(r, serial, firm, signedOn, debt.firstFen + secondFen, {
    division: '150302',
    permille: '1',
  });
  contract.installments = [
    { sequence: 1, dueOn: addDays(signedOn, 30), dueFen: debt.firstFen },
    { sequence: 2, dueOn: debt.dueOn, dueFen: secondFen },
  ];
  pay(contract, 1, addDays(signedOn, 26), debt.firstFen, '出让金');
  for (const [fen, days] of debt.parts) {
    const paidOn = addDays(debt.dueOn, days);
    const penaltyFen = (fen * BigInt(days) + 500n) / 1000n;
    pay(contract, 2, paidOn, fen, '出让金');
    pay(contract, 2, paidOn, penaltyFen, '滞纳金');
    recovered.push({ contract, paidOn, principalFen: fen, penaltyFen });
  }
  return contract;
}

/** A contract as most are: paid in time; every sixth is late and every ninth still owes its last instalment. */
export function ordinaryContract(r: Random, serial: number, firm: Enterprise): LandContract {
  const signedOn = addDays('2021-03-01', r.int(0, 1300));
  const contract = contractOf(r, serial, firm, signedOn, BigInt(r.int(180, 9800)) * 1_000_000n, {});
  const halves = [(contract.priceFen * 6n) / 10n, contract.priceFen - (contract.priceFen * 6n) / 10n];
  contract.installments = halves.map((dueFen, i) => ({
    sequence: i + 1,
    dueOn: i === 0 ? addDays(signedOn, 30) : addMonths(signedOn, 9),
    dueFen,
  }));
  for (const { sequence, dueOn, dueFen } of contract.installments) {
    if (sequence === 2 && serial % 9 === 0) continue;
    const late = sequence === 2 && serial % 6 === 1 ? r.int(3, 40) : -r.int(0, 12);
    pay(contract, sequence, addDays(dueOn, late), dueFen, '出让金');
    const tenths = contract.permille === '1' ? 10n : 5n;
    if (late > 0)
      pay(contract, sequence, addDays(dueOn, late), (dueFen * BigInt(late) * tenths + 5000n) / 10_000n, '滞纳金');
  }
  return contract;
}

function contractOf(
  r: Random,
  serial: number,
  firm: Enterprise,
  signedOn: string,
  priceFen: bigint,
  over: Partial<LandContract>,
): LandContract {
  const division = over.division ?? firm.division;
  const district = DISTRICTS[division];
  const no = String(serial).padStart(3, '0');
  const startBy = addMonths(signedOn, 12);
  return {
    number: `${signedOn.slice(0, 4)}-W-${no}`,
    supervision: `${division}${signedOn.slice(0, 4)}B00${no}`,
    parcel: `${division}00${r.int(1, 9)}0${no}GB0${r.int(1000, 9999)}W00000000`.slice(0, 28),
    location: `${district}${r.pick(['滨河大道', '黄河西街', '千里山南路', '人民路'])}${r.pick(['以东', '以西', '南侧'])}`,
    division,
    firm,
    area: r.int(8000, 120_000) + r.int(0, 99) / 100,
    use: r.pick(['城镇住宅用地', '商服用地', '工业用地', '商住用地']),
    supply: r.pick(['挂牌', '挂牌', '拍卖', '招标', '协议']),
    priceFen,
    signedOn,
    startBy,
    completeBy: addMonths(startBy, 24),
    permille: r.pick(['1', '1', '0.5']),
    office: `乌海市自然资源局${district}分局`,
    title: null,
    installments: [],
    payments: [],
    ...over,
  };
}

function pay(contract: LandContract, sequence: number, paidOn: string, fen: bigint, kind: Payment['kind']): void {
  const voucher = `JK${paidOn.replaceAll('-', '')}${contract.number.split('-')[2]}${String(contract.payments.length + 1).padStart(2, '0')}`;
  contract.payments.push({ voucher, sequence, paidOn, fen, kind });
}
