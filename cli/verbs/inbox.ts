import { withClient, type ClientFlags } from "../exchange/client.js";
import { describeParcel, type ParcelAnswer } from "../exchange/parcel-answer.js";

export interface InboxFlags extends ClientFlags {
  readonly outbox?: boolean;
  readonly state?: string;
  readonly month?: string;
  readonly since?: string;
}

interface Page {
  readonly parcels: readonly ParcelAnswer[];
  readonly next: string | null;
}

/** `kaigo inbox`: the parcels of the own office, oldest change first. Exit code 2 when the exchange refuses. */
export async function runInbox(flags: InboxFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const query = new URLSearchParams({ box: flags.outbox ? "outbox" : "inbox", first: "100" });
    if (flags.state) query.set("state", flags.state.toUpperCase());
    if (flags.month) query.set("month", flags.month);
    if (flags.since) query.set("updatedSince", flags.since);
    const parcels: ParcelAnswer[] = [];
    for (let next: string | null = ""; next !== null; ) {
      if (next !== "") query.set("after", next);
      const page: Page = await client.json<Page>(`/exchange/parcels?${query.toString()}`);
      parcels.push(...page.parcels);
      next = page.next;
    }
    if (flags.json) process.stdout.write(`${JSON.stringify(parcels, null, 2)}\n`);
    else process.stdout.write(`${parcels.map((parcel) => `${describeParcel(parcel, client.language)}\n`).join("")}${client.language === "ja" ? `${parcels.length} 件` : `${parcels.length} parcel(s).`}\n`);
  });
}
