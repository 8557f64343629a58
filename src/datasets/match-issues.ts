// What an agency is told about rows that mention something the hub cannot find, or finds twice.
import type { ClientBase } from 'pg';
import { HIDDEN } from '../access/mask.ts';
import { copyInto } from '../db/copy.ts';
import type { MentionProblem, MentionTarget } from '../matching/mention.ts';
import type { OpenBatch } from './batch.ts';
import { type Contract, linkFields } from './contract.ts';
import { issueColumns } from './stage.ts';
import { linkColumn, type Target } from './target.ts';

const things: Readonly<Record<MentionTarget, { code: string; zh: string; en: string }>> = {
  Enterprise: { code: 'ENTERPRISE', zh: '市场主体', en: 'enterprise' },
  Project: { code: 'PROJECT', zh: '项目', en: 'project' },
  Agency: { code: 'AGENCY', zh: '单位', en: 'agency' },
  LandContract: { code: 'LAND_CONTRACT', zh: '土地出让合同', en: 'land contract' },
  Case: { code: 'CASE', zh: '案件', en: 'case' },
  Clue: { code: 'CLUE', zh: '线索', en: 'clue' },
};

/** Code and message of a mention without a target, such as UNMATCHED_ENTERPRISE. */
function wording(target: MentionTarget, problem: MentionProblem): { code: string; message: string } {
  const { code, zh, en } = things[target];
  const message =
    problem === 'UNMATCHED'
      ? `未找到对应的${zh}，请核对代码或名称 · No such ${en} is known; check code and name`
      : `对应的${zh}不止一个，请补充代码 · More than one ${en} fits; give its code`;
  return { code: `${problem}_${code}`, message };
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

/** Records, for rows that are new or changed, what they mention and matching did not find. */
export async function recordUnmatched(
  client: ClientBase,
  contract: Contract,
  target: Target,
  batch: OpenBatch,
): Promise<void> {
  const { rows } = await client.query<Unmatched>(
    `select s._row as row, m.link, m.target, m.field, m.problem, coalesce(m.code, m.permit, m.name, m.text) as value, s._state as state, s._fields as fields
     from mention m join staged s on s._n = m.n
     where m.problem is not null and m.target_id is null and s._state in ('NEW', 'CHANGED', 'QUARANTINED') order by s._n, m.link, m.ord`,
  );
  const requires = new Map(target.links.map(({ name, required }) => [name, required]));
  await copyInto(
    client,
    'batch_issue',
    issueColumns,
    rows.map((unmatched) => {
      const { row, link, target, field, problem, value, state, fields } = unmatched;
      const { code, message } = wording(target, problem);
      const stopped = state === 'QUARANTINED' && requires.get(link) === true;
      const raw = stopped ? Object.fromEntries(fields.map(({ name, original }) => [name, original])) : null;
      return [batch.id, row, field, code, stopped ? 'ERROR' : 'WARNING', message, shown(contract, link, value), raw];
    }),
  );
}

interface Unmatched {
  row: number;
  link: string;
  target: MentionTarget;
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
