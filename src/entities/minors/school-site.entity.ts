// Where a school stands: the point from which the distance of shops is measured.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, Date_, Decimal, HubEntity, Many, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Division } from '../registry/division.entity.ts';
import { Institution } from './institution.entity.ts';
import { RetailLicence } from './retail-licence.entity.ts';

const SchoolKind = codeList(
  'SchoolKind',
  { en: 'Kind of school', zh: '学校类型' },
  {
    KINDERGARTEN: { en: 'Kindergarten', zh: '幼儿园' },
    PRIMARY: { en: 'Primary school', zh: '小学' },
    MIDDLE: { en: 'Junior middle school', zh: '初中' },
    HIGH: { en: 'Senior middle school', zh: '高中' },
    NINE_YEAR: { en: 'Nine-year school', zh: '九年一贯制学校' },
    VOCATIONAL: { en: 'Secondary vocational school', zh: '中等职业学校' },
    SPECIAL: { en: 'Special education', zh: '特殊教育学校' },
  },
);

@HubEntity({ plural: 'schoolSites', place: true, en: 'Site of a school', zh: '学校点位' })
export class SchoolSite extends Delivered {
  @Text({ en: 'Site code', zh: '点位编码', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Name', zh: '学校名称', level: 1, required: true })
  name!: string;

  @Code(SchoolKind, { en: 'Kind', zh: '学校类型', level: 1 })
  kind!: keyof typeof SchoolKind.values | null;

  @One(() => Division, { en: 'Division', zh: '所在区划', level: 1 })
  division!: Ref<Division> | null;

  @Decimal({ en: 'Longitude of the gate, degrees', zh: '校门经度', level: 1 })
  longitude!: number | null;

  @Decimal({ en: 'Latitude of the gate, degrees', zh: '校门纬度', level: 1 })
  latitude!: number | null;

  @Date_({ en: 'Opened on', zh: '建校日期', level: 1 })
  openedOn!: string | null;

  @One(() => Institution, { en: 'Institution', zh: '办学机构' })
  institution!: Ref<Institution> | null;

  @Many(() => RetailLicence, 'nearestSchool', { en: 'Licences to which it is the nearest school', zh: '周边许可' })
  nearbyLicences!: Collection<RetailLicence>;
}
