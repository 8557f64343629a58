import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContract, loadContracts } from './contract.ts';
import { ContractError } from './contractFile.ts';
import { loadAgencies, loadSchema } from './contractRegisters.ts';

const sound = `code: sample
number: DS99
title: { zh: 样例, en: Sample }
agency: hrss
division: "150300"
updateCycle: MONTHLY
sharing: { attribute: CONDITIONAL, legalBasis: 样例办法 }
entity: Sample
key: [no]
fields:
  no: { label: 编号, en: Number, type: text, required: true, class: L2, property: number }
  amount: { label: 金额, synonyms: [数额], en: Amount, type: money, unit: 元, class: L2, property: amount }
  status: { label: 状态, en: Status, type: code, codes: { 有效: VALID }, class: L2, property: status }
  firm: { label: 单位, en: Firm, type: text, class: L2 }
links:
  firm: { to: Enterprise, name: firm }
`;

/** Writes the text where a contract of this agency belongs and loads it. */
function load(text: string, name = 'hrss/sample.yaml') {
  const path = join(mkdtempSync(join(tmpdir(), 'contract-')), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return loadContract(path);
}

function problemsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof ContractError) return error.problems.map((problem) => problem.replace(/^\S*\//, ''));
    throw error;
  }
  throw new Error('accepted');
}

test('all contracts of schema/ load and refer to what the registers have', () => {
  const { agencies, divisions, contracts } = loadSchema('schema');
  expect(agencies.length).toBeGreaterThan(18);
  expect(divisions.map(({ code }) => code)).toContain('150302');
  expect(contracts.map(({ code }) => code)).toContain('wage_deposit');
});

test('a contract keeps the order of its fields and fills what it leaves unsaid', () => {
  const contract = load(sound);
  expect(Object.keys(contract.fields)).toEqual(['no', 'amount', 'status', 'firm']);
  expect(contract.fields.no).toMatchObject({ synonyms: [], authoritative: false });
  expect(contract.constants).toEqual({});
});

test.each<[string, string, string, string]>([
  ['an unknown key', 'entity: Sample', 'entity: Sample\nowner: hrss', 'sample.yaml:9: owner: unknown key'],
  [
    'an unknown key of a field',
    'type: text, required',
    'typ: text, type: text, required',
    'sample.yaml:11: fields.no.typ: unknown key',
  ],
  ['an unknown type', 'type: money', 'type: cash', 'sample.yaml:12: fields.amount.type: Invalid option'],
  ['a missing part', 'number: DS99\n', '', 'sample.yaml:1: number: Invalid input'],
  ['a doubled key', 'agency: hrss', 'agency: hrss\nagency: tax', 'sample.yaml:5: Map keys must be unique'],
  [
    'a doubled label',
    'synonyms: [数额]',
    'synonyms: [编号]',
    'sample.yaml:12: fields.amount.label: the column name 编号 is already taken by no',
  ],
  ['a key without a field', 'key: [no]', 'key: [nr]', 'sample.yaml:9: key.0: no field nr'],
  ['an optional key', 'required: true', 'required: false', 'sample.yaml:11: fields.no: a key is required'],
  ['a link to a missing field', 'name: firm }', 'name: company }', 'sample.yaml:16: links.firm: no field company'],
  ['a link to a missing link', 'name: firm }', 'name: firm, owner: boss }', 'sample.yaml:16: links.firm: no link boss'],
  [
    'a code without codes',
    ', codes: { 有效: VALID }',
    '',
    'sample.yaml:13: fields.status.type: a field of type code lists its codes',
  ],
  ['money without a unit', ', unit: 元', '', 'sample.yaml:12: fields.amount.type: money says 元 or 万元'],
  [
    'a field for nothing',
    ', property: amount',
    '',
    'sample.yaml:12: fields.amount.label: no property, no link and no keptOnly',
  ],
  [
    'a used field kept only',
    'property: amount',
    'property: amount, keptOnly: free text',
    'sample.yaml:12: fields.amount.label: keptOnly, yet',
  ],
])('%s is an error with file and line', (_, from, to, problem) => {
  expect(problemsOf(() => load(sound.replace(from, to)))).toContainEqual(expect.stringContaining(problem));
});

test('a file must be named for its agency and code', () => {
  expect(problemsOf(() => load(sound, 'tax/sample.yaml'))[0]).toContain('must be named hrss/sample.yaml');
});

test('two agencies may not answer to one name', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'agencies-')), 'agencies.yaml');
  const entry = '- { code: CODE, name: NAME, en: A, kind: TAX, division: "150300", aliases: [市税务局] }\n';
  writeFileSync(
    path,
    entry.replace('CODE', 'tax').replace('NAME', '税务局') + entry.replace('CODE', 'levy').replace('NAME', '征收局'),
  );
  expect(problemsOf(() => loadAgencies(path))).toEqual(['agencies.yaml:2: 1.aliases: 市税务局 already means tax']);
});

test('what names a person or an account is sensitive in every contract', () => {
  const sensitive = loadContracts('schema/datasets').flatMap(({ fields }) =>
    Object.values(fields).filter(({ type }) => ['identityNumber', 'phone', 'accountNumber'].includes(type)),
  );
  expect(sensitive.length).toBeGreaterThan(5);
  expect(new Set(sensitive.map((field) => field.class))).toEqual(new Set(['L3']));
});
