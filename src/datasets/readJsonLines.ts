// JSON Lines as a stream of rows. The keys of all lines together are the header, so that it stands before the first row.
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { DeliveryError } from './deliveryFault.ts';
import { decodeFile, type Encoding } from './readEncoding.ts';
import type { CellMark, TableRow } from './readTable.ts';

type Entry = { text: string; mark?: CellMark };

/** The rows of a JSON Lines file, the first being the header. Throws DeliveryError BAD_FORMAT if no line is an object. */
export async function* readJsonLines(path: string, encoding: Encoding): AsyncGenerator<TableRow, void, undefined> {
  const columns = new Map<string, number>();
  for await (const { text } of linesOf(path, encoding)) {
    for (const key of entriesOf(text)?.keys() ?? []) if (!columns.has(key)) columns.set(key, columns.size);
  }
  if (columns.size === 0) throw new DeliveryError('BAD_FORMAT', path);
  yield { row: 0, cells: [...columns.keys()] };
  for await (const { line, text } of linesOf(path, encoding)) {
    const entries = entriesOf(text);
    if (entries === null) {
      yield { row: line, cells: [text], unreadable: true };
      continue;
    }
    const cells = new Array<string>(columns.size).fill('');
    const marks = new Map<number, CellMark>();
    for (const [key, entry] of entries) {
      const index = columns.get(key)!;
      cells[index] = entry.text;
      if (entry.mark) marks.set(index, entry.mark);
    }
    yield { row: line, cells, marks };
  }
}

async function* linesOf(path: string, encoding: Encoding): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  const input = Readable.from(decodeFile(path, encoding), { objectMode: false });
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '') yield { line, text: trimmed };
  }
}

/** Keys and texts of one line; null if it is no object. Numbers keep the digits that the file has. */
function entriesOf(text: string): Map<string, Entry> | null {
  let value: unknown;
  try {
    value = JSON.parse(text, (_, part, context?: { source?: string }) =>
      typeof part === 'number' ? new Digits(context?.source ?? String(part)) : part,
    );
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Digits) return null;
  return new Map(Object.entries(value).map(([key, part]) => [sayable(key), entryOf(part)]));
}

/** Escapes can say what no text is: U+0000, and halves of characters, which become U+FFFD. */
const sayable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function entryOf(value: unknown): Entry {
  if (value === null) return { text: '' };
  if (typeof value === 'string') return { text: sayable(value) };
  if (typeof value === 'boolean') return { text: String(value) };
  if (value instanceof Digits) return { text: value.digits, mark: { number: 'exact' } };
  if (Array.isArray(value)) {
    const items = value.map(entryOf);
    const nested = value.some(Array.isArray) || items.some(({ mark }) => mark?.nested);
    // Each item ends its line, so that a comma inside an item does not part it.
    return { text: items.map(({ text }) => `${text}\n`).join(''), ...(nested && { mark: { nested: true } }) };
  }
  return { text: JSON.stringify(value), mark: { nested: true } };
}

/** A number as the file writes it: eighteen digits would not survive as a JavaScript number. */
class Digits {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}
