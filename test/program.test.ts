// The program as people run it: real processes, signals and ports, the embedded PostgreSQL, the deliveries of seeds/.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), 'liandong-program-'));
const running = new Set<ChildProcess>();
// A test that fails must not leave its hub to the next one.
afterEach(async () => {
  for (const child of running) child.kill('SIGTERM');
  await Promise.all([...running].map((child) => new Promise((resolve) => child.once('exit', resolve))));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Program {
  readonly process: ChildProcess;
  readonly output: { out: string; err: string };
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Waits until stdout or stderr holds it; throws with all output when the program ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

function liandong(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', 'src/main.ts', ...args], {
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

/** Base URL of a started hub, once it is ready. */
const ready = async (hub: Program) => (await hub.says(/(http:\/\/127\.0\.0\.1:\d+)\/graphql/))[1]!;

async function stop(hub: Program): Promise<void> {
  hub.process.kill('SIGTERM');
  expect(await hub.ended).toBe(0);
}

const tokens = () => JSON.parse(readFileSync(join(dataDir, 'tokens.json'), 'utf8')) as Record<string, string>;

async function countProjects(base: string, token = tokens().procuratorate): Promise<number> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ projects(first: 1) { totalCount } }' }),
  });
  const { data, errors } = (await response.json()) as { data: { projects: { totalCount: number } }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.projects.totalCount;
}

let projects = 0;

test('killed in the middle of the first start, the next start takes in all deliveries', {
  timeout: 180_000,
}, async () => {
  const cut = liandong(['start']);
  await cut.says(/seeds|\.csv|\.xlsx|\.jsonl|deliver/i);
  cut.process.kill('SIGKILL');
  expect(await cut.ended).toBe('SIGKILL');

  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(hub.output.out).toContain(`${base}/\n`);
  expect(hub.output.out).toContain(join(dataDir, 'tokens.json'));
  expect(statSync(join(dataDir, 'tokens.json')).mode & 0o777).toBe(0o600);
  expect(Object.keys(tokens())).toHaveLength(22);
  projects = await countProjects(base);
  expect(projects).toBeGreaterThan(0);
  await stop(hub);
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
  expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
});

test('a second start is ready within 10 s, with the same data and tokens', { timeout: 30_000 }, async () => {
  const before = tokens();
  const began = performance.now();
  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(tokens()).toEqual(before);
  expect(await countProjects(base)).toBe(projects);
  await stop(hub);
});

test('beside a running hub: a second one is refused, a taken port is named, commands share its database', {
  timeout: 60_000,
}, async () => {
  const hub = liandong(['start']);
  const base = await ready(hub);

  const second = liandong(['start']);
  expect(await second.ended).toBe(1);
  expect(second.output.err).toMatch(/^DATA_DIR_IN_USE: .*pid \d+/m);
  expect(second.output.err).toContain(`pid ${hub.process.pid}`);

  const token = liandong(['token', 'tax', '--days', '1']);
  expect(await token.ended).toBe(0);
  expect(token.output.out).toMatch(/^ld_[A-Za-z0-9_-]{43}\n$/);
  expect(await countProjects(base, token.output.out.trim())).toBe(projects);

  const unknown = liandong(['token', 'nobody']);
  expect(await unknown.ended).toBe(1);
  expect(unknown.output.err).toMatch(/^UNKNOWN_PRINCIPAL: .*"nobody"/m);
  await stop(hub);
});

test('a taken port is named, and the embedded server is not left behind', { timeout: 30_000 }, async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
  );
  try {
    const hub = liandong(['start'], { PORT: String(port) });
    expect(await hub.ended).toBe(1);
    expect(hub.output.err).toMatch(new RegExp(`^PORT_IN_USE: .*127\\.0\\.0\\.1:${port}`, 'm'));
    expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  } finally {
    taken.close();
  }
});

test('a killed hub is followed by one that recovers; a lost database comes back', { timeout: 60_000 }, async () => {
  const killed = liandong(['start']);
  await ready(killed);
  killed.process.kill('SIGKILL');
  await killed.ended;

  const hub = liandong(['start']);
  const base = await ready(hub);
  expect(await countProjects(base)).toBe(projects);

  process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10), 'SIGKILL');
  await expect
    .poll(async () => (await fetch(`${base}/health/ready`)).status, { timeout: 5_000, interval: 10 })
    .toBe(503);
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens().tax}` },
    body: '{"query":"{ projects(first: 1) { totalCount } }"}',
  });
  if (response.status !== 200) {
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  }
  expect((await fetch(`${base}/health/live`)).status).toBe(200);
  await expect.poll(async () => (await fetch(`${base}/health/ready`)).status, { timeout: 20_000 }).toBe(200);
  expect(await countProjects(base)).toBe(projects);
  await stop(hub);
});

test('told to stop while it starts, it stops cleanly', { timeout: 30_000 }, async () => {
  const hub = liandong(['start']);
  await expect
    .poll(() => existsSync(join(dataDir, 'postgres/data/postmaster.pid')), { timeout: 20_000, interval: 20 })
    .toBe(true);
  await stop(hub);
  expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
});

test.each<{ args: string[]; env: Record<string, string>; code: number; says: RegExp }>([
  { args: ['start'], env: { PORT: 'http' }, code: 1, says: /^CONFIG_INVALID[\s\S]*PORT=http/ },
  { args: ['start'], env: { HUB_DAET: '2025-06-06' }, code: 1, says: /HUB_DAET.*HUB_DATE/ },
  {
    args: ['start'],
    env: { DATABASE_URL: 'postgresql://hub:geheim@127.0.0.1:1/hub' },
    code: 1,
    says: /^DATABASE_UNREACHABLE: .*127\.0\.0\.1:1\/hub/,
  },
  { args: ['start'], env: { HOST: '203.0.113.7' }, code: 1, says: /^HOST_UNKNOWN: .*203\.0\.113\.7/m },
  { args: ['import', 'wage_deposit', 'no-such.csv'], env: {}, code: 1, says: /^FILE_NOT_FOUND: .*no-such\.csv/m },
  { args: ['import', 'wage_deposit'], env: {}, code: 2, says: /<dataset> <file>/ },
  { args: ['strat'], env: {}, code: 2, says: /"strat"/ },
])('$args with $env ends with $code and says why', { timeout: 30_000 }, async ({ args, env, code, says }) => {
  const program = liandong(args, env);
  expect(await program.ended).toBe(code);
  expect(program.output.err).toMatch(says);
  expect(program.output.err).not.toMatch(/\n {4}at |geheim/);
});

test.each(['start', 'import', 'migrate', 'schema', 'token'])('%s --help explains the command', async (name) => {
  const program = liandong([name, '--help']);
  expect(await program.ended).toBe(0);
  expect(program.output.out).toContain(`main.js ${name}`);
});
