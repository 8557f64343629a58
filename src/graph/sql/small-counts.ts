// Small numbers of sensitive rows are shown for the whole city only: "two reports" from one street name a child (domain
// section 5.3). Whoever narrows such rows to an area, by filter, group or parent, gets null where there are only a few.
import { sql } from 'kysely';
import type { GroupKey } from '../derive/groups.ts';
import type { EntityModel, TypeModel } from '../model.ts';
import type { Build, Sql } from './build.ts';
import { mapValue, type Slot } from './slot.ts';

type Input = Record<string, unknown>;
const ALWAYS = sql`true`;

/** The condition on a set of rows under which its aggregates are not shown; undefined where they always are. */
export const withheld = (build: Build, narrow: readonly Sql[]): Sql | undefined =>
  narrow.length > 0 ? sql`count(*) < ${build.smallCount} and (${sql.join(narrow, sql` or `)})` : undefined;

/** Conditions of which any means that the rows are those of a small area; none where they surely are not. */
export function narrowing(
  entity: EntityModel,
  filter: Input | null | undefined,
  keys: readonly GroupKey[] = [],
  parent?: EntityModel,
): Sql[] {
  if (!entity.smallCounts) return [];
  const byParent = parent?.place ? [ALWAYS] : [];
  const byKey = keys.some(isArea) ? [ALWAYS] : [];
  return [...byParent, ...byKey, ...byFilter(entity, filter ?? {})];
}

function isArea({ path, level }: GroupKey): boolean {
  const last = path.at(-1)!;
  return last.kind === 'one' && last.target.place && level?.small !== false;
}

function byFilter(type: TypeModel, filter: Input): Sql[] {
  return Object.entries(filter).flatMap(([name, value]): Sql[] => {
    const field = type.fields.get(name);
    if (value === null || value === undefined) return [];
    if (!field)
      return typeof value === 'object' ? [value].flat().flatMap((inner) => byFilter(type, inner as Input)) : [];
    if (field.kind === 'part') return byFilter(field.target, value as Input);
    if (field.kind === 'many')
      return Object.values(value as Input).flatMap((inner) => byFilter(field.target, inner as Input));
    if (field.kind !== 'one') return [];
    return field.target.place ? [areaOf(field.target, value as Input)] : byFilter(field.target, value as Input);
  });
}

/** A condition on a place narrows to it, unless it takes in a city whole. */
function areaOf({ hierarchy }: EntityModel, { within, ...rest }: Input): Sql {
  if (!hierarchy || within == null || Object.keys(rest).length > 0) return ALWAYS;
  return sql`cast(${sql.val(mapValue(within as string | Slot<string>, hierarchy.small))} as boolean)`;
}
