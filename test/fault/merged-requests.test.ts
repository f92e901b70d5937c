import { setTimeout as sleep } from "node:timers/promises";
import type { SubgraphTransport } from "../../gateway/execute/transport.js";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";

const sdl = "type Query { thing(id: ID): Thing broken: Int } type Mutation { change: Thing } type Thing { id: ID name: String } ";
let version = 0;
const thing = () => ({ id: "1", name: `version ${version}` });
const resolvers = {
  Query: { thing, broken: () => { throw new Error("no"); } },
  Mutation: { change: () => { version += 1; return thing(); } },
};

/** A gateway whose subgraph counts what reaches it and answers only when it is let go on. */
async function gatewayThat(merges: boolean) {
  let calls = 0;
  let going: (() => void)[] = [];
  const letGo = (): void => {
    for (const go of going) go();
    going = [];
  };
  const wrap = (inner: SubgraphTransport): SubgraphTransport => ({
    async fetch(request) {
      calls += 1;
      const answer = await inner.fetch(request);
      await new Promise<void>((go) => going.push(go));
      return answer;
    },
  });
  const gateway = await startSmallGateway({ a: { sdl, resolvers } }, { GUARD_COST_PER_MINUTE: "100" }, wrap, { mergesUpTo: merges ? Number.POSITIVE_INFINITY : 1 });
  return { gateway, letGo, calls: () => calls, under: async (count: number) => { while (going.length < count) await sleep(2); } };
}

interface Asked {
  readonly query?: string;
  readonly variables?: object;
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

async function ask({ url }: SmallGateway, id: string, { query = "{ thing { name } }", variables, as = "ANALYST", headers, signal }: Asked = {}) {
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${as}`, "x-request-id": id, ...headers }, body: JSON.stringify({ query, variables }), signal });
  const body = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string; requestId: string } }[]; extensions: { requestId: string; cost: object } };
  return { status: response.status, id: response.headers.get("x-request-id"), rate: response.headers.get("ratelimit"), headers: [...response.headers.keys()].sort(), body };
}

/** Five requests at the same moment; how often the subgraph was asked for them. */
async function five(merges: boolean, requestOf: (index: number) => Asked) {
  const { gateway, letGo, calls } = await gatewayThat(merges);
  try {
    const letting = setInterval(letGo, 200);
    const answers = await Promise.all([0, 1, 2, 3, 4].map((index) => ask(gateway, `request-${index}`, requestOf(index))));
    clearInterval(letting);
    return { calls: calls(), answers };
  } finally {
    letGo();
    await gateway.close();
  }
}

describe("equal queries of one viewer at the same moment", () => {
  test("are not carried out each by itself, and each is answered, paid for and named by itself", async () => {
    const { calls, answers } = await five(true, () => ({}));
    expect(calls).toBeLessThan(5);
    for (const [index, { status, id, headers, body }] of answers.entries()) {
      expect(headers).toEqual(expect.arrayContaining(["cache-control", "content-length", "strict-transport-security", "x-content-type-options"]));
      expect(headers).toEqual(answers[0]?.headers);
      expect([status, id, body.extensions.requestId, body.data]).toEqual([200, `request-${index}`, `request-${index}`, { thing: { name: `version ${version}` } }]);
      expect(body.extensions.cost).toEqual({ requested: 1, limit: 5_000 });
    }
    expect(Math.min(...answers.map(({ rate }) => Number(/r=(\d+)/.exec(rate ?? "")?.[1])))).toBeLessThanOrEqual(97);
  });

  test("are carried out each by itself where they may not be merged: the counter sees five", async () => {
    expect((await five(false, () => ({}))).calls).toBe(5);
  });

  test("name their own request in every error", async () => {
    const { calls, answers } = await five(true, () => ({ query: "{ broken }" }));
    expect(calls).toBeLessThan(5);
    for (const [index, { body }] of answers.entries()) expect([body.errors?.[0]?.extensions.requestId, body.extensions.requestId]).toEqual([`request-${index}`, `request-${index}`]);
  });

  test.each([
    ["another viewer", (index: number) => ({ as: `ANALYST.person${index}` })],
    ["the same person in another role", (index: number) => ({ as: `${["ANALYST", "OPERATOR", "RECIPIENT", "MUNICIPALITY", "CARE_MANAGER"][index]}.same` })],
    ["other variables", (index: number) => ({ query: "query ($id: ID) { thing(id: $id) { name } }", variables: { id: String(index) } })],
    ["another document", (index: number) => ({ query: `{ thing { name } }${" ".repeat(index)}` })],
    ["another language", (index: number) => ({ headers: { "accept-language": ["ja", "en", "ja,en", "en,ja", "fr"][index] ?? "" } })],
    ["a header nobody knows", (index: number) => ({ headers: { "x-whatever": String(index) } })],
  ])("are never merged with those of %s", async (_name, requestOf) => {
    expect((await five(true, requestOf)).calls).toBe(5);
  });

  test("are merged whatever route they came by and whatever traces them", async () => {
    expect((await five(true, (index) => ({ headers: { "x-forwarded-for": `10.0.0.${index}`, traceparent: `00-${String(index + 1).repeat(32)}-${"1".repeat(16)}-01`, "user-agent": String(index) } }))).calls).toBeLessThan(5);
  });

  test("are never merged when they change something, nor when the document could", async () => {
    const before = version;
    expect((await five(true, () => ({ query: "mutation { change { name } }" }))).calls).toBe(5);
    expect(version).toBe(before + 5);
    expect((await five(true, () => ({ query: "query Q { thing { name } } mutation M { change { name } }", variables: {} })) ).answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  });

  test("never share what began before they came: who has changed something sees it", async () => {
    const { gateway, letGo, under } = await gatewayThat(true);
    try {
      const early = ask(gateway, "early-request");
      await under(1);
      const old = version;
      version += 1;
      const late = ask(gateway, "late-request");
      await under(2);
      letGo();
      expect([(await early).body.data, (await late).body.data]).toEqual([{ thing: { name: `version ${old}` } }, { thing: { name: `version ${old + 1}` } }]);
    } finally {
      letGo();
      await gateway.close();
    }
  });

  test("go on when one of those that wait for them leaves", async () => {
    const { gateway, letGo, under } = await gatewayThat(true);
    try {
      const leaving = new AbortController();
      const left = ask(gateway, "request-left", { signal: leaving.signal }).catch(() => "left");
      const others = [1, 2, 3].map((index) => ask(gateway, `request-${index}`));
      await under(1);
      leaving.abort();
      expect(await left).toBe("left");
      const letting = setInterval(letGo, 100);
      for (const { status, body } of await Promise.all(others)) expect([status, body.data]).toEqual([200, { thing: { name: `version ${version}` } }]);
      clearInterval(letting);
    } finally {
      letGo();
      await gateway.close();
    }
  });
});
