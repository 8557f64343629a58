// The GraphQL type of each scalar and code list.
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLScalarType, GraphQLString } from 'graphql';
import { registerEnumType } from 'type-graphql';
import type { CodeList, Described, ScalarKind } from './model.ts';
import { Day, Instant, Money } from './scalars.ts';

/** Schema documentation in both languages. */
export const describe = ({ en, zh }: Described) => `${en} · ${zh}`;

const enums = new Map<CodeList, object>();

/** Declares a list of codes once: an enum of the graph, and the values that a contract's codes may stand for. */
export function codeList<const V extends Record<string, Described>>(
  name: string,
  about: Described,
  values: V,
): CodeList & { values: V } {
  const list = { name, ...about, values };
  const type = Object.fromEntries(Object.keys(values).map((code) => [code, code]));
  registerEnumType(type, {
    name,
    description: describe(about),
    valuesConfig: Object.fromEntries(
      Object.entries(values).map(([code, text]) => [code, { description: describe(text) }]),
    ),
  });
  enums.set(list, type);
  return list;
}

/** type-graphql's handle of a code list. */
const enumOf = (list: CodeList) => enums.get(list)!;

/** The GraphQL type of each kind of scalar but codes. */
export const scalars: Record<Exclude<ScalarKind, 'code'>, GraphQLScalarType> = {
  id: GraphQLID,
  text: GraphQLString,
  int: GraphQLInt,
  float: GraphQLFloat,
  money: Money,
  day: Day,
  instant: Instant,
  boolean: GraphQLBoolean,
};

/** The GraphQL type of a scalar field. */
export const graphType = (field: { scalar?: ScalarKind; codes?: CodeList }) =>
  field.codes ? enumOf(field.codes) : scalars[field.scalar as keyof typeof scalars];
