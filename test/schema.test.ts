// The schema is documented whole, and says what the operations need.
import { globSync, readFileSync } from 'node:fs';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkFields } from '../src/datasets/contract.ts';
import { loadSchema } from '../src/datasets/contractRegisters.ts';
import { fieldAt, targetOf } from '../src/datasets/target.ts';
import { groupKeys } from '../src/graph/derive/groups.ts';
import type { FieldModel, TypeModel } from '../src/graph/model.ts';
import type { Hub } from '../src/hub.ts';
import { openSeededHub } from './hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await openSeededHub();
});
afterAll(() => hub.close());

test('every type, field, argument and value has a description in English and Chinese', () => {
  const poor: string[] = [];
  const bilingual = (name: string, description: string | null | undefined) => {
    if (!/[a-z]/i.test(description ?? '') || !/\p{Script=Han}/u.test(description ?? '')) poor.push(name);
  };
  for (const type of Object.values(hub.schema.getTypeMap())) {
    if (
      type.name.startsWith('__') ||
      isSpecifiedScalarType(type) ||
      type === hub.schema.getQueryType() ||
      type === hub.schema.getMutationType()
    )
      continue;
    bilingual(type.name, type.description);
    if (isEnumType(type))
      for (const value of type.getValues()) bilingual(`${type.name}.${value.name}`, value.description);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        bilingual(`${type.name}.${field.name}`, field.description);
        if ('args' in field)
          for (const arg of field.args) bilingual(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
  }
  expect(poor).toEqual([]);
});

test.each(globSync('schema/operations/*.graphql').sort())('%s is valid', (file) => {
  expect(validate(hub.schema, parse(readFileSync(file, 'utf8')))).toEqual([]);
});

/** The field of the schema at a path such as `Clue.source.kind`. */
function schemaField(type: string, path: string): GraphQLField<unknown, unknown> | undefined {
  const [head, ...rest] = path.split('.');
  const field = (hub.schema.getType(type) as GraphQLObjectType).getFields()[head!];
  return field && rest.length > 0 ? schemaField(getNamedType(field.type).name, rest.join('.')) : field;
}

test('every field of every contract lands in a field of the graph, or says why not', () => {
  const { contracts } = loadSchema('schema');
  const astray: string[] = [];
  for (const contract of contracts) {
    expect(() => targetOf(hub.model, contract)).not.toThrow();
    const { code, entity, fields, links } = contract;
    const linked = new Set(Object.values(links).flatMap(linkFields));
    for (const [name, { property, keptOnly }] of Object.entries(fields)) {
      const paths = [property ?? []].flat();
      if (paths.some((path) => !schemaField(entity, path))) astray.push(`${code}.${name} -> ${paths}`);
      if (paths.length === 0 && !linked.has(name) && !keptOnly) astray.push(`${code}.${name}`);
    }
    for (const link of Object.keys(links)) if (!schemaField(entity, link)) astray.push(`${code}: ${link}`);
  }
  expect(astray).toEqual([]);
});

test('every entity that comes from deliveries shows its sources', () => {
  const { contracts } = loadSchema('schema');
  const entities = new Set(contracts.map((contract) => contract.entity));
  // From the ledger of discipline inspection nothing but agencies is reached.
  entities.delete('DisciplineTransfer');
  for (const entity of entities) expect([...hub.model.entity(entity).fields.keys()], entity).toContain('sources');
});

test('a field of the graph is classed no lower than the contracts that fill it', () => {
  const lower: string[] = [];
  for (const { code, entity, fields } of loadSchema('schema').contracts)
    for (const [name, { class: level, property }] of Object.entries(fields))
      for (const path of [property ?? []].flat()) {
        const target = fieldAt(hub.model.entity(entity), path)!;
        if (target.level < Number(level[1]))
          lower.push(`${code}.${name} ${level} -> ${entity}.${path} L${target.level}`);
      }
  expect(lower).toEqual([]);
});

test('what identifies a person is sensitive in every contract', () => {
  for (const { code, fields } of loadSchema('schema').contracts)
    for (const [name, field] of Object.entries(fields))
      if (['identityNumber', 'phone', 'accountNumber'].includes(field.type))
        expect(['L3', 'L4'], `${code}.${name}`).toContain(field.class);
});

test('a sensitive text has a mask, or nothing of it is shown: names, phones, numbers and addresses are masked', () => {
  const textsOf = (type: TypeModel): FieldModel[] =>
    [...type.fields.values()].flatMap((field) => (field.kind === 'part' ? textsOf(field.target) : field));
  const whole = [...hub.model.entities.values()].flatMap((entity) =>
    textsOf(entity).flatMap((field) => {
      const text = (field.kind === 'scalar' || field.kind === 'computed') && field.scalar === 'text';
      return text && field.level === 3 && !field.mask ? [`${entity.name}.${field.path}`] : [];
    }),
  );
  expect(whole.sort()).toEqual([
    'Clue.result',
    'Clue.summary',
    'PracticeBan.judgmentNumber',
    'ReliefRecipient.reason',
    'ReliefRecipient.transferResult',
    'SocialAssistance.household',
    'WageComplaint.request',
  ]);
});

test('an encrypted field is sensitive, masked and found by a token', () => {
  const sealed = [...hub.model.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) => ('cipher' in field && field.cipher ? [{ entity, field }] : [])),
  );
  expect(sealed.map(({ entity, field }) => `${entity.name}.${field.name}`).sort()).toEqual([
    'Person.identityNumber',
    'ReliefRecipient.identityNumber',
  ]);
  for (const { field } of sealed) {
    expect(field).toMatchObject({ level: 3, mask: 'identity' });
    if (field.kind === 'scalar') expect(field.tokenColumn).toBe('token');
  }
});

test('a key to group by means one thing: the own word of the entity, where a row that it names says the same', () => {
  const alike = [...hub.model.entities.values()].flatMap((entity) => {
    const paths = Map.groupBy(groupKeys(entity), ({ code }) => code);
    return [...paths].flatMap(([code, keys]) => (keys.length > 1 ? [`${entity.name} ${code}`] : []));
  });
  expect(alike).toEqual([]);
  const kind = groupKeys(hub.model.entity('BackgroundCheck')).find(({ code }) => code === 'INSTITUTION_KIND')!;
  expect(kind.path.map(({ name }) => name)).toEqual(['institutionKind']);
});
