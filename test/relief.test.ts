// Judicial relief and what it was joined with: the figures of the article, the links both ways, and nobody named.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildWorld } from '../seeds/world/world.ts';
import type { Hub } from '../src/hub.ts';
import { averageWage } from '../src/law/averageWages.ts';
import { formatYuan } from '../src/law/money.ts';
import { ask, openSeededHub } from './hub.ts';
import { openIntake, type TestIntake } from './intake.ts';
import { databaseUrl } from './setup.ts';

const operation = readFileSync('schema/operations/08-relief.graphql', 'utf8');
const { reliefs, socialAid, legalAids } = buildWorld();
let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

describe('operation 08', () => {
  test('gives the figures of the article, and none of what was done before 2024', async () => {
    const { grants, support } = await ask(hub, operation);
    expect(grants.aggregates.sum.amount).toBe('290000.00');
    expect(support.totalCount).toBe(16);
    const ever = await ask(hub, operation, { since: '2020-01-01' });
    expect(ever.grants.aggregates.sum.amount).toBe('628000.00');
    expect(ever.support.totalCount).toBe(18);
  });

  test('names and numbers are masked; a minor has neither', async () => {
    const { reliefRecipients } = await ask(hub, operation);
    expect(reliefRecipients.nodes.length).toBe(reliefs.length);
    for (const { displayName, identityNumber, vulnerableGroups } of reliefRecipients.nodes) {
      if (vulnerableGroups.includes('MINOR')) {
        expect(displayName).toBe('未成年人A');
        expect(identityNumber).toMatch(/^1503\*{14}$/);
      } else {
        expect(displayName).toMatch(/^.\*+.?$/u);
        expect(identityNumber).toMatch(/^1503\*{10}\d{3}[\dX]$/);
      }
    }
  });

  test('a recipient has case, measures and social aid', async () => {
    const { reliefRecipients } = await ask(hub, operation);
    const find = (number: string) =>
      reliefRecipients.nodes.find((one: { case: { number: string } | null }) => one.case?.number === number);
    expect(find('乌检救助〔2024〕1号')).toMatchObject({
      vulnerableGroups: ['WOMAN', 'DISABLED'],
      case: { kind: 'JUDICIAL_RELIEF' },
      socialAssistance: {
        nodes: [
          { programme: 'SUBSISTENCE_ALLOWANCE', monthlyAmount: '680.00', agency: { name: '乌海市民政局' } },
          { programme: 'DISABILITY_SUBSIDY', monthlyAmount: '110.00' },
        ],
      },
    });
    expect(find('乌检未刑〔2024〕3号').measures.nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'FUNDS',
      'LEGAL_AID',
      'COUNSELLING',
      'COUNSELLING',
      'EDUCATION',
    ]);
  });
});

test('a measure of legal aid is one record of legal aid, once', async () => {
  const { reliefMeasures, legalAids: records } = await ask(
    hub,
    `{ reliefMeasures(filter: { kind: { eq: LEGAL_AID } }) {
         totalCount aggregates { distinctCount { legalAid } } nodes { grantedOn legalAid { assignedOn matter } }
       }
       legalAids(filter: { reliefMeasures: { some: {} } }) { totalCount nodes { exemptFromMeansTest reliefMeasures { totalCount } } } }`,
  );
  expect(reliefMeasures.totalCount).toBe(8);
  expect(reliefMeasures.aggregates.distinctCount.legalAid).toBe(8);
  for (const { grantedOn, legalAid } of reliefMeasures.nodes) expect(legalAid.assignedOn).toBe(grantedOn);
  expect(records.totalCount).toBe(8);
  for (const record of records.nodes)
    expect(record).toEqual({ exemptFromMeansTest: true, reliefMeasures: { totalCount: 1 } });
});

test('every relation leads both ways', async () => {
  const { cases, agency, persons, socialAssistances } = await ask(
    hub,
    `{ cases(filter: { reliefRecipients: { some: {} } }) { nodes {
         number reliefRecipients { totalCount nodes { case { number } } } legalAids { nodes { case { number } } } } }
       agency: agencies(filter: { code: { eq: "civil-affairs" } }) { nodes {
         reliefMeasures { totalCount } reliefRecipientsReceived { totalCount } socialAssistances { totalCount } } }
       persons(filter: { reliefRecipients: { some: {} }, legalAids: { some: {} }, socialAssistances: { some: {} } }) {
         nodes { reliefRecipients { totalCount } legalAids { totalCount } socialAssistances { totalCount } } }
       socialAssistances(filter: { reliefRecipients: { some: {} } }) {
         nodes { person { id } reliefRecipients { nodes { person { id } } } sources { totalCount } } } }`,
  );
  expect(cases.nodes.length).toBe(reliefs.length - 1);
  for (const one of cases.nodes) {
    expect(one.reliefRecipients.nodes).toEqual([{ case: { number: one.number } }]);
    for (const aid of one.legalAids.nodes) expect(aid.case.number).toBe(one.number);
  }
  expect(agency.nodes[0].reliefRecipientsReceived.totalCount).toBe(6);
  expect(agency.nodes[0].reliefMeasures.totalCount).toBe(6);
  expect(agency.nodes[0].socialAssistances.totalCount).toBeGreaterThan(socialAid.length - 1);
  expect(persons.nodes.length).toBe(4);
  for (const { person, reliefRecipients, sources } of socialAssistances.nodes) {
    expect(reliefRecipients.nodes).toEqual([{ person: { id: person.id } }]);
    expect(sources.totalCount).toBe(1);
  }
});

