// Loaders: one statement for all rows of a level, not one for each row.
import type { GraphQLResolveInfo } from 'graphql';
import { groupedBy, inOrderOf, type Selected, selected } from '../values.ts';
import {
  aggregatesOf,
  amountFilter,
  Bound,
  columnsSql,
  type Database,
  type ListArgs,
  orderKeys,
  orderSql,
  pageSize,
  type Row,
  totalsSql,
} from './statements.ts';
import { type TypeName, tableOf } from './tables.ts';

interface Asked {
  obj: Row;
  params: ListArgs;
  info?: GraphQLResolveInfo;
}

/** Where a list within a row finds its rows. */
interface Relation {
  type: TypeName;
  /** The column that names the row above: of the type's table, or of the link table. */
  key: string;
  link?: { table: string; own: string };
  where?: string;
}

const enterpriseLink = (table: string, own: string) => ({ key: 'enterprise_id', link: { table, own } });

/** Without the cache a loader is told what is selected, and still asked for a row but once in a batch. */
const opts = { cache: false };

export function loadersOn(database: Database) {
  /** The row that is named by `field` of the row above. */
  const one = (type: TypeName, field: string, key = 'id') => ({
    opts,
    async loader(asked: Asked[]): Promise<(Row | null)[]> {
      const keys = asked.map(({ obj }) => obj[field] as string | null);
      const wanted = [...new Set(keys)].filter((named) => named !== null);
      const columns = columnsSql(type, selected(...asked.map(({ info }) => info!)));
      const text = `select t.${key} as "rowKey", ${columns} from ${tableOf(type).name} t where t.${key} = any($1::bigint[])`;
      const rows = wanted.length ? await database.rows(text, [wanted]) : [];
      return inOrderOf(keys, rows, (row) => row.rowKey);
    },
  });

  /** The list of each row above, with what of it is asked for: its rows, its totals. */
  const many = (relation: Relation) => ({
    opts,
    async loader(asked: Asked[]): Promise<Row[]> {
      const lists = new Array<Row>(asked.length);
      await Promise.all(
        sameArguments(asked).map(async (places) => {
          const { params, info } = asked[places[0]!]!;
          const ids = places.map((place) => asked[place]!.obj.id as string);
          const found = await listsOf(database, relation, ids, params, selected(info!));
          for (const [n, place] of places.entries()) lists[place] = found[n]!;
        }),
      );
      return lists;
    },
  });

  return {
    Project: {
      division: one('Division', 'divisionId'),
      owner: one('Enterprise', 'ownerId'),
      contractor: one('Enterprise', 'contractorId'),
      permit: one('Permit', 'permitId'),
      wageAccount: one('WageAccount', 'wageAccountId'),
      depositAssessment: one('DepositAssessment', 'id', 'project_id'),
      wageDeposits: many({ type: 'WageDeposit', key: 'project_id' }),
      complaints: many({ type: 'WageComplaint', key: 'project_id' }),
    },
    Enterprise: {
      division: one('Division', 'divisionId'),
      projectsAsContractor: many({ type: 'Project', key: 'contractor_id' }),
      projectsAsOwner: many({ type: 'Project', key: 'owner_id' }),
      premiumArrears: many({ type: 'PremiumArrears', key: 'enterprise_id' }),
      landContracts: many({ type: 'LandContract', key: 'enterprise_id' }),
      complaints: many({ type: 'WageComplaint', key: 'enterprise_id' }),
      lawsuits: many({ type: 'Lawsuit', ...enterpriseLink('lawsuit_enterprise', 'lawsuit_id') }),
      cases: many({ type: 'Case', ...enterpriseLink('case_enterprise', 'case_id') }),
      clues: many({ type: 'Clue', ...enterpriseLink('clue_enterprise', 'clue_id') }),
      sources: many({ type: 'SourceRecord', key: 'entity_id', where: `t.entity_kind = 'Enterprise'` }),
      discrepancies: many({ type: 'Discrepancy', key: 'entity_id', where: `t.entity_kind = 'Enterprise'` }),
    },
    SourceRecord: { dataset: one('Dataset', 'datasetId'), batch: one('Batch', 'batchId') },
    Dataset: { agency: one('Agency', 'agencyId') },
    Discrepancy: { authoritative: one('Dataset', 'authoritativeId') },
    ProjectGroupKey: { division: one('Division', 'divisionId') },
  };
}

/** Places of those that are asked alike: by the same field, with the same arguments. */
function sameArguments(asked: Asked[]): number[][] {
  const places = new Map<string, number[]>();
  for (const [place, { params, info }] of asked.entries()) {
    const alike = JSON.stringify([params, info!.fieldNodes[0]?.loc?.start]);
    const others = places.get(alike);
    if (others) others.push(place);
    else places.set(alike, [place]);
  }
  return [...places.values()];
}

async function listsOf(
  database: Database,
  relation: Relation,
  ids: string[],
  args: ListArgs,
  wanted: Selected,
): Promise<Row[]> {
  const { name } = tableOf(relation.type);
  const { key, link, where = 'true' } = relation;
  const owner = link ? 'l' : 't';
  const from = link ? `${link.table} l join ${name} t on t.id = l.${link.own}` : `${name} t`;

  const rows = async () => {
    const bound = new Bound();
    const text = `select p.id as "parentId", r.* from unnest(${bound.bind(ids, 'bigint[]')}) p(id) cross join lateral (
      select ${columnsSql(relation.type, wanted.nodes!)} from ${from} where ${owner}.${key} = p.id and ${where}${amountFilter(relation.type, args.filter, bound)}
      order by ${orderSql(orderKeys(relation.type, args.orderBy))} limit ${bound.bind(pageSize(args), 'int')}) r`;
    return groupedBy(ids, await database.rows(text, bound.values), (row) => row.parentId);
  };

  const totals = async () => {
    const bound = new Bound();
    const text = `select ${owner}.${key} as "parentId", ${totalsSql(relation.type, wanted.aggregates)} from ${from}
      where ${owner}.${key} = any(${bound.bind(ids, 'bigint[]')}) and ${where}${amountFilter(relation.type, args.filter, bound)}
      group by 1`;
    return inOrderOf(ids, await database.rows(text, bound.values), (row) => row.parentId);
  };

  const [nodes, sums] = await Promise.all([
    wanted.nodes ? rows() : null,
    wanted.totalCount || wanted.aggregates ? totals() : null,
  ]);
  return ids.map((_, n) => ({
    nodes: nodes?.[n],
    totalCount: sums?.[n]?.count ?? 0,
    aggregates: aggregatesOf(sums?.[n] ?? undefined),
  }));
}
