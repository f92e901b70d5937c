import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { isSpending } from "../../gateway/guard/shared-budgets.js";

/** Whether this process is one of several behind one port, under a supervisor. */
export const isWorker = (): boolean => cluster.isWorker;

/** What the supervisor has for this worker to do. It is asked for: a message that comes before somebody listens is lost. */
export async function takeTask<Task>(): Promise<Task> {
  const given = once(process, "message") as Promise<[Task]>;
  process.send?.("task");
  const [task] = await given;
  return task;
}

export interface SupervisorOptions {
  readonly count: number;
  /** Given to each worker that asks; plain data. It travels over a pipe, not through the environment. */
  readonly task?: object;
  readonly stopped: Promise<void>;
  /** Told once, when every worker serves. */
  readonly serving: (port: number) => void;
  /** Told when a worker ended that was not asked to. */
  readonly lost: (how: string) => void;
}

/** Longer than a worker needs to leave. */
const stopLimit = 12_000;
const longestRest = 5_000;

/**
 * Keeps `count` copies of this process running behind one port until `stopped`; one that dies is replaced. Resolves when
 * all have left. Rejects when a worker ends before any has served: then the settings are wrong and no copy will do better.
 */
export async function supervise({ count, task, stopped, serving, lost }: SupervisorOptions): Promise<void> {
  let stopping = false;
  let served = 0;
  const open = new Set<Worker>();
  let failedInARow = 0;
  let giveUp: (error: Error) => void = () => undefined;
  const hopeless = new Promise<never>((_, reject) => (giveUp = reject));

  const start = (): void => {
    const worker = cluster.fork();
    worker.once("message", () => worker.send(task ?? {}));
    worker.once("listening", ({ port }) => {
      failedInARow = 0;
      served += 1;
      open.add(worker);
      if (served === count) serving(port);
    });
    worker.on("message", (message) => {
      // What viewers spent in one copy counts in the others that serve; one that still waits for its task must get nothing else.
      if (isSpending(message)) for (const other of open) if (other !== worker && other.isConnected()) other.send(message, () => undefined);
    });
    worker.once("exit", (code, signal) => {
      open.delete(worker);
      void replace(signal ?? `code ${code}`);
    });
  };
  const replace = async (how: string): Promise<void> => {
    if (stopping) return;
    lost(how);
    if (served < count) return giveUp(new Error(`A process ended at its start (${how}).`));
    await wait(Math.min(100 * 2 ** failedInARow++, longestRest));
    if (!stopping) start();
  };

  for (let index = 0; index < count; index++) start();
  try {
    await Promise.race([stopped, hopeless]);
  } finally {
    stopping = true;
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
  }
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const ended = once(worker, "exit");
  worker.process.kill("SIGTERM");
  const cut = setTimeout(() => worker.process.kill("SIGKILL"), stopLimit);
  await ended;
  clearTimeout(cut);
}
