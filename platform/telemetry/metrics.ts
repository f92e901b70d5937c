import { type Aggregator, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { BoundedLabels } from "./bounded-labels.js";
import type { Measure } from "./measure.js";

/** An answer of the HTTP door. */
export interface AnsweredRequest {
  /** The route's pattern, never the address that was asked for. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** An answer of the graph. */
export interface AnsweredOperation {
  /** Name of a trusted document or hash of another, never a text. */
  readonly operation: string;
  /** Of the error registry, or OK. */
  readonly code: string;
  readonly seconds: number;
}

/** One call of the gateway to a subgraph. */
export interface SubgraphCall {
  readonly subgraph: string;
  /** OK or the code of the failure. */
  readonly code: string;
  readonly seconds: number;
}

/** Different operations that are told apart; the rest is "other". */
const mostOperations = 300;
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this process counts, in a registry of its own. */
export class Metrics {
  readonly registry = new Registry();
  readonly #operations = new BoundedLabels(mostOperations);
  readonly #http = this.#histogram("kaigo_http_request_duration_seconds", "Answers of the HTTP door by route.", ["route", "method", "status"]);
  readonly #answered = new Counter({ name: "kaigo_operations_total", help: "Answers of the graph by operation and code of the first error.", labelNames: ["operation", "code"], registers: [this.registry] });
  readonly #duration = this.#histogram("kaigo_operation_duration_seconds", "Time to the answer of an operation.", ["operation"]);
  readonly #calls = this.#histogram("kaigo_subgraph_call_duration_seconds", "Calls of the gateway to a subgraph.", ["subgraph", "code"]);
  readonly #statements = this.#histogram("kaigo_statement_duration_seconds", "Statements sent to the database, waiting for a connection included.", []);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestAnswered({ route, method, status, seconds }: AnsweredRequest): void {
    this.#http.observe({ route, method, status: String(status) }, seconds);
  }

  operationAnswered({ operation, code, seconds }: AnsweredOperation): void {
    const known = this.#operations.of(operation);
    this.#answered.inc({ operation: known, code });
    this.#duration.observe({ operation: known }, seconds);
  }

  subgraphCalled({ subgraph, code, seconds }: SubgraphCall): void {
    this.#calls.observe({ subgraph, code }, seconds);
  }

  statementAnswered(seconds: number): void {
    this.#statements.observe(seconds);
  }

  /** Lets measures be read each time somebody asks; one that cannot be read then is not a number, or absent where it has labels. */
  add(measures: readonly Measure[]): void {
    for (const measure of measures) {
      const { name, help, labels = [], kind } = measure;
      const together: Aggregator = measure.together ?? "sum";
      const shape = { name, help, labelNames: [...labels], registers: [this.registry], aggregator: together };
      if (kind === "counter") new Counter({ ...shape, async collect() { await readInto(measure, () => this.reset(), (given, value) => this.inc(given, value)); } });
      else new Gauge({ ...shape, async collect() { await readInto(measure, () => this.reset(), (given, value) => this.set(given, value)); } });
    }
  }

  #histogram(name: string, help: string, labelNames: string[]): Histogram {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}

async function readInto({ read, labels: names = [] }: Measure, reset: () => void, set: (labels: Record<string, string>, value: number) => void): Promise<void> {
  const unknown = names.length === 0 ? [{ value: Number.NaN, labels: {} }] : [];
  const readings = await Promise.resolve().then(read).catch(() => unknown);
  reset();
  for (const { labels = {}, value } of readings) set(labels, value);
}
