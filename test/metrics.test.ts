// What an operator sees of the hub at /metrics.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSeededServer, type SeededServer } from './server.ts';

let server: SeededServer;

beforeAll(async () => {
  server = await openSeededServer();
});
afterAll(() => server.close());

/** Samples by name and labels; a request is counted when its connection knows that it has ended. */
async function metrics(): Promise<Record<string, number>> {
  const response = await server.metrics();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const samples = (await response.text()).matchAll(/^([^#\s]\S*) (\S+)$/gm);
  return Object.fromEntries([...samples].map(([, name, value]) => [name!, Number(value)]));
}

const counted = (operation: string, outcome: string, route = '/graphql') =>
  expect.poll(
    async () =>
      (await metrics())[`liandong_requests_total{route="${route}",operation="${operation}",outcome="${outcome}"}`],
  );

test('requests are counted by operation and outcome, statements and answers measured', async () => {
  const query = 'query CountProjects($code: String) { projects(filter: { code: { contains: $code } }) { totalCount } }';
  for (const code of ['1', '2', '3']) await server.post({ query, variables: { code } });
  await server.post({ query: '{ projects { totalCount } }' });
  await server.post({ query: 'query Wrong { nothing }' });
  await server.post({ query, variables: { code: 7 } });
  await server.post({ query: 'query List { projects { nodes { code } } }' }, { to: '/export?format=csv' });
  await server.post({ query: 'query List { projects { nodes { code } } }' }, { to: '/export?format=doc' });
  await fetch(`${server.base}/graphql`, { method: 'POST' });
  await counted('CountProjects', 'OK').toBe(3);
  await counted('(anonymous)', 'OK').toBe(1);
  await counted('(anonymous)', 'BAD_USER_INPUT').toBe(1);
  await counted('CountProjects', 'BAD_USER_INPUT').toBe(1);
  await counted('List', 'OK', '/export').toBe(1);
  await counted('(anonymous)', 'BAD_USER_INPUT', '/export').toBe(1);
  await counted('(anonymous)', 'UNAUTHENTICATED').toBe(1);
  const seen = await metrics();
  expect(seen).toMatchObject({
    'liandong_request_seconds_count{operation="CountProjects"}': 4,
    'liandong_request_seconds_count{operation="List"}': 1,
    liandong_statement_seconds_count: 4,
    liandong_connection_wait_seconds_count: 4,
    liandong_answer_bytes_count: 8,
    liandong_plans: 2,
    'liandong_plan_lookups_total{result="hit"}': 2,
    'liandong_plan_lookups_total{result="miss"}': 2,
    'liandong_pool{what="waiting"}': 0,
    process_resident_memory_bytes: expect.any(Number),
  });
  expect(seen['liandong_pool{what="idle"}']).toBe(seen['liandong_pool{what="total"}']);
});

test('names that callers make up are capped, and none can hold a number of a person', async () => {
  await server.post({ query: 'query P150303199001011234 { projects { totalCount } }' });
  for (let n = 0; n < 120; n += 1) await server.post({ query: `query Made${n} { projects { totalCount } }` });
  await counted('(other)', 'OK').toBeGreaterThan(10);
  const names = Object.keys(await metrics()).join('\n');
  expect(names).not.toContain('150303199001011234');
  expect(new Set(names.match(/operation="\w+"/g)).size).toBe(100);
});
