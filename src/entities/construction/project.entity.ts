// The construction project: where permit, deposit, wage account and complaints meet.
import type { Collection, Ref } from '@mikro-orm/core';
import {
  Bool,
  Code,
  Date_,
  Decimal,
  HubEntity,
  IndexSql,
  Internal,
  Many,
  Money,
  One,
  OneInverse,
  Text,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Compared } from '../catalogue/delivered.ts';
import { Agency } from '../registry/agency.entity.ts';
import { Division } from '../registry/division.entity.ts';
import { Enterprise } from '../registry/enterprise.entity.ts';
import { DepositAssessment } from '../wages/deposit-assessment.entity.ts';
import { RosterEntry } from '../wages/roster-entry.entity.ts';
import { WageAccount } from '../wages/wage-account.entity.ts';
import { WageComplaint } from '../wages/wage-complaint.entity.ts';
import { WageDeposit } from '../wages/wage-deposit.entity.ts';
import { WagePayment } from '../wages/wage-payment.entity.ts';
import { Permit } from './permit.entity.ts';

const ProjectSector = codeList(
  'ProjectSector',
  { en: 'Sector of a project', zh: '工程类别' },
  {
    HOUSING: { en: 'Housing', zh: '房屋建筑' },
    MUNICIPAL: { en: 'Municipal works', zh: '市政工程' },
    TRANSPORT: { en: 'Transport', zh: '交通工程' },
    WATER: { en: 'Water', zh: '水利工程' },
    ENERGY: { en: 'Energy', zh: '能源工程' },
    OTHER: { en: 'Other', zh: '其他工程' },
  },
);

const ProjectStatus = codeList(
  'ProjectStatus',
  { en: 'Status of a project', zh: '项目状态' },
  {
    NOT_STARTED: { en: 'Not started', zh: '未开工' },
    UNDER_CONSTRUCTION: { en: 'Under construction', zh: '在建' },
    SUSPENDED: { en: 'Stopped', zh: '停工' },
    COMPLETED: { en: 'Completed', zh: '完工' },
    COMPLETION_FILED: { en: 'Completion filed', zh: '竣工备案' },
  },
);

@HubEntity({
  plural: 'projects',
  en: 'Construction project',
  zh: '工程建设项目',
  summary: { by: ['division', 'status', 'permit.status', 'depositAssessment.status'], sums: ['contractPrice'] },
})
@IndexSql('project_by_price', 'create index project_by_price on project (contract_price desc nulls last, code, id)')
export class Project extends Compared {
  @Text({
    en: 'Project code; the investment code where the sector has none',
    zh: '项目编号',
    required: true,
    unique: true,
    searched: 'code',
  })
  code!: string;

  @Text({ en: 'Investment project code', zh: '投资项目代码', index: true, searched: 'code' })
  investmentCode!: string | null;

  @Text({ en: 'Name', zh: '项目名称', required: true, searched: 'name' })
  name!: string;

  @Text({ en: 'Section of the works', zh: '标段' })
  section!: string | null;

  @Code(ProjectSector, { en: 'Sector', zh: '工程类别' })
  sector!: keyof typeof ProjectSector.values | null;

  @One(() => Division, { en: 'Division', zh: '行政区划' })
  division!: Ref<Division> | null;

  @One(() => Enterprise, { en: 'Owner', zh: '建设单位' })
  owner!: Ref<Enterprise> | null;

  @One(() => Enterprise, { from: ['Permit.contractor'], en: 'General contractor', zh: '施工总承包单位' })
  contractor!: Ref<Enterprise> | null;

  @One(() => Agency, { en: 'Competent authority', zh: '行业主管部门' })
  competentAgency!: Ref<Agency> | null;

  @Money({ from: ['Permit.contractPrice'], en: 'Contract price', zh: '合同价' })
  contractPrice!: string | null;

  @Money({ en: 'Total investment', zh: '总投资' })
  totalInvestment!: string | null;

  @Decimal({ en: 'Area, square metres', zh: '总面积(平方米)' })
  area!: number | null;

  @Text({ en: 'Purpose of the works', zh: '工程用途' })
  purpose!: string | null;

  @Code(ProjectStatus, { en: 'Status', zh: '项目状态' })
  status!: keyof typeof ProjectStatus.values | null;

  @Bool({ en: 'Invested by the government', zh: '政府投资' })
  governmentFunded!: boolean | null;

  @Date_({ en: 'Planned start', zh: '计划开工日期' })
  plannedStartOn!: string | null;

  @Date_({ en: 'Planned end', zh: '计划竣工日期' })
  plannedEndOn!: string | null;

  @Date_({
    from: ['Permit.issuedOn'],
    en: 'Day from which the 20 working days of the wage deposit run: permit, start report or contract',
    zh: '保证金存储期限起算日',
  })
  depositClockOn!: string | null;

  @One(() => Permit, { from: ['Permit'], en: 'The latest main permit in force, else the latest', zh: '现行施工许可证' })
  permit!: Ref<Permit> | null;

  @One(() => WageAccount, {
    from: ['WageAccount'],
    en: 'The wage account in force, else the latest',
    zh: '农民工工资专用账户',
  })
  wageAccount!: Ref<WageAccount> | null;

  @OneInverse(() => DepositAssessment, 'project', { en: 'State of the wage deposit', zh: '工资保证金评估' })
  depositAssessment!: Ref<DepositAssessment> | null;

  /** Canonical name without phase, building and section (matching/names.ts). */
  @Internal('text', { index: true })
  nameCore!: string | null;

  @Many(() => Permit, 'project', { en: 'All permits', zh: '全部施工许可证' })
  permits!: Collection<Permit>;

  @Many(() => WageDeposit, 'project', { en: 'Wage deposits', zh: '工资保证金' })
  wageDeposits!: Collection<WageDeposit>;

  @Many(() => WageAccount, 'project', { en: 'All wage accounts', zh: '全部工资专用账户' })
  wageAccounts!: Collection<WageAccount>;

  @Many(() => WageComplaint, 'project', { en: 'Wage complaints', zh: '欠薪投诉' })
  complaints!: Collection<WageComplaint>;

  @Many(() => RosterEntry, 'project', { en: 'Roster of its workers', zh: '实名制考勤' })
  rosterEntries!: Collection<RosterEntry>;

  @Many(() => WagePayment, 'project', { en: 'Payments of wages', zh: '工资发放' })
  wagePayments!: Collection<WagePayment>;
}
