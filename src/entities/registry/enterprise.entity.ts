// The enterprise: the node where what the agencies know of one firm comes together.
import type { Collection, Ref } from '@mikro-orm/core';
import {
  Bool,
  Code,
  Date_,
  HubEntity,
  HubValue,
  Internal,
  Many,
  ManyMany,
  Money,
  One,
  Part,
  Text,
  TextList,
} from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Compared } from '../catalogue/delivered.ts';
import { Proposal } from '../congress/proposal.entity.ts';
import { Permit } from '../construction/permit.entity.ts';
import { Project } from '../construction/project.entity.ts';
import { Enforcement } from '../litigation/enforcement.entity.ts';
import { Lawsuit } from '../litigation/lawsuit.entity.ts';
import { LawsuitParty } from '../litigation/lawsuit-party.entity.ts';
import { Institution } from '../minors/institution.entity.ts';
import { RetailLicence } from '../minors/retail-licence.entity.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Clue } from '../procuratorate/clue.entity.ts';
import { Recovery } from '../procuratorate/recovery.entity.ts';
import { BenefitSuspension } from '../revenue/benefit-suspension.entity.ts';
import { LandContract } from '../revenue/land-contract.entity.ts';
import { PremiumArrears } from '../revenue/premium-arrears.entity.ts';
import { BlacklistEntry } from '../wages/blacklist-entry.entity.ts';
import { RosterEntry } from '../wages/roster-entry.entity.ts';
import { WageAccount } from '../wages/wage-account.entity.ts';
import { WageComplaint } from '../wages/wage-complaint.entity.ts';
import { WageDeposit } from '../wages/wage-deposit.entity.ts';
import { WagePayment } from '../wages/wage-payment.entity.ts';
import { Division } from './division.entity.ts';
import { Person } from './person.entity.ts';

const EnterpriseStatus = codeList(
  'EnterpriseStatus',
  { en: 'Registration status', zh: '登记状态' },
  {
    ACTIVE: { en: 'In operation', zh: '存续(在营、开业、在册)' },
    REVOKED: { en: 'Licence revoked', zh: '吊销' },
    DEREGISTERED: { en: 'Deregistered', zh: '注销' },
    MOVED_OUT: { en: 'Moved to another authority', zh: '迁出' },
    DORMANT: { en: 'Dormant', zh: '歇业' },
    SUSPENDED: { en: 'Business suspended', zh: '停业' },
    IN_LIQUIDATION: { en: 'In liquidation', zh: '清算' },
    CANCELLED: { en: 'Registration cancelled', zh: '撤销' },
  },
);

const EnterpriseKind = codeList(
  'EnterpriseKind',
  { en: 'Kind of market entity', zh: '市场主体类型' },
  {
    LIMITED_LIABILITY_COMPANY: { en: 'Limited liability company', zh: '有限责任公司' },
    STATE_OWNED_COMPANY: { en: 'Wholly state-owned company', zh: '国有独资公司' },
    JOINT_STOCK_COMPANY: { en: 'Joint-stock company', zh: '股份有限公司' },
    BRANCH: { en: 'Branch', zh: '分公司' },
    STATE_OWNED_ENTERPRISE: { en: 'State-owned enterprise', zh: '全民所有制企业' },
    COLLECTIVE_ENTERPRISE: { en: 'Collective enterprise', zh: '集体所有制企业' },
    PARTNERSHIP: { en: 'Partnership', zh: '合伙企业' },
    SOLE_PROPRIETORSHIP: { en: 'Sole proprietorship', zh: '个人独资企业' },
    FARMERS_COOPERATIVE: { en: 'Farmers cooperative', zh: '农民专业合作社' },
    INDIVIDUAL_BUSINESS: { en: 'Sole trader', zh: '个体工商户' },
  },
);

const Deregistration = codeList(
  'Deregistration',
  { en: 'Way of deregistration', zh: '注销方式' },
  {
    GENERAL: { en: 'Ordinary', zh: '普通注销' },
    SIMPLE: { en: 'Simplified', zh: '简易注销' },
  },
);

