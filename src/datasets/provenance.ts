// What every field of the graph rests on: the columns of deliveries that write it, and what it is derived from. Access
// control grants datasets and their fields; this says which fields of the graph those are (domain section 5.1).
import { sql } from 'kysely';
import type { EntityModel, FieldModel, Level, Model, OneField, RowsFrom, TypeModel } from '../graph/model.ts';
import { areDisjoint, contestedProperties } from './authority.ts';
import { type Contract, linkFields } from './contract.ts';

/** Columns of a dataset; none where a row of the dataset says it by being there. */
export interface Input {
  readonly dataset: string;
  readonly fields: readonly string[];
}

/** What a field rests on: any of the datasets that write it, and all of what it is derived from. */
interface FieldSource {
  readonly level: Level;
  readonly written: readonly Input[];
  /** `Entity.path`, or `Entity` for its rows. */
  readonly from: readonly string[];
  /** Whether totals may be split by it and narrowed to it where rows are not shown: a kind, a state, a day, an agency. */
  readonly isKey: boolean;
  /** The entity that a relation leads to. */
  readonly target: string | null;
  /** Paths of the fields that lie in it, where it is a part. */
  readonly parts: readonly string[];
}

/** One step of the way from a row to its division. */
export interface Step {
  readonly table: string;
  /** Column of the row at hand, and column of the next that equals it. */
  readonly column: string;
  readonly key: string;
}

/** What an entity's rows rest on. */
export interface EntitySource {
  readonly table: string;
  readonly sealed: boolean;
  readonly rowsFrom: RowsFrom | null;
  /** Codes of the datasets whose rows become its rows. */
  readonly fedBy: readonly string[];
  readonly fields: ReadonlyMap<string, FieldSource>;
  /** The way to its division; null = it has none. The last step leads to the division itself. */
  readonly area: readonly Step[] | null;
  /** SQL of a column of the row `alias` by property. */
  column(property: string): string;
}

/** Rows that link to a thing of which nothing else is delivered. */
interface Mentioning extends Input {
  readonly entity: string;
  readonly table: string;
  readonly column: string;
  /** What they mention. */
  readonly target: string;
}

/** A dataset as access control sees it. */
interface DatasetFacts {
  readonly entity: string;
  readonly agency: string;
  readonly attribute: Contract['sharing']['attribute'];
  readonly legalBasis: string;
  readonly fields: readonly string[];
}

/** Where everything in the graph comes from. */
export interface Provenance {
  readonly datasets: ReadonlyMap<string, DatasetFacts>;
  readonly entities: ReadonlyMap<string, EntitySource>;
  readonly mentions: readonly Mentioning[];
  /** `Entity.path` on which datasets can disagree -> all that say something of it. */
  readonly contested: ReadonlyMap<string, readonly string[]>;
  /** Whether two datasets never speak of the same row. */
  apart(one: string, other: string): boolean;
}

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : ([one].flat() as T[]));

/** What the contracts write: `Entity.path` -> inputs. */
function writtenBy(contracts: readonly Contract[]): Map<string, Input[]> {
  const written = new Map<string, Input[]>();
  const add = (entity: string, path: string, input: Input) =>
    written.set(`${entity}.${path}`, [...(written.get(`${entity}.${path}`) ?? []), input]);
  for (const { code, entity, fields, constants, links } of contracts) {
    for (const [field, { property }] of Object.entries(fields))
      for (const path of listOf<string>(property)) add(entity, path, { dataset: code, fields: [field] });
    for (const path of Object.keys(constants)) add(entity, path, { dataset: code, fields: [] });
    for (const [path, link] of Object.entries(links)) add(entity, path, { dataset: code, fields: linkFields(link) });
  }
  return written;
}

/** The properties on which datasets can disagree: `Entity.path` -> all that write or state it. */
function contestedBy(contracts: readonly Contract[], written: ReadonlyMap<string, readonly Input[]>) {
  const contested = new Map(
    [...contestedProperties(contracts).keys()].map((key) => [
      key,
      (written.get(key) ?? []).map(({ dataset }) => dataset),
    ]),
  );
  for (const { code, fields, links } of contracts)
    for (const { states } of [...Object.values(fields), ...Object.values(links)]) {
      const link = states && Object.keys(links).find((name) => states.startsWith(`${name}.`));
      if (link) contested.get(`${links[link]!.to}.${states.slice(link.length + 1)}`)!.push(code);
    }
  return contested;
}

