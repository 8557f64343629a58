// The program as people run it: built, in processes of its own, with signals and ports, on the embedded PostgreSQL with
// the deliveries of seeds/, and on a database of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCollector } from './collector.ts';
import { scratchDatabase } from './hub.ts';
import { IDENTITY_KEY } from './keys.ts';

const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'liandong-program-'));
const dataDir = join(folder, 'data');
const pidFile = join(dataDir, 'postgres/data/postmaster.pid');
const running = new Set<ChildProcess>();

beforeAll(() => {
  // Types have a check of their own.
  const compile = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'];
  execFileSync(process.execPath, compile, { cwd: root, stdio: 'inherit' });
});
// A test that fails must not leave its hub to the next one.
afterEach(async () => {
  for (const child of running) child.kill('SIGTERM');
  await Promise.all([...running].map((child) => new Promise((resolve) => child.once('exit', resolve))));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Program {
  readonly process: ChildProcess;
  readonly output: { out: string; err: string };
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Waits until stdout or stderr holds it; throws with all output when the program ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

function liandong(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['dist/main.js', ...args], {
    cwd: root,
    // Nothing of the caller's settings: the embedded server also where the other tests use DATABASE_URL.
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', ...env },
  });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (output.out += chunk));
  child.stderr.on('data', (chunk) => (output.err += chunk));
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal);
    }),
  );
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output.out) ?? pattern.exec(output.err);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then((end) => reject(new Error(`ended with ${end}:\n${output.out}\n${output.err}`)));
      look();
    });
  return { process: child, output, ended, says };
}

/** Runs a command to its end; throws with what it said when it does not end with this code. */
async function run(code: number, args: string[], env: Record<string, string> = {}): Promise<Program['output']> {
  const program = liandong(args, env);
  const end = await program.ended;
  expect(end, `${args.join(' ')}\n${program.output.out}\n${program.output.err}`).toBe(code);
  return program.output;
}

/** Base URL of a started hub, once it is ready. */
const ready = async (hub: Program) => (await hub.says(/(http:\/\/127\.0\.0\.1:\d+)\/graphql/))[1]!;

/** As Ctrl-C under npm does it, which sends the signal twice; SIGTERM once. */
async function stop(hub: Program, signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<void> {
  hub.process.kill(signal);
  if (signal === 'SIGINT') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    hub.process.kill(signal);
  }
  expect(await hub.ended).toBe(0);
}

const tokens = () => JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8')) as Record<string, string>;

interface Batch {
  state: string;
  issues: { nodes: { code: string }[] };
}

/** What the questions of these tests are answered. */
interface Data {
  projects: { totalCount: number };
  datasets: { nodes: { code: string; batches: { nodes: Batch[] } }[] };
}

async function ask(base: string, query: string, token = tokens().procuratorate) {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as { data: Data; errors?: unknown } };
}

async function countProjects(base: string, token?: string): Promise<number> {
  const { body } = await ask(base, '{ projects(first: 1) { totalCount } }', token);
  expect(body.errors).toBeUndefined();
  return body.data.projects.totalCount;
}

let projects = 0;

test('killed in the middle of the first start, the next start takes in all deliveries within 60 s', {
  timeout: 120_000,
}, async () => {
  const cut = liandong(['start']);
  await cut.says(/\[3\/\d+\]/);
  cut.process.kill('SIGKILL');
  expect(await cut.ended).toBe('SIGKILL');

  const began = performance.now();
  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(hub.output.out).toContain(`${base}/\n`);
  expect(hub.output.out).toContain(join(dataDir, 'tokens.json'));
  expect(statSync(join(dataDir, 'tokens.json')).mode & 0o777).toBe(0o600);
  expect(Object.keys(tokens())).toHaveLength(24);
  const { body } = await ask(base, '{ datasets(first: 100) { nodes { code batches { nodes { state } } } } }');
  for (const { code, batches } of body.data.datasets.nodes) {
    expect(batches.nodes, code).not.toEqual([]);
    expect(batches.nodes.every(({ state }) => state === 'LOADED')).toBe(true);
  }
  projects = await countProjects(base);
  await stop(hub);
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
  expect(existsSync(pidFile)).toBe(false);
});

