import cluster, { type Worker } from "node:cluster";
import type { Metrics } from "../../platform/telemetry/metrics.js";
import type { Counted } from "../../platform/telemetry/together.js";

/** A worker that is busy for longer is left out of that answer. */
const patience = 2_000;

interface Question {
  readonly metricsAsked: number;
}

interface Answer {
  readonly metricsAnswered: number;
  readonly counted: Counted;
}

const isQuestion = (message: unknown): message is Question => typeof (message as Question | null)?.metricsAsked === "number";
const isAnswer = (message: unknown): message is Answer => typeof (message as Answer | null)?.metricsAnswered === "number";

/** In a worker that serves: lets its supervisor ask what it counted. */
export function answerSupervisor(metrics: Metrics): void {
  process.on("message", (message) => {
    if (!isQuestion(message)) return;
    void metrics.registry.getMetricsAsJSON().then((counted) => process.send?.({ metricsAnswered: message.metricsAsked, counted } satisfies Answer));
  });
}

let asked = 0;

/** In the supervisor: what each of the workers that serve counted. */
export async function askWorkers(): Promise<Counted[]> {
  const answers = await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => (worker ? ask(worker) : undefined)));
  return answers.filter((counted) => counted !== undefined);
}

/** Undefined when the worker is on its way in or out. */
function ask(worker: Worker): Promise<Counted | undefined> {
  if (!worker.isConnected() || !serving.has(worker.id)) return Promise.resolve(undefined);
  const number = (asked += 1);
  return new Promise((resolve) => {
    const finish = (counted: Counted | undefined): void => {
      clearTimeout(timer);
      worker.off("message", listen);
      worker.off("exit", leave);
      resolve(counted);
    };
    const listen = (message: unknown): void => {
      if (isAnswer(message) && message.metricsAnswered === number) finish(message.counted);
    };
    const leave = (): void => finish(undefined);
    const timer = setTimeout(leave, patience);
    worker.on("message", listen);
    worker.once("exit", leave);
    worker.send({ metricsAsked: number } satisfies Question, (error) => error && leave());
  });
}

/** Workers that listen on the port: an earlier one waits for its task and must not be given anything else. */
const serving = new Set<number>();

/** In the supervisor, before the first worker is started. */
export function noteServingWorkers(): void {
  cluster.on("listening", ({ id }) => serving.add(id));
  cluster.on("exit", ({ id }) => serving.delete(id));
}
