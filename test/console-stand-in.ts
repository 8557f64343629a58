// A stand-in for the hub that the console can be tested against alone: the hub's addresses over a graph of three fields.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSchema, graphql } from 'graphql';

const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:";

/** What it answers on `GET /console.json`. */
export const SETTINGS = {
  demo: true,
  principals: [
    { name: 'procuratorate', title: '乌海市人民检察院 Procuratorate', token: 'token-of-procuratorate' },
    { name: 'tax', title: '国家税务总局乌海市税务局 Tax bureau', token: 'token-of-tax' },
  ],
  hubDate: '2025-06-06',
  version: '0.1.0',
};

const OPERATIONS = [
  {
    name: '01-wage-deposit-watch',
    title: 'Projects whose wage deposit is not settled, worst first.',
    source:
      '# Projects whose wage deposit is not settled, worst first.\nquery WageDepositWatch { projects { totalCount } }\n',
    variables: null,
  },
  {
    name: '02-one-enterprise',
    title: 'All that is known of one enterprise.',
    source: 'query OneEnterprise($creditCode: String!) { enterprise(creditCode: $creditCode) }\n',
    variables: { creditCode: '91150302MA0DEMO01X' },
  },
  {
    name: '03-transfer-clue',
    title: 'Passes a clue on: changes data, so a click only opens it.',
    source: 'mutation TransferClue { transferClue }\n',
    variables: null,
  },
];

const SCHEMA = buildSchema(`
  type Query { projects: Projects enterprise(creditCode: String!): String }
  type Projects { totalCount: Int! }
  type Mutation { transferClue: Boolean }
`);

const ROOT = { projects: { totalCount: 12 }, enterprise: ({ creditCode }: { creditCode: string }) => creditCode };

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/** What a hub answers on POST /graphql, as a status and a body. */
async function answer(request: IncomingMessage): Promise<[number, unknown]> {
  const known = SETTINGS.principals.some(({ token }) => request.headers.authorization === `Bearer ${token}`);
  const refusal = { message: 'Sign in', extensions: { code: 'UNAUTHENTICATED' } };
  if (!known) return [401, { errors: [refusal] }];
  const { query, variables, operationName } = JSON.parse(await text(request));
  const result = await graphql({
    schema: SCHEMA,
    rootValue: ROOT,
    source: query,
    variableValues: variables,
    operationName,
  });
  return [200, result];
}

/** Serves the built console in `folder` and the small graph on a free port of this machine. */
export async function serveConsole(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://console').pathname;
    const send = (status: number, type: string, body: string | Buffer): void => {
      response.writeHead(status, { 'content-type': type, 'content-security-policy': CSP }).end(body);
    };
    const sendJson = (status: number, body: unknown): void => send(status, TYPES['.json']!, JSON.stringify(body));
    if (path === '/graphql') return sendJson(...(await answer(request)));
    if (path === '/console.json') return sendJson(200, SETTINGS);
    if (path === '/operations.json') return sendJson(200, OPERATIONS);
    const file = join(folder, path === '/' ? 'index.html' : path);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return readFile(file).then(
      (body) => send(200, type, body),
      () => send(404, 'text/plain', 'not found'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