test('a second start is ready within 10 s, with the same data and tokens; beside it nothing else starts', {
  timeout: 60_000,
}, async () => {
  const before = tokens();
  const began = performance.now();
  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(tokens()).toEqual(before);
  expect(await countProjects(base)).toBe(projects);

  const second = await run(1, ['start']);
  expect(second.err).toMatch(/^DATA_DIR_IN_USE: /);
  expect(second.err).toContain(`pid ${hub.process.pid}`);

  // Commands use the database of the hub that runs.
  const { out: token } = await run(0, ['token', 'tax', '--days', '1']);
  expect(token).toMatch(/^ld_[A-Za-z0-9_-]{43}\n$/);
  expect(await countProjects(base, token.trim())).toBe(projects);
  const again = await run(0, ['import', 'project', 'seeds/housing/project-20250528.xlsx']);
  expect(again.out).toMatch(/入库 loaded 0 \+ 未变 unchanged \d+/);
  const explained = await run(0, ['explain', operation]);
  expect(explained.out).toMatch(/^-- 09-enterprise-360\.graphql · procuratorate\n[\s\S]*\nselect [\s\S]*cost=/);
  const { err: invalid } = await run(1, ['explain', 'README.md']);
  expect(invalid).toMatch(/^BAD_USER_INPUT: .*\p{Script=Han}.* · .*README\.md:\d+:\d+/u);
  await stop(hub, 'SIGINT');
});

test('a killed hub is followed by one that recovers; a lost database comes back', { timeout: 60_000 }, async () => {
  const killed = liandong(['start']);
  await ready(killed);
  killed.process.kill('SIGKILL');
  await killed.ended;

  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(await countProjects(base)).toBe(projects);

  process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
  await expect
    .poll(async () => (await fetch(`${base}/health/ready`)).status, { timeout: 5_000, interval: 10 })
    .toBe(503);
  const { status, body } = await ask(base, '{ projects(first: 1) { totalCount } }', tokens().tax);
  if (status !== 200) {
    expect(status).toBe(503);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  }
  expect((await fetch(`${base}/health/live`)).status).toBe(200);
  await expect.poll(async () => (await fetch(`${base}/health/ready`)).status, { timeout: 20_000 }).toBe(200);
  expect(await countProjects(base)).toBe(projects);
  await stop(hub);
});

test('a taken port is named, and the embedded server is not left behind', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
  );
  try {
    const { err } = await run(1, ['start'], { PORT: String(port) });
    expect(err).toMatch(new RegExp(`^PORT_IN_USE: .*127\\.0\\.0\\.1:${port}`));
    expect(existsSync(pidFile)).toBe(false);
  } finally {
    taken.close();
  }
});

test('told to stop while it starts, it stops cleanly', async () => {
  const hub = liandong(['start']);
  await expect.poll(() => existsSync(pidFile), { timeout: 20_000, interval: 20 }).toBe(true);
  await stop(hub);
  expect(existsSync(pidFile)).toBe(false);
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
});

const enterprises = 'seeds/market-regulation/enterprise-20240506.csv';
const catalogue = `{ datasets(filter: { code: { eq: "enterprise" } }) { nodes { batches(orderBy: [{ number: ASC }]) {
  nodes { number state fileName rowsRead rowsLoaded rowsUnchanged issues { nodes { code message } } } } } } }`;

test('traces go to the collector that is named; without one nothing of it is loaded', { timeout: 60_000 }, async () => {
  const listing = join(folder, 'listing.mjs');
  writeFileSync(
    listing,
    `import { registerHooks } from 'node:module';
     registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`,
  );
  const loaded = (err: string) => new Set([...err.matchAll(/@opentelemetry\/([\w-]+)/g)].map(([, name]) => name));
  const database = await scratchDatabase('empty');
  const collector = await openCollector();
  const env = { DATABASE_URL: database.url, IDENTITY_KEY, NODE_OPTIONS: `--import=${listing}` };
  try {
    const plain = liandong(['start'], env);
    await ready(plain);
    await stop(plain);
    expect([...loaded(plain.output.err)]).toEqual(['api']);

    const sent = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };
    const { err } = await run(0, ['import', 'enterprise', enterprises], sent);
    expect(loaded(err)).toContain('sdk-trace');
    expect(collector.spans).toMatchObject([{ name: 'import', attributes: { 'liandong.dataset': 'enterprise' } }]);
    const { 'liandong.rows.read': read, 'liandong.rows.loaded': rows } = collector.spans[0]!.attributes;
    expect(rows).toBeGreaterThan(0);
    expect(read).toBeGreaterThanOrEqual(rows as number);
  } finally {
    await collector.close();
    await database.drop();
  }
});

