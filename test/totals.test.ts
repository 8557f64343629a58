// Whoever is shown totals of rows, and none of them, goes by month: days of two dates would pick out a row. Each is asked in
// one statement and field by field.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPrincipal } from '../src/access/principal.ts';
import type { Hub } from '../src/hub.ts';
import { document, openSeededHub } from './hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

/** The data, or the code and extensions of the refusal; both ways of executing say the same. */
async function ask(principal: string, source: string, variables: Record<string, unknown> = {}) {
  const request = { document: document(hub, source), variables, principal: findPrincipal(principal)! };
  const told = (result: object) => {
    const { data, errors } = result as { data?: object; errors?: { extensions: object }[] };
    return errors ? { refused: errors[0]!.extensions } : JSON.parse(JSON.stringify(data));
  };
  const result = await hub.execute(request);
  const answer = told('text' in result ? { data: JSON.parse(result.text) } : result);
  expect(told(await (await hub.engine()).executeOrdinarily(request))).toEqual(answer);
  return answer;
}

const FORBIDDEN = { refused: { code: 'FIELD_FORBIDDEN', allowed: 'MONTH' } };

test.each([
  // The analyst is shown totals of clues; the procuratorate, of its own sealed rows.
  ['analyst', 'clues', 'RECEIVED_ON', 'TRANSFERRED_ON'],
  ['procuratorate', 'mandatoryReports', 'REPORTED_ON', 'ACCEPTED_ON'],
  ['procuratorate', 'disciplineTransfers', 'TRANSFERRED_ON', 'RECEIVED_ON'],
])('%s: %s by two days is refused, by two months it is not', async (principal, list, one, other) => {
  const by = (level: string) => `{ ${list} { groups(by: [${one}_${level}, ${other}_${level}]) { count } } }`;
  expect(await ask(principal, by('DAY'))).toMatchObject(FORBIDDEN);
  const answer = await ask(principal, by('MONTH'));
  expect(answer[list].groups.length).toBeGreaterThan(1);
  expect((await ask(principal, by('YEAR')))[list].groups.length).toBeLessThan(answer[list].groups.length);
});

test('sealed rows by day to the analyst, who is shown none of their totals either', async () => {
  const source = '{ mandatoryReports { groups(by: [REPORTED_ON_DAY, ACCEPTED_ON_DAY]) { count } } }';
  expect(await ask('analyst', source)).toMatchObject({
    refused: { code: 'FIELD_FORBIDDEN', needed: 'grant mandatory_report (AGGREGATES)' },
  });
});

test('whoever sees the rows goes by day', async () => {
  const { clues } = await ask(
    'procuratorate',
    '{ clues { groups(by: [RECEIVED_ON_DAY, TRANSFERRED_ON_DAY]) { count } } }',
  );
  expect(clues.groups.length).toBeGreaterThan(10);
});

test.each([
  ['gte', '2025-01-01', true],
  ['gte', '2025-01-15', false],
  ['gte', '2025-01-31', false],
  ['lt', '2025-01-01', true],
  ['lt', '2025-01-02', false],
  ['lte', '2024-02-29', true],
  ['lte', '2024-02-28', false],
  ['gt', '2024-12-31', true],
  ['gt', '2024-12-01', false],
  ['eq', '2025-01-01', false],
  ['ne', '2025-01-01', false],
])('a filter: %s %s', async (operator, day, allowed) => {
  const literal = `{ clues(filter: { receivedOn: { ${operator}: "${day}" } }) { totalCount } }`;
  const bound = `query($day: Date) { clues(filter: { receivedOn: { ${operator}: $day } }) { totalCount } }`;
  const answer = await ask('analyst', literal);
  if (allowed) expect(answer.clues.totalCount).toBeGreaterThan(0);
  else expect(answer).toMatchObject(FORBIDDEN);
  expect(await ask('analyst', bound, { day })).toEqual(answer);
});

test('a plan that was made for a month serves no day', async () => {
  const operation = document(hub, 'query($day: Date) { clues(filter: { receivedOn: { gte: $day } }) { totalCount } }');
  const codes = [];
  for (const day of ['2024-01-01', '2024-01-02', '2024-02-01']) {
    const result = await hub.execute({ document: operation, variables: { day }, principal: findPrincipal('analyst')! });
    codes.push('text' in result ? 'answered' : result.errors![0]!.extensions.code);
  }
  expect(codes).toEqual(['answered', 'FIELD_FORBIDDEN', 'answered']);
});

test.each(['in: ["2025-01-01"]', 'notIn: ["2025-01-01"]', 'not: { receivedOn: { lt: "2025-01-02" } }'])(
  'nor %s',
  async (condition) => {
    const filter = condition.startsWith('not:') ? condition : `receivedOn: { ${condition} }`;
    expect(await ask('analyst', `{ clues(filter: { ${filter} }) { totalCount } }`)).toMatchObject(FORBIDDEN);
  },
);

test('the first and the last day are those of single rows', async () => {
  const { clues } = await ask(
    'analyst',
    '{ clues { aggregates { min { receivedOn } max { receivedOn } distinctCount { receivedOn } } } }',
  );
  expect(clues.aggregates).toEqual({
    min: { receivedOn: null },
    max: { receivedOn: null },
    distinctCount: { receivedOn: expect.any(Number) },
  });
  expect((await ask('analyst', '{ clues(filter: { receivedOn: { isNull: true } }) { totalCount } }')).clues).toEqual({
    totalCount: 6,
  });
});
