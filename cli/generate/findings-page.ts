import { findingKinds } from "../../standard/finding/catalogue.js";

/** docs/findings.md: what the check of a file set can say. */
export function findingsPage(): string {
  const rows = Object.entries(findingKinds).map(([kind, { rule, severity, ja, en }]) => `| ${rule} | \`${kind}\` | ${severity === "error" ? "refused 差戻し" : "warning 注意"} | ${cell(ja)}<br>${cell(en)} |`);
  return [
    "# CSV findings 検査の指摘",
    "",
    "What the check of a file set can say (`kaigo check`, `findings` of a parcel). The standard names no error codes, so the names are ours; `R…` are its rules, `G…` are places that it leaves open, where we warn and read on. Each finding also says file, line, item number and Japanese item name. A set with one error is refused as a whole.",
    "",
    "| Rule | Kind | Effect | Text |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|");