test('a collector that is away is told of once and holds nothing up', { timeout: 60_000 }, async () => {
  const database = await scratchDatabase('empty');
  const env = {
    DATABASE_URL: database.url,
    IDENTITY_KEY,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_TIMEOUT: '300',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  };
  try {
    const hub = liandong(['start'], env);
    const base = await ready(hub);
    const token = (await run(0, ['token', 'tax'], env)).out.trim();
    const warnings = () => hub.output.err.match(/traces: .*/g) ?? [];
    await expect
      .poll(async () => {
        await countProjects(base, token);
        return warnings().length;
      })
      .toBe(2);
    expect(warnings()[0]).toMatch(/grpc is not there; spans go by http\/protobuf/);
    expect(warnings()[1]).toMatch(/the collector takes no spans/);
    for (let n = 0; n < 10; n += 1) {
      await countProjects(base, token);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const stopping = performance.now();
    await stop(hub);
    expect(performance.now() - stopping).toBeLessThan(5_000);
    expect(warnings()).toHaveLength(2);
  } finally {
    await database.drop();
  }
});

test('on a database of its own: no demo, tokens by hand, deliveries by hand, and the catalogue shows them', {
  timeout: 60_000,
}, async () => {
  const database = await scratchDatabase('empty');
  const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'none'), IDENTITY_KEY };
  try {
    const hub = liandong(['start'], env);
    const base = await ready(hub);
    const [{ out: token }, first] = await Promise.all([
      // Without grants each agency sees what it supplies.
      run(0, ['token', 'market-regulation'], env),
      run(0, ['import', 'enterprise', enterprises], env),
    ]);
    expect(await countProjects(base, token.trim())).toBe(0);
    const [, read, loaded] = /read (\d+) = .* loaded (\d+) \+ .*unchanged 0 /.exec(first.out)!.map(Number);
    expect(loaded).toBeGreaterThan(0);
    expect((await run(0, ['import', 'enterprise', enterprises], env)).out).toContain(
      `enterprise #2 enterprise-20240506.csv: 读取 read ${read} = 入库 loaded 0 + 未变 unchanged ${loaded} `,
    );

    const empty = join(folder, 'enterprise-20250601.csv');
    writeFileSync(empty, '');
    const refusals = [
      ['EMPTY_FILE', empty],
      ['NOT_THIS_DATASET', 'seeds/hrss/wage_account-20250530.csv'],
    ] as const;
    for (const [code, file] of refusals) {
      const { err } = await run(1, ['import', 'enterprise', file], env);
      expect(err).toMatch(new RegExp(`^${code}: \\p{Script=Han}.* · .*${file}.*\\n  → `, 'u'));
    }
    const { body } = await ask(base, catalogue, token.trim());
    expect(body.data.datasets.nodes[0]!.batches.nodes).toMatchObject([
      { number: 1, state: 'LOADED', rowsRead: read, rowsLoaded: loaded },
      { number: 2, state: 'LOADED', rowsLoaded: 0, rowsUnchanged: loaded },
      ...refusals.map(([code]) => ({ state: 'REFUSED', rowsRead: 0, issues: { nodes: [{ code }] } })),
    ]);
    await stop(hub);
    // Nothing but what signs the record of accesses, and its newest head.
    expect(readdirSync(env.DATA_DIR).sort()).toEqual(['audit-head.json', 'audit-sm2.pem', 'audit-sm2.pub.pem']);
  } finally {
    await database.drop();
  }
});

