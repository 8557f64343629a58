// Identity numbers for callers who see them in the clear: opened by the hub, never by PostgreSQL, and of a minor never.
import { parse, validate } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Policy, PolicyField } from '../src/access/policy.ts';
import type { Export } from '../src/export/export.ts';
import type { OperationRequest } from '../src/graph/engine.ts';
import type { Hub } from '../src/hub.ts';
import { byClassification, document, openHubOn, procuratorate, scratchDatabase } from './hub.ts';
import { identities } from './keys.ts';

const isNumber = (entity: string, { name }: PolicyField) =>
  name === 'identityNumber' && ['Person', 'ReliefRecipient'].includes(entity);

/** Every row; identity numbers in the clear or as the classification has it. */
const policy = (clear: boolean): Policy => ({
  ...byClassification,
  key: `sealed ${clear}`,
  treatment: (entity, field) =>
    field.level <= 2 || (clear && isNumber(entity, field)) ? 'clear' : field.level === 3 ? 'masked' : 'hidden',
});

type Row = Record<string, string | null>;
let store: Awaited<ReturnType<typeof scratchDatabase>>;
let database: pg.Client;
let clear: Hub;
let masked: Hub;
const troubles: string[] = [];
/** An adult and a minor of the seeds, with their numbers as the store's cipher has them. */
let adult: { id: string; number: string; shown: string };
let minor: typeof adult;

beforeAll(async () => {
  store = await scratchDatabase('seeded');
  const onTrouble = (trouble: unknown) => troubles.push(String(trouble));
  clear = await openHubOn(store.url, {}, { policyOf: () => policy(true), onTrouble });
  masked = await openHubOn(store.url, {}, { policyOf: () => policy(false), onTrouble });
  database = new pg.Client({ connectionString: store.url });
  await database.connect();
  const one = async (condition: string) => {
    const { rows } = await database.query<Record<'id' | 'identity_cipher' | 'identity_number', string>>(
      `select p.id::text, identity_cipher, identity_number from person p
       where ${condition} order by exists (select from relief_recipient r where r.person_id = p.id) desc, p.id limit 1`,
    );
    const { id, identity_cipher, identity_number } = rows[0]!;
    return { id: `Person:${id}`, number: identities.open(identity_cipher), shown: identity_number };
  };
  adult = await one('not minor');
  minor = await one('minor');
});

afterAll(async () => {
  await Promise.all([clear?.close(), masked?.close(), database?.end()]);
  await store?.drop();
});

const request = (hub: Hub, source: string, variables: object = {}): OperationRequest => ({
  document: document(hub, source),
  variables: { ...variables },
  principal: procuratorate,
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the test asked for
async function answer(hub: Hub, source: string, variables: object = {}): Promise<any> {
  const result = await hub.execute(request(hub, source, variables));
  if ('text' in result) return JSON.parse(result.text);
  if (result.errors?.length) throw result.errors[0];
  return result.data;
}

const numberOf = (hub: Hub, { id }: typeof adult) =>
  answer(hub, `query($id: ID!) { node(id: $id) { ... on Person { identityNumber } } }`, { id }).then(
    ({ node }) => node.identityNumber,
  );

test('numbers are stored sealed with the id of their key', async () => {
  const { rows } = await database.query('select distinct split_part(identity_cipher, $1, 1) as key from person', [':']);
  expect(rows).toEqual([{ key: '1' }]);
  expect(adult.number).toMatch(/^\d{17}[\dX]$/);
});

describe('who sees the field in the clear', () => {
  test('gets the whole number; who does not gets its mask', async () => {
    expect(await numberOf(clear, adult)).toBe(adult.number);
    expect(await numberOf(masked, adult)).toBe(`${adult.number.slice(0, 4)}**********${adult.number.slice(-4)}`);
  });

  test('gets no more of a minor than anybody', async () => {
    expect(await numberOf(clear, minor)).toMatch(/^1503\*{14}$/);
    expect(await numberOf(clear, minor)).toBe(await numberOf(masked, minor));
  });

  test('gets it through a relation and a computed field, more than once, under any name', async () => {
    const source = `{ reliefRecipients { nodes { a: identityNumber identityNumber person { b: identityNumber minor } } } }`;
    const { nodes } = (await answer(clear, source)).reliefRecipients;
    expect(nodes.length).toBeGreaterThan(3);
    for (const { a, identityNumber, person } of nodes) {
      expect([a, identityNumber]).toEqual([person?.b ?? null, person?.b ?? null]);
      if (person) expect(person.b).toMatch(person.minor ? /^1503\*{14}$/ : /^\d{17}[\dX]$/);
    }
    expect(nodes.filter(({ person }: { person: { minor: boolean } | null }) => person?.minor).length).toBeGreaterThan(
      0,
    );
  });

  test('gets the same in ordinary execution', async () => {
    const source = `{ __schema { queryType { name } } persons(first: 50) { nodes { id identityNumber } }
      reliefRecipients { nodes { identityNumber } } }`;
    const { __schema, ...ordinary } = await answer(clear, source);
    expect(ordinary).toEqual(await answer(clear, source.replace(/__schema \{[^}]*\}\s*\}/, '')));
    expect(JSON.stringify(ordinary)).toMatch(/"\d{17}[\dX]"/);
  });

  test.each(['csv', 'xlsx', 'jsonl'] as const)('gets it in an export as %s', async (format) => {
    const begun = await clear.export(
      request(clear, '{ persons(orderBy: [{ id: ASC }]) { nodes { id identityNumber } } }'),
      {
        format,
        headings: 'en',
        codes: 'code',
        encoding: 'utf-8',
      },
    );
    const text = await contentOf(begun);
    if (format !== 'xlsx') expect(text).toContain(adult.number);
    expect(text).not.toContain('sealed-');
    expect(text).not.toContain(minor.number);
  });

  test('a cipher text that was changed, or is of another key, is null, and told of without the number', async () => {
    const [, key] = adult.id.split(':');
    const { rows } = await database.query('select identity_cipher as cipher from person where id = $1', [key]);
    const { cipher } = rows[0] as { cipher: string };
    const put = (text: string) => database.query('update person set identity_cipher = $2 where id = $1', [key, text]);
    const other = cipher[30] === 'A' ? 'B' : 'A';
    for (const text of [`${cipher.slice(0, 30)}${other}${cipher.slice(31)}`, cipher.replace(/^1:/, '9:'), '', 'x"\\']) {
      await put(text);
      troubles.length = 0;
      expect(await numberOf(clear, adult)).toBeNull();
      expect(troubles).toHaveLength(1);
      expect(troubles.join()).not.toContain(adult.number);
    }
    // As the hub wrote it before keys had ids.
    await put(cipher.replace(/^1:/, ''));
    expect(await numberOf(clear, adult)).toBe(adult.number);
    await put(cipher);
  });

  test('stored text that looks like a cipher text is left as it is', async () => {
    const { rows } = await database.query('select identity_cipher as cipher from person where not minor limit 1');
    const text = `sealed-${'0'.repeat(36)}:${(rows[0] as Row).cipher}`;
    await database.query(`insert into wage_complaint (number, respondent) values ('SEALED', $1)`, [text]);
    const { wageComplaint } = await answer(
      clear,
      '{ persons(first: 1) { nodes { identityNumber } } wageComplaint(number: "SEALED") { respondent } }',
    );
    expect(wageComplaint).toEqual({ respondent: text });
  });
});

