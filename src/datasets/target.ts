// Where the values of a dataset go: table, columns and foreign keys of the entity that a row becomes, found in the
// entity model. A contract that names what the entity does not have is refused here, before any file is read.
import type { FieldModel, Model, TypeModel } from '../graph/model.ts';
import type { Contract, ContractField } from './contract.ts';
import { ContractError } from './contractFile.ts';

/** A column of the entity's table that the dataset fills. */
interface TargetColumn {
  /** The contract's field; null for a constant of the dataset. */
  field: string | null;
  /** The entity's property, a path where it lies in a part: `source.kind`. */
  property: string;
  column: string;
  /** SQL of the value, over the staged row `s`. */
  value: string;
}

/** A relation that the dataset fills once matching has found its target. */
export interface TargetLink {
  /** The entity's property. */
  name: string;
  to: Contract['links'][string]['to'];
  /** The row's own foreign key, and whether it must be filled. */
  column?: string;
  required: boolean;
  /** The pivot table of a relation to many. */
  pivot?: { table: string; own: string; other: string };
  /** The foreign key of the other table that points back. */
  back?: { table: string; column: string };
}

/** What the rows of a dataset become. */
export interface Target {
  entity: string;
  table: string;
  columns: TargetColumn[];
  links: TargetLink[];
  /** Columns of the entity, with their SQL over `s`, that the contract's key stands for: they find a known entity. */
  natural: { column: string; value: string }[];
}

/** SQL type of a staged value. */
export function stagedType({ type }: ContractField): string {
  switch (type) {
    case 'integer':
    case 'money':
      return 'bigint';
    case 'decimal':
      return 'numeric';
    case 'date':
    case 'month':
      return 'date';
    case 'boolean':
      return 'boolean';
    case 'period':
    case 'list':
      return 'text[]';
    case 'signals':
      return 'jsonb';
    default:
      return 'text';
  }
}

/** The staged column that holds the target of a to-one link. */
export const linkColumn = (link: string) => `_to_${link}`;

/** Finds the target of a contract. Throws ContractError naming each property that does not fit the entity. */
export function targetOf(model: Model, contract: Contract): Target {
  const problems: string[] = [];
  const fail = (where: string, what: string) =>
    problems.push(`schema/datasets/${contract.agency}/${contract.code}.yaml: ${where}: ${what}`);
  const entity = model.entities.get(contract.entity);
  if (!entity) throw new ContractError([`${contract.code}: there is no entity ${contract.entity}`]);
  const columns = [
    ...Object.entries(contract.fields).flatMap(([name, field]) => fieldColumns(entity, name, field, fail)),
    ...Object.entries(contract.constants).flatMap(([name, value]) => constantColumn(entity, name, value, fail)),
  ];
  const links = Object.entries(contract.links).flatMap(([name, { to }]) => linkTo(entity, name, to, fail));
  for (const field of entity.fields.values()) {
    if (field.kind !== 'scalar' || !field.required || field.name === 'id') continue;
    const filled = columns.find(({ column }) => column === field.column);
    const sure = filled && (filled.field === null || contract.fields[filled.field]!.required);
    if (!sure) fail(field.name, 'the entity requires it, so that a required field must fill it');
  }
  const natural = contract.key.flatMap((field) => {
    const parts = naturalKey(contract, field, columns, links);
    if (parts.length === 0) fail('key', `${field} fills no column, so that rows of one entity could not be told apart`);
    return parts;
  });
  if (problems.length > 0) throw new ContractError(problems);
  return { entity: entity.name, table: entity.table, columns, links, natural };
}

type Fail = (where: string, what: string) => void;

/** The model's field at a path such as `complainant.phone`. */
export function fieldAt(type: TypeModel, path: string): FieldModel | undefined {
  const [head, ...rest] = path.split('.');
  const field = type.fields.get(head!);
  if (rest.length === 0) return field;
  return field?.kind === 'part' ? fieldAt(field.target, rest.join('.')) : undefined;
}

