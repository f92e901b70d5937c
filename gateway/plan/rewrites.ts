import type { FetchDataRewrite } from "@apollo/query-planner";
import { isData, readOwn, writeOwn } from "./own-keys.js";
import type { Data } from "./own-keys.js";

/** One change to the data that goes to or comes from a subgraph. */
export type Rewrite = (value: unknown) => void;

/** The planner's rewrites as functions. An object without `__typename` counts as fitting a type condition. */
export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, namesWithin: (type: string) => ReadonlySet<string>): Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const last = rewrite.path.at(-1) as string;
    let apply: Rewrite = (value) => {
      if (isData(value)) change(rewrite, value, last);
    };
    for (const element of rewrite.path.slice(0, -1).reverse()) apply = step(element, apply, namesWithin);
    return eachItem(apply);
  });
}

/** The names that output rewrites give to keys of the answer. */
export const renamesOf = (rewrites: readonly FetchDataRewrite[] | undefined): { from: string; to: string }[] =>
  (rewrites ?? []).flatMap((rewrite) => (rewrite.kind === "KeyRenamer" ? [{ from: rewrite.path.at(-1) as string, to: rewrite.renameKeyTo }] : []));

const fragment = "... on ";

function step(element: string, next: Rewrite, namesWithin: (type: string) => ReadonlySet<string>): Rewrite {
  const inner = eachItem(next);
  if (!element.startsWith(fragment)) return eachItem((value) => inner(isData(value) ? readOwn(value, element) : undefined));
  const names = namesWithin(element.slice(fragment.length));
  return eachItem((value) => {
    const type = isData(value) ? value["__typename"] : undefined;
    if (typeof type !== "string" || names.has(type)) next(value);
  });
}

const eachItem =
  (apply: Rewrite): Rewrite =>
  (value) => {
    if (!Array.isArray(value)) return apply(value);
    for (const item of value) eachItem(apply)(item);
  };

function change(rewrite: FetchDataRewrite, object: Data, name: string): void {
  if (rewrite.kind === "ValueSetter") return writeOwn(object, name, rewrite.setValueTo);
  const value = readOwn(object, name);
  if (value === undefined) return;
  writeOwn(object, rewrite.renameKeyTo, value);
  writeOwn(object, name, undefined);
}
