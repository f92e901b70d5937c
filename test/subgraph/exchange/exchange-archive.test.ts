import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import yazl from "yazl";
import { chunkBytes } from "../../../subgraphs/exchange/receive/upload-stage.js";
import { planSet, type SampleFile } from "../../support/standard-samples.js";
import { openExchange, serve, type Exchange } from "./exchange-fixture.js";

let exchange: Exchange;
let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  exchange = await openExchange([], { maxBytes: 6_000_000 });
  ({ url, app } = await serve(exchange));
});
afterAll(async () => {
  await app.close();
  await exchange.close();
});

type Options = Partial<yazl.Options> & { readonly compress?: boolean };

async function zip(files: readonly SampleFile[], options: Options = {}): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const { fileName, bytes } of files) archive.addBuffer(bytes, fileName, options);
  archive.end();
  const parts: Uint8Array[] = [];
  for await (const part of archive.outputStream as unknown as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

const post = (body: Uint8Array) => fetch(`${url}/exchange/parcels`, { method: "POST", body: new Uint8Array(body), headers: { "x-viewer": "careManager", "accept-language": "en", "content-type": "application/zip" } });
const refusal = async (body: Uint8Array) => {
  const response = await post(body);
  const { code, parameters } = (await response.json()) as { code?: string; parameters?: { rule?: string } };
  return [response.status, code, parameters?.rule];
};
const stored = async () => (await exchange.admin<{ chunks: number; uploads: number; parcels: number }>(
  "SELECT (SELECT count(*)::int FROM exchange.parcel_file_chunk) AS chunks, (SELECT count(*)::int FROM exchange.pending_upload) AS uploads, (SELECT count(*)::int FROM exchange.parcel) AS parcels"))[0];

/** The same archive with every mention of one name exchanged for another of equal length. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString("latin1").replaceAll(from, to), "latin1");
}

const plan = () => planSet({ serial: "20250325110000" });
const [table1] = plan() as [SampleFile];
const nothing = { chunks: 0, uploads: 0, parcels: 0 };

test("no archive with a trick in it gets in, and none leaves anything behind", async () => {
  const one = await zip([table1]);
  const short = table1.fileName.slice(3);
  expect(await refusal(renamed(one, table1.fileName, `../${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `/ab${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `ab\\${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `C:\\${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `...${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `ab/${short}`))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no folders or paths"]);
  expect(await refusal(renamed(one, table1.fileName, `a\u0000b${short}`))).toEqual([422, "PARCEL_REFUSED", undefined]);
  expect(await refusal(await zip([table1], { mode: 0o120777 }))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "no links"]);
  expect(await refusal(await zip([{ fileName: "inner.zip", bytes: one }]))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "only .CSV and .jpg"]);
  expect(await refusal(await zip(Array.from({ length: 101 }, (_, index) => ({ fileName: `A${index}.CSV`, bytes: Buffer.from("1") }))))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "entries ≤ 100"]);
  expect(await refusal(await zip([table1, table1]))).toEqual([422, "PARCEL_REFUSED", undefined]);
  expect(await refusal(await zip([]))).toEqual([422, "PARCEL_REFUSED", undefined]);
  expect(await stored()).toEqual(nothing);
});

test("a bomb is refused by what its directory says, before a byte is unpacked", async () => {
  expect(await refusal(await zip([{ ...table1, bytes: Buffer.alloc(5_000_000, "a") }]))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "ratio ≤ 20"]);
  expect(await refusal(await zip([{ ...table1, bytes: Buffer.alloc(50_000_000) }]))).toEqual([413, "PAYLOAD_TOO_LARGE", undefined]);
  expect(await stored()).toEqual(nothing);
});

test("a bomb that lies about its size is refused as soon as it grows past its word", async () => {
  const bomb = await zip([{ ...table1, bytes: Buffer.alloc(5_000_000, "a") }]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(5_000_000);
  const small = Buffer.alloc(4);
  small.writeUInt32LE(900);
  const liar = Buffer.from(bomb.toString("latin1").replaceAll(size.toString("latin1"), small.toString("latin1")), "latin1");
  expect(liar.equals(bomb)).toBe(false);
  expect(await refusal(liar)).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "undamaged entries"]);
  expect(await stored()).toEqual(nothing);
});

test("an archive with more bytes than a parcel may have is refused while it is still coming in", async () => {
  expect(await refusal(await zip([{ ...table1, bytes: randomBytes(6_100_000) }], { compress: false }))).toEqual([413, "PAYLOAD_TOO_LARGE", undefined]);
  expect(await stored()).toEqual(nothing);
});

test("damaged and cut archives are refused wherever the damage is", async () => {
  const archive = await zip(plan());
  for (let at = 0; at < archive.length; at += Math.ceil(archive.length / 40)) {
    expect((await refusal(archive.subarray(0, at)))[0]).toBe(422);
  }
  const damaged = Buffer.from(archive);
  damaged[100] = (damaged[100] ?? 0) ^ 0xff;
  expect((await refusal(damaged)).slice(0, 2)).toEqual([422, "PARCEL_ARCHIVE_REFUSED"]);
  expect(await refusal(Buffer.from("not a zip at all"))).toEqual([422, "PARCEL_ARCHIVE_REFUSED", "readable zip"]);
  expect(await stored()).toEqual(nothing);
});

test("a large archive is read out of order from where it was put down, and gives the bytes that went in", async () => {
  const bytes = randomBytes(chunkBytes * 3 + 5);
  const files = planSet({ serial: "20250325110001" }).map((file, index) => (index === 0 ? { ...file, bytes } : file));
  const { id } = (await (await post(await zip(files, { compress: false }))).json()) as { id: string };
  const download = await fetch(`${url}/exchange/parcels/${id}/files/${files[0]?.fileName}`, { headers: { "x-viewer": "careManager" } });
  expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await stored())?.uploads).toBe(0);
});

test("a plain zip of a set is the same parcel as its files sent one by one", async () => {
  const first = await post(await zip(plan()));
  expect([first.status, await first.json()]).toEqual([201, expect.objectContaining({ state: "IMPORTED" })]);
  expect((await post(await zip(plan(), { compress: false }))).status).toBe(200);
});
