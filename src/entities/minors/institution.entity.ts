// An institution in close contact with minors (未保法 art. 130), which has to ask about its staff when it hires and every
// year after.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, Date_, HubEntity, Many, One, Text } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { BackgroundCheck } from './background-check.entity.ts';
import { InstitutionKind } from './institution-kind.ts';
import { SchoolSite } from './school-site.entity.ts';
import { StaffMember } from './staff-member.entity.ts';

@HubEntity({
  plural: 'institutions',
  place: true,
  en: 'Institution in close contact with minors',
  zh: '密切接触未成年人的单位',
})
export class Institution extends Delivered {
  @Text({ en: 'Licence or registration number', zh: '许可证号/登记证号', required: true, unique: true })
  code!: string;

  @Text({ en: 'Name', zh: '名称', required: true })
  name!: string;

  @Code(InstitutionKind, { en: 'Kind', zh: '机构类型' })
  kind!: keyof typeof InstitutionKind.values | null;

  @One(() => Division, { en: 'Division', zh: '所在区划' })
  division!: Ref<Division> | null;

  @One(() => Agency, { en: 'Agency in charge', zh: '主管部门' })
  supervisor!: Ref<Agency> | null;

  @One(() => Enterprise, { en: 'Enterprise that runs it', zh: '举办企业' })
  enterprise!: Ref<Enterprise> | null;

  @Date_({ en: 'Licence valid to', zh: '许可证有效期至' })
  licenceValidTo!: string | null;

  @Many(() => StaffMember, 'institution', { en: 'Staff', zh: '从业人员' })
  staff!: Collection<StaffMember>;

  @Many(() => BackgroundCheck, 'institution', { en: 'Background checks asked for', zh: '入职查询' })
  backgroundChecks!: Collection<BackgroundCheck>;

  @Many(() => SchoolSite, 'institution', { en: 'Sites', zh: '校区点位' })
  sites!: Collection<SchoolSite>;
}
