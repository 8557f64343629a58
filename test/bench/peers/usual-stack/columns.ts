// Decorators of the entities: each says the column to MikroORM and the field to type-graphql.
import { readFileSync } from 'node:fs';
import { BigIntType, DecimalType } from '@mikro-orm/core';
import { ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql';
import { type ClassType, Field, Float, Int as GraphInt, registerEnumType } from 'type-graphql';
import { Day as GraphDay } from '../../../../src/graph/scalars.ts';
import { Money as GraphMoney } from '../values.ts';

type Decorator = (prototype: object, name: string) => void;

const scalar =
  (column: object, field: () => unknown): Decorator =>
  (prototype, name) => {
    Property({ ...column, nullable: true })(prototype, name);
    Field(field as () => ClassType, { nullable: true })(prototype, name);
  };

/** The key; in the graph it goes with the name of its type, which a resolver adds. */
export const Key = (): Decorator => PrimaryKey({ type: new BigIntType('string') }) as Decorator;
export const Text = (): Decorator => scalar({ type: 'text' }, () => String);
export const Int = (): Decorator => scalar({ type: 'integer' }, () => GraphInt);
export const Decimal = (): Decorator => scalar({ type: new DecimalType('number') }, () => Float);
export const Money = (): Decorator => scalar({ type: new BigIntType('string') }, () => GraphMoney);
export const Day = (): Decorator => scalar({ type: 'date' }, () => GraphDay);
export const Code = (codes: object): Decorator => scalar({ type: 'text' }, () => codes);
/** A column that the graph does not show as it is. */
export const Hidden = (): Decorator => Property({ type: 'text', nullable: true }) as Decorator;
/** A foreign key; the row it names comes by a resolver. */
export const One = (target: () => ClassType): Decorator =>
  ManyToOne(target as () => ClassType<object>, { nullable: true, ref: true }) as Decorator;

const hub = parse(readFileSync(new URL('../../../../schema/hub.graphql', import.meta.url), 'utf8'), {
  noLocation: true,
});

/** A list of codes of the hub's schema. */
export function codes(name: string): Record<string, string> {
  const list = hub.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name,
  );
  const values = Object.fromEntries(list!.values!.map(({ name: { value } }) => [value, value]));
  registerEnumType(values, { name });
  return values;
}
