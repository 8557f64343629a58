// The limit: bare node:http, and for each question one statement by hand that returns its answer as JSON, prepared once
// per connection and planned once.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ParsedUrlQuery, parse, stringify } from 'node:querystring';
import pg from 'pg';
import { kindGram, queryKeys } from '../../../src/matching/search-keys.ts';
import type { Variables } from '../questions.ts';
import { within } from './divisions.ts';
import { HUB_DATE, type Listening, type Peer, POOL, serve, startProcess } from './peer.ts';

/** The file of a question's statement in hand-written/, and the values of its parameters. */
interface Statement {
  file: string;
  values: (given: ParsedUrlQuery) => unknown[];
}

const divisions: Statement['values'] = ({ division }) => within(String(division));
const watch: Statement = { file: 'watch', values: (given) => [...divisions(given), HUB_DATE] };
const page: Statement = { file: 'page', values: ({ after = '' }) => [after] };

const statements: Record<string, Statement> = {
  point: { file: 'point', values: ({ creditCode }) => [creditCode] },
  watch,
  'watch-page': watch,
  'list-500': { file: 'list-500', values: divisions },
  groups: { file: 'groups', values: () => [] },
  aggregates: { file: 'aggregates', values: divisions },
  search: { file: 'search', values: ({ text }) => [JSON.stringify(queryKeys(String(text))), kindGram('Enterprise')] },
  walk: { file: 'walk', values: ({ after = '', first }) => [after, first] },
  'page-1': page,
  'page-1000': page,
  'enterprise-360': { file: 'enterprise-360', values: ({ creditCode }) => [creditCode] },
};

export const handWritten: Peer = {
  name: 'hand-written',
  start: (url) => startProcess(import.meta.filename, url),
  ask: ({ name }, variables) =>
    name in statements
      ? { method: 'GET', path: `/${name}?${queryOf(variables)}`, headers: {}, read: (answer) => answer }
      : null,
};

const queryOf = (variables: Variables): string => stringify(variables as Record<string, string>);

function textOf(name: string, file: string): string {
  const text = readFileSync(new URL(`hand-written/${file}.sql`, import.meta.url), 'utf8');
  return name === 'watch-page' ? text.replace(/^.*-- totals\n/gm, '') : text;
}

async function listen(url: string): Promise<Listening> {
  const options = '-c plan_cache_mode=force_generic_plan -c jit=off -c timezone=Asia/Shanghai';
  const pool = new pg.Pool({ ...POOL, connectionString: url, options });
  const texts = new Map(Object.entries(statements).map(([name, { file }]) => [name, textOf(name, file)]));
  const answer = async (address: string, response: ServerResponse): Promise<void> => {
    const [name = '', query] = address.slice(1).split('?');
    const values = statements[name]!.values(parse(query ?? ''));
    const { rows } = await pool.query<[string]>({ name, text: texts.get(name)!, values, rowMode: 'array' });
    response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0]![0]);
  };
  const server = createServer((request, response) => {
    answer(request.url!, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

if (import.meta.main) await serve(listen);
