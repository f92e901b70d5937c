import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { personSetting, viewerSettings } from "../../platform/database/session-settings.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import { viewSql } from "./view.js";

/**
 * A bare node:http handler on `pg` with the view written by hand: the login, rights and snapshot of our readers, everything in
 * flight at once, the database's text sent on as it is. It verifies nobody, plans nothing and keeps no access record.
 * Arguments: the administrator's address, connections.
 */
const [adminUrl = "", connections = "8"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: urlsFromAdmin(adminUrl).app, max: Number(connections), pipeline: true } as pg.PoolConfig);

interface Question {
  readonly viewer: Viewer;
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly month: string;
}

async function answer({ viewer, insurerNumber, recipientId, month }: Question): Promise<string> {
  const client = await pool.connect();
  try {
    const begun = client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${viewerSettings(viewer)}; ${personSetting(insurerNumber, recipientId)}`);
    const read = client.query<{ view: string }>({ name: "view", text: viewSql, values: [insurerNumber, recipientId, month] });
    const [, { rows }] = await Promise.all([begun, read, client.query("COMMIT")]);
    return rows[0]?.view ?? "null";
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    answer(JSON.parse(Buffer.concat(chunks).toString()) as Question).then(
      (text) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
        response.end(text);
      },
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }));
process.on("disconnect", () => process.exit(0));
