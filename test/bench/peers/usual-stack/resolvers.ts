// Field resolvers: relations and lists through the loaders of the request, ids, masks and parts of a row.
import type { EntityClass, Ref } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { masked } from '../../../../src/access/mask.ts';
import { Cursor, Day } from '../../../../src/graph/scalars.ts';
import { keyOf, selected, today } from '../values.ts';
import * as lists from './connections.ts';
import * as entities from './entities.ts';
import { CaseOrderBy, PremiumArrearsFilter, ProjectFilter, ProjectOrderBy, WageComplaintOrderBy } from './inputs.ts';
import type { ListArgs, Loaders } from './loaders.ts';
import { ProjectList } from './projects.ts';
import type { RelationName, RowOf } from './relations.ts';

/** What a request has of its own. */
export interface Context {
  em: SqlEntityManager;
  loaders: Loaders;
}

const one = async <T extends { id: string }>({ loaders }: Context, entity: EntityClass<T>, ref: Ref<T> | null) =>
  ref && loaders.byId(entity).load((ref as { id: string }).id);

const listOf = <N extends RelationName>(
  { loaders }: Context,
  relation: N,
  { id }: { id: string },
  args: ListArgs = {},
): lists.Source<RowOf<N>> => ({
  rows: () => loaders.rows(relation, args).load(id),
  totals: () => loaders.totals(relation, args).load(id),
});

const complaintArgs = (first?: number, orderBy?: WageComplaintOrderBy[]): ListArgs => ({
  first,
  order: orderBy?.map(({ receivedOn }) => `t.received_on ${receivedOn === 'DESC' ? 'desc nulls last' : 'asc'}`).join(),
});

@Resolver()
export class Roots {
  @Query(() => entities.Enterprise, { nullable: true })
  enterprise(
    @Ctx() { em }: Context,
    @Arg('creditCode', () => String, { nullable: true }) creditCode?: string,
    @Arg('id', () => ID, { nullable: true }) id?: string,
  ): Promise<entities.Enterprise | null> {
    return em.findOne(entities.Enterprise, creditCode ? { creditCode } : { id: keyOf(id!) });
  }

  @Query(() => lists.ProjectConnection)
  projects(
    @Ctx() { em }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ProjectFilter, { nullable: true }) filter?: ProjectFilter,
    @Arg('orderBy', () => [ProjectOrderBy], { nullable: true }) orderBy?: ProjectOrderBy[],
    @Arg('first', () => Int, { nullable: true }) first?: number,
    @Arg('after', () => Cursor, { nullable: true }) after?: string,
  ): lists.ProjectConnection {
    return new lists.ProjectConnection(new ProjectList(em, { filter, orderBy, first, after }, selected(info)));
  }
}

@Resolver(() => entities.Project)
export class ProjectFields {
  @FieldResolver(() => ID)
  id(@Root() project: entities.Project) {
    return `Project:${project.id}`;
  }

  @FieldResolver(() => entities.Division, { nullable: true })
  division(@Root() { division }: entities.Project, @Ctx() context: Context) {
    return one(context, entities.Division, division);
  }

  @FieldResolver(() => entities.Enterprise, { nullable: true })
  owner(@Root() { owner }: entities.Project, @Ctx() context: Context) {
    return one(context, entities.Enterprise, owner);
  }

  @FieldResolver(() => entities.Enterprise, { nullable: true })
  contractor(@Root() { contractor }: entities.Project, @Ctx() context: Context) {
    return one(context, entities.Enterprise, contractor);
  }

  @FieldResolver(() => entities.Permit, { nullable: true })
  permit(@Root() { permit }: entities.Project, @Ctx() context: Context) {
    return one(context, entities.Permit, permit);
  }

  @FieldResolver(() => entities.WageAccount, { nullable: true })
  wageAccount(@Root() { wageAccount }: entities.Project, @Ctx() context: Context) {
    return one(context, entities.WageAccount, wageAccount);
  }

  @FieldResolver(() => entities.DepositAssessment, { nullable: true })
  depositAssessment(@Root() { id }: entities.Project, @Ctx() { loaders }: Context) {
    return loaders.assessments().load(id);
  }

  @FieldResolver(() => lists.WageDepositConnection)
  wageDeposits(@Root() project: entities.Project, @Ctx() context: Context) {
    return new lists.WageDepositConnection(listOf(context, 'projectDeposits', project));
  }

  @FieldResolver(() => lists.WageComplaintConnection)
  complaints(
    @Root() project: entities.Project,
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true }) first?: number,
    @Arg('orderBy', () => [WageComplaintOrderBy], { nullable: true }) orderBy?: WageComplaintOrderBy[],
  ) {
    return new lists.WageComplaintConnection(
      listOf(context, 'projectComplaints', project, complaintArgs(first, orderBy)),
    );
  }
}

@ObjectType({ simpleResolvers: true })
class Industry {
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
}

@ObjectType({ simpleResolvers: true })
class NamedPerson {
  @Field(() => String, { nullable: true }) displayName!: string | null;
}

@Resolver(() => entities.Enterprise)
export class EnterpriseFields {
  @FieldResolver(() => ID)
  id(@Root() enterprise: entities.Enterprise) {
    return `Enterprise:${enterprise.id}`;
  }

