// COPY, the way by which rows enter PostgreSQL in bulk.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

/** A value of a copied column; lists become arrays of text, objects JSON. */
export type CopyValue = string | number | bigint | boolean | readonly (string | null)[] | object | null;

/** Bytes are handed to the connection in blocks of about this many characters. */
const BLOCK = 65_536;

/** Copies rows into `table`; the values of a row stand in the order of `columns`. */
export async function copyInto(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  await pipeline(Readable.from(blocks(rows)), client.query(from(`copy ${table} (${list}) from stdin`)));
}

function* blocks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let block = '';
  for (const row of rows) {
    block += `${row.map(field).join('\t')}\n`;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  // U+0000 is the one character that PostgreSQL's text cannot hold.
  return textOf(value).replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? '');
}

function textOf(value: NonNullable<CopyValue>): string {
  if (Array.isArray(value)) return `{${value.map(arrayItem).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const arrayItem = (item: string | null): string => (item === null ? 'NULL' : `"${item.replace(/["\\]/g, '\\$&')}"`);
