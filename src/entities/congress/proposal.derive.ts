// The term for the answer to a proposal, by law/proposal.ts.
import type { ClientBase } from 'pg';
import { whereInForce } from '../../law/parameters.ts';
import { proposalReplyDueOn } from '../../law/proposal.ts';

/** Sets the last day for the answer to each proposal that a delivery changed; null where it is older than the rule. */
export async function setProposalTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; assignedOn: string | null; complex: boolean | null }>(`
    select id::text, assigned_on::text as "assignedOn", complex from proposal
    where id in (select id from touched where entity = 'Proposal')`);
  const due = rows.map(
    ({ assignedOn, complex }) =>
      assignedOn && whereInForce(() => proposalReplyDueOn(assignedOn, { complex: complex === true })),
  );
  await client.query(
    `update proposal p set reply_due_on = d.due from unnest($1::bigint[], $2::date[]) d(id, due) where p.id = d.id`,
    [rows.map(({ id }) => id), due],
  );
}
