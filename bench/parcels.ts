import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrations } from "../migrations/index.js";
import { migrate } from "../platform/database/migrate.js";
import { urlsFromAdmin } from "../platform/database/urls.js";
import { helper, insuredNumber, insurerNumber, usageTableSet, type BenchFile } from "./import/sets.js";
import type { Stretch } from "./parcels/serving-process.js";
import { withScratchDatabase } from "./scratch-database.js";

/** People of one parcel: just below 20 MB. */
const people = 1_750;
const offices = ["1370100008", "1370100024", "1370100032", "1370100040"];
const month = "2026-01";

/**
 * Parcels of 20 MB over HTTP to a process of its own: received alone, by four offices at once, and then checked and imported. Prints
 * what memory grew by and the longest turn. What was received waits behind an older parcel, so that receiving is measured alone.
 */
export function run(): Promise<void> {
  return withScratchDatabase(async ({ adminUrl, folder }) => {
    const client = new pg.Client({ connectionString: adminUrl });
    let child: ChildProcess | undefined;
    try {
      await migrate(urlsFromAdmin(adminUrl), migrations);
      await client.connect();
      await prepare(client);
      child = fork(fileURLToPath(new URL("./parcels/serving-process.js", import.meta.url)), [adminUrl, folder], { execArgv: ["--expose-gc"] });
      const [{ url }] = (await once(child, "message")) as [{ url: string }];
      const rows: object[] = [];
      for (const [round, senders] of [offices.slice(0, 1), offices.slice(0, 1), offices].entries()) {
        const sets = senders.map((office) => usageTableSet({ count: people }, month, `2026010100000${round}`, office));
        await ask(child, "begin");
        const start = performance.now();
        await Promise.all(sets.map((files, index) => send(url, senders[index] ?? "", files)));
        // The first parcel warms the process up.
        if (round > 0) rows.push(toRow(`${senders.length} received`, sets.flat(), start, await ask<Stretch>(child, "end")));
        else await ask(child, "end");
      }
      // One set into a fresh month, and then the other offices' sets of the same people into the same month.
      for (const senders of [offices.slice(0, 1), offices.slice(1)]) {
        await client.query("UPDATE exchange.parcel SET state = CASE WHEN serial = '20260101000002' AND sender_office_number = ANY ($1) THEN 'RECEIVED' ELSE 'FAILED' END WHERE state <> 'IMPORTED'", [senders]);
        const start = performance.now();
        const stretch = await ask<Stretch>(child, "process");
        const { rows: imported } = await client.query("SELECT FROM exchange.parcel WHERE state = 'IMPORTED' AND attempts = 1 AND sender_office_number = ANY ($1)", [senders]);
        if (imported.length !== senders.length) throw new Error(`${imported.length} of ${senders.length} sets were imported at the first attempt`);
        rows.push(toRow(`${senders.length} checked and imported`, senders.flatMap((office) => usageTableSet({ count: people }, month, "20260101000002", office)), start, stretch));
      }
      console.table(rows);
    } finally {
      child?.disconnect();
      await client.end();
    }
  });
}

async function ask<Answer>(child: ChildProcess, order: string): Promise<Answer> {
  const answer = once(child, "message");
  child.send(order);
  return ((await answer) as [Answer])[0];
}

function toRow(parcels: string, files: readonly BenchFile[], start: number, { peak, grown, longestTurn }: Stretch): object {
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1_000_000;
  return { parcels, MB: Math.round(megabytes), seconds: Number(((performance.now() - start) / 1_000).toFixed(1)), "peak MB": Math.round(peak), "grown by MB": Math.round(grown), "longest turn ms": Math.round(longestTurn) };
}

async function send(url: string, office: string, files: readonly BenchFile[]): Promise<void> {
  const form = new FormData();
  for (const { name, bytes } of files) form.append("file", new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${url}/exchange/parcels`, { method: "POST", body: form, headers: { "x-office": office } });
  if (response.status !== 201) throw new Error(`the parcel was answered with ${response.status}: ${await response.text()}`);
}

/** Offices, their people, and for each sender an older parcel that is not due before tomorrow. */
async function prepare(client: pg.Client): Promise<void> {
  await client.query("INSERT INTO recipients.office (office_number, name, kind, service_types, prefecture_code) SELECT o, 'a', CASE WHEN o = $2 THEN 'SERVICE' ELSE 'CARE_MANAGEMENT' END, CASE WHEN o = $2 THEN '{11}'::text[] ELSE '{43}' END, '13' FROM unnest($1::text[]) AS o", [[...offices, helper], helper]);
  await client.query("INSERT INTO recipients.recipient (insurer_number, insured_number, name, name_kana, sex, birth_date) SELECT $1, n, '見本', 'ミホン', '2', '1940-05-06' FROM unnest($2::text[]) AS n", [insurerNumber, Array.from({ length: people }, (_, person) => insuredNumber(person))]);
  await client.query(
    `INSERT INTO recipients.care_relationship (insurer_number, recipient_id, office_number, service_type, role, start_date, evidence, last_service_month)
     SELECT insurer_number, id, o, '11', 'SERVICE_OFFICE', '2025-01-01', 'IDENTITY_CONFIRMED', '2099-01' FROM recipients.recipient, unnest($1::text[]) AS o`,
    [[...offices, helper]],
  );
  await client.query(
    `INSERT INTO exchange.parcel (sender_office_number, sender_service_type, receiver_office_number, receiver_service_type, serial, set_kind, size, sha256, received_by, next_attempt_at)
     SELECT o, '43', $2, '11', '20250101000000', 'plan', 0, repeat('0', 64), 'bench', now() + interval '1 day' FROM unnest($1::text[]) AS o`,
    [offices, helper],
  );
}
