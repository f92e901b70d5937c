import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sweepUploads } from "../../../subgraphs/exchange/process/import-worker.js";
import { patience } from "../../support/patience.js";
import { resultsSet, sampleOffices, type SampleFile } from "../../support/standard-samples.js";
import { openExchange, toForm, type Exchange } from "./exchange-fixture.js";

/** Bytes of one upload: several times what is put down at once. 17 MB go the same way, and take four times as long. */
const uploadBytes = 3_500_000;

let exchange: Exchange;
let receiver: { readonly child: ChildProcess; readonly url: string };

beforeAll(async () => {
  exchange = await openExchange();
  receiver = await startReceiver();
});
afterAll(async () => {
  receiver?.child.kill("SIGKILL");
  await exchange?.close();
});

async function startReceiver(): Promise<typeof receiver> {
  const child = spawn(process.execPath, [new URL("receiving-process.mjs", import.meta.url).pathname, exchange.adminUrl, JSON.stringify(patience)], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(child.stdout, "data")) as [Buffer];
  return { child, url: String(url).trim() };
}

/** Kills the receiving process without a word and starts another. */
async function killAndRestart(): Promise<void> {
  receiver.child.kill("SIGKILL");
  await once(receiver.child, "exit");
  receiver = await startReceiver();
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(10)) if (await isSo()) return;
  throw new Error("it did not come to that");
}

const numberOf = async (sql: string, values: unknown[] = []) => (await exchange.admin<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values))[0]?.n ?? 0;
const parcels = (serial: string) => numberOf("exchange.parcel WHERE serial = $1", [serial]);
const putDown = () => numberOf("exchange.pending_upload");
const states = async (serial: string) => (await exchange.admin<{ state: string }>("SELECT state FROM exchange.parcel WHERE serial = $1", [serial])).map(({ state }) => state);

/** Everything in the exchange's tables that is neither whole nor nothing: files that are not their own bytes, and bytes that nobody will ever ask for or sweep. */
const halves = async (): Promise<string[]> => {
  const rows = await exchange.admin<{ fault: string }>(
    `SELECT 'file ' || f.name AS fault FROM exchange.parcel_file f LEFT JOIN LATERAL (
       SELECT encode(sha256(string_agg(c.bytes, ''::bytea ORDER BY c.ordinal)), 'hex') AS sha256 FROM exchange.parcel_file_chunk c WHERE c.content_id = f.content_id) c ON true
     WHERE c.sha256 IS DISTINCT FROM f.sha256
     UNION ALL SELECT 'parcel ' || serial FROM exchange.parcel p WHERE NOT EXISTS (SELECT FROM exchange.parcel_file f WHERE f.parcel_id = p.id)
     UNION ALL SELECT 'bytes of nobody' FROM exchange.parcel_file_chunk c WHERE NOT EXISTS (SELECT FROM exchange.parcel_file f WHERE f.content_id = c.content_id) AND NOT EXISTS (SELECT FROM exchange.pending_upload u WHERE u.content_id = c.content_id)`,
  );
  return rows.map(({ fault }) => fault);
};

/** Results of one person, the same lines again and again. */
function largeSet(serial: string): SampleFile {
  const [{ fileName, bytes }] = resultsSet({ serial }) as [SampleFile];
  return { fileName, bytes: Buffer.alloc(Math.floor(uploadBytes / bytes.length) * bytes.length, bytes) };
}

/** Sends a part of a set's form and answers its socket once this has left; nobody reads the answer. */
async function sendPart({ fileName, bytes }: SampleFile, share: (whole: Buffer) => Buffer): Promise<Socket> {
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--x--\r\n")]);
  const socket = connect(Number(new URL(receiver.url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`POST /exchange/parcels HTTP/1.1\r\nhost: x\r\nx-office: ${sampleOffices.homeHelp}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: ${body.length}\r\n\r\n`);
  await new Promise((resolve) => socket.write(share(body), resolve));
  return socket;
}

/** Moments of a death: how much has been sent, and what has come true before. */
const moments: [string, (whole: Buffer) => Buffer, (serial: string) => Promise<boolean>, "nothing" | "whole" | "either"][] = [
  ["once the first bytes are on the disk", (whole) => whole.subarray(0, whole.length / 2), async () => (await putDown()) > 0, "nothing"],
  ["one byte before the end", (whole) => whole.subarray(0, -1), async () => (await putDown()) > 0, "nothing"],
  ["right after the last byte", (whole) => whole, async () => true, "either"],
  ["when it is stored and not yet answered", (whole) => whole, async (serial) => (await parcels(serial)) > 0, "whole"],
];

test.each(moments)("a receiver killed %s leaves a whole parcel or nothing, and the same set sent again is taken in", async (_moment, share, comesTrue, expected) => {
  const serial = `202505010900${String(10 + moments.findIndex(([name]) => name === _moment))}`;
  const file = largeSet(serial);
  const socket = await sendPart(file, share);
  await until(() => comesTrue(serial));
  await killAndRestart();
  socket.destroy();

  const left = await parcels(serial);
  if (expected !== "either") expect(left).toBe(expected === "whole" ? 1 : 0);
  expect(await halves()).toEqual([]);
  // What was stored whole is taken in by itself.
  if (left > 0) await until(async () => (await states(serial))[0] === "IMPORTED");

  const again = await fetch(`${receiver.url}/exchange/parcels`, { method: "POST", body: toForm([file]), headers: { "x-office": sampleOffices.homeHelp } });
  expect([again.status, ((await again.json()) as { state: string }).state]).toEqual([left > 0 ? 200 : 201, "IMPORTED"]);
  expect([await states(serial), await halves()]).toEqual([["IMPORTED"], []]);
  const [stored] = await exchange.admin<{ sha256: string }>("SELECT f.sha256 FROM exchange.parcel_file f JOIN exchange.parcel p ON p.id = f.parcel_id WHERE p.serial = $1", [serial]);
  expect(stored?.sha256).toBe(createHash("sha256").update(file.bytes).digest("hex"));
}, 120_000);

test("what the dead left behind is swept, and nothing else", async () => {
  expect(await putDown()).toBeGreaterThan(0);
  await exchange.admin("UPDATE exchange.pending_upload SET started_at = now() - interval '61 minutes'");
  await sweepUploads(exchange.services);
  expect([await putDown(), await halves(), await parcels("20250501090010")]).toEqual([0, [], 1]);
});

test("a file without its last bytes, a parcel without files and bytes of nobody would be seen", async () => {
  await exchange.admin("DELETE FROM exchange.parcel_file_chunk c USING exchange.parcel_file f JOIN exchange.parcel p ON p.id = f.parcel_id WHERE c.content_id = f.content_id AND p.serial = '20250501090010' AND c.ordinal = 9");
  await exchange.admin("INSERT INTO exchange.parcel (sender_office_number, receiver_office_number, serial, size, sha256, received_by, state) VALUES ('1', '2', '20250501090099', 1, '', 'x', 'FAILED')");
  await exchange.admin("INSERT INTO exchange.parcel_file_chunk VALUES (gen_random_uuid(), 0, 'x')");
  expect(await halves()).toEqual([expect.stringMatching(/^file UPJSK_/), "parcel 20250501090099", "bytes of nobody"]);
});
