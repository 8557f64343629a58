// Institutions in close contact with minors: who works there, what was asked about them, and who is banned. The checks since
// 2024 add up to the figure of the article; nobody asked about is named in them.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { DISTRICTS, type District, type Enterprise } from '../model/enterprise.ts';
import { identityNumber } from '../model/identity.ts';
import { companyCore, personName } from '../model/names.ts';
import { type Random, random } from '../random.ts';
import { allocate } from './allocate.ts';
import type { Companies } from './companies.ts';

/** An institution of DS19; `welfare` ones are in the charge of civil affairs. */
export interface Institution {
  code: string;
  name: string;
  kind: string;
  division: District;
  welfare: boolean;
  firm: Enterprise | null;
  validTo: string;
}

/** A row of a roster. */
export interface Staff {
  number: string;
  institution: Institution;
  name: string;
  identity: string;
  post: string;
  hiredOn: string;
  status: string;
  lastCheckedOn: string | null;
  authorised: boolean;
  result: string | null;
  disposition: string | null;
}

/** A request to the background check (DS20). */
export interface Check {
  number: string;
  institution: Institution;
  requestedBy: string;
  checkedOn: string;
  occasion: string;
  persons: number;
  result: string;
}

/** A judgment with a ban on working. */
export interface Ban {
  number: string;
  judgment: string;
  court: string;
  name: string;
  identity: string;
  basis: string;
  decidedOn: string;
  effectiveOn: string;
  startsOn: string;
  endsOn: string | null;
  deliveredOn: string | null;
}

export interface Care {
  institutions: Institution[];
  staff: Staff[];
  checks: Check[];
  bans: Ban[];
}

/** Person-times looked up since 2024. */
const CHECKED = 2182n;
const DEMO_DAY = '2025-06-03';

const KINDS: [kind: string, ending: string, count: number, staff: number][] = [
  ['学校', '学校', 6, 9],
  ['幼儿园', '幼儿园', 8, 6],
  ['校外培训机构', '艺术培训中心', 8, 4],
  ['托育机构', '托育园', 3, 4],
  ['校外托管', '托管中心', 2, 3],
  ['儿童福利机构', '儿童福利院', 2, 7],
  ['救助站', '未成年人救助保护中心', 3, 4],
];

export function care(companies: Companies): Care {
  const list = institutions(companies);
  const banned = bans();
  return { institutions: list, staff: staff(list, banned[0]!), checks: checks(list), bans: banned };
}

function institutions({ services }: Companies): Institution[] {
  const r = random('institutions');
  const districts = Object.keys(DISTRICTS) as District[];
  let serial = 0;
  return KINDS.flatMap(([kind, ending, count]) =>
    Array.from({ length: count }, (_, i): Institution => {
      const division = districts[i % 3]!;
      const welfare = kind === '儿童福利机构' || kind === '救助站';
      serial += 1;
      const run = kind === '校外培训机构' || kind === '托育机构';
      return {
        code: `${welfare ? 'FL' : '教民'}${division}${String(serial).padStart(5, '0')}`,
        name: `${DISTRICTS[division]}${companyCore(5000 + serial)}${ending}`,
        kind,
        division,
        welfare,
        firm: run ? services[20 + serial]! : null,
        validTo: addMonths('2025-03-31', r.int(-2, 48)),
      };
    }),
  );
}

const POSTS = ['教师', '教师', '保育员', '保安', '保洁', '厨师', '校车司机', '宿管', '管理人员'];
const WELFARE_POSTS = ['护理员', '护理员', '管理人员', '保安', '炊事员', '医护'];

function staff(list: Institution[], ban: Ban): Staff[] {
  const r = random('staff');
  const rows = list.flatMap((institution) => {
    const count = KINDS.find(([kind]) => kind === institution.kind)![3];
    return Array.from({ length: count }, (_, i) => staffOf(r, institution, i));
  });
  // A hit that nobody has acted on, one that was, one still under review; and a banned person in post.
  Object.assign(rows[7]!, { result: '命中', disposition: '未处置', status: '在岗', lastCheckedOn: '2025-04-21' });
  Object.assign(rows[58]!, { result: '命中', disposition: '解聘', status: '离岗', lastCheckedOn: '2024-09-06' });
  Object.assign(rows[80]!, { result: '待复核', status: '停岗', lastCheckedOn: '2025-05-26' });
  Object.assign(rows[112]!, {
    name: ban.name,
    identity: ban.identity,
    status: '在岗',
    lastCheckedOn: null,
    result: null,
  });
  return rows;
}

