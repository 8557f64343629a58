// CSV as a stream of rows: comma, semicolon or tab, in any encoding that readEncoding knows.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { DeliveryError } from './deliveryFault.ts';
import { decodeFile, type Encoding } from './readEncoding.ts';
import { isBlank, type TableRow } from './readTable.ts';

/** A record longer than this is an unclosed quote, not data. */
const MAX_RECORD = 1 << 20;

/** The rows of a CSV file. Throws DeliveryError BAD_FORMAT with the line where the quoting breaks. */
export async function* readCsv(path: string, encoding: Encoding): AsyncGenerator<TableRow, void, undefined> {
  const parser = parse({
    delimiter: await delimiterOf(path, encoding),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD,
  });
  // The parser ends with the pipeline; whoever stops reading early ends both.
  const feeding = pipeline(Readable.from(decodeFile(path, encoding)), parser).catch((error) => parser.destroy(error));
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (!isBlank(cells)) yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = row + 1;
    throw new DeliveryError('BAD_FORMAT', `${path}, 第${line}行引号不配对 · unbalanced quotes from row ${line}`, {
      cause: error,
    });
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** The delimiter that the first lines use most, quoted text left out. */
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  for await (const text of decodeFile(path, encoding)) {
    const plain = text.slice(0, 16_384).replace(/"(?:[^"]|"")*"/g, '');
    const count = (delimiter: string) => plain.split(delimiter).length - 1;
    return [',', '\t', ';'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  }
  return ',';
}
