import { expect, test } from 'vitest';
import { rowsIn } from './rows.ts';

test.each<[unknown, number[], number]>([
  [{ projects: { totalCount: 3 } }, [], 0],
  [{ projects: { nodes: [{ code: 'a' }, { code: 'b' }] } }, [], 2],
  [{ projects: { nodes: [{ permits: { edges: [{ node: { id: 1 } }] } }] }, other: { nodes: [] } }, [], 2],
  [{ project: { code: 'a' } }, [0], 1],
  [{ project: null, enterprise: { name: 'x' } }, [0, 1], 1],
  [{ list: { nodes: [{ a: 1 }, null] }, project: { part: { b: 1 } } }, [1], 2],
  [{ names: ['{', '[{', 'a"},{"', '\\', '\\"{'], nodes: [{ a: '"{[' }] }, [], 1],
  [{}, [], 0],
])('%j', (data, singles, rows) => {
  expect(rowsIn(JSON.stringify(data), new Set(singles))).toBe(rows);
});
