// Entities with the columns that the questions read, types of the graph at the same time.
import type { Ref } from '@mikro-orm/core';
import { Entity, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Day as GraphDay } from '../../../../src/graph/scalars.ts';
import * as codes from './codes.ts';
import { Code, Day, Decimal, Hidden, Int, Key, Money, One, Text } from './columns.ts';

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'division' })
export class Division {
  @Key() id!: string;
  @Text() code!: string | null;
  @Text() name!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'agency' })
export class Agency {
  @Key() id!: string;
  @Text() name!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'enterprise' })
export class Enterprise {
  @Key() id!: string;
  @Text() creditCode!: string | null;
  @Text() name!: string | null;
  @Field(() => [String]) @Property({ type: 'array', columnType: 'text[]' }) formerNames!: string[];
  @Code(codes.EnterpriseStatus) status!: string | null;
  @Money() registeredCapital!: string | null;
  @Day() establishedOn!: string | null;
  @Hidden() industryCode!: string | null;
  @Hidden() industryName!: string | null;
  @Hidden() legalRepresentativeDisplayName!: string | null;
  @One(() => Division) division!: Ref<Division> | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'permit' })
export class Permit {
  @Key() id!: string;
  @Text() number!: string | null;
  @Day() issuedOn!: string | null;
  @Code(codes.PermitStatus) status!: string | null;
  @Day() wageNoticeServedOn!: string | null;
  @Day() pushedToHrssOn!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'wage_account' })
export class WageAccount {
  @Key() id!: string;
  @Code(codes.AccountStatus) status!: string | null;
  @Text() bank!: string | null;
  @Day() openedOn!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'project' })
export class Project {
  @Key() id!: string;
  @Text() code!: string | null;
  @Text() name!: string | null;
  @Money() contractPrice!: string | null;
  @Code(codes.ProjectStatus) status!: string | null;
  @One(() => Division) division!: Ref<Division> | null;
  @One(() => Enterprise) owner!: Ref<Enterprise> | null;
  @One(() => Enterprise) contractor!: Ref<Enterprise> | null;
  @One(() => Permit) permit!: Ref<Permit> | null;
  @One(() => WageAccount) wageAccount!: Ref<WageAccount> | null;
  @OneToOne(
    () => DepositAssessment,
    (assessment: DepositAssessment) => assessment.project,
    { ref: true },
  )
  depositAssessment!: Ref<DepositAssessment> | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'deposit_assessment' })
export class DepositAssessment {
  @Key() id!: string;
  @OneToOne(
    () => Project,
    (project: Project) => project.depositAssessment,
    { owner: true, ref: true },
  )
  project!: Ref<Project>;
  @Code(codes.DepositState) status!: string | null;
  @Money() requiredAmount!: string | null;
  @Money() securedAmount!: string | null;
  @Money() shortfall!: string | null;
  @Decimal() rate!: number | null;
  @Day() dueOn!: string | null;
  @Code(codes.DepositExemption) exemption!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'wage_deposit' })
export class WageDeposit {
  @Key() id!: string;
  @Code(codes.DepositForm) form!: string | null;
  @Money() amount!: string | null;
  @Day() guaranteeExpiresOn!: string | null;
  @Day() depositedOn!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'wage_complaint' })
export class WageComplaint {
  @Key() id!: string;
  @Text() number!: string | null;
  @Code(codes.ComplaintChannel) channel!: string | null;
  @Day() receivedOn!: string | null;
  @Hidden() complainantDisplayName!: string | null;
  @Hidden() complainantPhone!: string | null;
  @Int() workers!: number | null;
  @Money() amount!: string | null;
  @Code(codes.ComplaintOutcome) outcome!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'premium_arrears' })
export class PremiumArrears {
  @Key() id!: string;
  @Day() periodFrom!: string | null;
  @Day() periodTo!: string | null;
  @Money() outstanding!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'land_contract' })
export class LandContract {
  @Key() id!: string;
  @Text() number!: string | null;
  @Money() outstanding!: string | null;
}

@ObjectType('Case', { simpleResolvers: true })
@Entity({ tableName: 'procuratorial_case' })
export class Case {
  @Key() id!: string;
  @Text() number!: string | null;
  @Code(codes.CaseKind) kind!: string | null;
  @Code(codes.CaseStage) stage!: string | null;
  @Day() openedOn!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'clue' })
export class Clue {
  @Key() id!: string;
  @Text() number!: string | null;
  @Code(codes.ClueStatus) status!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'lawsuit' })
export class Lawsuit {
  @Key() id!: string;
  @Text() number!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'dataset' })
export class Dataset {
  @Key() id!: string;
  @Text() code!: string | null;
  @Text() title!: string | null;
  @One(() => Agency) agency!: Ref<Agency> | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'batch' })
export class Batch {
  @Key() id!: string;
  @Int() number!: number | null;
  @Day() publishedOn!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class SourceField {
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) original!: string | null;
  @Field(() => String, { nullable: true }) value!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'source_record' })
export class SourceRecord {
  @Key() id!: string;
  @One(() => Dataset) dataset!: Ref<Dataset> | null;
  @One(() => Batch) batch!: Ref<Batch> | null;
  @Int() row!: number | null;
  @Field(() => [SourceField]) @Property({ type: 'json' }) fields!: SourceField[];
}

@ObjectType({ simpleResolvers: true })
export class DatasetRef {
  @Field(() => String, { nullable: true }) code!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DiscrepancyValue {
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => DatasetRef, { nullable: true }) dataset!: DatasetRef | null;
  @Field(() => GraphDay, { nullable: true }) asOf!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Entity({ tableName: 'discrepancy' })
export class Discrepancy {
  @Key() id!: string;
  @Text() field!: string | null;
  @Field(() => [DiscrepancyValue]) @Property({ type: 'json' }) values!: DiscrepancyValue[];
  @One(() => Dataset) authoritative!: Ref<Dataset> | null;
  @Code(codes.DiscrepancyState) state!: string | null;
}

export const entities = [
  Agency,
  Batch,
  Case,
  Clue,
  Dataset,
  DepositAssessment,
  Discrepancy,
  Division,
  Enterprise,
  LandContract,
  Lawsuit,
  Permit,
  PremiumArrears,
  Project,
  SourceRecord,
  WageAccount,
  WageComplaint,
  WageDeposit,
];
