// How far the grants of a caller cover rows and fields: the least of all that they rest on.
import type { EntitySource, Input, Provenance } from '../datasets/provenance.ts';
import { Extent, type Scope } from './coverage.ts';
import type { Reach } from './policy.ts';

/** How far one scope covers everything in the graph. */
export class Extents {
  private readonly extents = new Map<string, Extent>();
  private readonly reached = new Map<string, Reach>();
  /** The fields on the way to the one that is being asked for, and whether it led back to one of them. */
  private readonly asked = new Set<string>();
  private turned = false;

  constructor(
    private readonly provenance: Provenance,
    private readonly scope: Scope,
  ) {}

  /** How the rows of an entity are reached. */
  reach(name: string): Reach {
    const known = this.reached.get(name);
    if (known) return known;
    const reach = this.reachOf(this.entity(name), name);
    this.reached.set(name, reach);
    return reach;
  }

  private reachOf(entity: EntitySource, name: string): Reach {
    const { rowsFrom, fedBy, sealed } = entity;
    if (rowsFrom && typeof rowsFrom === 'object' && 'inputs' in rowsFrom) {
      const extent = this.extentOfInputs(entity, rowsFrom.inputs);
      if (extent >= Extent.hidden || this.scope.mostDeclassified(name) > Extent.none) return 'rows';
      return extent === Extent.totals ? 'totals' : 'none';
    }
    if (rowsFrom) return 'rows';
    if (fedBy.some((dataset) => this.shows(dataset, sealed))) return 'rows';
    return fedBy.some((dataset) => this.scope.of(dataset)) ? 'totals' : 'none';
  }

  /** Whether rows of a dataset are shown one by one; sealed ones only to the designated, for a stated purpose. */
  shows(dataset: string, sealed: boolean): boolean {
    const coverage = this.scope.of(dataset);
    if (!coverage?.rows) return false;
    return !sealed || (this.scope.designated && coverage.extent([]) === Extent.open);
  }

  /** The datasets that give an entity the rows that the caller reaches. */
  feeds({ fedBy, sealed }: EntitySource, reach: Reach): string[] {
    return fedBy.filter((dataset) =>
      reach === 'rows' ? this.shows(dataset, sealed) : this.scope.of(dataset) !== undefined,
    );
  }

  /** How far a field is covered: the least of all that it rests on. */
  of(name: string, path: string): Extent {
    const key = `${name}.${path}`;
    const known = this.extents.get(key);
    if (known !== undefined) return known;
    // What leads back to itself adds nothing; what was found on the way there holds for where it began alone.
    if (this.asked.has(key)) {
      this.turned = true;
      return Extent.open;
    }
    this.asked.add(key);
    const extent = this.extentNow(name, path);
    this.asked.delete(key);
    if (this.asked.size === 0) this.turned = false;
    if (!this.turned) this.extents.set(key, extent);
    return extent;
  }

  private extentNow(name: string, path: string): Extent {
    const declassified = this.scope.declassifies(name, path);
    if (declassified > Extent.none) return declassified;
    const entity = this.entity(name);
    const { rowsFrom } = entity;
    const { written, from, parts, target } = entity.fields.get(path)!;
    if (path === 'id') return this.reach(name) === 'rows' ? Extent.open : Extent.none;
    if (parts.length > 0) return Math.min(...parts.map((part) => this.of(name, part)));
    // It may come from a row of another division; those that a relation leads to keep to their divisions themselves.
    const derived = this.extentOfAll(from, (owner) => owner !== name && owner !== target);
    if (rowsFrom === 'register') return Math.min(derived, this.extentOfWritten(entity, name, written));
    if (rowsFrom === 'mentions') return written.length + from.length > 0 ? derived : this.extentOfMentions(name);
    if (rowsFrom && 'inputs' in rowsFrom) return Math.min(derived, this.extentOfInputs(entity, rowsFrom.inputs));
    if (rowsFrom) return derived;
    return Math.min(derived, this.extentOfWritten(entity, name, written));
  }

  /**
   * Of several datasets that write a field those that deliver the rows shown, unless another could have written it there;
   * a relation that another entity's dataset writes needs that one.
   */
  private extentOfWritten(entity: EntitySource, name: string, written: readonly Input[]): Extent {
    if (written.length === 0) return Extent.open;
    const feeds = this.feeds(entity, this.reach(name));
    const own = written.filter(({ dataset }) => entity.fedBy.includes(dataset));
    const foreign = written.filter(({ dataset }) => !entity.fedBy.includes(dataset));
    const areas = (dataset: string) => String(this.scope.of(dataset)?.divisions ?? '');
    const unseen = (dataset: string, feed: string) =>
      feed !== dataset &&
      !this.provenance.apart(feed, dataset) &&
      (!feeds.includes(dataset) || areas(feed) !== areas(dataset));
    const blind = own.some(({ dataset }) => feeds.some((feed) => unseen(dataset, feed)));
    const seen = own.filter(({ dataset }) => feeds.includes(dataset));
    if (blind || (own.length > 0 && seen.length === 0)) return Extent.none;
    return Math.min(
      ...seen.map(({ dataset, fields }) => this.scope.of(dataset)!.extent(fields)),
      ...foreign.map(({ dataset, fields }) => this.scope.everywhere(dataset)?.extent(fields) ?? Extent.none),
    );
  }

  private extentOfMentions(name: string): Extent {
    const extents = this.provenance.mentions
      .filter(({ target }) => target === name)
      .map(({ dataset, entity }) =>
        this.shows(dataset, this.entity(entity).sealed) ? this.scope.of(dataset)!.extent(null) : Extent.none,
      );
    return Math.min(...extents);
  }

  private entity(name: string): EntitySource {
    return this.provenance.entities.get(name)!;
  }

  /** Of rows that come by way of the same row as the derived ones those of one division are enough; of others all count. */
  private extentOfInputs({ area }: EntitySource, inputs: readonly string[]): Extent {
    const [way] = area ?? [];
    const isBeside = (input: string) => {
      const { table, area: other } = this.entity(input);
      return way !== undefined && (table === way.table || other?.[0]?.table === way.table);
    };
    return this.extentOfAll(inputs, (input) => !isBeside(input));
  }

  /**
   * The least extent of what is named: `Entity.path`, or `Entity` for its rows.
   * @param everywhere entities of which rows of any division may be behind it
   */
  private extentOfAll(names: readonly string[], everywhere: (owner: string) => boolean = () => false): Extent {
    const extents = names.map((name) => {
      const [owner, ...path] = name.split('.') as [string, ...string[]];
      if (everywhere(owner) && this.isNarrowed(owner)) return Extent.none;
      if (path.length > 0) return this.of(owner, path.join('.'));
      const { fedBy, sealed, rowsFrom } = this.entity(owner);
      if (rowsFrom && typeof rowsFrom === 'object' && 'inputs' in rowsFrom) return this.extentOfAll(rowsFrom.inputs);
      return Math.min(...fedBy.map((dataset) => this.extentOfRows(dataset, sealed)));
    });
    return Math.min(Extent.open, ...extents);
  }

  private isNarrowed(name: string): boolean {
    return this.entity(name).fedBy.some((dataset) => this.scope.of(dataset)?.divisions);
  }

  private extentOfRows(dataset: string, sealed: boolean): Extent {
    const coverage = this.scope.of(dataset);
    if (!coverage) return Extent.none;
    return this.shows(dataset, sealed) ? coverage.extent(null) : Extent.totals;
  }
}
