// GraphQL over HTTP: Apollo Server parses, validates and answers; the hub executes.
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type BaseContext,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type OperationTypeNode,
} from 'graphql';
import type { Principal } from '../access/principal.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Hub } from '../hub.ts';
import { errorFormatter, failureOf, type Report } from './errors.ts';
import type { Asked } from './metrics.ts';

/** What the hub makes of an operation. */
export type Answer = Awaited<ReturnType<Hub['execute']>>;

/** What a request brings along besides its document. */
export interface RequestContext {
  readonly principal: Principal;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** For the metrics. */
  readonly asked: Asked;
  /** The execution, where it has begun already. */
  readonly begun: Promise<Answer> | undefined;
}

/** A document of many thousand tokens is no question but an attack on the parser. */
export const parseOptions = { maxTokens: 15_000 };

/** Characters of documents that are kept: some thousand of them. Parsed they take fifty times as much. */
const ROOM = 1_000_000;

/**
 * Valid documents as Apollo Server keeps them. Its own store weighs the JSON of a document, which has to be written for
 * that and is a quarter of what the document takes.
 */
export class Documents {
  private readonly documents = new BoundedMap<DocumentNode>(ROOM);

  get size(): number {
    return this.documents.size;
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document, document.loc!.end);
  }

  async delete(key: string): Promise<boolean> {
    return this.documents.delete(key);
  }
}

/** JSON text of a whole `data` object, written by PostgreSQL; it goes to the caller as it is. */
class JsonText {
  constructor(readonly text: string) {}
}

/** An Apollo Server on the hub, started. */
export async function startApollo(
  hub: Hub,
  documents: Documents,
  report: Report,
  newReference: () => string,
): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    gateway: executedBy(hub),
    stringifyResult,
    formatError: errorFormatter(report, newReference),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions,
    documentStore: documents,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It hooks every field of an operation that has no fields to resolve.
      ApolloServerPluginCacheControlDisabled(),
      // Nothing leaves a closed network, whatever APOLLO_KEY the environment holds.
      ApolloServerPluginUsageReportingDisabled(),
      tellWhatWasAsked,
    ],
    logger: {
      debug() {},
      info() {},
      warn: (message) => report(message, '-'),
      error: (message) => report(message, '-'),
    },
  });
  await apollo.start();
  return apollo;
}

/** Notes down which operation it was, and how it ended. */
const tellWhatWasAsked: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue: { asked } }) {
    return {
      async willSendResponse({ document, operation, operationName, response: { body } }) {
        asked.operation = operationName ?? null;
        asked.kind = operation?.operation;
        const { errors: [error] = [], data } = body.kind === 'single' ? body.singleResult : {};
        asked.outcome = error ? String(error.extensions?.code) : 'OK';
        if (data instanceof JsonText) asked.answered = document;
      },
    };
  },
};

/** The gateway interface is Apollo's only public way to execute whole operations ourselves, without its resolvers. */
function executedBy(hub: Hub): ApolloServerOptionsWithGateway<BaseContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: hub.schema, coreSupergraphSdl: hub.sdl });
      return () => {};
    },
    async load() {
      return {
        async executor({ document, operation, request, context }) {
          // Apollo leaves it to the executor to refuse a document without the operation that was asked for.
          if (!operation) return { errors: [noOperation(request.operationName)] };
          // Nor does validation mind a kind of operation that the graph does not have.
          if (!hub.schema.getRootType(operation.operation)) return { errors: [noSuchKind(operation.operation)] };
          const { principal, signal, begun } = context as RequestContext;
          const { operationName, variables = {} } = request;
          try {
            return settle(await (begun ?? hub.execute({ document, operationName, variables, principal, signal })));
          } catch (error) {
            // Not the hub's fault: said to the caller, with the HTTP status that fits.
            const refusal = failureOf(error);
            if (refusal) return { errors: [refusal] };
            throw error;
          }
        },
      };
    },
    async stop() {},
  };
}

function settle(result: Answer): ExecutionResult {
  if ('text' in result) {
    return { data: new JsonText(result.text) as unknown as Record<string, unknown>, extensions: result.extensions };
  }
  // A database lost halfway leaves fields null that are not: such an answer must not look like one.
  const failure = result.errors?.map(failureOf).find((error) => error !== null);
  return failure ? { errors: [failure] } : result;
}

function noOperation(name: string | undefined): GraphQLError {
  return name
    ? new GraphQLError(`文档中没有操作 "${name}" · The document has no operation "${name}"`)
    : new GraphQLError(
        '文档含多个操作，请给出 operationName · The document has several operations: say which by operationName',
      );
}

function noSuchKind(kind: OperationTypeNode): GraphQLError {
  return new GraphQLError(`图中没有 ${kind} 操作 · The graph has no ${kind}s`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function stringifyResult(result: FormattedExecutionResult): string {
  const { data, extensions } = result;
  return data instanceof JsonText ? answerText({ text: data.text, extensions }) : JSON.stringify(result);
}

/** The text of an answer that is data. */
export const answerText = ({ text, extensions }: { text: string; extensions?: Record<string, unknown> }): string =>
  extensions ? `{"data":${text},"extensions":${JSON.stringify(extensions)}}` : `{"data":${text}}`;
