// The role that serves owns nothing: it does all that a hub has to, but to the record of accesses it can only add.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findPrincipal } from '../src/access/principal.ts';
import type { Hub } from '../src/hub.ts';
import { ask, openHubOn, scratchDatabase } from './hub.ts';

const role = `liandong_serving_${randomBytes(4).toString('hex')}`;
const owner = role.replace('serving', 'owner');
let server: pg.Client;
let scratch: Awaited<ReturnType<typeof scratchDatabase>>;

beforeAll(async () => {
  server = new pg.Client({ connectionString: inject('serverUrl') });
  await server.connect();
  for (const name of [role, owner]) await server.query(`create role ${name} login password 'secret'`);
  scratch = await scratchDatabase('empty');
  await server.query(`alter database ${databaseOf(scratch.url)} owner to ${owner}`);
});
afterAll(async () => {
  await scratch.drop();
  await server.query(`drop role ${role}, ${owner}`);
  await server.end();
});

const databaseOf = (url: string) => new URL(url).pathname.slice(1);

/** The URL for a role. */
function as(name: string, url: string): string {
  const own = new URL(url);
  own.username = name;
  own.password = 'secret';
  return own.href;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const open = (url: string, admin: string): Promise<Hub> => openHubOn(as(role, url), { DATABASE_ADMIN_URL: admin });

test('a hub that serves under a role of its own takes in all deliveries and answers', async () => {
  const hub = await open(scratch.url, as(owner, scratch.url));
  await hub.migrate();
  const reports = await hub.importFolder('seeds');
  expect(reports.length).toBeGreaterThan(10);
  await hub.passDay();
  const housing = { principal: findPrincipal('housing')! };
  expect((await ask(hub, '{ projects(first: 1) { totalCount } }', {}, housing)).projects.totalCount).toBeGreaterThan(0);
  expect(await hub.isLogProtected()).toBe(true);
  // The next start, and tables made meanwhile.
  await hub.migrate();
  await hub.close();
}, 120_000);

/** As on the machine of a hub that has the serving role's URL alone. */
const openServing = (url: string): Promise<Hub> => openHubOn(as(role, url));

test('a hub that knows the serving role alone starts on tables that are up to date, and does all that a hub has to', async () => {
  const hub = await openServing(scratch.url);
  await hub.migrate();
  const count = async () => Number((await hub.pool.query('select count(*) from access_record')).rows[0].count);
  const before = await count();
  await ask(hub, '{ projects(first: 1) { totalCount } }');
  expect(await count()).toBe(before + 1);
  const again = await hub.importFile('enterprise', 'seeds/market-regulation/enterprise-20240506.csv');
  expect(again).toMatchObject({ state: 'LOADED', rowsLoaded: 0 });
  await hub.passDay();
  await hub.keys.issue(findPrincipal('housing')!, new Date(Date.now() + 60_000));
  expect(await hub.isLogProtected()).toBe(true);
  await hub.close();
});

test.each([
  ['a migration', 'delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations)'],
  ['a summary', `delete from hub_setting where name like 'summary %'`],
  ['every table', 'drop schema public cascade; create schema public'],
])('a hub that knows the serving role alone does not start where %s is pending', async (_, undo) => {
  const behind = await scratchDatabase('empty');
  await server.query(`alter database ${databaseOf(behind.url)} owner to ${owner}`);
  const migrated = await open(behind.url, as(owner, behind.url));
  await migrated.migrate();
  await migrated.close();
  await run(behind.url, undo);
  const hub = await openServing(behind.url);
  await expect(hub.migrate()).rejects.toMatchObject({ code: 'MIGRATION_PENDING' });
  await hub.close();
  await behind.drop();
});

test.each([
  [`update access_record set principal = 'x'`],
  ['delete from access_record'],
  ['truncate access_record'],
  ['alter table access_record drop column hash'],
  ['alter table access_record disable trigger all'],
  ['drop table access_record'],
  ['drop trigger access_record_refuse on access_record'],
  [`update access_head set hash = 'x'`],
  ['delete from access_head'],
  ['drop table access_head'],
  [`set liandong.retention = 'on'; delete from access_record`],
  [`select hub_continue_keys('access_record')`],
  [`select setval('access_record_id_seq', 1)`],
  ['create or replace function access_log_refuse() returns trigger language sql as $$ $$'],
  ['drop schema public cascade'],
  ['set session_replication_role = replica'],
])('the serving role is refused: %s', async (statement) => {
  await expect(run(as(role, scratch.url), statement)).rejects.toThrow(
    /permission denied|must be owner|no table of the hub/,
  );
});

test.each([[`update access_record set principal = 'x'`], ['delete from access_record'], ['truncate access_record']])(
  'even the owner is refused: %s',
  async (statement) => {
    await expect(run(as(owner, scratch.url), statement)).rejects.toThrow(/访问记录不可更改/);
  },
);

test('a database that one role had migrated for itself passes to the owner', async () => {
  const earlier = await scratchDatabase('empty');
  await server.query(`alter database ${databaseOf(earlier.url)} owner to ${role}`);
  const alone = await openHubOn(as(role, earlier.url));
  await alone.migrate();
  await ask(alone, '{ projects(first: 1) { totalCount } }');
  expect(await alone.isLogProtected()).toBe(false);
  await alone.close();
  // A superuser may take it over.
  const hub = await open(earlier.url, earlier.url);
  await hub.migrate();
  await ask(hub, '{ projects(first: 1) { totalCount } }');
  expect(await hub.isLogProtected()).toBe(true);
  await hub.close();
  await earlier.drop();
}, 60_000);
