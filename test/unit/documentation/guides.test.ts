import { readdirSync, readFileSync } from "node:fs";
import { isEnumType } from "graphql";
import { verbsOf } from "../../../cli/help/add-help.js";
import { program } from "../../../cli/kaigo.js";
import { audiences, readSavedOperations } from "../../../gateway/operations/saved-operations.js";
import { loadSupergraph } from "../../../gateway/supergraph/load.js";
import { variables } from "../../../platform/config/variables.js";
import { errorRegistry } from "../../../platform/errors/registry.js";
import { roles } from "../../../platform/viewer/viewer.js";
import { findStrangers } from "../../support/named-in-text.js";

const folder = "docs/guides";
const guides = readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, "utf8")] as const);
const pages = [...guides, ...["README.md", "docs/client.md", "docs/exchange.md", "docs/identity.md", "docs/limits.md"].map((file) => [file, readFileSync(file, "utf8")] as const)];

const operations = new Set((await readSavedOperations("schema/operations")).map(({ audience, id }) => `${audience}/${id}`));
const schema = loadSupergraph(readFileSync("schema/supergraph.graphql", "utf8")).apiSchema;
const known = new Set([...Object.keys(variables), ...Object.keys(errorRegistry), ...roles, ...Object.values(schema.getTypeMap()).flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : [])), "TOKEN"]);

/** `kaigo` commands in a text: verb and flags of each line. */
const commandsOf = (text: string) => [...text.matchAll(/npm run kaigo -- ([a-z-]+)([^\n`#&]*)/g)].map(([, verb = "", rest = ""]) => ({ verb, flags: [...rest.matchAll(/ (--[a-z-]+)/g)].map(([, flag = ""]) => flag) }));

describe("the guides", () => {
  test("there is one for each audience", () => {
    expect(guides.map(([file]) => file.replace(".md", "")).sort()).toEqual(audiences.toSorted());
  });

  test.each(guides)("%s names operations and settings that exist, and speaks both languages", (_file, text) => {
    expect(findStrangers(text, { audiences, operations, known })).toEqual([]);
    expect(text).toMatch(/^## 日本語で$/m);
  });

  test("would be found wanting with an operation or a setting that does not exist", () => {
    expect(findStrangers("ask `doctor/no-such` with `NO_SUCH`, and `doctor/my-patients` with `FORBIDDEN`", { audiences, operations, known })).toEqual(["doctor/no-such", "NO_SUCH"]);
  });
});

test("every command that the pages show exists with its flags", () => {
  const commands = pages.flatMap(([, text]) => commandsOf(text));
  expect(commands.length).toBeGreaterThan(15);
  const verbs = new Map(verbsOf(program).map(({ path, command }) => [path, command.options.map(({ long }) => long)]));
  const strange = commands.filter(({ verb, flags }) => !verbs.has(verb) || flags.some((flag) => !verbs.get(verb)?.includes(flag)));
  expect(strange).toEqual([]);
});

test("the glossary names types of the schema as they are, and has no word twice", () => {
  const rows = readFileSync("docs/glossary.md", "utf8").split("\n").filter((line) => line.startsWith("| ")).slice(1).map((line) => line.split("|")[1]?.trim() ?? "");
  const types = rows.flatMap((word) => /^`([A-Z]\w+)`/.exec(word)?.[1] ?? []);
  expect(types.length).toBeGreaterThan(10);
  expect(types.filter((type) => !schema.getType(type))).toEqual([]);
  expect(rows).toEqual([...new Set(rows)]);
});
