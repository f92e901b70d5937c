import { setTimeout as wait } from "node:timers/promises";
import { buildSchema } from "graphql";
import { closeConnectionsWhenLeaving, leave } from "../../gateway/http/leave.js";
import { loadConfig } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { createLogger } from "../../platform/log/logger.js";
import { createSubgraphServer, type SubgraphServerOptions } from "../../platform/subgraph/subgraph-server.js";
import { sharedLook } from "../../platform/telemetry/readiness.js";
import { serveMetrics } from "../../platform/telemetry/metrics-server.js";

test("a subgraph that is told to stop still gives the answer it is at", async () => {
  let asked = () => undefined as void;
  const begun = new Promise<void>((resolve) => (asked = resolve));
  const app = createSubgraphServer({
    subgraph: { name: "slow", sdl: "", schema: buildSchema("type Query { a: Int }") },
    viewerKeys: [],
    logger: createLogger("silent"),
  } as unknown as SubgraphServerOptions);
  app.get("/slow", async () => {
    asked();
    await wait(300);
    return { whole: true };
  });
  closeConnectionsWhenLeaving(app);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const answer = fetch(`${url}/slow`);
  await begun;
  await leave(app, { notice: 0, limit: 5_000 });
  expect(await (await answer).json()).toEqual({ whole: true });
  await expect(fetch(`${url}/slow`)).rejects.toThrow();
});

describe("the operator's port", () => {
  const serve = (settings: Record<string, string>) => serveMetrics({ config: loadConfig(settings), read: async () => "kaigo_x 1\n", readiness: [{ name: "database", check: () => Promise.reject(new KaigoError("DATABASE_VERSION", { detail: "3 are missing" })) }] });

  test("does not exist unless it is asked for", async () => {
    expect(await serve({})).toBeNull();
  });

  test("is not opened to other machines in production without a token", async () => {
    await expect(serve({ NODE_ENV: "production", METRICS_PORT: "0", METRICS_HOST: "0.0.0.0" })).rejects.toMatchObject({ code: "CONFIG_INVALID", parameters: { variable: "METRICS_TOKEN" } });
    const app = await serve({ NODE_ENV: "production", METRICS_PORT: "0" });
    expect(app?.addresses()).toEqual([expect.objectContaining({ address: "127.0.0.1" })]);
    await app?.close();
  });

  test("tells the reasons that the public door keeps", async () => {
    const app = await serve({ METRICS_PORT: "0", METRICS_TOKEN: "sixteen-letters-x" });
    const ask = (path: string, authorization: string) => app?.inject({ url: path, headers: { authorization } });
    expect((await ask("/metrics", "Bearer sixteen-letters-y"))?.statusCode).toBe(401);
    expect((await ask("/metrics", "Bearer sixteen-letters-x"))?.body).toBe("kaigo_x 1\n");
    const ready = await ask("/ready", "Bearer sixteen-letters-x");
    expect([ready?.statusCode, ready?.json()]).toEqual([503, { status: "not ready", checks: { database: { ok: false, detail: "DATABASE_VERSION 3 are missing" } } }]);
    await app?.close();
  });
});

test("those who ask for readiness at the same moment share one look", async () => {
  let looks = 0;
  const look = sharedLook([{ name: "database", check: async () => void (await wait(20 * (looks += 1))) }]);
  await Promise.all(Array.from({ length: 50 }, look));
  expect(looks).toBe(1);
  await look();
  expect(looks).toBe(2);
});
