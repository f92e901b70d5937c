import { layoutSource } from "./layout-source.js";
import { moduleName, type Spec } from "./spec.js";
import { codeListSource, indexSource, serviceTypeSource } from "./table-source.js";

/** Every generated file by its name under standard/generated. */
export function render(spec: Spec): ReadonlyMap<string, string> {
  return new Map([
    ...spec.interfaceFiles.map((file): [string, string] => [`${moduleName(file)}.ts`, layoutSource(file)]),
    ["index.ts", indexSource(spec)],
    ["code-lists.ts", codeListSource(spec)],
    ["service-types.ts", serviceTypeSource(spec)],
  ]);
}
