import { KaigoError } from "../../platform/errors/kaigo-error.js";

export interface Deadline {
  /** The caller's own end: it left. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds since the epoch. */
  readonly deadline: number | undefined;
  /** Milliseconds that were allowed from the start, for the message. */
  readonly timeout: number | undefined;
}

/** Carries out work until the deadline. Then its signal is aborted, nothing of it is awaited any more and OPERATION_TIMEOUT is thrown. */
export async function untilDeadline<T>(work: (signal: AbortSignal) => Promise<T>, { signal, deadline, timeout = 0 }: Deadline): Promise<T> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    const running = work(over.signal);
    if (deadline === undefined) return await running;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new KaigoError("OPERATION_TIMEOUT", { seconds: Math.ceil(timeout / 1_000) }));
        stop();
      }, deadline - Date.now());
    });
    const result = await Promise.race([running, late]);
    // A subgraph's own timer may end in the same moment: the answer must not depend on which was first.
    if (Date.now() >= deadline) throw new KaigoError("OPERATION_TIMEOUT", { seconds: Math.ceil(timeout / 1_000) });
    return result;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
