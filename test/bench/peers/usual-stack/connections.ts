// Connections: what a list within a row, or of projects, answers of itself, each part only when it is asked for.
import { Arg, type ClassType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Cursor } from '../../../../src/graph/scalars.ts';
import { Money } from '../values.ts';
import * as codes from './codes.ts';
import * as entities from './entities.ts';
import { ProjectGroupOrderBy } from './inputs.ts';
import type { Totals } from './loaders.ts';

/** Where a connection finds its rows and its totals. */
export interface Source<T> {
  rows(): Promise<T[]>;
  totals(): Promise<Totals>;
}

function connection<T extends object>(node: ClassType<T>) {
  @ObjectType()
  abstract class Connection {
    constructor(protected readonly source: Source<T>) {}

    @Field(() => [node])
    nodes(): Promise<T[]> {
      return this.source.rows();
    }

    @Field(() => Int)
    async totalCount(): Promise<number> {
      return (await this.source.totals()).count;
    }
  }
  return Connection;
}

@ObjectType({ simpleResolvers: true })
class PremiumArrearsSum {
  @Field(() => Money, { nullable: true }) outstanding!: string | null;
}

@ObjectType({ simpleResolvers: true })
class PremiumArrearsAggregates {
  @Field(() => PremiumArrearsSum) sum!: Totals;
}

@ObjectType({ simpleResolvers: true })
class WageComplaintSum {
  @Field(() => Float, { nullable: true }) workers!: number | null;
  @Field(() => Money, { nullable: true }) amount!: string | null;
}

@ObjectType({ simpleResolvers: true })
class WageComplaintAggregates {
  @Field(() => WageComplaintSum) sum!: Totals;
}

@ObjectType()
export class PremiumArrearsConnection extends connection(entities.PremiumArrears) {
  @Field(() => PremiumArrearsAggregates)
  async aggregates(): Promise<PremiumArrearsAggregates> {
    return { sum: await this.source.totals() };
  }
}

@ObjectType()
export class WageComplaintConnection extends connection(entities.WageComplaint) {
  @Field(() => WageComplaintAggregates)
  async aggregates(): Promise<WageComplaintAggregates> {
    return { sum: await this.source.totals() };
  }
}

@ObjectType()
export class CaseConnection extends connection(entities.Case) {}
@ObjectType()
export class ClueConnection extends connection(entities.Clue) {}
@ObjectType()
export class DiscrepancyConnection extends connection(entities.Discrepancy) {}
@ObjectType()
export class LandContractConnection extends connection(entities.LandContract) {}
@ObjectType()
export class LawsuitConnection extends connection(entities.Lawsuit) {}
@ObjectType()
export class SourceRecordConnection extends connection(entities.SourceRecord) {}
@ObjectType()
export class WageDepositConnection extends connection(entities.WageDeposit) {}

function priceOf(fn: 'Sum' | 'Avg' | 'Max' | 'Min'): ClassType<object> {
  @ObjectType(`Project${fn}`, { simpleResolvers: true })
  class Price {
    @Field(() => Money, { nullable: true }) contractPrice!: string | null;
  }
  return Price;
}

const [ProjectSum, ProjectAvg, ProjectMax, ProjectMin] = (['Sum', 'Avg', 'Max', 'Min'] as const).map(priceOf);

interface Price {
  contractPrice: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ProjectAggregates {
  @Field(() => Int) count!: number;
  @Field(() => ProjectSum!) sum!: Price;
  @Field(() => ProjectAvg!) avg!: Price;
  @Field(() => ProjectMax!) max!: Price;
  @Field(() => ProjectMin!) min!: Price;
}

@ObjectType({ simpleResolvers: true })
export class ProjectGroupKey {
  divisionId!: string | null;
  @Field(() => codes.ProjectStatus, { nullable: true }) status!: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ProjectGroup extends ProjectAggregates {
  @Field(() => ProjectGroupKey) key!: ProjectGroupKey;
}

@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field() hasNextPage!: boolean;
  @Field(() => Cursor, { nullable: true }) endCursor!: string | null;
}

/** A list of projects; of one within a row there are but rows and their number. */
export interface ProjectSource extends Source<entities.Project> {
  aggregates?(): Promise<ProjectAggregates>;
  pageInfo?(): Promise<PageInfo>;
  groups?(by: string[], first: number, orderBy: ProjectGroupOrderBy[]): Promise<ProjectGroup[]>;
}

@ObjectType()
export class ProjectConnection extends connection(entities.Project) {
  constructor(private readonly projects: ProjectSource) {
    super(projects);
  }

  @Field(() => ProjectAggregates)
  aggregates(): Promise<ProjectAggregates> {
    return this.projects.aggregates!();
  }

  @Field(() => PageInfo)
  pageInfo(): Promise<PageInfo> {
    return this.projects.pageInfo!();
  }

  @Field(() => [ProjectGroup])
  groups(
    @Arg('by', () => [codes.ProjectGroupBy]) by: string[],
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('orderBy', () => [ProjectGroupOrderBy], { nullable: true }) orderBy?: ProjectGroupOrderBy[],
  ): Promise<ProjectGroup[]> {
    return this.projects.groups!(by, first, orderBy ?? [{ count: 'DESC' }]);
  }
}