/** Industry by GB/T 4754-2017: section letter and class. */
@HubValue({ en: 'Industry (GB/T 4754-2017)', zh: '国民经济行业' })
export class Industry {
  @Text({ en: 'Section letter and digits', zh: '行业代码', level: 1 })
  code!: string | null;

  @Text({ from: ['industry.code'], en: 'Name of the division, the first two digits', zh: '行业大类名称', level: 1 })
  name!: string | null;
}

/** A person as a record names one: shown masked unless policy says otherwise. */
@HubValue({ en: 'A person named by a record', zh: '记录中的人员' })
export class NamedPerson {
  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;
}

@HubEntity({ plural: 'enterprises', en: 'Enterprise or sole trader', zh: '市场主体' })
export class Enterprise extends Compared {
  @Text({
    en: 'Unified social credit code (GB 32100)',
    zh: '统一社会信用代码',
    level: 1,
    unique: true,
    searched: 'code',
  })
  creditCode!: string | null;

  @Text({ en: 'Name', zh: '名称', level: 1, required: true, index: true, searched: 'name' })
  name!: string;

  @TextList({ en: 'Former names', zh: '曾用名', level: 1, searched: 'former' })
  formerNames!: string[];

  @Code(EnterpriseKind, { en: 'Kind of market entity', zh: '市场主体类型', level: 1 })
  kind!: keyof typeof EnterpriseKind.values | null;

  @Code(EnterpriseStatus, { en: 'Status', zh: '登记状态', level: 1 })
  status!: keyof typeof EnterpriseStatus.values | null;

  @Part(() => NamedPerson, { en: 'Legal representative', zh: '法定代表人', level: 1 })
  legalRepresentative!: NamedPerson | null;

  @One(() => Person, { en: 'Legal representative as a person', zh: '法定代表人(自然人)' })
  legalRepresentativePerson!: Ref<Person> | null;

  @Money({ en: 'Registered capital', zh: '注册资本', level: 1 })
  registeredCapital!: string | null;

  @Money({ en: 'Paid-in capital', zh: '实缴资本', level: 1 })
  paidInCapital!: string | null;

  @Date_({ en: 'Founded on', zh: '成立日期', level: 1 })
  establishedOn!: string | null;

  @Date_({ en: 'Business term ends on; null where it has no end', zh: '经营期限至', level: 1 })
  termEndsOn!: string | null;

  @Text({ en: 'Registration authority', zh: '登记机关', level: 1 })
  registrationAuthority!: string | null;

  @Date_({ en: 'Deregistered or revoked on', zh: '注销/吊销日期', level: 1 })
  closedOn!: string | null;

  @Code(Deregistration, { en: 'Way of deregistration', zh: '注销方式', level: 1 })
  deregistration!: keyof typeof Deregistration.values | null;

  @Text({ en: 'Registered address', zh: '住所' })
  address!: string | null;

  @One(() => Division, { en: 'Division', zh: '行政区划', level: 1 })
  division!: Ref<Division> | null;

  @Part(() => Industry, { en: 'Industry', zh: '行业', level: 1 })
  industry!: Industry | null;

  @Text({ en: 'Business scope', zh: '经营范围', level: 1 })
  businessScope!: string | null;

  @Text({ en: 'Telephone', zh: '联系电话', level: 3, mask: 'phone' })
  phone!: string | null;

  @Bool({ en: 'On the list of abnormal operations', zh: '经营异常', level: 1 })
  abnormal!: boolean | null;

  @Bool({ en: 'On the list of serious dishonesty', zh: '严重违法失信', level: 1 })
  seriouslyDishonest!: boolean | null;

  @Bool({ from: ['creditCode'], en: 'The credit code passes its check digit', zh: '信用代码校验通过', level: 1 })
  checksumValid!: boolean | null;

  /** Canonical names, present and former (matching/names.ts): the whole, and the core without division and form. */
  @Internal('list')
  nameKeys!: string[];

  @Internal('list')
  nameCores!: string[];

