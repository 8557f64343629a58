// Small numbers of sensitive rows are shown for the whole city only: "two reports" from one street name a child (domain
// section 5.3). Whoever narrows such rows to an area, by filter, group or parent, gets null where there are only a few, and
// neither order nor filter tells more. Who may see the rows themselves is the access policy's business.
import { sql } from 'kysely';
import type { GroupKey } from '../derive/groups.ts';
import { type EntityModel, type FieldModel, type Hierarchy, isKind, type TypeModel } from '../model.ts';
import type { Build, Sql } from './build.ts';
import { mapValue, type Slot } from './slot.ts';

type Input = Record<string, unknown>;
const ALWAYS = sql`true`;

/** The condition on a set of rows under which its aggregates are not shown; undefined where they always are. */
export const withheld = (build: Build, narrow: readonly Sql[]): Sql | undefined =>
  narrow.length > 0 ? sql`count(*) < ${build.smallCount} and (${sql.join(narrow, sql` or `)})` : undefined;

/** Conditions of which any means that the rows are those of a small area; none where they surely are not. */
export function narrowing(
  build: Build,
  entity: EntityModel,
  filter: Input | null | undefined,
  keys: readonly GroupKey[] = [],
  parent?: EntityModel,
): Sql[] {
  // Whoever is shown totals alone is to learn of no single row from them.
  if (!entity.smallCounts && build.policy.reach(entity.name) === 'rows') return [];
  const byParent = parent?.place ? [ALWAYS] : [];
  const byKey = keys.some(isArea) ? [ALWAYS] : [];
  return [...byParent, ...byKey, ...byFilter(entity, filter ?? {})];
}

function isArea({ path, level }: GroupKey): boolean {
  const last = path.at(-1)!;
  return last.kind === 'one' ? last.target.place && level?.small !== false : tellsPlace(last);
}

/** A text may name a place, and does: an address, a name, the number of a document. */
const tellsPlace = (field: FieldModel) =>
  (field.kind === 'scalar' && field.scalar === 'text') || (field.kind === 'list' && !field.codes);

/** Of a place only its kind is no matter of where: anything else picks places out, unless they lie in a whole city. */
function byFilter(type: TypeModel & Partial<EntityModel>, filter: Input): Sql[] {
  return Object.entries(filter).flatMap(([name, value]): Sql[] => {
    if (value === null || value === undefined) return [];
    const field = type.fields.get(name);
    if (name === 'within') return [isSmall(type.hierarchy!, value as string | Slot<string>)];
    if (!field)
      return typeof value === 'object' ? [value].flat().flatMap((inner) => byFilter(type, inner as Input)) : [];
    switch (field.kind) {
      case 'part':
        return byFilter(field.target, value as Input);
      case 'one':
        return type.place && !field.target.place ? [ALWAYS] : byFilter(field.target, value as Input);
      case 'many':
        if (type.place) return [ALWAYS];
        return Object.values(value as Input).flatMap((inner) => byFilter(field.target, inner as Input));
      default:
        return tellsPlace(field) || (type.place && !isKind(field)) ? [ALWAYS] : [];
    }
  });
}

const isSmall = ({ small }: Hierarchy, code: string | Slot<string>): Sql =>
  sql`cast(${sql.val(mapValue(code, small))} as boolean)`;

/** A measure of the rows that a row has, for a filter by it: null where the caller is not shown it either. */
export const measured = (build: Build, parent: EntityModel, target: EntityModel, measure: Sql): Sql =>
  target.smallCounts && parent.place ? sql`case when count(*) >= ${build.smallCount} then ${measure} end` : measure;
