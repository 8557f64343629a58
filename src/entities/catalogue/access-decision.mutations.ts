// decideAccess: how the owner of a dataset answers a request for it. No conditions of one's own: to refuse, or to give less
// than was asked for, takes a reason and a legal basis (政务数据共享条例, domain 5.1).
import { GraphQLString } from 'graphql';
import type { GrantTreatment as Treatment } from '../../access/grant.ts';
import type { Mutation, MutationCall } from '../../graph/root-fields.ts';
import { badInput, Instant } from '../../graph/scalars.ts';
import { graphType } from '../../graph/types.ts';
import { whereKnown } from '../../law/parameters.ts';
import { termEnd } from '../../law/term.ts';
import { AccessGrant } from './access-grant.entity.ts';
import { coveredFields, type FieldInput, fieldsInput, type Given, insertGrant } from './access-grant.mutations.ts';
import { divisionOf, endOf, type SharedDataset, said } from './access-parties.ts';
import { GrantTreatment } from './access-purpose.ts';
import { AccessOutcome, AccessRequest } from './access-request.entity.ts';
import { type OpenRequest, openRequest } from './access-request.mutations.ts';

interface DecideInput {
  request: string;
  outcome: 'GRANTED' | 'REFUSED';
  fields?: FieldInput[] | null;
  treatment?: Treatment | null;
  division?: string | null;
  until?: string | null;
  reason?: string | null;
  legalBasis?: string | null;
}

export const decideAccess: Mutation = {
  name: 'decideAccess',
  en: 'Decides on a request for access to a dataset of the caller: all of it, less, or nothing',
  zh: '答复共享申请(数源部门)',
  input: [
    { name: 'request', type: () => GraphQLString, nullable: false, en: 'Number of the request', zh: '申请编号' },
    {
      name: 'outcome',
      type: () => graphType({ codes: AccessOutcome }),
      nullable: false,
      en: 'Decision',
      zh: '答复结果',
    },
    { ...fieldsInput, en: 'Fewer fields than asked for', zh: '缩小后的数据项' },
    {
      name: 'treatment',
      type: () => graphType({ codes: GrantTreatment }),
      en: 'Less than asked for',
      zh: '收紧后的展示方式',
    },
    { name: 'division', type: () => GraphQLString, en: 'A smaller division than asked for', zh: '缩小后的区划' },
    { name: 'until', type: () => Instant, en: 'An earlier end than asked for', zh: '提前的截止时间' },
    {
      name: 'reason',
      type: () => GraphQLString,
      en: 'Why not all that was asked for; must be given then',
      zh: '不同意或缩小范围的理由(此时必填)',
    },
    {
      name: 'legalBasis',
      type: () => GraphQLString,
      en: 'By which law not all of it: no conditions are added of one’s own; must be given then',
      zh: '不同意或缩小范围的法律依据(此时必填,不得自行增设条件)',
    },
  ],
  payload: {
    request: { entity: () => AccessRequest, en: 'The request', zh: '申请' },
    grant: { entity: () => AccessGrant, en: 'The grant; null where refused', zh: '授权(不同意时为空)' },
  },
  async run(input: DecideInput, call) {
    const { client, principal, hubDate } = call;
    const { request, dataset } = await openRequest(call, input.request);
    const granted = input.outcome === 'GRANTED';
    const narrower = [input.fields, input.treatment, input.division, input.until].some((value) => value != null);
    if (!granted && narrower)
      throw badInput('不同意时不填授权范围 · A refusal has no fields, treatment, division or end', 'outcome');
    const whole = granted && !narrower;
    const reason = whole ? null : said(input.reason, 'reason');
    const legalBasis = whole ? null : said(input.legalBasis, 'legalBasis');
    const given = granted ? await narrowed(call, dataset, request, input) : null;
    const grant =
      given &&
      (await insertGrant(call, { dataset: dataset.id, grantee: request.applicant, request: request.id }, given));
    const deliverBy = grant && whereKnown(() => termEnd('share.deliver_wd', hubDate));
    await client.query(
      `update access_request set outcome = $2, decided_at = now(), decided_on = $3, decided_by = $4, decision_reason = $5,
         decision_legal_basis = $6, deliver_by = $7 where id = $1`,
      [request.id, input.outcome, hubDate, principal.name, reason, legalBasis, deliverBy],
    );
    return { request: request.id, grant };
  },
};

/** From all to next to nothing. */
const ORDER: readonly Treatment[] = ['CLEAR', 'MASKED', 'HIDDEN', 'AGGREGATES'];

/** What is given of what was asked for. BAD_USER_INPUT where it would be more. */
async function narrowed(
  { client }: MutationCall,
  dataset: SharedDataset,
  request: OpenRequest,
  input: DecideInput,
): Promise<Given> {
  const treatment = input.treatment ?? request.treatment;
  const asked = request.fields.map((name) => ({ name, treatment }));
  const fields = input.fields ? coveredFields(dataset, input.fields, treatment) : asked;
  const until = endOf(input.until ?? request.until);
  const division = (await divisionOf(client, input.division)) ?? request.division;
  const isMore = (shown: Treatment) => ORDER.indexOf(shown) < ORDER.indexOf(request.treatment);
  const wider: [string, boolean][] = [
    ['treatment', isMore(treatment)],
    ['fields', fields.some((field) => isMore(field.treatment))],
    ['fields', request.fields.length > 0 && fields.some(({ name }) => !request.fields.includes(name))],
    ['division', !isBelow(input.division ?? request.divisionCode, request.divisionCode)],
    ['until', request.until !== null && until !== null && Date.parse(until) > Date.parse(request.until)],
  ];
  const [argument] = wider.find(([, isWider]) => isWider) ?? [];
  if (argument) throw badInput(`授权不得超出申请 · More cannot be granted than was asked for: ${argument}`, argument);
  return { fields, treatment, purpose: request.purpose, legalBasis: request.legalBasis, division, until };
}

/** Whether all rows of a division, six digits, are rows of another. */
function isBelow(code: string | null, above: string | null): boolean {
  return above === null || (code ?? '').startsWith(above.replace(/(00)+$/, ''));
}
