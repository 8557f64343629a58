// Sends the hub's spans to a collector, as the usual OTEL_* variables say. Loaded only where they ask for it.
import { setTimeout as sleep } from 'node:timers/promises';
import { context, DiagLogLevel, diag, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  ExportResultCode,
  getNumberFromEnv,
  getStringFromEnv,
  getStringListFromEnv,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  ParentBasedSampler,
  type Sampler,
  SimpleSpanProcessor,
  type SpanExporter,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';

/** A collector that does not answer holds up the stop for no longer. */
const longestFlush = 2_000;

/** From here on spans are recorded and sent. @returns sends what is left, and ends it */
export async function startTracing(log: Logger): Promise<() => Promise<void>> {
  const warn = (message: string) => log.warn(`traces: ${message}`);
  const quiet = () => {};
  const tell = logOnce(log);
  // While the settings are read; what comes later would be said over and over.
  diag.setLogger({ error: warn, warn, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN);
  const provider = new TracerProvider({
    resource: resource(),
    sampler: sampler(),
    spanProcessors: await processors(tell),
  });
  diag.disable();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return async () => {
    const late = await Promise.race([provider.shutdown().catch(quiet), sleep(longestFlush, 'late')]);
    if (late) tell(new Error(`no answer within ${longestFlush} ms`));
    for (const api of [trace, propagation, context]) api.disable();
  };
}

function resource() {
  const hub = resourceFromAttributes({ 'service.name': 'liandong' });
  // OTEL_SERVICE_NAME has the last word.
  const [attributes, name] = [resourceAttributesEnvDetector, serviceNameEnvDetector].map((detector) =>
    detectResources({ detectors: [detector] }),
  );
  return defaultResource().merge(hub).merge(attributes!).merge(name!);
}

function sampler(): Sampler {
  const name = getStringFromEnv('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const ratio = getNumberFromEnv('OTEL_TRACES_SAMPLER_ARG') ?? 1;
  const samplers: Record<string, () => Sampler> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const root = samplers[name.replace(/^parentbased_/, '')]?.();
  if (!root) diag.warn(`OTEL_TRACES_SAMPLER=${name} is not known; all traces are sampled`);
  return root && !name.startsWith('parentbased_')
    ? root
    : new ParentBasedSampler({ root: root ?? new AlwaysOnSampler() });
}

async function processors(tell: Tell): Promise<SpanProcessor[]> {
  const names = getStringListFromEnv('OTEL_TRACES_EXPORTER') ?? [];
  return Promise.all((names.length > 0 ? names : ['otlp']).map((name) => processor(name, tell)));
}

async function processor(name: string, tell: Tell): Promise<SpanProcessor> {
  if (name === 'console') return new SimpleSpanProcessor({ exporter: new ConsoleSpanExporter() });
  if (name !== 'otlp') diag.warn(`OTEL_TRACES_EXPORTER=${name} is not there; spans go by otlp`);
  return new BatchSpanProcessor({
    exporter: watched(await otlpExporter(), tell),
    maxQueueSize: getNumberFromEnv('OTEL_BSP_MAX_QUEUE_SIZE'),
    maxExportBatchSize: getNumberFromEnv('OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
    scheduledDelayMillis: getNumberFromEnv('OTEL_BSP_SCHEDULE_DELAY'),
    exportTimeoutMillis: getNumberFromEnv('OTEL_BSP_EXPORT_TIMEOUT'),
  });
}

/** Address, headers, time limit, compression and certificates it takes from the environment by itself. */
async function otlpExporter(): Promise<SpanExporter> {
  const protocol =
    getStringFromEnv('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ??
    getStringFromEnv('OTEL_EXPORTER_OTLP_PROTOCOL') ??
    'http/protobuf';
  if (!/^http\/(protobuf|json)$/.test(protocol))
    diag.warn(`OTEL_EXPORTER_OTLP_PROTOCOL=${protocol} is not there; spans go by http/protobuf`);
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter();
}

/** Tells how each of its exports ended. */
const watched = (exporter: SpanExporter, tell: Tell): SpanExporter => ({
  export(spans, done) {
    exporter.export(spans, (result) => {
      tell(result.code === ExportResultCode.FAILED ? (result.error ?? new Error('no reason given')) : null);
      done(result);
    });
  },
  shutdown: () => exporter.shutdown(),
});

/** Told of each failure, or null where all is well. */
type Tell = (trouble: Error | null) => void;

/** Logs that the collector takes no spans when that begins, not at each batch. */
function logOnce(log: Logger): Tell {
  let troubled = false;
  return (trouble) => {
    if (trouble && !troubled) log.warn({ err: trouble }, 'traces: the collector takes no spans');
    troubled = trouble !== null;
  };
}
