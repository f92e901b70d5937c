import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { House } from "../gateway/house/open-house.js";
import { toViewer } from "../platform/viewer/viewer.js";
import { getLayout, layoutIds } from "../standard/index.js";
import { sendParcel } from "../subgraphs/exchange/subgraph.js";
import { helper, insuredNumber, insurerNumber, manager, planSet, resultsSet, usageTableSet, type BenchFile } from "./import/sets.js";
import { createBareTables, nextTransaction, rowsWrittenSince, type CopyText } from "./import/written-rows.js";
import { withScratchHouse } from "./scratch-house.js";
import { median } from "./median.js";

const people = 400;
/** A person's 60 days stand in as many lines as their table 7 has; 60 codes would be nobody's month, and let nothing be summed up. */
const lines = 11;
const smallParcels = 100;
const rounds = 5;
let sent = 0;

/** Parcels that are sent one after the other. */
type Parcels = readonly (readonly BenchFile[])[];

const viewer = (role: "CARE_MANAGER" | "SERVICE_OFFICE", officeNumber: string, serviceType: string) => toViewer({ subject: "bench", role, officeNumber, serviceType, purpose: "bench", secondFactor: true, categories: [] });
const month = (round: number) => `2026-${String(round + 1).padStart(2, "0")}`;
/** A second of the first hours of a year: serials are points in time. */
const nextSerial = () => new Date(Date.UTC(2026, 0, 1, 0, 0, (sent += 1))).toISOString().replace(/\D/g, "").slice(0, 14);

/**
 * Rows per second from a file set's bytes to the rows of every subgraph (received, stored byte for byte, checked, imported), beside
 * COPY into tables without keys, checks or rights: of the very rows the import wrote, and of the cells of the files as text. One run,
 * alternating, one transaction for each parcel on both sides, medians. Target: a quarter of COPY of the same rows.
 */
export function run(): Promise<void> {
  return withScratchHouse(async ({ house, client }) => {
    await prepare(client);
    const all = { count: people, lines };
    const scattered = { count: people };
    console.table([
      await compare("usage tables", house, client, (round) => [usageTableSet(all, month(round), nextSerial())]),
      await compare("results", house, client, (round) => [resultsSet(all, month(round), nextSerial())]),
      await compare("usage tables, a code for each day", house, client, (round) => [usageTableSet(scattered, month(round + 6), nextSerial())]),
      await compare("results, a code for each day", house, client, (round) => [resultsSet(scattered, month(round + 6), nextSerial())]),
      await compare("plans", house, client, (round) => [planSet(all, `2026-01-${String(round + 1).padStart(2, "0")}`, nextSerial())]),
      await compare(`usage tables, ${smallParcels} parcels`, house, client, (round) => Array.from({ length: smallParcels }, (_, first) => usageTableSet({ count: 1, first }, `2027-${String(round + 1).padStart(2, "0")}`, nextSerial()))),
    ]);
  });
}

async function compare(name: string, house: House, client: pg.Client, make: (round: number) => Parcels): Promise<object> {
  const times: Record<"ours" | "written" | "cells", number[]> = { ours: [], written: [], cells: [] };
  let rows = 0;
  // The first round warms everything up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const parcels = make(round);
    rows = parcels.flat().reduce((sum, file) => sum + file.rows, 0);
    const start = await nextTransaction(client);
    const ours = await timed(() => inTurn(parcels, (files) => send(house, files)));
    const written = await rowsWrittenSince(client, start);
    const share = parcels.map((_, place) => written.map(({ table, text }) => ({ table, text: shareOf(text, place, parcels.length) })).filter(({ text }) => text !== ""));
    const ofWritten = await timed(() => inTurn(share, (tables) => copyAll(client, tables)));
    const ofCells = await timed(() => inTurn(parcels, (files) => copyAll(client, files.map(({ id, copy }) => ({ table: `bench.${id.toLowerCase()}`, text: copy })))));
    if (round === 0) continue;
    times.ours.push(ours);
    times.written.push(ofWritten);
    times.cells.push(ofCells);
  }
  const [ours, ofWritten, ofCells] = [median(times.ours), median(times.written), median(times.cells)];
  const perSecond = (milliseconds: number) => Math.round((rows / milliseconds) * 1_000);
  const ratio = (peer: number) => Number((peer / ours).toFixed(3));
  return { set: name, rows, "kaigo rows/s": perSecond(ours), "COPY of the rows written, rows/s": perSecond(ofWritten), "ratio to it": ratio(ofWritten), "COPY of the cells, rows/s": perSecond(ofCells), "ratio to that": ratio(ofCells) };
}

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) await work(one);
}

/** An equal part of the lines of a COPY text. */
function shareOf(text: string, place: number, places: number): string {
  if (places === 1) return text;
  const lines = text.split(/(?<=\n)/);
  return lines.slice(Math.floor((lines.length * place) / places), Math.floor((lines.length * (place + 1)) / places)).join("");
}

async function send(house: House, files: readonly BenchFile[]): Promise<void> {
  const isResult = files[0]?.id === "UPJSK";
  const { state } = await sendParcel({ services: house.services, viewer: isResult ? viewer("SERVICE_OFFICE", helper, "11") : viewer("CARE_MANAGER", manager, "43"), files });
  if (state !== "IMPORTED") throw new Error(`the set is ${state}`);
}

async function copyAll(client: pg.Client, tables: readonly CopyText[]): Promise<void> {
  await client.query("BEGIN");
  for (const { table, text } of tables) await pipeline(Readable.from([text]), client.query(copyFrom(`COPY ${table} FROM STDIN`)));
  await client.query("COMMIT");
}

/** Two offices, their people, and the bare tables. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query("INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code) VALUES ($1, 'a', 'CARE_MANAGEMENT', '{43}', '13'), ($2, 'b', 'SERVICE', '{11}', '13')", [manager, helper]);
  await client.query("INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) SELECT $1, n, '見本', 'ミホン', '2', '1940-05-06' FROM unnest($2::text[]) AS n", [insurerNumber, Array.from({ length: people }, (_, person) => insuredNumber(person))]);
  await client.query(
    `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
     SELECT insurer_number, id, o, '11', 'SERVICE_OFFICE', '2025-01-01', 'IDENTITY_CONFIRMED', '2099-01' FROM recipients.recipient, unnest($1::text[]) AS o`,
    [[manager, helper]],
  );
  await client.query("CREATE SCHEMA bench");
  for (const id of layoutIds) await client.query(`CREATE TABLE bench.${id.toLowerCase()} (${getLayout(id).columns.map(({ name }) => `"${name}" text`).join(", ")})`);
  await createBareTables(client);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
