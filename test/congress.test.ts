// Proposals of deputies and members with their conversion, the cooperation documents, and the tree of divisions.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ask, openSeededHub } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

// biome-ignore lint/suspicious/noExplicitAny: rows have the shape that the test asked for
type Row = any;

test('conversions go both ways and end at a case and its suggestion', async () => {
  const { proposals } = await ask(hub, readFileSync('schema/operations/10-proposals.graphql', 'utf8'));
  const shown = proposals.nodes.map(
    ({ number, replyDueOn, conversion: to }: Row) =>
      `${number} ${replyDueOn} ${to && [to.direction, to.state, to.case?.number, to.suggestion?.documentNumber].join(' ')}`,
  );
  expect(shown).toEqual([
    '乌人建〔2024〕18号 2024-06-05 TO_SUGGESTION CONVERTED 乌检行公立〔2024〕22号 乌检公建〔2024〕18号',
    '乌人建〔2024〕26号 2025-02-20 TO_SUGGESTION CONVERTED 乌检行公立〔2024〕25号 乌检公建〔2025〕33号',
    '乌人建〔2025〕3号 2025-06-10 TO_PROPOSAL CONVERTED 乌检行公立〔2024〕11号 乌检行公建〔2025〕1号',
    '乌人建〔2025〕7号 2025-05-27 TO_PROPOSAL CONVERTED 乌检行公立〔2024〕5号 乌检行公建〔2024〕5号',
    '乌人建〔2025〕12号 2025-08-27 TO_SUGGESTION CONVERTED 乌检行公立〔2025〕30号 乌检公建〔2025〕36号',
    '乌人建〔2025〕15号 2025-05-27 null',
    '乌人建〔2025〕21号 2025-05-27 TO_SUGGESTION NOT_CONVERTED  ',
    '乌人建〔2025〕34号 null TO_SUGGESTION SCREENING  ',
    '乌政协提〔2024〕9号 2024-06-06 TO_SUGGESTION CONVERTED 乌检行公立〔2024〕26号 乌检公建〔2025〕34号',
    '乌政协提〔2024〕23号 2024-09-06 TO_SUGGESTION CONVERTED 乌检行公立〔2024〕27号 乌检公建〔2025〕35号',
    '乌政协提〔2025〕2号 2025-09-03 TO_PROPOSAL CONVERTED 乌检行公立〔2024〕2号 乌检行公建〔2024〕2号',
    '乌政协提〔2025〕8号 2025-06-03 TO_SUGGESTION NOT_CONVERTED  ',
    '乌政协提〔2025〕19号 2025-06-03 null',
    '乌政协提〔2025〕27号 2025-06-24 TO_SUGGESTION SCREENING  ',
  ]);
});

test('the clock of the answer is judged by the hub date or any other day', async () => {
  const { proposals } = await ask(
    hub,
    `{
    proposals(filter: { repliedOn: { isNull: true } }, orderBy: [{ number: ASC }]) {
      nodes { number daysLeft replyStatus later: replyStatus(on: "2025-06-11") earlier: replyStatus(on: "2025-02-26") }
    }
  }`,
  );
  expect(proposals.nodes.map((one: object) => Object.values(one).join(' '))).toEqual([
    '乌人建〔2025〕12号 82 PENDING PENDING NOT_ASSIGNED',
    '乌人建〔2025〕34号  NOT_ASSIGNED NOT_ASSIGNED NOT_ASSIGNED',
    '乌人建〔2025〕3号 4 DUE_SOON OVERDUE NOT_ASSIGNED',
    '乌人建〔2025〕7号 -10 OVERDUE OVERDUE NOT_ASSIGNED',
    '乌政协提〔2025〕27号 18 PENDING DUE_SOON NOT_ASSIGNED',
    '乌政协提〔2025〕2号 89 PENDING PENDING NOT_ASSIGNED',
    '乌政协提〔2025〕8号 -3 OVERDUE OVERDUE NOT_ASSIGNED',
  ]);
});

test('a notice of a conversion after its term is found', async () => {
  const { proposals } = await ask(
    hub,
    `{ proposals(filter: { conversion: { decidedOn: { isNull: false } } }, first: 50) {
      nodes { number conversion { noticeDueOn notifiedOn } }
    } }`,
  );
  const late = proposals.nodes.filter(({ conversion }: Row) => conversion.notifiedOn > conversion.noticeDueOn);
  expect(proposals.nodes).toHaveLength(10);
  expect(late).toEqual([
    { number: '乌人建〔2025〕21号', conversion: { noticeDueOn: '2025-04-03', notifiedOn: '2025-04-07' } },
  ]);
});

