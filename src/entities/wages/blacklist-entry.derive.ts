// The terms of a listing for wage arrears, by law/blacklist.ts.
import type { ClientBase } from 'pg';
import { listingEndsOn, removableFrom } from '../../law/blacklist.ts';
import type { Day } from '../../law/calendar.ts';
import { ParameterError } from '../../law/parameters.ts';

/** Null where there is no day, or the rule was not in force on it. */
function term(rule: (day: Day) => Day, day: Day | null): Day | null {
  try {
    return day && rule(day);
  } catch (error) {
    if (error instanceof ParameterError) return null;
    throw error;
  }
}

/** Sets the terms of each listing that a delivery changed. */
export async function setListingTerms(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string; listedOn: Day; correctedOn: Day | null }>(`
    select id::text, listed_on::text as "listedOn", corrected_on::text as "correctedOn" from blacklist_entry
    where id in (select id from touched where entity = 'BlacklistEntry')`);
  await client.query(
    `update blacklist_entry b set ends_on = v.ends_on, removable_from = v.removable_from
     from unnest($1::bigint[], $2::date[], $3::date[]) v(id, ends_on, removable_from) where b.id = v.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ listedOn }) => term(listingEndsOn, listedOn)),
      rows.map(({ correctedOn }) => term(removableFrom, correctedOn)),
    ],
  );
}
