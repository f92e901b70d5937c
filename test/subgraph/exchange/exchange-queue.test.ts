import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Importer } from "../../../platform/subgraph/importer.js";
import { sweepUploads } from "../../../subgraphs/exchange/process/import-worker.js";
import { receiveParcel } from "../../../subgraphs/exchange/receive/receive.service.js";
import { startImportWorker } from "../../../subgraphs/exchange/process/import-worker.js";
import { toParcelId } from "../../../subgraphs/exchange/parcel/parcel-id.js";
import { listSetAside, processParcels, retrySetAside, sendParcel, type ExchangeServices } from "../../../subgraphs/exchange/subgraph.js";
import { planSet, resultsSet, usageTableSet, type SampleFile } from "../../support/standard-samples.js";
import { careManager, homeHelp, named, openExchange, recordingImporter, takenTable, type Exchange } from "./exchange-fixture.js";

let exchange: Exchange;
beforeAll(async () => {
  exchange = await openExchange();
  await exchange.admin(takenTable);
  await exchange.admin("CREATE TABLE public.turn (id bigint GENERATED ALWAYS AS IDENTITY, lane text, serial text, began timestamptz, ended timestamptz); GRANT SELECT, INSERT ON public.turn TO kaigo_worker");
});
beforeEach(() => exchange.admin("TRUNCATE exchange.parcel, exchange.parcel_file, exchange.parcel_file_chunk, exchange.parcel_person, exchange.finding, public.taken, public.turn CASCADE"));
afterAll(() => exchange.close());

const withImporters = (importers: readonly Importer[], settings: ExchangeServices["settings"] = {}): ExchangeServices => ({ ...exchange.services, importers, settings: { ...exchange.services.settings, ...settings } });
const recording = recordingImporter(["UP1KYO", "UPPLAN", "UPJSK"]);
const send = (services: ExchangeServices, files: readonly SampleFile[], viewer = careManager) => sendParcel({ services, viewer, files: named(files) });
const receive = (files: readonly SampleFile[], viewer = careManager) => receiveParcel(exchange.services, viewer, named(files).map(({ name, bytes }) => ({ name, bytes: [bytes] })));
const states = async () => (await exchange.admin<{ state: string }>("SELECT state FROM exchange.parcel ORDER BY sender_office_number, serial")).map(({ state }) => state);
const taken = () => exchange.admin<{ kind: string; serial: string }>("SELECT kind, serial FROM public.taken ORDER BY kind, sender");
const comeDue = () => exchange.admin("UPDATE exchange.parcel SET next_attempt_at = now()");

/** Fails the first `times` times it is asked. */
function failing(times: number, error: () => Error = () => new Error("importer broke")): Importer {
  let left = times;
  return {
    name: "failing",
    kinds: ["UP1KYO", "UPPLAN", "UPJSK"],
    async take() {
      if ((left -= 1) >= 0) throw error();
    },
  };
}

test("an importer that breaks undoes those before it; the parcel stays accepted and is taken in later", async () => {
  const services = withImporters([recording, failing(1)]);
  expect((await send(services, planSet())).state).toBe("ACCEPTED");
  expect(await taken()).toEqual([]);
  const [row] = await exchange.admin("SELECT attempts, last_error_code, accepted_at IS NOT NULL AS accepted FROM exchange.parcel");
  expect(row).toEqual({ attempts: 1, last_error_code: "INTERNAL", accepted: true });
  await comeDue();
  expect(await processParcels(services)).toBe(1);
  expect([await states(), (await taken()).length]).toEqual([["IMPORTED"], 1]);
});

