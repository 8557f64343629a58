// Legal aid in the demo city (DS22): that which was part of a judicial relief, that of workers who claim wages, and other.
import { addDays } from '../../src/law/calendar.ts';
import { person as litigant } from '../model/lawsuit.ts';
import { personName } from '../model/names.ts';
import { asResident, type Resident, resident } from '../model/resident.ts';
import { random } from '../random.ts';
import type { Relief } from './relief.ts';
import { worker as onRoster } from './roster.ts';
import { HUB_DATE } from './sites.ts';
import type { SocialAid } from './social-aid.ts';

/** An application for legal aid (DS22). */
export interface LegalAid {
  number: string;
  person: Resident;
  groups: string[];
  matter: string;
  caseNumber: string | null;
  appliedOn: string;
  decidedOn: string | null;
  assignedOn: string | null;
  lawyer: string | null;
  result: string;
}

/** Workers whom other deliveries know too: a plaintiff for wages of May 2024, and one on the roster of the example site. */
const CLAIMANTS = new Map<number, Resident>([
  [6, asResident(litigant(118))],
  [30, asResident(onRoster(4))],
]);

/** The legal aid of reliefs, by relief. */
export function legalAidOfReliefs(reliefs: Relief[]): Map<Relief, LegalAid> {
  const aided = reliefs.filter(({ plan }) => plan.legalAid);
  return new Map(
    aided.map((relief, i) => {
      const { plan, person, approvedOn } = relief;
      const about = { person, groups: plan.groups, matter: plan.legalAid!, caseNumber: plan.caseNumber };
      return [relief, aidOf(i + 1, addDays(approvedOn ?? plan.appliedOn, 3), about)] as const;
    }),
  );
}

/** Other legal aid; workers of the wage cases and recipients of social aid are among the applicants. */
export function otherLegalAid(socialAid: SocialAid[], from: number): LegalAid[] {
  const matters = ['劳动报酬', '工伤', '交通事故', '抚养', '赡养', '社会保险', '家庭暴力', '其他'];
  const adults = socialAid.filter(({ person, stoppedOn }) => person.born < '2000' && stoppedOn === null);
  return Array.from({ length: 31 }, (_, i) => {
    const r = random(`legal aid ${i}`);
    const worker = i % 3 === 0;
    const other = () => resident(`legal aid ${i}`, { born: `19${60 + i}-0${1 + (i % 9)}-16` });
    const person = i % 5 === 4 ? adults[i]!.person : (CLAIMANTS.get(i) ?? other());
    return aidOf(from + i, addDays('2024-01-08', i * 17), {
      person,
      groups: worker ? ['农民工'] : person.born < '1965' ? ['老年人'] : person.woman ? ['妇女'] : [],
      matter: worker ? '劳动报酬' : r.pick(matters),
      caseNumber: worker && i >= 21 ? `乌检民监〔2024〕${31 + (i % 4)}号` : null,
    });
  });
}

type About = Pick<LegalAid, 'person' | 'groups' | 'matter' | 'caseNumber'>;

function aidOf(serial: number, appliedOn: string, about: About): LegalAid {
  const r = random(`legal aid number ${serial}`);
  // Aid that belongs to a relief is always granted; some of the other is refused or still being looked at.
  const open = appliedOn > addDays(HUB_DATE, -12);
  const refused = serial % 13 === 0 && !open;
  const decidedOn = open ? null : addDays(appliedOn, r.int(2, 7));
  const assignedOn = decidedOn && !refused ? addDays(decidedOn, r.int(0, 4)) : null;
  const done = appliedOn < '2024-12-01';
  return {
    number: `法援受字${appliedOn.slice(0, 4)}第${String(serial).padStart(3, '0')}号`,
    ...about,
    appliedOn,
    decidedOn,
    assignedOn,
    lawyer: assignedOn && personName(r),
    result: refused ? '不予援助' : done ? r.pick(['支持', '部分支持', '调解', '败诉', '终止']) : '办理中',
  };
}
