import type { Config } from "../../platform/config/config.js";
import type { Measure } from "../../platform/telemetry/measure.js";
import type { ReadinessCheck } from "../../platform/telemetry/readiness.js";
import { serveMetrics } from "../../platform/telemetry/metrics-server.js";
import { openTelemetry, type Telemetry } from "../../platform/telemetry/telemetry.js";
import { isWorker } from "./workers.js";
import { answerSupervisor, askWorkers, noteServingWorkers } from "./worker-metrics.js";

/** The telemetry of one process of the command line, and the port that tells it. */
export interface OperatorPort {
  readonly telemetry: Telemetry;
  /** Opens the port, when it is on: in a supervisor for all its workers together, in a worker not at all. */
  open(extra?: { measures?: readonly Measure[]; readiness?: readonly ReadinessCheck[] }): Promise<void>;
  close(): Promise<void>;
}

/** Switches on what the settings ask for. `service` names this process in traces. */
export async function openOperatorPort(config: Config, service: string): Promise<OperatorPort> {
  const telemetry = await openTelemetry(config, service);
  const { metrics, tracing } = telemetry;
  const together = metrics && (await import("../../platform/telemetry/together.js")).together;
  if (metrics && !isWorker()) noteServingWorkers();
  let server: { close(): Promise<unknown> } | null = null;
  return {
    telemetry,
    async open({ measures = [], readiness = [] } = {}) {
      if (!metrics || !together) return;
      metrics.add(measures);
      if (isWorker()) return answerSupervisor(metrics);
      server = await serveMetrics({ config, readiness, read: async () => together([await metrics.registry.getMetricsAsJSON(), ...(await askWorkers())]) });
    },
    async close() {
      await server?.close();
      await tracing?.stop().catch(() => undefined);
    },
  };
}
