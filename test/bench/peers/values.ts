// What the peers that serve the hub's own schema share: how its values look, and what of an operation is asked for.
import { type GraphQLResolveInfo, GraphQLScalarType, Kind, type SelectionSetNode } from 'graphql';
import { hubDay, readConfig } from '../../../src/config.ts';
import * as hub from '../../../src/graph/scalars.ts';

/** Rows of a list where `first` is not given. */
export const PAGE = 20;

/** The day that assessments hold for: that of the demo, on which the database was filled. */
export const today = hubDay(readConfig({}));

/** Whole fen inside, yuan outside. */
export const Money = new GraphQLScalarType<unknown, string>({
  name: 'Money',
  parseValue: hub.Money.parseValue,
  parseLiteral: hub.Money.parseLiteral,
  serialize: (fen) => yuan(String(fen)),
});

function yuan(fen: string): string {
  if (fen.startsWith('-')) return `-${yuan(fen.slice(1))}`;
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The number in a global id, `Enterprise:1`. */
export const keyOf = (id: string): string => hub.parseNodeId(id).key;

/** The fields that are asked for, each with those asked for within it. Directives are not looked at. */
export interface Selected {
  [field: string]: Selected;
}

/** What one of these is asked for within the field that it resolves. */
export function selected(...infos: GraphQLResolveInfo[]): Selected {
  const fields: Selected = {};
  // Rows of one level share their nodes.
  const places = new Map(infos.map((info) => [info.fieldNodes, info]));
  for (const [nodes, info] of places) for (const { selectionSet } of nodes) collect(selectionSet, info, fields);
  return fields;
}

function collect(set: SelectionSetNode | undefined, info: GraphQLResolveInfo, into: Selected): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      into[selection.name.value] ??= {};
      collect(selection.selectionSet, info, into[selection.name.value]!);
    } else {
      const { selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value]!;
      collect(selectionSet, info, into);
    }
  }
}

/** Rows in the order of their keys, null where there is none. */
export function inOrderOf<R>(
  keys: readonly (string | null)[],
  rows: readonly R[],
  key: (row: R) => string,
): (R | null)[] {
  const found = new Map<string | null, R>(rows.map((row) => [key(row), row]));
  return keys.map((k) => found.get(k) ?? null);
}

/** Rows by key, an empty list where there is none. */
export function groupedBy<R>(keys: readonly string[], rows: readonly R[], key: (row: R) => string): R[][] {
  const groups = new Map<string, R[]>(keys.map((k) => [k, []]));
  for (const row of rows) groups.get(key(row))!.push(row);
  return keys.map((k) => groups.get(k)!);
}
