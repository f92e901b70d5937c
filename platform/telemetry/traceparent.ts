import type { SpanContext } from "@opentelemetry/api";

/** Header of the W3C's Trace Context: version, trace id, parent id, flags. */
export const traceparentHeader = "traceparent";

const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The span a caller names; undefined for anything that is not of the form. */
export function fromTraceparent(header: unknown): SpanContext | undefined {
  const [, traceId, spanId, flags] = (typeof header === "string" && form.exec(header)) || [];
  return traceId && spanId && flags ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true } : undefined;
}

export const toTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string => `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