test('ceiling and terms are those of the law', async () => {
  const { reliefRecipients } = await ask(
    hub,
    `{ reliefRecipients(first: 50, orderBy: [{ number: ASC }]) {
         nodes { number acceptedOn decisionDueOn fundedOn payDueOn reliefCap exceptional loss division { code } } } }`,
  );
  const find = (number: string) => reliefRecipients.nodes.find((one: { number: string }) => one.number === number);
  expect(find('乌检救2023-001')).toMatchObject({ exceptional: true, reliefCap: '420000.00', loss: '420000.00' });
  expect(find('乌检救2024-001')).toMatchObject({
    acceptedOn: '2024-01-24',
    decisionDueOn: '2024-02-06',
    reliefCap: formatYuan(36n * averageWage('150300', 2023)!),
  });
  expect(find('乌检救2025-003')).toMatchObject({
    acceptedOn: '2025-05-30',
    decisionDueOn: '2025-06-16',
    payDueOn: null,
  });
});

test('who was passed over can be asked for: helped without social aid, refused a lawyer though exempt', async () => {
  const { unaided, refused } = await ask(
    hub,
    `{ unaided: reliefRecipients(filter: { approvedOn: { isNull: false }, socialAssistance: { none: {} } }) { totalCount }
       refused: legalAids(filter: { exemptFromMeansTest: { eq: true }, result: { eq: REFUSED } }) { totalCount } }`,
  );
  expect(unaided.totalCount).toBe(8);
  expect(refused.totalCount).toBeGreaterThan(0);
});

test('no identity number and no name of a minor stands anywhere in the store', async () => {
  const people = [...reliefs, ...socialAid, ...legalAids].map(({ person }) => person);
  const numbers = [...new Set(people.map(({ identity }) => identity))];
  const minors = [...new Set(people.filter(({ born }) => born > '2008').map(({ name }) => name))];
  expect(minors.length).toBeGreaterThan(2);
  const client = new pg.Client({ connectionString: databaseUrl(inject('serverUrl'), inject('seeded')) });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'relief_recipient',
      'legal_aid',
      'social_assistance',
      'person',
      'source_record',
      'batch_issue',
    ]),
  );
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*)::int as found from "${name}" t where t::text ~ $1 or t::text ~ $2`,
      [numbers.join('|'), minors.join('|')],
    );
    expect(rows[0].found, name).toBe(0);
  }
  await client.end();
});

describe('what one delivery says of a person follows from what others say', () => {
  const [WOMAN, OTHER] = ['150302198003074514', '150302197611200030'];
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await openIntake();
  });
  afterAll(() => intake.close());

  const aid = (identity: string, more: Record<string, string> = {}) => [
    { number: 'JZ-1', member: '沈筠', identity_number: identity, programme: '低保', since: '2024-01-05', ...more },
  ];
  const joined = () => intake.query('select count(*)::int as pairs from recipient_social_assistance');
  const exempt = async () => (await intake.query('select exempt_from_means_test as exempt from legal_aid'))[0]!.exempt;

  test('social aid is joined to relief through the person, whichever comes first, and taken off again', async () => {
    const application = { number: '救-1', applicant: '沈筠', identity_number: WOMAN, applied_on: '2024-05-06' };
    await intake.give('judicial_aid', '2025-01-01', [application]);
    await intake.give('welfare_recipient', '2025-01-02', aid(WOMAN));
    expect(await joined()).toEqual([{ pairs: 1 }]);
    await intake.give('welfare_recipient', '2025-01-03', aid(OTHER));
    expect(await joined()).toEqual([{ pairs: 0 }]);
    await intake.give('judicial_aid', '2025-01-04', [{ ...application, identity_number: OTHER }]);
    expect(await joined()).toEqual([{ pairs: 1 }]);
    await intake.give('welfare_recipient', '2025-01-05', aid('1503**********0030'));
    expect(await joined()).toEqual([{ pairs: 0 }]);
  });

  test('an applicant for legal aid is exempt from the means test while on social aid', async () => {
    const application = {
      number: '援-1',
      applicant: '沈筠',
      identity_number: WOMAN,
      matter: '赡养',
      applied_on: '2024-05-06',
    };
    await intake.give('legal_aid', '2025-02-01', [application]);
    expect(await exempt()).toBe(false);
    await intake.give('welfare_recipient', '2025-02-02', aid(WOMAN));
    expect(await exempt()).toBe(true);
    await intake.give(
      'welfare_recipient',
      '2025-02-03',
      aid(WOMAN, { stopped_on: '2024-05-01', stop_reason: '收入超标' }),
    );
    expect(await exempt()).toBe(false);
    const worker = { ...application, matter: '劳动报酬', groups: '农民工、妇女' };
    await intake.give('legal_aid', '2025-02-04', [worker]);
    expect(await exempt()).toBe(true);
    const [terms] = await intake.query(
      `select decision_due_on::text as decision, assign_due_on::text as assign, vulnerable_groups as groups from legal_aid`,
    );
    expect(terms).toEqual({ decision: '2024-05-13', assign: null, groups: ['MIGRANT_WORKER', 'WOMAN'] });
    await intake.give('legal_aid', '2025-02-05', [{ ...worker, applied_on: '2021-05-06' }]);
    expect(await exempt()).toBe(null);
  });
});
