// Which rows a caller reaches, as conditions of a statement: those that a granted dataset delivered, within the divisions
// granted.
import { type RawBuilder, sql } from 'kysely';
import type { EntitySource, Provenance, Step } from '../datasets/provenance.ts';
import type { Reader } from '../graph/model.ts';
import { type DatasetCoverage, Extent, type Scope } from './coverage.ts';
import type { Extents } from './extents.ts';

type Sql = RawBuilder<unknown>;

/** What a policy is made of. */
export interface Basis {
  readonly provenance: Provenance;
  /** The range of keys of a division and all below it. */
  within(code: string): { from: string; to: string };
}

const FALSE = sql`false`;
const anyOf = (conditions: Sql[]): Sql => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : FALSE);
const codes = (names: readonly string[]): Sql =>
  sql`(select d.id from dataset d where d.code in (${sql.join(names.map((name) => sql.lit(name)))}))`;
const at = (alias: string, column: string): Sql => sql.ref(`${alias}.${column}`);

/** The conditions on rows that follow from one scope. */
export class RowConditions {
  constructor(
    private readonly basis: Basis,
    private readonly scope: Scope,
    private readonly reader: Reader,
    private readonly extents: Extents,
  ) {}

  /** The condition on the rows of `alias` that the caller reaches; null where it reaches all. */
  of(name: string, alias: string): Sql | null {
    const entity = this.entity(name);
    const { rowsFrom } = entity;
    if (this.extents.reach(name) === 'none') return FALSE;
    if (rowsFrom === 'register') return null;
    if (rowsFrom === 'mentions') return this.mentioned(name, alias);
    if (rowsFrom === null) return this.delivered(entity, name, alias);
    if ('inputs' in rowsFrom) return this.derivedRows(entity, rowsFrom.inputs, alias);
    if ('dataset' in rowsFrom) return this.kept(name, rowsFrom.dataset, alias);
    if ('property' in rowsFrom) return this.ofProperties(entity, rowsFrom, alias);
    const readers = rowsFrom.readers(this.reader, (property) => at(alias, entity.column(property)));
    return readers === true ? null : readers;
  }

  private entity(name: string): EntitySource {
    return this.basis.provenance.entities.get(name)!;
  }

