// What an agency is told about rows that mention something the hub cannot find, or finds twice, and about two rows that
// turn out to mean one thing.
import type { ClientBase } from 'pg';
import { HIDDEN } from '../access/mask.ts';
import { copyInto } from '../db/copy.ts';
import type { EntityModel, Model } from '../graph/model.ts';
import type { MentionProblem } from '../matching/mention.ts';
import type { OpenBatch } from './batch.ts';
import { type Contract, linkFields } from './contract.ts';
import { issue } from './deliveryFault.ts';
import { issueColumns } from './stage.ts';
import { linkColumn, type Target } from './target.ts';

/** Code and message of a mention without a target, such as UNMATCHED_ENTERPRISE. */
function wording({ name, zh }: EntityModel, problem: MentionProblem): { code: string; message: string } {
  const words = name.split(/(?<=[a-z])(?=[A-Z])/);
  const en = words.join(' ').toLowerCase();
  const message =
    problem === 'UNMATCHED'
      ? `未找到对应的${zh}，请核对代码或名称 · No such ${en} is known; check code and name`
      : `对应的${zh}不止一个，请补充代码 · More than one ${en} fits; give its code`;
  return { code: `${problem}_${words.join('_').toUpperCase()}`, message };
}

/** Quarantines rows whose entity cannot be without a link that found no target. */
export async function quarantineUnlinked(client: ClientBase, { links }: Target): Promise<void> {
  for (const { name, required, column } of links) {
    if (!required || !column) continue;
    await client.query(
      `update staged set _state = 'QUARANTINED' where coalesce(_state, 'NEW') in ('NEW', 'CHANGED') and "${linkColumn(name)}" is null`,
    );
  }
}

/**
 * Quarantines rows that mean the same entity as another row of the file though their keys differ: a land contract by both
 * its numbers, an enterprise by a mistyped code. The row whose key is known counts, else the first.
 */
export async function quarantineDoubles(
  client: ClientBase,
  { natural, links }: Target,
  { id }: OpenBatch,
): Promise<void> {
  // Only a link can bring two keys to one entity.
  if (!links.some(({ column }) => natural.some((part) => part.column === column))) return;
  const values = natural.map(({ value }) => value);
  const { rows } = await client.query<Pick<Unmatched, 'row' | 'fields'> & { first: number }>(
    `update staged q set _state = 'QUARANTINED' from (
       select s._n, first_value(s._row) over same as first, row_number() over same as place from staged s
       where ${values.map((value) => `${value} is not null`).join(' and ')} and s._state is distinct from 'QUARANTINED'
       window same as (partition by ${values.join(', ')} order by s._state is null, s._n)) d
     where d._n = q._n and d.place > 1
     returning q._row as row, d.first, (select fields from lineage where n = q._n) as fields`,
  );
  await copyInto(
    client,
    'batch_issue',
    issueColumns,
    rows.map(({ row, fields, first }) => {
      const fault = { row, field: null, code: 'DUPLICATE_KEY', severity: 'error', value: null } as const;
      const { code, message } = issue(fault, { zh: `第${first}行`, en: `row ${first}` });
      return [id, row, null, code, 'ERROR', message, null, rawOf(fields)];
    }),
  );
}

/** Records, for rows that are new or changed, what they mention and matching did not find. */
export async function recordUnmatched(
  client: ClientBase,
  contract: Contract,
  target: Target,
  batch: OpenBatch,
  model: Model,
): Promise<void> {
  const { rows } = await client.query<Unmatched>(
    `select s._row as row, m.link, m.target, m.field, m.problem, coalesce(m.code, m.permit, m.name, m.text) as value, s._state as state,
       coalesce(l.fields, '[]') as fields
     from mention m join staged s on s._n = m.n left join lineage l on l.n = m.n and s._state = 'QUARANTINED'
     where m.problem is not null and m.target_id is null and s._state in ('NEW', 'CHANGED', 'QUARANTINED') order by s._n, m.link, m.ord`,
  );
  const requires = new Map(target.links.map(({ name, required }) => [name, required]));
  await copyInto(
    client,
    'batch_issue',
    issueColumns,
    rows.map((unmatched) => {
      const { row, link, field, problem, value, state, fields } = unmatched;
      const { code, message } = wording(model.entity(unmatched.target), problem);
      const stopped = state === 'QUARANTINED' && requires.get(link) === true;
      const raw = stopped ? rawOf(fields) : null;
      return [batch.id, row, field, code, stopped ? 'ERROR' : 'WARNING', message, shown(contract, link, value), raw];
    }),
  );
}

const rawOf = (fields: Unmatched['fields']) => Object.fromEntries(fields.map(({ name, original }) => [name, original]));

interface Unmatched {
  row: number;
  link: string;
  target: string;
  field: string;
  problem: MentionProblem;
  value: string | null;
  state: string;
  fields: { name: string; original: string | null }[];
}

/** A value of a sensitive field is not repeated in an issue. */
function shown({ links, fields }: Contract, link: string, value: string | null): string | null {
  const sensitive = linkFields(links[link]!).some((field) => ['L3', 'L4'].includes(fields[field]!.class));
  return sensitive && value !== null ? HIDDEN : value;
}
