// A summary keeps how many rows an entity has, and what they sum up to, for each combination of a few of its fields: totals
// of any number of rows then cost the same. db/summaries.ts keeps it true, sql/summary.ts asks it where it can.
import { once } from './derive/classes.ts';
import type { EntityModel, FieldModel, OneField, ScalarField } from './model.ts';

/** One of the fields that the rows are told apart by: the entity's own, or that of a to-one relation. */
export interface SummaryKey {
  relation?: OneField;
  field: ScalarField | OneField;
  column: string;
}

/** A field that is summed up: the columns of its sum and of how many rows have a value. */
export interface SummarySum {
  field: ScalarField;
  sum: string;
  count: string;
}

/** The table of a summary. */
export interface Summary {
  entity: EntityModel;
  table: string;
  keys: SummaryKey[];
  sums: SummarySum[];
}

/** The column that counts rows. */
export const ROWS = 'rows';

const fieldOf = (entity: EntityModel, name: string): FieldModel => {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`no field ${entity.name}.${name} to summarise by`);
  return field;
};

/** Two relations may lead to one table, but no two have one name. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The summary of an entity, null where it has none. */
export const summaryOf = once((entity: EntityModel): Summary | null => {
  if (!entity.summary) return null;
  const keys = entity.summary.by.map((path): SummaryKey => {
    const [first, second] = path.split('.') as [string, string | undefined];
    const own = fieldOf(entity, first) as OneField;
    if (second === undefined) return { field: own, column: own.column! };
    const field = fieldOf(own.target, second) as ScalarField;
    return { relation: own, field, column: `${snake(own.name)}_${field.column}` };
  });
  const sums = entity.summary.sums.map((name): SummarySum => {
    const field = fieldOf(entity, name) as ScalarField;
    return { field, sum: `${field.column}_sum`, count: `${field.column}_count` };
  });
  return { entity, table: `${entity.table}_summary`, keys, sums };
});
