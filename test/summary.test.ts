// Summaries hold what counting the rows would give, whatever statements change the rows, and answer only what they know.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summaryFaults } from '../src/db/summaries.ts';
import { summaryOf } from '../src/graph/summary.ts';
import type { Hub } from '../src/hub.ts';
import { document, openHubOn, openSeededHub, procuratorate, refusal, scratchDatabase } from './hub.ts';

let seeded: Hub;
let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
let empty: Hub;
let client: pg.Client;
beforeAll(async () => {
  seeded = await openSeededHub();
  scratch = await scratchDatabase('empty');
  empty = await openHubOn(scratch.url);
  await empty.migrate();
  client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await Promise.all([seeded.close(), empty.close()]);
  await scratch.drop();
});

const summary = (hub: Hub) => summaryOf(hub.model.entity('Project'))!;

test('after all deliveries of the seeds', async () => {
  const { rows } = await seeded.pool.query(
    `select count(*)::int as rows, sum(rows)::int as projects from project_summary`,
  );
  const { rows: projects } = await seeded.pool.query('select count(*)::int as rows from project');
  expect(rows[0].projects).toBe(projects[0].rows);
  expect(rows[0].rows).toBeGreaterThan(10);
  expect((await seeded.pool.query(summaryFaults(summary(seeded)))).rows).toEqual([]);
});

const status = fc.constantFrom("'IN_FORCE'", "'CANCELLED'", 'null');
const state = fc.constantFrom("'UNPAID'", "'SECURED'");
const price = fc.constantFrom('null', '100', '250', '-7');
const some = fc.constantFrom('true', 'id % 2 = 0', 'id % 3 = 1', 'id > (select avg(id) from project)', 'false');
const statement = fc.oneof(
  fc.tuple(status, price).map(
    ([of, fen]) => `insert into project (code, name, status, contract_price)
      select (select coalesce(max(id), 0) from project) + n, 'x', ${of}, ${fen} from generate_series(1, 3) n`,
  ),
  status.map(
    (of) =>
      `insert into permit (number, status) select (select coalesce(max(id), 0) from permit) + n, ${of} from generate_series(1, 2) n`,
  ),
  fc
    .tuple(some, fc.constantFrom('(select max(id) from permit)', '(select min(id) from permit)', 'null'))
    .map(([which, permit]) => `update project set permit_id = ${permit} where ${which}`),
  fc.tuple(some, price).map(([which, fen]) => `update project set contract_price = ${fen} where ${which}`),
  fc.tuple(some, status).map(([which, of]) => `update project set status = ${of} where ${which}`),
  fc.tuple(some, status).map(([which, of]) => `update permit set status = ${of} where ${which}`),
  fc.tuple(some, state).map(
    ([which, of]) => `insert into deposit_assessment (project_id, status) select id, ${of} from project
      where ${which} and id not in (select project_id from deposit_assessment)`,
  ),
  fc.tuple(some, state).map(([which, of]) => `update deposit_assessment set status = ${of} where ${which}`),
  some.map((which) => `delete from deposit_assessment where ${which}`),
  // Takes the assessments along.
  some.map((which) => `delete from project where ${which}`),
  fc.constant(`delete from permit where id not in (select permit_id from project where permit_id is not null)`),
);

test('after any statements', async () => {
  const { keys, sums } = summary(empty);
  expect(keys.length * sums.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 25 }), async (statements) => {
      await client.query('begin');
      try {
        for (const one of statements) await client.query(one);
        expect((await client.query(summaryFaults(summary(empty)))).rows).toEqual([]);
      } finally {
        await client.query('rollback');
      }
    }),
    { numRuns: 60 },
  );
});

const sqlOf = (query: string) =>
  seeded
    .engine()
    .then(
      (engine) => engine.explain({ document: document(seeded, query), variables: {}, principal: procuratorate })!.text,
    );

test.each([
  ['{ projects { totalCount } }', true],
  ['{ projects(filter: { division: { within: "150303" }, status: { ne: COMPLETED } }) { totalCount } }', true],
  [
    '{ projects(filter: { permit: { status: { in: [IN_FORCE, EXTENDED] } } }) { aggregates { count avg { contractPrice } } } }',
    true,
  ],
  [
    '{ projects { groups(by: [DIVISION_COUNTY, PERMIT_STATUS], orderBy: { sum: { contractPrice: DESC } }) { count sum { contractPrice } } } }',
    true,
  ],
  [
    '{ projects(filter: { status: { eq: SUSPENDED } }) { aggregates { count max { contractPrice plannedEndOn } } } }',
    true,
  ],
  [
    '{ projects(filter: { status: { ne: COMPLETED } }) { aggregates { min { contractPrice } max { contractPrice } } } }',
    true,
  ],
  ['{ projects { groups(by: [STATUS]) { max { contractPrice } } } }', false],
  ['{ projects { aggregates { distinctCount { contractor } } } }', false],
  ['{ projects(filter: { sector: { eq: HOUSING } }) { totalCount } }', false],
  ['{ projects(filter: { permit: { status: { ne: IN_FORCE } } }) { totalCount } }', false],
  ['{ projects(filter: { permit: { exists: false } }) { totalCount } }', false],
  ['{ projects { groups(by: [SECTOR]) { count } } }', false],
  ['{ projects { groups(by: [STATUS], orderBy: { sum: { area: DESC } }) { count } } }', false],
  ['{ enterprises { nodes { projectsAsContractor { totalCount } } } }', false],
])('%s: kept totals %s', async (query, kept) => {
  expect((await sqlOf(query)).includes('project_summary')).toBe(kept);
  const request = { document: document(seeded, query), variables: {}, principal: procuratorate };
  const engine = await seeded.engine();
  const fast = await engine.execute(request);
  const ordinary = await engine.executeOrdinarily(request);
  expect('text' in fast ? JSON.parse(fast.text) : fast).toEqual(JSON.parse(JSON.stringify(ordinary.data)));
});

test.each(['{ not: null }', '{ and: null }', '{ permit: null }', '{ permit: { status: null } }', '{ status: null }'])(
  'the filter %s of totals is refused as that of rows is',
  async (filter) => {
    const error = await refusal(seeded, `{ projects(filter: ${filter}) { totalCount } }`);
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  },
);

test('a summary that is not what is declared is made anew', async () => {
  await client.query(`update project_summary set rows = rows + 1`);
  await client.query(`insert into project (code, name) values ('澹蓥', '澹蓥')`);
  await client.query(`update project_summary set rows = 7`);
  await client.query(`update hub_setting set value = 'older' where name = 'summary project_summary'`);
  await empty.migrate();
  expect((await client.query('select rows::int from project_summary')).rows).toEqual([{ rows: 1 }]);
  await client.query('delete from project');
  expect((await client.query('table project_summary')).rows).toEqual([]);
});
