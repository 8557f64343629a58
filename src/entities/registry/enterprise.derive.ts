// The registry delivers the code of an industry; people read its name.
import type { ClientBase } from 'pg';
import { industryName } from '../../law/identifiers/industryCode.ts';

/** Names the industries of the enterprises that a delivery changed. */
export async function nameIndustries(client: ClientBase): Promise<void> {
  const touched = `id in (select id from touched where entity = 'Enterprise')`;
  const { rows } = await client.query<{ code: string }>(
    `select distinct industry_code as code from enterprise where industry_code is not null and ${touched}`,
  );
  await client.query(
    `update enterprise e set industry_name = n.name from unnest($1::text[], $2::text[]) n(code, name)
     where e.industry_code = n.code and e.industry_name is distinct from n.name and ${touched.replace('id', 'e.id')}`,
    [rows.map(({ code }) => code), rows.map(({ code }) => industryName(code))],
  );
}
