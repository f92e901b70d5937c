import type { KeyTree } from "../plan/key-tree.js";
import { isData, readOwn } from "../plan/own-keys.js";
import { MAX_ERRORS } from "./execution-error.js";
import type { Parameters } from "./execution-error.js";

/** What is kept of an error of a subgraph: a known code, harmless parameters, and a path made of known names. */
export interface CleanError {
  readonly code: string;
  readonly parameters: Parameters | undefined;
  /** For an entity fetch: the position in `_entities`; undefined when the error is about the whole answer. */
  readonly entity: number | undefined;
  /** Below the root or below the entity. */
  readonly path: readonly (string | number)[];
}

/** Reads the `errors` of an answer. Texts, unknown codes and names that were not asked for stay behind. */
export function cleanErrors(errors: unknown, options: { tree: KeyTree; ofEntities: boolean; isKnownCode: (code: string) => boolean }): CleanError[] {
  if (!Array.isArray(errors)) return errors === undefined || errors === null ? [] : [{ code: "SUBGRAPH_BAD_ANSWER", parameters: undefined, entity: undefined, path: [] }];
  return errors.slice(0, MAX_ERRORS).map((error: unknown) => {
    const extensions = isData(error) ? readOwnOrMethod(error, "extensions") : undefined;
    const given = isData(extensions) ? extensions["code"] : undefined;
    const known = typeof given === "string" && options.isKnownCode(given);
    const path = isData(error) && Array.isArray(error["path"]) ? (error["path"] as unknown[]) : [];
    const inEntities = options.ofEntities && path[0] === "_entities";
    const entity = inEntities && Number.isSafeInteger(path[1]) ? (path[1] as number) : undefined;
    return {
      code: known ? given : "SUBGRAPH_BAD_ANSWER",
      parameters: known && isData(extensions) ? cleanParameters(extensions["parameters"]) : undefined,
      entity,
      path: cleanPath(inEntities ? path.slice(2) : options.ofEntities ? [] : path, options.tree),
    };
  });
}

/** GraphQLError keeps `extensions` as an own property; errors that are class instances may have an accessor. */
const readOwnOrMethod = (error: Record<string, unknown>, name: string): unknown => (name in error ? error[name] : undefined);

function cleanPath(path: readonly unknown[], tree: KeyTree): (string | number)[] {
  const clean: (string | number)[] = [];
  let below: KeyTree | null = tree;
  for (const element of path) {
    if (typeof element === "number" && Number.isSafeInteger(element) && element >= 0 && clean.length > 0) {
      clean.push(element);
      continue;
    }
    const index: number = below === null || typeof element !== "string" ? -1 : below.keys.indexOf(element);
    if (index < 0) break;
    clean.push(element as string);
    below = (below as KeyTree).children[index] ?? null;
  }
  return clean.slice(0, 100);
}

function cleanParameters(parameters: unknown): Parameters | undefined {
  if (!isData(parameters)) return undefined;
  const entries = Object.keys(parameters)
    .slice(0, 10)
    .map((name) => [name, readOwn(parameters, name)] as const)
    .filter(([name, value]) => /^[a-z]\w{0,30}$/i.test(name) && (typeof value === "number" || (typeof value === "string" && value.length <= 200)));
  return Object.fromEntries(entries) as Parameters;
}
