import type { LoadResult } from "./load-folder.js";

const columns = ["kind", "file", "inManifest", "read", "refused", "stored", "withdrawn", "sha256", "contentSum"] as const;

/** The reconciliation sheet as CSV: one line for each file. */
export const reconciliationCsv = ({ files }: LoadResult): string => `\uFEFF${[columns, ...files.map((file) => columns.map((column) => file[column]))].map((values) => values.join(",")).join("\r\n")}\r\n`;

const headings = ["Kind 種類", "Manifest 目録", "Read 読込", "Refused 不受理", "Stored 格納", "Withdrawn 取消", "Content sum 格納内容"] as const;

const modes: Readonly<Record<LoadResult["job"]["mode"], string>> = { ALL_OR_NOTHING: "all or nothing 全件一括", SKIP_BAD: "the good lines 正しい行のみ" };

const states: Readonly<Record<LoadResult["state"], string>> = {
  LOADED: "Loaded. 取込済",
  LOADED_BEFORE: "This manifest was loaded before: nothing to do. 取込済（再実行不要）",
  REFUSED: "Refused: nothing is stored. 不受理（格納なし）",
};

/** The reconciliation sheet as text: whose load it was, when and how, each count and each digest in full, with room for a signature. A terminal shows Japanese letters two columns wide. */
export function reconciliationText(result: LoadResult, title: string): string {
  const rows = result.files.map(({ kind, inManifest, read, refused, stored, withdrawn, contentSum }) => [kind, inManifest, read, refused, stored, withdrawn, contentSum].map(String));
  const table = [[...headings], ...rows];
  const widths = headings.map((_, column) => Math.max(...table.map((cells) => width(cells[column] ?? ""))));
  const lines = table.map((cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0, column >= 1 && column <= 5)).join("  ").trimEnd());
  const isBalanced = result.files.every(({ inManifest, read, refused, stored, withdrawn }) => inManifest === read && (result.state === "REFUSED" || read === refused + stored + withdrawn));
  return [
    `Reconciliation of a load. 移行突合表`,
    title,
    states[result.state],
    "",
    `Insurer 保険者: ${result.job.insurerNumber ?? "not named in the manifest 目録に記載なし"}`,
    `Mode 方式: ${modes[result.job.mode]}`,
    `Finished 完了日時: ${result.job.finishedAt ? `${result.job.finishedAt} (Asia/Tokyo)` : "-"}`,
    `Manifest 目録 (SHA-256): ${result.job.manifestSha256}`,
    "",
    ...lines,
    "",
    "Files ファイル (SHA-256):",
    ...result.files.map(({ file, sha256 }) => `  ${sha256}  ${file}`),
    "",
    `manifest = read, read = refused + stored + withdrawn: ${isBalanced ? "holds. 一致" : "DOES NOT HOLD. 不一致"}`,
    `Findings 指摘: ${result.findings}`,
    "",
    "Confirmed by 確認者: ______________________    Date 日付: ____________",
    "",
  ].join("\n");
}

const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const pad = (text: string, to: number, isNumber: boolean) => (isNumber ? " ".repeat(to - width(text)) + text : text + " ".repeat(to - width(text)));
