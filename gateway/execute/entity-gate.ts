import type { KeyTree } from "../plan/key-tree.js";
import type { RepresentationKey, Representer } from "../plan/representation.js";
import { isData } from "../plan/own-keys.js";
import type { Data } from "../plan/own-keys.js";
import type { FetchOperation } from "../plan/fetch-operation.js";
import { cleanErrors } from "./subgraph-errors.js";
import type { CleanError } from "./subgraph-errors.js";
import { SubgraphFailure } from "./transport.js";
import type { SubgraphAnswer } from "./transport.js";

/** Sends one entity request; rejects with SubgraphFailure. */
export type SendEntities = (operation: FetchOperation, representations: readonly Data[]) => Promise<SubgraphAnswer>;

/** One entity asked for in this request, wherever in the plan. */
export interface Entity {
  readonly call: EntityCall;
  readonly position: number;
  /** The first place takes the answer itself; the others take copies, because later fetches add to it. */
  owner: object | undefined;
}

/** One flush of the gate: what was asked for in the same turn of the event loop. */
export class EntityCall {
  readonly representations: Data[] = [];
  readonly entities: unknown[] = [];
  readonly errors = new Map<number, CleanError[]>();
  readonly done: Promise<void>;
  #settle!: () => void;

  constructor() {
    this.done = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Splits into requests of at most `size` representations; never rejects. */
  async run(operation: FetchOperation, send: SendEntities, size: number, isKnownCode: (code: string) => boolean): Promise<void> {
    const starts: number[] = [];
    for (let start = 0; start < this.representations.length; start += size) starts.push(start);
    await Promise.all(starts.map((start) => this.#request(operation, send, start, Math.min(start + size, this.representations.length), isKnownCode)));
    this.#settle();
  }

  async #request(operation: FetchOperation, send: SendEntities, start: number, end: number, isKnownCode: (code: string) => boolean): Promise<void> {
    try {
      const whole = start === 0 && end === this.representations.length;
      this.#take(await send(operation, whole ? this.representations : this.representations.slice(start, end)), operation.tree, start, end, isKnownCode);
    } catch (error) {
      const code = error instanceof SubgraphFailure ? error.code : "SUBGRAPH_BAD_ANSWER";
      this.#blame({ code, parameters: undefined, entity: undefined, path: [] }, start, end);
    }
  }

  #take(answer: SubgraphAnswer, tree: KeyTree, start: number, end: number, isKnownCode: (code: string) => boolean): void {
    const errors = cleanErrors(answer.errors, { tree, ofEntities: true, isKnownCode });
    const found = isData(answer.data) ? answer.data["_entities"] : undefined;
    const usable = Array.isArray(found) && found.length === end - start;
    if (usable) for (let index = start; index < end; index++) this.entities[index] = found[index - start];
    for (const error of errors) {
      if (error.entity === undefined) this.#blame(error, start, end);
      else if (error.entity < end - start) this.#blame(error, start + error.entity, start + error.entity + 1);
    }
    if (!usable && errors.length === 0) this.#blame({ code: "SUBGRAPH_BAD_ANSWER", parameters: undefined, entity: undefined, path: [] }, start, end);
  }

  #blame(error: CleanError, start: number, end: number): void {
    for (let position = start; position < end; position++) {
      const known = this.errors.get(position);
      if (known) known.push(error);
      else this.errors.set(position, [error]);
    }
  }
}

/**
 * All entity fetches of one request that send the same document to the same subgraph. An entity is asked for once,
 * however many places of the answer need it; places that need entities in the same turn share one call.
 */
export class EntityGate {
  /** Per concrete type. */
  readonly #entities = new Map<string, Map<RepresentationKey, Entity>>();
  #next: EntityCall | undefined;

  constructor(
    private readonly operation: FetchOperation,
    private readonly send: SendEntities,
    private readonly size: number,
    private readonly isKnownCode: (code: string) => boolean,
  ) {}

  /** The entities of one type that were asked for so far. */
  ofType(type: string): Map<RepresentationKey, Entity> {
    let entities = this.#entities.get(type);
    if (!entities) this.#entities.set(type, (entities = new Map()));
    return entities;
  }

  /** The entity of an object; undefined when something that identifies it is missing. */
  ask(object: Data, representer: Representer, known: Map<RepresentationKey, Entity>): Entity | undefined {
    const key = representer.key(object);
    if (key === undefined) return undefined;
    let entity = known.get(key);
    if (!entity) {
      const call = (this.#next ??= this.#schedule());
      entity = { call, position: call.representations.push(representer.build(object)) - 1, owner: undefined };
      known.set(key, entity);
    }
    return entity;
  }

  #schedule(): EntityCall {
    const call = new EntityCall();
    queueMicrotask(() => {
      this.#next = undefined;
      void call.run(this.operation, this.send, this.size, this.isKnownCode);
    });
    return call;
  }
}
