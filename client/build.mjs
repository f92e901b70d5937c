// Builds @kaigo-graph/client into the folder given: node client/build.mjs [folder]. The built dist/ must be there.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import { parse, printSchema } from "graphql";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = resolve(process.argv[2] ?? join(root, "dist", "client"));
const built = (path) => import(pathToFileURL(join(root, "dist", path)).href);

const { loadSupergraph } = await built("gateway/supergraph/load.js");
const { readSavedOperations } = await built("gateway/operations/saved-operations.js");
const { errorRegistry } = await built("platform/errors/registry.js");

const schema = loadSupergraph(readFileSync(join(root, "schema", "supergraph.graphql"), "utf8")).apiSchema;
const operations = await readSavedOperations(join(root, "schema", "operations"));
const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const scalars = Object.fromEntries([
  ["ID", "string"],
  ...Object.values(schema.getTypeMap())
    .filter(({ astNode }) => astNode?.kind === "ScalarTypeDefinition")
    .map(({ name }) => [name, ["Units", "Yen"].includes(name) ? "number" : "string"]),
]);

/** The preset asks for a hash of its own print of the document; the server's is that of the file. */
const hashOf = (text) => {
  const [definition] = parse(text).definitions;
  return operations.find(({ operationName }) => operationName === definition.name.value).hash;
};

async function operationTypes() {
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: "generated/",
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: operations.map(({ audience, id, document }) => ({ location: `${audience}/${id}.graphql`, document: parse(document), rawSDL: document })),
    config: { scalars, strictScalars: true, useTypeImports: true },
    presetConfig: { fragmentMasking: false, persistedDocuments: { mode: "replaceDocumentWithHash", hashAlgorithm: hashOf } },
    plugins: [],
    pluginMap: {},
    documentTransforms: [],
  });
  const text = await codegen(sections.find(({ filename }) => filename.endsWith("graphql.ts")));
  return text.replace(/^import .*typed-document-node.*$/m, 'import type { SavedDocument as DocumentNode } from "../saved-document.js";');
}

const work = mkdtempSync(join(root, "dist", ".client-"));
try {
  cpSync(join(root, "client", "src"), join(work, "src"), { recursive: true });
  cpSync(join(root, "client", "tsconfig.json"), join(work, "tsconfig.json"));
  writeFileSync(join(work, "package.json"), JSON.stringify({ type: "module" }));
  mkdirSync(join(work, "src", "generated"), { recursive: true });
  writeFileSync(join(work, "src", "generated", "graphql.ts"), await operationTypes());
  const codes = JSON.stringify(Object.keys(errorRegistry), null, 2);
  writeFileSync(join(work, "src", "generated", "error-codes.ts"), `/** Every code that an error of the graph can have. */\nexport const errorCodes = ${codes} as const;\n\nexport type ErrorCode = (typeof errorCodes)[number];\n`);
  const { status, stdout } = spawnSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", work, "--outDir", target], { encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
  cpSync(join(root, "client", "example"), join(target, "example"), { recursive: true });
  cpSync(join(root, "docs", "client.md"), join(target, "README.md"));
  const manifest = { name: "@kaigo-graph/client", version, license, private: true, type: "module", sideEffects: false, exports: { ".": { types: "./index.d.ts", default: "./index.js" } }, engines: { node: ">=20.19" } };
  writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
