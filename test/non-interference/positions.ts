// Every field of every entity once in every position that a document has for it: selected, filtered by each operator,
// ordered, grouped, measured, counted and summed over lists, through each to-one relation, searched, as the key of a root
// field, behind a cursor, explained. What the schema gains is among them by itself.
import { type AggregateFunction, aggregateFields } from '../../src/graph/derive/connections.ts';
import { isSummable } from '../../src/graph/derive/filters.ts';
import { groupKeys } from '../../src/graph/derive/groups.ts';
import { singular, uniqueFields } from '../../src/graph/derive/schema.ts';
import {
  type EntityModel,
  type FieldModel,
  type Model,
  type ScalarField,
  searchedFields,
  type TypeModel,
} from '../../src/graph/model.ts';
import { keyTarget } from '../../src/graph/sql/aggregate.ts';
import { searchKinds } from '../../src/graph/sql/search.ts';
import { placesOf } from './inputs.ts';

/** Reads a column of text. */
export type Read = (statement: string) => Promise<string[]>;

/** A document. Of root fields that stand together each can be asked alone, where one of them is refused. */
export interface Position {
  roots: readonly string[];
  /** Whether its roots take the cursor `$c`, each its own, and give one. */
  paged?: boolean;
}

const TOGETHER = 16;

/** All positions of an entity's fields. */
export async function positionsOf(model: Model, entity: EntityModel, read: Read): Promise<Position[]> {
  const literals = await literalsOf(entity, read);
  return [
    ...selections(entity),
    ...together(filters(entity, literals)),
    ...orders(entity),
    ...together(groups(entity)),
    ...together(measures(entity)),
    ...together(await roots(entity, literals, read)),
    ...together(await searches(model, entity, read)),
    ...together(explanations(entity)),
  ];
}

function together(all: string[]): Position[] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, at) => ({
    roots: all.slice(at * TOGETHER, (at + 1) * TOGETHER),
  }));
}

/** What can be selected of a row without its relations. */
const own = (type: TypeModel): string =>
  [...type.fields.values()]
    .flatMap((field) => {
      if (field.kind === 'one' || field.kind === 'many') return [];
      if (field.kind === 'part')
        return [`${field.name} { ${own(field.target)} } is_${field.name}: ${field.name} { __typename }`];
      return [field.kind === 'values' ? `${field.name} { ${own(field.target)} }` : field.name];
    })
    .join(' ');

/** To-one relations, also those of parts, as selections around `inner`. */
const ones = (type: TypeModel, inner: (target: EntityModel) => string): string[] =>
  [...type.fields.values()].flatMap((field): string[] => {
    if (field.kind === 'part') return ones(field.target, inner).map((one) => `${field.name} { ${one} }`);
    return field.kind === 'one' ? [`${field.name} { ${inner(field.target)} }`] : [];
  });

function selections(entity: EntityModel): Position[] {
  const all = (inner: string) => ({ roots: [`${entity.plural}(first: 500) { nodes { id ${inner} } }`] });
  const lists = [...entity.fields.values()].filter(({ kind }) => kind === 'many');
  const pages = lists.map(
    ({ name }) => `${name}(first: 3) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }`,
  );
  return [all(own(entity)), ...ones(entity, own).map(all), ...pages.map(all)];
}

type Literals = Map<FieldModel, string[]>;

