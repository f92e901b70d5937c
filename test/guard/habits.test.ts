import { clocks, consoleCalls, environmentReads, heldBackTests, longFiles, oddNames, promises, rawOrdering, switchedOffChecks, weakTypes } from "../support/source-tree/habits.js";
import { guard } from "../support/source-tree/guard.js";

guard("the environment is read in platform/config only", environmentReads, {
  finds: [
    ["gateway/http/x.ts", "const port = process.env.PORT;"],
    ["cli/x.ts", 'const { env } = process; const p = process["env"];'],
    ["platform/log/x.ts", 'import { env } from "node:process";'],
    ["subgraphs/a/x.ts", "const a = `${process.env.HOME}`;"],
  ],
  passes: [
    ["platform/config/x.ts", "const port = process.env.PORT;"],
    ["gateway/x.ts", "// process.env is read elsewhere\nconst pid = process.pid;"],
    ["jest.config.mjs", "const a = process.env.CI;"],
  ],
});

guard("only the command line writes to the console", consoleCalls, {
  finds: [["gateway/x.ts", "console.log(1);"], ["subgraphs/a/x.ts", 'console["error"]("x");'], ["test/unit/x.test.ts", "console.log(1);"]],
  passes: [["cli/x.ts", "console.log(1);"], ["gateway/x.ts", '// console.log\nconst text = "console.log";']],
});

guard("rules know days as calendar strings", clocks, {
  finds: [
    ["subgraphs/a/x.rule.ts", "const now = new Date();"],
    ["standard/x.ts", "const now = Date.now();"],
    ["demo/x.ts", "const text = Date();"],
  ],
  passes: [["platform/calendar/x.ts", "const now = new Date();"], ["subgraphs/a/x.ts", "const days = Date.UTC(2026, 0, 1); class NewDate {}"]],
});

guard("sort keys are never raw text", rawOrdering, {
  finds: [["subgraphs/a/x.ts", "qb.orderBy(input.sort);"], ["platform/x.ts", "query\n  .addOrderBy(key)"]],
  passes: [["subgraphs/a/x.ts", 'const sql = "ORDER BY t.id"; // .orderBy(']],
});

guard("types are not given up", weakTypes, {
  finds: [["platform/x.ts", "const a = b as any;"], ["platform/x.ts", "function f(a: any) {}"]],
  passes: [["platform/x.ts", 'const a = b as Anything; const text = "as any";']],
});

guard("no check is switched off by a comment", switchedOffChecks, {
  finds: [["platform/x.ts", "// @ts-ignore"], ["platform/x.ts", "/* eslint-disable */"], ["web/src/x.tsx", "// oxlint-disable-next-line"], ["cli/x.ts", "// @ts-expect-error later"]],
  passes: [["platform/x.ts", "// @see types"]],
});

guard("no test is held back", heldBackTests, {
  finds: [["test/x.test.ts", "test.skip('a', () => {});"], ["test/x.test.ts", "describe.only.each([])"], ["test/x.test.ts", "it.todo('x');"], ["test/x.test.ts", "xit('x', f);"]],
  passes: [["test/x.test.ts", "stream.skipTo(3); exit(1); profit(2);"]],
});

guard("nothing is left for later", promises, {
  finds: [["platform/x.ts", `// ${"TO"}${"DO"}: later`], ["docs/x.md", `${"FIX"}${"ME"}`], ["deploy/x.yaml", `# ${"XX"}${"X"}`]],
  passes: [["platform/x.ts", `const todo = 1; // as ${"XX"}${"X"}-XXXX`], ["standard/spec/x.json", `"${"XX"}${"X"}"`]],
});

guard("files are short enough to read in one go", longFiles, {
  finds: [["platform/x.ts", "a;\n".repeat(301)], ["migrations/x.sql", "a;\n".repeat(301)], ["scripts/x.mjs", "a;\n".repeat(300) + "b"]],
  passes: [["platform/x.ts", "a;\n".repeat(300)], ["standard/generated/x.ts", "a;\n".repeat(900)]],
});

guard("names are lower case with hyphens", oddNames, {
  finds: [["platform/MyFile.ts", ""], ["platform/snake_case/x.ts", ""], ["docs/Über.md", ""], ["subgraphs/a/carePlan.entity.ts", ""]],
  passes: [["subgraphs/a/care-plan.entity.ts", ""], ["README.ja.md", ""], [".env.example", ""], ["test/fixture/UP1KYO.CSV", ""]],
});
