import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";

let gateway: SmallGateway;
const allowed = "https://office.example.jp";

beforeAll(async () => {
  const sdl = "type Query { hello: String ids(of: [ID!]): Int any(of: In): Int } input In { of: [In!] } type Mutation { add: Int }";
  gateway = await startSmallGateway({ a: { sdl, resolvers: { Query: { hello: () => "good day", ids: (_: unknown, { of }: { of: unknown[] }) => of.length, any: () => 1 }, Mutation: { add: () => 1 } } } }, { CORS_ORIGINS: allowed });
}, 30_000);

afterAll(() => gateway?.close());

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array | object;
  readonly path?: string;
}

const hello = { query: "{ hello }" };

async function send({ method = "POST", headers = {}, body, path = "/graphql" }: Sent) {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : body && JSON.stringify(body);
  const response = await fetch(`${gateway.url}${path}`, { method, headers: { authorization: "Bearer ANALYST", ...(body !== undefined && { "content-type": "application/json" }), ...headers }, body: raw as string });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: (text ? JSON.parse(text) : {}) as { data?: unknown; code?: string; errors?: { extensions: { code: string; requestId: string } }[] } };
}

const outcome = async (sent: Sent) => {
  const { status, json } = await send(sent);
  return [status, json.errors?.[0]?.extensions.code ?? json.code ?? json.data];
};

/** Variables whose innermost value is so many levels deep. */
const nested = (levels: number): object => (levels === 0 ? {} : { of: nested(levels - 1) });

const search = (members: Record<string, string>) => `/graphql?${new URLSearchParams(members)}`;

