// Administrative divisions by GB/T 2260. The key is the code padded to twelve digits, so that "within a division"
// is a range of keys on every row that names one.
import type { Collection, Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, HubEntity, Many, Node, One, Text, TextList } from '../../graph/decorators.ts';
import type { Hierarchy } from '../../graph/model.ts';
import { badInput } from '../../graph/scalars.ts';
import { codeList } from '../../graph/types.ts';
import { Project } from '../construction/project.entity.ts';
import { Institution } from '../minors/institution.entity.ts';
import { RetailLicence } from '../minors/retail-licence.entity.ts';
import { SchoolSite } from '../minors/school-site.entity.ts';
import { LandContract } from '../revenue/land-contract.entity.ts';
import { WageComplaint } from '../wages/wage-complaint.entity.ts';
import { Agency } from './agency.entity.ts';
import { Enterprise } from './enterprise.entity.ts';

const DivisionLevel = codeList(
  'DivisionLevel',
  { en: 'Level of a division', zh: '行政区划级别' },
  {
    PROVINCE: { en: 'Province or autonomous region', zh: '省级' },
    CITY: { en: 'City', zh: '地级' },
    COUNTY: { en: 'County or district', zh: '县级' },
    STREET: { en: 'Street or town', zh: '乡级' },
  },
);

/** A key is the code padded with zeros to twelve digits: province 2, city 2, county 2, street 3, village 3. */
const hierarchy: Hierarchy = {
  within(code) {
    if (!/^(\d{6}|\d{9}|\d{12})$/.test(code))
      throw badInput(
        `行政区划代码须为6、9或12位数字 · "${code}" is not a division code of 6, 9 or 12 digits`,
        'within',
      );
    const stem = code.length === 6 ? code.replace(/(00){0,2}$/, '') : code.replace(/(000){0,2}$/, '');
    return { from: stem.padEnd(12, '0'), to: stem.padEnd(12, '9') };
  },
  // Small-area statistics begin below the city (domain section 5.3).
  small: (code) => !/^\d{4}(00)+$/.test(code),
  levels: {
    COUNTY: {
      en: 'by county',
      zh: '按区县',
      small: true,
      key: (key) => sql`case when ${key} % 100000000 <> 0 then ${key} / 1000000 * 1000000 end`,
    },
    CITY: {
      en: 'by city',
      zh: '按市',
      small: false,
      key: (key) => sql`case when ${key} % 10000000000 <> 0 then ${key} / 100000000 * 100000000 end`,
    },
    PROVINCE: {
      en: 'by province',
      zh: '按省级',
      small: false,
      key: (key) => sql`${key} / 10000000000 * 10000000000`,
    },
  },
};

@HubEntity({
  rowsFrom: 'register',
  plural: 'divisions',
  hierarchy,
  place: true,
  en: 'Administrative division (GB/T 2260)',
  zh: '行政区划',
})
export class Division extends Node {
  @Text({ en: 'Code of 6 or 9 digits', zh: '区划代码', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Name', zh: '名称', level: 1, required: true })
  name!: string;

  @Code(DivisionLevel, { en: 'Level', zh: '级别', level: 1, required: true })
  level!: keyof typeof DivisionLevel.values;

  @One(() => Division, { en: 'Division above', zh: '上级区划', level: 1 })
  parent!: Ref<Division> | null;

  @TextList({ en: 'Other names in use', zh: '别名', level: 1 })
  aliases!: string[];

  @Many(() => Division, 'parent', { en: 'Divisions directly below', zh: '下级区划', level: 1 })
  children!: Collection<Division>;

  // What names the division itself; `within` finds also what lies in the divisions below.
  @Many(() => Agency, 'division', { en: 'Agencies of this division itself', zh: '本级单位', level: 1 })
  agencies!: Collection<Agency>;

  @Many(() => Enterprise, 'division', { en: 'Enterprises placed in this division itself', zh: '本级市场主体' })
  enterprises!: Collection<Enterprise>;

  @Many(() => Project, 'division', { en: 'Projects placed in this division itself', zh: '本级工程建设项目' })
  projects!: Collection<Project>;

  @Many(() => LandContract, 'division', { en: 'Land contracts of this division itself', zh: '本级土地出让合同' })
  landContracts!: Collection<LandContract>;

  @Many(() => WageComplaint, 'division', { en: 'Wage complaints of this division itself', zh: '本级欠薪投诉' })
  complaints!: Collection<WageComplaint>;

  @Many(() => Institution, 'division', {
    en: 'Institutions for minors in this division itself',
    zh: '本级未成年人服务机构',
  })
  institutions!: Collection<Institution>;

  @Many(() => SchoolSite, 'division', { en: 'School sites in this division itself', zh: '本级学校点位' })
  schoolSites!: Collection<SchoolSite>;

  @Many(() => RetailLicence, 'division', { en: 'Retail licences of this division itself', zh: '本级零售许可' })
  retailLicences!: Collection<RetailLicence>;
}