  /** Rows that a granted dataset delivered, in the divisions granted. */
  private delivered(entity: EntitySource, name: string, alias: string): Sql | null {
    const feeds = this.extents.feeds(entity, this.extents.reach(name));
    const all = feeds.length === entity.fedBy.length;
    const narrowed = feeds.map((dataset) => this.scope.of(dataset)!.divisions);
    if (all && narrowed.every((divisions) => divisions === null)) return null;
    const alternatives = feeds.map((dataset, index) => {
      const current = sql`exists (select from source_record sr where sr.entity_kind = ${sql.lit(name)}
        and sr.entity_id = ${at(alias, 'id')} and sr.current and sr.dataset_id in ${codes([dataset])})`;
      const conditions = [
        ...(entity.fedBy.length > 1 ? [current] : []),
        ...(narrowed[index] ? [this.inAreas(entity, narrowed[index], alias)!] : []),
      ];
      return conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`;
    });
    return anyOf(alternatives);
  }

  /** Derived rows are narrowed as their inputs are; where those are narrowed differently, no row is known to be covered. */
  private derivedRows(entity: EntitySource, inputs: readonly string[], alias: string): Sql | null {
    const datasets = inputs.flatMap((input) => this.entity(input).fedBy);
    const narrowed = datasets.flatMap((dataset) => {
      const divisions = this.scope.of(dataset)?.divisions;
      return divisions ? [divisions] : [];
    });
    if (new Set(narrowed.map(String)).size > 1) return FALSE;
    return this.inAreas(entity, narrowed[0] ?? null, alias);
  }

  /** A condition on the division of a row; a row without one is nowhere. */
  private inAreas({ area }: EntitySource, divisions: readonly string[] | null, alias: string): Sql | null {
    if (!divisions) return null;
    if (!area) return FALSE;
    const ranges = divisions.map((code) => this.basis.within(code));
    const inside = (key: Sql) =>
      anyOf(ranges.map(({ from, to }) => sql`${key} between ${sql.lit(Number(from))} and ${sql.lit(Number(to))}`));
    const walk = ([step, ...rest]: readonly Step[], from: string): Sql => {
      if (rest.length === 0) return inside(at(from, step!.column));
      const next = `${from}_${step!.table}`.slice(-60);
      return sql`exists (select from ${sql.table(step!.table)} as ${sql.ref(next)}
        where ${at(next, step!.key)} = ${at(from, step!.column)} and ${walk(rest, next)})`;
    };
    return walk(area, alias);
  }

  /** Datasets of which nothing is kept from the caller: whose rows as delivered may be shown. */
  private wholly(): string[] {
    const { datasets, entities } = this.basis.provenance;
    return [...datasets].flatMap(([code, { entity }]) =>
      this.extents.shows(code, entities.get(entity)!.sealed) && this.isWhole(this.scope.of(code)!) ? [code] : [],
    );
  }

  private isWhole = (coverage: DatasetCoverage): boolean =>
    coverage.divisions === null && coverage.extent(null) >= Extent.masked;

  private kept(name: string, path: string, alias: string): Sql | null {
    const seen = this.wholly();
    const unseen = [...this.basis.provenance.datasets.keys()].filter((code) => !seen.includes(code));
    if (unseen.length === 0) return null;
    if (seen.length === 0) return FALSE;
    const within = (key: Sql) =>
      unseen.length < seen.length ? sql`${key} not in ${codes(unseen)}` : sql`${key} in ${codes(seen)}`;
    const [first, ...rest] = path.split('.') as [string, ...string[]];
    const walk = (owner: string, property: string, further: string[], from: string): Sql => {
      const entity = this.entity(owner);
      const key = at(from, entity.column(property));
      if (further.length === 0) return within(key);
      const target = entity.fields.get(property)!.target!;
      const next = `${from}_${property}`;
      return sql`exists (select from ${sql.table(this.entity(target).table)} as ${sql.ref(next)}
        where ${at(next, 'id')} = ${key} and ${walk(target, further[0]!, further.slice(1), next)})`;
    };
    return walk(name, first, rest, alias);
  }

  /** What is said of properties that show, by datasets that do. */
  private ofProperties(entity: EntitySource, from: { entity: string; property: string }, alias: string): Sql | null {
    const seen = new Set(this.wholly());
    const shown = [...this.basis.provenance.contested].filter(([key, datasets]) => {
      const [owner, ...path] = key.split('.') as [string, ...string[]];
      const visible = this.of(owner, 'x') === null && this.extents.of(owner, path.join('.')) >= Extent.masked;
      return visible && datasets.every((dataset) => seen.has(dataset));
    });
    if (shown.length === this.basis.provenance.contested.size) return null;
    if (shown.length === 0) return FALSE;
    const pairs = shown.map(([key]) => {
      const [owner, ...path] = key.split('.') as [string, ...string[]];
      return sql`(${sql.lit(owner)}, ${sql.lit(path.join('.'))})`;
    });
    return sql`(${at(alias, entity.column(from.entity))}, ${at(alias, entity.column(from.property))}) in (${sql.join(pairs)})`;
  }

  /** Things that a visible row mentions, at least as clearly as what was declassified of them is shown. */
  private mentioned(name: string, alias: string): Sql | null {
    const { mentions } = this.basis.provenance;
    const least = Math.max(Extent.hidden, this.scope.mostDeclassified(name));
    const of = mentions.filter(({ target }) => target === name);
    const seen = of.filter(
      ({ dataset, entity, fields }) =>
        this.extents.shows(dataset, this.entity(entity).sealed) && this.scope.of(dataset)!.extent(fields) >= least,
    );
    const open = seen.every(({ entity }) => this.of(entity, 'x') === null);
    if (seen.length === of.length && open) return null;
    return anyOf(
      seen.map(({ entity, table, column }, index) => {
        const next = `${alias}_m${index}`;
        const own = this.of(entity, next);
        return sql`exists (select from ${sql.table(table)} as ${sql.ref(next)}
          where ${at(next, column)} = ${at(alias, 'id')}${own ? sql` and ${own}` : sql``})`;
      }),
    );
  }
}
