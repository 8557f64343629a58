// The documents that callers send, as far as they are kept.
import type { DocumentNode } from 'graphql';
import { BoundedMap } from '../bounded-map.ts';

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