  @Many(() => Project, 'contractor', { en: 'Projects as general contractor', zh: '承建项目' })
  projectsAsContractor!: Collection<Project>;

  @Many(() => Project, 'owner', { en: 'Projects as owner', zh: '建设项目' })
  projectsAsOwner!: Collection<Project>;

  @Many(() => Permit, 'contractor', { en: 'Permits as general contractor', zh: '施工许可证(施工单位)' })
  permitsAsContractor!: Collection<Permit>;

  @Many(() => Permit, 'owner', { en: 'Permits as owner', zh: '施工许可证(建设单位)' })
  permitsAsOwner!: Collection<Permit>;

  @Many(() => WageDeposit, 'contractor', { en: 'Wage deposits', zh: '工资保证金' })
  wageDeposits!: Collection<WageDeposit>;

  @Many(() => WageAccount, 'contractor', { en: 'Wage accounts', zh: '工资专用账户' })
  wageAccounts!: Collection<WageAccount>;

  @Many(() => Recovery, 'enterprise', { en: 'Money recovered from it', zh: '追缴款项' })
  recoveries!: Collection<Recovery>;

  @Many(() => PremiumArrears, 'enterprise', { en: 'Arrears of insurance premium', zh: '社会保险费欠费' })
  premiumArrears!: Collection<PremiumArrears>;

  @Many(() => LandContract, 'enterprise', { en: 'Land contracts', zh: '土地出让合同' })
  landContracts!: Collection<LandContract>;

  @Many(() => WageComplaint, 'enterprise', { en: 'Wage complaints', zh: '欠薪投诉' })
  complaints!: Collection<WageComplaint>;

  @Many(() => Institution, 'enterprise', { en: 'Institutions for minors that it runs', zh: '举办的未成年人服务机构' })
  institutions!: Collection<Institution>;

  @Many(() => RetailLicence, 'operator', { en: 'Retail and venue licences', zh: '零售/经营许可' })
  retailLicences!: Collection<RetailLicence>;

  @ManyMany(() => Case, { inverse: 'enterprises', en: 'Procuratorial cases', zh: '检察案件' })
  cases!: Collection<Case>;

  @ManyMany(() => Clue, { inverse: 'enterprises', en: 'Clues', zh: '线索' })
  clues!: Collection<Clue>;

  @Many(() => RosterEntry, 'employer', { en: 'Workers it employs on rosters', zh: '用工考勤' })
  rosterEntries!: Collection<RosterEntry>;

  @Many(() => WagePayment, 'employer', { en: 'Wages it paid or owes', zh: '工资发放' })
  wagePayments!: Collection<WagePayment>;

  @Many(() => BlacklistEntry, 'enterprise', { en: 'Listings for wage arrears', zh: '失信名单' })
  blacklistEntries!: Collection<BlacklistEntry>;

  @Many(() => BenefitSuspension, 'enterprise', { en: 'Medical benefits of its insured', zh: '医保待遇' })
  benefitSuspensions!: Collection<BenefitSuspension>;

  @ManyMany(() => Proposal, { inverse: 'enterprises', en: 'Proposals that concern it', zh: '涉及的建议提案' })
  proposals!: Collection<Proposal>;

  @Many(() => LawsuitParty, 'enterprise', { en: 'Its parts in civil suits', zh: '涉诉地位' })
  lawsuitParties!: Collection<LawsuitParty>;

  @ManyMany(() => Lawsuit, {
    from: ['LawsuitParty.enterprise'],
    inverse: 'enterprises',
    en: 'Civil suits it is a party of',
    zh: '涉诉民事案件',
  })
  lawsuits!: Collection<Lawsuit>;

  @Many(() => Enforcement, 'applicant.enterprise', { en: 'Enforcement it asked for', zh: '申请执行的案件' })
  enforcementsSought!: Collection<Enforcement>;

  @Many(() => Enforcement, 'debtor.enterprise', { en: 'Enforcement against it', zh: '作为被执行人的执行案件' })
  enforcements!: Collection<Enforcement>;
}
