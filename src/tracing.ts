// Spans of what the hub does, in OpenTelemetry's terms. Nothing is recorded unless an SDK is registered: ours
// (tracing-sdk.ts), or one that was there before the program. No value of a question or an answer goes in here, nor a
// message that could hold one.
import { type Attributes, type Span, type SpanOptions, SpanStatusCode, trace } from '@opentelemetry/api';

/** Begins the hub's spans. */
export const tracer = trace.getTracer('liandong');

/** Does work, at once or by a promise, within a span that ends with it; its parent is the span that is active. */
export function traced<T>(name: string, options: SpanOptions, work: (span: Span) => T): T {
  return tracer.startActiveSpan(name, options, (span) => {
    if (!span.isRecording()) return work(span);
    try {
      const result = work(span);
      if (!(result instanceof Promise)) {
        span.end();
        return result;
      }
      return result.then(
        (value) => {
          span.end();
          return value;
        },
        (error) => failing(span, error),
      ) as T;
    } catch (error) {
      return failing(span, error);
    }
  });
}

function failing(span: Span, error: unknown): never {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  markFailed(span, String(code ?? name));
  span.end();
  throw error;
}

/** Says of a span that its work failed, by a code. */
export function markFailed(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Says something of the span that is active. */
export function note(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
