import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { SubgraphFailure } from "./transport.js";

/** One HTTP exchange with a subgraph. */
export interface HttpCall {
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string;
  /** Milliseconds from now. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** The caller went away: nobody is to blame. */
export class CallLeft extends SubgraphFailure {
  constructor(sent: boolean) {
    super("SUBGRAPH_TIMEOUT", sent);
  }
}

/**
 * Posts and reads the whole answer, within its time and size. Rejects with SubgraphFailure; the connection of an
 * abandoned exchange is closed, never reused.
 */
export function exchange(dispatcher: Dispatcher, call: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const reader = new Reader(call, resolve, reject);
    try {
      dispatcher.dispatch({ method: "POST", path: call.path, headers: call.headers as string[], body: call.body }, reader);
    } catch (cause) {
      reader.onResponseError(undefined, cause);
    }
  });
}

class Reader implements Dispatcher.DispatchHandler {
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #settled = false;
  #status = 0;
  #contentType = "";
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    private readonly call: HttpCall,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (failure: SubgraphFailure) => void,
  ) {
    this.#timer = setTimeout(() => this.#fail(new SubgraphFailure("SUBGRAPH_TIMEOUT", this.#sent)), call.timeout);
    call.signal?.addEventListener("abort", this.#leave, { once: true });
  }

  get #sent(): boolean {
    return this.#controller !== undefined;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) controller.abort(new Error("abandoned"));
    else this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200 || this.#settled) return;
    this.#status = status;
    this.#contentType = headers["content-type"] ?? "";
    const coded = headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity";
    if (coded || Number(headers["content-length"] ?? 0) > this.call.maxBytes) this.#fail(new SubgraphFailure("SUBGRAPH_BAD_ANSWER", true));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#settled) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.call.maxBytes) return this.#fail(new SubgraphFailure("SUBGRAPH_BAD_ANSWER", true));
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#settle()) return;
    const [only] = this.#chunks;
    const whole = this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks, this.#bytes);
    this.resolve({ status: this.#status, contentType: this.#contentType, text: whole.toString("utf8") });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, cause: unknown): void {
    if (this.#settle()) this.reject(new SubgraphFailure("SUBGRAPH_UNAVAILABLE", this.#sent, { cause }));
  }

  readonly #leave = (): void => this.#fail(new CallLeft(this.#sent));

  #fail(failure: SubgraphFailure): void {
    if (!this.#settle()) return;
    this.#chunks = [];
    this.reject(failure);
    this.#controller?.abort(failure);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.call.signal?.removeEventListener("abort", this.#leave);
    return true;
  }
}
