// A database that has grown (bench/grow.ts): three times the rows, and each copy is to other copies what its original is to
// other originals.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { ownKeys } from '../src/matching/own-keys.ts';
import { grow } from './bench/grow.ts';
import { ask, openHubOn, openSeededHub, scratchDatabase } from './hub.ts';

const operation = (name: string) => readFileSync(`schema/operations/${name}.graphql`, 'utf8');
const watch = operation('01-wage-deposit-watch');
const overview = operation('09-enterprise-360');
const CATALOGUE = `select pg_get_indexdef(indexrelid) as made from pg_index join pg_class c on c.oid = indrelid
  where c.relnamespace = 'public'::regnamespace
  union all select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated from pg_constraint
  where connamespace = 'public'::regnamespace order by 1`;

const lines: string[] = [];
let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
let client: pg.Client;
let seeded: Hub;
let grown: Hub;
let counts: Record<string, number>;
let catalogue: unknown[];
let shift: number;

beforeAll(async () => {
  scratch = await scratchDatabase('seeded');
  client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
  counts = await countRows();
  catalogue = await rows(CATALOGUE);
  shift = await grow(scratch.url, 3, (line) => lines.push(line));
  seeded = await openSeededHub();
  grown = await openHubOn(scratch.url);
}, 120_000);

afterAll(async () => {
  await Promise.all([seeded, grown].map((hub) => hub?.close()));
  await client?.end();
  await scratch?.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: a row has the shape that the test asked for
const rows = async (sql: string): Promise<any[]> => (await client.query(sql)).rows;

async function countRows(): Promise<Record<string, number>> {
  const tables = await rows(`select relname from pg_stat_user_tables`);
  const all = tables.map(({ relname }) => `select '${relname}' as name, count(*)::int as n from "${relname}"`);
  return Object.fromEntries((await rows(all.join(' union all '))).map(({ name, n }) => [name, n]));
}

const firms = async (condition: string): Promise<Record<string, string>[]> =>
  rows(`select * from enterprise where ${condition} order by id`);

test('every table but the registers has three times its rows, and its keys and constraints again', async () => {
  const registers =
    'access_grant access_head access_record agency api_key batch dataset division hub_setting mikro_orm_migrations project_summary'.split(
      ' ',
    );
  const { search_entry: entries, ...after } = await countRows();
  const { search_entry: before, ...tables } = counts;
  expect(after).toEqual(
    Object.fromEntries(Object.entries(tables).map(([name, n]) => [name, registers.includes(name) ? n : 3 * n])),
  );
  const [{ ofAgencies }] = await rows(`select count(*)::int as "ofAgencies" from search_entry where kind = 'Agency'`);
  expect(entries! - ofAgencies).toBe(3 * (before! - ofAgencies));
  expect(await rows(CATALOGUE)).toEqual(catalogue);
  expect(lines.at(-1)).toMatch(/^database: \d+ MB$/);
});

test('keys of names are those that the hub makes, but for groups', async () => {
  const companies = await firms(`name ~ '有限(责任)?公司$' and name !~ '集团' and id > ${shift}`);
  expect(companies.length).toBeGreaterThan(500);
  for (const { name, former_names: former, name_keys: keys, name_cores: cores } of companies)
    expect([keys, cores]).toEqual(ownKeys.Enterprise!.of(name, former, null).slice(0, 2));
  const projects = await rows(
    `select * from project where name ~ '(项目|工程)$' and section is null and id > ${shift}`,
  );
  expect(projects.length).toBeGreaterThan(100);
  for (const { name, name_core: core } of projects) expect([core]).toEqual(ownKeys.Project!.of(name, null));
});

test('originals are answered as before', async () => {
  const variables = { first: 200 };
  const before = (await ask(seeded, watch, variables)).projects;
  const after = (await ask(grown, watch, variables)).projects;
  const originals = new Set(before.nodes.map(({ id }: { id: string }) => id));
  expect(after.nodes.filter(({ id }: { id: string }) => originals.has(id))).toEqual(before.nodes);
  expect(after.totalCount).toBe(3 * before.totalCount);
  expect(before.nodes.length).toBe(before.totalCount);
  for (const { credit_code: creditCode } of await firms('id <= 40'))
    expect(await ask(grown, overview, { creditCode })).toEqual(await ask(seeded, overview, { creditCode }));
});

test('copies are answered like their originals', async () => {
  const alike = ({ enterprise }: Awaited<ReturnType<typeof ask>>) => ({
    status: enterprise.status,
    capital: enterprise.registeredCapital,
    builds: enterprise.projectsAsContractor.nodes.map((one: { depositAssessment: unknown }) => one.depositAssessment),
    owns: enterprise.projectsAsOwner,
    owed: enterprise.premiumArrears,
    land: enterprise.landContracts.nodes.map((one: { outstanding: string }) => one.outstanding),
    complaints: enterprise.complaints,
    suits: enterprise.lawsuits,
    cases: enterprise.cases.nodes.map((one: { stage: string }) => one.stage),
    sources: enterprise.sources,
    discrepancies: enterprise.discrepancies,
  });
  for (const original of await firms('id <= 40')) {
    const [copy] = await firms(`id = ${original.id} + 2 * ${shift}`);
    const answer = await ask(grown, overview, { creditCode: copy!.credit_code });
    expect(answer.enterprise.name).not.toBe(original.name);
    expect(alike(answer)).toEqual(alike(await ask(grown, overview, { creditCode: original.credit_code })));
  }
});

test('search finds copies by name, by code and by what they share with their original', async () => {
  const found = async (text: string) => {
    const query = `query($text: String!) { search(text: $text, kinds: [ENTERPRISE], first: 20) { ... on Enterprise { creditCode } } }`;
    return (await ask(grown, query, { text })).search.map(({ creditCode }: { creditCode: string }) => creditCode);
  };
  const family = await firms(`name_cores[1] like (select name_cores[1] from enterprise where id = 30) || '%'`);
  expect(family.length).toBe(3);
  const codes = family.map((row) => row.credit_code);
  expect(await found(family[2]!.name!)).toContain(codes[2]);
  expect(await found(codes[1]!)).toEqual([codes[1]]);
  expect((await found((family[0]!.name_cores as unknown as string[])[0]!)).sort()).toEqual(codes.sort());
});