const asText: Partial<Record<ScalarField['scalar'], (column: string) => string>> = {
  money: (column) => `round(${column} * 0.01, 2)::text`,
  instant: (column) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`,
};

const asLiteral = ({ name }: EntityModel, { scalar }: ScalarField, text: string): string => {
  if (scalar === 'id') return JSON.stringify(`${name}:${text}`);
  return ['int', 'float', 'boolean', 'code'].includes(scalar) ? text : JSON.stringify(text);
};

/** Two values of each field, as they stand in documents. */
async function literalsOf(entity: EntityModel, read: Read): Promise<Literals> {
  const found: Literals = new Map();
  for (const field of scalarsOf(entity)) {
    const text = (asText[field.scalar] ?? ((column) => `${column}::text`))(`"${field.column}"`);
    const values = await read(`select ${text} as v from "${entity.table}" where "${field.column}" is not null
      group by 1 order by hashtext(${text}) limit 2`);
    found.set(
      field,
      values.map((value) => asLiteral(entity, field, value)),
    );
  }
  return found;
}

const scalarsOf = (type: TypeModel): ScalarField[] =>
  [...type.fields.values()].flatMap((field) =>
    field.kind === 'scalar' ? [field] : field.kind === 'part' ? scalarsOf(field.target) : [],
  );

/** The members of a filter on a type; through relations only whether there is a value. */
function conditions(type: TypeModel, literals: Literals | null): string[] {
  return [...type.fields.values()].flatMap((field, index): string[] => {
    const within = (all: string[]) => all.map((one) => `${field.name}: { ${one} }`);
    switch (field.kind) {
      case 'scalar':
        return within(literals ? operators(field, literals.get(field)!) : ['isNull: false']);
      case 'list':
        return within([`has: ${field.codes ? Object.keys(field.codes.values)[0] : '"海勃湾"'}`]);
      case 'part':
        return within(conditions(field.target, literals));
      case 'one': {
        if (!literals) return within(['exists: true']);
        const area = field.target.hierarchy ? ['within: "150302"'] : [];
        return within(['exists: true', 'exists: false', ...area, ...some(conditions(field.target, null), 2, index)]);
      }
      case 'many': {
        const counts = ['count: { eq: 0 }', 'count: { gte: 2 }', 'some: {}'];
        if (!literals) return within(counts.slice(0, 1));
        const summed = scalarsOf(field.target).filter((one) => isSummable(one) && field.target.fields.has(one.name));
        const sums = summed.map(({ name, scalar }) => `sum: { ${name}: { gt: ${scalar === 'money' ? '"0.00"' : 1} } }`);
        const quantified = some(conditions(field.target, null), 3, index).map(
          (one, at) => `${['some', 'none', 'every'][at % 3]}: { ${one} }`,
        );
        return within([...counts, ...sums, ...quantified]);
      }
      default:
        return [];
    }
  });
}

/** A few, others for each relation: the fields of its target have their own turn. */
const some = (all: string[], count: number, from: number): string[] =>
  all.filter((_, at) => (at + all.length - ((from * count) % all.length)) % all.length < count);

function operators({ scalar, cipher }: ScalarField, [first, second = first]: string[]): string[] {
  // What is encrypted is found whole or not at all.
  if (cipher) return ['eq: "150302199003070000"', 'isNull: true'];
  if (first === undefined) return ['isNull: true'];
  const equal = [`eq: ${first}`, `notIn: [${second}]`, 'isNull: true'];
  if (scalar === 'boolean') return [`ne: ${first}`, 'isNull: true'];
  if (scalar === 'id' || scalar === 'code') return equal;
  if (scalar !== 'text') return [...equal, `lt: ${second}`, `gte: ${first}`];
  return [...equal, `gt: ${second}`, `contains: ${part(first)}`, `startsWith: ${part(second!)}`];
}

/** The first characters of a literal text. */
const part = (literal: string) => JSON.stringify([...(JSON.parse(literal) as string)].slice(0, 2).join(''));

function filters(entity: EntityModel, literals: Literals): string[] {
  const own = entity.hierarchy ? ['within: "150302"'] : [];
  return [...own, ...conditions(entity, literals)].map(
    (one) => `${entity.plural}(filter: { ${one} }, first: 5) { totalCount nodes { id } }`,
  );
}

const ordersOf = (type: TypeModel, through = true): string[] =>
  [...type.fields.values()].flatMap((field, index): string[] => {
    const within = (all: string[]) => all.map((one) => `${field.name}: { ${one} }`);
    if (field.kind === 'scalar') return field.cipher ? [] : [`${field.name}: DESC`];
    if (field.kind === 'part') return within(ordersOf(field.target, through));
    return field.kind === 'one' && through ? within(some(ordersOf(field.target, false), 2, index)) : [];
  });

const orders = (entity: EntityModel): Position[] =>
  together(
    ordersOf(entity).map(
      (order) =>
        `${entity.plural}(orderBy: [{ ${order} }], first: 4, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }`,
    ),
  ).map((position) => ({ ...position, paged: true }));

const groups = (entity: EntityModel): string[] =>
  groupKeys(entity).map((key) => {
    const shown = keyTarget(key) ? `${key.name} { id }` : key.name;
    return `${entity.plural} { groups(by: [${key.code}]) { count key { ${shown} } } }`;
  });

const explanations = (entity: EntityModel): string[] =>
  placesOf(entity).map(
    ({ field }) =>
      `explainAccess(path: "${entity.name}.${field.path}") { treatment reason { en } datasets grants needed purposeWouldHelp }`,
  );

function measures(entity: EntityModel): string[] {
  const functions = Object.entries(aggregateFields(entity)) as [AggregateFunction, FieldModel[]][];
  const all = functions.flatMap(([fn, fields]) => fields.map(({ name }) => `${fn} { ${name} }`));
  const asked = [...all, ...Object.keys(entity.ratios)].map((one) => `${entity.plural} { aggregates { ${one} } }`);
  const sums = aggregateFields(entity).sum.map(({ name }) => name);
  const keys = groupKeys(entity).slice(0, 1);
  const ordered = keys.flatMap(({ code }) =>
    sums.map(
      (name) => `${entity.plural} { groups(by: [${code}], orderBy: [{ sum: { ${name}: DESC } }]) { sum { ${name} } } }`,
    ),
  );
  return [`${entity.plural} { totalCount aggregates { count } }`, ...asked, ...ordered];
}

async function roots(entity: EntityModel, literals: Literals, read: Read): Promise<string[]> {
  const ids = await read(`select id::text as v from "${entity.table}" order by hashtext(id::text) limit 6`);
  const nodes = ids.map((id) => `node(id: "${entity.name}:${id}") { id ... on ${entity.name} { ${own(entity)} } }`);
  if (singular(entity) === entity.plural) return nodes;
  const keys = uniqueFields(entity).flatMap((field) =>
    (literals.get(field) ?? []).map((value) => `${singular(entity)}(${field.name}: ${value}) { id }`),
  );
  return [...nodes, ...keys];
}

async function searches(model: Model, entity: EntityModel, read: Read): Promise<string[]> {
  const [kind] = [...searchKinds({ model })].find(([, name]) => name === entity.name) ?? [];
  const found: string[] = [];
  for (const { column, kind: list } of searchedFields(entity)) {
    const texts = await read(`select ${list === 'list' ? `"${column}"[1]` : `"${column}"`} as v from "${entity.table}"
      order by hashtext(id::text) limit 4`);
    for (const text of texts.filter(Boolean))
      for (const typed of [text, [...text].slice(0, 3).join('')]) {
        if ([...typed].length < 2) continue;
        const asked = `search(text: ${JSON.stringify(typed)}, first: 5`;
        found.push(`${asked}, kinds: [${kind}]) { ... on Node { id } }`, `${asked}) { __typename ... on Node { id } }`);
      }
  }
  return found;
}
