import { createHash } from "node:crypto";
import { join } from "node:path";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { Refused, withClient, type ClientFlags, type ExchangeClient } from "../exchange/client.js";
import { stateName, type ParcelAnswer, type ParcelDetailAnswer } from "../exchange/parcel-answer.js";
import { Progress } from "../output/progress.js";
import { putFile } from "../exchange/set-files.js";

export interface FetchFlags extends ClientFlags {
  readonly all?: boolean;
  readonly out: string;
  readonly keep?: boolean;
}

interface Fetched {
  readonly id: string;
  readonly folder: string;
  readonly state: string;
  readonly files: readonly string[];
}

/**
 * `kaigo fetch [ID]`: writes the files of a parcel, or of every parcel not collected yet, byte for byte into a folder of its own,
 * and confirms it once all of them stand there. Exit code 2 when the exchange refuses.
 */
export async function runFetch(id: string | undefined, flags: FetchFlags): Promise<void> {
  if ((id === undefined) !== (flags.all === true)) throw new KaigoError("INPUT_INVALID", { field: "id", rule: "one id, or --all" });
  await withClient(flags, async (client) => {
    const fetched: Fetched[] = [];
    const ids = id === undefined ? await openIds(client) : [id];
    const progress = new Progress(client.language === "ja" ? "件" : "parcels", ids.length);
    for (const each of ids) {
      const one = await fetchParcel(client, each, flags);
      progress.at(fetched.push(one));
      if (!flags.json) process.stdout.write(`${one.id}  ${stateName(one.state, client.language)}  ${one.folder}  ${one.files.length}\n`);
    }
    if (flags.json) process.stdout.write(`${JSON.stringify(fetched, null, 2)}\n`);
    else if (fetched.length === 0) process.stdout.write(client.language === "ja" ? "未受領のものはありません。\n" : "There is nothing to fetch.\n");
  });
}

/** Parcels that were taken in and not collected, as they are now: what is confirmed on the way does not shift the pages. */
async function openIds(client: ExchangeClient): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page: { parcels: ParcelAnswer[]; next: string | null } = await client.json(`/exchange/parcels?box=inbox&state=IMPORTED&first=100${after ? `&after=${encodeURIComponent(after)}` : ""}`);
    ids.push(...page.parcels.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

async function fetchParcel(client: ExchangeClient, id: string, { out, keep }: FetchFlags): Promise<Fetched> {
  const path = `/exchange/parcels/${encodeURIComponent(id)}`;
  const parcel = await client.json<ParcelDetailAnswer>(path);
  const folder = join(out, [parcel.serial, parcel.sender.officeNumber, parcel.sender.serviceType, parcel.receiver.serviceType].filter(Boolean).join("_"));
  for (const { name, sha256 } of parcel.files) {
    const bytes = Buffer.from(await (await client.ask(`${path}/files/${encodeURIComponent(name)}`)).arrayBuffer());
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error(client.language === "ja" ? `${name} が途中で変わりました。` : `${name} was changed on its way.`);
    await putFile(folder, name, bytes);
  }
  const { state } = !keep && parcel.state === "IMPORTED" ? await confirm(client, path, parcel) : parcel;
  return { id, folder, state, files: parcel.files.map(({ name }) => name) };
}

/** Whoever fetches what the own office sent has nothing to confirm. */
function confirm(client: ExchangeClient, path: string, parcel: ParcelAnswer): Promise<ParcelAnswer> {
  return client.json<ParcelAnswer>(`${path}/collect`, { method: "POST" }).catch((error: unknown) => {
    if (error instanceof Refused && error.answer.code === "FORBIDDEN") return parcel;
    throw error;
  });
}