/** The properties that the SQL of a computed field reads. */
function readBy(field: FieldModel & { kind: 'computed' }): string[] {
  const read = new Set<string>();
  const col = (property: string) => {
    read.add(property);
    return sql`null`;
  };
  field.sql({ col, arg: (_, otherwise) => otherwise, hubDate: sql`null` });
  read.delete('id');
  return [...read];
}

/** The own relation of `entity` that fills a foreign key or a pivot table. */
function relationAt(
  entity: EntityModel,
  fits: (field: FieldModel) => boolean,
  type: TypeModel = entity,
): string | null {
  for (const field of type.fields.values()) {
    if (fits(field)) return field.path;
    const inner = field.kind === 'part' ? relationAt(entity, fits, field.target) : null;
    if (inner) return inner;
  }
  return null;
}

const KEYS = new Set(['code', 'boolean', 'day', 'int', 'money', 'float']);

function isKey(field: FieldModel): boolean {
  if (field.level > 2) return false;
  if (field.kind === 'scalar') return KEYS.has(field.scalar);
  return field.kind === 'one' && field.column !== undefined && field.target.rowsFrom === 'register';
}

/** What a field is derived from besides what is written: said by its decorator, read by its SQL, held by the other side. */
function derivedFrom(entity: EntityModel, field: FieldModel): string[] {
  const prefix = field.path.slice(0, -field.name.length);
  const said = (field.from ?? []).map((name) => (/^[A-Z]/.test(name) ? name : `${entity.name}.${name}`));
  switch (field.kind) {
    case 'computed':
      return [...said, ...readBy(field).map((name) => `${entity.name}.${prefix}${name}`)];
    case 'one': {
      if (field.column) return said;
      const held = relationAt(field.target, (f) => f.kind === 'one' && f.column === field.targetColumn);
      return held ? [...said, `${field.target.name}.${held}`] : said;
    }
    case 'many': {
      const held = relationAt(field.target, (f) =>
        field.pivot
          ? f.kind === 'many' && f.pivot?.table === field.pivot.table
          : f.kind === 'one' && f.column === field.targetColumn,
      );
      const narrowed = field.where.flatMap(({ column }) => {
        const path = relationAt(field.target, (f) => f.kind === 'scalar' && f.column === column);
        return path ? [`${field.target.name}.${path}`] : [];
      });
      return [...said, ...(held && !field.pivot ? [`${field.target.name}.${held}`] : []), ...narrowed];
    }
    default:
      return said;
  }
}

/** A pivot table is written from whichever side has the link. */
function pivotInputs(field: FieldModel, written: ReadonlyMap<string, Input[]>): Input[] {
  if (field.kind !== 'many' || !field.pivot) return [];
  const { table } = field.pivot;
  const held = relationAt(field.target, (f) => f.kind === 'many' && f.pivot?.table === table);
  return held ? (written.get(`${field.target.name}.${held}`) ?? []) : [];
}

function fieldSources(entity: EntityModel, written: ReadonlyMap<string, Input[]>) {
  const found = new Map<string, FieldSource>();
  const walk = (type: TypeModel) => {
    for (const field of type.fields.values()) {
      const parts = field.kind === 'part' ? [...field.target.fields.values()].map(({ path }) => path) : [];
      const own = written.get(`${entity.name}.${field.path}`) ?? pivotInputs(field, written);
      found.set(field.path, {
        level: field.level,
        written: own,
        from: derivedFrom(entity, field),
        isKey: isKey(field),
        target: field.kind === 'one' || field.kind === 'many' ? field.target.name : null,
        parts,
      });
      if (field.kind === 'part') walk(field.target);
    }
  };
  walk(entity);
  return found;
}

