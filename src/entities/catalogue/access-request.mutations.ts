// How access is asked for: requestAccess, and extendAccess for the term of its decision (政务数据共享条例, domain 5.1).
import { GraphQLInt, GraphQLString } from 'graphql';
import type { ClientBase } from 'pg';
import { lockAccess } from '../../db/transaction.ts';
import type { Mutation, MutationCall } from '../../graph/root-fields.ts';
import { badInput } from '../../graph/scalars.ts';
import { addWorkdays, type Day } from '../../law/calendar.ts';
import { countOf, whereKnown } from '../../law/parameters.ts';
import { termEnd } from '../../law/term.ts';
import { agencyOf, datasetOf, fieldsOf, refused, type SharedDataset, said } from './access-parties.ts';
import { AccessRequest } from './access-request.entity.ts';
import { type Terms, type TermsInput, termsInput, termsOf } from './access-terms.ts';

/** What a request says, checked. */
interface Wish extends Terms {
  fields: string[];
}

interface RequestInput extends TermsInput {
  fields?: string[] | null;
}

export const requestAccess: Mutation = {
  name: 'requestAccess',
  en: 'Asks the owner of a dataset for access; the same request again, while undecided, answers the one there is',
  zh: '申请共享数据集(未答复前重复申请返回原申请)',
  input: termsInput({
    name: 'fields',
    type: () => [GraphQLString],
    en: 'Names of fields; all unless given',
    zh: '数据项,默认全部',
  }),
  payload: { request: { entity: () => AccessRequest, en: 'The request', zh: '申请' } },
  async run(input: RequestInput, call) {
    const { client, principal } = call;
    const applicant = await agencyOf(client, principal);
    const dataset = await datasetOf(client, input.dataset);
    if (dataset.owner === applicant.code)
      throw badInput('这是本单位的数据集 · Your agency supplies this dataset: it needs no request', 'dataset');
    if (dataset.attribute === 'NOT_SHARED')
      throw refused(
        'FORBIDDEN',
        `数据集 ${dataset.code} 不予共享:${dataset.legalBasis} · ${dataset.code} is not shared, by the law named here`,
      );
    const wish: Wish = { fields: fieldsOf(dataset, input.fields), ...(await termsOf(client, input)) };
    await lockAccess(client);
    const request =
      (await pending(client, applicant.id, dataset, wish)) ?? (await insert(call, applicant.id, dataset, wish));
    return { request };
  },
};

