// Protection of minors: what agencies may count, and that no minor can be found anywhere in the store.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINORS } from '../seeds/world/minors.ts';
import type { Hub } from '../src/hub.ts';
import { ask, officer, openSeededHub, refusal } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

const OURS = [
  'MandatoryReport',
  'Institution',
  'StaffMember',
  'BackgroundCheck',
  'PracticeBan',
  'GuardianshipOrder',
  'ParentingSession',
  'Intervention',
  'SchoolSite',
  'RetailLicence',
];

test('the figures of the article, and looks-up before 2024 do not count', async () => {
  const source = readFileSync('schema/operations/06-minors.graphql', 'utf8');
  const answer = await ask(hub, source);
  expect(answer.backgroundChecks.aggregates.sum.persons).toBe(2182);
  expect(answer.guardianshipOrders.totalCount).toBe(21);
  expect(answer.parentingSessions.totalCount).toBe(72);
  expect(answer.interventions.totalCount).toBe(5);
  expect(answer.cases.totalCount).toBe(6);
  const earlier = await ask(hub, source, { since: '2023-01-01' });
  expect(earlier.backgroundChecks.aggregates.sum.persons).toBeGreaterThan(2182);
});

test('four clues were reported by medical institutions, one by a school, each with its report', async () => {
  const { clues, agencies } = await ask(
    hub,
    `{ clues(filter: { source: { kind: { eq: MANDATORY_REPORT } } }) {
         nodes { reporter { kind } mandatoryReports { totalCount } } }
       agencies(filter: { cluesReported: { some: {} } }) { aggregates { count } } }`,
    {},
    officer(),
  );
  expect(clues.nodes.map((clue: { reporter: { kind: string } }) => clue.reporter.kind).sort()).toEqual([
    ...Array(4).fill('MEDICAL_INSTITUTION'),
    'OTHER',
  ]);
  expect(
    clues.nodes.every((clue: { mandatoryReports: { totalCount: number } }) => clue.mandatoryReports.totalCount === 1),
  ).toBe(true);
  expect(agencies.aggregates.count).toBe(4);
});

describe('no minor', () => {
  /** All that the store holds as text, in every table. */
  async function tablesThatSay(words: readonly string[]): Promise<string[]> {
    const { rows: tables } = await hub.pool.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    const patterns = words.map((word) => `%${word}%`);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await hub.pool.query(`select from ${name} t where t::text ilike any($1) limit 1`, [
        patterns,
      ]);
      if (rowCount) found.push(name);
    }
    return found;
  }

  test('stands in the store by name or number, though the deliveries name some', async () => {
    expect(await tablesThatSay(MINORS.flatMap(({ name, identity }) => [name, identity]))).toEqual([]);
    // The search itself works: it finds a name that may be stored.
    expect(await tablesThatSay(['乌海安澜医院'])).toContain('agency');
  });

  test('is named where a roster did: the person is known to be a minor and nothing else', async () => {
    const { persons } = await ask(
      hub,
      '{ persons(filter: { minor: { eq: true } }) { nodes { displayName identityNumber staffPosts { nodes { number displayName } } } } }',
    );
    const intern = persons.nodes.find((one: { staffPosts: { nodes: unknown[] } }) => one.staffPosts.nodes.length > 0);
    expect(intern).toEqual({
      displayName: null,
      identityNumber: expect.stringMatching(/^1503\*+$/),
      staffPosts: { nodes: [{ number: 'SX-2025-01', displayName: '未成年人A' }] },
    });
  });

  test('is a row that anybody sees, a way to one, or a total by what happened', async () => {
    const rows = await ask(
      hub,
      `{ mandatoryReports { totalCount nodes { victim situation } } guardianshipOrders { nodes { child } pageInfo { endCursor } }
         interventions { edges { cursor node { subject } } } node(id: "MandatoryReport:1") { id }
         clues(filter: { source: { kind: { eq: MANDATORY_REPORT } } }) { nodes { mandatoryReports { totalCount nodes { id } } } }
         search(text: "乌检督护", kinds: [CASE]) { __typename } }`,
    );
    expect(rows).toMatchObject({
      mandatoryReports: { totalCount: 14, nodes: [] },
      guardianshipOrders: { nodes: [], pageInfo: { endCursor: null } },
      interventions: { edges: [] },
      node: null,
      clues: { nodes: Array(5).fill({ mandatoryReports: { totalCount: 0, nodes: [] } }) },
    });
    for (const question of [
      'mandatoryReports { groups(by: [SITUATION]) { count } }',
      'mandatoryReports(filter: { number: { startsWith: "QB" } }) { totalCount }',
      'mandatoryReports(filter: { clue: { exists: true } }) { totalCount }',
      'clues(filter: { mandatoryReports: { some: {} } }) { totalCount }',
      'mandatoryReports(orderBy: [{ number: ASC }]) { totalCount }',
      'mandatoryReport(number: "QB") { id }',
    ])
      expect([question, (await refusal(hub, `{ ${question} }`))?.extensions.code]).toEqual([
        question,
        'FIELD_FORBIDDEN',
      ]);
  });

  test('is more than a token to the officer in charge', async () => {
    const { mandatoryReports } = await ask(hub, '{ mandatoryReports { nodes { victim situation } } }', {}, officer());
    expect(mandatoryReports.nodes).toHaveLength(14);
    for (const { victim } of mandatoryReports.nodes) expect(victim).toMatch(/^[A-Za-z0-9-]+$/);
  });

  test('can be counted in a small area', async () => {
    const { interventions, all } = await ask(
      hub,
      `{ interventions { groups(by: [AGENCY]) { key { agency { code } } count } } all: interventions { groups(by: [KIND]) { key { kind } count } } }`,
    );
    const counts = interventions.groups.map(({ count }: { count: number }) => count);
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.every((count: number) => count >= 5)).toBe(true);
    expect(all.groups.map(({ count }: { count: number }) => count)).toContain(2);
  });

  test('is let in as a token: a name or an identity number is refused', async () => {
    const { rows } = await hub.pool.query(
      `select field, value from batch_issue where code = 'BAD_TOKEN' order by field`,
    );
    expect(rows).toEqual([
      { field: 'subject', value: '***' },
      { field: 'victim', value: '***' },
    ]);
  });
});

