// Golden queries: what each operation answers (.json) and the one statement behind it (.sql), side by side.
// UPDATE_GOLDEN=1 writes them anew; the review is the diff.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub, procuratorate } from './hub.ts';

const files = [...globSync('test/queries/*.graphql'), ...globSync('schema/operations/*.graphql')].sort();
const update = process.env.UPDATE_GOLDEN === '1';
/** An operation that needs variables has them beside it. */
function variablesOf(file: string): Record<string, unknown> {
  const beside = file.replace(/graphql$/, 'json');
  return file.startsWith('schema/') && existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {};
}

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

/** Cursors are signed with a key of each database. */
const withoutCursors = (json: string) => json.replace(/"((?:start|end)?[cC]ursor)":\s?"[^"]+"/g, '"$1":"…"');

function golden(path: string, actual: string): void {
  if (update || !existsSync(path)) writeFileSync(path, actual);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

test.each(files)('%s', async (file) => {
  const request = {
    document: document(hub, readFileSync(file, 'utf8')),
    variables: variablesOf(file),
    principal: procuratorate,
  };
  const engine = await hub.engine();
  const query = vi.spyOn(hub.pool, 'read');
  const answer = await hub.execute(request);
  expect(query).toHaveBeenCalledTimes(1);
  query.mockRestore();
  if (!('text' in answer)) throw answer.errors?.[0];
  const { text: data, extensions } = answer;
  const shown = { data: JSON.parse(data), ...(extensions && { extensions }) };
  const name = `test/queries/${basename(file, '.graphql')}`;
  golden(`${name}.json`, `${withoutCursors(JSON.stringify(shown, null, 2))}\n`);
  golden(`${name}.sql`, `${engine.explain(request)!.text}\n`);
  const { data: ordinary } = await engine.executeOrdinarily(request);
  expect(JSON.stringify(ordinary)).toBe(data);
});
