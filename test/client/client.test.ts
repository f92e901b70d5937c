import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance } from "fastify";
import { readSavedOperations } from "../../gateway/operations/saved-operations.js";
import { errorRegistry } from "../../platform/errors/registry.js";
import { describeInBrowser, keepPicture, openBrowser, openPage, seriousFindings } from "../support/chromium.js";
import { servePages, type ServedPages } from "../support/pages.js";

interface SavedDocument {
  readonly __meta__: { readonly hash: string };
}

interface Failure extends Error {
  readonly code: string;
  readonly parameters: Record<string, unknown>;
  readonly requestId?: string;
  readonly data: unknown;
  has(code: string): boolean;
}

interface Client {
  ask(document: SavedDocument, variables?: object): Promise<Record<string, never> & { recipients: { nodes: { name: string }[] } }>;
  with(signal: AbortSignal): Client;
}

/** The built package, as a program without types sees it. */
interface Package {
  createClient(options: { url: string; token?: (refused: boolean) => string | undefined; language?: string; fetch?: typeof fetch }): Client;
  itemsOf(client: Client, document: SavedDocument, variables: object, connectionOf: (result: { recipients: object }) => object): AsyncIterable<{ name: string }>;
  newKey(): string;
  readonly errorCodes: readonly string[];
  readonly GraphError: new () => Failure;
  readonly [document: `${string}Document`]: SavedDocument;
}

const folder = resolve("dist/client");
const { createClient, errorCodes, itemsOf, newKey, ...rest } = (await import(pathToFileURL(join(folder, "index.js")).href)) as Package;
const documents = rest as unknown as Record<string, SavedDocument>;
const documentOf = (name: string) => documents[`${name}Document`] as SavedDocument;

let pages: ServedPages;
let tokens: Record<string, string>;

beforeAll(async () => {
  pages = await servePages();
  tokens = Object.fromEntries((await pages.identities.personas()).map(({ id, token }) => [id, token]));
}, 120_000);

afterAll(() => pages?.close());

const clientOf = (persona: string, more: object = {}) => createClient({ url: `${pages.shape.url}/graphql`, token: () => tokens[persona], ...more });
const failureOf = (work: Promise<unknown>) => work.then(() => undefined, (error: Failure) => error);

