import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { compareContract, readSchema } from "../../cli/contract/compare-contract.js";
import { runKaigo } from "../support/run-kaigo.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kaigo-contract-"));
  await writeFile(join(folder, "published.graphql"), "type Query { a: Kind b: Kind kind: Kind } enum Kind { ONE }");
  await writeFile(join(folder, "declared-breaks.json"), '["Query.b was removed."]');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a comparison tells breaks, declared breaks and what to take care of apart", async () => {
  expect(await compareContract(buildSchema("type Query { kind: Kind } enum Kind { ONE TWO }"), folder)).toEqual({
    breaking: ["Query.a was removed."],
    declared: ["Query.b was removed."],
    dangerous: ["TWO was added to enum type Kind."],
  });
});

test("a supergraph is read as its callers see it", async () => {
  const schema = readSchema(await readFile("schema/supergraph.graphql", "utf8"));
  expect(schema.getType("join__Graph")).toBeUndefined();
  expect((await compareContract(schema, "schema")).breaking).toEqual([]);
});

test("the command ends with 2 when something published would break", async () => {
  const file = join(folder, "smaller.graphql");
  await writeFile(file, "type Query { nothing: Int }");
  const told = await runKaigo(["check-schema", file, "--json"]);
  expect(told.code).toBe(2);
  expect((JSON.parse(told.out) as { breaking: string[] }).breaking.length).toBeGreaterThan(10);
  const good = await runKaigo(["check-schema", "schema/published.graphql"]);
  expect([good.code, good.out]).toEqual([0, "Nothing that was published breaks.\n"]);
});
