import type { Config } from "../config/config.js";
import type { Metrics } from "./metrics.js";
import type { Tracing } from "./tracing.js";

/** What this process tells its operator beside its log; both are absent unless they are switched on. */
export interface Telemetry {
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

export type TelemetrySettings = Pick<Config, "METRICS_PORT" | "OTEL_EXPORTER_OTLP_ENDPOINT" | "TRACES_RATIO">;

/** Makes what the settings switch on. What is off is not even loaded. `service` names the process in its traces. */
export async function openTelemetry(config: TelemetrySettings, service: string): Promise<Telemetry> {
  const metrics = config.METRICS_PORT === undefined ? undefined : new (await import("./metrics.js")).Metrics();
  const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : (await import("./open-tracing.js")).openTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, config.TRACES_RATIO, service);
  return { metrics, tracing };
}
