// Spans of a request and of the operation that it asks for, within the trace that the caller may have begun.
import { type Context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { markFailed, tracer } from '../tracing.ts';
import { isName, outcomeOf } from './metrics.ts';

/** Begins the span of a request. @returns the trace with it, and its end, once the answer has ended */
export function traceRequest(request: FastifyRequest, reply: FastifyReply): { traced: Context; end(): void } {
  const caller = propagation.extract(ROOT_CONTEXT, request.headers);
  const { method, protocol } = request;
  const route = request.routeOptions.url!;
  // The address without its query string: that may hold the variables of an operation.
  const attributes = { 'http.request.method': method, 'http.route': route, 'url.path': route, 'url.scheme': protocol };
  const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, caller);
  return {
    traced: trace.setSpan(caller, span),
    end() {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (!reply.raw.writableFinished) markFailed(span, 'CANCELLED');
      else if (reply.statusCode >= 500) markFailed(span, String(reply.statusCode));
      span.end();
    },
  };
}

/** Begins the span of the operation of a request. @returns the trace with it, and its end */
export function traceOperation(request: FastifyRequest, reply: FastifyReply): { traced: Context; end(): void } {
  // Not a server's span of its own: a request would count twice.
  const span = tracer.startSpan('GraphQL Operation', {}, request.traced);
  return {
    traced: trace.setSpan(request.traced, span),
    end() {
      const { kind, operation } = request.asked;
      const outcome = outcomeOf(request.asked, reply.statusCode);
      if (kind) span.updateName(kind).setAttribute('graphql.operation.type', kind);
      if (operation !== null) span.setAttribute('graphql.operation.name', isName(operation) ? operation : '(other)');
      span.setAttribute('liandong.outcome', outcome);
      if (outcome !== 'OK') markFailed(span, outcome);
      span.end();
    },
  };
}
