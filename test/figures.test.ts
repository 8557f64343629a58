// Every figure of the article comes out of rows, over HTTP as its users ask for it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSeededServer, type SeededServer } from './server.ts';

interface Figure {
  figure: string;
  operation: string;
  path: string;
  value: string | number;
  tolerance?: number;
}

const file = (operation: string) => `schema/operations/${operation}.graphql`;
const figures = JSON.parse(readFileSync('test/figures.json', 'utf8')) as Figure[];
let server: SeededServer;

beforeAll(async () => {
  server = await openSeededServer();
});
afterAll(() => server?.close());

/** `a.b[0].c`, `.length` of a list, and `list[*].path == VALUE`, which counts. */
function valueAt(data: unknown, path: string): unknown {
  const counted = /^(.+)\[\*\]\.(.+) == (\S+)$/.exec(path);
  if (counted) {
    const list = valueAt(data, counted[1]!) as unknown[];
    return list.filter((item) => valueAt(item, counted[2]!) === counted[3]).length;
  }
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], data);
}

test.each(figures)('$operation: $figure', async ({ operation, path, value, tolerance }) => {
  const response = await server.post({ query: readFileSync(file(operation), 'utf8') });
  const { data } = (await response.json()) as { data: unknown };
  const actual = valueAt(data, path);
  if (tolerance === undefined) expect(actual).toBe(value);
  else expect(Math.abs((actual as number) - (value as number))).toBeLessThanOrEqual(tolerance);
});
