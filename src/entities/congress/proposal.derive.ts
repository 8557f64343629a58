// The terms of a proposal: for its answer, and for the notice of its conversion, by law/proposal.ts.
import type { ClientBase } from 'pg';
import { whereKnown } from '../../law/parameters.ts';
import { conversionNoticeDueOn, proposalReplyDueOn } from '../../law/proposal.ts';

type Terms = { id: string; assignedOn: string | null; complex: boolean | null; decidedOn: string | null };

/** Sets the last days of each proposal that a delivery changed; null where it is older than the rule. */
export async function setProposalTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Terms>(`
    select id::text, assigned_on::text as "assignedOn", complex, conversion_decided_on::text as "decidedOn" from proposal
    where id in (select id from touched where entity = 'Proposal')`);
  const reply = rows.map(
    ({ assignedOn, complex }) =>
      assignedOn && whereKnown(() => proposalReplyDueOn(assignedOn, { complex: complex === true })),
  );
  const notice = rows.map(({ decidedOn }) => decidedOn && whereKnown(() => conversionNoticeDueOn(decidedOn)));
  await client.query(
    `update proposal p set reply_due_on = d.reply, conversion_notice_due_on = d.notice
     from unnest($1::bigint[], $2::date[], $3::date[]) d(id, reply, notice) where p.id = d.id`,
    [rows.map(({ id }) => id), reply, notice],
  );
}
