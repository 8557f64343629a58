// Ceiling and terms of judicial relief and legal aid by law/relief.ts, and the social aid that recipients also receive.
import type { ClientBase } from 'pg';
import type { Day } from '../../law/calendar.ts';
import { whereKnown } from '../../law/parameters.ts';
import {
  exemptFromMeansTest,
  legalAidAssignDueOn,
  legalAidDecisionDueOn,
  reliefCap,
  reliefPayDueOn,
  reliefReviewDueOn,
} from '../../law/relief.ts';

/** What a rule says of a value; null without the value, and where the rule or the calendar does not reach that far. */
function said<V, R>(rule: (value: V) => R, value: V | null): R | null {
  return value === null ? null : whereKnown(() => rule(value));
}

interface Relief {
  id: string;
  acceptedOn: Day | null;
  fundedOn: Day | null;
  appliedOn: Day | null;
  division: string | null;
  exceptional: boolean;
  loss: string | null;
}

/** Sets ceiling and terms of each relief that a delivery changed. */
export async function setReliefTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Relief>(`
    select r.id::text, accepted_on::text as "acceptedOn", funded_on::text as "fundedOn", applied_on::text as "appliedOn",
      d.code as division, coalesce(exceptional, false) as exceptional, loss::text
    from relief_recipient r left join division d on d.id = r.division_id
    where r.id in (select id from touched where entity = 'ReliefRecipient')`);
  await client.query(
    `update relief_recipient r set decision_due_on = d.decision, pay_due_on = d.pay, relief_cap = d.cap
     from unnest($1::bigint[], $2::date[], $3::date[], $4::bigint[]) d(id, decision, pay, cap) where r.id = d.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ acceptedOn }) => said(reliefReviewDueOn, acceptedOn)),
      rows.map(({ fundedOn }) => said(reliefPayDueOn, fundedOn)),
      rows.map((relief) => said(reliefCap, claimOf(relief))),
    ],
  );
}

function claimOf({ division, appliedOn, exceptional, loss }: Relief) {
  if (division === null || appliedOn === null) return null;
  return { division, appliedOn, exceptional, lossFen: loss === null ? null : BigInt(loss) };
}

/** A recipient has the social aid of the same person. A delivery that names another person takes it off again. */
export async function joinSocialAid(client: ClientBase): Promise<void> {
  await client.query(`
    delete from recipient_social_assistance p using relief_recipient r, social_assistance s
    where r.id = p.relief_recipient_id and s.id = p.social_assistance_id and (r.person_id = s.person_id) is not true`);
  await client.query(`
    insert into recipient_social_assistance (relief_recipient_id, social_assistance_id)
    select r.id, s.id from relief_recipient r join social_assistance s on s.person_id = r.person_id
    where r.person_id in (select id from touched where entity = 'Person') order by r.id, s.id on conflict do nothing`);
}

interface Aid {
  id: string;
  appliedOn: Day | null;
  grantedOn: Day | null;
  workClaim: boolean;
  migrantWorker: boolean;
  receivesSocialAid: boolean;
  receivesJudicialRelief: boolean;
}

/** Sets the terms of legal aid, and whether means are looked into: what else the applicant receives decides on that. */
export async function setLegalAidTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Aid>(`
    select id::text, applied_on::text as "appliedOn",
      case when result is distinct from 'REFUSED' then decided_on::text end as "grantedOn",
      coalesce(matter in ('WAGES', 'WORK_INJURY'), false) as "workClaim",
      'MIGRANT_WORKER' = any(vulnerable_groups) as "migrantWorker",
      exists (select from social_assistance s where s.person_id = l.person_id and s.since <= l.applied_on
        and (s.stopped_on is null or s.stopped_on > l.applied_on)) as "receivesSocialAid",
      exists (select from relief_recipient r where r.person_id = l.person_id and r.approved_on <= l.applied_on)
        as "receivesJudicialRelief"
    from legal_aid l where id in (select id from touched where entity = 'LegalAid')
      or person_id in (select id from touched where entity = 'Person')`);
  await client.query(
    `update legal_aid l set decision_due_on = d.decision, assign_due_on = d.assign, exempt_from_means_test = d.exempt
     from unnest($1::bigint[], $2::date[], $3::date[], $4::boolean[]) d(id, decision, assign, exempt) where l.id = d.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ appliedOn }) => said(legalAidDecisionDueOn, appliedOn)),
      rows.map(({ grantedOn }) => said(legalAidAssignDueOn, grantedOn)),
      rows.map((aid) => said(exemptFromMeansTest, applicantOf(aid))),
    ],
  );
}

function applicantOf({ appliedOn, ...facts }: Aid) {
  return appliedOn === null ? null : { ...facts, appliedOn };
}