function fieldColumns(entity: TypeModel, name: string, field: ContractField, fail: Fail): TargetColumn[] {
  const properties = typeof field.property === 'string' ? [field.property] : (field.property ?? []);
  return properties.flatMap((property, index) => {
    const target = fieldAt(entity, property);
    const staged = `s."${name}"`;
    const value =
      target && propertyValue(target, field, field.type === 'period' ? `(${staged})[${index + 1}]` : staged);
    const codes = target?.kind === 'scalar' || target?.kind === 'list' ? target.codes : undefined;
    const unknown = codes ? strangers(field.codes ?? {}, codes.values) : [];
    if (!target) fail(`${name}.property`, `${entity.name} has no ${property}`);
    else if (value === undefined) fail(`${name}.property`, `a ${field.type} does not fit ${entity.name}.${property}`);
    else if (unknown.length > 0) fail(`${name}.codes`, `${property} has no code ${unknown.join(', ')}`);
    else return [{ field: name, property, column: columnOf(target), value }];
    return [];
  });
}

function constantColumn(entity: TypeModel, property: string, value: string, fail: Fail): TargetColumn[] {
  const target = fieldAt(entity, property);
  if (target?.kind === 'scalar' && (!target.codes || value in target.codes.values)) {
    return [{ field: null, property, column: target.column, value: `'${value.replaceAll("'", "''")}'` }];
  }
  fail(`constants.${property}`, `${entity.name} has no such property, or no such code`);
  return [];
}

const strangers = (codes: Record<string, string>, known: object) =>
  [...new Set(Object.values(codes))].filter((code) => !(code in known));

export const columnOf = (field: FieldModel) => ('column' in field ? field.column! : '');

/** SQL that turns a staged value into the property's; undefined where the types do not fit. */
export function propertyValue(target: FieldModel, { type, unit }: ContractField, staged: string): string | undefined {
  if (target.kind === 'list') return type === 'list' ? `coalesce(${staged}, '{}')` : undefined;
  if (target.kind === 'values') return type === 'signals' ? `coalesce(${staged}, '[]')` : undefined;
  // The key of a division is its code padded to twelve digits.
  if (target.kind === 'one') return type === 'division' ? `rpad(${staged}, 12, '0')::bigint` : undefined;
  if (target.kind !== 'scalar') return undefined;
  switch (target.scalar) {
    case 'text':
      if (type === 'list') return `array_to_string(${staged}, '；')`;
      return ['integer', 'decimal', 'money', 'date', 'month', 'period', 'boolean'].includes(type) ? undefined : staged;
    case 'code':
      return type === 'code' ? staged : undefined;
    case 'int':
      return type === 'integer' ? `${staged}::int` : undefined;
    case 'float':
      if (type !== 'decimal') return undefined;
      return unit === '%' ? `${staged} / 100` : staged;
    case 'money':
      return type === 'money' ? staged : undefined;
    case 'day':
      return ['date', 'month', 'period'].includes(type) ? `${staged}::date` : undefined;
    case 'boolean':
      return type === 'boolean' ? staged : undefined;
    default:
      return undefined;
  }
}

function linkTo(entity: TypeModel, name: string, to: TargetLink['to'], fail: Fail): TargetLink[] {
  const field = fieldAt(entity, name);
  if ((field?.kind !== 'one' && field?.kind !== 'many') || field.target.name !== to) {
    fail(`links.${name}`, `${entity.name} has no relation ${name} to ${to}`);
    return [];
  }
  const required = 'required' in field && field.required === true;
  if (field.kind === 'one') return [{ name, to, required, column: field.column! }];
  if (field.pivot) return [{ name, to, required, pivot: field.pivot }];
  return [{ name, to, required, back: { table: field.target.table, column: field.targetColumn! } }];
}

/** A field of the key as columns: by its (first) property, or by the link that reads it. */
function naturalKey(
  contract: Contract,
  field: string,
  columns: TargetColumn[],
  links: TargetLink[],
): Target['natural'] {
  const own = columns.filter((column) => column.field === field);
  if (own.length > 0) return contract.fields[field]!.type === 'period' ? own : own.slice(0, 1);
  const link = links.find(({ name }) => Object.values(contract.links[name]!).includes(field));
  return link?.column ? [{ column: link.column, value: `s."${linkColumn(link.name)}"` }] : [];
}
