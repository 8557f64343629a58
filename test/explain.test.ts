// What an operator is shown of an operation: its statement and the plan that the running hub would use.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explained } from '../src/commands/explain.ts';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub, procuratorate } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

const request = (source: string, variables = {}) => ({
  document: document(hub, source),
  variables,
  principal: procuratorate,
});
const enterprise = () =>
  request(readFileSync('schema/operations/09-enterprise-360.graphql', 'utf8'), { creditCode: '91150303MAX000189A' });

test('the statement, the generic plan and its estimates', async () => {
  const shown = await explained(hub, enterprise(), '09-enterprise-360.graphql', false);
  expect(shown).toContain(readFileSync('test/queries/09-enterprise-360.sql', 'utf8').trim());
  expect(shown).toMatch(/cost=\d+\.\d+\.\.\d+\.\d+ rows=\d+/);
  expect(shown).toMatch(/Index Cond: .*\$1/);
  expect(shown).toContain("plan_cache_mode = 'force_generic_plan'");
  expect(shown).not.toContain('actual');
  expect(shown).not.toContain('91150303MAX000189A');
});

test('with analyze, what it really took', async () => {
  expect(await explained(hub, enterprise(), 'x', true)).toMatch(/actual time=[\s\S]*Execution Time: /);
  const listed = request(
    'query($codes: [String!], $n: Int) { projects(filter: { code: { in: $codes } }, first: $n) { totalCount } }',
    {
      codes: ["it's", 'a "b", {c}'],
      n: 3,
    },
  );
  expect(await explained(hub, listed, 'x', true)).toMatch(/actual time=/);
});

test('what callers are refused is refused here', async () => {
  const masked = request('{ wageComplaints(first: 501) { totalCount nodes { number } } }');
  await expect(explained(hub, masked, 'x', false)).rejects.toMatchObject({ name: 'Problem', code: 'BAD_USER_INPUT' });
});
