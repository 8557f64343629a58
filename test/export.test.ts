// Exports over HTTP, each format read back.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { type Cell, readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoTokens } from '../src/access/demo-tokens.ts';
import { Tokens } from '../src/access/tokens.ts';
import { readConfig } from '../src/config.ts';
import { buildHub, type Hub } from '../src/hub.ts';
import { buildServer } from '../src/server/server.ts';
import { ask, scratchDatabase } from './hub.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-export-'));
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let hub: Hub;
let server: FastifyInstance;
let base: string;
let token: string;

beforeAll(async () => {
  database = await scratchDatabase('seeded');
  const config = { ...readConfig({ DATA_DIR: dataDir }), databaseUrl: database.url };
  hub = await buildHub(config);
  const tokens = new Tokens(hub.pool);
  const demoTokens = await openDemoTokens(join(dataDir, 'tokens.json'), tokens);
  token = demoTokens.procuratorate!;
  const log = pino({ level: 'silent' });
  server = await buildServer(hub, { config, tokens, demoTokens, log });
  await server.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Question {
  query: string;
  variables?: object;
  operationName?: string;
  extensions?: object;
}

const post = (path: string, question: Question, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(question),
    signal,
  });

async function csv(query: string, options = '', rest: Partial<Question> = {}): Promise<Record<string, string>[]> {
  const response = await post(`/export?format=csv${options}`, { query, ...rest });
  expect(response.status, await response.clone().text()).toBe(200);
  const text = new TextDecoder(/encoding=gb18030/.test(options) ? 'gb18030' : 'utf-8').decode(
    await response.arrayBuffer(),
  );
  return parseCsv(text, { columns: true, bom: true, relax_column_count: false });
}

const PROJECTS = `query Projects {
  projects(orderBy: [{ code: DESC }], first: 2) {
    totalCount
    nodes {
      code name contractPrice plannedStartOn
      contractor { name phone legalRepresentative { displayName } }
      permit { number issuedOn status }
      complaints { totalCount aggregates { sum { amount } } }
    }
  }
}`;

test('all rows as CSV, objects as columns, as the graph would answer', async () => {
  const rows = await csv(PROJECTS, '&headings=zh');
  console.log(rows[0]);
  const { projects } = await ask(hub, PROJECTS.replace('first: 2', 'first: 500'));
  expect(rows).toHaveLength(projects.totalCount);
});

test('xlsx', async () => {
  const response = await post(
    '/graphql',
    { query: PROJECTS },
    { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  );
  console.log([...response.headers]);
  const book = await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true });
  console.log(book.sheets.map((sheet) => [sheet.name, sheet.rows.slice(0, 3)]));
});

test('jsonl', async () => {
  const response = await post('/export', { query: PROJECTS }, { accept: 'application/jsonl' });
  console.log((await response.text()).split('\n').slice(0, 3));
  const r2 = await post('/export?format=jsonl', {
    query:
      '{ projects { nodes { name contractor { name complaints { totalCount nodes { amount complainant { displayName } } } } } } }',
  });
  console.log((await r2.text()).split('\n').slice(0, 3));
});
