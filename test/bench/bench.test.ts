// What the bench makes of what it measures.
import { expect, test } from 'vitest';
import { difference } from './asking.ts';
import { chart } from './chart.ts';
import { type Measured, medianOf } from './load.ts';
import type { Question } from './questions.ts';
import { table } from './report.ts';
import { judge, type Medians } from './targets.ts';

const rated = (rate: number, p50 = 1): Measured => ({ rate, p50, p99: 9, failed: 0 });
const asked = (name: string, targets: Question['targets']): Question => ({ name, document: '', variants: '', targets });

const questions = [
  asked('point', [
    { than: 'postgraphile-generic', least: 1.6, aim: 2 },
    { than: 'hand-written', least: 0.65 },
  ]),
  asked('search', [{ p50: 20 }]),
  asked('page-1', []),
  asked('page-1000', [{ question: 'page-1', most: 1.3 }]),
];
const medians = new Map<string, Medians>([
  ['point', { hub: rated(170), 'hand-written': rated(300), 'postgraphile-generic': rated(100) }],
  ['search', { hub: rated(90, 20.5) }],
  ['page-1', { hub: rated(100) }],
  ['page-1000', { hub: rated(80) }],
]);

test('medians of odd and even numbers of rounds; failures add up', () => {
  expect(medianOf([rated(3), rated(1), rated(2)]).rate).toBe(2);
  expect(medianOf([rated(4), rated(1), rated(2), rated(3)]).rate).toBe(2.5);
  expect(medianOf([{ ...rated(1), failed: 2 }, rated(1)]).failed).toBe(2);
});

test('targets are met or missed; those whose peer was not asked are not judged', () => {
  expect(judge(questions, medians).map(({ question, met }) => [question, met])).toEqual([
    ['point', true],
    ['point', false],
    ['search', false],
    ['page-1000', true],
  ]);
  expect(judge(questions, medians)[0]).toMatchObject({ reached: 1.7, aimMet: false });
  expect(judge(questions, new Map([['page-1000', { hub: rated(80) }]]))).toEqual([]);
});

test('the table', () => {
  expect(`${table(medians, judge(questions, medians))}\n`).toBe(`\
question   peer                  req/s  p50 ms  p99 ms  × hand-written  × postgraphile-generic
point      hub                     170     1.0     9.0            0.57                    1.70
           hand-written            300     1.0     9.0            1.00                    3.00
           postgraphile-generic    100     1.0     9.0            0.33                    1.00
search     hub                      90    20.5     9.0               –                       –
page-1     hub                     100     1.0     9.0               –                       –
page-1000  hub                      80     1.0     9.0               –                       –

✓ met     point      ≥ 1.6 × postgraphile-generic, aim 2   1.70
✗ missed  point      ≥ 0.65 × hand-written                 0.57
✗ missed  search     p50 < 20 ms                          20.50
✓ met     page-1000  ≤ 1.3 × the cost of page-1            1.25
`);
});

test('the chart has a bar for each question and peer', () => {
  const svg = chart(medians, 'requests <per> second');
  expect(svg.match(/<rect /g)).toHaveLength(6);
  expect(svg).toContain('requests &lt;per> second');
  expect(svg).not.toContain('NaN');
});

test('where two answers differ', () => {
  const wanted = { nodes: [{ name: 'a' }, { name: 'b', count: 1 }] };
  const got = { nodes: [{ name: 'a' }, { name: 'b', count: 2 }] };
  expect(difference(wanted, got, 'peer')).toBe('peer.nodes.1.count is 2, the hub says 1');
});
