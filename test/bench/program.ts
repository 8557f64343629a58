// The hub alone, as operators run it: the built program in a process of its own.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ApiKeys } from '../../src/access/api-keys.ts';
import { findPrincipal } from '../../src/access/principal.ts';
import { readConfig } from '../../src/config.ts';
import { demoKey } from '../../src/crypto/demo-key.ts';
import { HUB_DATE, type Running } from './peers/peer.ts';

const root = join(import.meta.dirname, '../..');
const DAY = 86_400_000;

export interface Program extends Running {
  /** From its start until it said that it was ready. */
  seconds: number;
}

/** Compiles the program. */
export function build(): void {
  execFileSync('npm', ['run', '--silent', 'build:program'], { cwd: root, stdio: ['ignore', 2, 2] });
}

/** Starts the program on a database that is filled. */
export async function startOn(url: string, settings: Record<string, string> = {}): Promise<Program> {
  const pool = new pg.Pool({ connectionString: url });
  try {
    // The key under which seeds/fill.ts filled the database.
    const IDENTITY_KEY = demoKey(readConfig({}).dataDir, true)!;
    const program = await start({ DATABASE_URL: url, HUB_DATE, IDENTITY_KEY, ...settings });
    const token = await new ApiKeys(pool).issue(findPrincipal('procuratorate')!, new Date(Date.now() + DAY));
    return { ...program, headers: bearer(token) };
  } finally {
    await pool.end();
  }
}

/** Starts the demo, which brings its own database and keeps it in a folder. @param checkout where the program was built */
export async function startDemo(folder: string, checkout = root): Promise<Program> {
  const program = await start({ DATA_DIR: folder }, checkout);
  const { procuratorate } = JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'));
  return { ...program, headers: bearer(procuratorate) };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function start(settings: Record<string, string>, cwd = root): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/main.js', 'start'], {
    cwd,
    // Nothing of the caller's settings.
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    let welcome = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      welcome += text;
      const [, found] = /(http:\S+)\/graphql/.exec(welcome) ?? [];
      if (found) resolve(found);
    });
    void ended.then(([code]) => reject(new Error(`the hub ended with ${code}:\n${said}`)));
  });
  const { status } = await fetch(`${address}/health/ready`);
  if (status !== 200) throw new Error(`the hub is not ready: ${status}`);
  return {
    address,
    pid: child.pid!,
    seconds: (performance.now() - began) / 1_000,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
