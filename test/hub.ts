// What tests open: the hub on the seeded database, copies of it to write to, and a caller.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentNode, type ExecutionResult, parse, validate } from 'graphql';
import pg from 'pg';
import { inject } from 'vitest';
import type { Policy } from '../src/access/policy.ts';
import { findPrincipal, type Principal } from '../src/access/principal.ts';
import type { Purpose } from '../src/access/purpose.ts';
import { readConfig } from '../src/config.ts';
import { newSm2KeyPair } from '../src/crypto/sm2.ts';
import { buildHub, type Hub, type HubOptions } from '../src/hub.ts';
import { IDENTITY_KEY } from './keys.ts';
import { databaseUrl } from './setup.ts';

/** Where hubs keep what is not in the database. */
const dataDir = mkdtempSync(join(tmpdir(), 'liandong-hub-'));
// Hubs of other files have signed heads in the database that all of them read: this one has its key already.
writeFileSync(join(dataDir, 'audit-sm2.pem'), newSm2KeyPair().privateKey);
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));

/** The hub on the seeded database. Do not write to it. */
export const openSeededHub = (
  environment: Record<string, string> = {},
  options: Partial<HubOptions> = {},
): Promise<Hub> => openHubOn(databaseUrl(inject('serverUrl'), inject('seeded')), environment, options);

/** A hub on any database; its date is that of the demo unless given. */
export const openHubOn = (
  url: string,
  environment: Record<string, string> = {},
  options: Partial<HubOptions> = {},
): Promise<Hub> =>
  // As with DATABASE_URL set: no demo.
  buildHub(
    { ...readConfig({ IDENTITY_KEY, DATA_DIR: dataDir, ...environment }), databaseUrl: url, demo: false },
    options,
  );

/** A database of the test's own, empty or a copy of the seeded one, and its removal. */
export async function scratchDatabase(content: 'empty' | 'seeded'): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `liandong_scratch_${randomBytes(5).toString('hex')}`;
  const server = new pg.Client({ connectionString: inject('serverUrl') });
  await server.connect();
  await server.query(`create database ${name}${content === 'seeded' ? ` template ${inject('seeded')}_template` : ''}`);
  return {
    url: databaseUrl(inject('serverUrl'), name),
    async drop() {
      await server.query(`drop database if exists ${name} with (force)`);
      await server.end();
    },
  };
}

export const procuratorate = findPrincipal('procuratorate')!;

/** A policy without grants, for tests of what a policy decides: every row, and fields by their classification alone. */
export const byClassification: Policy = {
  key: 'classification',
  reach: () => 'rows',
  treatment: (_entity, { level }) => (level <= 2 ? 'clear' : level === 3 ? 'masked' : 'hidden'),
  rows: () => null,
  needed: () => '',
  explain: () => ({ datasets: [], grants: [], purposeWouldHelp: false }),
  grantsOn: () => [],
  until: null,
};

/** On whose behalf a test asks, and what for. */
export interface Caller {
  principal: Principal;
  purpose?: Purpose;
}

/** An officer of the procuratorate who may see sealed rows, with a purpose that the demo's grants allow. */
export const officer = (grant = 'PROC_SEALED-procuratorate-mandatory_report'): Caller => ({
  principal: findPrincipal('juvenile')!,
  purpose: { grant, caseNumber: '乌检未〔2025〕1号' },
});

/** Parses and validates an operation. */
export function document(hub: Hub, source: string): DocumentNode {
  const parsed = parse(source);
  const [error] = validate(hub.schema, parsed);
  if (error) throw error;
  return parsed;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the test asked for
type Data = Record<string, any>;

/**
 * Runs an operation as the procuratorate does, or another caller, and gives its data; throws its first error. The same `document` again is
 * answered by the plan at hand.
 */
export async function ask(
  hub: Hub,
  source: string | DocumentNode,
  variables: Record<string, unknown> = {},
  caller: Caller = { principal: procuratorate },
): Promise<Data> {
  const operation = typeof source === 'string' ? document(hub, source) : source;
  const result = await hub.execute({ document: operation, variables, ...caller });
  if ('text' in result) return JSON.parse(result.text);
  if (result.errors?.length) throw result.errors[0];
  return result.data as Data;
}

/** The error of an operation that is refused. */
export async function refusal(hub: Hub, source: string, variables: Record<string, unknown> = {}) {
  const result = await hub.execute({ document: document(hub, source), variables, principal: procuratorate });
  return (result as ExecutionResult).errors?.[0];
}
