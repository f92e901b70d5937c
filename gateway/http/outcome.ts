import type { FastifyRequest } from "fastify";

/** What a request came to, as its operator may know it. */
export interface Outcome {
  /** Name of the trusted document, or hash of another; absent where no document was read. */
  operation?: string;
  /** Code of the first error; absent when there was none. */
  code?: string;
  /** What it counted in the viewer's budget; absent where nothing was carried out. */
  cost?: number;
}

const outcomes = new WeakMap<FastifyRequest, Outcome>();

/** The outcome of a request, to be filled in on its way. */
export function outcomeOf(request: FastifyRequest): Outcome {
  let outcome = outcomes.get(request);
  if (!outcome) outcomes.set(request, (outcome = {}));
  return outcome;
}
