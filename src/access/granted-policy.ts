// The policy that follows from grants: a field shows where the datasets that it rests on are granted (extents.ts), a row
// where a granted dataset delivered it (row-conditions.ts). What nobody granted does not exist for the caller.
import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import { datasetsBehind, type EntitySource } from '../datasets/provenance.ts';
import type { Reader } from '../graph/model.ts';
import { Extent, type Scope } from './coverage.ts';
import { Extents } from './extents.ts';
import type { Grant } from './grant.ts';
import type { FieldAccess, Policy, PolicyField, Reach, Treatment } from './policy.ts';
import { type Basis, RowConditions } from './row-conditions.ts';

/** The policy of all callers with one scope. */
export class GrantedPolicy implements Policy {
  readonly key: string;
  private readonly extents: Extents;
  private readonly conditions: RowConditions;
  private readonly treated = new Map<string, Treatment>();
  /** Of the plans made under it. */
  private readonly granted = new WeakMap<object, string[]>();

  constructor(
    private readonly basis: Basis,
    private readonly scope: Scope,
    reader: Reader,
    private readonly held: readonly Grant[],
    /** The policies that the caller would have for a stated purpose; none where one is stated. */
    private readonly forPurposes: () => readonly Policy[],
  ) {
    this.extents = new Extents(basis.provenance, scope);
    this.conditions = new RowConditions(basis, scope, reader, this.extents);
    this.key = createHash('sha1')
      .update(JSON.stringify([scope.toJSON(), reader, held.map(({ code }) => code).sort()]))
      .digest('base64url')
      .slice(0, 16);
  }

  grantsOn(touched: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
    const known = this.granted.get(touched);
    if (known) return known;
    const { provenance } = this.basis;
    const behind = new Set(
      [...touched].flatMap(([name, paths]) => [...paths].flatMap((path) => datasetsBehind(provenance, name, path))),
    );
    const codes = this.held.filter(({ dataset }) => behind.has(dataset)).map(({ code }) => code);
    this.granted.set(touched, codes.sort());
    return codes;
  }

  get until(): number | null {
    const ends = this.held.flatMap(({ until }) => until ?? []);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  explain(name: string, field: PolicyField): FieldAccess {
    const datasets = datasetsBehind(this.basis.provenance, name, field.path);
    const grants = this.held.filter(({ dataset }) => datasets.includes(dataset)).map(({ code }) => code);
    const isClear = (policy: Policy) => policy.reach(name) === 'rows' && policy.treatment(name, field) === 'clear';
    return {
      datasets,
      grants: grants.sort(),
      purposeWouldHelp: !isClear(this) && this.forPurposes().some(isClear),
    };
  }

  reach(name: string): Reach {
    return this.extents.reach(name);
  }

  treatment(name: string, field: PolicyField): Treatment {
    const key = `${name}.${field.path}`;
    const known = this.treated.get(key);
    if (known) return known;
    const treatment = this.treat(name, field);
    this.treated.set(key, treatment);
    return treatment;
  }

  rows(name: string, alias: string): RawBuilder<unknown> | null {
    return this.conditions.of(name, alias);
  }

  needed(name: string, field: PolicyField, where: 'rows' | 'totals'): string {
    const behind = datasetsBehind(this.basis.provenance, name, field.path);
    const notShown = behind.filter((dataset) => !this.scope.of(dataset)?.rows);
    const inPart = behind.filter((dataset) => this.scope.of(dataset)?.extent(null) === Extent.none);
    const lacking = notShown.length > 0 ? notShown : inPart;
    const { sealed, fields } = this.entity(name);
    // Where no row is shown, totals alone are the least that would do: they need no role.
    if (where === 'totals' && this.reach(name) === 'none' && fields.get(field.path)?.isKey)
      return lacking.map((dataset) => `grant ${dataset} (AGGREGATES)`).join(', ');
    const role = sealed || field.level === 4 ? ['role designated'] : [];
    const narrowed =
      lacking.length === 0 && this.treatment(name, field) === 'hidden'
        ? behind.filter((dataset) => this.scope.of(dataset)?.divisions)
        : [];
    const grants = [
      ...lacking.map((dataset) => `grant ${dataset}`),
      ...narrowed.map((dataset) => `grant ${dataset} (all divisions)`),
    ];
    const stated = field.level >= 3 && grants.length === 0 ? ['X-Purpose'] : [];
    return [...grants, ...role, ...stated].join(', ') || 'grant CLEAR';
  }

  private entity(name: string): EntitySource {
    return this.basis.provenance.entities.get(name)!;
  }

  private treat(name: string, field: PolicyField): Treatment {
    const reach = this.reach(name);
    const source = this.entity(name).fields.get(field.path);
    // A member of a value: its field has been asked for.
    if (!source) return field.level <= 2 ? 'clear' : field.level === 3 ? 'masked' : 'hidden';
    if (reach === 'none') return 'hidden';
    if (source.parts.length > 0)
      return source.parts.some((path) => this.treatment(name, this.member(name, path)) !== 'hidden')
        ? 'clear'
        : 'hidden';
    if (source.target && this.reach(source.target) !== 'rows') return 'hidden';
    const extent = this.extents.of(name, field.path);
    if (reach === 'totals') return source.isKey && extent >= Extent.totals ? 'clear' : 'hidden';
    if (field.level === 4) return this.scope.designated && extent === Extent.open ? 'clear' : 'hidden';
    if (field.level === 3) return extent === Extent.open ? 'clear' : extent === Extent.masked ? 'masked' : 'hidden';
    return extent >= Extent.hidden ? 'clear' : 'hidden';
  }

  private member(name: string, path: string): PolicyField {
    return { name: path.split('.').at(-1)!, path, level: this.entity(name).fields.get(path)!.level };
  }
}