const operation = 'schema/operations/09-enterprise-360.graphql';
const unreachable = { DATABASE_URL: 'postgresql://hub:geheim@127.0.0.1:1/hub' };
test.each<{ args: string[]; env?: Record<string, string>; code: number; says: RegExp }>([
  { args: ['start'], env: { PORT: 'http' }, code: 1, says: /^CONFIG_INVALID[\s\S]*PORT=http/ },
  { args: ['start'], env: { HUB_DATE: '2025-02-30' }, code: 1, says: /^CONFIG_INVALID[\s\S]*HUB_DATE=2025-02-30/ },
  { args: ['start'], env: { HUB_DAET: '2025-06-06' }, code: 1, says: /HUB_DAET.*HUB_DATE/ },
  { args: ['start'], env: unreachable, code: 1, says: /^DATABASE_UNREACHABLE: .*127\.0\.0\.1:1\/hub/ },
  { args: ['import', 'project', enterprises], env: unreachable, code: 1, says: /^DATABASE_UNREACHABLE: / },
  {
    args: ['start'],
    env: { CRYPTO_PROFILE: 'rot13' },
    code: 1,
    says: /^CONFIG_INVALID[\s\S]*CRYPTO_PROFILE=rot13.*sm, aes/,
  },
  { args: ['start'], env: { HOST: '203.0.113.7' }, code: 1, says: /^HOST_UNKNOWN: .*203\.0\.113\.7/m },
  {
    args: ['import', 'wage_deposits', enterprises],
    code: 1,
    says: /^UNKNOWN_DATASET: .*"wage_deposits"\n.*wage_deposit/,
  },
  { args: ['import', 'wage_deposit', 'no-such.csv'], code: 1, says: /^FILE_NOT_FOUND: .*no-such\.csv/ },
  { args: ['import', 'wage_deposit', 'seeds'], code: 1, says: /^FILE_NOT_FOUND: .*seeds/ },
  { args: ['import', 'enterprise', enterprises, '--published', '2025-02-30'], code: 1, says: /^BAD_DAY: .*2025-02-30/ },
  { args: ['import', 'wage_deposit'], code: 2, says: /<dataset> <file>/ },
  { args: ['explain', 'no-such.graphql'], code: 1, says: /^FILE_NOT_FOUND: .*no-such\.graphql/ },
  { args: ['explain', operation, '[1]'], code: 1, says: /^FILE_NOT_FOUND: .*\[1\]/ },
  { args: ['explain', operation, '{"a":'], code: 1, says: /^BAD_VARIABLES: / },
  { args: ['explain', operation, '--as', 'nobody'], code: 1, says: /^UNKNOWN_PRINCIPAL: .*"nobody"/ },
  { args: ['explain', operation, '--purpose', 'curiosity'], code: 1, says: /^BAD_USER_INPUT: .*X-Purpose/ },
  { args: ['explain', operation, '{}', 'more'], code: 2, says: /<file> \[variables\]/ },
  { args: ['token', 'nobody'], code: 1, says: /^UNKNOWN_PRINCIPAL: .*"nobody"/ },
  { args: ['token', 'tax', '--days', 'many'], code: 1, says: /^BAD_DAYS: / },
  { args: ['key'], code: 2, says: /npm run key -- <action>/ },
  { args: ['key', 'delete', 'K-000001'], code: 1, says: /^BAD_ACTION: .*delete/ },
  { args: ['key', 'create', 'petition', '--name', 'x'], code: 1, says: /^UNKNOWN_AGENCY: .*"petition"/ },
  { args: ['key', 'create', 'housing'], code: 1, says: /^BAD_NAME: / },
  { args: ['key', 'create', 'housing', '--name', 'x', '--roles', 'king'], code: 1, says: /^UNKNOWN_ROLE: .*king/ },
  { args: ['key', 'create', 'housing', '--name', 'x', '--days', '0'], code: 1, says: /^BAD_DAYS: / },
  { args: ['start', '--port', '80'], code: 2, says: /--port[\s\S]*start\n/ },
  { args: ['strat'], code: 2, says: /"strat"/ },
])('$args with $env ends with $code and says why', async ({ args, env, code, says }) => {
  const { err } = await run(code, args, env);
  expect(err).toMatch(says);
  expect(err).toMatch(/\p{Script=Han}/u);
  expect(err).not.toMatch(/\n {4}at |geheim/);
});

