import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { withClient, type ClientFlags } from "../exchange/client.js";

/** Where each report is served. */
const places: Readonly<Record<string, string>> = {
  statistic: "/reports/statistic",
  readiness: "/reports/readiness",
  "readiness-survey": "/reports/readiness-survey",
  adoption: "/exchange/reports/adoption",
  "adoption-reference": "/exchange/reports/adoption-reference",
  "benefit-units": "/actuals/reports/benefit-units",
  "office-groups": "/exchange/reports/office-groups",
  effect: "/exchange/reports/effect",
  activity: "/exchange/reports/activity",
};

export interface ReportFlags extends ClientFlags {
  readonly csv?: boolean;
  readonly set?: readonly string[];
  readonly out?: string;
}

/** `kaigo report NAME`: streams a report as CSV (for spreadsheets) or JSON to the terminal or a file. Exit code 2 when it is refused. */
export async function runReport(name: string, { csv = false, json = false, set = [], out, ...flags }: ReportFlags): Promise<void> {
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  if (!place) throw new KaigoError("INPUT_INVALID", { field: "name", rule: Object.keys(places).join(", ") });
  if (csv && json) throw new KaigoError("INPUT_INVALID", { field: "format", rule: "--csv, --json" });
  const query = new URLSearchParams({ format: json ? "json" : "csv" });
  for (const pair of set) {
    const at = pair.indexOf("=");
    if (at < 1) throw new KaigoError("INPUT_INVALID", { field: "set", rule: "key=value" });
    query.set(pair.slice(0, at), pair.slice(at + 1));
  }
  await withClient({ ...flags, json }, async (client) => {
    const { body } = await client.ask(`${place}?${query.toString()}`);
    if (!body) throw new Error("the answer has no body");
    if (out) await pipeline(Readable.fromWeb(body as never), createWriteStream(out));
    else for await (const chunk of Readable.fromWeb(body as never)) process.stdout.write(chunk as Buffer);
  });
}
