// The export of one connection of an operation: what it holds is decided before the first byte, then it is streamed.
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { ReadPool } from '../db/read-pool.ts';
import type { Engine, OperationRequest, Seen } from '../graph/engine.ts';
import { badInput } from '../graph/scalars.ts';
import type { Build } from '../graph/sql/build.ts';
import { columnsOf, type Wording } from './columns.ts';
import { csv, type Encoding } from './csv.ts';
import { jsonLines } from './jsonl.ts';
import { pagesOf } from './pages.ts';
import { chosenLists, groupsIn, listedEntity, listsIn, selectionOf } from './selection.ts';
import { exportStatement } from './statement.ts';
import type { Page, Table } from './table.ts';
import { xlsx } from './xlsx.ts';

/** The formats and the media types that they are known by, the first being the one that is answered. */
export const formats = {
  csv: ['text/csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  jsonl: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
} as const;
export type Format = keyof typeof formats;

/** What is asked for besides the operation. */
export interface ExportOptions extends Wording {
  format: Format;
  /** Response keys of the connection, joined by dots; the first one unless given. */
  path?: string;
  encoding: Encoding;
}

/** An export that has begun: all that can be refused has been. */
export interface Export {
  /** What the file is called, without date and ending. */
  name: string;
  content: AsyncIterable<Uint8Array | string>;
  /** Frees what the export holds; to be called at its end, however it ends. */
  close(): Promise<void>;
}

/** Each holds a connection and a snapshot of the database for as long as its caller takes to read. */
const MOST_AT_ONCE = 4;

/** The exports of a hub. */
export class Exports {
  private running = 0;

  constructor(private readonly pool: ReadPool) {}

  /**
   * Throws the caller's faults; what fails later fails the content, which is then no whole file. It is written down before
   * its first byte, and once more at its end with its rows.
   */
  async start(engine: Engine, request: OperationRequest, options: ExportOptions): Promise<Export> {
    const seen: Seen = { began: performance.now() };
    try {
      await engine.admit(request, seen);
      return await this.begin(engine, request, options, seen);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw await engine.failed(request, seen, error);
      await engine.record(request, { ...seen, errors: [error] });
      throw error;
    }
  }

  private async begin(engine: Engine, request: OperationRequest, options: ExportOptions, seen: Seen) {
    const { text, values, policy, ...table } = engine.compose(
      request,
      (build, operation) => tableOf(build, operation, options),
      seen,
    );
    if (this.running >= MOST_AT_ONCE) throw tooMany();
    this.running += 1;
    const pages = pagesOf<(string | null)[]>(this.pool, text, values, request.signal);
    const read = { rows: 0, whole: false };
    const close = once(async () => {
      await pages.return();
      this.running -= 1;
    });
    try {
      const first = await pages.next();
      await engine.record(request, seen);
      const end = async () => {
        await close();
        const errors = read.whole ? [] : [new GraphQLError('', { extensions: { code: 'CANCELLED' } })];
        await engine.record(request, { ...seen, errors, rows: read.rows });
      };
      const holds = () => engine.stillHolds(request, policy);
      const content = written(table, parsed(first, pages, { engine, holds, read }), options);
      return { name: table.name, content, close: once(end) };
    } catch (error) {
      await close();
      throw error;
    }
  }
}

/** Does it at the first call alone. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** What an operation's export holds, and the statement that reads it. */
function tableOf(build: Build, operation: OperationDefinitionNode, options: ExportOptions) {
  if (operation.operation !== 'query') throw onlyQueries(operation.operation);
  const selection = selectionOf(build, operation);
  const lists = chosenLists([...listsIn(build, selection), ...groupsIn(build, selection)], options.path);
  const columns = columnsOf(build, lists, options);
  if (columns.length === 0)
    throw badInput('没有选取任何可导出的字段 · No field is selected that could be a column', 'path');
  const listed = build.model.entity(listedEntity(build, lists[0]!.connection)!);
  const name = operation.name?.value ?? listed[options.headings];
  return { lists, columns, name, query: exportStatement(build, lists) };
}

async function* parsed(
  first: IteratorResult<(string | null)[][], void>,
  pages: AsyncGenerator<(string | null)[][], void>,
  { engine, holds, read }: { engine: Engine; holds: () => Promise<void>; read: { rows: number; whole: boolean } },
): AsyncGenerator<Page> {
  for (let page = first; !page.done; page = await pages.next()) {
    await holds();
    read.rows += page.value.length;
    yield page.value.map((rows) => rows.map((row) => row && JSON.parse(engine.opened(row))));
  }
  read.whole = true;
}

function written(table: Table, pages: AsyncGenerator<Page>, { format, encoding }: ExportOptions): Export['content'] {
  switch (format) {
    case 'csv':
      return csv(table, pages, encoding);
    case 'xlsx':
      return xlsx(table, pages);
    case 'jsonl':
      return jsonLines(table, pages);
  }
}

const onlyQueries = (kind: string) => badInput(`只能导出查询 · Only a query can be exported, not a ${kind}`);

const tooMany = () =>
  new GraphQLError('同时导出过多,请稍后再试 · Too many exports are under way; try again in a moment', {
    extensions: { code: 'RATE_LIMITED' },
  });
