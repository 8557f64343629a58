// The documents that callers send: how far they are parsed, which are kept, and which may be executed.
import { type DocumentNode, GraphQLError, validate } from 'graphql';
import type { Principal } from '../access/principal.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Hub } from '../hub.ts';

/** Characters of documents that are kept: some thousand of them. Parsed they take fifty times as much. */
const ROOM = 1_000_000;

/**
 * Parsed documents as Apollo Server keeps them. Its own store weighs the JSON of a document, which has to be written for
 * that and is a quarter of what the document takes.
 */
export class Documents {
  private readonly documents = new BoundedMap<DocumentNode>(ROOM);

  get size(): number {
    return this.documents.size;
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document, document.loc!.end);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }
}

/** Finds what is wrong with a document; one that was found valid is not looked at again. */
export class Validity {
  private readonly valid = new WeakSet<DocumentNode>();

  constructor(private readonly hub: Hub) {}

  /** Whether a document was found valid. */
  holds(document: DocumentNode): boolean {
    return this.valid.has(document);
  }

  /** Its size comes first: validation takes long where a document repeats itself. */
  faults(document: DocumentNode, principal: Principal): readonly GraphQLError[] {
    if (this.valid.has(document)) return [];
    const { bounds, schema, admission } = this.hub;
    const { fault } = bounds.structureOf(document);
    if (fault) return [fault];
    const faults = validate(schema, document, undefined, { hideSuggestions: !admission.showsSchema(principal) });
    if (faults.length === 0) this.valid.add(document);
    return faults.map((error) => invalid(error.message, error));
  }
}

/** A fault of a document, by the name that Apollo Server has for it. */
const invalid = (message: string, { nodes, source, positions }: GraphQLError) =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
