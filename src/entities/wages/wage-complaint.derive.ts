// The terms of complaints of unpaid wages, by law/complaint.ts.
import type { ClientBase } from 'pg';
import { acceptanceDueOn, closureDueOn } from '../../law/complaint.ts';

type Start = { channel: string; day: string };

/** Sets the terms of each complaint that a delivery changed: worked out once for each channel and day that they have. */
export async function setComplaintTerms(client: ClientBase): Promise<void> {
  const touched = `channel is not null and id in (select id from touched where entity = 'WageComplaint')`;
  const { rows } = await client.query<Start>(`
    select distinct channel, day::text from wage_complaint, unnest(array[received_on, accepted_on]) day
    where day is not null and ${touched}`);
  await client.query(
    `with term as (select * from unnest($1::text[], $2::date[], $3::date[], $4::date[]) t(channel, day, acceptance, closure))
     update wage_complaint c set acceptance_due_on = a.acceptance, closure_due_on = b.closure
     from wage_complaint own
       left join term a on a.channel = own.channel and a.day = own.received_on
       left join term b on b.channel = own.channel and b.day = own.accepted_on
     where own.id = c.id and own.id in (select id from touched where entity = 'WageComplaint')`,
    [
      rows.map(({ channel }) => channel),
      rows.map(({ day }) => day),
      rows.map(({ channel, day }) => acceptanceDueOn(channel, day)),
      rows.map(({ channel, day }) => closureDueOn(channel, day)),
    ],
  );
}
