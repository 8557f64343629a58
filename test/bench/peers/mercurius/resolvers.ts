// The roots of the questions, and the fields that are no column: ids, masks, parts of a row.
import type { GraphQLResolveInfo } from 'graphql';
import { masked } from '../../../../src/access/mask.ts';
import { divisionsWithin } from '../divisions.ts';
import { keyOf, Money, type Selected, selected, today } from '../values.ts';
import {
  aggregatesOf,
  Bound,
  columnsSql,
  type Database,
  type ListArgs,
  type OrderKey,
  orderKeys,
  orderSql,
  pageSize,
  type Row,
  totalsSql,
} from './statements.ts';

type Info = GraphQLResolveInfo;

export function resolversOn(database: Database) {
  const idOf = (type: string) => (row: Row) => `${type}:${row.id}`;

  return {
    Money,
    Query: {
      async enterprise(_: unknown, { creditCode, id }: { creditCode?: string; id?: string }, __: unknown, info: Info) {
        const [column, value] = creditCode ? ['credit_code', creditCode] : ['id', keyOf(id!)];
        const text = `select ${columnsSql('Enterprise', selected(info))} from enterprise t where t.${column} = $1`;
        const [row] = await database.rows(text, [value]);
        return row ?? null;
      },
      projects: (_: unknown, args: ListArgs, __: unknown, info: Info) => projects(database, args, selected(info)),
    },
    ProjectConnection: {
      groups: (list: Row, args: GroupArgs, _: unknown, info: Info) => groups(database, list, args, selected(info)),
    },
    Project: { id: idOf('Project') },
    Enterprise: {
      id: idOf('Enterprise'),
      industry: ({ industryCode: code, industryName: name }: Row) =>
        code === null && name === null ? null : { code, name },
      legalRepresentative: ({ legalRepresentativeName: name }: Row) =>
        name === null ? null : { displayName: masked(name, 'name') },
    },
    DepositAssessment: { asOf: () => today },
    WageComplaint: {
      complainant: ({ complainantName: name, complainantPhone: phone }: Row) =>
        name === null && phone === null
          ? null
          : { displayName: name && masked(name, 'name'), phone: phone && masked(phone, 'phone') },
    },
  };
}

/** A page of projects, with what of it is asked for: each a statement, side by side. */
async function projects(database: Database, args: ListArgs, wanted: Selected): Promise<Row> {
  const totals = async () => {
    const bound = new Bound();
    const text = `select ${totalsSql('Project', wanted.aggregates)} from project t where ${projectFilter(args.filter, bound)}`;
    return (await database.rows(text, bound.values))[0]!;
  };
  const [page, sums] = await Promise.all([
    wanted.nodes || wanted.pageInfo ? pageOf(database, args, wanted.nodes) : null,
    wanted.totalCount || wanted.aggregates ? totals() : null,
  ]);
  return { ...page, totalCount: sums?.count, aggregates: aggregatesOf(sums ?? undefined), filter: args.filter };
}

async function pageOf(database: Database, args: ListArgs, fields: Selected = {}) {
  const keys = orderKeys('Project', args.orderBy);
  // The cursor is made of the keys, whether they are asked for or not.
  const columns = columnsSql('Project', { ...fields, ...Object.fromEntries(keys.map(({ field }) => [field, {}])) });
  const bound = new Bound();
  const where = projectFilter(args.filter, bound);
  const behind = args.after ? ` and ${behindCursor(keys, args.after, bound)}` : '';
  const size = pageSize(args);
  const text = `select ${columns} from project t where ${where}${behind}
    order by ${orderSql(keys)} limit ${bound.bind(size + 1, 'int')}`;
  const rows = await database.rows(text, bound.values);
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: last ? cursorOf(keys, last) : null } };
}

