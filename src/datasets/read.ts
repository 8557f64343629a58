// Which format a file has, by its content and never by its name, and its tables.
import { access } from 'node:fs/promises';
import { DeliveryError } from './deliveryFault.ts';
import { readCsv } from './readCsv.ts';
import { detectEncoding, firstBytes } from './readEncoding.ts';
import { readJsonLines } from './readJsonLines.ts';
import type { Table } from './readTable.ts';
import { readXlsx } from './readXlsx.ts';

/** What files that agencies send by mistake begin with (bytes as Latin-1), and what to do. */
const strangers: [beginning: string, advice: string][] = [
  ['\u00D0\u00CF\u0011\u00E0', '旧版XLS或加密的XLSX，请另存为XLSX · an old XLS or an encrypted XLSX: save as XLSX'],
  ['%PDF', 'PDF，请提供原始表格 · a PDF: deliver the sheet itself'],
  ['Rar!', '压缩包，请解压 · an archive: unpack it'],
  ['<', '网页格式的表格，请另存为XLSX · a web page saved as a table: save as XLSX'],
  ['[', 'JSON数组，请每行一个对象 · a JSON array: write one object a line'],
];

/**
 * The tables of a file: the sheets of a workbook, else one. CSV and JSON Lines are streams of flat memory.
 * Throws DeliveryError NO_FILE, EMPTY_FILE, BAD_FORMAT, BAD_ENCODING.
 */
export async function readTables(path: string): Promise<Table[]> {
  try {
    await access(path);
  } catch (error) {
    throw new DeliveryError('NO_FILE', path, { cause: error });
  }
  const start = (await firstBytes(path, 256)).toString('latin1');
  if (start.startsWith('PK')) return sheetsOf(path);
  const stranger = strangers.find(([beginning]) => start.trimStart().startsWith(beginning));
  if (stranger) throw new DeliveryError('BAD_FORMAT', `${path}: ${stranger[1]}`);
  const encoding = await detectEncoding(path);
  const json = /^\s*\{/.test(start.replace(/^\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF|\0/g, ''));
  const rows = json ? readJsonLines(path, encoding) : readCsv(path, encoding);
  return [{ format: json ? 'JSONL' : 'CSV', name: path, encoding, rows }];
}

async function sheetsOf(path: string): Promise<Table[]> {
  const sheets = await readXlsx(path);
  return sheets.map(({ name, rows }) => ({
    format: 'XLSX',
    name: `${path} [${name}]`,
    encoding: null,
    rows: stream(rows),
  }));
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
}
