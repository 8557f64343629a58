// Trusted documents: those that were registered before anybody asks them. Where a caller is held to them, nothing else is
// answered, however harmless it looks.
import { hash } from 'node:crypto';
import { type DocumentNode, GraphQLError } from 'graphql';
import type { Pool } from 'pg';
import { BoundedMap } from '../bounded-map.ts';

/** A registered document. */
export interface TrustedDocument {
  readonly hash: string;
  readonly name: string;
  readonly text: string;
  readonly registeredBy: string;
  readonly registeredAt: Date;
}

/** Characters that are kept of documents looked up. */
const ROOM = 1_000_000;

/** The name of a document: `sha256:` and the hash of its text, as it is sent. */
export const documentId = (text: string): string => `sha256:${hash('sha256', text)}`;

/** The documents that are registered in one database. */
export class TrustedDocuments {
  /** By hash; null = not registered. */
  private readonly found = new BoundedMap<{ text: string | null; until: number }>(ROOM);
  private readonly ids = new WeakMap<DocumentNode, string>();

  /** @param life milliseconds; a document that is taken back is refused after this long at the latest */
  constructor(
    private readonly pool: Pool,
    private readonly life = 10_000,
  ) {}

  /** The name of a document that was parsed. */
  idOf(document: DocumentNode): string {
    let id = this.ids.get(document);
    if (id === undefined) {
      id = documentId(document.loc?.source.body ?? '');
      this.ids.set(document, id);
    }
    return id;
  }

  /** The text of a document by its name; null where it is not registered. */
  async text(id: string): Promise<string | null> {
    const kept = this.found.get(id);
    if (kept && kept.until > Date.now()) return kept.text;
    const { rows } = await this.pool.query<{ text: string }>('select text from trusted_document where hash = $1', [id]);
    const text = rows[0]?.text ?? null;
    this.found.set(id, { text, until: Date.now() + this.life }, id.length + (text?.length ?? 0));
    return text;
  }

  /** Registers documents; one that is known keeps its first name. @returns how many were new */
  async register(documents: readonly { name: string; text: string }[], registeredBy: string): Promise<number> {
    const { rowCount } = await this.pool.query(
      `insert into trusted_document (hash, name, text, registered_by, registered_at)
       select hash, name, text, $4, now() from unnest($1::text[], $2::text[], $3::text[]) as t(hash, name, text)
       on conflict (hash) do nothing`,
      [
        documents.map(({ text }) => documentId(text)),
        documents.map(({ name }) => name),
        documents.map(({ text }) => text),
        registeredBy,
      ],
    );
    return rowCount ?? 0;
  }

  /** All of them by name. */
  async list(): Promise<TrustedDocument[]> {
    const { rows } = await this.pool.query<TrustedDocument>(
      `select hash, name, text, registered_by as "registeredBy", registered_at as "registeredAt"
       from trusted_document order by name, hash`,
    );
    return rows;
  }

  /** @returns false where there was none of that name */
  async remove(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('delete from trusted_document where hash = $1', [id]);
    return rowCount === 1;
  }
}

/** Said to a caller who may ask registered documents only. */
export const untrusted = (id: string): GraphQLError =>
  new GraphQLError(
    `该文档未登记，只可执行已登记的文档：${id} · Only registered documents may be asked; ${id} is not: have it registered (npm run documents -- register)`,
    { extensions: { code: 'FORBIDDEN', documentId: id } },
  );
