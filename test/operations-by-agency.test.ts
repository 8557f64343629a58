// Each operation, asked by the agencies that take part in what it is about (domain section 1), and by one that does not: it
// answers the first, and tells them what it keeps back; where the law gives a party less (domain section 5.5), it says which
// field is lacking and which grant would show it.
import { readdirSync, readFileSync } from 'node:fs';
import type { ExecutionResult } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPrincipal } from '../src/access/principal.ts';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub } from './hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

const files = readdirSync('schema/operations').filter((name) => name.endsWith('.graphql'));
const variables: Record<string, object> = {
  '09': { creditCode: '91150303MAX000189A' },
  '11': { on: '2025-06-06' },
};

/** What an agency is told: the data, and what of them is not in the clear; or its refusal. */
async function answerTo(operation: string, agency: string, grant?: string) {
  const source = readFileSync(`schema/operations/${files.find((name) => name.startsWith(operation))}`, 'utf8');
  const result = await hub.execute({
    document: document(hub, source),
    variables: { ...variables[operation] },
    principal: findPrincipal(agency)!,
    ...(grant ? { purpose: { grant, caseNumber: 'X-1' } } : {}),
  });
  const answer: ExecutionResult = 'text' in result ? { ...result, data: JSON.parse(result.text) } : result;
  const access = (answer.extensions?.access ?? []) as { path: string; treatment: string }[];
  return { answer, access: new Map(access.map(({ path, treatment }) => [path, treatment])) };
}

const at = (data: unknown, path: string) =>
  path.split('.').reduce<unknown>((from, name) => (from as Record<string, unknown> | null)?.[name], data);

/** Operation, party, a value that it is told, and what it is told is masked or hidden. */
const answered: [string, string, string, unknown, Record<string, string>][] = [
  // M15: the joint conference. Cases are counted for it, not named.
  ...['hrss', 'housing', 'transport', 'water'].map((agency): (typeof answered)[number] => [
    '01',
    agency,
    'projects.totalCount',
    33,
    { 'projects.nodes.contractor.cases': 'hidden' },
  ]),
  ['01', 'analyst', 'projects.totalCount', 33, { 'projects.nodes.complaints.nodes.complainant.displayName': 'masked' }],
  // M02, M18: joint collection.
  ...['tax', 'medical-insurance', 'finance', 'public-security', 'court'].map((agency): (typeof answered)[number] => [
    '02',
    agency,
    'premiumArrears.aggregates.distinctCount.enterprise',
    44,
    { 'cases.nodes': 'hidden' },
  ]),
  // M03, M04: the audit sees the case, those consulted only that there is one.
  ['03', 'audit', 'cases.nodes.0.enterprises.totalCount', 3, {}],
  ['03', 'natural-resources', 'cases.nodes.length', 0, { 'cases.nodes': 'hidden' }],
  ['03', 'finance', 'cases.nodes.length', 0, { 'cases.nodes': 'hidden' }],
  ['03', 'tax', 'cases.nodes.length', 0, { 'cases.nodes': 'hidden' }],
  // M06: the two parties of the ledger.
  ['04', 'procuratorate', 'disciplineTransfers.totalCount', 33, {}],
  ['04', 'discipline', 'disciplineTransfers.totalCount', 33, {}],
  // M08: how many suits are under supervision, and in which.
  ['05', 'public-security', 'cases.totalCount', 6, { 'cases.nodes': 'hidden' }],
  ['05', 'justice', 'cases.totalCount', 6, { 'cases.nodes': 'hidden' }],
  ['05', 'court', 'cases.totalCount', 6, { 'cases.nodes': 'hidden' }],
  // M13: grading is shared with the police.
  ['06', 'public-security', 'interventions.totalCount', 5, {}],
  // M15
  ...['hrss', 'housing', 'transport', 'water'].map((agency): (typeof answered)[number] => [
    '07',
    agency,
    'pushed.totalCount',
    18,
    {},
  ]),
  // M16: names masked, or not told.
  ...['civil-affairs', 'justice'].map((agency): (typeof answered)[number] => [
    '08',
    agency,
    'grants.aggregates.sum.amount',
    '290000.00',
    { 'reliefRecipients.nodes.displayName': 'masked', 'reliefRecipients.nodes.identityNumber': 'masked' },
  ]),
  ...['hrss', 'medical-insurance', 'education'].map((agency): (typeof answered)[number] => [
    '08',
    agency,
    'grants.aggregates.sum.amount',
    '290000.00',
    { 'reliefRecipients.nodes.displayName': 'masked', 'reliefRecipients.nodes.identityNumber': 'hidden' },
  ]),
  // Public registers.
  [
    '09',
    'tax',
    'enterprise.creditCode',
    '91150303MAX000189A',
    { 'enterprise.legalRepresentative.displayName': 'masked' },
  ],
  // M05
  ['10', 'congress', 'cooperationDocuments.nodes.0.code', 'M03', {}],
  ['10', 'cppcc', 'cooperationDocuments.nodes.0.code', 'M03', {}],
  // M02, M04, M15: those to whom suggestions were made.
  ['11', 'natural-resources', 'suggestions.totalCount', 9, { 'suggestions.nodes.case': 'hidden' }],
  ['11', 'tax', 'suggestions.totalCount', 9, { 'suggestions.nodes': 'hidden' }],
  ['11', 'housing', 'suggestions.totalCount', 9, { 'suggestions.nodes': 'hidden' }],
  ['14', 'cppcc', 'datasets.nodes.0.code', 'enterprise', {}],
];

