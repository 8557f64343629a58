// Social aid in the demo city (DS21): that of the recipients of judicial relief, and of other households.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { type Resident, resident } from '../model/resident.ts';
import { random } from '../random.ts';
import type { Relief } from './relief.ts';
import { HUB_DATE } from './sites.ts';

/** Social aid of one person under one programme (DS21); amounts fen. */
export interface SocialAid {
  number: string;
  household: string;
  person: Resident;
  programme: string;
  size: number;
  monthlyFen: bigint;
  since: string;
  stoppedOn: string | null;
  stopReason: string | null;
  checkedOn: string | null;
}

type Programme = readonly [name: string, yuan: number, bornFrom: number, bornTo: number, weight: number];

const PROGRAMMES: readonly Programme[] = [
  ['低保', 680, 1955, 1998, 14],
  ['特困', 1130, 1945, 1962, 5],
  ['低保边缘', 240, 1958, 1990, 6],
  ['临时救助', 3000, 1960, 2000, 6],
  ['残疾补贴', 110, 1950, 2002, 9],
  ['高龄津贴', 200, 1934, 1944, 8],
  ['孤儿', 1900, 2009, 2018, 3],
  ['事实无人抚养', 1400, 2009, 2018, 3],
];
const STOPS = ['收入超标', '死亡', '户籍迁出', '救助期满', '自愿退出', '服刑', '财产超标'];
const CHILDREN = ['孤儿', '事实无人抚养'];

/** All social aid, oldest number first. */
export function socialAid(reliefs: Relief[]): SocialAid[] {
  const rows = [...ofReliefs(reliefs), ...ofOthers()];
  return rows.map((row, i) => ({ ...row, number: `WHJZ${row.since.slice(0, 4)}${String(i + 1).padStart(4, '0')}` }));
}

function ofReliefs(reliefs: Relief[]): Omit<SocialAid, 'number'>[] {
  return reliefs.flatMap(({ plan, person }, i) =>
    (plan.socialAid ?? []).map(([programme, yuan, months]) => {
      const since = addMonths(plan.appliedOn, months);
      const dead = programme === '高龄津贴';
      return {
        household: `0473${String(2000 + i)}`,
        person,
        programme,
        size: 1 + (i % 3),
        monthlyFen: BigInt(yuan) * 100n,
        since,
        stoppedOn: dead ? '2024-12-01' : null,
        stopReason: dead ? '死亡' : null,
        checkedOn: addDays('2025-03-03', i),
      };
    }),
  );
}

function ofOthers(): Omit<SocialAid, 'number'>[] {
  return Array.from({ length: 60 }, (_, i) => {
    const r = random(`social aid ${i}`);
    const [programme, yuan, from, to] = r.weighted(PROGRAMMES.map((one) => [one, one[4]] as const));
    const born = `${r.int(from, to)}-${String(r.int(1, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`;
    const since = addDays(HUB_DATE, -r.int(60, 2000));
    const stopped = i % 6 === 4;
    const child = CHILDREN.includes(programme);
    return {
      household: `0473${String(3000 + (i - (i % 7 === 3 ? 1 : 0)))}`,
      person: resident(`social aid ${i}`, { born, ...(child && { name: '慕容苒' }) }),
      programme,
      size: child ? 1 : r.int(1, 4),
      monthlyFen: BigInt(yuan + r.int(0, 9) * 10) * 100n,
      since,
      stoppedOn: stopped ? addDays(since, 50) : null,
      stopReason: stopped ? STOPS[Math.floor(i / 6) % STOPS.length]! : null,
      checkedOn: r.chance(0.8) ? addDays('2025-02-10', r.int(0, 80)) : null,
    };
  });
}
