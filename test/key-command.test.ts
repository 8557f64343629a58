// API keys as their operator makes, lists and revokes them, and what their bearers then get.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { command } from '../src/commands/key.ts';
import { command as tokenCommand } from '../src/commands/token.ts';
import { type Config, readConfig } from '../src/config.ts';
import { openHubOn, scratchDatabase } from './hub.ts';
import { openSeededServer, type SeededServer } from './server.ts';

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let config: Config & { databaseUrl: string };
let server: SeededServer;

beforeAll(async () => {
  database = await scratchDatabase('seeded');
  config = { ...readConfig({}), databaseUrl: database.url };
  server = await openSeededServer(await openHubOn(database.url));
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const defaults = { days: '90', roles: 'partner' };

/** What the command prints. */
async function run({ run }: typeof command, args: string[], options: Record<string, string> = {}): Promise<string> {
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => said.push(line));
  try {
    expect(await run(config, args, { ...defaults, ...options })).toBe(0);
    return said.join('\n');
  } finally {
    log.mockRestore();
  }
}

const statusOf = async (key: string) =>
  (await server.post({ query: '{ __typename }' }, { headers: { authorization: `Bearer ${key}` } })).status;

test('a key is shown once, listed with its scopes, and refused soon after it is revoked', async () => {
  const options = {
    name: 'permits',
    division: '150302',
    dataset: 'construction_permit,project',
    days: '7',
    documents: 'enforce',
  };
  const key = await run(command, ['create', 'housing'], options);
  const token = await run(tokenCommand, ['haibowan-housing'], { days: '1' });
  expect([key, token]).toEqual([expect.stringMatching(/^ld_[\w-]{43}$/), expect.stringMatching(/^ld_[\w-]{43}$/)]);
  // Held to registered documents, whatever the settings say, and told nothing of the schema.
  expect([await statusOf(key), await statusOf(token)]).toEqual([400, 200]);

  const list = await run(command, ['list']);
  expect(list).not.toContain('ld_');
  const lineOf = (name: string) => list.split('\n').find((line) => line.includes(`  ${name}  `))!;
  const [issued, made] = [lineOf('haibowan-housing'), lineOf('housing/permits')];
  expect(issued).toMatch(/^K-\d{6,} {2}VALID .* {2}haibowan-housing {2}agency {2}150302 {2}\* {2}\*$/);
  expect(made).toMatch(
    /^K-\d{6,} {2}VALID .* {2}housing\/permits {2}partner {2}150302 {2}construction_permit,project {2}enforce$/,
  );

  const [id] = /^K-\d+/.exec(made)!;
  expect(await run(command, ['revoke', id])).toMatch(new RegExp(`^${id} {2}REVOKED`));
  await expect.poll(() => statusOf(key), { timeout: 5_000, interval: 100 }).toBe(401);
  expect(await statusOf(token)).toBe(200);
});

test.each<[string[], Record<string, string>, string]>([
  [['create', 'housing'], { name: 'x', division: '999999' }, 'UNKNOWN_DIVISION'],
  [['create', 'housing'], { name: 'x', dataset: 'project,secrets' }, 'UNKNOWN_DATASET'],
  [['create', 'housing'], { name: 'x', dataset: '' }, 'UNKNOWN_DATASET'],
  [['create', 'housing'], { name: 'x', documents: 'no' }, 'BAD_MODE'],
  [['create', 'analyst'], { name: 'x' }, 'UNKNOWN_AGENCY'],
  [['create', 'housing'], { name: 'X y' }, 'BAD_NAME'],
  [['revoke', 'K-999999'], {}, 'UNKNOWN_KEY'],
  [['revoke', '1 or true'], {}, 'UNKNOWN_KEY'],
])('%j %j: %s', async (args, options, code) => {
  await expect(command.run(config, args, { ...defaults, ...options })).rejects.toMatchObject({ code });
});
