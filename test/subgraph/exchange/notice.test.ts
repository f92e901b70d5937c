import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { sendNotices } from "../../../subgraphs/exchange/notice/send-notices.service.js";
import { createNoticePoster } from "../../../subgraphs/exchange/notice/post-notice.js";
import { signNotice } from "../../../subgraphs/exchange/notice/signature.rule.js";
import { createExchangeSubgraph, defaultNoticeSettings, sendParcel, startNoticeWorker, type NoticeSettings } from "../../../subgraphs/exchange/subgraph.js";
import { planSet, samplePerson, usageTableSet } from "../../support/standard-samples.js";
import { careManager, homeHelp, named, openExchange, operator, stranger, type Exchange } from "./exchange-fixture.js";

interface Heard {
  readonly body: string;
  readonly signature: string;
}

/** A receiver's own server: it notes what it hears and answers as told. */
function listener(): { heard: Heard[]; answers: number[]; url(): string; open(): Promise<void>; close(): Promise<void> } {
  const heard: Heard[] = [];
  const answers: number[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      heard.push({ body, signature: String(request.headers["kaigo-signature"]) });
      response.writeHead(answers.shift() ?? 204, { location: "/elsewhere" }).end();
    });
  });
  return {
    heard, answers,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    open: () => new Promise((resolve) => void server.listen(0, "127.0.0.1", resolve)),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const settings: NoticeSettings = { ...defaultNoticeSettings, openToLocal: true, firstNoticePause: 1, noticeTimeout: 2_000, maxNoticeAttempts: 3 };
const viewers = { careManager, homeHelp, stranger, operator } as const;

let exchange: Exchange;
let app: FastifyInstance;
const hook = listener();

beforeAll(async () => {
  exchange = await openExchange();
  await hook.open();
  app = Fastify();
  await createExchangeSubgraph(settings).routes?.(app, {
    ...exchange.services,
    exporters: [], censuses: [],
    viewerOf(request) {
      const viewer = viewers[String(request.headers["x-viewer"]) as keyof typeof viewers];
      if (!viewer) throw new KaigoError("UNAUTHENTICATED");
      return viewer;
    },
  });
});
afterAll(async () => {
  await app?.close();
  await hook.close();
  await exchange?.close();
});
beforeEach(async () => {
  hook.heard.length = 0;
  hook.answers.length = 0;
  await exchange.admin("DELETE FROM exchange.webhook");
  await exchange.admin("DELETE FROM exchange.parcel");
});

const call = async (viewer: keyof typeof viewers, method: "GET" | "POST" | "DELETE", url: string, payload?: object) => {
  const answer = await app.inject({ method, url, headers: { "x-viewer": viewer }, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body === "" ? null : (answer.json() as Record<string, never>) };
};
const register = async (viewer: keyof typeof viewers, url = hook.url()) => (await call(viewer, "POST", "/exchange/webhooks", { url })).body as unknown as { id: string; secret: string };
const list = async (viewer: keyof typeof viewers) => (await call(viewer, "GET", "/exchange/webhooks")).body?.webhooks as unknown as Record<string, unknown>[];

/** Sends everything that waits now, with its pauses skipped. */
async function deliver(): Promise<number> {
  await exchange.admin("UPDATE exchange.notice SET next_attempt_at = now() - interval '1 second'");
  const poster = createNoticePoster(settings);
  try {
    return await sendNotices(exchange.database, poster, settings);
  } finally {
    await poster.close();
  }
}

test("the receiver of a parcel hears of it, signed, and without a word about people", async () => {
  const { secret, id } = await register("homeHelp");
  const sent = await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet()) });
  expect(sent.state).toBe("IMPORTED");
  expect(await deliver()).toBe(1);
  const [heard] = hook.heard;
  const [, seconds = ""] = /^t=(\d+),v1=[0-9a-f]{64}$/.exec(heard?.signature ?? "") ?? [];
  expect(signNotice(secret, Number(seconds), heard?.body ?? "")).toBe(heard?.signature);
  expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(60);
  const body = JSON.parse(heard?.body ?? "{}") as Record<string, unknown>;
  expect(body).toEqual({ notice: expect.any(String), parcel: sent.id, href: `/exchange/parcels/${sent.id}`, box: "inbox", state: "IMPORTED", month: "2025-04", updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+09:00$/) });
  for (const personal of [samplePerson.insuredNumber, samplePerson.insurerNumber, "見本"]) expect(heard?.body).not.toContain(personal);
  expect(await list("homeHelp")).toEqual([{ id, url: hook.url(), createdAt: expect.any(String), waiting: 0, failed: 0, lastFailure: null }]);
});

test("the sender hears that its set was refused; the receiver then hears nothing", async () => {
  await register("careManager");
  await register("homeHelp", `${hook.url()}?receiver`);
  const { state } = await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet().slice(1)) });
  expect(state).toBe("REJECTED");
  expect(await deliver()).toBe(1);
  expect(JSON.parse(hook.heard[0]?.body ?? "{}")).toMatchObject({ box: "outbox", state: "REJECTED", month: null });
});

