// What an agency's file holds, said once: reading, checking, lineage and the catalogue all follow from the contract.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ContractError, readYaml } from './contractFile.ts';

/** Value types of a column; each has one small normaliser. */
const fieldTypes = [
  'text',
  'integer',
  'decimal',
  'money',
  'date',
  'month',
  'period',
  'boolean',
  'code',
  'creditCode',
  'identityNumber',
  'permitNumber',
  'projectNumber',
  'investmentCode',
  'documentNumber',
  'caseNumber',
  'division',
  'agency',
  'industryCode',
  'phone',
  'accountNumber',
  'token',
  'list',
  'signals',
] as const;

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is lower-case letters, digits and _');
const property = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/,
    'a property is written in camelCase, a path into a part with a dot',
  );
const path = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'a link and a property of its target, with a dot');
const enumName = z.string().regex(/^([A-Z][A-Z0-9_]*|true|false)$/, 'a code stands for a name in UPPER_SNAKE');
const label = z.string().min(1);

const fieldSchema = z.strictObject({
  /** The column name that agencies write, without its unit. */
  label,
  /** Other spellings of the column name. */
  synonyms: z.array(label).default([]),
  en: label,
  type: z.enum(fieldTypes),
  /** Type of the items of a list, text if unsaid; sentences are parted by ； and line ends only, not by commas. */
  of: z.enum(['text', 'sentence', 'creditCode', 'agency', 'code', 'caseNumber']).optional(),
  /** Money: the unit of a cell when neither the cell nor the header says one. Numbers: the unit the value stands in. */
  unit: z.enum(['元', '万元', '%', '‰', '㎡', '人']).optional(),
  /** Which day of the month a value of type month becomes. */
  day: z.enum(['first', 'last']).optional(),
  /** What the column writes -> the enum name (type code, list of code), or "true"/"false" (type boolean). */
  codes: z.record(z.string(), enumName).optional(),
  required: z.boolean().default(false),
  /** Classification of domain section 5.2: L1 public, L2 internal, L3 sensitive, L4 sealed. */
  class: z.enum(['L1', 'L2', 'L3', 'L4']),
  /** The entity's property that the value fills; two: the ends of a period, or the same value in both. */
  property: z.union([property, z.tuple([property, property])]).optional(),
  /** This dataset is the one source of the property (一数一源). */
  authoritative: z.boolean().default(false),
  /** What the value says of a thing that the row links to: `<link>.<property>`. It is compared, never written there. */
  states: path.optional(),
  /** Why the value is staged and shown in lineage but fills no property. */
  keptOnly: z.string().min(1).optional(),
});

const linkSchema = z.strictObject({
  to: z.string().regex(/^[A-Z][A-Za-z]*$/),
  creditCode: name.optional(),
  /** The identity number of a person (Person only). */
  identity: name.optional(),
  /** A list of codes with MINOR among them: it tells a minor where the identity number does not. */
  groups: name.optional(),
  name: name.optional(),
  /** Free text that names the target among other words. */
  text: name.optional(),
  code: name.optional(),
  permitNumber: name.optional(),
  /** A text that is unique among the targets: a number, a code. */
  number: name.optional(),
  agency: name.optional(),
  /** The same agency for each row of the dataset. */
  constant: z.string().optional(),
  /** Other links of this row that narrow the match. */
  owner: name.optional(),
  contractor: name.optional(),
  /** This dataset is the one source of the relation (一数一源). */
  authoritative: z.boolean().default(false),
  /** What the relation says of a thing that the row links to: `<link>.<relation>`. */
  states: path.optional(),
});

const contractSchema = z.strictObject({
  code: name,
  /** Number of the dataset in the domain reference. */
  number: z.string().regex(/^DS\d\d$/),
  title: z.strictObject({ zh: label, en: label }),
  agency: z.string(),
  /** The division that a delivery covers. */
  division: z.string().regex(/^\d{6}$/),
  updateCycle: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY', 'ON_CHANGE']),
  sharing: z.strictObject({ attribute: z.enum(['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED']), legalBasis: label }),
  /** The entity that a row becomes. */
  entity: z.string().regex(/^[A-Z][A-Za-z]*$/),
  /** Fields that together identify a row. */
  key: z.array(name).min(1),
  fields: z.record(name, fieldSchema),
  /** Datasets of the same entity that never hold the same rows, as two agencies' lists of their own staff. */
  apart: z.array(name).default([]),
  /** Properties that have the same value in every row because the dataset holds nothing else. */
  constants: z.record(property, z.string()).default({}),
  links: z.record(property, linkSchema).default({}),
});

export type ContractField = z.infer<typeof fieldSchema>;
export type ContractLink = z.infer<typeof linkSchema>;
/** A dataset as schema/datasets/<agency>/<code>.yaml describes it. `fields` keeps the order of the file. */
export type Contract = z.infer<typeof contractSchema>;

