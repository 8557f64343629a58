// A registered document asked by its name: `{"documentId": "sha256:…", "variables": …}` stands for the same with its text.
import { GraphQLError } from 'graphql';
import type { TrustedDocuments } from '../limits/trusted-documents.ts';

/** The form of a name; whatever else is said the database need not be asked. */
const named = /^sha256:[0-9a-f]{64}$/;

/** The body with the text of the document that it names; any other body as it is. */
export async function withText(body: unknown, documents: TrustedDocuments): Promise<unknown> {
  if (body === null || typeof body !== 'object' || !('documentId' in body)) return body;
  const { documentId, ...others } = body;
  if (typeof documentId !== 'string' || !named.test(documentId) || 'query' in others)
    throw refused(
      'BAD_USER_INPUT',
      '请给出 query 或 documentId 之一 · Give either query or documentId: sha256: and 64 hex digits in lower case',
    );
  const query = await documents.text(documentId);
  if (query === null) throw refused('NOT_FOUND', `没有登记此文档 · No document is registered as ${documentId}`);
  return { query, ...others };
}

const refused = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });
