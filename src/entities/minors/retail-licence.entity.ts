// A licence to sell what minors must not buy, or to run a place they must not enter. How near to a school is too near is
// set locally: the hub measures, the query says the limit.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Code, Computed, Date_, Decimal, HubEntity, Int, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Division } from '../registry/division.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { judgedOn, on } from '../term.ts';
import { SchoolSite } from './school-site.entity.ts';

const LicenceKind = codeList(
  'LicenceKind',
  { en: 'Kind of retail licence', zh: '许可类别' },
  {
    TOBACCO: { en: 'Tobacco', zh: '烟草专卖零售' },
    ALCOHOL: { en: 'Alcohol', zh: '酒类零售' },
    LOTTERY: { en: 'Lottery', zh: '彩票销售' },
    INTERNET_CAFE: { en: 'Internet café', zh: '互联网上网服务' },
    ENTERTAINMENT: { en: 'Entertainment venue', zh: '娱乐场所' },
  },
);

const LicenceStatus = codeList(
  'LicenceStatus',
  { en: 'Status of a licence', zh: '许可状态' },
  {
    VALID: { en: 'Valid', zh: '有效' },
    SUSPENDED: { en: 'Suspended', zh: '停业' },
    REVOKED: { en: 'Revoked for a violation', zh: '吊销' },
    ANNULLED: { en: 'Annulled', zh: '撤销' },
    CANCELLED: { en: 'Given back', zh: '注销' },
  },
);

@HubEntity({ plural: 'retailLicences', place: true, en: 'Retail or venue licence', zh: '零售/经营许可' })
export class RetailLicence extends Delivered {
  @Text({ en: 'Licence number', zh: '许可证号', level: 1, required: true, unique: true })
  number!: string;

  @Code(LicenceKind, { en: 'Kind', zh: '许可类别', level: 1 })
  kind!: keyof typeof LicenceKind.values | null;

  @One(() => Enterprise, { en: 'Operator', zh: '经营者', level: 1 })
  operator!: Ref<Enterprise> | null;

  @Text({ en: 'Address', zh: '经营地址' })
  address!: string | null;

  @One(() => Division, { en: 'Division', zh: '所在区划', level: 1 })
  division!: Ref<Division> | null;

  @Decimal({ en: 'Longitude, degrees', zh: '经度' })
  longitude!: number | null;

  @Decimal({ en: 'Latitude, degrees', zh: '纬度' })
  latitude!: number | null;

  @Date_({ en: 'Issued on', zh: '发证日期', level: 1 })
  issuedOn!: string | null;

  @Date_({ en: 'Valid to', zh: '有效期至', level: 1 })
  validTo!: string | null;

  @Code(LicenceStatus, { en: 'Status', zh: '许可状态', level: 1 })
  status!: keyof typeof LicenceStatus.values | null;

  @One(() => SchoolSite, { from: ['longitude', 'latitude', 'SchoolSite'], en: 'Nearest school', zh: '最近学校' })
  nearestSchool!: Ref<SchoolSite> | null;

  @Int({
    from: ['longitude', 'latitude', 'SchoolSite'],
    en: 'Straight-line distance to the gate of the nearest school, metres',
    zh: '距最近校门距离(米)',
    index: true,
  })
  distanceToSchool!: number | null;

  @Computed('boolean', {
    en: 'Valid by its status and term',
    zh: '是否在有效期内',
    args: { on },
    sql: (row) => sql`coalesce(${row.col('status')} = 'VALID' and ${row.col('issuedOn')} <= ${judgedOn(row)}
      and coalesce(${row.col('validTo')} >= ${judgedOn(row)}, true), false)`,
  })
  inForce?: boolean;
}
