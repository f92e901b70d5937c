import { readFile } from "node:fs/promises";
import { buildSchema, findBreakingChanges, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedScalarType, isEnumType, type GraphQLSchema } from "graphql";
import { composeContract } from "../../cli/contract/compose-contract.js";
import { loadSupergraph } from "../../gateway/supergraph/load.js";

const read = (name: string) => readFile(`schema/${name}`, "utf8");

/** What a description must hold: words in Latin letters and a Japanese term. */
const isBilingual = (text: string | null | undefined) => /[A-Za-z]{2}/.test(text ?? "") && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text ?? "");

function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const check = (coordinate: string, text: string | null | undefined) => {
    if (!isBilingual(text)) missing.push(coordinate);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!["Query", "Mutation"].includes(type.name)) check(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description);
      for (const argument of "args" in field ? field.args : []) check(`${type.name}.${field.name}(${argument.name})`, argument.description);
    }
  }
  return missing;
}

/** Breaking changes against the published contract that nobody has declared. */
function undeclared(published: GraphQLSchema, current: GraphQLSchema, declared: readonly string[]): string[] {
  return findBreakingChanges(published, current).map(({ description }) => description).filter((description) => !declared.includes(description));
}

describe("the contract", () => {
  let files: Record<string, string>;
  let api: GraphQLSchema;

  beforeAll(async () => {
    files = await composeContract();
    api = loadSupergraph(files["supergraph.graphql"] ?? "").apiSchema;
  });

  test("is committed as the source makes it", async () => {
    for (const [name, text] of Object.entries(files)) expect([name, (await read(name)) === text]).toEqual([name, true]);
  });

  test("describes every type, field, argument and value in English and Japanese", () => {
    expect(undescribed(api)).toEqual([]);
  });

  test("would be found wanting if a description were missing", () => {
    expect(undescribed(buildSchema('"Root. 根" type Query { "English only." a: Int "Both. 両方" b("x" c: Int): Int }'))).toEqual(["Query.a", "Query.b(c)"]);
  });

  test("breaks nothing that was published, unless it is declared", async () => {
    const { published, declared } = { published: buildSchema(await read("published.graphql")), declared: JSON.parse(await read("declared-breaks.json")) as string[] };
    expect(undeclared(published, api, declared)).toEqual([]);
  });

  test("would fail on a field that goes away, and pass when that is declared", () => {
    const before = buildSchema("type Query { a: Int b: Int }");
    const after = buildSchema("type Query { a: Int }");
    expect(undeclared(before, after, [])).toEqual(["Query.b was removed."]);
    expect(undeclared(before, after, ["Query.b was removed."])).toEqual([]);
  });
});
