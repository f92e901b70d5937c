/** Why there is no answer of the graph at all. */
export type TransportCode = "UNREACHABLE" | "UNREADABLE";

/** One error of an answer. `code` is stable; `message` is for people, in the language asked for. */
export interface GraphErrorPart {
  readonly code: string;
  readonly message: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly path: readonly (string | number)[];
}

/** An operation that was refused, failed, or answered in part. Branch on `code`, show `message`, report `requestId`. */
export class GraphError<Code extends string = string> extends Error {
  override readonly name = "GraphError";

  constructor(
    readonly code: Code | TransportCode,
    message: string,
    /** What the code's text names, such as the version that stands. */
    readonly parameters: Readonly<Record<string, string | number>>,
    readonly requestId: string | undefined,
    /** Every error of the answer, the first one included. */
    readonly parts: readonly GraphErrorPart[],
    /** What could be answered in spite of it. */
    readonly data: unknown,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  /** Whether one of the answer's errors has this code. */
  has(code: Code | TransportCode): boolean {
    return this.code === code || this.parts.some((part) => part.code === code);
  }

  static transport(code: TransportCode, cause?: unknown): GraphError<never> {
    const message = code === "UNREACHABLE" ? "The server cannot be reached." : "The server's answer cannot be read.";
    return new GraphError<never>(code, message, {}, undefined, [], undefined, { cause });
  }
}
