// Which columns a caller can tell something of under a policy, whichever field or relation shows them.
import type { MaskKind } from '../../src/access/mask.ts';
import type { Policy } from '../../src/access/policy.ts';
import { type EntityModel, isKind, type Model, type TypeModel } from '../../src/graph/model.ts';
import { inputsOf, placesOf } from './inputs.ts';

/** What of a person stands for the number. */
const ENCRYPTED = ['identity_cipher', 'token', 'minor'];

/** How a column shows: as it is, through a mask, or (not in the map) not at all. */
export type Shown = 'clear' | MaskKind;

/** Treatment of the columns that show, by `table.column`; a pivot table stands for its two columns. */
export function exposedColumns(model: Model, policy: Policy): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  const clear = (table: string, column = '') => shown.set(column ? `${table}.${column}` : table, 'clear');
  for (const entity of model.entities.values()) {
    const reach = policy.reach(entity.name);
    if (reach === 'none') continue;
    for (const { type, field } of placesOf(entity)) {
      const treatment = policy.treatment(entity.name, field);
      if (reach === 'totals' && !isTotalsKey(entity, type, field.name)) continue;
      if (treatment === 'masked' && field.kind === 'scalar' && field.mask) {
        const at = `${entity.table}.${field.column}`;
        if (!shown.has(at)) shown.set(at, field.mask);
      }
      if (treatment !== 'clear') continue;
      // It is opened and found by what is kept beside it, unless a minor's.
      if ('cipher' in field && field.cipher) for (const name of ENCRYPTED) clear('person', name);
      switch (field.kind) {
        case 'scalar':
        case 'list':
        case 'values':
          clear(entity.table, field.column);
          break;
        case 'computed':
          for (const read of inputsOf(model, type, field).fields)
            if ('column' in read && read.column) clear(entity.table, read.column);
          break;
        case 'one':
          clear(
            ...((field.column ? [entity.table, field.column] : [field.target.table, field.targetColumn!]) as [
              string,
              string,
            ]),
          );
          break;
        case 'many':
          if (field.pivot) clear(field.pivot.table);
          else clear(field.target.table, field.targetColumn!);
          for (const { column } of field.where) clear(field.target.table, column);
          break;
        default:
      }
    }
  }
  return shown;
}

/** What totals of rows that nobody may see one by one are split and summed by: kinds, days and amounts of L1 and L2, registers. */
function isTotalsKey(_entity: EntityModel, type: TypeModel, name: string): boolean {
  const field = type.fields.get(name)!;
  if (field.level > 2) return false;
  if (field.kind === 'one')
    return field.target.place || field.target.hierarchy !== undefined || field.target.name === 'Agency';
  return isKind(field) || (field.kind === 'scalar' && ['day', 'int', 'money', 'float'].includes(field.scalar));
}
