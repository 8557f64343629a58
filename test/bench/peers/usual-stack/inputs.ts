// Arguments of lists: filters and orders, as far as the questions use them.
import { type FilterObject, QueryOrder } from '@mikro-orm/core';
import { type ClassType, Field, InputType } from 'type-graphql';
import { rangeOf } from '../divisions.ts';
import { Money } from '../values.ts';
import * as codes from './codes.ts';
import type { Project } from './entities.ts';

interface CodeFilter {
  eq?: string;
  in?: string[];
}

function codeFilter(name: string, list: object): ClassType<CodeFilter> {
  @InputType(name)
  class Filter implements CodeFilter {
    @Field(() => list, { nullable: true }) eq?: string;
    @Field(() => [list], { nullable: true }) in?: string[];
  }
  return Filter;
}

const PermitStatusFilter = codeFilter('PermitStatusFilter', codes.PermitStatus);
const DepositStateFilter = codeFilter('DepositStateFilter', codes.DepositState);
const ProjectStatusFilter = codeFilter('ProjectStatusFilter', codes.ProjectStatus);

@InputType()
class DivisionFilter {
  @Field() within!: string;
}

@InputType()
class PermitFilter {
  @Field(() => PermitStatusFilter) status!: CodeFilter;
}

@InputType()
class DepositAssessmentFilter {
  @Field(() => DepositStateFilter) status!: CodeFilter;
}

@InputType()
export class ProjectFilter {
  @Field(() => DivisionFilter, { nullable: true }) division?: DivisionFilter;
  @Field(() => ProjectStatusFilter, { nullable: true }) status?: CodeFilter;
  @Field(() => PermitFilter, { nullable: true }) permit?: PermitFilter;
  @Field(() => DepositAssessmentFilter, { nullable: true }) depositAssessment?: DepositAssessmentFilter;
}

@InputType()
class MoneyFilter {
  @Field(() => Money) gt!: string;
}

@InputType()
export class PremiumArrearsFilter {
  @Field(() => MoneyFilter) outstanding!: MoneyFilter;
}

export type Direction = 'ASC' | 'DESC';

@InputType()
export class ProjectOrderBy {
  @Field(() => codes.SortDirection, { nullable: true }) contractPrice?: Direction;
  @Field(() => codes.SortDirection, { nullable: true }) code?: Direction;
}

@InputType()
export class ProjectGroupOrderBy {
  @Field(() => codes.SortDirection, { nullable: true }) count?: Direction;
  @Field(() => codes.ProjectGroupBy, { nullable: true }) key?: string;
}

@InputType()
export class WageComplaintOrderBy {
  @Field(() => codes.SortDirection) receivedOn!: Direction;
}

@InputType()
export class CaseOrderBy {
  @Field(() => codes.SortDirection) openedOn!: Direction;
}

/** A filter of projects as MikroORM has it. */
export function projectsOf(filter: ProjectFilter | undefined): FilterObject<Project> {
  const { division, status, permit, depositAssessment } = filter ?? {};
  const range = division && rangeOf(division.within);
  return {
    ...(range && { division: { id: { $gte: range[0], $lte: range[1] } } }),
    ...(status && { status: condition(status) }),
    ...(permit && { permit: { status: condition(permit.status) } }),
    ...(depositAssessment && { depositAssessment: { status: condition(depositAssessment.status) } }),
  };
}

const condition = ({ eq, in: any }: CodeFilter) => ({ ...(eq && { $eq: eq }), ...(any && { $in: any }) });

const directions = { ASC: QueryOrder.ASC_NULLS_LAST, DESC: QueryOrder.DESC_NULLS_LAST };

/** An order of projects as MikroORM has it; the id makes it total. */
export function projectOrder(orderBy: readonly ProjectOrderBy[]) {
  const keys = orderBy.flatMap(({ contractPrice, code }) => [
    ...(contractPrice ? [{ contractPrice: directions[contractPrice] }] : []),
    ...(code ? [{ code: QueryOrder[code] }] : []),
  ]);
  return [...keys, { id: QueryOrder.ASC }];
}
