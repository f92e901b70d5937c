import { banner, layoutId, layoutName, moduleName, recordName, type Spec } from "./spec.js";

/** The generated index: every layout, its id type, and the record type behind each id. */
export function indexSource(spec: Spec): string {
  const files = spec.interfaceFiles;
  return [
    banner + files.map((file) => `import { ${layoutName(file)}, type ${recordName(file)} } from "./${moduleName(file)}.js";`).join("\n"),
    "",
    ...files.map((file) => `export type { ${recordName(file)} } from "./${moduleName(file)}.js";`),
    "",
    "/** The record type of each interface file. */",
    "export interface RecordByLayout {",
    ...files.map((file) => `  ${layoutId(file)}: ${recordName(file)};`),
    "}",
    "",
    "/** The file name prefix without its last underscore. */",
    "export type LayoutId = keyof RecordByLayout;",
    "",
    "/** Every interface file of edition 4.1 by its id. */",
    "export const layouts = {",
    ...files.map((file) => `  ${layoutId(file)}: ${layoutName(file)},`),
    "} as const;",
    "",
    "export const layoutIds = Object.keys(layouts) as readonly LayoutId[];",
    "",
  ].join("\n");
}

/** The generated code lists (コード表). */
export function codeListSource(spec: Spec): string {
  return [
    banner + `import type { CodeList } from "../layout/layout.js";`,
    "",
    "/** The code lists of edition 4.1 by id. */",
    "export const codeLists = {",
    ...spec.codeLists.flatMap((list) => [
      `  ${list.id}: {`,
      `    nameJa: ${JSON.stringify(list.nameJa)},`,
      `    nameEn: ${JSON.stringify(list.nameEn)},`,
      "    values: [",
      ...list.values.map(({ code, ja, en }) => `      ${JSON.stringify({ code, ja, en })},`),
      "    ],",
      "  },",
    ]),
    "} as const satisfies Record<string, CodeList>;",
    "",
    "export type CodeListId = keyof typeof codeLists;",
    "",
  ].join("\n");
}

/** The generated list of service types and whether they take part in the exchange (連携対象). */
export function serviceTypeSource(spec: Spec): string {
  return [
    banner + `import type { ServiceTypeEntry } from "../layout/layout.js";`,
    "",
    "/** Service types of the scope list; 59 and 81 stand in two groups. */",
    "export const serviceTypeEntries: readonly ServiceTypeEntry[] = [",
    ...spec.serviceTypeScope.values.map(({ code, ja, group, inScope }) => `  ${JSON.stringify({ code, nameJa: ja, group, inScope })},`),
    "];",
    "",
  ].join("\n");
}
