import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readSavedOperations, toSavedOperation } from "../../../gateway/operations/saved-operations.js";
import { fillVariables, placeholdersOf, toServedOperations } from "../../../gateway/operations/served-operations.js";

const header = `# title.ja: 一覧
# title.en: List
# description.ja: 一覧を見る
# description.en: See the list: all of it
`;
const file = (body: string, more = "") => `${header}${more}\n${body}\n`;

describe("a saved operation's file", () => {
  test("gives texts, persona, variables, document and the document's SHA-256", () => {
    const more = '# persona: doctor\n# variables: {"id": "{{person}}",\n#    "first": 5}\n';
    const body = "query Plans($id: ID!, $first: Int) {\n  # why\n  plans(id: $id, first: $first)\n}";
    const operation = toSavedOperation("doctor", "my-plans.graphql", file(body, more));
    expect(operation).toEqual({
      audience: "doctor",
      id: "my-plans",
      title: { ja: "一覧", en: "List" },
      description: { ja: "一覧を見る", en: "See the list: all of it" },
      persona: "doctor",
      variables: { id: "{{person}}", first: 5 },
      operationName: "Plans",
      document: `${body}\n`,
      hash: createHash("sha256").update(`${body}\n`).digest("hex"),
    });
  });

  test("has the same hash whatever its line ends, byte order mark, header or closing blank lines", () => {
    const plain = file("query A {\n  a\n}");
    const hash = toSavedOperation("doctor", "a.graphql", plain).hash;
    const variants = [`\uFEFF${plain.replaceAll("\n", "\r\n")}`, `${plain}\n\n`, plain.replace("List", "Other")];
    for (const variant of variants) expect(toSavedOperation("doctor", "a.graphql", variant).hash).toBe(hash);
    expect(toSavedOperation("doctor", "a.graphql", file("query A {\n  b\n}")).hash).not.toBe(hash);
  });

  test.each([
    ["a missing text", file("query A { a }").replace("# title.en: List\n", ""), "no title.en"],
    ["an empty text", file("query A { a }").replace("List", ""), "no title.en"],
    ["an unknown key", file("query A { a }", "# owner: me\n"), "key owner is unknown"],
    ["a key twice", file("query A { a }", "# title.ja: 二\n"), "title.ja stands twice"],
    ["a line that is no pair", file("query A { a }", "# hello\n"), 'not "# key: value"'],
    ["variables that are not JSON", file("query A { a }", "# variables: {id: 1}\n"), "not JSON"],
    ["variables that are a list", file("query A { a }", "# variables: [1]\n"), "not an object"],
    ["a value for no variable", file("query A { a }", '# variables: {"x": 1}\n'), "declares no variable $x"],
    ["a needed variable without value", file("query A($x: ID!) { a(x: $x) }"), "$x has no value"],
    ["broken GraphQL", file("query A {"), "Syntax Error"],
    ["no operation", file("fragment F on T { a }"), "0 operations"],
    ["two operations", file("query A { a } query B { b }"), "2 operations"],
    ["an operation without name", file("{ a }"), "no name"],
    ["nothing but a header", header, "Syntax Error"],
  ])("is refused with %s", (_what, source, problem) => {
    expect(() => toSavedOperation("doctor", "a.graphql", source)).toThrow(
      expect.objectContaining({ code: "SAVED_OPERATION_INVALID", message: expect.stringContaining(problem) }),
    );
  });

  test("is refused under a name that is not kebab-case", () => {
    expect(() => toSavedOperation("doctor", "MyPlans.graphql", file("query A { a }"))).toThrow("kebab-case");
  });

  test("may leave out variables that have a default or may be null", () => {
    const source = file("query A($a: Int! = 3, $b: Int) { a(a: $a, b: $b) }");
    expect(toSavedOperation("doctor", "a.graphql", source).variables).toEqual({});
  });
});

describe("the folder of saved operations", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "saved-operations-"))));
  afterEach(() => rm(folder, { recursive: true, force: true }));
  async function write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }

  test("is read by audience, then by file name; other files are passed over", async () => {
    await write("doctor/b.graphql", file("query B { a }"));
    await write("doctor/a.graphql", file("query A { a }"));
    await write("doctor/notes.md", "x");
    await write("front-end/z.graphql", file("query Z { a }"));
    const found = await readSavedOperations(folder);
    expect(found.map(({ audience, id }) => `${audience}/${id}`)).toEqual(["front-end/z", "doctor/a", "doctor/b"]);
  });

  test("may be missing", async () => {
    expect(await readSavedOperations(join(folder, "none"))).toEqual([]);
  });

  test("is refused with an unknown audience or with one operation name in two files", async () => {
    await write("doctor/a.graphql", file("query A { a }"));
    await write("recipient/a.graphql", file("query A { b }"));
    await expect(readSavedOperations(folder)).rejects.toThrow("taken by doctor/a.graphql");
    await write("doctors/a.graphql", file("query B { a }"));
    await expect(readSavedOperations(folder)).rejects.toThrow("doctors cannot be used: not an audience");
  });
});

describe("placeholders in variables", () => {
  const variables = { id: "{{person}}", deep: [{ month: "{{month}}-01" }], n: 3, gone: "{{nobody}}" };

  test("are filled at any depth; a lone one takes the value's type and an unknown one stays visible", () => {
    const values = new Map<string, string | number>([["person", 7], ["month", "2025-04"]]);
    expect(fillVariables(variables, values)).toEqual({ id: 7, deep: [{ month: "2025-04-01" }], n: 3, gone: "{{nobody}}" });
  });

  test("are listed by name", () => {
    expect(placeholdersOf(variables)).toEqual(["person", "month", "nobody"]);
  });

  test("are filled once: a value that looks like a placeholder stays as it is", () => {
    expect(fillVariables({ a: "{{a}}{{b}}" }, new Map([["a", "{{b}}"], ["b", "x"]]))).toEqual({ a: "{{b}}x" });
  });

  test("leave the saved operation itself unchanged", () => {
    const source = file("query A($id: ID!) { a(id: $id) }", '# variables: {"id": "{{person}}"}\n');
    const operation = toSavedOperation("doctor", "a.graphql", source);
    const [served] = toServedOperations([operation], new Map([["person", "p1"]]));
    expect(served).toEqual({ ...operation, variables: { id: "p1" } });
    expect(operation.variables).toEqual({ id: "{{person}}" });
  });
});
