/** Values of a span: ids, names of operations and subgraphs, statement texts without values; never anything personal. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanOptions {
  readonly attributes?: SpanAttributes;
  /** SERVER answers a caller, CLIENT asks somebody; default INTERNAL. */
  readonly kind?: "SERVER" | "CLIENT";
  /** Headers of the caller: a span of theirs becomes the parent. */
  readonly from?: Readonly<Record<string, unknown>>;
}

/** A span that began and is ended by whoever opened it. */
export interface OpenSpan {
  /** What the work starts belongs below this span. */
  run<T>(work: () => T): T;
  /** Marks it with the code or class of an error. */
  fail(error: unknown): void;
  end(attributes?: SpanAttributes): void;
}

/** Spans of what this process does, in the W3C's form between processes. */
export interface Tracing {
  /** Carries out work as a span below the one that is running. */
  span<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T>;
  /** Begins a span below the caller's or the one that is running. */
  open(name: string, options: SpanOptions): OpenSpan;
  /** Whether a span is running. */
  isRunning(): boolean;
  /** Headers that tell the running span to another process. */
  headers(): Record<string, string>;
  /** Sends what is left. */
  stop(): Promise<void>;
}
