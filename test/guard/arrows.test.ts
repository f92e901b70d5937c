import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missingPackages, wrongArrows } from "../support/source-tree/arrows.js";
import { guard } from "../support/source-tree/guard.js";
import { projectRoot, sourceTree } from "../support/source-tree/source-file.js";

guard("arrows between rooms go one way", wrongArrows, {
  finds: [
    ["platform/database/x.ts", 'import { a } from "../../subgraphs/care-plans/subgraph.js";'],
    ["platform/text/x.ts", 'import type { A } from "../../standard/index.js";'],
    ["standard/codec/x.ts", 'export * from "../../platform/errors/registry.js";'],
    ["standard/codec/x.ts", 'const m = await import("../../gateway/http/a.js");'],
    ["subgraphs/actuals/x.ts", 'import { a } from "../schedules/subgraph.js";'],
    ["subgraphs/actuals/deep/x.ts", 'import type {\n  A,\n  B,\n} from "../../schedules/a/b.rule.js";'],
    ["subgraphs/actuals/x.ts", 'import "../../gateway/guard/measure.js";'],
    ["subgraphs/actuals/x.ts", 'import "../../demo/model.js";'],
    ["gateway/house/x.ts", 'import { b } from "../../subgraphs/schedules/benefit/a.rule.js";'],
    ["gateway/house/x.ts", 'import { b } from "../../demo/model.js";'],
    ["gateway/house/x.ts", 'import { b } from "../../cli/verbs/start.js";'],
    ["cli/verbs/x.ts", 'import { b } from "../../subgraphs/recipients/access/access-matrix.js";'],
    ["cli/verbs/x.ts", 'const b = await import("../../bench/codec.js");'],
    ["cli/verbs/x.ts", 'import { b } from "../../test/support/database.js";'],
    ["demo/town/x.ts", 'import { b } from "../../subgraphs/schedules/usage-table/a.entity.js";'],
    ["migrations/base/x.ts", 'import { b } from "../recipients/20261122090200-create-recipients.js";'],
    ["migrations/base/x.ts", 'import { b } from "../../subgraphs/recipients/subgraph.js";'],
    ["web/src/x.tsx", 'import { b } from "../../gateway/http/a.js";'],
    ["scripts/lib/x.mjs", 'import { b } from "../../platform/text/a.js";'],
    ["platform/x.ts", 'import { b } from "../../elsewhere/a.js";'],
    ["platform/x.ts", 'import a from "./a.js"; import b from "../gateway/b.js";'],
  ],
  passes: [
    ["gateway/house/x.ts", 'import { a } from "../../subgraphs/schedules/subgraph.js";'],
    ["demo/town/x.ts", 'import { a } from "../../subgraphs/schedules/benefit/a.rule.js";'],
    ["subgraphs/actuals/deep/x.ts", 'import { a } from "../subgraph.js"; import { b } from "../../../standard/index.js";'],
    ["migrations/index.ts", 'import { a } from "./base/20261122090000-create-roles.js";'],
    ["platform/x.ts", '// import { a } from "../gateway/a.js";\nconst text = `import "../gateway/a.js"`;'.replaceAll("`", "'")],
    ["test/unit/x.test.ts", 'import { a } from "../../cli/a.js";'],
  ],
});

const { dependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { dependencies: Record<string, string> };

guard("delivered code imports only what a delivery installs", missingPackages(new Set(Object.keys(dependencies))), {
  finds: [
    ["platform/x.ts", 'import fc from "fast-check";'],
    ["gateway/x.ts", 'import { parse } from "@babel/parser/lib/a.js";'],
    ["cli/x.ts", 'await import("vite");'],
    ["scripts/lib/x.mjs", 'import pg from "pg";'],
  ],
  passes: [
    ["platform/x.ts", 'import pg from "pg"; import { join } from "node:path";'],
    ["platform/x.ts", 'import type { File } from "@babel/types";'],
    ["test/x.test.ts", 'import fc from "fast-check";'],
  ],
});

test("every room of the project is looked at", () => {
  const rooms = new Set(sourceTree().map(({ path }) => path.split("/")[0]));
  expect([...rooms]).toEqual(expect.arrayContaining(["platform", "standard", "subgraphs", "gateway", "cli", "demo", "migrations", "web", "scripts", "test", "bench"]));
});
