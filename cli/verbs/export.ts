import yauzl from "yauzl";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { withClient, type ClientFlags } from "../exchange/client.js";
import { putFile } from "../exchange/set-files.js";

export interface ExportFlags extends ClientFlags {
  readonly kind: string;
  readonly person: readonly string[];
  readonly receiver: string;
  readonly out: string;
  readonly month?: string;
  readonly date?: string;
  readonly senderType?: string;
  readonly serial?: string;
}

/** `kaigo export`: has a file set made from what the graph holds and writes its files into a folder. Exit code 2 when the exchange refuses. */
export async function runExport(flags: ExportFlags): Promise<void> {
  const [, officeNumber, serviceType] = /^([0-9A-Z]{10})\/([0-9A-Z]{2})$/.exec(flags.receiver) ?? [];
  if (!officeNumber || !serviceType) throw new KaigoError("INPUT_INVALID", { field: "receiver", rule: "OFFICENUMBER/TYPE, as in 1370100016/11" });
  const kind = flags.kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const body = { kind, people: flags.person, receiver: { officeNumber, serviceType }, month: flags.month, documentDate: flags.date, senderServiceType: flags.senderType, serial: flags.serial };
  await withClient(flags, async (client) => {
    const answer = await client.ask("/exchange/exports", { method: "POST", body: JSON.stringify(body) });
    const files = await unpack(Buffer.from(await answer.arrayBuffer()));
    for (const { name, bytes } of files) await putFile(flags.out, name, bytes);
    const names = files.map(({ name }) => name);
    process.stdout.write(flags.json ? `${JSON.stringify({ folder: flags.out, files: names }, null, 2)}\n` : names.map((name) => `${name}\n`).join(""));
  });
}

async function unpack(archive: Buffer): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await yauzl.fromBufferPromise(archive);
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
  }
  return files;
}