function projectFilter(filter: ListArgs['filter'], bound: Bound): string {
  const conditions = Object.entries(filter ?? {}).map(([field, tests]) => {
    switch (field) {
      case 'division':
        return divisionFilter(tests, bound);
      case 'status':
        return codeFilter('t.status', tests, bound);
      case 'permit':
        return `exists (select from permit f where f.id = t.permit_id and ${statusFilter(tests, bound)})`;
      case 'depositAssessment':
        return `exists (select from deposit_assessment f where f.project_id = t.id and ${statusFilter(tests, bound)})`;
      default:
        throw new Error(`not served by this peer: ${field}`);
    }
  });
  return conditions.join(' and ') || 'true';
}

type Tests = Record<string, unknown>;

function divisionFilter({ within, ...others }: Tests, bound: Bound): string {
  none(others);
  return `t.division_id = any(${bound.bind(divisionsWithin(within), 'bigint[]')})`;
}

function statusFilter({ status, ...others }: Tests, bound: Bound): string {
  none(others);
  return codeFilter('f.status', status as Tests, bound);
}

function codeFilter(column: string, { eq, in: any, ...others }: Tests, bound: Bound): string {
  none(others);
  const conditions = [
    ...(eq ? [`${column} = ${bound.bind(eq, 'text')}`] : []),
    ...(any ? [`${column} = any(${bound.bind(any, 'text[]')})`] : []),
  ];
  return conditions.join(' and ');
}

function none(others: Tests): void {
  for (const name of Object.keys(others)) throw new Error(`not served by this peer: ${name}`);
}

const cursorOf = (keys: OrderKey[], row: Row): string =>
  Buffer.from(JSON.stringify(keys.map(({ field }) => row[field]))).toString('base64url');

/** Rows behind the one of a cursor: later by one key, and level in all keys before it. Nulls come last. */
function behindCursor(keys: OrderKey[], cursor: string, bound: Bound): string {
  const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as (string | null)[];
  const later = (n: number): string => {
    const key = keys[n];
    if (!key) return 'false';
    const column = `t.${key.column}`;
    const value = values[n];
    if (value === null) return `(${column} is null and ${later(n + 1)})`;
    const place = bound.bind(value);
    const level = `${column} = ${place} and ${later(n + 1)}`;
    if (key.nullable) return `(${column} ${key.descends ? '<' : '>'} ${place} or ${column} is null or (${level}))`;
    // What an index can begin at is said by itself.
    return key.descends
      ? `(${column} <= ${place} and (${column} < ${place} or (${level})))`
      : `(${column} >= ${place} and (${column} > ${place} or (${level})))`;
  };
  return later(0);
}

interface GroupArgs {
  by: string[];
  first: number;
  orderBy?: { key?: string; count?: 'ASC' | 'DESC' }[];
}

/** What projects may be grouped by: the column, and how the key tells it. */
const groupKeys: Record<string, { column: string; name: string }> = {
  DIVISION: { column: 't.division_id', name: 'divisionId' },
  STATUS: { column: 't.status', name: 'status' },
};

function groupKey(by: string) {
  const key = groupKeys[by];
  if (!key) throw new Error(`not served by this peer: ${by}`);
  return key;
}

async function groups(database: Database, list: Row, args: GroupArgs, wanted: Selected): Promise<Row[]> {
  const { by, first, orderBy = [{ count: 'DESC' }] } = args;
  const { key: _, ...measures } = wanted;
  const bound = new Bound();
  const keys = by.map(groupKey);
  const columns = keys.map(({ column }) => column);
  const order = orderBy.map(({ key, count }) => (key ? groupKey(key).column : `count(*) ${count}`));
  const text = `select ${keys.map(({ column, name }) => `${column} as "${name}"`).join(', ')}, ${totalsSql('Project', measures)}
    from project t where ${projectFilter(list.filter, bound)}
    group by ${columns.join(', ')} order by ${[...order, ...columns].join(', ')} limit ${bound.bind(first, 'int')}`;
  return (await database.rows(text, bound.values)).map(({ divisionId, status, ...row }) => ({
    ...aggregatesOf(row),
    key: { divisionId, status },
  }));
}
