// Keeps the tables of summaries (graph/summary.ts) true: triggers add the difference that each statement makes, in its own
// transaction. The tables are derived data: made anew when what is summarised changes, and not part of any migration.
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { EntityModel, Model, OneField } from '../graph/model.ts';
import { ROWS, type Summary, summaryOf } from '../graph/summary.ts';

/** Makes the summaries that are not there as they should be, and fills them. Deliveries must wait meanwhile. */
export async function bringSummariesUpToDate(client: ClientBase, model: Model): Promise<void> {
  for (const summary of summariesOf(model)) if (!(await isCurrent(client, summary))) await make(client, summary);
}

/** Whether all summaries are there as they should be. */
export async function areSummariesCurrent(client: ClientBase, model: Model): Promise<boolean> {
  for (const summary of summariesOf(model)) if (!(await isCurrent(client, summary))) return false;
  return true;
}

const summariesOf = (model: Model): Summary[] =>
  [...model.entities.values()].map(summaryOf).filter((summary) => summary !== null);

const nameOf = ({ table }: Summary): string => `summary ${table}`;

const digestOf = (summary: Summary): string => createHash('sha256').update(definition(summary).join()).digest('hex');

async function isCurrent(client: ClientBase, summary: Summary): Promise<boolean> {
  const { rowCount } = await client.query('select from hub_setting where name = $1 and value = $2', [
    nameOf(summary),
    digestOf(summary),
  ]);
  return rowCount === 1;
}

async function make(client: ClientBase, summary: Summary): Promise<void> {
  for (const statement of [...(await removal(client, summary)), ...definition(summary)]) await client.query(statement);
  await client.query(
    'insert into hub_setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [nameOf(summary), digestOf(summary)],
  );
}

async function removal(client: ClientBase, { table }: Summary): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and starts_with(proname, $1)`,
    [`${table}_`],
  );
  return [`drop table if exists ${table}`, ...rows.map(({ name }) => `drop function "${name}" cascade`)];
}

/** The statements that make and fill a summary. Triggers first: they keep writers out until the transaction ends. */
const definition = (summary: Summary): string[] => {
  const { table, entity } = summary;
  const keys = summary.keys.map(({ column }) => column).join(', ');
  return [
    ...triggers(summary),
    `create table ${table} as ${totals(summary, [counted(summary, entity.table)])}`,
    // Also the columns by which changes find their row; two rows without a value are one.
    `create unique index ${table}_keys on ${table} (${keys}) nulls not distinct`,
  ];
};

/** The to-one relations that keys come from. */
const relationsOf = ({ keys }: Summary): OneField[] => [
  ...new Map(keys.flatMap(({ relation }) => (relation ? [[relation.name, relation] as const] : []))).values(),
];

const joined = (relation: OneField): string =>
  relation.column
    ? `"${relation.name}".id = root."${relation.column}"`
    : `"${relation.name}"."${relation.targetColumn}" = root.id`;

/** Where a relation's rows are taken from: a transition table, or, for null, nowhere. */
type Instead = { relation: OneField; table: string; present: boolean };

/** The rows of `root` with their keys, each counting as `sign`. */
function counted(summary: Summary, root: string, sign = 1, instead?: Instead): string {
  const isMissing = (relation: OneField | undefined) =>
    instead !== undefined && !instead.present && relation?.name === instead.relation.name;
  const keys = summary.keys.map(({ relation, field, column }) =>
    isMissing(relation) ? `null as ${column}` : `"${relation?.name ?? 'root'}"."${field.column}" as ${column}`,
  );
  const sums = summary.sums.map(({ field, sum }) => `root."${field.column}" as ${sum}`);
  const joins = relationsOf(summary).map((relation) =>
    relation.name === instead?.relation.name
      ? `join ${instead.table} "${relation.name}" on ${joined(relation)}`
      : `left join ${relation.target.table} "${relation.name}" on ${joined(relation)}`,
  );
  return `select ${[`${sign} as sign`, ...keys, ...sums].join(', ')} from ${root} root ${joins.join(' ')}`;
}

/** The counts and sums of counted rows. */
function totals({ keys, sums }: Summary, parts: string[]): string {
  const columns = keys.map(({ column }) => column).join(', ');
  const measures = sums.flatMap(({ sum, count }) => [
    `coalesce(sum(sign * ${sum}), 0) as ${sum}`,
    `coalesce(sum(sign) filter (where ${sum} is not null), 0) as ${count}`,
  ]);
  return `select ${columns}, sum(sign) as ${ROWS}, ${measures.join(', ')}
    from (${parts.join(' union all ')}) counted group by ${columns}`;
}

/** Adds counted rows to the summary. */
function addition(summary: Summary, parts: string[]): string {
  const { table, keys, sums } = summary;
  const measures = [ROWS, ...sums.flatMap(({ sum, count }) => [sum, count])];
  const columns = keys.map(({ column }) => column).join(', ');
  return `insert into ${table} as kept (${columns}, ${measures.join(', ')})
    select * from (${totals(summary, parts)}) change where ${measures.map((measure) => `${measure} <> 0`).join(' or ')}
    order by ${columns}
    on conflict (${columns}) do update set ${measures.map((m) => `${m} = kept.${m} + excluded.${m}`).join(', ')};
    delete from ${table} where ${ROWS} = 0;`;
}

const BEFORE = 'old_rows';
const AFTER = 'new_rows';

/** What each kind of statement changes, on the entity's table and on those of its relations. */
function triggers(summary: Summary): string[] {
  const { entity } = summary;
  const added = [counted(summary, AFTER)];
  const removed = [counted(summary, BEFORE, -1)];
  const appeared = (relation: OneField, table: string, sign: 1 | -1) => [
    counted(summary, entity.table, sign, { relation, table, present: true }),
    counted(summary, entity.table, -sign, { relation, table, present: false }),
  ];
  return [
    ...trigger(summary, entity, 'insert', added),
    ...trigger(summary, entity, 'update', [...removed, ...added]),
    // Row by row, before what refers to the row goes with it.
    ...trigger(summary, entity, 'delete', [counted(summary, '(select (old).*)', -1)], 'row'),
    ...relationsOf(summary).flatMap((relation) => {
      const came = appeared(relation, AFTER, 1);
      const went = appeared(relation, BEFORE, -1);
      return [
        ...trigger(summary, relation.target, 'insert', came),
        ...trigger(summary, relation.target, 'update', [...went, ...came]),
        ...trigger(summary, relation.target, 'delete', went),
      ];
    }),
  ];
}

function trigger(
  summary: Summary,
  { table }: EntityModel,
  event: 'insert' | 'update' | 'delete',
  parts: string[],
  each: 'statement' | 'row' = 'statement',
): string[] {
  const name = `${summary.table}_${event}_${table}`;
  const tables = [
    ...(event === 'insert' ? [] : [`old table as ${BEFORE}`]),
    ...(event === 'delete' ? [] : [`new table as ${AFTER}`]),
  ];
  const when =
    each === 'row' ? `before ${event} on ${table}` : `after ${event} on ${table} referencing ${tables.join(' ')}`;
  return [
    `create function ${name}() returns trigger language plpgsql as $$ begin
    ${addition(summary, parts)}
    return old; end $$`,
    `create trigger ${name} ${when} for each ${each} execute function ${name}()`,
  ];
}

/** Keys whose numbers differ from those of the rows: none, for tests and for who doubts. */
export const summaryFaults = (summary: Summary): string =>
  `(table ${summary.table} except ${totals(summary, [counted(summary, summary.entity.table)])})
   union all (${totals(summary, [counted(summary, summary.entity.table)])} except table ${summary.table})`;