test('proposals are found from case, suggestion, host and enterprise', async () => {
  const data = await ask(
    hub,
    `{
    cases(filter: { proposals: { some: { kind: { eq: CPPCC_PROPOSAL } } } }, orderBy: [{ number: ASC }]) {
      nodes { number proposals { nodes { number conversion { direction } } } }
    }
    suggestions(filter: { proposals: { some: { conversion: { direction: { eq: TO_PROPOSAL } } } } }) { totalCount }
    agencies(filter: { code: { eq: "education" } }) { nodes { proposals { totalCount } } }
    enterprises(filter: { proposals: { count: { gte: 1 } } }) { totalCount }
    proposals {
      groups(by: [KIND, CONVERSION_STATE]) { key { kind conversionState } count }
    }
  }`,
  );
  expect(data.cases.nodes).toEqual([
    {
      number: '乌检行公立〔2024〕26号',
      proposals: { nodes: [{ number: '乌政协提〔2024〕9号', conversion: { direction: 'TO_SUGGESTION' } }] },
    },
    {
      number: '乌检行公立〔2024〕27号',
      proposals: { nodes: [{ number: '乌政协提〔2024〕23号', conversion: { direction: 'TO_SUGGESTION' } }] },
    },
    {
      number: '乌检行公立〔2024〕2号',
      proposals: { nodes: [{ number: '乌政协提〔2025〕2号', conversion: { direction: 'TO_PROPOSAL' } }] },
    },
  ]);
  expect(data.suggestions.totalCount).toBe(3);
  expect(data.agencies.nodes[0].proposals.totalCount).toBe(2);
  expect(data.enterprises.totalCount).toBe(9);
  const counts = data.proposals.groups.map(({ key, count }: Row) => `${key.kind} ${key.conversionState} ${count}`);
  expect(counts.sort()).toEqual([
    'CPPCC_PROPOSAL CONVERTED 3',
    'CPPCC_PROPOSAL NOT_CONVERTED 1',
    'CPPCC_PROPOSAL SCREENING 1',
    'CPPCC_PROPOSAL null 1',
    'DEPUTY_SUGGESTION CONVERTED 5',
    'DEPUTY_SUGGESTION NOT_CONVERTED 1',
    'DEPUTY_SUGGESTION SCREENING 1',
    'DEPUTY_SUGGESTION null 1',
  ]);
});

test('who leads a proposal is shown masked', async () => {
  const { proposals } = await ask(hub, '{ proposals { nodes { proposer { displayName delegation } } } }');
  for (const { proposer } of proposals.nodes) {
    expect(proposer.displayName).toMatch(/\*/);
    expect(proposer.delegation).toMatch(/代表团|界$/);
  }
});

test('a host that is no agency, a day that does not exist and a second copy of a row stay out', async () => {
  const { batches } = await ask(
    hub,
    `{
    batches(filter: { dataset: { code: { in: ["motion", "motion_cppcc", "cooperation_document"] } } }) {
      nodes { fileName rowsRead rowsLoaded rowsQuarantined rowsRejected issues { nodes { field code } } }
    }
  }`,
  );
  expect(
    batches.nodes.map((one: Row) => [
      one.fileName,
      one.rowsRead,
      one.rowsLoaded,
      one.rowsQuarantined,
      one.rowsRejected,
      [...new Set(one.issues.nodes.map(({ field, code }: Row) => (field ? `${field} ${code}` : code)))].join(', '),
    ]),
  ).toEqual([
    ['cooperation_document-20250604.csv', 10, 9, 0, 1, 'signed_on MONTH_PRECISION, DUPLICATE_ROW'],
    ['motion-20250605.xlsx', 12, 8, 1, 3, 'DUPLICATE_ROW, host_agency UNKNOWN_AGENCY, TOTALS_ROW, FOOTER_ROW'],
    ['motion_cppcc-20250605.csv', 7, 6, 1, 0, 'assigned_on BAD_DATE'],
  ]);
});

test('nine cooperation documents, their months where the article names them, found from their agencies', async () => {
  const { cooperationDocuments, agencies } = await ask(
    hub,
    `{
    cooperationDocuments(orderBy: [{ code: ASC }]) {
      nodes { code signedOn signedPrecision documentNumber trial agencies { totalCount } }
    }
    agencies(filter: { cooperationDocuments: { some: { field: { eq: MINORS } } } }, orderBy: [{ code: ASC }]) {
      nodes { code cooperationDocuments { nodes { code } } }
    }
  }`,
  );
  expect(
    cooperationDocuments.nodes.map(({ agencies, ...one }: Row) => [...Object.values(one), agencies.totalCount]),
  ).toEqual([
    ['M03', '2024-04-01', 'MONTH', null, true, 2],
    ['M05', '2024-04-01', 'MONTH', null, true, 3],
    ['M06', '2024-06-01', 'MONTH', null, true, 2],
    ['M07', '2024-11-01', 'MONTH', null, true, 2],
    ['M08', '2024-06-01', 'MONTH', null, false, 4],
    ['M09', null, null, null, true, 2],
    ['M10', null, null, null, false, 2],
    ['M13', null, null, null, false, 2],
    ['M15', null, null, null, false, 4],
  ]);
  expect(
    agencies.nodes.map((one: Row) => `${one.code} ${one.cooperationDocuments.nodes.map((d: Row) => d.code)}`),
  ).toEqual(['education M09', 'procuratorate M03,M05,M06,M07,M08,M09,M10,M13', 'public-security M08,M13']);
});

test('the tree of divisions: twelve below the region, and what lies in a district', async () => {
  const { region, counties, hainan, grouped } = await ask(
    hub,
    `{
    region: divisions(filter: { level: { eq: PROVINCE } }) { nodes { code children(first: 50) { totalCount nodes { name } } } }
    counties: divisions(filter: { level: { eq: COUNTY } }) { totalCount }
    hainan: divisions(filter: { name: { startsWith: "海南" } }) {
      nodes {
        code parent { code } children { totalCount } agencies { totalCount } enterprises { totalCount }
        projects { totalCount } landContracts { totalCount } complaints { totalCount }
      }
    }
    grouped: enterprises { groups(by: [DIVISION_PROVINCE]) { key { divisionProvince { code } } count } }
  }`,
  );
  expect(region.nodes).toHaveLength(1);
  expect(region.nodes[0].children.totalCount).toBe(12);
  expect(counties.totalCount).toBe(103);
  expect(hainan.nodes).toMatchObject([{ code: '150303', parent: { code: '150300' }, children: { totalCount: 5 } }]);
  const { agencies, enterprises, projects, landContracts, complaints } = hainan.nodes[0];
  for (const { totalCount } of [agencies, enterprises, projects, landContracts, complaints])
    expect(totalCount).toBeGreaterThan(0);
  expect(grouped.groups[0].key.divisionProvince).toEqual({ code: '150000' });
});
