// A legal rate as SQL: the version of law/parameters.ts in force on the day that a row names.
import { type RawBuilder, sql } from 'kysely';
import { type ParameterId, parameters } from '../law/parameters.ts';

/** The value of a parameter on `day`; null on a day before its first version. */
export function legalRate(id: ParameterId, day: RawBuilder<unknown>): RawBuilder<unknown> {
  const versions = parameters
    .filter((version) => version.id === id && version.value !== null)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))
    .map(
      (version) =>
        sql`when ${day} >= ${sql.lit(version.validFrom)}::date then ${sql.raw(String(Number(version.value)))}`,
    );
  return sql`(case ${sql.join(versions, sql` `)} end)::numeric`;
}