/** The key of an undecided request that says the same. */
async function pending(
  client: ClientBase,
  applicant: string,
  dataset: SharedDataset,
  { fields, treatment, purpose, legalBasis, division, until }: Wish,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select id from access_request where applicant_id = $1 and dataset_id = $2 and outcome is null and fields = $3
       and treatment = $4 and purpose = $5 and legal_basis = $6 and division_id is not distinct from $7
       and until is not distinct from $8`,
    [applicant, dataset.id, fields, treatment, purpose, legalBasis, division, until],
  );
  return rows[0]?.id;
}

async function insert(
  { client, principal, hubDate }: MutationCall,
  applicant: string,
  dataset: SharedDataset,
  { fields, treatment, purpose, legalBasis, division, until }: Wish,
): Promise<string> {
  const year = `SQ-${hubDate.slice(0, 4)}-`;
  const { rows } = await client.query<{ id: string }>(
    `insert into access_request (number, dataset_id, applicant_id, requested_by, fields, treatment, purpose, legal_basis,
       division_id, until, requested_at, requested_on, due_on)
     select $1 || lpad((count(*) + 1)::text, 6, '0'), $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $11, $12
     from access_request where starts_with(number, $1) returning id`,
    [
      year,
      dataset.id,
      applicant,
      principal.name,
      fields,
      treatment,
      purpose,
      legalBasis,
      division,
      until,
      hubDate,
      dueOn(dataset, hubDate),
    ],
  );
  return rows[0]!.id;
}

/** The day by which a request of this day is to be decided; null where that year's holidays are not known yet. */
const dueOn = ({ attribute }: SharedDataset, requestedOn: Day): Day | null =>
  whereKnown(() =>
    termEnd(attribute === 'UNCONDITIONAL' ? 'share.answer_wd_uncond' : 'share.answer_wd_cond', requestedOn),
  );

/** A request as a decision on it needs it. */
export interface OpenRequest extends Wish {
  id: string;
  number: string;
  dataset: string;
  applicant: string;
  /** Six digits. */
  divisionCode: string | null;
  dueOn: Day | null;
  extendedOn: Day | null;
}

/**
 * The undecided request of this number, for the owner of its dataset; others wait until the transaction ends. NOT_FOUND
 * where the caller may not even see it, FORBIDDEN where it is its own, CONFLICT where it is decided.
 */
export async function openRequest(
  { client, principal }: MutationCall,
  number: string,
): Promise<{ request: OpenRequest; dataset: SharedDataset }> {
  const agency = await agencyOf(client, principal);
  await lockAccess(client);
  const { rows } = await client.query<OpenRequest & { outcome: string | null }>(
    `select r.id, r.number, d.code as dataset, a.code as applicant, r.fields, r.treatment, r.purpose,
       r.legal_basis as "legalBasis", r.division_id as division, v.code as "divisionCode", to_json(r.until)#>>'{}' as until,
       r.due_on::text as "dueOn", r.extended_on::text as "extendedOn", r.outcome
     from access_request r join dataset d on d.id = r.dataset_id join agency a on a.id = r.applicant_id
     left join division v on v.id = r.division_id where r.number = $1`,
    [number],
  );
  const request = rows[0];
  const dataset = request && (await datasetOf(client, request.dataset));
  if (!dataset || ![dataset.owner, request.applicant].includes(agency.code))
    throw refused('NOT_FOUND', `没有申请 ${number} · There is no request "${number}"`);
  if (dataset.owner !== agency.code)
    throw refused(
      'FORBIDDEN',
      `由数源部门 ${dataset.owner} 答复 · It is for the owning agency, ${dataset.owner}, to decide`,
    );
  if (request.outcome !== null)
    throw refused('CONFLICT', `申请 ${number} 已答复 · The request ${number} is decided already: ${request.outcome}`);
  return { request, dataset };
}

interface ExtendInput {
  request: string;
  days: number;
  reason: string;
}

export const extendAccess: Mutation = {
  name: 'extendAccess',
  en: 'Extends, once, the term of a decision on a request',
  zh: '延长答复期限(一次)',
  input: [
    { name: 'request', type: () => GraphQLString, nullable: false, en: 'Number of the request', zh: '申请编号' },
    { name: 'days', type: () => GraphQLInt, nullable: false, en: 'Working days, at most 10', zh: '工作日数,至多10' },
    { name: 'reason', type: () => GraphQLString, nullable: false, en: 'Reason', zh: '理由' },
  ],
  payload: { request: { entity: () => AccessRequest, en: 'The request', zh: '申请' } },
  async run({ request: number, days, reason }: ExtendInput, call) {
    const { client, hubDate } = call;
    const why = said(reason, 'reason');
    const { request } = await openRequest(call, number);
    const most = countOf('share.extend_wd', hubDate);
    if (days < 1 || days > most)
      throw badInput(`可延长1至${most}个工作日 · It can be extended by 1 to ${most} working days`, 'days');
    if (request.extendedOn !== null)
      throw refused('CONFLICT', `申请 ${number} 已延期 · The term of ${number} was extended already`);
    if (request.dueOn !== null && request.dueOn < hubDate)
      throw refused('CONFLICT', `申请 ${number} 已逾期 · The term of ${number} is over: decide it`);
    const due = request.dueOn;
    const later = due === null ? null : whereKnown(() => addWorkdays(due, days));
    await client.query('update access_request set due_on = $2, extended_on = $3, extension_reason = $4 where id = $1', [
      request.id,
      later,
      hubDate,
      why,
    ]);
    return { request: request.id };
  },
};