test.each(answered)('%s answers %s: %s is %s', async (operation, agency, path, value, kept) => {
  const { answer, access } = await answerTo(operation, agency);
  expect(answer.errors).toBeUndefined();
  expect(at(answer.data, path)).toBe(value);
  for (const [field, treatment] of Object.entries(kept)) expect([field, access.get(field)]).toEqual([field, treatment]);
});

const ledger = 'grant discipline_transfer (AGGREGATES)';
const corrections = 'grant juvenile_intervention (AGGREGATES)';
test.each([
  // Parties to which the law does not give it.
  // A district office: what the contractor owes elsewhere makes the assessment too.
  [
    '01',
    'haibowan-housing',
    'Project.depositAssessment',
    'grant wage_blacklist (all divisions), grant wage_complaint (all divisions), grant wage_deposit (all divisions)',
  ],
  // DS16 is for its two parties; the others pass clues on, and learn nothing of the ledger.
  ['04', 'audit', 'DisciplineTransfer.fromAgency', ledger],
  ['04', 'analyst', 'DisciplineTransfer.fromAgency', ledger],
  ['04', 'congress', 'Clue.source', 'grant audit_clue, grant pil_clue'],
  ['04', 'cppcc', 'Clue.source', 'grant audit_clue, grant pil_clue'],
  // Correction records are for the procuratorate and the police.
  ['06', 'education', 'Intervention.kind', corrections],
  ['06', 'civil-affairs', 'Intervention.kind', corrections],
  // 被建议单位 sees its own, and grants cannot tell its own from others': whoever had one, and no agreement besides.
  ['11', 'civil-affairs', 'Suggestion.deliveredOn', 'grant suggestion (AGGREGATES)'],
  // Those that take no part.
  ['01', 'education', 'Project.depositAssessment', 'grant wage_blacklist, grant wage_complaint, grant wage_deposit'],
  ['02', 'education', 'PremiumArrears.insurance', 'grant mi_arrears (AGGREGATES)'],
  ['02', 'housing', 'PremiumArrears.insurance', 'grant mi_arrears'],
  ['03', 'education', 'Case.field', 'grant proc_case (AGGREGATES)'],
  ['04', 'tax', 'Clue.source', 'grant audit_clue, grant pil_clue'],
  ['05', 'education', 'Case.kind', 'grant proc_case (AGGREGATES)'],
  ['06', 'tax', 'BackgroundCheck.checkedOn', 'grant background_check (AGGREGATES)'],
  ['07', 'education', 'Project.wageAccount', 'grant wage_account'],
  ['08', 'tax', 'ReliefMeasure.kind', 'grant judicial_aid_measure (AGGREGATES)'],
  ['09', 'operator', 'Enterprise.creditCode', 'grant enterprise'],
  ['10', 'operator', 'CooperationDocument.signedOn', 'grant cooperation_document (AGGREGATES)'],
  ['11', 'discipline', 'Suggestion.deliveredOn', 'grant suggestion (AGGREGATES)'],
])('%s refuses %s: %s needs %s', async (operation, agency, field, needed) => {
  const { answer } = await answerTo(operation, agency);
  expect(answer.data).toBeUndefined();
  expect(answer.errors![0]!.extensions).toMatchObject({ code: 'FIELD_FORBIDDEN', field, needed });
});

