import type { FastifyInstance } from "fastify";
import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { readSavedOperations, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import { demoPersonas } from "../../demo/personas.js";
import { createLogger } from "../../platform/log/logger.js";
import { toViewer, type Role } from "../../platform/viewer/viewer.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { signInPersonas, type SignedInCast } from "../support/personas.js";
import { shapeNames, startShape, withSavedOperations, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { TOWN } from "../support/templates.js";

let database: TestDatabase;
const sql = (text: string) => withConnection(database.adminUrl, (admin) => admin.query(text));

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
}, 120_000);

afterAll(() => database?.drop());

describe.each(shapeNames)("in %s", (name) => {
  let shape: Shape;
  let cast: SignedInCast;
  let token: string;

  beforeAll(async () => {
    shape = await startShape(name, database.adminUrl);
    cast = await signInPersonas(shape, TOWN);
    token = cast.tokens["care-manager"] as string;
  });

  afterAll(() => shape?.close());

  describe("when the audit cannot be written", () => {
    beforeAll(() => sql("REVOKE INSERT ON audit.access_event FROM kaigo_audit"));
    afterAll(() => sql("GRANT INSERT ON audit.access_event TO kaigo_audit"));

    test.each([
      ["of one subgraph", "query ($id: ID!) { recipient(id: $id) { name } }"],
      ["of several subgraphs", "query ($id: ID!) { recipient(id: $id) { name carePlan { overallSupportPolicy } insuredCard { careLevel } } }"],
      ["beside a directory", "query ($id: ID!) { insurers { nodes { name } } recipient(id: $id) { name } }"],
      ["in a list", "query { recipients { nodes { name } } }"],
    ])("personal data %s is not served", async (_what, query) => {
      const answer = await askGraph(shape.url, token, query, query.includes("$id") ? { id: cast.examplePersonId } : {});
      expect(answer.status).toBe(503);
      expect(answer.data).toBeNull();
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["AUDIT_UNAVAILABLE"]);
      expect(JSON.stringify(answer)).not.toContain(demoPersonas(TOWN).goodExample.name);
    });

    test("directories without personal data still are", async () => {
      expect(await askGraph(shape.url, token, "{ offices(first: 1) { nodes { name } } }")).toMatchObject({ status: 200, data: { offices: { nodes: [expect.anything()] } } });
    });
  });

  test("when it can be written again, personal data is served again", async () => {
    expect(await askGraph(shape.url, token, "query ($id: ID!) { recipient(id: $id) { name } }", { id: cast.examplePersonId })).toMatchObject({ status: 200, data: { recipient: { name: demoPersonas(TOWN).goodExample.name } } });
  });

  test.each(["{ _service { sdl } }", '{ _entities(representations: [{ __typename: "Recipient", id: "x" }]) { __typename } }', "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }"])("the subgraphs' own entrance %s is not there", async (query) => {
    const answer = await askGraph(shape.url, token, query);
    expect([answer.status, answer.data ?? null, answer.errors?.[0]?.extensions.code]).toEqual([400, null, "OPERATION_INVALID"]);
  });

  test.each([
    ["ja", "この操作はあなたの権限では行えません。"],
    ["en-GB, ja;q=0.5", "This operation is not open to your role."],
    [undefined, "この操作はあなたの権限では行えません。"],
  ])("an error speaks the caller's language (%s)", async (language, message) => {
    const answer = await askGraph(shape.url, cast.tokens.analyst, "{ recipients { nodes { name } } }", {}, language ? { "accept-language": language } : {});
    expect(answer.errors).toEqual([expect.objectContaining({ message, extensions: expect.objectContaining({ code: "FORBIDDEN", requestId: expect.any(String) }) })]);
  });

  test.each([undefined, "Bearer x", "Basic x"])("a request with %s is turned away", async (authorization) => {
    const answer = await askGraph(shape.url, undefined, "{ offices { nodes { name } } }", {}, authorization ? { authorization } : {});
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("outside production a wrong document is explained", async () => {
    expect(JSON.stringify(await askGraph(shape.url, cast.tokens.analyst, "{ canary7f3a }"))).toContain("canary7f3a");
  });

  test("values of variables are not echoed", async () => {
    const answer = await askGraph(shape.url, token, "query ($month: YearMonth!) { recipients { nodes { usageTable(month: $month) { id } } } }", { month: "canary-7f3a" });
    expect(answer.errors?.[0]?.extensions.code).toBe("INPUT_INVALID");
    expect(JSON.stringify(answer)).not.toContain("canary-7f3a");
  });
});

describe("in production", () => {
  let shape: Shape;
  const apps: FastifyInstance[] = [];
  const url: Partial<Record<Role, string>> = {};

  beforeAll(async () => {
    shape = await startShape("one process", database.adminUrl, withSavedOperations);
    const officeNumber = demoPersonas(TOWN).personas.find(({ id }) => id === "care-manager")?.officeNumber;
    for (const role of ["CARE_MANAGER", "ANALYST"] as const) {
      const viewer = toViewer({ subject: "production", role, officeNumber, purpose: "CARE", secondFactor: true, categories: categoriesOf(role, []) });
      const app = await createOneProcessApp({ house: { ...shape.house, config: { ...shape.house.config, production: true } }, identify: async () => viewer, budgets: openBudgets(shape.house.config), logger: createLogger("silent") });
      apps.push(app);
      url[role] = await app.listen({ host: "127.0.0.1", port: 0 });
    }
  });

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await shape?.close();
  });

  const ask = (role: Role, query: string) => askGraph(url[role] ?? "", "x", query);
  const wrong = ["{ canary7f3a }", '{ recipient(id: "canary7f3a") { canary7f3a } }', "{ recipients(canary7f3a: 1) { nodes { name } } }", "query ($x: Canary7f3a) { recipients { nodes { name } } }", "{ canary7f3a", '{ offices(first: "canary7f3a") { nodes { name } } }'];
  const introspection = ["{ __schema { queryType { name } } }", '{ __type(name: "Recipient") { name } }', "{ recipients { nodes { name } } }"];

  test.each([...wrong, ...introspection])("%j is not trusted, its text is not echoed and nothing is told about the schema", async (query) => {
    const answer = await ask("CARE_MANAGER", query);
    expect([answer.status, answer.data ?? null, answer.errors?.map(({ extensions }) => extensions.code)]).toEqual([403, null, ["DOCUMENT_NOT_TRUSTED"]]);
    expect(JSON.stringify(answer).toLowerCase()).not.toMatch(/canary7f3a|did you mean|recipient/);
  });

  test.each(wrong)("a role that may ask freely is told what is wrong with %j", async (query) => {
    const answer = await ask("ANALYST", query);
    expect(answer.errors?.[0]).toMatchObject({ message: "GraphQL の文書が正しくありません。", extensions: { code: "OPERATION_INVALID", detail: expect.any(String) } });
  });

  test("and may ask for the schema", async () => {
    expect(await ask("ANALYST", introspection[0] as string)).toMatchObject({ status: 200, data: { __schema: { queryType: { name: "Query" } } } });
  });

  test("a saved operation is answered by its id in both forms, with its cost, and by nothing but its own id", async () => {
    const [operation] = (await readSavedOperations("schema/operations")).filter(({ id }) => id === "my-people");
    const send = async (body: object) => {
      const response = await fetch(`${url.CARE_MANAGER}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer x" }, body: JSON.stringify(body) });
      return [response.status, (await response.json()) as { data?: { recipients: { nodes: unknown[] } }; errors?: { extensions: { code: string } }[]; extensions?: object }] as const;
    };
    const { hash, document } = operation as SavedOperation;
    const persistedQuery = { version: 1, sha256Hash: hash };
    for (const body of [{ documentId: `sha256:${hash}` }, { documentId: hash }, { extensions: { persistedQuery } }, { query: document }, { query: document, extensions: { persistedQuery } }]) {
      const [status, answer] = await send(body);
      expect([status, answer.errors]).toEqual([200, undefined]);
      expect(answer.data?.recipients.nodes).not.toEqual([]);
      expect(answer.extensions).toMatchObject({ cost: { requested: expect.any(Number), limit: 5_000 } });
    }
    const code = async (body: object) => (await send(body))[1].errors?.[0]?.extensions.code;
    expect(await code({ documentId: hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) })).toBe("DOCUMENT_UNKNOWN");
    expect(await code({ documentId: hash, query: "{ recipients { nodes { name } } }" })).toBe("INPUT_INVALID");
    expect(await code({ query: `${document}\n` })).toBe("DOCUMENT_NOT_TRUSTED");
  });
});