test("a notice that is not taken is sent again with a longer pause each time, and set aside after the last attempt", async () => {
  await register("homeHelp");
  hook.answers.push(500, 302, 404, 204);
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet()) });
  for (let attempt = 1; attempt <= 4; attempt += 1) expect(await deliver()).toBe(attempt <= 3 ? 1 : 0);
  expect(hook.heard).toHaveLength(3);
  expect(new Set(hook.heard.map(({ body }) => body)).size).toBe(1);
  expect(await list("homeHelp")).toMatchObject([{ waiting: 0, failed: 1, lastFailure: "HTTP 404" }]);
  expect(await exchange.admin("SELECT state, attempts FROM exchange.notice")).toEqual([{ state: "FAILED", attempts: 3 }]);
});

test("a receiver that is away costs nothing but attempts", async () => {
  await register("homeHelp", "http://127.0.0.1:1/");
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet()) });
  expect(await deliver()).toBe(1);
  expect(await list("homeHelp")).toMatchObject([{ waiting: 1, failed: 0, lastFailure: "ECONNREFUSED" }]);
});

test("several workers send each notice once, and stop when told", async () => {
  await register("homeHelp");
  for (let second = 0; second < 6; second += 1) await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet({ serial: `2025032510000${second}` })) });
  const workers = [1, 2, 3].map(() => startNoticeWorker(exchange.services, settings, { pause: 5 }));
  for (let round = 0; round < 400 && hook.heard.length < 6; round += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(new Set(hook.heard.map(({ body }) => (JSON.parse(body) as { notice: string }).notice)).size).toBe(6);
  expect(hook.heard).toHaveLength(6);
});

test("in production a name that leads to the own machine is refused when the connection is made", async () => {
  const poster = createNoticePoster({ ...settings, openToLocal: false });
  expect(await poster.post(hook.url().replace("127.0.0.1", "localhost"), {}, "{}")).toBe("ADDRESS_REFUSED");
  await poster.close();
  expect(hook.heard).toEqual([]);
  const open = createNoticePoster(settings);
  expect(await open.post(hook.url().replace("127.0.0.1", "localhost"), {}, "{}")).toBeNull();
  await open.close();
});

describe("webhooks belong to their office", () => {
  test("which alone lists and removes them; nobody reads the secret again", async () => {
    const { id, secret } = await register("homeHelp");
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await list("stranger")).toEqual([]);
    expect((await call("stranger", "DELETE", `/exchange/webhooks/${id}`)).status).toBe(404);
    expect(JSON.stringify(await list("homeHelp"))).not.toContain(secret);
    await expect(exchange.database.write(homeHelp, (tx) => tx.query("SELECT secret FROM exchange.webhook"))).rejects.toMatchObject({ code: "42501" });
    await expect(exchange.database.write(stranger, (tx) => tx.execute("INSERT INTO exchange.webhook (office_number, url, secret, created_by) VALUES ($1, 'https://a.example/', 'x', $2)", [homeHelp.officeNumber, stranger.subject]))).rejects.toMatchObject({ code: "42501" });
    expect((await call("homeHelp", "DELETE", `/exchange/webhooks/${id}`)).status).toBe(204);
    expect(await list("homeHelp")).toEqual([]);
  });

  test("with its notices: removing one ends what was on its way", async () => {
    const { id } = await register("homeHelp");
    await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet()) });
    await call("homeHelp", "DELETE", `/exchange/webhooks/${id}`);
    expect(await deliver()).toBe(0);
    expect(await exchange.admin("SELECT FROM exchange.notice")).toEqual([]);
  });

  test("are few, differ, and are for offices only", async () => {
    await register("homeHelp");
    expect((await call("homeHelp", "POST", "/exchange/webhooks", { url: hook.url() })).status).toBe(400);
    for (let count = 1; count < settings.mostWebhooks; count += 1) expect((await call("homeHelp", "POST", "/exchange/webhooks", { url: `${hook.url()}?${count}` })).status).toBe(201);
    expect((await call("homeHelp", "POST", "/exchange/webhooks", { url: `${hook.url()}?more` })).status).toBe(400);
    expect((await call("operator", "POST", "/exchange/webhooks", { url: hook.url() })).status).toBe(403);
    expect((await call("homeHelp", "POST", "/exchange/webhooks")).status).toBe(400);
  });
});

test("whoever polls sees each change once when going on from the last answer", async () => {
  for (let second = 0; second < 3; second += 1) await sendParcel({ services: exchange.services, viewer: careManager, files: named(usageTableSet({ serial: `2025032510000${second}` })) });
  const poll = async (since: string) => (await call("homeHelp", "GET", `/exchange/parcels?box=inbox&updatedSince=${encodeURIComponent(since)}`)).body?.parcels as unknown as { id: string; updatedAt: string }[];
  const all = await poll("2000-01-01T00:00:00Z");
  expect(all).toHaveLength(3);
  const last = all.at(-1)?.updatedAt ?? "";
  expect((await poll(last)).map(({ id }) => id)).toEqual([all.at(-1)?.id]);
  expect((await call("homeHelp", "POST", `/exchange/parcels/${all[0]?.id}/collect`)).status).toBe(200);
  expect((await poll(last)).map(({ id }) => id)).toEqual([all.at(-1)?.id, all[0]?.id]);
  expect(await poll("2099-01-01T00:00:00Z")).toEqual([]);
});