describe('a person is found by the whole number', () => {
  const found = (hub: Hub, filter: object) =>
    answer(hub, 'query($filter: PersonFilter) { persons(filter: $filter) { nodes { id } } }', { filter }).then(
      ({ persons }) => persons.nodes.map(({ id }: { id: string }) => id),
    );

  test.each<[string, () => object, () => string[]]>([
    ['eq', () => ({ eq: adult.number }), () => [adult.id]],
    [
      'eq, written in full width',
      () => ({
        eq: [...adult.number].map((c) => (c < 'A' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join(''),
      }),
      () => [adult.id],
    ],
    ['in', () => ({ in: ['150302190001010005', adult.number] }), () => [adult.id]],
    ['in nothing', () => ({ in: [] }), () => []],
    ['eq its mask', () => ({ eq: adult.shown }), () => []],
    ['eq of a minor', () => ({ eq: minor.number }), () => []],
    ['eq of nobody', () => ({ eq: '150302190001010005' }), () => []],
  ])('%s', async (_, filter, ids) => {
    expect(await found(clear, { identityNumber: filter() })).toEqual(ids());
  });

  test('in the document too, through a relation, negated, and in ordinary execution', async () => {
    const source = `{ reliefRecipients(filter: { person: { identityNumber: { eq: "${adult.number}" } } }) { nodes { identityNumber } }
      persons(filter: { not: { identityNumber: { in: ["${adult.number}"] } } }) { totalCount } }`;
    const { reliefRecipients, persons } = await answer(clear, source);
    expect(reliefRecipients.nodes).toEqual([{ identityNumber: adult.number }]);
    const { persons: all } = await answer(clear, '{ persons { totalCount } }');
    expect(persons.totalCount).toBe(all.totalCount - 1);
    const ordinary = await answer(clear, source.replace('{', '{ __schema { queryType { name } } '));
    expect(ordinary).toMatchObject({ reliefRecipients, persons });
  });

  test('one plan serves every number and holds none of them', async () => {
    const engine = await clear.engine();
    const source =
      'query($number: String) { persons(filter: { identityNumber: { eq: $number } }) { nodes { id identityNumber } } }';
    const first = engine.explain(request(clear, source, { number: adult.number }))!;
    const second = engine.explain(request(clear, source, { number: minor.number }))!;
    expect(first.text).toBe(second.text);
    expect(JSON.stringify([first, second])).not.toContain(adult.number);
    expect(first.values).not.toEqual(second.values);
  });

  test('not by whoever sees the mask: neither whether there is a number', async () => {
    for (const filter of [`eq: "${adult.number}"`, 'isNull: true', 'in: []'])
      await expect(
        answer(masked, `{ persons(filter: { identityNumber: { ${filter} } }) { totalCount } }`),
      ).rejects.toMatchObject({ extensions: { code: 'FIELD_FORBIDDEN', field: 'Person.identityNumber' } });
  });

  test('and by nothing else: no part, no order, no group', () => {
    for (const part of [
      'persons(filter: { identityNumber: { startsWith: "1503" } })',
      'persons(filter: { identityNumber: { ne: "1503" } })',
      'persons(orderBy: [{ identityNumber: ASC }])',
    ])
      expect(validate(clear.schema, parse(`{ ${part} { totalCount } }`))).not.toEqual([]);
    expect(validate(clear.schema, parse('{ persons { groups(by: [IDENTITY_NUMBER]) { count } } }'))).not.toEqual([]);
  });
});

async function contentOf(begun: Export): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of begun.content) chunks.push(Buffer.from(chunk));
  await begun.close();
  return Buffer.concat(chunks).toString('utf8');
}