/** The fields that a link reads: its matching criteria without links, target and constant. */
export function linkFields(link: ContractLink): string[] {
  const { creditCode, identity, name, text, code, permitNumber, number, agency } = link;
  return [creditCode, identity, name, text, code, permitNumber, number, agency].filter((field) => field !== undefined);
}

/** Link and property of `states`; null where the contract has no such link. */
export function statedOf({ links }: Contract, states: string): { link: string; property: string } | null {
  const link = Object.keys(links).find((name) => states.startsWith(`${name}.`));
  return link === undefined ? null : { link, property: states.slice(link.length + 1) };
}

/** The contract of one file. Throws ContractError naming file and line of every fault. */
export function loadContract(path: string): Contract {
  const contract = readYaml(path, contractSchema, (read) => [...checkFields(read), ...checkLinks(read)]);
  const place = `${contract.agency}/${contract.code}.yaml`;
  if (!path.endsWith(place)) throw new ContractError([`${path}:1: the file of this contract must be named ${place}`]);
  return contract;
}

/** All contracts below `dir` (schema/datasets), by code. Throws ContractError. */
export function loadContracts(dir: string): Contract[] {
  const byCode = new Map<string, Contract>();
  for (const file of globSync('*/*.yaml', { cwd: dir })) {
    const contract = loadContract(join(dir, file));
    if (byCode.has(contract.code)) {
      throw new ContractError([`${join(dir, file)}:1: a second contract with the code ${contract.code}`]);
    }
    byCode.set(contract.code, contract);
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

type Problem = { path: PropertyKey[]; message: string };

/** What a field's type asks of its other keys, and labels that would make a header ambiguous. */
function checkFields(contract: Contract): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  const linked = new Set(Object.values(contract.links).flatMap(linkFields));
  for (const [fieldName, field] of Object.entries(contract.fields)) {
    const fail = (key: string, message: string) => problems.push({ path: ['fields', fieldName, key], message });
    for (const spelling of [field.label, ...field.synonyms]) {
      const owner = owners.get(spelling);
      if (owner !== undefined) fail('label', `the column name ${spelling} is already taken by ${owner}`);
      owners.set(spelling, fieldName);
    }
    const coded = field.type === 'code' || field.of === 'code';
    if (coded && !field.codes) fail('type', 'a field of type code lists its codes');
    if (field.codes && !coded && field.type !== 'boolean') fail('codes', `a ${field.type} has no codes`);
    if (field.type === 'money' && field.unit !== '元' && field.unit !== '万元') fail('type', 'money says 元 or 万元');
    if (field.type === 'token' && field.class !== 'L4')
      fail('class', 'a token stands for a person whom nobody is to know: L4');
    if (field.of && field.type !== 'list') fail('of', 'only a list has items');
    if ((field.type === 'month') !== (field.day !== undefined)) fail('type', 'a month, and only a month, says its day');
    if (field.type === 'period' && typeof field.property === 'string')
      fail('property', 'a period fills two properties');
    const sealed = Object.values(contract.links).some(({ identity }) => identity === fieldName);
    if (field.type === 'identityNumber' && !sealed)
      fail('type', 'an identity number is read by a link to Person alone');
    if (field.type === 'identityNumber' && field.property !== undefined)
      fail('property', 'it would be kept in the clear');
    if (field.states !== undefined && !statedOf(contract, field.states))
      fail('states', 'it begins with a link of the contract');
    if (field.states !== undefined && ['L3', 'L4'].includes(field.class))
      fail('states', 'what is sensitive is not told of another thing');
    const used = field.property !== undefined || field.states !== undefined || linked.has(fieldName);
    if (used === (field.keptOnly !== undefined)) {
      fail(
        'label',
        used ? 'keptOnly, yet a property or a link uses it' : 'no property, no link and no keptOnly: say why',
      );
    }
  }
  return problems;
}

/** Keys, links and their criteria must name fields (or links) that the contract has. */
function checkLinks(contract: Contract): Problem[] {
  const problems: Problem[] = [];
  for (const [index, field] of contract.key.entries()) {
    if (!contract.fields[field]) problems.push({ path: ['key', index], message: `no field ${field}` });
    else if (!contract.fields[field].required) problems.push({ path: ['fields', field], message: 'a key is required' });
  }
  for (const [linkName, link] of Object.entries(contract.links)) {
    const fields = linkFields(link);
    if (fields.length === 0 && link.constant === undefined) {
      problems.push({ path: ['links', linkName], message: 'a link names the fields that it matches by' });
    }
    const read = link.groups === undefined ? fields : [...fields, link.groups];
    for (const field of read.filter((candidate) => !contract.fields[candidate])) {
      problems.push({ path: ['links', linkName], message: `no field ${field}` });
    }
    if (link.states !== undefined && !statedOf(contract, link.states)) {
      problems.push({ path: ['links', linkName, 'states'], message: 'it begins with a link of the contract' });
    }
    for (const other of [link.owner, link.contractor]) {
      if (other !== undefined && !contract.links[other]) {
        problems.push({ path: ['links', linkName], message: `no link ${other}` });
      }
    }
  }
  return problems;
}
