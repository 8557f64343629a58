// The console's files and what they ask of the hub: whom one may sign in as, and the ready operations.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { principals } from '../access/principal.ts';
import { type Config, hubDay } from '../config.ts';
import { answer } from './errors.ts';

/** Root of the package, from src/server as from dist/server. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Version of the hub, from package.json. */
export const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Monaco writes style elements; its workers may come from blobs. Nothing is loaded from anywhere else. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface ConsoleOptions {
  readonly config: Config;
  readonly demoTokens: Readonly<Record<string, string>> | null;
}

/** Serves `/`, its assets, `/console.json` and `/operations.json`. */
export async function serveConsole(server: FastifyInstance, { config, demoTokens }: ConsoleOptions): Promise<void> {
  const operations = loadOperations(join(root, 'schema/operations'));
  server.get('/operations.json', async () => operations);
  server.get('/console.json', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const offered = demoTokens && isThisMachine(request) ? principals : [];
    return {
      demo: config.demo,
      hubDate: hubDay(config),
      version,
      principals: offered.map(({ name, title }) => ({
        name,
        title: `${title.zh} · ${title.en}`,
        token: demoTokens?.[name],
      })),
    };
  });
  const files = join(root, 'dist/console');
  if (existsSync(files)) {
    await server.register(fastifyStatic, {
      root: files,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('content-security-policy', contentSecurityPolicy);
        // The builder names assets by their content.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  } else {
    const message = '控制台尚未构建，请执行 npm run build · The console is not built: run npm run build';
    server.get('/', (_, reply) => reply.code(404).send(answer('NOT_FOUND', message)));
  }
}

/**
 * True for a browser on this machine that means this machine. A proxy here would make everybody look local, and a page
 * from elsewhere may bind its own name to 127.0.0.1: both are told by their headers.
 */
function isThisMachine(request: FastifyRequest): boolean {
  const local = /^(127\.|::1$|::ffff:127\.)/.test(request.ip);
  const named = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
  const proxied = 'forwarded' in request.headers || 'x-forwarded-for' in request.headers || 'via' in request.headers;
  return local && named && !proxied;
}

/** The documents of a folder; their variables stand in a .json file of the same name. */
function loadOperations(folder: string) {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.graphql')) : [];
  return names.sort().map((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const name = basename(file, '.graphql');
    const variables = join(folder, `${name}.json`);
    return {
      name,
      title: titleOf(source) ?? name,
      source,
      variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : null,
    };
  });
}

/** The first sentence of a document's leading comment, without its full stop; undefined where there is none. */
function titleOf(source: string): string | undefined {
  const [comment = ''] = /^(#.*\n)*/.exec(source) ?? [];
  const text = comment.replace(/^#\s*/gm, '').replaceAll('\n', ' ').trim();
  return /^.+?(?=\.\s|\.$|。|$)/.exec(text)?.[0];
}
