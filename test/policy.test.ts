// The policy that follows from grants: who sees which field how, and which rows, by tables.
import type { ExecutionResult } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Access } from '../src/access/access.ts';
import type { Grant } from '../src/access/grant.ts';
import type { Policy, PolicyField } from '../src/access/policy.ts';
import { findPrincipal, type Principal } from '../src/access/principal.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { type Provenance, provenanceOf, withoutSource } from '../src/datasets/provenance.ts';
import { fieldAt } from '../src/datasets/target.ts';
import { Exports } from '../src/export/export.ts';
import { Engine } from '../src/graph/engine.ts';
import { statement } from '../src/graph/plan.ts';
import type { Call } from '../src/graph/sql/slot.ts';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub } from './hub.ts';

let hub: Hub;
let provenance: Provenance;
beforeAll(async () => {
  hub = await openSeededHub();
  provenance = provenanceOf(hub.model, loadSchema('schema/').contracts);
});
afterAll(() => hub.close());

const grant = (dataset: string, more: Partial<Grant> = {}): Grant => ({
  code: `G-${dataset}`,
  grantee: 'hrss',
  dataset,
  fields: null,
  treatment: 'CLEAR',
  purpose: 'WAGE_ARREARS',
  division: null,
  until: null,
  legalBasis: 'test',
  declassifies: [],
  ...more,
});

const hrss: Principal = findPrincipal('hrss')!;

async function policy(grants: Grant[], principal: Principal = hrss, stated: string | null = null): Promise<Policy> {
  const within = hub.model.entity('Division').hierarchy!.within;
  const access = new Access(
    { provenance, within },
    { load: async () => ({ version: '1', grants }), version: async () => '1' },
  );
  await access.refresh();
  return access.policyOf(principal, stated === null ? null : { grant: stated, caseNumber: 'X-1' });
}

const field = (entity: string, path: string): PolicyField => fieldAt(hub.model.entity(entity), path)!;
const shown = (of: Policy, name: string) => {
  const [entity, ...path] = name.split('.') as [string, ...string[]];
  return of.treatment(entity, field(entity, path.join('.')));
};

/** How many rows of an entity's table a policy lets through. */
async function seen(of: Policy, entity: string): Promise<number> {
  const condition = of.reach(entity) === 'rows' ? of.rows(entity, 't') : sql`false`;
  const { table } = hub.model.entity(entity);
  const query = sql`select count(*)::int as n from ${sql.table(table)} as t where ${condition ?? sql`true`}`;
  const { text, bind } = statement(query);
  const { rows } = await hub.pool.query<{ n: number }>(text, bind({} as Call));
  return rows[0]!.n;
}

test('nothing in the graph is without a source: it could be granted to nobody', () => {
  expect(withoutSource(provenance)).toEqual([]);
});

test('what a derivation names is there', () => {
  const names = new Set(
    [...provenance.entities].flatMap(([name, { fields }]) => [
      name,
      ...[...fields.keys()].map((path) => `${name}.${path}`),
    ]),
  );
  for (const { fields } of provenance.entities.values())
    for (const { from } of fields.values()) for (const name of from) expect(names).toContain(name);
});

test('without a grant there are registers, and nothing else', async () => {
  const nobody = await policy([], { ...hrss, agency: null, roles: [] });
  for (const [name, { rowsFrom }] of provenance.entities) {
    if (rowsFrom === 'register') expect(await seen(nobody, name)).toBeGreaterThan(0);
    else expect([name, await seen(nobody, name)]).toEqual([name, 0]);
  }
});

