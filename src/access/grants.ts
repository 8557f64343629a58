// The grants in force, as the policy reads them.
import type { QueryResultRow } from 'pg';
import type { Grant, GrantTreatment } from './grant.ts';
import { principals } from './principal.ts';

/** Whatever asks the database. */
interface Database {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: R[] }>;
}

/** The name in `hub_setting` of a number that grows with each change of a grant: a trigger sees to it. */
const VERSION = 'access-version';

/** The channel on which PostgreSQL tells of each change. */
export const GRANTS_CHANNEL = 'access_grants';

/** Which grants there are, in a word: another version, other grants. Grants also end by the clock, which changes nothing here. */
export async function currentVersion(database: Database): Promise<string> {
  const { rows } = await database.query<{ value: string }>('select value from hub_setting where name = $1', [VERSION]);
  return rows[0]?.value ?? '0';
}

/** The grants that are neither revoked nor ended, by code, and the version that they are of: both as of one moment. */
export async function loadGrants(database: Database): Promise<{ version: string; grants: Grant[] }> {
  const { rows } = await database.query<{ version: string | null; grants: StoredGrant[] }>(
    `select (select value from hub_setting where name = $1) as version, (
       select coalesce(jsonb_agg(jsonb_build_object('code', g.code, 'grantee', g.grantee, 'dataset', d.code,
         'fields', g.fields, 'treatment', g.treatment, 'purpose', g.purpose, 'division', v.code,
         'until', extract(epoch from g.until) * 1000, 'legalBasis', g.legal_basis, 'declassifies', g.declassifies)
         order by g.code), '[]')
       from access_grant g join dataset d on d.id = g.dataset_id left join division v on v.id = g.division_id
       where g.revoked_at is null and (g.until is null or g.until > now())) as grants`,
    [VERSION],
  );
  const { version, grants } = rows[0]!;
  return { version: version ?? '0', grants: grants.map(asGrant) };
}

type StoredGrant = Omit<Grant, 'fields'> & { fields: { name: string; treatment: GrantTreatment }[] };

const asGrant = ({ fields, until, ...grant }: StoredGrant): Grant => ({
  ...grant,
  fields: fields.length > 0 ? Object.fromEntries(fields.map(({ name, treatment }) => [name, treatment])) : null,
  until: until === null ? null : Math.floor(until),
});

/** Whether a grant may be given to this: an agency by its code, `role:<role>`, or `*`. */
export function isGrantee(grantee: string, agencies: ReadonlySet<string>): boolean {
  if (grantee === '*' || agencies.has(grantee)) return true;
  return principals.some(({ roles }) => roles.some((role) => grantee === `role:${role}`));
}
