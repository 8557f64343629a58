// type-graphql describes types by decorated classes. The derived types have no class of their own in the source,
// so these helpers make one and decorate it.
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Class, Described } from '../model.ts';
import { describe } from '../types.ts';

/** A type of a derived field: a scalar, an enum, a class, or a list `[item]` of one. */
type TypeThunk = () => object | [object];

/** A field of a derived type. */
export interface DerivedField extends Described {
  name: string;
  type: TypeThunk;
  /** Derived output fields are non-null unless they say so; inputs are always optional unless they say so. */
  nullable?: boolean;
}

const named = (name: string): Class => ({ [name]: class {} })[name] as Class;

/** Makes an object type; fields may be added until the schema is built. */
export function objectType(name: string, about: Described, fields: DerivedField[] = []): Class {
  const type = named(name);
  ObjectType(name, { description: describe(about) })(type as never);
  for (const field of fields) addField(type, { nullable: false, ...field });
  return type;
}

/** Makes an input type. */
export function inputType(name: string, about: Described, fields: DerivedField[] = []): Class {
  const type = named(name);
  InputType(name, { description: describe(about) })(type as never);
  for (const field of fields) addField(type, { nullable: true, ...field });
  return type;
}

/** Adds a field to a made or decorated class. */
export function addField(type: Class, field: DerivedField): void {
  Field(field.type as never, { nullable: field.nullable ?? false, description: describe(field) })(
    type.prototype,
    field.name,
  );
}

/** Makes an enum whose values are their own names. */
export function enumType(name: string, about: Described, values: Record<string, Described>): object {
  const type = Object.fromEntries(Object.keys(values).map((value) => [value, value]));
  registerEnumType(type, {
    name,
    description: describe(about),
    valuesConfig: Object.fromEntries(
      Object.entries(values).map(([value, text]) => [value, { description: describe(text) }]),
    ),
  });
  return type;
}

/** Makes each thing once per key, also while it is being made (types refer to each other). */
export function once<K, T>(make: (key: K, made: (value: T) => T) => T): (key: K) => T {
  const all = new Map<K, T>();
  return (key) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const value = make(key, (early) => {
      all.set(key, early);
      return early;
    });
    all.set(key, value);
    return value;
  };
}
