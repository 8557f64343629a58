// What a request loads in batches: a DataLoader for each entity by its key, and for each list within rows.
import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { groupedBy, inOrderOf, PAGE } from '../values.ts';
import { DepositAssessment } from './entities.ts';
import { type RelationName, type RowOf, relationOf } from './relations.ts';

/** Arguments of a list within a row. */
export interface ListArgs {
  first?: number;
  /** SQL, as `t.opened_on desc nulls last`; the id follows. */
  order?: string;
  /** SQL with a `?` for each of the values. */
  filter?: { condition: string; values: unknown[] };
}

/** `count`, and each sum under its column. */
export type Totals = { count: number } & Record<string, string | number | null>;

interface Row {
  /** The key of the row above. */
  parent: string;
}

export class Loaders {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(private readonly em: SqlEntityManager) {}

  /** Entities by their key. */
  byId<T extends { id: string }>(entity: EntityClass<T>): DataLoader<string, T | null> {
    return this.loader(entity.name, async (ids) => {
      const found = (await this.em.find<object>(entity, { id: { $in: ids } } as object)) as T[];
      return inOrderOf(ids, found, ({ id }) => id);
    });
  }

  /** Assessments by their project. */
  assessments(): DataLoader<string, DepositAssessment | null> {
    return this.loader('assessments', async (ids) => {
      const found = await this.em.find(DepositAssessment, { project: { $in: ids } });
      return inOrderOf(ids, found, ({ project }) => project.id);
    });
  }

  /** The first rows of a list, by the row above. */
  rows<N extends RelationName>(relation: N, args: ListArgs): DataLoader<string, RowOf<N>[]> {
    return this.loader(`${relation} ${JSON.stringify(args)}`, async (ids) => {
      const { first = PAGE, order, filter } = args;
      const { entity } = relationOf(relation);
      const { from, owner, where } = sqlOf(this.em, relation, args);
      const columns = this.em.getMetadata(entity).comparableProps.flatMap(({ fieldNames }) => fieldNames);
      const rows = await this.em.execute<Row[]>(
        `select p.id as parent, r.* from unnest(?::bigint[]) as p(id) cross join lateral (
          select ${columns.map((column) => `t."${column}"`)} from ${from} where ${owner} = p.id and ${where}
          order by ${order ? `${order}, ` : ''}t.id limit ?) as r`,
        [arrayOf(ids), ...(filter?.values ?? []), first],
      );
      return groupedBy(ids, rows, ({ parent }) => parent).map((list) =>
        list.map(({ parent: _, ...row }) => this.em.map<object>(entity, row) as RowOf<N>),
      );
    });
  }

  /** Number and sums of a list, by the row above. */
  totals(relation: RelationName, args: ListArgs): DataLoader<string, Totals> {
    return this.loader(`totals of ${relation} ${JSON.stringify(args)}`, async (ids) => {
      const { sums = [] } = relationOf(relation);
      const { from, owner, where } = sqlOf(this.em, relation, args);
      const columns = [`${owner} as parent`, 'count(*)::int as count', ...sums.map((sum) => `sum(t.${sum}) as ${sum}`)];
      const rows = await this.em.execute<(Row & Totals)[]>(
        `select ${columns} from ${from} where ${owner} = any(?::bigint[]) and ${where} group by 1`,
        [arrayOf(ids), ...(args.filter?.values ?? [])],
      );
      const nothing: Totals = { count: 0, ...Object.fromEntries(sums.map((sum) => [sum, null])) };
      return inOrderOf(ids, rows, ({ parent }) => parent).map((row) => row ?? nothing);
    });
  }

  /** The same loader for the whole request. */
  private loader<T>(name: string, load: (keys: string[]) => Promise<T[]>): DataLoader<string, T> {
    const loader = this.loaders.get(name) ?? new DataLoader((keys) => load([...keys]));
    this.loaders.set(name, loader);
    return loader as DataLoader<string, T>;
  }
}

/** MikroORM makes a list of values of an array: it is bound as text. */
const arrayOf = (ids: string[]): string => `{${ids}}`;

/** Table, column of the row above, and conditions of a list. */
function sqlOf(em: SqlEntityManager, name: RelationName, { filter }: ListArgs) {
  const { entity, key, link, where } = relationOf(name);
  const table = `${em.getMetadata(entity).tableName} as t`;
  return {
    from: link ? `${link.table} as l join ${table} on t.id = l.${link.own}` : table,
    owner: link ? `l.${key}` : `t.${key}`,
    where: [where, filter?.condition].filter((condition) => condition).join(' and ') || 'true',
  };
}
