import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { allLoads, allManifests, getDirectory, onReconciled } from "../../gateway/house/manifests.js";
import { loadConfig } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { ruleText } from "../../platform/load/fault.js";
import { loadFolder, type LoadProgress, type LoadResult } from "../../platform/load/load-folder.js";
import { readLoadManifest } from "../../platform/load/load-manifest.js";
import { writeLoadTemplate } from "../../platform/load/load-template.js";
import { gentlePace } from "../../platform/load/pace.js";
import { reconciliationCsv, reconciliationText } from "../../platform/load/reconciliation.js";
import { terminalLanguage } from "../output/language.js";
import { asBadFolder, makeFolder } from "../output/make-folder.js";
import { Progress } from "../output/progress.js";
import { withHouse } from "../start/with-house.js";

export interface LoadFlags {
  readonly allOrNothing?: boolean;
  readonly skipBad?: boolean;
  readonly again?: boolean;
  readonly template?: boolean;
  readonly gently?: boolean;
  readonly json?: boolean;
  readonly report?: string;
}

const words = {
  en: {
    phases: { checked: "checked", read: "read", stored: "stored" },
    written: (folder: string) => `Written to ${folder}: reconciliation.txt, reconciliation.csv, findings.csv`,
    template: (folder: string) => `Written to ${folder}: a file with its header for each kind, and manifest.json. The columns are explained in docs/load-format.md.`,
    place: (file: string, line: number, column: string | undefined) => `${file}, line ${line}${column ? `, column ${column}` : ""}`,
    more: (count: number) => `… and ${count} more`,
  },
  ja: {
    phases: { checked: "検査", read: "読込", stored: "格納" },
    written: (folder: string) => `${folder} に書き出しました: reconciliation.txt（突合表）、reconciliation.csv、findings.csv（指摘一覧）`,
    template: (folder: string) => `${folder} に書き出しました: 種類ごとの見出し付きファイルと manifest.json。列の説明は docs/load-format.md にあります。`,
    place: (file: string, line: number, column: string | undefined) => `${file} ${line} 行目${column ? `、列 ${column}` : ""}`,
    more: (count: number) => `… ほか ${count} 件`,
  },
};

/** `kaigo load DIR`: loads a folder of municipal records; its reconciliation is printed and, with every finding, written to a folder. */
export async function runLoad(folder: string, { allOrNothing = false, skipBad = false, again = false, template = false, gently = false, json = false, report }: LoadFlags): Promise<void> {
  if (allOrNothing && skipBad) throw new KaigoError("INPUT_INVALID", { field: "--skip-bad", rule: "not together with --all-or-nothing" });
  if (template) return writeTemplate(folder);
  // A folder that is none is told before anything is made or opened.
  await readLoadManifest(folder);
  const reportFolder = resolve(report ?? join(folder, "report"));
  await makeFolder(reportFolder, "report");
  const result = await withHouse((house) =>
    loadFolder(house.database, { folder, directory: getDirectory(house.manifests), onReconciled: onReconciled(house.manifests) }, allLoads(house.manifests), {
      mode: skipBad ? "SKIP_BAD" : "ALL_OR_NOTHING",
      again,
      findingsTo: join(reportFolder, "findings.csv"),
      onProgress: tellProgress(),
      ...(gently && { pace: gentlePace }),
    }),
  );
  const sheet = reconciliationText(result, resolve(folder));
  await writeFile(join(reportFolder, "reconciliation.txt"), sheet);
  await writeFile(join(reportFolder, "reconciliation.csv"), reconciliationCsv(result));
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `\n${sheet}\n${firstFindings(result)}${words[terminalLanguage()].written(reportFolder)}\n`);
  if (result.findings > 0) process.exitCode = 2;
}

async function writeTemplate(folder: string): Promise<void> {
  await makeFolder(folder, "folder");
  await writeLoadTemplate(folder, allLoads(allManifests(loadConfig()))).catch((error: unknown) => {
    throw asBadFolder(error, "folder");
  });
  process.stdout.write(`${words[terminalLanguage()].template(resolve(folder))}\n`);
}

/** One bar for each file and phase. */
function tellProgress(): (progress: LoadProgress) => void {
  let bar: { name: string; progress: Progress } | undefined;
  return ({ file, phase, rows, of }) => {
    const name = `${file} ${words[terminalLanguage()].phases[phase]}`;
    if (bar?.name !== name) bar = { name, progress: new Progress(name, of) };
    bar.progress.at(rows);
  };
}

function firstFindings({ first, findings }: LoadResult): string {
  const language = terminalLanguage();
  const lines = first.map((finding) => `  ${words[language].place(finding.file, finding.line, finding.column)}: ${ruleText(finding, language)}\n`);
  return lines.length === 0 ? "" : `${lines.join("")}${findings > lines.length ? `  ${words[language].more(findings - lines.length)}\n` : ""}\n`;
}