test('keys are rotated by the command, which says what it did and what it could not', { timeout: 60_000 }, async () => {
  const database = await scratchDatabase('seeded');
  const KEYS_FILE = join(folder, 'keys.json');
  writeFileSync(KEYS_FILE, JSON.stringify({ current: '2', keys: [{ id: '2', key: 'd4'.repeat(32) }] }));
  const env = { DATABASE_URL: database.url, IDENTITY_KEY, KEYS_FILE };
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const spoil = `update person set identity_cipher = '9:' || identity_cipher where id = (select max(id) from person)`;
    await client.query(spoil);
    const damaged = await run(1, ['rotate-keys'], env);
    expect(damaged.out).toMatch(/key "2": .* sealed anew [1-9]\d*\n/);
    expect(damaged.err).toMatch(/^NUMBER_DAMAGED: .*: 1 \(Person:\d+\)/m);
    await client.query(
      `update person set identity_cipher = substr(identity_cipher, 3) where identity_cipher like '9:%'`,
    );
    const { out } = await run(0, ['rotate-keys', '--tokens'], env);
    expect(out).toMatch(/sealed anew 1\n.*persons [1-9]\d*, .*row keys [1-9]\d*\n/);
    expect((await run(0, ['rotate-keys', '--tokens'], { ...env, IDENTITY_KEY: '' })).out).toMatch(/of "2" already/);
  } finally {
    await client.end();
    await database.drop();
  }
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no key', {}, /^KEY_MISSING: .*IDENTITY_KEY.*\n.*openssl rand -hex 32/],
  ['a short key', { IDENTITY_KEY: 'a1'.repeat(31) }, /^KEY_SHORT: IDENTITY_KEY.*62 .*\n.*openssl rand -hex 32/],
  ['a file of keys that is not there', { KEYS_FILE: '/nowhere/keys.json' }, /^KEY_MISSING: .*KEYS_FILE.*ENOENT/],
])('a hub on a database of its own with %s does not start', async (_, keys, says) => {
  const database = await scratchDatabase('empty');
  try {
    const dataDir = join(folder, 'keyless');
    const { err } = await run(1, ['start'], { DATABASE_URL: database.url, DATA_DIR: dataDir, ...keys });
    expect(err).toMatch(says);
    expect(err).not.toContain('a1a1');
    expect(existsSync(dataDir)).toBe(false);
  } finally {
    await database.drop();
  }
});

test('the key that signs the record of accesses is seen to at the start', { timeout: 60_000 }, async () => {
  const database = await scratchDatabase('empty');
  const own = join(folder, 'signing');
  const env = { DATABASE_URL: database.url, DATA_DIR: own, IDENTITY_KEY };
  const key = join(own, 'audit-sm2.pem');
  try {
    const first = liandong(['start'], env);
    const base = await ready(first);
    expect(first.output.err).toMatch(/"keyId":"[0-9a-f]{16}".*audit-sm2\.pem in DATA_DIR/);
    await countProjects(base, (await run(0, ['token', 'tax'], env)).out.trim());
    await stop(first);
    writeFileSync(key, readFileSync(key).subarray(0, 90));
    expect((await run(1, ['start'], env)).err).toMatch(/^AUDIT_KEY_DAMAGED: .*audit-sm2\.pem\n/m);
    rmSync(key);
    expect((await run(1, ['start'], env)).err).toMatch(/^AUDIT_KEY_MISSING: .*\n.*openssl genpkey/m);
    const unusable = { ...env, DATA_DIR: join(own, 'audit-sm2.pub.pem') };
    expect((await run(1, ['start'], unusable)).err).toMatch(/^DATA_DIR_UNUSABLE: /m);
  } finally {
    await database.drop();
  }
});

test.each(['start', 'import', 'migrate', 'schema', 'explain', 'token', 'key', 'rotate-keys'])(
  '%s --help explains the command',
  async (name) => {
    const { out } = await run(0, [name, '--help']);
    expect(out).toContain(`npm run ${name}`);
    expect(out).toMatch(/\p{Script=Han}.* · /u);
  },
);
