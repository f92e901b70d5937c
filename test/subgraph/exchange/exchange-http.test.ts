import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { batchBytes, chunkBytes } from "../../../subgraphs/exchange/receive/upload-stage.js";
import { planSet, resultsSet, sampleOffices, sampleRecord, sampleFile, usageTableSet, type SampleFile } from "../../support/standard-samples.js";
import { addPerson, careManager, denialsOf, openExchange, recordingImporter, serve, strangerOffice, takenTable, toForm, type Exchange } from "./exchange-fixture.js";

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  readonly parameters?: Record<string, unknown>;
  readonly files: { name: string; href: string; size: number; sha256: string }[];
  readonly findings: { file: string; line: number | null; column: number | null; item: string | null; rule: string; kind: string; severity: string; message: string }[];
  readonly parcels: { id: string; state: string; serial: string; updatedAt: string }[];
  readonly next: string | null;
}

let exchange: Exchange;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  exchange = await openExchange([recordingImporter(["UP1KYO", "UPPLAN", "UPJSK"])], { maxBytes: 4_000_000 });
  await exchange.admin(takenTable);
  ({ url, app } = await serve(exchange));
});
afterAll(async () => {
  await app.close();
  await exchange.close();
});

const call = (viewer: string, path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { ...init, headers: { "x-viewer": viewer, "accept-language": "en", ...(init.headers as Record<string, string>) } });
const send = (viewer: string, files: readonly SampleFile[]) => call(viewer, "/exchange/parcels", { method: "POST", body: toForm(files) });
const json = async (response: Response) => (await response.json()) as Answer;
const sent = async (viewer: string, files: readonly SampleFile[]) => json(await send(viewer, files));
const detail = async (viewer: string, id: string) => json(await call(viewer, `/exchange/parcels/${id}`));
const refusal = async (response: Response) => [response.status, (await json(response)).code];
const parcelCount = async () => (await exchange.admin<{ n: number }>("SELECT count(*)::int AS n FROM exchange.parcel"))[0]?.n;
const leftovers = async () =>
  (await exchange.admin<{ n: number }>("SELECT count(*)::int AS n FROM exchange.parcel_file_chunk c WHERE NOT EXISTS (SELECT FROM exchange.parcel_file f WHERE f.content_id = c.content_id)"))[0]?.n;

/** A serial of its own for each set. */
let second = 0;
const serial = () => `202503251000${String((second += 1)).padStart(2, "0")}`;