test("a parcel that waits for its next attempt holds back later ones of its lane and no others", async () => {
  const services = withImporters([recording, failing(1)], { firstPause: 60_000 });
  expect((await send(services, planSet({ serial: "20250325100000" }))).state).toBe("ACCEPTED");
  expect((await send(services, usageTableSet({ serial: "20250325100001" }))).state).toBe("RECEIVED");
  expect((await send(services, resultsSet(), homeHelp)).state).toBe("IMPORTED");
  await comeDue();
  await processParcels(services);
  expect(await states()).toEqual(["IMPORTED", "IMPORTED", "IMPORTED"]);
});

test("a parcel that never succeeds is set aside with its reason, and the lane goes on", async () => {
  const services = withImporters([failing(3), recording], { maxAttempts: 3 });
  await send(services, planSet({ serial: "20250325100000" }));
  for (let attempt = 2; attempt <= 3; attempt += 1) {
    await comeDue();
    await processParcels(services);
  }
  expect(await exchange.admin("SELECT state, attempts, last_error_code FROM exchange.parcel")).toEqual([{ state: "FAILED", attempts: 3, last_error_code: "INTERNAL" }]);
  expect((await send(services, usageTableSet({ serial: "20250325100001" }))).state).toBe("IMPORTED");
  expect((await taken()).map(({ kind }) => kind)).toEqual(["UPPLAN"]);
});

