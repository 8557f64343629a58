// How far the grants of a caller cover each dataset.
import type { Grant, GrantTreatment } from './grant.ts';

/** How far something is covered; of several the least counts. */
export enum Extent {
  none = 0,
  /** Counts and sums alone. */
  totals = 1,
  /** Rows, with sensitive fields null. */
  hidden = 2,
  /** Rows, with sensitive fields masked. */
  masked = 3,
  /** Rows, with sensitive fields in the clear. */
  open = 4,
}

/** How far a grant covers what it treats so. */
function extentAs({ purpose }: Grant, treatment: GrantTreatment, stated: string | null): Extent {
  switch (treatment) {
    case 'CLEAR':
      return purpose === stated ? Extent.open : Extent.masked;
    case 'MASKED':
      return Extent.masked;
    case 'HIDDEN':
      return Extent.hidden;
    case 'AGGREGATES':
      return Extent.totals;
  }
}

/** The grants of one dataset, added up. */
export class DatasetCoverage {
  /** Codes of the divisions whose rows are covered; null = all. */
  readonly divisions: readonly string[] | null;
  private readonly grants: readonly Grant[];

  /**
   * Grants for all divisions count alone where there are any that show rows: what a narrower one adds holds elsewhere for
   * nobody. Of narrower ones the least counts.
   * @param purpose code of the stated purpose; null = none
   */
  constructor(
    grants: readonly Grant[],
    private readonly purpose: string | null,
  ) {
    const showing = grants.filter(showsRows);
    const wide = showing.filter(({ division }) => division === null);
    const counted = grants.filter((grant) => !showsRows(grant) && grant.division === null);
    this.grants = wide.length > 0 ? wide : showing.length > 0 ? showing : counted;
    this.divisions =
      wide.length > 0 || showing.length === 0 ? null : [...new Set(showing.map(({ division }) => division!))].sort();
  }

  /** Whether there is anything at all. */
  get isEmpty(): boolean {
    return this.grants.length === 0;
  }

  /** Whether rows are shown one by one. */
  get rows(): boolean {
    return this.grants.some(showsRows);
  }

  /** How far these fields are covered; null = all fields that the dataset has. */
  extent(fields: readonly string[] | null): Extent {
    const extents = this.grants.map((grant) => this.extentBy(grant, fields));
    if (extents.length === 0) return Extent.none;
    return this.divisions ? Math.min(...extents) : Math.max(...extents);
  }

  private extentBy(grant: Grant, fields: readonly string[] | null): Extent {
    const extent = this.extentOfFields(grant, fields);
    // Where rows are not shown no field of theirs is, whatever is said of it.
    return showsRows(grant) ? extent : Math.min(extent, Extent.totals);
  }

  private extentOfFields(grant: Grant, fields: readonly string[] | null): Extent {
    if (grant.fields === null) return extentAs(grant, grant.treatment, this.purpose);
    if (fields === null) return Extent.none;
    if (fields.length === 0) return extentAs(grant, grant.treatment, this.purpose);
    return Math.min(
      ...fields.map((field) => {
        const treatment = grant.fields![field];
        return treatment ? extentAs(grant, treatment, this.purpose) : Extent.none;
      }),
    );
  }

  toJSON(): unknown {
    return [
      this.grants.map(({ fields, treatment, purpose }) => [fields, treatment, purpose === this.purpose]),
      this.divisions,
    ];
  }
}

const showsRows = ({ treatment }: Grant): boolean => treatment !== 'AGGREGATES';

/** All that the grants of a caller cover. */
export class Scope {
  private readonly covered: ReadonlyMap<string, DatasetCoverage>;
  private readonly declassified: ReadonlyMap<string, Extent>;

  /** @param designated whether the caller may see sealed rows where a grant allows it */
  constructor(
    grants: readonly Grant[],
    purpose: string | null,
    readonly designated: boolean,
  ) {
    const byDataset = Map.groupBy(grants, ({ dataset }) => dataset);
    this.covered = new Map(
      [...byDataset]
        .map(([dataset, all]): [string, DatasetCoverage] => [dataset, new DatasetCoverage(all, purpose)])
        .filter(([, coverage]) => !coverage.isEmpty),
    );
    const named = grants
      .filter((grant) => showsRows(grant) && grant.division === null)
      .flatMap((grant) =>
        grant.declassifies.map((name) => ({ name, extent: extentAs(grant, grant.treatment, purpose) })),
      );
    this.declassified = new Map(
      [...Map.groupBy(named, ({ name }) => name)].map(([name, all]) => [
        name,
        Math.max(...all.map(({ extent }) => extent)),
      ]),
    );
  }

  of(dataset: string): DatasetCoverage | undefined {
    return this.covered.get(dataset);
  }

  /** The coverage of a dataset of which no division is left out. */
  everywhere(dataset: string): DatasetCoverage | undefined {
    const coverage = this.covered.get(dataset);
    return coverage?.rows && coverage.divisions === null ? coverage : undefined;
  }

  /** How far a grant shows the field whatever it rests on. */
  declassifies(entity: string, path: string): Extent {
    return this.declassified.get(`${entity}.${path}`) ?? Extent.none;
  }

  /** The most that grants show of any field of the entity whatever it rests on. */
  mostDeclassified(entity: string): Extent {
    const extents = [...this.declassified].map(([name, extent]) =>
      name.startsWith(`${entity}.`) ? extent : Extent.none,
    );
    return Math.max(Extent.none, ...extents);
  }

  toJSON(): unknown {
    const byName = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);
    return [[...this.covered].sort(byName), [...this.declassified].sort(byName), this.designated];
  }
}