/** The shortest way over to-one relations to a division, at most three steps; its own relation before that of others. */
function areaOf(entity: EntityModel): Step[] | null {
  let ways: { at: EntityModel; steps: Step[] }[] = [{ at: entity, steps: [] }];
  for (let depth = 0; depth < 3; depth++) {
    const further = ways.flatMap(({ at, steps }) =>
      [...at.fields.values()]
        .filter((field): field is OneField => field.kind === 'one')
        .map((field) => ({
          at: field.target,
          steps: [
            ...steps,
            { table: field.target.table, column: field.column ?? 'id', key: field.targetColumn ?? 'id' },
          ],
        })),
    );
    const found = further.find(({ at }) => at.hierarchy);
    if (found) return found.steps;
    // A register says where an office sits, not where a row belongs.
    ways = further.filter(({ at }) => at.rowsFrom !== 'register');
  }
  return null;
}

function mentionsOf(model: Model, contracts: readonly Contract[]): Mentioning[] {
  const targets = [...model.entities.values()]
    .filter(({ rowsFrom }) => rowsFrom === 'mentions')
    .map(({ name }) => name);
  return contracts.flatMap(({ code, entity, links }) =>
    Object.entries(links)
      .filter(([, { to }]) => targets.includes(to))
      .map(([path, link]) => {
        const owner = model.entity(entity);
        const column = (fieldAtPath(owner, path) as OneField).column!;
        return { dataset: code, fields: linkFields(link), entity, table: owner.table, column, target: link.to };
      }),
  );
}

function fieldAtPath(type: TypeModel, path: string): FieldModel {
  const [head, ...rest] = path.split('.');
  const field = type.fields.get(head!)!;
  return rest.length > 0 ? fieldAtPath((field as { target: TypeModel }).target, rest.join('.')) : field;
}

/** Works out where everything in the graph comes from. */
export function provenanceOf(model: Model, contracts: readonly Contract[]): Provenance {
  const written = writtenBy(contracts);
  const byCode = new Map(contracts.map((contract) => [contract.code, contract]));
  const entities = [...model.entities.values()].map((entity): [string, EntitySource] => [
    entity.name,
    {
      table: entity.table,
      sealed: entity.sealed,
      rowsFrom: entity.rowsFrom ?? null,
      fedBy: contracts.filter((contract) => contract.entity === entity.name).map(({ code }) => code),
      fields: fieldSources(entity, written),
      area: areaOf(entity),
      column: (property) => (fieldAtPath(entity, property) as { column: string }).column,
    },
  ]);
  return {
    datasets: new Map(
      contracts.map(({ code, entity, agency, sharing, fields }) => [
        code,
        { entity, agency, ...sharing, fields: Object.keys(fields) },
      ]),
    ),
    entities: new Map(entities),
    mentions: mentionsOf(model, contracts),
    contested: contestedBy(contracts, written),
    apart: (one, other) => areDisjoint(byCode.get(one)!, byCode.get(other)!),
  };
}

/** Codes of all datasets that a field rests on. */
export function datasetsBehind({ entities, mentions }: Provenance, name: string, path: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const add = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const [owner, ...rest] = key.split('.') as [string, ...string[]];
    const { fedBy, rowsFrom, fields } = entities.get(owner)!;
    // The id tells that the row is there.
    const at = rest.join('.');
    const source = at === 'id' ? undefined : fields.get(at);
    for (const dataset of source ? source.written.map((input) => input.dataset) : fedBy) found.add(dataset);
    for (const from of source?.from ?? []) add(from);
    for (const part of source?.parts ?? []) add(`${owner}.${part}`);
    if (rowsFrom === 'mentions')
      for (const { dataset } of mentions.filter(({ target }) => target === owner)) found.add(dataset);
    if (rowsFrom && typeof rowsFrom === 'object' && 'inputs' in rowsFrom) rowsFrom.inputs.forEach(add);
  };
  add(`${name}.${path}`);
  return [...found].sort();
}

/** Fields of the graph of which nothing says where they come from: nobody could be granted them. */
export function withoutSource({ entities }: Provenance): string[] {
  return [...entities].flatMap(([name, { rowsFrom, fields }]) =>
    rowsFrom !== null
      ? []
      : [...fields]
          .filter(
            ([path, { written, from, parts, target }]) =>
              path !== 'id' && written.length + from.length + parts.length === 0 && !(target && path === 'sources'),
          )
          .map(([path]) => `${name}.${path}`),
  );
}
