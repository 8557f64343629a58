// All entities of the hub, in one list: MikroORM and the graph are built from it.
import { AccessGrant, GrantedField } from './catalogue/access-grant.entity.ts';
import { AccessRecord } from './catalogue/access-record.entity.ts';
import { AccessRequest } from './catalogue/access-request.entity.ts';
import { Batch } from './catalogue/batch.entity.ts';
import { BatchIssue } from './catalogue/batch-issue.entity.ts';
import { Dataset, DatasetField, Freshness, Sharing } from './catalogue/dataset.entity.ts';
import { DatasetRef, Discrepancy, DiscrepancyValue } from './catalogue/discrepancy.entity.ts';
import { SourceField, SourceRecord } from './catalogue/source-record.entity.ts';
import { CooperationDocument } from './congress/cooperation-document.entity.ts';
import { Proposal, ProposalConversion, Proposer } from './congress/proposal.entity.ts';
import { Permit } from './construction/permit.entity.ts';
import { Project } from './construction/project.entity.ts';
import { DisciplineTransfer } from './discipline/discipline-transfer.entity.ts';
import { Enforcement, EnforcementParty } from './litigation/enforcement.entity.ts';
import { Lawsuit } from './litigation/lawsuit.entity.ts';
import { LawsuitAgent } from './litigation/lawsuit-agent.entity.ts';
import { LawsuitParty } from './litigation/lawsuit-party.entity.ts';
import { BackgroundCheck } from './minors/background-check.entity.ts';
import { GuardianshipOrder } from './minors/guardianship-order.entity.ts';
import { Institution } from './minors/institution.entity.ts';
import { Intervention } from './minors/intervention.entity.ts';
import { MandatoryReport } from './minors/mandatory-report.entity.ts';
import { ParentingSession } from './minors/parenting-session.entity.ts';
import { PracticeBan } from './minors/practice-ban.entity.ts';
import { RetailLicence } from './minors/retail-licence.entity.ts';
import { SchoolSite } from './minors/school-site.entity.ts';
import { StaffMember } from './minors/staff-member.entity.ts';
import { Case, Typical } from './procuratorate/case.entity.ts';
import { Clue, ClueSource, Detection, DetectionModelRef, Signal } from './procuratorate/clue.entity.ts';
import { Consultation } from './procuratorate/consultation.entity.ts';
import { Recovery } from './procuratorate/recovery.entity.ts';
import { Suggestion } from './procuratorate/suggestion.entity.ts';
import { Agency } from './registry/agency.entity.ts';
import { Division } from './registry/division.entity.ts';
import { Enterprise, Industry, NamedPerson } from './registry/enterprise.entity.ts';
import { Official } from './registry/official.entity.ts';
import { Person } from './registry/person.entity.ts';
import { Post } from './registry/post.entity.ts';
import { LegalAid } from './relief/legal-aid.entity.ts';
import { ReliefMeasure } from './relief/relief-measure.entity.ts';
import { ReliefRecipient } from './relief/relief-recipient.entity.ts';
import { SocialAssistance } from './relief/social-assistance.entity.ts';
import { BenefitSuspension } from './revenue/benefit-suspension.entity.ts';
import { LandContract } from './revenue/land-contract.entity.ts';
import { LandInstallment } from './revenue/land-installment.entity.ts';
import { LandPayment } from './revenue/land-payment.entity.ts';
import { PremiumArrears } from './revenue/premium-arrears.entity.ts';
import { PremiumPayment } from './revenue/premium-payment.entity.ts';
import { BlacklistEntry } from './wages/blacklist-entry.entity.ts';
import { DepositAssessment } from './wages/deposit-assessment.entity.ts';
import { RosterEntry } from './wages/roster-entry.entity.ts';
import { WageAccount } from './wages/wage-account.entity.ts';
import { Complainant, WageComplaint } from './wages/wage-complaint.entity.ts';
import { Campaign, WageDeposit } from './wages/wage-deposit.entity.ts';
import { WagePayment } from './wages/wage-payment.entity.ts';

export const entities = [
  Division,
  Agency,
  Enterprise,
  Industry,
  NamedPerson,
  Person,
  Project,
  Permit,
  WageDeposit,
  Campaign,
  WageAccount,
  WageComplaint,
  Complainant,
  DepositAssessment,
  RosterEntry,
  WagePayment,
  BlacklistEntry,
  PremiumArrears,
  PremiumPayment,
  BenefitSuspension,
  LandContract,
  LandInstallment,
  LandPayment,
  Clue,
  ClueSource,
  Detection,
  DetectionModelRef,
  Signal,
  Case,
  Typical,
  Suggestion,
  Consultation,
  Recovery,
  MandatoryReport,
  Institution,
  StaffMember,
  BackgroundCheck,
  PracticeBan,
  GuardianshipOrder,
  ParentingSession,
  Intervention,
  SchoolSite,
  RetailLicence,
  ReliefRecipient,
  ReliefMeasure,
  LegalAid,
  SocialAssistance,
  Official,
  Post,
  Proposal,
  Proposer,
  ProposalConversion,
  CooperationDocument,
  Lawsuit,
  LawsuitParty,
  LawsuitAgent,
  Enforcement,
  EnforcementParty,
  DisciplineTransfer,
  Dataset,
  DatasetField,
  Sharing,
  Freshness,
  Batch,
  BatchIssue,
  SourceRecord,
  SourceField,
  Discrepancy,
  DiscrepancyValue,
  DatasetRef,
  AccessRequest,
  AccessGrant,
  GrantedField,
  AccessRecord,
];