test("a parcel set aside is listed with its reason and nothing of its content, and is taken in once it is tried again", async () => {
  const services = withImporters([failing(1, () => new KaigoError("INPUT_INVALID", { field: "x", rule: "y" })), recording]);
  expect((await send(services, planSet())).state).toBe("FAILED");
  const [parcel, ...others] = await listSetAside(services);
  expect(others).toEqual([]);
  expect(parcel).toEqual({
    id: expect.stringMatching(/^[\w-]{22}$/), senderOfficeNumber: careManager.officeNumber, receiverOfficeNumber: homeHelp.officeNumber, serial: "20250325100000",
    setKind: "plan", serviceMonth: null, attempts: 1, reason: "INPUT_INVALID", since: expect.stringMatching(/^\d{4}-.*\+09:00$/),
  });
  await expect(retrySetAside(services, toParcelId("00000000-0000-7000-8000-000000000000"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(retrySetAside(services, "x")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await retrySetAside(services, parcel?.id ?? "")).toBe(1);
  expect(await listSetAside(services)).toEqual([]);
  await processParcels(services);
  expect([await states(), (await taken()).length]).toEqual([["IMPORTED"], 1]);
  await expect(retrySetAside(services, parcel?.id ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await retrySetAside(services, null)).toBe(0);
});

test("a parcel that killed its worker at every attempt is set aside unread", async () => {
  const services = withImporters([recording], { maxAttempts: 3 });
  await receive(planSet());
  await exchange.admin("UPDATE exchange.parcel SET attempts = 3");
  await processParcels(services);
  expect(await exchange.admin("SELECT state, last_error_code FROM exchange.parcel")).toEqual([{ state: "FAILED", last_error_code: "UNKNOWN_OUTCOME" }]);
});

test("a claimed parcel that another worker's late claim has locked for a moment is taken in at that very attempt", async () => {
  await receive(planSet());
  const late = new pg.Client({ connectionString: exchange.adminUrl });
  await late.connect();
  const { database } = exchange.services;
  let calls = 0;
  const work: typeof database.work = async (...given) => {
    const result = await database.work(...given);
    // Between the claim and the attempt.
    if ((calls += 1) === 1) {
      await late.query("BEGIN; SELECT 1 FROM exchange.parcel FOR UPDATE");
      setTimeout(() => void late.query("COMMIT"), 100);
    }
    return result;
  };
  try {
    expect(await processParcels({ ...withImporters([recording]), database: { ...database, work } })).toBe(1);
  } finally {
    await late.end();
  }
  expect(await exchange.admin("SELECT state, attempts FROM exchange.parcel")).toEqual([{ state: "IMPORTED", attempts: 1 }]);
});

test("an importer's refusal is final at once", async () => {
  const services = withImporters([failing(1, () => new KaigoError("PARCEL_REFUSED", { detail: "x" }))]);
  expect((await send(services, planSet())).state).toBe("FAILED");
});

test("a failure is reported with its cause, and stored without it", async () => {
  const seen: string[] = [];
  const services = withImporters([failing(1, () => Object.assign(new Error("見本 太郎"), { code: "23505" }))], { onFailure: ({ code, cause }) => seen.push(code, String(cause)) });
  await send(services, planSet());
  expect(seen).toEqual(["23505", "Error: 見本 太郎"]);
  expect(JSON.stringify(await exchange.admin("SELECT * FROM exchange.parcel"))).not.toContain("見本");
});

test("what was received in any order is taken in by serial, oldest first", async () => {
  await receive(planSet({ serial: "20250325100005" }));
  await receive(planSet({ serial: "20250325100001" }));
  await receive(planSet({ serial: "20250325100003" }));
  const order: string[] = [];
  const noting: Importer = { name: "noting", kinds: ["UP1KYO"], take: async ({ serial }) => void order.push(serial) };
  expect(await processParcels(withImporters([noting]))).toBe(3);
  expect(order).toEqual(["20250325100001", "20250325100003", "20250325100005"]);
});

test("importers that read no file of the set are not asked", async () => {
  const asked: string[] = [];
  const importer = (name: string, kinds: string[]): Importer => ({ name, kinds, take: async () => void asked.push(name) });
  await send(withImporters([importer("plan", ["UP1KYO", "UP2KYO"]), importer("results", ["UPJSK"]), importer("supplement", ["UPHOSOKU"])]), planSet());
  expect(asked).toEqual(["plan", "supplement"]);
});

test("several workers take in each parcel once, in order within a lane and never two of one person at a time", async () => {
  const serial = (index: number) => `202503251000${String(index).padStart(2, "0")}`;
  for (let index = 0; index < 12; index += 1) {
    await receive(planSet({ serial: serial(index) }));
    await receive(resultsSet({ serial: serial(index) }), homeHelp);
  }
  const slow: Importer = {
    name: "slow",
    kinds: ["UP1KYO", "UPJSK"],
    async take({ tx, sender, serial: own }) {
      const [row] = await tx.query<{ began: string }>("SELECT clock_timestamp()::text AS began");
      await sleep(5);
      await tx.execute("INSERT INTO public.turn (lane, serial, began, ended) VALUES ($1, $2, $3, clock_timestamp())", [sender.officeNumber, own, row?.began]);
    },
  };
  const services = withImporters([slow]);
  const workers = Array.from({ length: 4 }, () => startImportWorker(services, { pause: 5 }));
  try {
    for (let turn = 0; (await states()).some((state) => state !== "IMPORTED") && turn < 1_000; turn += 1) await sleep(20);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  expect(await states()).toEqual(Array(24).fill("IMPORTED"));
  const turns = await exchange.admin<{ lane: string; serial: string }>("SELECT lane, serial FROM public.turn ORDER BY id");
  for (const lane of new Set(turns.map((turn) => turn.lane))) expect(turns.filter((turn) => turn.lane === lane).map((turn) => turn.serial)).toEqual(Array.from({ length: 12 }, (_, index) => serial(index)));
  expect(await exchange.admin("SELECT a.id FROM public.turn a JOIN public.turn b ON a.id < b.id AND a.began < b.ended AND b.began < a.ended")).toEqual([]);
});

test("a worker killed in the middle of an import leaves nothing, and another one takes the parcel in", async () => {
  await receive(planSet());
  const child = spawn(process.execPath, [new URL("hanging-worker-process.mjs", import.meta.url).pathname, exchange.adminUrl], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect([await states(), await taken()]).toEqual([["RECEIVED"], []]);
  const worker = startImportWorker(withImporters([recording]), { pause: 20 });
  for (let turn = 0; (await states())[0] !== "IMPORTED" && turn < 500; turn += 1) await sleep(20);
  await worker.stop();
  expect([await states(), (await taken()).length]).toEqual([["IMPORTED"], 1]);
});

test("a connection lost in the middle of an import leaves nothing, and the next attempt succeeds", async () => {
  let broken = false;
  const cut: Importer = {
    name: "cut",
    kinds: ["UP1KYO"],
    async take({ tx }) {
      if (broken) return;
      broken = true;
      // The loss is told to the running query; here nobody else needs to hear of it.
      tx.client.on("error", () => undefined);
      const [own] = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await exchange.admin("SELECT pg_terminate_backend($1)", [own?.pid]);
      await tx.query("SELECT 1");
    },
  };
  const services = withImporters([recording, cut]);
  expect((await send(services, planSet())).state).toBe("RECEIVED");
  expect(await taken()).toEqual([]);
  await comeDue();
  await processParcels(services);
  expect(await states()).toEqual(["IMPORTED"]);
});

test("a set just received is read from memory, and what is taken in later from what is stored", async () => {
  const { work } = exchange.database;
  const vanishing: typeof work = async (...given) => {
    await exchange.admin("DELETE FROM exchange.parcel_file_chunk");
    return work(...given);
  };
  const services = { ...withImporters([recording]), database: { ...exchange.database, work: vanishing } };
  expect((await send(services, planSet())).state).toBe("IMPORTED");
  await receive(planSet({ serial: "20250325100001" }));
  await processParcels(services);
  expect(await states()).toEqual(["IMPORTED", "RECEIVED"]);
});

test.each([
  ["complete", planSet()],
  ["without a file", planSet().slice(1)],
  ["with a day that does not exist", usageTableSet().map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes.toString("latin1").replace("20250408", "20250431"), "latin1") }))],
  ["in another order", [...usageTableSet()].reverse()],
])("a set %s is judged alike from memory and from what is stored", async (_kind, files) => {
  const judged = async () => [await exchange.admin("SELECT state, error_count, warning_count FROM exchange.parcel"), await exchange.admin("SELECT file_name, line, column_number, item, kind, rule, message_en FROM exchange.finding ORDER BY ordinal"), await taken()];
  await send(withImporters([recording]), files);
  const inHand = await judged();
  await exchange.admin("TRUNCATE exchange.parcel, exchange.parcel_file, exchange.parcel_file_chunk, exchange.parcel_person, exchange.finding, public.taken CASCADE");
  await receive(files);
  await processParcels(withImporters([recording]));
  expect(await judged()).toEqual(inHand);
});

test("an acknowledged set is never refused afterwards, even when it cannot be processed now", async () => {
  const { work } = exchange.database;
  let calls = 0;
  const flaky = { ...exchange.database, work: ((...given: Parameters<typeof work>) => ((calls += 1) > 1 ? Promise.reject(new KaigoError("DATABASE_BUSY")) : work(...given))) as typeof work };
  expect(await send({ ...withImporters([recording]), database: flaky }, planSet())).toMatchObject({ state: "RECEIVED", created: true });
  await processParcels(withImporters([recording]));
  expect(await states()).toEqual(["IMPORTED"]);
});

test("what broken uploads left is swept after an hour, what is still coming in stays", async () => {
  await exchange.admin("INSERT INTO exchange.pending_upload (content_id, office_number, started_at) VALUES ('00000000-0000-4000-8000-000000000001', '1', now() - interval '61 minutes'), ('00000000-0000-4000-8000-000000000002', '1', now())");
  await exchange.admin("INSERT INTO exchange.parcel_file_chunk SELECT content_id, 0, 'x' FROM exchange.pending_upload");
  await sweepUploads(exchange.services);
  expect(await exchange.admin("SELECT content_id FROM exchange.parcel_file_chunk")).toEqual([{ content_id: "00000000-0000-4000-8000-000000000002" }]);
});
