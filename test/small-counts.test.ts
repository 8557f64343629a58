// Small numbers of rows about minors: shown for the city, for no area below it, whichever way they are asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, document, officer, openSeededHub } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

/** The answer, which both ways of executing give. */
async function answer(source: string) {
  // Who may see the rows themselves is shown no small counts either.
  const data = await ask(hub, source, {}, officer());
  const engine = await hub.engine();
  const ordinary = await engine.executeOrdinarily({
    document: document(hub, source),
    variables: {},
    ...officer(),
  });
  expect(JSON.parse(JSON.stringify(ordinary.data))).toEqual(data);
  return data;
}

test.each([
  ['mandatoryReports', 14],
  ['mandatoryReports(filter: { policeStation: { division: { within: "150300" } } })', 14],
  ['mandatoryReports(filter: { reporter: { kind: { eq: MEDICAL_INSTITUTION } } })', 11],
  ['mandatoryReports(filter: { handling: { eq: NOT_FILED } })', 2],
  ['backgroundChecks(filter: { institution: { kind: { eq: CHILD_WELFARE } } })', 4],
  ['interventions(filter: { kind: { eq: SPECIAL_CORRECTION } })', 2],
])('city level: %s', async (list, total) => {
  const { shown } = await answer(`{ shown: ${list} { totalCount aggregates { count } } }`);
  expect(shown).toEqual({ totalCount: total, aggregates: { count: total } });
});

const ANY = 'filter: { number: { ne: "none" } }';
const AGENCY = '{ name: { contains: "乌达" } }';

test.each([
  `mandatoryReports(filter: { reporter: ${AGENCY} })`,
  'mandatoryReports(filter: { reporter: { division: { code: { in: ["150303", "150304"] } } } })',
  'mandatoryReports(filter: { reporter: { not: { division: { within: "150302" } } } })',
  'mandatoryReports(filter: { not: { not: { policeStation: { division: { within: "150304" } } } } })',
  `mandatoryReports(filter: { clue: { reporter: ${AGENCY} } })`,
  `guardianshipOrders(filter: { issuer: ${AGENCY} })`,
  `guardianshipOrders(filter: { case: { consultations: { some: { participants: { some: ${AGENCY} } } } } })`,
  `guardianshipOrders(filter: { sessions: { none: { agency: { not: ${AGENCY} } } } })`,
  'guardianshipOrders(filter: { number: { startsWith: "乌检督护〔2024〕1号" } })',
  'interventions(filter: { agency: { not: { interventions: { count: { gte: 5 } } } } })',
  'backgroundChecks(filter: { institution: { enterprise: { status: { ne: ACTIVE } } }, checkedOn: { lt: "2024-03-01" } })',
  'backgroundChecks(filter: { institution: { name: { contains: "琅筠" } } })',
  'backgroundChecks(filter: { institution: { sites: { some: { latitude: { lt: 39.425 } } } } })',
])('an area: %s', async (list) => {
  const { found } = await answer(`{ found: ${list} { totalCount aggregates { count distinctCount { number } } } }`);
  expect(found).toEqual({ totalCount: null, aggregates: { count: null, distinctCount: { number: null } } });
});

test('below a place, and below one reached from elsewhere', async () => {
  const { agencies, schoolSites } = await answer(
    `{ agencies(filter: { mandatoryReports: { some: {} } }) { nodes { mandatoryReports { totalCount aggregates { count max { reportedOn } } } } }
       schoolSites(first: 100, filter: { institution: { backgroundChecks: { some: {} } } }) {
         nodes { institution { backgroundChecks(${ANY}) { totalCount aggregates { sum { persons } } groups(by: [RESULT]) { count sum { persons } } } } } } }`,
  );
  const totals = agencies.nodes.map((node: { mandatoryReports: { totalCount: number } }) => node.mandatoryReports);
  expect(totals.filter(({ totalCount }: { totalCount: number | null }) => totalCount !== null)).toHaveLength(1);
  expect(totals).toContainEqual({ totalCount: null, aggregates: { count: null, max: { reportedOn: null } } });
  expect(schoolSites.nodes.length).toBeGreaterThan(0);
  for (const { institution } of schoolSites.nodes) {
    const { totalCount, aggregates, groups } = institution.backgroundChecks;
    expect([totalCount, aggregates.sum.persons]).toEqual([null, null]);
    for (const group of groups) expect(group).toEqual({ count: null, sum: { persons: null } });
  }
});

test('no edge leads from rows about minors to a person', () => {
  const sealed = [...hub.model.entities.values()].filter(({ smallCounts }) => smallCounts);
  const targets = sealed.flatMap(({ fields }) =>
    [...fields.values()].flatMap((f) => ('target' in f ? [f.target.name] : [])),
  );
  expect(sealed.length).toBeGreaterThan(4);
  expect(targets).not.toContain('Person');
  expect(targets).not.toContain('NamedPerson');
});

test('a filter by how many a place has tells no more than the number shown', async () => {
  const { agencies } = await answer('{ agencies(first: 500) { nodes { code mandatoryReports { totalCount } } } }');
  type Shown = { code: string; mandatoryReports: { totalCount: number | null } };
  const counted = (agencies.nodes as Shown[]).filter(({ mandatoryReports }) => mandatoryReports.totalCount !== null);
  for (const condition of ['count: { gte: 1 }', 'count: { in: [1, 2, 3, 4, 5] }', 'count: { isNull: false }']) {
    const { found } = await answer(
      `{ found: agencies(first: 500, filter: { mandatoryReports: { ${condition} } }) { nodes { code } } }`,
    );
    expect(found.nodes, condition).toEqual(counted.map(({ code }) => ({ code })));
  }
  const { none, some } = await answer(
    `{ none: divisions(filter: { agencies: { some: { mandatoryReports: { count: { lt: 5 } } } } }) { totalCount }
       some: institutions(filter: { backgroundChecks: { sum: { persons: { gte: 1 } } } }) { totalCount } }`,
  );
  expect([none.totalCount, some.totalCount]).toEqual([0, 0]);
});

test('groups of areas stand in an order that tells nothing of those not shown', async () => {
  for (const order of ['', ', orderBy: [{ count: ASC }]', ', orderBy: [{ sum: { persons: DESC } }]']) {
    const { backgroundChecks } = await answer(
      `{ backgroundChecks { groups(by: [INSTITUTION], first: 500${order}) { key { institution { id } } count } } }`,
    );
    const groups = backgroundChecks.groups as { key: { institution: { id: string } | null }; count: number | null }[];
    const hidden = groups
      .filter(({ count }) => count === null)
      .map(({ key }) => Number(key.institution!.id.split(':')[1]));
    expect(hidden, order).toEqual(hidden.toSorted((a, b) => a - b));
    expect(hidden.length).toBeGreaterThan(10);
  }
  const { guardianshipOrders } = await answer('{ guardianshipOrders { groups(by: [NUMBER]) { count } } }');
  expect(new Set(guardianshipOrders.groups.map(({ count }: { count: number | null }) => count))).toEqual(
    new Set([null]),
  );
});
