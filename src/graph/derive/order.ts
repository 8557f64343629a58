// Order inputs: a list of @oneOf objects, to-one relations nested.
import type { Class, EntityModel, TypeModel } from '../model.ts';
import { addField, enumType, inputType, once } from './classes.ts';

/** The enum of directions. */
export const SortDirection = enumType(
  'SortDirection',
  { en: 'Direction; rows without a value come last', zh: '排序方向(空值在后)' },
  {
    ASC: { en: 'Ascending', zh: '升序' },
    DESC: { en: 'Descending', zh: '降序' },
  },
);

const parts = new Map<string, Class>();

function addOrders(order: Class, type: TypeModel): void {
  for (const field of type.fields.values()) {
    const target =
      field.kind === 'scalar'
        ? // What is stored of an encrypted text has no order that means anything.
          field.cipher
          ? null
          : SortDirection
        : field.kind === 'one'
          ? entityOrder(field.target)
          : field.kind === 'part'
            ? partOrder(field.target)
            : null;
    if (target) addField(order, { name: field.name, type: () => target, nullable: true, en: field.en, zh: field.zh });
  }
}

function partOrder(part: TypeModel): Class {
  let order = parts.get(part.name);
  if (!order) {
    order = inputType(`${part.name}OrderBy`, { en: `Order: ${part.en}`, zh: `排序:${part.zh}` });
    parts.set(part.name, order);
    addOrders(order, part);
  }
  return order;
}

/** One order key of an entity; exactly one member is given. */
export const entityOrder = once((entity: EntityModel, made: (order: Class) => Class): Class => {
  const order = made(inputType(`${entity.name}OrderBy`, { en: `Order: ${entity.en}`, zh: `排序:${entity.zh}` }));
  addOrders(order, entity);
  return order;
});
