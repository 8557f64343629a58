// Export over HTTP: `POST /export`, and `POST /graphql` where the caller accepts a format of files.
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { context } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { z } from 'zod';
import type { Principal } from '../access/principal.ts';
import { encodings } from '../export/csv.ts';
import { type ExportOptions, type Format, formats } from '../export/export.ts';
import type { OperationRequest } from '../graph/engine.ts';
import { operationIn } from '../graph/plan.ts';
import type { Hub } from '../hub.ts';
import { callerOf } from './caller.ts';
import { errorFormatter, type Report, refusalOf, retryAfter, statuses } from './errors.ts';
import type { Asked } from './metrics.ts';
import { traceOperation } from './tracing.ts';

const options = z.strictObject({
  format: z.enum(Object.keys(formats) as [Format, ...Format[]]),
  path: z.string().optional(),
  headings: z.enum(['zh', 'en']).default('zh'),
  codes: z.enum(['code', 'label']).default('code'),
  encoding: z.enum(encodings).default('utf-8'),
});

/** The body is that of GraphQL over HTTP; `extensions.export` says how to export, and so does the query string. */
const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.object({ export: z.record(z.string(), z.unknown()).optional() }).nullish(),
});

const mediaTypes = new Map<string, Format>(
  Object.entries(formats).flatMap(([format, types]) => types.map((type): [string, Format] => [type, format as Format])),
);

/** The format that an Accept header prefers, and its encoding; null where something else is preferred. */
export function accepted(header = ''): { format: Format; encoding?: string } | null {
  const ranges = header.split(',').map((range) => {
    const [type, ...parameters] = range.toLowerCase().split(';');
    const { q = '1', charset } = Object.fromEntries(parameters.map((parameter) => parameter.trim().split('=')));
    return { format: mediaTypes.get(type!.trim()), q: Number(q), ...(charset && { encoding: charset }) };
  });
  const [{ q, format, ...rest }] = ranges.sort((a, b) => b.q - a.q) as [(typeof ranges)[0]];
  return format && q > 0 ? { format, ...rest } : null;
}

/** A caller who has read nothing for so long is gone. */
const STALLED = 120_000;

/** Answers requests for exports. */
export function exportHandler(hub: Hub, report: Report, newReference: () => string) {
  const format = errorFormatter(report, newReference);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { asked, gone: signal } = request;
    const { traced, end } = traceOperation(request, reply);
    try {
      const { operation, options } = read(request, (query) => documentOf(hub, callerOf(request).principal, query));
      const start = () => hub.export({ ...operation, ...callerOf(request), signal }, options);
      const begun = await context.with(traced, start).finally(() => tellWhatWasAsked(hub, asked, operation));
      reply.raw.setTimeout(STALLED, () => reply.raw.destroy());
      // However the answer ends: read to its end, broken off by the caller, or failed.
      finished(reply.raw)
        .catch(() => {
          asked.outcome = 'CANCELLED';
        })
        .then(end)
        .then(begun.close)
        .catch((error) => report(error, request.id));
      return reply.headers(headersOf(begun.name, options)).send(Readable.from(begun.content, { objectMode: false }));
    } catch (error) {
      const refusal =
        refusalOf(error) ??
        (error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error }));
      const answered = format(refusal.toJSON(), refusal);
      // `http` is as Apollo Server knows it.
      const { http, ...extensions } = answered.extensions as { code: string; http?: { headers?: Map<string, string> } };
      asked.outcome = extensions.code;
      end();
      const status = statuses[asked.outcome] ?? 400;
      // Too many exports at once say no time.
      if (status === 429) reply.headers(Object.fromEntries(http?.headers ?? [retryAfter(1)]));
      return reply.code(status).send({ errors: [{ ...answered, extensions }] });
    }
  };
}

function read(request: FastifyRequest, documentOf: (query: string) => DocumentNode) {
  const { query, variables, operationName, extensions } = checkedBody(request.body);
  const asked = { ...accepted(request.headers.accept), ...extensions?.export, ...(request.query as object) };
  return {
    options: checkedOptions(asked),
    operation: {
      document: documentOf(query),
      unproven: true,
      operationName: operationName ?? undefined,
      variables: variables ?? {},
    },
  };
}

function checkedBody(value: unknown): z.infer<typeof body> {
  const { success, data, error } = body.safeParse(value);
  if (success) return data;
  const at = error.issues.map(({ path }) => path.join('.')).filter(Boolean);
  const [zh, en] = at.length > 0 ? [`;有误:${at.join(', ')}`, `; wrong or missing: ${at.join(', ')}`] : ['', ''];
  throw fault(
    'BAD_REQUEST',
    `请求体须与 /graphql 的相同:JSON,含 query${zh} · The body must be that of /graphql, JSON with a query${en}`,
  );
}

function checkedOptions(value: object): ExportOptions {
  const { success, data, error } = options.safeParse(value);
  if (success) return data;
  const known = Object.keys(options.shape).join(', ');
  const said = error.issues.map((issue): [string, string] => {
    const name = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    switch (issue.code) {
      case 'unrecognized_keys':
        return [`没有选项 ${name};可用 ${known}`, `There is no option ${name}; the options are: ${known}`];
      case 'invalid_value':
        return [
          `${name} 须为下列之一:${issue.values.join(', ')}`,
          `${name} must be one of: ${issue.values.join(', ')}`,
        ];
      default:
        return [`${name} 须为文本,且只能给出一次`, `${name} must be a text, given once`];
    }
  });
  throw fault('BAD_REQUEST', [said.map(([zh]) => zh).join(';'), said.map(([, en]) => en).join('; ')].join(' · '));
}

function documentOf({ bounds, admission }: Hub, principal: Principal, query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: bounds.limits.tokens });
  } catch (error) {
    void admission.chargeUnread(principal, query);
    throw fault('GRAPHQL_PARSE_FAILED', (error as Error).message);
  }
}

/** Notes down which operation it was; what is not valid has none to speak of. */
function tellWhatWasAsked(
  { bounds }: Hub,
  asked: Asked,
  { document, operationName }: Pick<OperationRequest, 'document' | 'operationName'>,
): void {
  const operation = bounds.isValid(document) && operationIn(document, operationName);
  if (operation) Object.assign(asked, { operation: operation.name?.value ?? null, kind: operation.operation });
}

const fault = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

function headersOf(name: string, { format, encoding }: ExportOptions): Record<string, string> {
  const charset = format === 'csv' ? `; charset=${encoding}; header=present` : '';
  const file = `${name}.${format}`;
  // The plain name is for what knows no other.
  const plain = file.replace(/[^ -~]+/g, 'export').replace(/[^\w. -]/g, '_');
  return {
    'content-type': `${formats[format][0]}${charset}`,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`,
  };
}
