import { GraphQLError } from "graphql";
import { errorText } from "../../platform/errors/kaigo-error.js";
import type { ErrorCode } from "../../platform/errors/registry.js";

export type Path = readonly (string | number)[];
export type Parameters = Readonly<Record<string, string | number>>;

/** An error of one answer, before it gets a text. */
export interface ExecutionError {
  readonly code: string;
  readonly parameters: Parameters | undefined;
  /** Response names and list positions; undefined when the whole answer is meant. */
  readonly path: Path | undefined;
}

/** More errors than this say nothing new; a lying subgraph could send millions. */
export const MAX_ERRORS = 100;

/** The errors of one answer: bounded, each place and code once. */
export class ErrorList {
  readonly #errors: ExecutionError[] = [];
  readonly #known = new Set<string>();

  get length(): number {
    return this.#errors.length;
  }

  get full(): boolean {
    return this.#errors.length >= MAX_ERRORS;
  }

  add(error: ExecutionError): void {
    if (this.full) return;
    const key = `${error.code} ${JSON.stringify(error.path)}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#errors.push(error);
  }

  list(): readonly ExecutionError[] {
    return this.#errors;
  }
}

/** The error as it may leave: its text comes from the registry, never from a subgraph. */
export function toGraphQLError(error: ExecutionError, isKnownCode: (code: string) => boolean): GraphQLError {
  const code = isKnownCode(error.code) ? error.code : "SUBGRAPH_BAD_ANSWER";
  return new GraphQLError(textOf(code, error.parameters), {
    path: error.path as (string | number)[] | undefined,
    extensions: { code, ...(error.parameters && { parameters: error.parameters }) },
  });
}

function textOf(code: string, parameters: Parameters | undefined): string {
  try {
    return errorText(code as ErrorCode, "en", parameters);
  } catch {
    return errorText("INTERNAL", "en");
  }
}