test('every relation of these entities is walked by some row, from both ends', async () => {
  const parts: string[] = [];
  for (const entity of hub.model.entities.values())
    for (const field of entity.fields.values()) {
      if (field.kind !== 'one' && field.kind !== 'many') continue;
      if (!OURS.includes(entity.name) && !OURS.includes(field.target.name)) continue;
      const condition = field.kind === 'one' ? '{ exists: true }' : '{ some: {} }';
      parts.push(
        `${entity.name}_${field.name}: ${entity.plural}(first: 1, filter: { ${field.name}: ${condition} }) { nodes { id } }`,
      );
    }
  const answer = await ask(hub, `{ ${parts.join('\n')} }`, {}, officer());
  expect(Object.keys(answer).filter((edge) => answer[edge].nodes.length === 0)).toEqual([]);
  expect(parts.length).toBeGreaterThan(40);
});

test('a banned person who still works with minors is found, and an institution that never asked', async () => {
  const { practiceBans, institutions } = await ask(
    hub,
    `{ practiceBans(filter: { person: { staffPosts: { some: { status: { eq: IN_POST } } } } }) {
         nodes { basis inForce displayName person { staffPosts { nodes { checkOverdue institution { kind } } } } } }
       institutions(filter: { backgroundChecks: { none: {} } }) { totalCount } }`,
    {},
    officer(),
  );
  expect(practiceBans.nodes).toEqual([
    expect.objectContaining({ basis: 'CLOSE_CONTACT', inForce: true, displayName: expect.stringMatching(/^[^*]+$/) }),
  ]);
  expect(practiceBans.nodes[0].person.staffPosts.nodes[0].checkOverdue).toBe(true);
  expect(institutions.totalCount).toBe(1);
});

test('every shop knows the school whose gate is nearest, and how far it is', async () => {
  const { schoolSites, retailLicences } = await ask(
    hub,
    `{ schoolSites(first: 100) { nodes { code longitude latitude } }
       retailLicences(first: 200) { nodes { longitude latitude distanceToSchool nearestSchool { code } } } }`,
  );
  type Point = { longitude: number; latitude: number };
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const metres = (a: Point, b: Point) => {
    const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
    const h =
      Math.sin(north / 2) ** 2 +
      Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
    return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
  };
  const wrong = retailLicences.nodes.filter(
    (shop: Point & { distanceToSchool: number; nearestSchool: { code: string } }) => {
      if (shop.longitude === null) return shop.distanceToSchool !== null || shop.nearestSchool !== null;
      const [nearest] = schoolSites.nodes
        .map((school: Point & { code: string }) => ({ code: school.code, metres: metres(school, shop) }))
        .sort((a: { metres: number }, b: { metres: number }) => a.metres - b.metres);
      return shop.nearestSchool.code !== nearest.code || Math.abs(shop.distanceToSchool - nearest.metres) > 1;
    },
  );
  expect(wrong).toEqual([]);
  const { near } = await ask(
    hub,
    '{ near: retailLicences(filter: { kind: { eq: TOBACCO }, distanceToSchool: { lte: 100 } }) { totalCount } }',
  );
  expect(near.totalCount).toBeGreaterThan(0);
});
