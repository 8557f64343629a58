// What a computed field really reads, told from its SQL: columns of its row, and tables beside it.
import { sql } from 'kysely';
import type { ComputedField, EntityModel, FieldModel, Model, TypeModel } from '../../src/graph/model.ts';
import { statement } from '../../src/graph/plan.ts';
import type { Sql } from '../../src/graph/sql/build.ts';

/** The text of a piece of SQL. */
export const sqlText = (part: Sql): string => statement(part).text;

/** A field of an entity, of its parts too, with the type that declares it. */
export interface Place {
  entity: EntityModel;
  type: TypeModel;
  field: FieldModel;
}

/** All fields of an entity and its parts; those of JSON values are not among them. */
export const placesOf = (entity: EntityModel, type: TypeModel = entity): Place[] =>
  [...type.fields.values()].flatMap((field) => [
    { entity, type, field },
    ...(field.kind === 'part' ? placesOf(entity, field.target) : []),
  ]);

/** Properties of the own row and tables that a computed field reads. */
export function inputsOf(model: Model, type: TypeModel, field: ComputedField) {
  const fields = new Set<FieldModel>();
  const text = sqlText(
    field.sql({
      col(property) {
        const read = type.fields.get(property)!;
        fields.add(read);
        return sql.ref(`t.${(read as { column: string }).column}`);
      },
      arg: (_, otherwise) => otherwise,
      hubDate: sql`current_date`,
    }),
  );
  const named = new Set([...text.matchAll(/\b(?:from|join)\s+"?(\w+)"?/g)].map(([, table]) => table));
  const entities = [...model.entities.values()].filter(({ table }) => named.has(table));
  return { fields: [...fields], entities };
}
