// School gates and the licensed shops and venues around them (DS24). Some stand a few steps from a gate, most do not.
import { addDays, addMonths } from '../../src/law/calendar.ts';
import { DISTRICTS, type District, type Enterprise } from '../model/enterprise.ts';
import { address } from '../model/names.ts';
import { type Random, random } from '../random.ts';
import type { Companies } from './companies.ts';
import type { Institution } from './institutions.ts';

/** A point in degrees. */
interface Point {
  longitude: number;
  latitude: number;
}

export interface SchoolSite extends Point {
  code: string;
  institution: Institution;
  kind: string;
  openedOn: string;
}

export interface Licence extends Point {
  number: string;
  kind: string;
  operator: Enterprise;
  address: string;
  division: District;
  issuedOn: string;
  validTo: string;
  status: string;
}

export interface Outlets {
  schools: SchoolSite[];
  licences: Licence[];
}

const CENTRES: Record<District, Point> = {
  '150302': { longitude: 106.822, latitude: 39.673 },
  '150303': { longitude: 106.884, latitude: 39.441 },
  '150304': { longitude: 106.722, latitude: 39.502 },
};
/** Metres of a degree of latitude, and of longitude at 39.6° north. */
const METRES = { latitude: 111_195, longitude: 85_680 };

export function outlets(companies: Companies, institutions: Institution[]): Outlets {
  const schools = institutions.filter(({ kind }) => kind === '学校' || kind === '幼儿园').map(schoolOf);
  return { schools, licences: licences(companies, schools) };
}

function schoolOf(institution: Institution, i: number): SchoolSite {
  const r = random(`school ${i}`);
  return {
    code: `XX${institution.division}${String(i + 1).padStart(3, '0')}`,
    institution,
    kind:
      institution.kind === '幼儿园'
        ? '幼儿园'
        : ['小学', '初级中学', '九年一贯制', '高中', '中等职业学校', '特殊教育'][i % 6]!,
    openedOn: `${r.int(1986, 2016)}-09-01`,
    ...shifted(CENTRES[institution.division], r.int(-1900, 1900), r.int(-2100, 2100)),
  };
}

function licences({ services }: Companies, schools: SchoolSite[]): Licence[] {
  const r = random('licences');
  return Array.from({ length: 72 }, (_, i) => {
    const school = schools[i % schools.length]!;
    const near = i % 6 === 0;
    const issuedOn = addDays('2020-03-02', r.int(0, 1800));
    const validTo = addMonths(issuedOn, 60);
    return {
      number: `1503${String(20_240_000 + i * 13)}`,
      kind: r.weighted([
        ['烟草专卖零售', 6],
        ['酒类零售', 4],
        ['彩票销售', 2],
        ['互联网上网服务', 1],
        ['娱乐场所', 1],
      ]),
      operator: services[40 + i]!,
      address: address(40_000 + i, DISTRICTS[school.institution.division]),
      division: school.institution.division,
      issuedOn,
      validTo,
      status: validTo < '2025-06-03' ? '注销' : r.chance(0.9) ? '有效' : '停业',
      ...shifted(school, ...offset(r, near)),
    };
  });
}

/** Metres east and north: across the street, or a few streets away. */
const offset = (r: Random, near: boolean): [number, number] =>
  near ? [r.int(-45, 45), r.int(20, 60)] : [r.int(-900, 900), r.int(150, 1200)];

const shifted = ({ longitude, latitude }: Point, east: number, north: number): Point => ({
  longitude: degrees(longitude + east / METRES.longitude),
  latitude: degrees(latitude + north / METRES.latitude),
});

const degrees = (value: number) => Math.round(value * 1e6) / 1e6;