test("a plan set is stored, checked, imported and collected, and every file comes back byte for byte", async () => {
  const files = planSet({ serial: serial() });
  const response = await send("careManager", files);
  const receipt = await json(response);
  expect([response.status, receipt.state]).toEqual([201, "IMPORTED"]);
  expect(response.headers.get("location")).toBe(`/exchange/parcels/${receipt.id}`);

  const parcel = await detail("homeHelp", receipt.id);
  expect(parcel.files.map(({ name }) => name)).toEqual(files.map(({ fileName }) => fileName).sort());
  for (const { name, href, sha256 } of parcel.files) {
    const download = await call("homeHelp", href);
    const bytes = Buffer.from(await download.arrayBuffer());
    expect(download.headers.get("content-type")).toBe("text/csv; charset=Shift_JIS");
    expect(download.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
    expect(bytes.equals(files.find(({ fileName }) => fileName === name)?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  }
  const collect = () => call("homeHelp", `/exchange/parcels/${receipt.id}/collect`, { method: "POST" });
  expect((await json(await collect())).state).toBe("COLLECTED");
  expect((await json(await collect())).state).toBe("COLLECTED");
  expect((await detail("careManager", receipt.id)).state).toBe("COLLECTED");
});

test("each download is in the audit with the people of the set", async () => {
  const [row] = await exchange.admin<{ n: number }>("SELECT count(DISTINCT request_id)::int AS n FROM audit.access_event WHERE operation = 'exchange.download' AND category = 'CARE_PLAN' AND office_number = $1", [sampleOffices.homeHelp]);
  expect(row?.n).toBe(4);
});

test("usage tables go out and results come back", async () => {
  expect((await sent("careManager", usageTableSet({ serial: serial() }))).state).toBe("IMPORTED");
  expect((await sent("homeHelp", resultsSet())).state).toBe("IMPORTED");
});

test("the same bytes again are the same parcel, whatever state it is in and whatever order the files come in", async () => {
  const files = planSet({ serial: serial() });
  const first = await sent("careManager", files);
  const before = await parcelCount();
  const again = await send("careManager", [...files].reverse());
  expect([again.status, await json(again)]).toEqual([200, { id: first.id, state: "IMPORTED", findings: `/exchange/parcels/${first.id}` }]);
  expect(await parcelCount()).toBe(before);
  expect(await leftovers()).toBe(0);
});

test("the same serial with other bytes is refused and leaves the first as it was", async () => {
  const same = serial();
  const first = await sent("careManager", planSet({ serial: same }));
  expect(await refusal(await send("careManager", usageTableSet({ serial: same })))).toEqual([409, "PARCEL_SERIAL_REUSED"]);
  expect((await detail("careManager", first.id)).files).toHaveLength(4);
  expect(await leftovers()).toBe(0);
});

test("a set whose names carry another office as sender is refused", async () => {
  expect(await refusal(await send("stranger", planSet({ serial: serial() })))).toEqual([403, "PARCEL_SENDER_MISMATCH"]);
  expect(await refusal(await send("careManager", planSet({ serial: serial(), senderServiceType: "11" })))).toEqual([403, "PARCEL_SENDER_MISMATCH"]);
});

test("a receiver that is no known office, or has no such service, is refused", async () => {
  expect(await refusal(await send("careManager", planSet({ serial: serial(), receiverOfficeNumber: "1370199999" })))).toEqual([422, "PARCEL_RECEIVER_UNKNOWN"]);
  expect(await refusal(await send("careManager", planSet({ serial: serial(), receiverServiceType: "13" })))).toEqual([422, "PARCEL_RECEIVER_UNKNOWN"]);
});

test("only offices of the exchange come in, and nobody without a name", async () => {
  expect(await refusal(await send("operator", planSet()))).toEqual([403, "FORBIDDEN"]);
  expect(await refusal(await send("nobody", planSet()))).toEqual([401, "UNAUTHENTICATED"]);
  expect(await refusal(await call("operator", "/exchange/parcels?box=inbox"))).toEqual([403, "FORBIDDEN"]);
});

test("a person the receiver does not care for stops the set, at the line and item that names them", async () => {
  await addPerson(exchange.admin, "0000000202", [sampleOffices.careManager]);
  const receipt = await sent("careManager", [sampleFile("DLT1KYO", [sampleRecord("DLT1KYO"), sampleRecord("DLT1KYO", { insuredNumber: "0000000202" })], { serial: serial() })]);
  const { findings } = await detail("careManager", receipt.id);
  expect(receipt.state).toBe("REJECTED");
  expect(findings).toEqual([expect.objectContaining({ line: 2, column: 3, item: "被保険者番号", rule: "R12", kind: "personUnrelated", severity: "error" })]);
  expect((await call("homeHelp", `/exchange/parcels/${receipt.id}`)).status).toBe(404);
  expect(await denialsOf(exchange, "0000000202")).toEqual([{ decision: "DENIED", category: "CARE_PLAN", role: "CARE_MANAGER", subject: careManager.subject, office: sampleOffices.careManager }]);
});

test("unknown people and people of others look the same to a sender", async () => {
  await addPerson(exchange.admin, "0000000303", [strangerOffice]);
  const findingsOf = async (insuredNumber: string) => {
    const receipt = await sent("careManager", [sampleFile("DLT1KYO", [sampleRecord("DLT1KYO", { insuredNumber })], { serial: serial() })]);
    return (await detail("careManager", receipt.id)).findings.map(({ file: _file, ...finding }) => finding);
  };
  const foreign = await findingsOf("0000000303");
  expect(foreign).toEqual([expect.objectContaining({ kind: "personUnknown" })]);
  expect(await findingsOf("0000000999")).toEqual(foreign);
  expect(await denialsOf(exchange, "0000000303")).toHaveLength(1);
});

test.each([0, 1, 2, 3])("a plan set without its file %i is rejected and says which is missing", async (index) => {
  const files = planSet({ serial: serial() });
  const [missing] = files.splice(index, 1);
  const receipt = await sent("careManager", files);
  expect(receipt.state).toBe("REJECTED");
  const { findings } = await detail("careManager", receipt.id);
  const prefix = missing?.fileName.split("_")[0];
  expect(findings.filter(({ kind }) => kind === "missingFile").map(({ message }) => message)).toEqual([`The set lacks its ${prefix} file.`]);
});

test("findings speak the caller's language", async () => {
  const receipt = await sent("careManager", planSet({ serial: serial() }).slice(1));
  const parcel = await json(await call("careManager", `/exchange/parcels/${receipt.id}`, { headers: { "accept-language": "ja" } }));
  expect(parcel.findings.map(({ message }) => message)).toContain("送信セットにUP1KYOのファイルがありません。");
  const refused = await json(await call("careManager", "/exchange/parcels/none", { headers: { "accept-language": "ja" } }));
  expect(refused).toEqual({ code: "NOT_FOUND", message: "見つかりません。", parameters: {}, requestId: expect.any(String) });
});

test("half a character at the end of a file is stored as it came, and rejected", async () => {
  const files = planSet({ serial: serial() });
  const table = files[1] as SampleFile;
  const cut = { ...table, bytes: table.bytes.subarray(0, table.bytes.lastIndexOf(Buffer.from([0x96, 0x7b])) + 1) };
  const receipt = await sent("careManager", files.map((file) => (file === table ? cut : file)));
  expect(receipt.state).toBe("REJECTED");
  const parcel = await detail("careManager", receipt.id);
  expect(parcel.findings.filter(({ file, severity }) => file === cut.fileName && severity === "error").length).toBeGreaterThan(0);
  const href = parcel.files.find(({ name }) => name === cut.fileName)?.href ?? "";
  expect(Buffer.from(await (await call("careManager", href)).arrayBuffer()).equals(cut.bytes)).toBe(true);
});

test("names that are none, paths and twofold names are refused without storing anything", async () => {
  const before = await parcelCount();
  const files = planSet({ serial: serial() });
  const [first] = files as [SampleFile];
  const renamed = (fileName: string) => send("careManager", [{ ...first, fileName }]);
  expect(await refusal(await renamed("plan.csv"))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await refusal(await renamed(`../${first.fileName}`))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await refusal(await renamed(`C:\\${first.fileName}`))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await refusal(await send("careManager", [...files, first]))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await refusal(await send("careManager", [...planSet({ serial: serial() }), first]))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await refusal(await send("careManager", []))).toEqual([422, "PARCEL_REFUSED"]);
  expect(await parcelCount()).toBe(before);
});

test("a body that is neither form nor zip, and a form with other fields, are refused", async () => {
  expect(await refusal(await call("careManager", "/exchange/parcels", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }))).toEqual([400, "INPUT_INVALID"]);
  expect(await refusal(await call("careManager", "/exchange/parcels", { method: "POST", body: "a", headers: { "content-type": "text/weird" } }))).toEqual([400, "INPUT_INVALID"]);
  const form = toForm(planSet({ serial: serial() }));
  form.append("note", "hello");
  expect(await refusal(await call("careManager", "/exchange/parcels", { method: "POST", body: form }))).toEqual([400, "INPUT_INVALID"]);
});

test("a set larger than the limit is refused and leaves nothing behind", async () => {
  const [first] = planSet({ serial: serial() }) as [SampleFile];
  expect(await refusal(await send("careManager", [{ ...first, bytes: randomBytes(4_000_001) }]))).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  expect(await leftovers()).toBe(0);
});

test("a large file comes back byte for byte over several chunks", async () => {
  const [first] = planSet({ serial: serial() }) as [SampleFile];
  const bytes = randomBytes(chunkBytes * 5 + 77);
  const receipt = await sent("careManager", [{ ...first, bytes }]);
  expect(receipt.state).toBe("REJECTED");
  const [file] = (await detail("careManager", receipt.id)).files;
  expect(Buffer.from(await (await call("careManager", file?.href ?? "")).arrayBuffer()).equals(bytes)).toBe(true);
  expect(await leftovers()).toBe(0);
});

test("an upload that breaks off stores nothing", async () => {
  const before = await parcelCount();
  const [first] = planSet({ serial: serial() }) as [SampleFile];
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${first.fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), randomBytes(batchBytes + chunkBytes)]);
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`POST /exchange/parcels HTTP/1.1\r\nhost: x\r\nx-viewer: careManager\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: ${body.length + 1000}\r\n\r\n`);
  await new Promise((resolve) => socket.write(body, resolve));
  for (let turn = 0; (await leftovers()) === 0 && turn < 200; turn += 1) await sleep(20);
  expect(await leftovers()).toBeGreaterThan(0);
  socket.destroy();
  for (let turn = 0; (await leftovers()) !== 0 && turn < 200; turn += 1) await sleep(20);
  expect([await leftovers(), await parcelCount()]).toEqual([0, before]);
});