  @FieldResolver(() => entities.Division, { nullable: true })
  division(@Root() { division }: entities.Enterprise, @Ctx() context: Context) {
    return one(context, entities.Division, division);
  }

  @FieldResolver(() => Industry, { nullable: true })
  industry(@Root() { industryCode: code, industryName: name }: entities.Enterprise): Industry | null {
    return code === null && name === null ? null : { code, name };
  }

  @FieldResolver(() => NamedPerson, { nullable: true })
  legalRepresentative(@Root() { legalRepresentativeDisplayName: name }: entities.Enterprise): NamedPerson | null {
    return name === null ? null : { displayName: masked(name, 'name') };
  }

  @FieldResolver(() => lists.ProjectConnection)
  projectsAsContractor(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.ProjectConnection(listOf(context, 'contractorProjects', enterprise));
  }

  @FieldResolver(() => lists.ProjectConnection)
  projectsAsOwner(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.ProjectConnection(listOf(context, 'ownerProjects', enterprise));
  }

  @FieldResolver(() => lists.PremiumArrearsConnection)
  premiumArrears(
    @Root() enterprise: entities.Enterprise,
    @Ctx() context: Context,
    @Arg('filter', () => PremiumArrearsFilter, { nullable: true }) filter?: PremiumArrearsFilter,
  ) {
    const args = filter && { filter: { condition: 't.outstanding > ?', values: [filter.outstanding.gt] } };
    return new lists.PremiumArrearsConnection(listOf(context, 'enterpriseArrears', enterprise, args));
  }

  @FieldResolver(() => lists.CaseConnection)
  cases(
    @Root() enterprise: entities.Enterprise,
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true }) first?: number,
    @Arg('orderBy', () => [CaseOrderBy], { nullable: true }) orderBy?: CaseOrderBy[],
  ) {
    const order = orderBy
      ?.map(({ openedOn }) => `t.opened_on ${openedOn === 'DESC' ? 'desc nulls last' : 'asc'}`)
      .join();
    return new lists.CaseConnection(listOf(context, 'enterpriseCases', enterprise, { first, order }));
  }

  @FieldResolver(() => lists.WageComplaintConnection)
  complaints(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.WageComplaintConnection(listOf(context, 'enterpriseComplaints', enterprise));
  }

  @FieldResolver(() => lists.LandContractConnection)
  landContracts(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.LandContractConnection(listOf(context, 'enterpriseLand', enterprise));
  }

  @FieldResolver(() => lists.LawsuitConnection)
  lawsuits(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.LawsuitConnection(listOf(context, 'enterpriseLawsuits', enterprise));
  }

  @FieldResolver(() => lists.ClueConnection)
  clues(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.ClueConnection(listOf(context, 'enterpriseClues', enterprise));
  }

  @FieldResolver(() => lists.SourceRecordConnection)
  sources(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.SourceRecordConnection(listOf(context, 'enterpriseSources', enterprise));
  }

  @FieldResolver(() => lists.DiscrepancyConnection)
  discrepancies(@Root() enterprise: entities.Enterprise, @Ctx() context: Context) {
    return new lists.DiscrepancyConnection(listOf(context, 'enterpriseDiscrepancies', enterprise));
  }
}

@Resolver(() => entities.DepositAssessment)
export class DepositAssessmentFields {
  @FieldResolver(() => Day)
  asOf() {
    return today;
  }
}

@ObjectType({ simpleResolvers: true })
class Complainant {
  @Field(() => String, { nullable: true }) displayName!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
}

@Resolver(() => entities.WageComplaint)
export class WageComplaintFields {
  @FieldResolver(() => Complainant, { nullable: true })
  complainant(
    @Root() { complainantDisplayName: name, complainantPhone: phone }: entities.WageComplaint,
  ): Complainant | null {
    if (name === null && phone === null) return null;
    return { displayName: name && masked(name, 'name'), phone: phone && masked(phone, 'phone') };
  }
}

@Resolver(() => entities.Dataset)
export class DatasetFields {
  @FieldResolver(() => entities.Agency, { nullable: true })
  agency(@Root() { agency }: entities.Dataset, @Ctx() context: Context) {
    return one(context, entities.Agency, agency);
  }
}

@Resolver(() => entities.SourceRecord)
export class SourceRecordFields {
  @FieldResolver(() => entities.Dataset, { nullable: true })
  dataset(@Root() { dataset }: entities.SourceRecord, @Ctx() context: Context) {
    return one(context, entities.Dataset, dataset);
  }

  @FieldResolver(() => entities.Batch, { nullable: true })
  batch(@Root() { batch }: entities.SourceRecord, @Ctx() context: Context) {
    return one(context, entities.Batch, batch);
  }
}

@Resolver(() => entities.Discrepancy)
export class DiscrepancyFields {
  @FieldResolver(() => entities.Dataset, { nullable: true })
  authoritative(@Root() { authoritative }: entities.Discrepancy, @Ctx() context: Context) {
    return one(context, entities.Dataset, authoritative);
  }
}

@Resolver(() => lists.ProjectGroupKey)
export class ProjectGroupKeyFields {
  @FieldResolver(() => entities.Division, { nullable: true })
  division(@Root() { divisionId }: lists.ProjectGroupKey, @Ctx() { loaders }: Context) {
    return divisionId && loaders.byId(entities.Division).load(divisionId);
  }
}