const complaint = 'wage_complaint';
test.each<[string, Grant[], string | null, string, string]>([
  ['no grant', [], null, 'WageComplaint.number', 'hidden'],
  ['a grant: internal fields', [grant(complaint)], null, 'WageComplaint.number', 'clear'],
  [
    'a grant without a purpose: sensitive fields',
    [grant(complaint)],
    null,
    'WageComplaint.complainant.phone',
    'masked',
  ],
  ['its purpose stated', [grant(complaint)], 'G-wage_complaint', 'WageComplaint.complainant.phone', 'clear'],
  [
    'a purpose of another grant with the same purpose',
    [grant(complaint), grant('payroll')],
    'G-payroll',
    'WageComplaint.complainant.phone',
    'clear',
  ],
  [
    'another purpose',
    [grant(complaint), grant('payroll', { purpose: 'TAXATION' })],
    'G-payroll',
    'WageComplaint.complainant.phone',
    'masked',
  ],
  [
    'masked only',
    [grant(complaint, { treatment: 'MASKED' })],
    'G-wage_complaint',
    'WageComplaint.complainant.phone',
    'masked',
  ],
  [
    'hidden',
    [grant(complaint, { treatment: 'HIDDEN' })],
    'G-wage_complaint',
    'WageComplaint.complainant.phone',
    'hidden',
  ],
  ['hidden: internal fields', [grant(complaint, { treatment: 'HIDDEN' })], null, 'WageComplaint.amount', 'clear'],
  ['totals: a state', [grant(complaint, { treatment: 'AGGREGATES' })], null, 'WageComplaint.outcome', 'clear'],
  ['totals: a text', [grant(complaint, { treatment: 'AGGREGATES' })], null, 'WageComplaint.respondent', 'hidden'],
  ['totals: the id', [grant(complaint, { treatment: 'AGGREGATES' })], null, 'WageComplaint.id', 'hidden'],
  [
    'some fields: one of them',
    [grant(complaint, { fields: { number: 'CLEAR' } })],
    null,
    'WageComplaint.number',
    'clear',
  ],
  ['some fields: another', [grant(complaint, { fields: { number: 'CLEAR' } })], null, 'WageComplaint.amount', 'hidden'],
  ['derived in the row: its inputs', [grant(complaint)], null, 'WageComplaint.acceptanceDueOn', 'clear'],
  [
    'derived in the row: without an input',
    [grant(complaint, { fields: { number: 'CLEAR', received_on: 'CLEAR' } })],
    null,
    'WageComplaint.acceptanceDueOn',
    'hidden',
  ],
  ['computed: its columns', [grant(complaint)], null, 'WageComplaint.acceptanceOverdue', 'clear'],
  ['a relation to what is not granted', [grant(complaint)], null, 'WageComplaint.project', 'hidden'],
  ['a relation to what is', [grant(complaint), grant('project')], null, 'WageComplaint.project', 'clear'],
  ['a part of which something shows', [grant(complaint)], null, 'WageComplaint.complainant', 'clear'],
  [
    'a part of which nothing shows',
    [grant(complaint, { treatment: 'HIDDEN' })],
    null,
    'WageComplaint.complainant',
    'hidden',
  ],
  [
    'sealed rows without the role',
    [grant('mandatory_report')],
    'G-mandatory_report',
    'MandatoryReport.number',
    'hidden',
  ],
  ['sealed rows: a kind in totals', [grant('mandatory_report')], null, 'MandatoryReport.handling', 'clear'],
  ['an edge to sealed rows', [grant('mandatory_report')], null, 'Agency.mandatoryReports', 'hidden'],
])('%s', async (_, grants, stated, name, treatment) => {
  expect(shown(await policy(grants, hrss, stated), name)).toBe(treatment);
});

test('the assessment of a deposit needs all that it is derived from, or a grant that names it', async () => {
  const inputs = [
    'project',
    'sector_project',
    'sector_project_water',
    'construction_permit',
    'wage_deposit',
    complaint,
  ];
  const some = inputs.map((dataset) => grant(dataset));
  expect(shown(await policy(some), 'DepositAssessment.status')).toBe('hidden');
  expect((await policy(some)).reach('DepositAssessment')).toBe('none');
  const all = [...some, grant('wage_blacklist')];
  expect(shown(await policy(all), 'DepositAssessment.status')).toBe('clear');
  const named = [...some.slice(1), grant('project', { declassifies: ['DepositAssessment.status'] })];
  expect(shown(await policy(named), 'DepositAssessment.status')).toBe('clear');
  expect(shown(await policy(named), 'DepositAssessment.shortfall')).toBe('hidden');
});

