// The list of projects at the root: a page by cursor, its totals and its groups, each a query of its own.
import type { Cursor, FilterObject } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/postgresql';
import { PAGE, type Selected } from '../values.ts';
import type { PageInfo, ProjectAggregates, ProjectGroup, ProjectSource } from './connections.ts';
import { Project } from './entities.ts';
import {
  type ProjectFilter,
  type ProjectGroupOrderBy,
  type ProjectOrderBy,
  projectOrder,
  projectsOf,
} from './inputs.ts';
import type { Totals } from './loaders.ts';

/** Arguments of the list. */
export interface ProjectArgs {
  filter?: ProjectFilter;
  orderBy?: ProjectOrderBy[];
  first?: number;
  after?: string;
}

type Page = Pick<Cursor<Project>, 'items' | 'hasNextPage' | 'endCursor'>;

const FUNCTIONS = ['sum', 'avg', 'max', 'min'] as const;

/** What projects may be grouped by: the columns, and how the key tells them. */
const groupKeys: Record<string, { column: string; name: 'divisionId' | 'status' }> = {
  DIVISION: { column: 'p.division_id', name: 'divisionId' },
  STATUS: { column: 'p.status', name: 'status' },
};

export class ProjectList implements ProjectSource {
  private readonly where: FilterObject<Project>;
  private found?: Promise<Page>;
  private summed?: Promise<Totals>;

  /** `selected`: what of the list is asked for. */
  constructor(
    private readonly em: SqlEntityManager,
    private readonly args: ProjectArgs,
    private readonly selected: Selected,
  ) {
    this.where = projectsOf(args.filter);
  }

  async rows(): Promise<Project[]> {
    return (await this.page()).items;
  }

  async pageInfo(): Promise<PageInfo> {
    const { hasNextPage, endCursor } = await this.page();
    return { hasNextPage, endCursor };
  }

  totals(): Promise<Totals> {
    this.summed ??= this.query(this.selected.aggregates ?? {}).execute<Totals>('get');
    return this.summed;
  }

  async aggregates(): Promise<ProjectAggregates> {
    return aggregatesOf(await this.totals());
  }

  async groups(by: string[], first: number, orderBy: ProjectGroupOrderBy[]): Promise<ProjectGroup[]> {
    const keys = by.map(groupKey);
    const order = [
      ...orderBy.map(({ key, count }) =>
        key ? groupKey(key).column : `count(*) ${count === 'DESC' ? 'desc' : 'asc'}`,
      ),
      ...keys.map(({ column }) => column),
    ];
    const rows = await this.query(this.selected.groups ?? {})
      .addSelect(keys.map(({ column, name }) => raw(`${column} as "${name}"`)))
      .groupBy(keys.map(({ column }) => raw(column)))
      .orderBy(order.map((column) => ({ [raw(column)]: 'asc' })))
      .limit(first)
      .execute<(Totals & { divisionId: string | null; status: string | null })[]>('all');
    return rows.map(({ divisionId, status, ...totals }) => ({ ...aggregatesOf(totals), key: { divisionId, status } }));
  }

  private page(): Promise<Page> {
    const { orderBy = [], first = PAGE, after } = this.args;
    this.found ??= this.em.findByCursor(Project, {
      where: this.where,
      orderBy: projectOrder(orderBy),
      first,
      after,
      includeCount: false,
    });
    return this.found;
  }

  /** Number of the projects, and what is asked for over their contract prices. */
  private query(asked: Selected) {
    const functions = FUNCTIONS.filter((fn) => asked[fn]).map((fn) => `round(${fn}(p.contract_price)) as ${fn}`);
    return this.em
      .createQueryBuilder(Project, 'p')
      .select(['count(*)::int as count', ...functions].map((column) => raw(column)))
      .where(this.where);
  }
}

function groupKey(by: string) {
  const key = groupKeys[by];
  if (!key) throw new Error(`not served by this peer: ${by}`);
  return key;
}

function aggregatesOf({ count, ...totals }: Totals): ProjectAggregates {
  const [sum, avg, max, min] = FUNCTIONS.map((fn) => ({ contractPrice: (totals[fn] ?? null) as string | null }));
  return { count, sum: sum!, avg: avg!, max: max!, min: min! };
}
