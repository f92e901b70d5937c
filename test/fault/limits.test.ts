import { setTimeout as sleep } from "node:timers/promises";
import type { SubgraphTransport } from "../../gateway/execute/transport.js";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";

const sdl = "type Query { quick: Int slow: Int page(first: Int! = 20): Page } type Page { nodes: [Item!]! } type Item { id: Int }";
const subgraphs = { a: { sdl, resolvers: { Query: { quick: () => 1, page: () => ({ nodes: [] }) } } } };

/** Answers every operation that says `slow` only when it is let go. */
function holding() {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  const wrap = (inner: SubgraphTransport): SubgraphTransport => ({
    async fetch(request) {
      if (!request.document.includes("slow")) return inner.fetch(request);
      await gone;
      return { data: { slow: 1 } };
    },
  });
  return { letGo, wrap };
}

async function ask({ url }: SmallGateway, query: string, { as = "ANALYST", variables = {}, signal }: { as?: string; variables?: object; signal?: AbortSignal } = {}) {
  const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${as}` }, body: JSON.stringify({ query, variables }), signal });
  const { data, errors, extensions } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[]; extensions?: { cost?: object } };
  const header = (name: string) => response.headers.get(name);
  return { status: response.status, result: errors?.[0]?.extensions.code ?? data, cost: extensions?.cost, retryAfter: header("retry-after"), rate: header("ratelimit"), policy: header("ratelimit-policy") };
}

async function withGateway(settings: Record<string, string>, work: (gateway: SmallGateway, letGo: () => void) => Promise<void>): Promise<void> {
  const { letGo, wrap } = holding();
  const gateway = await startSmallGateway(subgraphs, settings, wrap);
  try {
    await work(gateway, letGo);
  } finally {
    letGo();
    await gateway.close();
  }
}

const page = "query ($n: Int!) { page(first: $n) { nodes { id } } }";

test("an empty operation name is none, as clients send it", () =>
  withGateway({}, async ({ url }) => {
    for (const query of ["{ quick }", "query Named { quick }"]) {
      const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer ANALYST" }, body: JSON.stringify({ query, operationName: "" }) });
      expect([response.status, await response.json()]).toMatchObject([200, { data: { quick: 1 } }]);
    }
  }));

describe("cost", () => {
  test("is told with every answer, refused above the limit, and limited for each viewer and minute", () =>
    withGateway({ GUARD_MAX_COST: "100", GUARD_COST_PER_MINUTE: "150" }, async (gateway) => {
      expect(await ask(gateway, page, { variables: { n: 99 } })).toMatchObject({ status: 200, result: { page: { nodes: [] } }, cost: { requested: 100, limit: 100 }, policy: '"cost";q=150;w=60', rate: expect.stringMatching(/^"cost";r=5\d;t=\d+$/) });
      expect(await ask(gateway, page, { variables: { n: 100 } })).toMatchObject({ status: 400, result: "OPERATION_TOO_EXPENSIVE", cost: { requested: 101, limit: 100 } });
      expect(await ask(gateway, page, { variables: { n: 60 } })).toMatchObject({ status: 429, result: "RATE_LIMITED", retryAfter: expect.stringMatching(/^[1-9]\d*$/) });
      expect(await ask(gateway, page, { variables: { n: 60 }, as: "ANALYST.other" })).toMatchObject({ status: 200, cost: { requested: 61 } });
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200, result: { quick: 1 } });
    }));

  test("is not planned for when refused: only what may run is kept as a plan", () =>
    withGateway({ GUARD_MAX_COST: "10" }, async (gateway) => {
      const before = gateway.executor.store.size;
      await ask(gateway, page, { variables: { n: 60 } });
      expect(gateway.executor.store.size).toBe(before);
      await ask(gateway, page, { variables: { n: 6 } });
      expect(gateway.executor.store.size).toBe(before + 1);
    }));
});

test("requests are counted for each viewer and minute, refused ones too, before a document is looked at", () =>
  withGateway({ GUARD_REQUESTS_PER_MINUTE: "3" }, async (gateway) => {
    expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200 });
    expect(await ask(gateway, "{ missing }")).toMatchObject({ status: 400 });
    expect(await ask(gateway, "{")).toMatchObject({ status: 400 });
    expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 429, result: "RATE_LIMITED", retryAfter: expect.stringMatching(/^[1-9]\d*$/), cost: undefined });
    expect(await ask(gateway, "{ quick }", { as: "ANALYST.other" })).toMatchObject({ status: 200 });
  }));

describe("admission", () => {
  test("refuses with 503 and a time to come back when the queue is full, and serves everybody else", () =>
    withGateway({ GATEWAY_MIN_OPERATIONS: "2", GATEWAY_MAX_OPERATIONS: "2", GATEWAY_QUEUE: "1" }, async (gateway, letGo) => {
      const running = [1, 2, 3].map(() => ask(gateway, "{ slow }"));
      while (gateway.admission.queued < 1) await sleep(5);
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 503, result: "GATEWAY_BUSY", retryAfter: "1" });
      letGo();
      for (const { status, result } of await Promise.all(running)) expect([status, result]).toEqual([200, { slow: 1 }]);
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200 });
      expect([gateway.admission.running, gateway.admission.queued]).toEqual([0, 0]);
    }));

  test("would let them all run if its bounds were wide", () =>
    withGateway({ GATEWAY_MIN_OPERATIONS: "100", GATEWAY_QUEUE: "1" }, async (gateway, letGo) => {
      const running = [1, 2, 3].map(() => ask(gateway, "{ slow }"));
      while (gateway.admission.running < 3) await sleep(5);
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200 });
      letGo();
      await Promise.all(running);
    }));

  test("takes callers that left out of the queue, and gives back the places of those that ran", () =>
    withGateway({ GATEWAY_MIN_OPERATIONS: "1", GATEWAY_MAX_OPERATIONS: "1" }, async (gateway, letGo) => {
      const left = new AbortController();
      const leaving = [1, 2, 3].map(() => ask(gateway, "{ slow }", { signal: left.signal }).catch(() => "left"));
      while (gateway.admission.queued < 2) await sleep(5);
      left.abort();
      expect(await Promise.all(leaving)).toEqual(["left", "left", "left"]);
      while (gateway.admission.queued > 0) await sleep(5);
      letGo();
      while (gateway.admission.running > 0) await sleep(5);
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200 });
    }));
});

describe("the deadline", () => {
  test("ends a query with 504 and gives its place to the next", () =>
    withGateway({ GATEWAY_TIMEOUT_MS: "200" }, async (gateway) => {
      expect(await ask(gateway, "{ slow }")).toMatchObject({ status: 504, result: "OPERATION_TIMEOUT" });
      expect(await ask(gateway, "{ quick }")).toMatchObject({ status: 200, result: { quick: 1 } });
      expect([gateway.admission.running, gateway.admission.queued]).toEqual([0, 0]);
    }));
});
