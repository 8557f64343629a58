// A collector for tests: takes spans as OTLP in JSON over HTTP, and keeps them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

type Value = { stringValue?: string; intValue?: number };
type Attributes = { key: string; value: Value }[];

/** What OTLP says of a span, as far as tests look at it. */
interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attributes;
  status: { code: number };
}

interface Sent {
  resourceSpans: { resource: { attributes: Attributes }; scopeSpans: { spans: SentSpan[] }[] }[];
}

/** A span, its attributes by name. */
export interface Span extends Omit<SentSpan, 'attributes'> {
  attributes: Record<string, string | number>;
}

export interface Collector {
  url: string;
  /** As they came: what must not leave the hub is looked for here. */
  bodies: string[];
  headers: Record<string, unknown>;
  resource: Record<string, string | number>;
  spans: Span[];
  close(): Promise<unknown>;
}

export async function openCollector(): Promise<Collector> {
  const collector: Omit<Collector, 'url' | 'close'> = { bodies: [], headers: {}, resource: {}, spans: [] };
  const server = createServer(async (request, response) => {
    const sent = (await json(request)) as Sent;
    collector.bodies.push(JSON.stringify(sent));
    collector.headers = request.headers;
    for (const { resource, scopeSpans } of sent.resourceSpans) {
      collector.resource = byName(resource.attributes);
      for (const { spans } of scopeSpans)
        collector.spans.push(...spans.map((span) => ({ ...span, attributes: byName(span.attributes) })));
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(collector, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  });
}

const byName = (attributes: Attributes) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, (value.stringValue ?? value.intValue)!]));
