import { loadConfig } from "../../platform/config/config.js";
import { ruleText } from "../../platform/load/fault.js";
import { allLoads, allManifests } from "../../gateway/house/manifests.js";
import { isWithdrawable, withdrawalFile } from "../../platform/load/withdrawal.js";
import { isKeyed, type LoadKind, type LoadOwner } from "../../platform/subgraph/load-kind.js";

const toSection = (load: LoadKind): string[] => {
  const { kind, description, columns, checks = [] } = load;
  return [
    `## ${kind}.csv`,
    "",
    `${description}${description.endsWith(".") ? "" : "."} ${isKeyed(load) ? `Key: ${load.key.map((name) => `\`${name}\``).join(", ")}.` : "Taken as a whole."}${checks.map(({ column, rule, detail }) => ` \`${column}\`: ${ruleText({ rule, detail }, "en")}.`).join("")}`,
    ...(isWithdrawable(load) ? ["", `What a load replaces is kept. \`${withdrawalFile(load)}\` takes rows back: the columns of the key, all of them required.`] : []),
    ...(isKeyed(load) && load.belongsTo ? ["", belonging(load.belongsTo)] : []),
    "",
    "| Column | Form | Required | Meaning |",
    "|---|---|---|---|",
    ...columns.map(({ name, type, pattern, required, description: meaning }) => `| \`${name}\` | ${type}${pattern ? `, \`${pattern.replaceAll("|", "\\|")}\`` : ""} | ${required ? "yes" : ""} | ${meaning} |`),
    "",
  ];
};

const belonging = ({ kind, by, isAll }: LoadOwner) =>
  `Belongs to the person's row of \`${kind}\` with the same ${by.map((name) => `\`${name}\``).join(", ")}: that row is not taken back while this one stands${isAll ? ", and this one is refused once that was taken back" : ""}.`;

/** docs/load-format.md: the files a municipality's records come in. */
export function loadFormatPage(): string {
  const kinds = allLoads(allManifests(loadConfig({}))).sort((a, b) => a.order - b.order);
  return [
    "# The load format 登録ファイルの様式",
    "",
    "A load is a folder with one CSV file per kind and `manifest.json`. How a load goes, from the template to the signed sheet, is told in [great-load.md](great-load.md).",
    "",
    "- UTF-8, with or without a byte order mark; lines end in LF or CR LF; values with commas, quotation marks or line breaks stand in quotation marks, which are doubled inside.",
    "- The first line names the columns, in any order; columns that are not required may be left out. Days are `YYYY-MM-DD`; an empty field is no value.",
    "- A record has at most 65,536 bytes. Findings name the line of the file on which a record begins, the header being line 1.",
    "- A row whose key stands in the table already updates it, so that changes since the last load are loaded in the same form; of the records about people the earlier values are kept ([corrections](great-load.md#corrections-are-kept)). A key twice in one file is a fault of the second line.",
    "- The official item lists of these records are public only in part. Where they are not, a file has the plain core of what the record must hold; the description of its type in the graph says so.",
    "",
    "`manifest.json`; `insurerNumber` says whose records these are, and rows of other insurers are then refused:",
    "",
    "```json",
    '{ "format": "kaigo-load/1", "insurerNumber": "131016", "files": [{ "kind": "recipient", "file": "recipient.csv", "rows": 2, "sha256": "…64 hexadecimal digits of the file…" }] }',
    "```",
    "",
    "`\"withdraws\": true` says that a file has only keys, of rows that are to be taken back. A kind may then have two files; what is taken back goes before everything that is stored, the last kind of this page first. Words of an entry that are none of these are refused:",
    "",
    "```json",
    '{ "kind": "insured_card", "file": "insured_card_withdrawn.csv", "rows": 1, "sha256": "…", "withdraws": true }',
    "```",
    "",
    "`kaigo load --template DIR` writes every file below with its header, and a manifest. The files are loaded in the order in which they stand here.",
    "",
    ...kinds.flatMap(toSection),
  ].join("\n");
}