describe("the door of the graph", () => {
  test("takes queries by POST and GET, and mutations by POST only", async () => {
    expect(await outcome({ body: hello })).toEqual([200, { hello: "good day" }]);
    expect(await outcome({ method: "GET", path: search(hello) })).toEqual([200, { hello: "good day" }]);
    expect(await outcome({ method: "GET", path: search({ query: "query A($of: [ID!]) { ids(of: $of) } query B { hello }", operationName: "A", variables: '{"of":["1","2"]}' }) })).toEqual([200, { ids: 2 }]);
    expect(await outcome({ body: { query: "mutation { add }" } })).toEqual([200, { add: 1 }]);
    expect(await outcome({ method: "GET", path: search({ query: "mutation { add }" }) })).toEqual([405, "INPUT_INVALID"]);
  });

  test("answers the type name of the root for queries and mutations", async () => {
    expect(await outcome({ body: { query: "{ __typename }" } })).toEqual([200, { __typename: "Query" }]);
    expect(await outcome({ body: { query: "mutation { __typename }" } })).toEqual([200, { __typename: "Mutation" }]);
    expect(await outcome({ body: { query: "mutation { kind: __typename add }" } })).toEqual([200, { kind: "Mutation", add: 1 }]);
    expect(await outcome({ body: { query: "subscription { __typename }" } })).toEqual([400, "OPERATION_INVALID"]);
  });

  test("refuses parts that are to come later: an answer is one", async () => {
    for (const query of ["{ ... @defer { hello } }", "{ ...Later @defer(label: \"later\") } fragment Later on Query { hello }"]) expect(await outcome({ body: { query } })).toEqual([400, "OPERATION_INVALID"]);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("refuses %s and says what it takes", async (method) => {
    const { status, headers, json } = await send({ method });
    expect([status, headers.get("allow"), json.errors?.[0]?.extensions.code]).toEqual([405, "GET, POST", "METHOD_NOT_ALLOWED"]);
  });

  test.each([
    ["a batch", { body: [hello, hello] }, 400, "OPERATION_INVALID"],
    ["no body", {}, 415, "INPUT_INVALID"],
    ["a body without a document", { body: {} }, 400, "OPERATION_INVALID"],
    ["broken JSON", { body: "{" }, 400, "INPUT_INVALID"],
    ["variables that are no map", { body: { ...hello, variables: [] } }, 400, "INPUT_INVALID"],
    ["variables that are no JSON in an address", { method: "GET", path: search({ ...hello, variables: "{" }) }, 400, "INPUT_INVALID"],
    ["extensions that are no map", { body: { ...hello, extensions: "x" } }, 400, "INPUT_INVALID"],
    ["an id of another version", { body: { extensions: { persistedQuery: { version: 2, sha256Hash: "x" } } } }, 400, "INPUT_INVALID"],
    ["a name that would reach a prototype", { body: '{"query":"{ hello }","__proto__":{"polluted":1}}' }, 400, "INPUT_INVALID"],
    ["such a name in an address", { method: "GET", path: search({ ...hello, variables: '{"of":{"constructor":{"prototype":{}}}}' }) }, 400, "INPUT_INVALID"],
    ["more than 256 kB", { body: { ...hello, variables: { x: "x".repeat(256 * 1024) } } }, 413, "PAYLOAD_TOO_LARGE"],
    ["text", { body: "{ hello }", headers: { "content-type": "text/plain" } }, 415, "INPUT_INVALID"],
    ["a form", { body: "query={hello}", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415, "INPUT_INVALID"],
    ["several parts", { body: "--x--", headers: { "content-type": "multipart/form-data; boundary=x" } }, 415, "INPUT_INVALID"],
    ["another character set", { body: hello, headers: { "content-type": "application/json; charset=utf-7" } }, 415, "INPUT_INVALID"],
    ["an odd type with an address", { method: "GET", path: search(hello), headers: { "content-type": "message/imdn" } }, 415, "INPUT_INVALID"],
    ["an answer in no type of ours", { body: hello, headers: { accept: "text/html" } }, 406, "INPUT_INVALID"],
    ["a compressed body", { body: gzipSync(JSON.stringify(hello)), headers: { "content-encoding": "gzip" } }, 415, "INPUT_INVALID"],
    ["251 ids in variables", { body: { query: "query ($of: [ID!]) { ids(of: $of) }", variables: { of: Array.from({ length: 251 }, String) } } }, 400, "INPUT_INVALID"],
    ["251 ids in the document", { body: { query: `{ ids(of: [${Array.from({ length: 251 }, (_, id) => `"${id}"`)}]) }` } }, 400, "OPERATION_TOO_COMPLEX"],
    ["variables of 11 levels", { body: { query: "query ($of: In) { any(of: $of) }", variables: nested(11) } }, 400, "INPUT_INVALID"],
  ] satisfies [string, Sent, number, string][])("refuses %s", async (_what, sent, status, code) => {
    expect(await outcome(sent)).toEqual([status, code]);
  });

  test.each([
    ["250 ids in variables", { body: { query: "query ($of: [ID!]) { ids(of: $of) }", variables: { of: Array.from({ length: 250 }, String) } } }, { ids: 250 }],
    ["250 ids in the document", { body: { query: `{ ids(of: [${Array.from({ length: 250 }, (_, id) => `"${id}"`)}]) }` } }, { ids: 250 }],
    ["variables of 10 levels", { body: { query: "query ($of: In) { any(of: $of) }", variables: nested(10) } }, { any: 1 }],
    ["250 kB", { body: { ...hello, variables: { x: "x".repeat(250 * 1024) } } }, { hello: "good day" }],
    ["the other media type", { body: hello, headers: { accept: "application/graphql-response+json" } }, { hello: "good day" }],
  ] satisfies [string, Sent, object][])("takes %s", async (_what, sent, data) => {
    expect(await outcome(sent)).toEqual([200, data]);
  });
});

describe("pages of another origin", () => {
  const preflight = (origin: string) => send({ method: "OPTIONS", headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" } });

  test("may call when the operator named them", async () => {
    const { status, headers } = await preflight(allowed);
    expect([status, headers.get("access-control-allow-origin"), headers.get("access-control-allow-headers")]).toEqual([204, allowed, expect.stringContaining("authorization")]);
    const answer = await send({ body: hello, headers: { origin: allowed } });
    expect([answer.status, answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")]).toEqual([200, allowed, "origin"]);
  });

  test.each(["https://evil.example", "null", `${allowed}.evil.example`])("may not from %s", async (origin) => {
    const asked = await preflight(origin);
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([405, null]);
    expect((await send({ body: hello, headers: { origin } })).headers.get("access-control-allow-origin")).toBeNull();
  });

  test("cannot make a browser send anything with its user's rights: only a bearer token gives any", async () => {
    expect(await outcome({ method: "GET", path: search(hello), headers: { authorization: "", cookie: "session=x" } })).toEqual([401, "UNAUTHENTICATED"]);
  });
});

describe("what is no HTTP", () => {
  /** Sends bytes on a bare connection and answers what came back until it was closed. */
  const raw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1", () => socket.write(bytes));
      let answer = "";
      socket.on("data", (chunk) => (answer += chunk)).on("close", () => resolve(answer)).on("error", reject);
    });
  const head = "POST /graphql HTTP/1.1\r\nhost: x\r\n";

  test.each([
    ["noise", "HELO example\r\n\r\n", 400],
    ["a length and chunks at once", `${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ["two lengths", `${head}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`, 400],
    ["chunks of no size", `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`, 400],
    ["a header without end", `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ])("%s is answered in the form of every error, and hung up", async (_what, bytes, status) => {
    const [first = "", ...rest] = (await raw(bytes)).split("\r\n");
    expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(rest.at(-1) ?? "")).toMatchObject({ code: "INPUT_INVALID", message: expect.stringContaining("正しくありません"), requestId: expect.any(String) });
  });

  test("an address that cannot be decoded is answered in that form too", async () => {
    expect(await outcome({ method: "GET", path: "/%zz" })).toEqual([400, "INPUT_INVALID"]);
  });
});
