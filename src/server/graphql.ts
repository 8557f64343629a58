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
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Hub } from '../hub.ts';
import type { Caller } from './caller.ts';
import type { Documents } from './documents.ts';
import { errorFormatter, type Report, refusalOf } from './errors.ts';
import type { Asked } from './metrics.ts';

/** What the hub makes of an operation. */
export type Answer = Awaited<ReturnType<Hub['execute']>>;

/** What a request brings along besides its document. */
export interface RequestContext {
  readonly caller: Caller;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** For the metrics. */
  readonly asked: Asked;
  /** The execution, where it has begun already. */
  readonly begun: Promise<Answer> | undefined;
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
    // The hub validates: it knows who asks, and looks at the size of a document first.
    dangerouslyDisableValidation: true,
    stringifyResult,
    formatError: errorFormatter(report, newReference),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: hub.bounds.limits.tokens },
    documentStore: documents,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It hooks every field of an operation that has no fields to resolve.
      ApolloServerPluginCacheControlDisabled(),
      // Nothing leaves a closed network, whatever APOLLO_KEY the environment holds.
      ApolloServerPluginUsageReportingDisabled(),
      tellWhatWasAsked(hub),
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
const tellWhatWasAsked = ({ bounds, admission }: Hub): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart({ contextValue: { asked, caller } }) {
    return {
      async willSendResponse({ source, document, operation, operationName, response: { body } }) {
        if (source && !document) await admission.chargeUnread(caller.principal, source);
        // What is not valid has no operations to speak of.
        if (document && bounds.isValid(document)) {
          asked.operation = operationName ?? null;
          asked.kind = operation?.operation;
        }
        const { errors: [error] = [], data } = body.kind === 'single' ? body.singleResult : {};
        asked.outcome = error ? String(error.extensions?.code) : 'OK';
        if (data instanceof JsonText) asked.answered = document;
      },
    };
  },
});

/** The gateway interface is Apollo's only public way to execute whole operations ourselves, without its resolvers. */
function executedBy(hub: Hub): ApolloServerOptionsWithGateway<BaseContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: hub.schema, coreSupergraphSdl: hub.sdl });
      return () => {};
    },
    async load() {
      return {
        async executor({ document, request: { operationName, variables = {} }, context }) {
          const { caller, signal, begun } = context as RequestContext;
          const request = { document, unproven: true, operationName, variables, ...caller, signal };
          try {
            return settle(await (begun ?? hub.execute(request)));
          } catch (error) {
            // Not the hub's fault: said to the caller, with the HTTP status that fits.
            const refusal = refusalOf(error);
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
  const failure = result.errors?.map(refusalOf).find((error) => error !== null);
  return failure ? { errors: [failure] } : result;
}

function stringifyResult(result: FormattedExecutionResult): string {
  const { data, extensions } = result;
  return data instanceof JsonText ? answerText({ text: data.text, extensions }) : JSON.stringify(result);
}

/** The text of an answer that is data. */
export const answerText = ({ text, extensions }: { text: string; extensions?: Record<string, unknown> }): string =>
  extensions ? `{"data":${text},"extensions":${JSON.stringify(extensions)}}` : `{"data":${text}}`;
