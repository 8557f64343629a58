// How access is given and taken back by the agency that owns the dataset, and nobody else (谁管理谁负责): grantAccess of its
// own accord, revokeAccess; access-decision.mutations.ts has the decision on a request. What a grant declassifies rests on
// datasets of several owners, and is said in files of standing grants alone.
import { GraphQLString } from 'graphql';
import type { GrantTreatment as Treatment } from '../../access/grant.ts';
import { isGrantee } from '../../access/grants.ts';
import { lockAccess } from '../../db/transaction.ts';
import { inputType } from '../../graph/derive/classes.ts';
import type { Mutation, MutationCall } from '../../graph/root-fields.ts';
import { badInput } from '../../graph/scalars.ts';
import { graphType } from '../../graph/types.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { agencyOf, datasetOf, fieldsOf, refused, type SharedDataset, said } from './access-parties.ts';
import { GrantTreatment } from './access-purpose.ts';
import { type Terms, type TermsInput, termsInput, termsOf } from './access-terms.ts';

const grantedFields = inputType('GrantedFieldInput', { en: 'A field that a grant covers', zh: '授权数据项' }, [
  { name: 'name', type: () => GraphQLString, nullable: false, en: 'Name in the contract', zh: '字段名' },
  {
    name: 'treatment',
    type: () => graphType({ codes: GrantTreatment }),
    en: 'Unlike that of the grant',
    zh: '展示方式',
  },
]);

/** A field of a grant as its owner names it. */
export interface FieldInput {
  name: string;
  treatment?: Treatment | null;
}

/** What a grant gives, checked. */
export interface Given extends Terms {
  fields: { name: string; treatment: Treatment }[];
}

/** The member of an input that names fields. */
export const fieldsInput = {
  name: 'fields',
  type: () => [grantedFields],
  en: 'Fields that it covers; all unless given',
  zh: '授权数据项,默认全部',
};

/** The fields as a grant keeps them, each with its treatment. */
export function coveredFields(
  dataset: SharedDataset,
  fields: readonly FieldInput[] | null | undefined,
  treatment: Treatment,
) {
  const own = new Map(fields?.map((field) => [field.name, field.treatment ?? treatment]));
  const names = fieldsOf(
    dataset,
    fields?.map(({ name }) => name),
  );
  return names.map((name) => ({ name, treatment: own.get(name)! }));
}

/** Adds a grant; gives its key. */
export async function insertGrant(
  { client, principal }: MutationCall,
  { dataset, grantee, request }: { dataset: string; grantee: string; request: string | null },
  { fields, treatment, purpose, legalBasis, division, until }: Given,
): Promise<string> {
  if (treatment === 'AGGREGATES' && division !== null)
    throw badInput('汇总授权不能限定区划 · A grant of totals alone has no division', 'division');
  const { rows } = await client.query<{ id: string }>(
    `insert into access_grant (code, dataset_id, grantee, fields, treatment, purpose, division_id, until, legal_basis,
       declassifies, origin, request_id, granted_at, granted_by)
     select 'G-' || lpad((count(*) + 1)::text, 6, '0'), $1, $2, $3, $4, $5, $6, $7, $8, '{}', 'DECISION', $9, now(), $10
     from access_grant where origin = 'DECISION' returning id`,
    [
      dataset,
      grantee,
      JSON.stringify(fields),
      treatment,
      purpose,
      division,
      until,
      legalBasis,
      request,
      principal.name,
    ],
  );
  return rows[0]!.id;
}

interface GrantInput extends TermsInput {
  grantee: string;
  fields?: FieldInput[] | null;
}

