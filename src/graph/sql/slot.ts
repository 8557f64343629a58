// A plan is made once and serves many calls: values that differ from call to call are slots in its parameters.
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { parseNodeId } from '../scalars.ts';
import { cursorShape } from './cursor.ts';
import type { Opener } from './sealed.ts';

/** What a call brings along. */
export interface Call {
  variables: Record<string, unknown>;
  hubDate: string;
  /** Numbers of rows below this are not shown for a small area. */
  smallCount: number;
  /** Signs cursors. */
  cursorKey: string;
  /** Marks and opens encrypted fields; null where there is no key. */
  opener: Opener | null;
}

/**
 * A value to be bound: known while planning (`value`), read anew at each call. A plan keeps `read` alone: it must not
 * hold on to the values that it was made for.
 */
export class Slot<T = unknown> {
  constructor(
    readonly value: T,
    readonly read: (call: Call) => T,
  ) {}

  map<U>(change: (value: T) => U): Slot<U> {
    const { read } = this;
    return new Slot(change(this.value), (call) => change(read(call)));
  }
}

/** Applies `change` to a literal, or to whatever the slot will hold. */
export const mapValue = <T, U>(value: T | Slot<T>, change: (value: T) => U): U | Slot<U> =>
  value instanceof Slot ? value.map(change) : change(value);

/** The value while planning. */
export const valueNow = <T>(value: T | Slot<T>): T => (value instanceof Slot ? value.value : value);

/** Enums that shape the statement rather than being compared with a column. */
const isStructural = (name: string) => name === 'SortDirection' || name.endsWith('GroupBy');

/** What is unreadable is refused where it is used, and it need not be: its field may be skipped. */
function shapeOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '!';
  }
}

const kindsOf = (ids: string[]) => [...new Set(ids.map((id) => parseNodeId(id).type))].sort();

/**
 * Replaces the leaves of coerced variables by slots. What shapes the statement (booleans, directions, group keys,
 * nulls, which members are present, the kind of an id, the nulls in a cursor) stays as it is and goes into `shape`:
 * equal shapes share a plan.
 */
export function slotVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  coerced: Record<string, unknown>,
  cursorKey: string,
): { values: Record<string, unknown>; shape: string } {
  const values: Record<string, unknown> = {};
  let shape = '';

  const walk = (type: GraphQLInputType, value: unknown, read: (call: Call) => unknown): unknown => {
    if (isNonNullType(type)) return walk(type.ofType, value, read);
    if (value === null || value === undefined) {
      shape += 'n';
      return value;
    }
    if (isListType(type)) return walkList(type.ofType, value as unknown[], read);
    if (isInputObjectType(type)) {
      shape += '{';
      const fields = Object.entries(value as object).map(([name, member]) => {
        shape += `${name}:`;
        const at = (call: Call) => (read(call) as Record<string, unknown>)[name];
        return [name, walk(type.getFields()[name]!.type, member, at)];
      });
      shape += '}';
      return Object.fromEntries(fields);
    }
    return walkLeaf(type.name, isEnumType(type), value, read);
  };

  const walkLeaf = (name: string, isEnum: boolean, value: unknown, read: (call: Call) => unknown): unknown => {
    if (name === 'Boolean' || (isEnum && isStructural(name))) {
      shape += `${value};`;
      return value;
    }
    if (name === 'ID') shape += shapeOf(() => `${parseNodeId(value as string).type};`);
    else if (name === 'Cursor') shape += shapeOf(() => cursorShape(value as string, cursorKey));
    else shape += '?';
    return new Slot(value, read);
  };

  const walkList = (item: GraphQLInputType, list: unknown[], read: (call: Call) => unknown): unknown => {
    const named = isNonNullType(item) ? item.ofType : item;
    if (isLeafType(named) && named.name !== 'Boolean' && !(isEnumType(named) && isStructural(named.name))) {
      shape += named.name === 'ID' ? shapeOf(() => `[${kindsOf(list as string[])}]`) : '[]';
      return new Slot(list, read);
    }
    shape += '[';
    const members = list.map((member, index) => walk(item, member, (call) => (read(call) as unknown[])[index]));
    shape += ']';
    return members;
  };

  for (const { variable, type } of definitions) {
    const name = variable.name.value;
    if (!(name in coerced)) continue;
    shape += `${name}=`;
    values[name] = walk(
      typeFromAST(schema, type as never) as unknown as GraphQLInputType,
      coerced[name],
      (call) => call.variables[name],
    );
  }
  return { values, shape };
}
