import { loadConfig } from "../../platform/config/config.js";
import { allLoads, allManifests } from "../../gateway/house/manifests.js";
import type { LoadKind } from "../../platform/subgraph/load-kind.js";

const toSection = ({ kind, description, columns }: LoadKind): string[] => [
  `## ${kind}.csv`,
  "",
  description,
  "",
  "| Column | Form | Required | Meaning |",
  "|---|---|---|---|",
  ...columns.map(({ name, type, pattern, required, description: meaning }) => `| \`${name}\` | ${type}${pattern ? `, \`${pattern.replaceAll("|", "\\|")}\`` : ""} | ${required ? "yes" : ""} | ${meaning} |`),
  "",
];

/** docs/load-format.md: the files a municipality's records come in. */
export function loadFormatPage(): string {
  const kinds = allLoads(allManifests(loadConfig({}))).sort((a, b) => a.order - b.order);
  return [
    "# The load format",
    "",
    "A load is a folder with one UTF-8 CSV file per kind and `manifest.json`. The first line names the columns, in any order; columns that are not required may be left out. Days are `YYYY-MM-DD`; an empty field is no value. Lines end in LF or CR LF, one way within a file.",
    "",
    "`manifest.json`:",
    "",
    "```json",
    '{ "format": "kaigo-load/1", "files": [{ "kind": "recipient", "file": "recipient.csv", "rows": 2, "sha256": "…64 hexadecimal digits of the file…" }] }',
    "```",
    "",
    "`kaigo load DIR` takes all of it or nothing, in the order below, and ends with a reconciliation of each file: rows in the manifest, read, refused, taken. With `--skip-bad` the good lines are taken and each bad one is listed with line, column and rule. Loading the same folder again changes nothing.",
    "",
    ...kinds.flatMap(toSection),
  ].join("\n");
}
