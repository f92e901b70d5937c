import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { loadConfig } from "../../platform/config/config.js";

/** `kaigo send DIR`: sends the file set of a folder to the exchange. The token comes from `--token` or TOKEN. */
export async function runSend(folder: string, { url, token }: { url: string; token?: string }): Promise<void> {
  const bearer = token ?? loadConfig().TOKEN;
  if (!bearer) throw new KaigoError("UNAUTHENTICATED");
  const form = new FormData();
  for (const entry of (await readdir(folder, { withFileTypes: true })).filter((found) => found.isFile())) form.append("file", new Blob([await readFile(join(folder, entry.name))]), entry.name);
  const response = await fetch(`${url.replace(/\/$/, "")}/exchange/parcels`, { method: "POST", headers: { authorization: `Bearer ${bearer}` }, body: form });
  process.stdout.write(`${await response.text()}\n`);
  if (!response.ok) process.exitCode = 2;
}