describe("the built client", () => {
  test("knows every saved operation by the id under which the server trusts it, and every error code", async () => {
    for (const { operationName, hash } of await readSavedOperations("schema/operations")) expect([operationName, documentOf(operationName)?.__meta__.hash]).toEqual([operationName, hash]);
    expect(errorCodes).toEqual(Object.keys(errorRegistry));
  });

  test("depends on nothing and leaves no document's text in what a browser loads", async () => {
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as object;
    expect(manifest).toMatchObject({ name: "@kaigo-graph/client", type: "module" });
    expect(manifest).not.toHaveProperty("dependencies");
    expect(await readFile(join(folder, "generated/graphql.js"), "utf8")).not.toContain("selectionSet");
  });

  test("asks by id and answers the data", async () => {
    const sent: string[] = [];
    const client = clientOf("care-manager", { fetch: (url: string, init: RequestInit) => (sent.push(String(init.body)), fetch(url, init)) });
    const { recipient } = (await client.ask(documentOf("PlanDocument"), { id: pages.identities.examplePersonId })) as unknown as { recipient: { carePlan: { issues: unknown[] } } };
    expect(recipient.carePlan.issues.length).toBeGreaterThan(0);
    expect(sent.map((body) => Object.keys(JSON.parse(body) as object))).toEqual([["documentId", "variables"]]);
  });

  test("walks through all pages of a list, one page at a time", async () => {
    const all = await clientOf("municipality").ask(documentOf("PeopleList"), { first: 100 });
    let asked = 0;
    const client = clientOf("municipality", { fetch: (url: string, init: RequestInit) => ((asked += 1), fetch(url, init)) });
    const names: string[] = [];
    for await (const { name } of itemsOf(client, documentOf("PeopleList"), { first: 7 }, ({ recipients }) => recipients)) names.push(name);
    expect(names).toEqual(all.recipients.nodes.map(({ name }) => name));
    expect(asked).toBe(Math.ceil(names.length / 7));
    asked = 0;
    for await (const _ of itemsOf(client, documentOf("PeopleList"), { first: 7 }, ({ recipients }) => recipients)) break;
    expect(asked).toBe(1);
  });

  test("throws a refusal with its code, its text in the language asked for and the request's id", async () => {
    const failure = await failureOf(clientOf("analyst", { language: "en" }).ask(documentOf("MyPeople")));
    expect(failure).toMatchObject({ name: "GraphError", code: "FORBIDDEN", message: errorRegistry.FORBIDDEN.en, requestId: expect.any(String) });
    expect([failure?.has("FORBIDDEN"), failure?.has("CONFLICT")]).toEqual([true, false]);
  });

  test("asks for another token once when the first is refused", async () => {
    const given: boolean[] = [];
    const client = createClient({ url: `${pages.shape.url}/graphql`, token: (refused) => (given.push(refused), refused ? tokens["care-manager"] : "stale") });
    expect((await client.ask(documentOf("MyPeople"))).recipients.nodes.length).toBeGreaterThan(0);
    expect(given).toEqual([false, true]);
    const without = createClient({ url: `${pages.shape.url}/graphql`, token: () => "stale" });
    expect(await failureOf(without.ask(documentOf("MyPeople")))).toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("tells a server that is not there from one that answers something else, and lets the caller give up", async () => {
    expect(await failureOf(createClient({ url: "http://127.0.0.1:9/graphql" }).ask(documentOf("MyPeople")))).toMatchObject({ code: "UNREACHABLE" });
    expect(await failureOf(createClient({ url: `${pages.shape.url}/docs/` }).ask(documentOf("MyPeople")))).toMatchObject({ code: "UNREADABLE" });
    expect(await failureOf(clientOf("care-manager").with(AbortSignal.abort()).ask(documentOf("MyPeople")))).toMatchObject({ name: "AbortError" });
  });

  test("sends a change once, however often it is tried", async () => {
    const idempotencyKey = newKey();
    expect(idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const input = { idempotencyKey, recipientId: pages.identities.examplePersonId, category: "SURVEY", state: "GIVEN", takenOn: "2026-11-20" };
    const client = clientOf("care-manager");
    const first = await client.ask(documentOf("RecordConsent"), { input });
    expect(await client.ask(documentOf("RecordConsent"), { input })).toEqual(first);
    expect(await failureOf(client.ask(documentOf("RecordConsent"), { input: { ...input, state: "WITHDRAWN" } }))).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });
});

describe("the client's types", () => {
  const good = 'import { createClient, itemsOf, MyPeopleDocument, PlanDocumentDocument } from "@kaigo-graph/client";\nconst client = createClient({ url: "x" });\nconst { recipient } = await client.ask(PlanDocumentDocument, { id: "1" });\nexport const policy: string | null | undefined = recipient?.carePlan?.overallSupportPolicy;\nfor await (const { name } of itemsOf(client, MyPeopleDocument, {}, ({ recipients }) => recipients)) name.trim();\n';

  async function problemsOf(text: string): Promise<string> {
    const work = await mkdtemp(resolve("dist/.client-types-"));
    try {
      await writeFile(join(work, "use.ts"), text);
      const compilerOptions = { strict: true, noEmit: true, target: "es2022", module: "nodenext", types: [], lib: ["es2023", "dom", "dom.iterable"], paths: { "@kaigo-graph/client": [join(folder, "index.d.ts")] } };
      await writeFile(join(work, "package.json"), '{"type":"module"}');
      await writeFile(join(work, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
      return spawnSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", work], { encoding: "utf8" }).stdout;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  test("let right use through and stop wrong variables and fields", async () => {
    expect(await problemsOf(good)).toBe("");
    expect(await problemsOf(good.replace('{ id: "1" }', "{}"))).toMatch(/'id' is missing/);
    expect(await problemsOf(good.replace("overallSupportPolicy", "overallPolicy"))).toMatch(/overallPolicy/);
  });
});

describeInBrowser("the example page", () => {
  let app: FastifyInstance;

  beforeAll(async () => {
    app = Fastify();
    await app.register(fastifyStatic, { root: folder, prefix: "/client/" });
    // The gateway behind the same origin, as a front end's own server would have it.
    app.post("/graphql", async ({ body, headers }, reply) => {
      const { authorization = "", "content-type": contentType = "" } = headers;
      const response = await fetch(`${pages.shape.url}/graphql`, { method: "POST", headers: { authorization, "content-type": contentType }, body: JSON.stringify(body) });
      return reply.code(response.status).type("application/json").send(await response.text());
    });
  });

  afterAll(() => app?.close());

  test("lists a care manager's people and opens a plan", async () => {
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    const browser = await openBrowser();
    try {
      const { page, problems } = await openPage(browser, url);
      await page.goto(`${url}/client/example/index.html#token=${tokens["care-manager"]}`);
      await page.getByText(/^\d+ 人$/).waitFor();
      expect(await page.locator("#people button").count()).toBeGreaterThan(0);
      await page.locator("#people button").first().click();
      await page.locator("#plan h2").waitFor();
      expect(await page.locator("#plan").textContent()).toContain("居宅サービス計画書");
      await keepPicture(page, "client-example");
      expect(await seriousFindings(page)).toEqual([]);
      expect(problems.filter((problem) => !problem.includes("favicon"))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("is shorter than a hundred lines", async () => {
    expect((await readFile("client/example/example.js", "utf8")).split("\n").length).toBeLessThan(100);
  });
});