test.each(files)('%s is asked by a party', (file) => {
  expect(answered.map(([operation]) => operation)).toContain(file.slice(0, 2));
});

test('relief has names for its partners where they say what for', async () => {
  for (const [agency, grant] of [
    ['civil-affairs', 'RELIEF-civil-affairs-judicial_aid'],
    ['justice', 'RELIEF_LEGAL_AID-justice-judicial_aid'],
  ] as const) {
    const { answer, access } = await answerTo('08', agency, grant);
    expect([...access.keys()]).toEqual(['reliefRecipients.nodes.case']);
    const { nodes } = at(answer.data, 'reliefRecipients') as { nodes: { identityNumber: string | null }[] };
    expect(nodes.filter(({ identityNumber }) => /^\d{17}[\dX]$/.test(identityNumber ?? '')).length).toBeGreaterThan(3);
  }
});

test('for relief the persons in the clear are those of relief alone', async () => {
  for (const [agency, grant] of [
    ['civil-affairs', 'RELIEF-civil-affairs-judicial_aid'],
    ['justice', 'RELIEF_LEGAL_AID-justice-judicial_aid'],
    ['procuratorate', 'PROC_RELIEF-procuratorate-legal_aid'],
  ] as const) {
    const count = async (purpose: { grant: string; caseNumber: string } | null) => {
      const source = `{ persons(first: 500) { totalCount nodes { identityNumber minor } }
        enterprises(first: 500) { nodes { legalRepresentativePerson { identityNumber } } } }`;
      const request = { document: document(hub, source), variables: {}, principal: findPrincipal(agency)!, purpose };
      return JSON.parse(((await hub.execute(request)) as { text: string }).text);
    };
    const [{ rows }, stated, unstated] = [
      await hub.pool.query<{ n: number }>(`select count(distinct person_id)::int as n from (
        select person_id from relief_recipient union select person_id from social_assistance
        union select person_id from legal_aid) relief where person_id is not null`),
      await count({ grant, caseNumber: '乌检救助〔2025〕1号' }),
      await count(null),
    ];
    expect([agency, stated.persons.totalCount]).toEqual([agency, rows[0]!.n]);
    expect(unstated.persons.totalCount).toBeGreaterThan(rows[0]!.n);
    const others = stated.enterprises.nodes.map(
      (node: { legalRepresentativePerson: unknown }) => node.legalRepresentativePerson,
    );
    expect(others.filter(Boolean)).toEqual([]);
    expect(JSON.stringify(unstated)).not.toMatch(/"\d{17}[\dX]"/);
  }
});

test('what the agencies that run projects learn of premiums is who owes how much', async () => {
  const ask = async (selection: string) => {
    const source = `{ premiumArrears(first: 1, filter: { outstanding: { gt: "0.00" } }) { nodes { ${selection} } } }`;
    const result = await hub.execute({
      document: document(hub, source),
      variables: {},
      principal: findPrincipal('water')!,
    });
    return JSON.parse((result as { text: string }).text).premiumArrears.nodes[0];
  };
  expect(await ask('enterprise { creditCode } outstanding')).toEqual({
    enterprise: { creditCode: expect.stringMatching(/^9/) },
    outstanding: expect.stringMatching(/^\d+\.\d\d$/),
  });
  expect(await ask('owed collected insuredCount base dueOn status periodFrom')).toEqual({
    owed: null,
    collected: null,
    insuredCount: null,
    base: null,
    dueOn: null,
    status: null,
    periodFrom: null,
  });
});
