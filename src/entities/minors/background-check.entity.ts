// One request to the background check: who asked, for how many persons, and the result code. The index of offences that
// answers it is never stored here, and no row says who was asked about.
import type { Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Int, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Institution } from './institution.entity.ts';
import { InstitutionKind } from './institution-kind.ts';

const CheckResult = codeList(
  'CheckResult',
  { en: 'Result code of a background check', zh: '查询结果代码' },
  {
    NO_RECORD: { en: 'No record of any person asked about', zh: '无记录' },
    HIT_REFER: { en: 'Someone among them is to be referred to the officer in charge', zh: '命中,转专人核查' },
    DENIED: { en: 'Refused: no purpose or no authorisation', zh: '不予查询' },
  },
);

const CheckOccasion = codeList(
  'CheckOccasion',
  { en: 'Occasion of a background check', zh: '查询事由' },
  {
    HIRING: { en: 'On hiring', zh: '入职查询' },
    YEARLY: { en: 'Yearly', zh: '年度查询' },
  },
);

@HubEntity({ plural: 'backgroundChecks', smallCounts: true, en: 'Request to the background check', zh: '入职查询' })
export class BackgroundCheck extends Delivered {
  @Text({ en: 'Number', zh: '查询编号', required: true, unique: true })
  number!: string;

  @One(() => Institution, { en: 'Institution whose staff was asked about', zh: '被查询单位' })
  institution!: Ref<Institution> | null;

  @Code(InstitutionKind, { en: 'Kind of institution', zh: '机构类型' })
  institutionKind!: keyof typeof InstitutionKind.values | null;

  @One(() => Agency, { en: 'Agency that asked', zh: '查询单位' })
  requestedBy!: Ref<Agency> | null;

  @Date_({ en: 'Checked on', zh: '查询日期', index: true })
  checkedOn!: string | null;

  @Code(CheckOccasion, { en: 'Occasion', zh: '查询事由' })
  occasion!: keyof typeof CheckOccasion.values | null;

  @Int({ en: 'Persons looked up; none where the request was refused', zh: '查询人次' })
  persons!: number | null;

  @Code(CheckResult, { en: 'Result code', zh: '查询结果' })
  result!: keyof typeof CheckResult.values | null;
}
