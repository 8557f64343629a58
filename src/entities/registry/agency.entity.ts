// The agencies that deliver, supervise and are supervised.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, HubEntity, Many, ManyMany, Node, One, Text, TextList } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import type { AccessRequest } from '../catalogue/access-request.entity.ts';
import { Dataset } from '../catalogue/dataset.entity.ts';
import { CooperationDocument } from '../congress/cooperation-document.entity.ts';
import { Proposal } from '../congress/proposal.entity.ts';
import { Permit } from '../construction/permit.entity.ts';
import { Project } from '../construction/project.entity.ts';
import { DisciplineTransfer } from '../discipline/discipline-transfer.entity.ts';
import { Lawsuit } from '../litigation/lawsuit.entity.ts';
import { BackgroundCheck } from '../minors/background-check.entity.ts';
import { GuardianshipOrder } from '../minors/guardianship-order.entity.ts';
import { Institution } from '../minors/institution.entity.ts';
import { Intervention } from '../minors/intervention.entity.ts';
import { MandatoryReport } from '../minors/mandatory-report.entity.ts';
import { ParentingSession } from '../minors/parenting-session.entity.ts';
import { PracticeBan } from '../minors/practice-ban.entity.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Clue } from '../procuratorate/clue.entity.ts';
import { Consultation } from '../procuratorate/consultation.entity.ts';
import { Suggestion } from '../procuratorate/suggestion.entity.ts';
import { ReliefMeasure } from '../relief/relief-measure.entity.ts';
import { ReliefRecipient } from '../relief/relief-recipient.entity.ts';
import { SocialAssistance } from '../relief/social-assistance.entity.ts';
import { LandContract } from '../revenue/land-contract.entity.ts';
import { PremiumArrears } from '../revenue/premium-arrears.entity.ts';
import { Division } from './division.entity.ts';
import { Post } from './post.entity.ts';

const AgencyKind = codeList(
  'AgencyKind',
  { en: 'Kind of agency', zh: '机关类别' },
  {
    PROCURATORATE: { en: 'Procuratorate', zh: '检察机关' },
    COURT: { en: 'Court', zh: '审判机关' },
    DISCIPLINE_INSPECTION: { en: 'Discipline inspection and supervision', zh: '纪检监察机关' },
    CONGRESS: { en: "People's congress", zh: '人大机关' },
    CPPCC: { en: 'Political consultative conference', zh: '政协机关' },
    PUBLIC_SECURITY: { en: 'Public security', zh: '公安' },
    JUSTICE: { en: 'Justice', zh: '司法行政' },
    TAX: { en: 'Tax', zh: '税务' },
    MEDICAL_INSURANCE: { en: 'Medical insurance', zh: '医疗保障' },
    HRSS: { en: 'Human resources and social security', zh: '人力资源和社会保障' },
    HOUSING: { en: 'Housing and construction', zh: '住房和城乡建设' },
    TRANSPORT: { en: 'Transport', zh: '交通运输' },
    WATER: { en: 'Water', zh: '水务' },
    ENERGY: { en: 'Energy', zh: '能源' },
    NATURAL_RESOURCES: { en: 'Natural resources', zh: '自然资源' },
    ECOLOGY_ENVIRONMENT: { en: 'Ecology and environment', zh: '生态环境' },
    EMERGENCY_MANAGEMENT: { en: 'Emergency management', zh: '应急管理' },
    AUDIT: { en: 'Audit', zh: '审计' },
    MARKET_REGULATION: { en: 'Market regulation', zh: '市场监督管理' },
    FINANCE: { en: 'Finance', zh: '财政' },
    CIVIL_AFFAIRS: { en: 'Civil affairs', zh: '民政' },
    EDUCATION: { en: 'Education', zh: '教育' },
    PETITION: { en: 'Petitions', zh: '信访' },
    MEDICAL_INSTITUTION: { en: 'Medical institution', zh: '医疗机构' },
    OTHER: { en: 'Other organisation', zh: '其他单位' },
  },
);

@HubEntity({
  rowsFrom: 'register',
  plural: 'agencies',
  place: true,
  en: 'Agency or organisation in the coordination',
  zh: '联动单位',
})
export class Agency extends Node {
  @Text({ en: 'Code', zh: '代码', level: 1, required: true, unique: true, searched: 'code' })
  code!: string;

  @Text({ en: 'Full name', zh: '全称', level: 1, required: true, searched: 'name' })
  name!: string;

  @Code(AgencyKind, { en: 'Kind', zh: '类别', level: 1, required: true })
  kind!: keyof typeof AgencyKind.values;

  @One(() => Division, { en: 'Division', zh: '所在区划', level: 1 })
  division!: Ref<Division> | null;

  @One(() => Agency, { en: 'Agency above', zh: '上级单位', level: 1 })
  parent!: Ref<Agency> | null;

  @Many(() => Agency, 'parent', { en: 'Agencies below it', zh: '下级单位' })
  branches!: Collection<Agency>;

  @Many(() => Dataset, 'agency', { en: 'Datasets it supplies', zh: '提供的数据集' })
  datasets!: Collection<Dataset>;

  @Many(() => Permit, 'issuer', { en: 'Construction permits it issued', zh: '核发的施工许可证' })
  permitsIssued!: Collection<Permit>;

