// The construction permit, whose issue starts the clock of the wage deposit.
import type { Ref } from '@mikro-orm/core';
import { Bool, Code, Date_, Decimal, HubEntity, Money, One, Part, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Enterprise, NamedPerson } from '../registry/enterprise.entity.ts';
import { Person } from '../registry/person.entity.ts';
import { Project } from './project.entity.ts';

const PermitStatus = codeList(
  'PermitStatus',
  { en: 'Status of a construction permit', zh: '施工许可状态' },
  {
    IN_FORCE: { en: 'In force', zh: '有效' },
    AMENDED: { en: 'Amended', zh: '变更' },
    EXTENDED: { en: 'Extended', zh: '延期' },
    ABOLISHED: { en: 'Abolished', zh: '废止' },
    CANCELLED: { en: 'Cancelled', zh: '注销' },
  },
);

@HubEntity({ plural: 'permits', en: 'Construction permit', zh: '施工许可证' })
export class Permit extends Delivered {
  @Text({ en: 'Permit number', zh: '施工许可证编号', required: true, unique: true })
  number!: string;

  @One(() => Project, { en: 'Project', zh: '项目' })
  project!: Ref<Project> | null;

  @Money({ en: 'Contract price on the permit', zh: '合同金额' })
  contractPrice!: string | null;

  @Decimal({ en: 'Floor area, square metres', zh: '建筑面积(平方米)' })
  area!: number | null;

  @Date_({ en: 'Issued on', zh: '发证日期', index: true })
  issuedOn!: string | null;

  @One(() => Agency, { en: 'Issuing authority', zh: '发证机关' })
  issuer!: Ref<Agency> | null;

  @Date_({ en: 'Contract starts on', zh: '合同开工日期' })
  startsOn!: string | null;

  @Date_({ en: 'Contract ends on', zh: '合同竣工日期' })
  endsOn!: string | null;

  @Code(PermitStatus, { en: 'Status', zh: '许可状态' })
  status!: keyof typeof PermitStatus.values | null;

  @Bool({ en: 'The main licence, not a duplicate', zh: '正本' })
  main!: boolean | null;

  @One(() => Enterprise, { en: 'General contractor', zh: '施工总承包单位' })
  contractor!: Ref<Enterprise> | null;

  @One(() => Enterprise, { en: 'Owner', zh: '建设单位' })
  owner!: Ref<Enterprise> | null;

  @Part(() => NamedPerson, { en: 'Project manager', zh: '项目经理' })
  projectManager!: NamedPerson | null;

  @One(() => Person, { en: 'Project manager as a person', zh: '项目经理(自然人)' })
  projectManagerPerson!: Ref<Person> | null;

  @Text({ en: 'Safety permit number', zh: '安全生产许可证号' })
  safetyPermitNumber!: string | null;

  @Bool({ en: 'The wage deposit notice was served with the permit', zh: '已发放工资保证金告知书' })
  wageNoticeServed!: boolean | null;

  @Date_({ en: 'Wage deposit notice served on', zh: '告知日期' })
  wageNoticeServedOn!: string | null;

  @Text({ en: 'Number of the notice', zh: '告知书文号' })
  wageNoticeNumber!: string | null;

  @Date_({ en: 'Pushed to human resources and social security on', zh: '推送人社日期' })
  pushedToHrssOn!: string | null;
}