test("a form without its closing boundary is refused", async () => {
  const [first] = planSet({ serial: serial() }) as [SampleFile];
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${first.fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
  const response = await call("careManager", "/exchange/parcels", { method: "POST", body: Buffer.concat([Buffer.from(head), first.bytes]), headers: { "content-type": "multipart/form-data; boundary=x" } });
  expect(await refusal(response)).toEqual([400, "INPUT_INVALID"]);
});

test("many uploads at once are all stored, and one set sent ten times at once is one parcel", async () => {
  const sets = Array.from({ length: 8 }, () => planSet({ serial: serial() }));
  const different = await Promise.all(sets.map((files) => send("careManager", files)));
  expect(different.map(({ status }) => status)).toEqual(sets.map(() => 201));
  const one = planSet({ serial: serial() });
  const same = await Promise.all(Array.from({ length: 10 }, () => send("careManager", one)));
  expect(same.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
  expect(new Set(await Promise.all(same.map(async (response) => (await json(response)).id))).size).toBe(1);
});

test("a foreign office and a missing parcel look the same", async () => {
  const { id } = await sent("careManager", planSet({ serial: serial() }));
  const { files } = await detail("careManager", id);
  const missing = `${id.slice(0, -4)}AAAA`;
  for (const path of ["", "/collect", `/files/${files[0]?.name}`]) {
    const method = path === "/collect" ? "POST" : "GET";
    const [foreign, none] = await Promise.all([id, missing].map(async (which) => json(await call("stranger", `/exchange/parcels/${which}${path}`, { method }))));
    expect(foreign).toEqual({ ...none, requestId: expect.any(String) });
    expect(foreign?.code).toBe("NOT_FOUND");
  }
  expect((await call("careManager", `/exchange/parcels/${id}/files/${files[0]?.name}`)).status).toBe(200);
});

test("the sender cannot confirm for the receiver", async () => {
  const { id } = await sent("careManager", planSet({ serial: serial() }));
  expect(await refusal(await call("careManager", `/exchange/parcels/${id}/collect`, { method: "POST" }))).toEqual([403, "FORBIDDEN"]);
});

test("polling with cursors sees every change once, by box, state and month", async () => {
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const page: Answer = await json(await call("careManager", `/exchange/parcels?box=outbox&first=7${next ? `&after=${next}` : ""}`));
    seen.push(...page.parcels.map(({ id }) => id));
    next = page.next;
  } while (next);
  const [row] = await exchange.admin<{ n: number }>("SELECT count(*)::int AS n FROM exchange.parcel WHERE sender_office_number = $1", [sampleOffices.careManager]);
  expect([seen.length, new Set(seen).size]).toEqual([row?.n, row?.n]);

  const page = async (query: string) => (await json(await call("homeHelp", `/exchange/parcels?${query}`))).parcels;
  expect((await page("box=inbox&first=100")).every(({ state }) => state === "IMPORTED" || state === "COLLECTED")).toBe(true);
  expect(await page("box=outbox&month=2025-04&state=IMPORTED")).toHaveLength(1);
  expect(await page("box=outbox&month=2025-05")).toHaveLength(0);
  const all = await page("box=inbox&first=100");
  const last = all.at(-1);
  expect((await page(`box=inbox&updatedSince=${encodeURIComponent(last?.updatedAt ?? "")}`)).map(({ id }) => id)).toEqual([last?.id]);
});

test.each(["", "box=elsewhere", "box=inbox&state=LOST", "box=inbox&month=2025-13", "box=inbox&first=101", "box=inbox&after=zzz", "box=inbox&updatedSince=yesterday", "box=inbox&updatedSince=2025-02-30T00:00:00Z", "box=inbox&updatedSince=0000-01-01T00:00:00Z"])(
  "a list asked for with %p is refused",
  async (query) => {
    expect(await refusal(await call("careManager", `/exchange/parcels?${query}`))).toEqual([400, "INPUT_INVALID"]);
  },
);

test("the description of the routes names every route that is served", async () => {
  const description = (await (await call("nobody", "/exchange/openapi.json")).json()) as { openapi: string; paths: Record<string, Record<string, unknown>> };
  expect(description.openapi).toBe("3.1.0");
  const described = Object.entries(description.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  expect(described.sort()).toEqual([
    "delete /exchange/webhooks/{id}", "get /exchange/parcels", "get /exchange/parcels/{id}", "get /exchange/parcels/{id}/files/{name}", "get /exchange/webhooks",
    "post /exchange/exports", "post /exchange/parcels", "post /exchange/parcels/{id}/collect", "post /exchange/webhooks",
  ]);
  for (const route of described) {
    const [method = "", path = ""] = route.split(" ");
    expect(app.hasRoute({ method: method.toUpperCase() as "GET", url: path.replaceAll(/\{(\w+)\}/g, ":$1") })).toBe(true);
  }
});