  @Many(() => Project, 'competentAgency', { en: 'Projects it is competent for', zh: '主管项目' })
  projectsSupervised!: Collection<Project>;

  @Many(() => LandContract, 'office', { en: 'Land contracts it handles', zh: '经办的土地出让合同' })
  landContracts!: Collection<LandContract>;

  @Many(() => PremiumArrears, 'collector', { en: 'Premium arrears it collects', zh: '征收的欠费' })
  premiumArrears!: Collection<PremiumArrears>;

  @Many(() => Case, 'supervisedAgency', { en: 'Cases that supervise it', zh: '被监督案件' })
  casesSupervised!: Collection<Case>;

  @Many(() => Clue, 'source.agency', { en: 'Clues that came from it', zh: '提供的线索' })
  cluesGiven!: Collection<Clue>;

  @ManyMany(() => Suggestion, { inverse: 'copiedTo', en: 'Suggestions copied to it', zh: '抄送的检察建议' })
  suggestionsCopied!: Collection<Suggestion>;

  @ManyMany(() => Consultation, { inverse: 'participants', en: 'Consultations it took part in', zh: '参加的磋商' })
  consultations!: Collection<Consultation>;

  @TextList({ en: 'Names it is called by', zh: '别称', level: 1, searched: 'name' })
  aliases!: string[];

  @Many(() => Suggestion, 'addressee', { en: 'Suggestions addressed to it', zh: '收到的检察建议' })
  suggestions!: Collection<Suggestion>;

  @Many(() => Clue, 'toAgency', { en: 'Clues passed to it', zh: '接收的线索' })
  cluesReceived!: Collection<Clue>;

  @Many(() => Clue, 'reporter', { en: 'Clues that it reported', zh: '报告的线索' })
  cluesReported!: Collection<Clue>;

  @Many(() => MandatoryReport, 'reporter', { en: 'Mandatory reports that it made', zh: '作出的强制报告' })
  mandatoryReports!: Collection<MandatoryReport>;

  @Many(() => MandatoryReport, 'policeStation', { en: 'Mandatory reports that it took', zh: '接报的强制报告' })
  mandatoryReportsTaken!: Collection<MandatoryReport>;

  @Many(() => Institution, 'supervisor', { en: 'Institutions for minors in its charge', zh: '主管的未成年人服务机构' })
  institutions!: Collection<Institution>;

  @Many(() => BackgroundCheck, 'requestedBy', { en: 'Background checks that it asked for', zh: '提请的入职查询' })
  backgroundChecks!: Collection<BackgroundCheck>;

  @Many(() => PracticeBan, 'court', { en: 'Bans on working that it pronounced', zh: '作出的从业禁止' })
  practiceBans!: Collection<PracticeBan>;

  @Many(() => GuardianshipOrder, 'issuer', { en: 'Guardianship orders that it issued', zh: '签发的督促监护令' })
  guardianshipOrders!: Collection<GuardianshipOrder>;

  @Many(() => ParentingSession, 'agency', { en: 'Parenting sessions that it held', zh: '开展的亲职教育' })
  parentingSessions!: Collection<ParentingSession>;

  @Many(() => Intervention, 'agency', { en: 'Corrections in its charge', zh: '负责的分级矫正' })
  interventions!: Collection<Intervention>;

  @Many(() => ReliefMeasure, 'agency', {
    en: 'Measures of judicial relief that it carried out',
    zh: '实施的司法救助措施',
  })
  reliefMeasures!: Collection<ReliefMeasure>;

  @Many(() => ReliefRecipient, 'transferAgency', {
    en: 'Recipients of relief passed on to it',
    zh: '转入的司法救助对象',
  })
  reliefRecipientsReceived!: Collection<ReliefRecipient>;

  @Many(() => SocialAssistance, 'agency', { en: 'Social aid that it pays', zh: '经办的社会救助' })
  socialAssistances!: Collection<SocialAssistance>;

  @Many(() => Post, 'agency', { en: 'Posts of officials in it', zh: '任职人员' })
  posts!: Collection<Post>;

  @Many(() => Proposal, 'hostAgency', { en: 'Proposals that it has to answer', zh: '承办的建议提案' })
  proposals!: Collection<Proposal>;

  @ManyMany(() => CooperationDocument, { inverse: 'agencies', en: 'Cooperation documents', zh: '府检联动文件' })
  cooperationDocuments!: Collection<CooperationDocument>;

  @Many(() => Clue, 'fromAgency', { en: 'Clues it passed on', zh: '移出的线索' })
  cluesPassed!: Collection<Clue>;

  @Many(() => DisciplineTransfer, 'fromAgency', { en: 'Disciplinary transfers it sent', zh: '移出的纪检监察线索' })
  disciplineTransfersSent!: Collection<DisciplineTransfer>;

  @Many(() => DisciplineTransfer, 'toAgency', { en: 'Disciplinary transfers it received', zh: '接收的纪检监察线索' })
  disciplineTransfersReceived!: Collection<DisciplineTransfer>;

  @Many(() => Lawsuit, 'court', { en: 'Civil suits it hears', zh: '审理的民事案件' })
  lawsuits!: Collection<Lawsuit>;

  @Many(() => 'AccessRequest', 'applicant', { en: 'Requests for access that it made', zh: '提出的共享申请' })
  accessRequests!: Collection<AccessRequest>;
}