test('sealed rows are shown to the designated for a stated purpose', async () => {
  const officer: Principal = { ...hrss, roles: ['agency', 'designated'] };
  const sealed = [grant('mandatory_report')];
  expect((await policy(sealed, officer)).reach('MandatoryReport')).toBe('totals');
  const stated = await policy(sealed, officer, 'G-mandatory_report');
  expect(stated.reach('MandatoryReport')).toBe('rows');
  expect(shown(stated, 'MandatoryReport.victim')).toBe('clear');
  expect(shown(stated, 'MandatoryReport.situation')).toBe('clear');
});

test('of datasets that deliver the same kind of thing only the rows of those granted are seen', async () => {
  const { rows } = await hub.pool.query<{ n: number }>(
    `select count(distinct entity_id)::int as n from source_record s join dataset d on d.id = s.dataset_id
     where d.code = 'sector_project' and entity_kind = 'Project' and current`,
  );
  expect(rows[0]!.n).toBeGreaterThan(0);
  expect(await seen(await policy([grant('sector_project')]), 'Project')).toBe(rows[0]!.n);
});

test('a grant for a division, and a caller of one', async () => {
  const count = async (where: string) =>
    (await hub.pool.query<{ n: number }>(`select count(*)::int as n from wage_complaint where ${where}`)).rows[0]!.n;
  const inside = await count('division_id between 150302000000 and 150302999999');
  expect(inside).toBeGreaterThan(0);
  expect(inside).toBeLessThan(await count('true'));
  expect(await seen(await policy([grant(complaint, { division: '150302' })]), 'WageComplaint')).toBe(inside);
  const district: Principal = { ...hrss, division: '150302' };
  expect(await seen(await policy([grant(complaint)], district), 'WageComplaint')).toBe(inside);
  expect(await seen(await policy([grant(complaint, { division: '150303' })], district), 'WageComplaint')).toBe(0);
  // Shared without conditions, but for what is in the clear.
  const open = [grant('project', { treatment: 'MASKED' })];
  expect(await seen(await policy(open, district), 'Project')).toBe(await seen(await policy(open), 'Project'));
});

test('a person is seen where a row that names it is', async () => {
  const { rows } = await hub.pool.query<{ n: number }>(
    'select count(distinct person_id)::int as n from legal_aid where person_id is not null',
  );
  const justice = await policy([grant('legal_aid')]);
  expect(rows[0]!.n).toBeGreaterThan(0);
  expect(await seen(justice, 'Person')).toBe(rows[0]!.n);
  // Other datasets have a say in it.
  expect(shown(justice, 'Person.displayName')).toBe('hidden');
  expect(shown(justice, 'Person.legalAids')).toBe('clear');
  expect(shown(justice, 'Person.rosterEntries')).toBe('hidden');
});

test('a declassified field is no clearer than the rows that lead to the person', async () => {
  const relief = grant('legal_aid', {
    purpose: 'RELIEF',
    declassifies: ['Person.displayName', 'Person.identityNumber'],
  });
  const own = await seen(await policy([grant('legal_aid')]), 'Person');
  for (const other of [grant('payroll', { treatment: 'MASKED' }), grant('payroll')]) {
    const stated = await policy([relief, other], hrss, 'G-legal_aid');
    expect(shown(stated, 'Person.identityNumber')).toBe('clear');
    expect(await seen(stated, 'Person')).toBe(own);
    const unstated = await policy([relief, other]);
    expect(shown(unstated, 'Person.identityNumber')).toBe('masked');
    expect(await seen(unstated, 'Person')).toBeGreaterThan(own);
  }
  expect(await seen(await policy([relief, grant('payroll', { treatment: 'HIDDEN' })]), 'Person')).toBe(own);
});

