// Measures exports: rows a second and the hub's peak memory by format, over HTTP, each format from a process of its own.
//   node --import @oxc-node/core/register test/bench/export.ts [rows]
import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import { ApiKeys } from '../../src/access/api-keys.ts';
import { Authenticator } from '../../src/access/authenticator.ts';
import { openDemoTokens } from '../../src/access/demo-tokens.ts';
import { readConfig } from '../../src/config.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { formats } from '../../src/export/export.ts';
import { buildHub } from '../../src/hub.ts';
import { buildServer } from '../../src/server/server.ts';

const query = `query Complaints {
  wageComplaints(orderBy: [{ receivedOn: DESC }]) {
    nodes {
      number channel receivedOn respondent workers amount outcome
      complainant { displayName phone }
      enterprise { creditCode name }
    }
  }
}`;

/** The process that is measured. */
async function serve(url: string, dataDir: string): Promise<void> {
  const config = { ...readConfig({}), databaseUrl: url };
  const hub = await buildHub(config);
  const keys = new ApiKeys(hub.pool, { demo: true });
  const demoTokens = await openDemoTokens(join(dataDir, 'tokens.json'), keys);
  const server = await buildServer(hub, {
    config,
    authenticator: new Authenticator(keys),
    demoTokens,
    log: pino({ level: 'warn' }),
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const samples: number[] = [];
  const sample = () => samples.push(Math.round(process.memoryUsage.rss() / 1e6));
  sample();
  const sampling = setInterval(sample, 500);
  process.send!({ address, token: demoTokens.analyst });
  process.on('message', async () => {
    clearInterval(sampling);
    const at = (part: number) => samples[Math.floor(part * (samples.length - 1))];
    process.send!(`${at(0)}, ${at(0.25)}, ${at(0.5)}, ${at(0.75)}, ${at(1)}, peak ${Math.max(...samples)}`);
    await server.close();
    await hub.close();
    process.disconnect();
  });
}

async function fill(url: string, rows: number): Promise<void> {
  const hub = await buildHub({ ...readConfig({}), databaseUrl: url });
  await hub.migrate();
  await hub.importGrants('seeds/grants.yaml');
  await hub.importFile('enterprise', 'seeds/market-regulation/enterprise-20240506.csv');
  await hub.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into wage_complaint (number, channel, received_on, complainant_display_name, complainant_phone, respondent,
       enterprise_id, workers, amount, outcome)
     select 'TS' || lpad(n::text, 10, '0'), 'PETITION', date '2015-01-01' + n % 3650, '张*', '138****0000', '某建筑公司第' || n || '项目部',
       (select min(id) from enterprise) + n % 40, 1 + n % 50, n * 37 % 100000000, 'PENDING'
     from generate_series(1, $1::int) as n`,
    [rows],
  );
  await client.query('analyze');
  await client.end();
}

const told = async (child: ChildProcess) => (await once(child, 'message'))[0];

async function measure(format: string, url: string, dataDir: string, rows: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve', url, dataDir]);
  const { address, token } = await told(child);
  const began = performance.now();
  const response = await fetch(`${address}/export?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  let bytes = 0;
  let first = 0;
  for await (const chunk of response.body!) {
    first ||= performance.now() - began;
    bytes += chunk.length;
  }
  const seconds = (performance.now() - began) / 1e3;
  child.send('done');
  const memory = await told(child);
  console.log(
    `${format.padEnd(5)} ${rows} rows in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s, ` +
      `${(bytes / 1e6).toFixed(0)} MB, first byte after ${first.toFixed(0)} ms, RSS by quarters in MB ${memory}`,
  );
}

const [first, url, folder] = process.argv.slice(2);
if (first === 'serve') await serve(url!, folder!);
else {
  const rows = Number(first ?? 1_000_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  const embedded = await startEmbedded(dataDir);
  try {
    const database = await embedded.database('export');
    await fill(database, rows);
    for (const format of Object.keys(formats)) await measure(format, database, dataDir, rows);
  } finally {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
