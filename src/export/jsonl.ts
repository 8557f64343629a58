// JSON Lines: each row in the shape that its GraphQL type has; an inner list holds the one row that the line is for.
import type { List } from './selection.ts';
import type { Page, Table } from './table.ts';

/** Each page as lines. */
export async function* jsonLines({ lists }: Table, pages: AsyncIterable<Page>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((rows) => `${JSON.stringify(nested(lists, rows))}\n`).join('');
}

/** The outermost row with each further one in the list that it is of. */
function nested(lists: List[], rows: (object | null)[]): unknown {
  for (let level = lists.length - 1; level > 0; level--) {
    const { steps, connection, rowKeys } = lists[level]!;
    const row = rows[level];
    const keys = [...steps.map((step) => step.key), connection.key];
    const [list, node] = rowKeys as [string, string?];
    const found = row ? [node ? { [node]: row } : row] : [];
    setAt(rows[level - 1] as Record<string, unknown> | null, [...keys, list], found);
  }
  return rows[0];
}

/** An object that held nothing but the list was not asked of the database; one that is null stays so. */
function setAt(at: Record<string, unknown> | null, [key, ...rest]: string[], value: unknown): void {
  if (at === null) return;
  if (rest.length === 0) at[key!] = value;
  else {
    if (at[key!] === undefined) at[key!] = {};
    setAt(at[key!] as Record<string, unknown> | null, rest, value);
  }
}
