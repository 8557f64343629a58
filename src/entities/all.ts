// All entities of the hub, in one list: MikroORM and the graph are built from it.
import { Batch } from './catalogue/batch.entity.ts';
import { BatchIssue } from './catalogue/batch-issue.entity.ts';
import { Dataset, DatasetField, Freshness, Sharing } from './catalogue/dataset.entity.ts';
import { DatasetRef, Discrepancy, DiscrepancyValue } from './catalogue/discrepancy.entity.ts';
import { SourceField, SourceRecord } from './catalogue/source-record.entity.ts';
import { Permit } from './construction/permit.entity.ts';
import { Project } from './construction/project.entity.ts';
import { Case, Typical } from './procuratorate/case.entity.ts';
import { Clue, ClueSource } from './procuratorate/clue.entity.ts';
import { Consultation } from './procuratorate/consultation.entity.ts';
import { Recovery } from './procuratorate/recovery.entity.ts';
import { Suggestion } from './procuratorate/suggestion.entity.ts';
import { Agency } from './registry/agency.entity.ts';
import { Division } from './registry/division.entity.ts';
import { Enterprise, Industry, NamedPerson } from './registry/enterprise.entity.ts';
import { Person } from './registry/person.entity.ts';
import { LandContract } from './revenue/land-contract.entity.ts';
import { LandInstallment } from './revenue/land-installment.entity.ts';
import { LandPayment } from './revenue/land-payment.entity.ts';
import { PremiumArrears } from './revenue/premium-arrears.entity.ts';
import { PremiumPayment } from './revenue/premium-payment.entity.ts';
import { DepositAssessment } from './wages/deposit-assessment.entity.ts';
import { WageAccount } from './wages/wage-account.entity.ts';
import { Complainant, WageComplaint } from './wages/wage-complaint.entity.ts';
import { Campaign, WageDeposit } from './wages/wage-deposit.entity.ts';

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
  PremiumArrears,
  PremiumPayment,
  LandContract,
  LandInstallment,
  LandPayment,
  Clue,
  ClueSource,
  Case,
  Typical,
  Suggestion,
  Consultation,
  Recovery,
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
];
