import { KaigoError, type Language } from "../../platform/errors/kaigo-error.js";
import { readSet } from "../../standard/index.js";
import { Refused, withClient, type ClientFlags } from "../exchange/client.js";
import { stateName, type ParcelDetailAnswer } from "../exchange/parcel-answer.js";
import { findingLines } from "../output/finding-lines.js";
import { readSetFiles } from "../exchange/set-files.js";

interface Receipt {
  readonly id: string;
  readonly state: string;
  readonly findings: string;
}

/** `kaigo send DIR`: sends the file set of a folder to the exchange. The token comes from `--token` or TOKEN. Exit code 2 when it is refused, then or by the check. */
export async function runSend(folder: string, flags: ClientFlags): Promise<void> {
  const files = await readSetFiles(folder);
  if (files.length === 0) throw new KaigoError("INPUT_INVALID", { field: "dir", rule: "a folder with the files of one set" });
  await withClient(flags, async (client) => {
    const form = new FormData();
    for (const { fileName, bytes } of files) form.append("file", new Blob([new Uint8Array(bytes)]), fileName);
    const receipt = await client.json<Receipt>("/exchange/parcels", { method: "POST", body: form }).catch((error: unknown) => {
      throw withPlaces(error, files, client.language);
    });
    if (receipt.state === "REJECTED" || receipt.state === "FAILED") process.exitCode = 2;
    if (flags.json) return void process.stdout.write(`${JSON.stringify(receipt, null, 2)}\n`);
    const { findings } = await client.json<ParcelDetailAnswer>(receipt.findings);
    process.stdout.write(`${[`${receipt.id}  ${stateName(receipt.state, client.language)}`, ...findingLines(findings, client.language)].join("\n")}\n`);
  });
}

/** The exchange never sends back what was typed: which file it refused is said here, by the same check. */
function withPlaces(error: unknown, files: Awaited<ReturnType<typeof readSetFiles>>, language: Language): unknown {
  if (!(error instanceof Refused) || error.answer.code !== "PARCEL_REFUSED") return error;
  const findings = readSet(files).findings.filter(({ severity }) => severity === "error").map((finding) => ({ ...finding, message: finding.message[language] }));
  return new Refused(error.status, { ...error.answer, findings });
}
