import { allLoads, getDirectory } from "../../gateway/house/manifests.js";
import { withHouse } from "../start/with-house.js";
import { loadFolder, type KindReport } from "../../platform/load/load-folder.js";
import { readLoadManifest } from "../../platform/load/load-manifest.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";

/** `kaigo load DIR`: loads a folder of municipal records and prints its reconciliation. */
export async function runLoad(folder: string, { skipBad = false, json = false }: { skipBad?: boolean; json?: boolean }): Promise<void> {
  const { files } = await readLoadManifest(folder);
  let done = 0;
  const progress = new Progress(terminalLanguage() === "ja" ? "行" : "lines", files.reduce((sum, { rows }) => sum + rows, 0));
  const onKind = ({ read }: KindReport) => progress.at((done += read));
  const reports = await withHouse((house) => loadFolder(house.database, { folder, directory: getDirectory(house.manifests) }, allLoads(house.manifests), { skipBad, onKind }));
  process.stdout.write(json ? `${JSON.stringify(reports, null, 2)}\n` : describe(reports));
  if (reports.some(({ refused }) => refused.length > 0)) process.exitCode = 2;
}

function describe(reports: readonly KindReport[]): string {
  const lines = reports.flatMap(({ kind, file, inManifest, read, refused, taken, sha256 }) => [
    `${kind.padEnd(20)} manifest ${inManifest}  read ${read}  refused ${refused.length}  taken ${taken}  sha256 ${sha256.slice(0, 16)}…`,
    ...refused.slice(0, 20).map(({ line, column, rule }) => `  ${file}, line ${line}, column ${column}: ${rule}`),
    ...(refused.length > 20 ? [`  … and ${refused.length - 20} more (use --json)`] : []),
  ]);
  return `${lines.join("\n")}\n`;
}
