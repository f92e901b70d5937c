import type { FetchOperation } from "../plan/fetch-operation.js";
import type { KeyTree } from "../plan/key-tree.js";
import { readOwn } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import { EntityGate } from "./entity-gate.js";
import { ErrorList } from "./execution-error.js";
import type { Path } from "./execution-error.js";
import type { CleanError } from "./subgraph-errors.js";
import { Targets } from "./targets.js";
import { SubgraphFailure } from "./transport.js";
import type { FetchContext, SubgraphAnswer, SubgraphTransport } from "./transport.js";

/** What the executor is built with, the same for every request. */
export interface RunSettings {
  readonly transport: SubgraphTransport;
  readonly isKnownCode: (code: string) => boolean;
  /** Representations per entity request; more are sent in several. */
  readonly maxRepresentations: number;
}

export interface RunRequest {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: FetchContext;
  readonly signal: AbortSignal | undefined;
  readonly deadline: number | undefined;
}

/** At most so many errors for one failed call: they only differ in their place. */
export const MAX_PLACES = 10;

/** The state of one operation while it is carried out. */
export class Run {
  readonly root: Data = {};
  readonly errors = new ErrorList();
  readonly targets = new Targets(this.root);
  readonly #gates = new Map<string, EntityGate>();

  constructor(
    private readonly settings: RunSettings,
    readonly request: RunRequest,
    /** Values of `@skip` and `@include` variables, defaults included. */
    private readonly conditions: Readonly<Record<string, unknown>>,
    /** Whether equal entity fetches may share answers: not between the steps of a mutation. */
    private readonly sharing: boolean,
    /** The names data is gathered under, as the caller's document nests them, and their response names. */
    private readonly names: { readonly tree: () => KeyTree; readonly responseName: (source: string) => string },
  ) {}

  get isKnownCode(): (code: string) => boolean {
    return this.settings.isKnownCode;
  }

  isTrue(variable: string): boolean {
    return readOwn(this.conditions, variable) === true;
  }

  /** The gate of a fetch; without sharing a fresh one for each step. */
  gate(operation: FetchOperation): EntityGate {
    const key = `${operation.subgraph} ${operation.documentHash}`;
    let gate = this.sharing ? this.#gates.get(key) : undefined;
    if (!gate) {
      gate = new EntityGate(operation, this.#sendEntities, this.settings.maxRepresentations, this.settings.isKnownCode);
      this.#gates.set(key, gate);
    }
    return gate;
  }

  readonly #sendEntities = (operation: FetchOperation, representations: readonly Data[]): Promise<SubgraphAnswer> => this.send(operation, { representations });

  /** Sends one request. Rejects with SubgraphFailure. */
  send(operation: FetchOperation, extra?: Record<string, unknown>): Promise<SubgraphAnswer> {
    const { context, signal, deadline } = this.request;
    if (signal?.aborted || (deadline !== undefined && Date.now() >= deadline)) return Promise.reject(new SubgraphFailure("SUBGRAPH_TIMEOUT", false));
    return this.settings.transport.fetch({
      subgraph: operation.subgraph,
      operationKind: operation.kind,
      document: operation.document,
      documentHash: operation.documentHash,
      operationName: operation.operationName,
      bodyHead: operation.bodyHead,
      variables: this.#variables(operation, extra),
      context,
      signal,
      deadline,
    });
  }

  #variables(operation: FetchOperation, extra: Record<string, unknown> | undefined): Record<string, unknown> {
    if (operation.variables.length === 0) return extra ?? {};
    const variables: Record<string, unknown> = {};
    for (const name of operation.variables) {
      const value = readOwn(this.request.variables, name);
      if (value !== undefined) variables[name] = value;
    }
    return extra ? { ...variables, ...extra } : variables;
  }

  /**
   * Reports an error at each of the places. One about a whole object is reported at the fields that are missing from
   * it, at `budget` places at most; returns what is left of the budget.
   */
  report(error: CleanError, places: readonly Path[], tree: KeyTree, budget: number): number {
    for (const place of places) {
      const paths = error.path.length > 0 ? [[...place, ...error.path]] : this.#missingFields(place, tree).slice(0, budget);
      if (error.path.length === 0) budget -= paths.length;
      for (const path of paths) this.errors.add({ code: error.code, parameters: error.parameters, path: this.#toResponsePath(path) });
    }
    return budget;
  }

  #missingFields(place: Path, tree: KeyTree): Path[] {
    let below: KeyTree | null | undefined = this.names.tree();
    for (const element of place) {
      if (typeof element === "string") below = below?.children[below.keys.indexOf(element)];
    }
    const asked = tree.keys.filter((key) => key !== "__typename" && below?.keys.includes(key));
    return asked.length > 0 ? asked.map((key) => [...place, key]) : [place];
  }

  /** The path in the caller's names, cut where the data was gathered for the plan and not for the caller. */
  #toResponsePath(path: Path): Path {
    const result: (string | number)[] = [];
    let below: KeyTree | null | undefined = this.names.tree();
    for (const element of path) {
      if (typeof element === "string") {
        const index: number = below?.keys.indexOf(element) ?? -1;
        if (index < 0) break;
        below = below?.children[index];
      }
      result.push(typeof element === "string" ? this.names.responseName(element) : element);
    }
    return result;
  }
}