function staffOf(r: Random, institution: Institution, i: number): Staff {
  const hiredOn = addDays('2019-08-26', r.int(0, 2060));
  const checked = r.weighted<string | null>([
    [later(hiredOn, addDays('2024-07-01', r.int(0, 330))), 15],
    [later(hiredOn, addDays('2023-03-01', r.int(0, 400))), 2],
    [null, 1],
  ]);
  const born = addDays('1966-01-01', r.int(0, 12_800));
  return {
    number: `${institution.code}-${String(i + 1).padStart(2, '0')}`,
    institution,
    name: personName(r),
    identity: identityNumber(institution.division, born, r.int(0, 9)),
    post: institution.welfare ? WELFARE_POSTS[i % WELFARE_POSTS.length]! : POSTS[i % POSTS.length]!,
    hiredOn,
    status: r.chance(0.93) ? '在岗' : '离岗',
    lastCheckedOn: checked,
    authorised: checked !== null,
    result: checked && '无',
    disposition: null,
  };
}

const later = (a: string, b: string) => (a > b ? a : b);

/** Sixty requests since 2024, those refused without a look-up, and earlier ones that no figure counts. */
function checks(list: Institution[]): Check[] {
  const r = random('checks');
  // One institution has never asked.
  const asking = list.filter((_, i) => i !== 20);
  const since = Array.from({ length: 60 }, (_, i) => ({
    institution: asking[i % asking.length]!,
    checkedOn: addDays('2024-01-08', i * 8 + r.int(0, 6)),
  }));
  const persons = allocate(
    CHECKED,
    since.map(({ institution }) => (institution.kind === '学校' ? 6 : 2) + r.next()),
    1n,
  );
  const before = Array.from({ length: 7 }, (_, i) => ({
    institution: asking[i * 3]!,
    checkedOn: addDays('2023-02-13', i * 41),
  }));
  const denied = [4, 13, 28].map((at, i) => ({
    institution: asking[at % asking.length]!,
    checkedOn: addDays('2024-05-20', i * 130),
  }));
  const rows = [
    ...since.map((one, i) => ({
      ...one,
      persons: Number(persons[i]),
      result: [6, 24, 49].includes(i) ? '命中' : '无记录',
    })),
    ...before.map((one) => ({ ...one, persons: r.int(12, 60), result: '无记录' })),
    ...denied.map((one) => ({ ...one, persons: 0, result: '不予查询' })),
  ];
  return rows.map((row, i) => ({
    ...row,
    number: `CX${row.checkedOn.slice(0, 4)}${String(i + 1).padStart(4, '0')}`,
    requestedBy: row.institution.welfare ? '市民政局' : '市教育局',
    occasion: i % 4 === 3 ? '入职' : '年度',
  }));
}

function bans(): Ban[] {
  const r = random('bans');
  return Array.from({ length: 6 }, (_, i) => {
    const decidedOn = addDays('2023-04-18', i * 141);
    const effectiveOn = addDays(decidedOn, 11);
    const forGood = i % 3 !== 1;
    const court = ['内0302', '内0303', '内0304'][i % 3]!;
    return {
      number: `JZ${decidedOn.slice(0, 4)}-${String(i + 1).padStart(3, '0')}`,
      judgment: `（${decidedOn.slice(0, 4)}）${court}刑初${31 + i * 17}号`,
      court: `${['海勃湾区', '海南区', '乌达区'][i % 3]}人民法院`,
      name: personName(r),
      identity: identityNumber('150302', addDays('1970-05-02', r.int(0, 9000)), i),
      basis: forGood ? '未成年人保护法第六十二条' : '刑法第三十七条之一',
      decidedOn,
      effectiveOn,
      startsOn: effectiveOn,
      endsOn: forGood ? null : addMonths(effectiveOn, 48),
      // One judgment came late, one has not come.
      deliveredOn: i === 4 ? null : addDays(effectiveOn, i === 2 ? 47 : r.int(5, 28)),
    };
  }).filter(({ effectiveOn }) => effectiveOn < DEMO_DAY);
}
