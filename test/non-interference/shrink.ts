// The smallest operation that still shows a difference: pieces are taken out as long as it does.
import { type ASTNode, type DocumentNode, type GraphQLSchema, Kind, validate, visit } from 'graphql';

const REMOVABLE = new Set<string>([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.DIRECTIVE,
  Kind.VARIABLE_DEFINITION,
]);

/** Nodes that can be taken out, the largest first as they are met. */
function pieces(document: DocumentNode): ASTNode[] {
  const found: ASTNode[] = [];
  visit(document, {
    enter(node) {
      if (REMOVABLE.has(node.kind)) found.push(node);
    },
  });
  return found;
}

const without = (document: DocumentNode, piece: ASTNode): DocumentNode =>
  visit(document, { enter: (node) => (node === piece ? null : undefined) });

/** @param differs whether a valid document shows what is looked for */
export async function smallest(
  schema: GraphQLSchema,
  document: DocumentNode,
  differs: (document: DocumentNode) => Promise<boolean>,
): Promise<DocumentNode> {
  let left = document;
  for (let tries = 0, shrunk = true; shrunk && tries < 400; ) {
    shrunk = false;
    for (const piece of pieces(left)) {
      tries += 1;
      const smaller = used(without(left, piece));
      if (!smaller || validate(schema, smaller).length > 0 || !(await differs(smaller))) continue;
      left = smaller;
      shrunk = true;
      break;
    }
  }
  return left;
}

/** Without variables and fragments that nothing uses any more; null where nothing is left. */
function used(document: DocumentNode): DocumentNode | null {
  const names = new Set<string>();
  let empty = false;
  visit(document, {
    enter(node, _key, parent) {
      if (node.kind === Kind.SELECTION_SET && node.selections.length === 0) empty = true;
      if (node.kind === Kind.FRAGMENT_SPREAD) names.add(node.name.value);
      if (node.kind === Kind.VARIABLE && (parent as ASTNode).kind !== Kind.VARIABLE_DEFINITION)
        names.add(`$${node.name.value}`);
    },
  });
  if (empty) return null;
  return visit(document, {
    enter(node) {
      const unused =
        (node.kind === Kind.VARIABLE_DEFINITION && !names.has(`$${node.variable.name.value}`)) ||
        (node.kind === Kind.FRAGMENT_DEFINITION && !names.has(node.name.value));
      return unused ? null : undefined;
    },
  });
}
