// What the mutations of access look up and refuse: datasets and their owners, and who speaks for an agency.
import { GraphQLError } from 'graphql';
import type { ClientBase } from 'pg';
import type { Principal } from '../../access/principal.ts';
import { badInput } from '../../graph/scalars.ts';

/** A refusal with its code. */
export const refused = (code: 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT', message: string) =>
  new GraphQLError(message, { extensions: { code } });

/** A dataset of the catalogue. */
export interface SharedDataset {
  id: string;
  code: string;
  /** Code of the agency that supplies it. */
  owner: string;
  attribute: 'UNCONDITIONAL' | 'CONDITIONAL' | 'NOT_SHARED';
  legalBasis: string;
  /** Names of its fields. */
  fields: string[];
}

/** The dataset with this code. NOT_FOUND where there is none. */
export async function datasetOf(client: ClientBase, code: string): Promise<SharedDataset> {
  const { rows } = await client.query<SharedDataset>(
    `select d.id, d.code, a.code as owner, d.sharing_attribute as attribute, d.sharing_legal_basis as "legalBasis",
       array(select f->>'name' from jsonb_array_elements(d.fields) as f) as fields
     from dataset d join agency a on a.id = d.agency_id where d.code = $1`,
    [code],
  );
  if (rows[0]) return rows[0];
  throw refused('NOT_FOUND', `没有数据集 ${code} · There is no dataset "${code}"; \`datasets\` lists them`);
}

/** The agency for which the caller speaks. FORBIDDEN for whoever belongs to none, or is limited to a division or to datasets. */
export async function agencyOf(client: ClientBase, principal: Principal): Promise<{ id: string; code: string }> {
  const { agency, roles } = principal;
  const none = refused(
    'FORBIDDEN',
    '只有单位可以申请或决定共享 · Only an agency asks for access or decides on it: sign in as a principal of one',
  );
  if (agency === null || !roles.includes('agency')) throw none;
  const { rows } = await client.query<{ id: string; code: string; division: string | null }>(
    'select a.id, a.code, d.code as division from agency a left join division d on d.id = a.division_id where a.code = $1',
    [agency],
  );
  const found = rows[0];
  if (!found) throw none;
  if (principal.datasets || (principal.division && principal.division !== found.division))
    throw refused(
      'FORBIDDEN',
      '限定区划或数据集的用户不能代表本单位 · Who is limited to a division or to datasets does not speak for the whole agency',
    );
  return found;
}

/** The key of a division by its six digits; null for all. BAD_USER_INPUT where there is none. */
export async function divisionOf(client: ClientBase, code: string | null | undefined): Promise<string | null> {
  if (code == null) return null;
  const { rows } = await client.query<{ id: string }>(
    `select id from division where code = $1 and code ~ '^[0-9]{6}$'`,
    [code],
  );
  if (rows[0]) return rows[0].id;
  throw badInput(`没有区划 ${code} · There is no division "${code}"; six digits, such as 150302`, 'division');
}

/** The names without repetitions, in the contract's order. BAD_USER_INPUT for what is no field of it, or an empty list. */
export function fieldsOf(dataset: SharedDataset, names: readonly string[] | null | undefined): string[] {
  if (names == null) return [];
  const unknown = names.filter((name) => !dataset.fields.includes(name));
  if (unknown.length > 0 || names.length === 0)
    throw badInput(
      `数据集 ${dataset.code} 的数据项有 · Name fields of ${dataset.code}, or none at all for all of them; not: ` +
        `${unknown.join(', ')}. 可用 · There are: ${dataset.fields.join(', ')}`,
      'fields',
    );
  return dataset.fields.filter((name) => names.includes(name));
}

/** A text that says something. BAD_USER_INPUT where it is blank or far too long. */
export function said(text: string | null | undefined, argument: string): string {
  const found = text?.trim();
  if (found && found.length <= 2_000) return found;
  throw badInput(`请填写 ${argument}(至多2000字) · Say ${argument}, in at most 2000 characters`, argument);
}

/** The end of a term, still to come by the clock. BAD_USER_INPUT where it is over already. */
export function endOf(until: string | null | undefined): string | null {
  if (until == null || Date.parse(until) > Date.now()) return until ?? null;
  throw badInput('截止时间已过 · This end is in the past already, by the clock', 'until');
}
