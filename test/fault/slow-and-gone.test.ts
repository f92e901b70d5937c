import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { honestBody, targetResolvers, targetSdl } from "../../bench/attack/target.js";
import { besideHonest, post } from "../../bench/attack/under-attack.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { startShape } from "../support/shapes.js";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";
import { withConnection } from "../support/sql.js";

const subgraphs = { things: { sdl: targetSdl.things, resolvers: targetResolvers.things }, stocks: { sdl: targetSdl.stocks, resolvers: targetResolvers.stocks } };
const patient = { GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" };
const head = "POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ANALYST\r\ncontent-type: application/json\r\n";

async function withGateway(settings: Record<string, string>, work: (gateway: SmallGateway) => Promise<void>): Promise<void> {
  const gateway = await startSmallGateway(subgraphs, { ...patient, ...settings });
  try {
    await work(gateway);
  } finally {
    gateway.app.server.closeAllConnections();
    await gateway.close();
  }
}

/** Connections that say something and then nothing more. */
async function openSlow({ url }: SmallGateway, words: string, count: number) {
  const sockets = await Promise.all(
    Array.from({ length: count }, async (): Promise<{ socket: Socket; answer: string }> => {
      const open = { socket: connect(Number(new URL(url).port), "127.0.0.1"), answer: "" };
      open.socket.on("data", (chunk) => (open.answer += chunk)).on("error", () => undefined);
      await once(open.socket, "connect");
      open.socket.write(words);
      return open;
    }),
  );
  return { sockets, waiting: () => sockets.filter(({ socket }) => !socket.closed).length, close: () => sockets.forEach(({ socket }) => socket.destroy()) };
}

describe("callers that speak slowly", () => {
  test.each([
    ["in the middle of the headers", head],
    ["in the middle of the body", `${head}content-length: 1000\r\n\r\n{"query":`],
  ])("%s are hung up with an answer, and an honest client is served meanwhile", (_where, words) =>
    withGateway({ HTTP_HEADERS_TIMEOUT_MS: "300", HTTP_REQUEST_TIMEOUT_MS: "600" }, async (gateway) => {
      const { honest } = await besideHonest(gateway.url, async () => {
        const slow = await openSlow(gateway, words, 100);
        while (slow.waiting() > 0) await sleep(20);
        expect(slow.sockets.filter(({ answer }) => /^HTTP\/1.1 408 [^]*INPUT_INVALID/.test(answer))).toHaveLength(100);
      });
      process.stdout.write(`100 slow callers: ${honest.asked} honest answers, p99 ${honest.p99.toFixed(0)} ms\n`);
      expect(honest.failed).toBe(0);
    }), 30_000);

  test("would be waited for if the times were long", () =>
    withGateway({}, async (gateway) => {
      const slow = await openSlow(gateway, head, 10);
      await sleep(2_500);
      expect(slow.waiting()).toBe(10);
      slow.close();
    }), 30_000);
});

test("a body that would become 100 MB is refused without being inflated", () =>
  withGateway({}, async (gateway) => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"query":"{ __typename }","x":"'), Buffer.alloc(100_000_000, "x"), Buffer.from('"}')]));
    const { result, honest } = await besideHonest(gateway.url, () =>
      Promise.all(["gzip", "deflate", "br", "gzip, gzip"].map(async (encoding) => {
        const before = process.memoryUsage().arrayBuffers;
        const { status } = await fetch(`${gateway.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer ANALYST", "content-encoding": encoding }, body: bomb });
        return [status, process.memoryUsage().arrayBuffers - before < 50_000_000];
      })));
    expect(result).toEqual(Array.from({ length: 4 }, () => [415, true]));
    expect(honest.failed).toBe(0);
    expect(await post(gateway.url, honestBody, "ANALYST")).toMatchObject({ status: 200 });
  }), 30_000);

describe("callers that leave", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ template: "migrated" });
  }, 120_000);

  afterAll(() => database?.drop());

  test("in the middle of an operation leave no session and no connection behind", async () => {
    const shape = await startShape("one process", database.adminUrl);
    try {
      const token = await shape.token({ subject: "leaving", role: "ANALYST" });
      const ask = (signal?: AbortSignal) =>
        fetch(`${shape.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify({ query: "{ offices(first: 100) { nodes { name } } insurers(first: 100) { nodes { name } } }" }), signal }).then(async (response) => [response.status, Object.keys((await response.json()) as object)]);
      const whole = await ask();
      expect(whole).toEqual([200, ["data", "extensions"]]);
      const ends = await Promise.all(Array.from({ length: 120 }, (_, index) => ask(AbortSignal.timeout(1 + (index % 30))).catch(() => "left")));
      expect(ends).toContain("left");
      const busy = () => withConnection(database.adminUrl, async (admin) => Number((await admin.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'")).rows[0].count));
      // One look is not enough: what came in before its caller left may begin after it.
      let calm = 0;
      for (let tries = 0; tries < 200 && calm < 5; tries++, await sleep(50)) calm = (await busy()) === 0 ? calm + 1 : 0;
      expect(calm).toBe(5);
      // More than there are connections: one that was lost would be missed.
      expect(await Promise.all(Array.from({ length: 24 }, () => ask()))).toEqual(Array.from({ length: 24 }, () => whole));
    } finally {
      await shape.close();
    }
  });
});
