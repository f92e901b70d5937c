import { AsyncLocalStorage } from "node:async_hooks";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Span, type SpanContext } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, NodeTracerProvider, TraceIdRatioBasedSampler } from "@opentelemetry/sdk-trace-node";
import { KaigoError } from "../errors/kaigo-error.js";
import { fromTraceparent, toTraceparent, traceparentHeader } from "./traceparent.js";
import type { OpenSpan, SpanOptions, Tracing } from "./tracing.js";

type Resource = NonNullable<NonNullable<ConstructorParameters<typeof NodeTracerProvider>[0]>["resource"]>;

/**
 * Traces to an OTLP collector. Every process decides by the trace's id and the same ratio, so that a trace is whole or
 * not there, whatever a caller's flag asks for. Nothing global is set: what other libraries record stays unheard.
 */
export function openTracing(endpoint: string, ratio: number, service: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new NodeTracerProvider({ resource: resourceOf(service), sampler: new TraceIdRatioBasedSampler(ratio), spanProcessors: [new BatchSpanProcessor(exporter)] });
  const tracer = provider.getTracer("kaigo-graph");
  const running = new AsyncLocalStorage<Span>();

  function open(name: string, { attributes, kind, from }: SpanOptions): OpenSpan {
    const parent = fromTraceparent(from?.[traceparentHeader]) ?? running.getStore()?.spanContext();
    const started = tracer.startSpan(name, { attributes, kind: SpanKind[kind ?? "INTERNAL"] }, parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT);
    return {
      run: (work) => running.run(started, work),
      fail: (error) => void started.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) }),
      end: (last = {}) => started.setAttributes(last).end(),
    };
  }

  async function span<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
    const opened = open(name, options);
    try {
      return await opened.run(work);
    } catch (error) {
      opened.fail(error);
      throw error;
    } finally {
      opened.end();
    }
  }

  return {
    open,
    span,
    isRunning: () => running.getStore() !== undefined,
    headers(): Record<string, string> {
      const context: SpanContext | undefined = running.getStore()?.spanContext();
      return context ? { [traceparentHeader]: toTraceparent(context) } : {};
    },
    stop: () => provider.shutdown(),
  };
}

/** Code or class of an error: its text may hold what a user typed. */
function codeOf(error: unknown): string {
  if (error instanceof KaigoError) return error.code;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : error instanceof Error ? error.name : "Error";
}

function resourceOf(service: string): Resource {
  const attributes = { "service.name": service, "service.namespace": "kaigo-graph" };
  const resource: Resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  return resource;
}