test('lineage is that of datasets of which nothing is kept back', async () => {
  const of = async (...grants: Grant[]) => seen(await policy(grants), 'SourceRecord');
  const all = await of(grant(complaint));
  expect(all).toBeGreaterThan(0);
  expect(await of(grant(complaint, { treatment: 'MASKED' }))).toBe(all);
  expect(await of(grant(complaint, { treatment: 'HIDDEN' }))).toBe(0);
  expect(await of(grant(complaint, { fields: { number: 'CLEAR' } }))).toBe(0);
  expect(await of(grant(complaint, { division: '150302' }))).toBe(0);
  expect(await of(grant('mandatory_report'))).toBe(0);
});

test('a purpose must name a grant of the caller that is in force', async () => {
  const past = grant(complaint, { until: Date.now() - 1 });
  for (const [grants, stated] of [
    [[grant(complaint)], 'G-payroll'],
    [[grant(complaint, { grantee: 'tax' })], 'G-wage_complaint'],
    [[past], 'G-wage_complaint'],
  ] as const)
    await expect(policy([...grants], hrss, stated)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect((await policy([past])).reach('WageComplaint')).toBe('none');
});

test('a key may be limited to some of the datasets that its agency was granted', async () => {
  const key: Principal = { ...hrss, datasets: ['project'] };
  const limited = await policy([grant('project'), grant(complaint)], key);
  expect([limited.reach('Project'), limited.reach('WageComplaint')]).toEqual(['rows', 'none']);
});

test('what is refused says what it would need', async () => {
  const needed = (of: Policy, name: string, path: string, where: 'rows' | 'totals') =>
    of.needed(name, field(name, path), where);
  const none = await policy([]);
  expect(needed(none, 'WageComplaint', 'number', 'rows')).toBe('grant wage_complaint');
  const granted = await policy([grant(complaint)]);
  expect(needed(granted, 'WageComplaint', 'complainant.phone', 'rows')).toBe('X-Purpose');
  expect(needed(none, 'MandatoryReport', 'number', 'totals')).toBe('grant mandatory_report, role designated');
  expect(needed(none, 'MandatoryReport', 'handling', 'rows')).toBe('grant mandatory_report, role designated');
});

test('where totals would do, no role is asked for', async () => {
  const none = await policy([]);
  expect(none.needed('MandatoryReport', field('MandatoryReport', 'handling'), 'totals')).toBe(
    'grant mandatory_report (AGGREGATES)',
  );
  // The one thing that it names is enough.
  const totals = await policy([grant('mandatory_report', { treatment: 'AGGREGATES' })]);
  expect(shown(totals, 'MandatoryReport.handling')).toBe('clear');
});

test('a grant that ends while a question runs takes its answer along, and that of an export', async () => {
  let granted: Grant[] = [grant('project', { grantee: 'hrss' })];
  const within = hub.model.entity('Division').hierarchy!.within;
  const access = new Access(
    { provenance, within },
    {
      load: async () => ({ version: String(granted.length), grants: granted }),
      version: async () => String(granted.length),
    },
  );
  await access.refresh();
  // biome-ignore lint/complexity/useLiteralKeys: what the hub's engine stands on is nobody's business but a test's
  const options = (await hub.engine())['options'];
  let asked = 0;
  const engine = new Engine({
    ...options,
    recorder: null,
    policyOf: access.policyOf,
    // It is revoked after the question has begun.
    refreshGrants: async () => {
      asked += 1;
      if (asked === 2) granted = [];
      await access.reload();
    },
  });
  const request = { document: document(hub, '{ projects { nodes { code } } }'), variables: {}, principal: hrss };
  const answer = (await engine.execute(request)) as ExecutionResult;
  expect(answer.data).toBeUndefined();
  expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  [granted, asked] = [[grant('project', { grantee: 'hrss' })], -1];
  const exports = new Exports(hub.pool);
  const begun = await exports.start(engine, request, {
    format: 'csv',
    headings: 'en',
    codes: 'code',
    encoding: 'utf-8',
  });
  const read = async () => {
    for await (const _ of begun.content);
  };
  granted = [];
  await expect(read()).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  await begun.close();
});

test('totals give away no single row: neither by the keys of a small group nor by a number', async () => {
  const totals = await openSeededHub({}, { policyOf: () => granted });
  const granted = await policy([grant('mandatory_report'), grant(complaint, { treatment: 'AGGREGATES' })]);
  try {
    const ask = async (source: string) => {
      const result = await totals.execute({ document: document(totals, source), variables: {}, principal: hrss });
      return 'text' in result ? JSON.parse(result.text) : result.errors![0]!.extensions.code;
    };
    const rows =
      '{ mandatoryReports { groups(by: [REPORTER, REPORTED_ON_MONTH, HANDLING]) { key { reportedOnMonth } count } } }';
    expect(await ask(rows)).toEqual({ mandatoryReports: { groups: [] } });
    expect(await ask('{ wageComplaints(filter: { amount: { gte: "100000.00" } }) { totalCount } }')).toBe(
      'FIELD_FORBIDDEN',
    );
    expect(await ask('{ wageComplaints { groups(by: [WORKERS]) { count } } }')).toBe('FIELD_FORBIDDEN');
    const { wageComplaints } = await ask('{ wageComplaints { aggregates { sum { amount } max { amount } } } }');
    expect(wageComplaints.aggregates).toEqual({ sum: { amount: expect.any(String) }, max: { amount: null } });
  } finally {
    await totals.close();
  }
});

test('a district sees sensitive fields of other divisions in the clear for no purpose', async () => {
  const district: Principal = { ...hrss, division: '150302' };
  const own = [grant('construction_permit'), grant('project', { treatment: 'MASKED', grantee: '*' })];
  const stated = await policy(own, district, 'G-construction_permit');
  const inside = (
    await hub.pool.query<{ n: number }>(
      `select count(*)::int as n from permit r join project p on p.id = r.project_id
       where p.division_id between 150302000000 and 150302999999`,
    )
  ).rows[0]!.n;
  expect(inside).toBeGreaterThan(0);
  expect(await seen(stated, 'Permit')).toBe(inside);
});

test('what is derived from rows of one division is not shown of all', async () => {
  const near = { division: '150302' };
  const land = [grant('land_contract'), grant('land_installment', near), grant('land_payment', near)];
  expect(shown(await policy(land), 'LandContract.outstanding')).toBe('hidden');
  expect(shown(await policy(land), 'LandContract.price')).toBe('clear');
  expect(shown(await policy(land), 'LandContract.payments')).toBe('clear');
});

test('what is judged by rows of other divisions is not shown to who sees one alone', async () => {
  const near = { division: '150302' };
  const of = (...narrowed: string[]) =>
    policy(
      [
        'project',
        'sector_project',
        'sector_project_water',
        'construction_permit',
        'wage_deposit',
        complaint,
        'wage_blacklist',
      ].map((dataset) => grant(dataset, narrowed.includes(dataset) ? near : {})),
    );
  // The permit and the deposits are those of the project itself; complaints of its contractor come from everywhere.
  const ownProjects = await of(
    'project',
    'sector_project',
    'sector_project_water',
    'construction_permit',
    'wage_deposit',
  );
  expect(shown(ownProjects, 'DepositAssessment.rate')).toBe('clear');
  expect(await seen(ownProjects, 'DepositAssessment')).toBeGreaterThan(0);
  for (const other of [complaint, 'wage_blacklist']) {
    const narrow = await of(other);
    expect(narrow.reach('DepositAssessment')).toBe('none');
    expect(shown(narrow, 'DepositAssessment.rate')).toBe('hidden');
  }
});

test('a relation that other rows make is hidden where those are narrowed', async () => {
  const near = { division: '150302' };
  const permits = await policy([grant('enterprise'), grant('project'), grant('construction_permit', near)]);
  expect(shown(permits, 'Project.contractor')).toBe('hidden');
  const parties = [grant('enterprise'), grant('civil_case'), grant('civil_case_party', near)];
  expect(shown(await policy(parties), 'Enterprise.lawsuits')).toBe('hidden');
  expect(shown(await policy(parties), 'Enterprise.lawsuitParties')).toBe('clear');
});

test('a relation between many and a register needs the field that makes it', async () => {
  const some = await policy([grant('suggestion', { fields: { document_no: 'CLEAR', kind: 'CLEAR' } })]);
  expect(shown(some, 'Suggestion.copiedTo')).toBe('hidden');
  expect(shown(some, 'Agency.suggestionsCopied')).toBe('hidden');
  expect(shown(await policy([grant('suggestion')]), 'Agency.suggestionsCopied')).toBe('clear');
});

test('it makes no difference which field is asked for first', async () => {
  const grants = [
    grant('proc_case', { fields: { number: 'CLEAR', title: 'CLEAR', kind: 'CLEAR' } }),
    grant('pil_clue'),
    grant('audit_clue'),
  ];
  const names = [...provenance.entities].flatMap(([name, { fields }]) =>
    [...fields.keys()].map((path): [string, string] => [name, path]),
  );
  const all = async (order: [string, string][]) => {
    const of = await policy(grants);
    return order.map(([name, path]) => `${name}.${path} ${of.treatment(name, field(name, path))}`).sort();
  };
  expect(await all([...names].reverse())).toEqual(await all(names));
});

test('a grant of totals shows no value, whatever it says of single fields', async () => {
  const permits = loadSchema('schema/').contracts.find(({ code }) => code === 'construction_permit')!;
  const totals = grant('construction_permit', {
    treatment: 'AGGREGATES',
    fields: Object.fromEntries(Object.keys(permits.fields).map((name) => [name, 'CLEAR' as const])),
  });
  const of = await policy([grant('project'), grant('sector_project'), grant('sector_project_water'), totals]);
  expect(of.reach('Permit')).toBe('totals');
  for (const name of ['Project.contractPrice', 'Project.depositClockOn', 'Project.contractor'])
    expect([name, shown(of, name)]).toEqual([name, 'hidden']);
});

test('who does not speak for the agency reads nothing of what it asked and was asked for', async () => {
  const callers: [Partial<Principal>, boolean][] = [
    [{}, true],
    [{ datasets: ['project'] }, false],
    [{ division: '150302' }, false],
    [{ roles: ['partner'] }, false],
    [{ roles: ['analyst'] }, false],
  ];
  for (const [limits, speaks] of callers) {
    const of = await policy([grant('project')], { ...hrss, ...limits });
    for (const entity of ['AccessRecord', 'AccessRequest']) {
      const { text } = statement(sql`select ${of.rows(entity, 't') ?? sql`true`}`);
      expect([limits, text !== 'select false']).toEqual([limits, speaks]);
    }
    const { text, bind } = statement(of.rows('AccessGrant', 't')!);
    const owned = JSON.stringify(bind({} as Call)).includes('wage_deposit');
    expect([limits, text.includes('dataset') && owned]).toEqual([limits, speaks]);
  }
});

test('who looks again after a change does not take the answer to an earlier look', async () => {
  let version = '1';
  let grants = [grant('project')];
  let answer: (() => void) | undefined;
  const within = hub.model.entity('Division').hierarchy!.within;
  const access = new Access(
    { provenance, within },
    {
      load: async () => ({ version, grants }),
      version: () => {
        const found = version;
        return new Promise((resolve) => {
          answer = () => resolve(found);
          if (version === '1' && grants.length === 0) return;
          answer();
        });
      },
    },
  );
  await access.refresh();
  // A look is under way when the grant goes.
  grants = [];
  const early = access.reload();
  version = '2';
  const late = access.reload();
  answer!();
  await Promise.all([early, late]);
  expect(access.policyOf(hrss, null).reach('Project')).toBe('none');
});