export const grantAccess: Mutation = {
  name: 'grantAccess',
  en: 'Gives access to a dataset of the caller of its own accord; one that is not shared only to a single agency',
  zh: '主动授权(数源部门);不予共享的数据集只能授权给特定单位',
  input: [
    {
      name: 'grantee',
      type: () => GraphQLString,
      nullable: false,
      en: 'Code of an agency, role:<role>, or * for every agency',
      zh: '被授权方:单位代码、role:<角色> 或 *',
    },
    ...termsInput(fieldsInput),
  ],
  payload: { grant: { entity: () => AccessGrant, en: 'The grant', zh: '授权' } },
  async run(input: GrantInput, call) {
    const { client, principal } = call;
    const { grantee } = input;
    const agency = await agencyOf(client, principal);
    const dataset = await datasetOf(client, input.dataset);
    if (dataset.owner !== agency.code)
      throw refused(
        'FORBIDDEN',
        `由数源部门 ${dataset.owner} 授权 · It is for the owning agency, ${dataset.owner}, to grant`,
      );
    const { rows } = await client.query<{ code: string }>('select code from agency');
    const agencies = new Set(rows.map(({ code }) => code));
    if (!isGrantee(grantee, agencies) || grantee === agency.code)
      throw badInput(`不能授权给 ${grantee} · There is nobody else of this name: "${grantee}"`, 'grantee');
    if (dataset.attribute === 'NOT_SHARED' && !agencies.has(grantee))
      throw refused(
        'FORBIDDEN',
        `数据集 ${dataset.code} 不予共享:${dataset.legalBasis} · ${dataset.code} is not shared, by the law named here; only a single agency can be granted it`,
      );
    const given: Given = {
      fields: coveredFields(dataset, input.fields, input.treatment),
      ...(await termsOf(client, input)),
    };
    await lockAccess(client);
    return { grant: await insertGrant(call, { dataset: dataset.id, grantee, request: null }, given) };
  },
};

interface RevokeInput {
  grant: string;
  reason: string;
}

export const revokeAccess: Mutation = {
  name: 'revokeAccess',
  en: 'Takes back a grant on a dataset of the caller, at once',
  zh: '撤销授权(数源部门),立即生效',
  input: [
    { name: 'grant', type: () => GraphQLString, nullable: false, en: 'Code of the grant', zh: '授权编号' },
    { name: 'reason', type: () => GraphQLString, nullable: false, en: 'Reason', zh: '理由' },
  ],
  payload: { grant: { entity: () => AccessGrant, en: 'The grant', zh: '授权' } },
  async run({ grant: code, reason }: RevokeInput, { client, principal }) {
    const why = said(reason, 'reason');
    const agency = await agencyOf(client, principal);
    await lockAccess(client);
    const { rows } = await client.query<{
      id: string;
      grantee: string;
      origin: string;
      revoked: boolean;
      owner: string;
    }>(
      `select g.id, g.grantee, g.origin, g.revoked_at is not null as revoked, a.code as owner
       from access_grant g join dataset d on d.id = g.dataset_id join agency a on a.id = d.agency_id where g.code = $1`,
      [code],
    );
    const grant = rows[0];
    const sees = [agency.code, '*', ...principal.roles.map((role) => `role:${role}`)];
    if (!grant || (grant.owner !== agency.code && !sees.includes(grant.grantee)))
      throw refused('NOT_FOUND', `没有授权 ${code} · There is no grant "${code}"`);
    if (grant.owner !== agency.code)
      throw refused(
        'FORBIDDEN',
        `由数源部门 ${grant.owner} 撤销 · It is for the owning agency, ${grant.owner}, to revoke`,
      );
    if (grant.origin === 'OWNER')
      throw refused(
        'CONFLICT',
        '数源部门对本单位数据的授权不可撤销 · The grant of an owner on its own data stands with its contract',
      );
    if (grant.revoked) throw refused('CONFLICT', `授权 ${code} 已撤销 · The grant ${code} is revoked already`);
    await client.query(
      'update access_grant set revoked_at = now(), revoked_by = $2, revocation_reason = $3 where id = $1',
      [grant.id, principal.name, why],
    );
    return { grant: grant.id };
  },
};
