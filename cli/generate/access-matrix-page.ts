import { accessMatrix, categories, type Category, type Cell } from "../../subgraphs/recipients/subgraph.js";

const columns = [
  ["RECIPIENT", "Recipient 利用者"],
  ["MUNICIPALITY", "Municipality 市町村"],
  ["CARE_MANAGER", "Care manager 居宅介護支援"],
  ["SERVICE_OFFICE", "Service office サービス事業所"],
  ["MEDICAL_INSTITUTION", "Medical institution 医療機関"],
] as const;

const words: Readonly<Record<Cell, string>> = { ALLOWED: "yes", CONSENT: "with consent", NEVER: "no", UNSOURCED: "closed (no source)" };

/** docs/access-matrix.md: who may see what. */
export function accessMatrixPage(): string {
  const rows = (Object.keys(accessMatrix) as Category[]).map((category) => `| \`${category}\` | ${categories[category]} | ${columns.map(([role]) => words[accessMatrix[category][role]]).join(" | ")} |`);
  return [
    "# Who may see what 閲覧できる範囲",
    "",
    "An office or institution sees a person only while a care relationship is in force, a municipality only its own insured, a recipient only themselves. Analysts and operators see no personal rows. What is shown only with consent is not there at all without it: no error, no hint.",
    "",
    "Cells without a public source are closed. An operator opens one with `OPEN_CELLS=CATEGORY:ROLE,…` (see [settings](settings.md)); the change acts after the next start.",
    "",
    `| Category | What | ${columns.map(([, title]) => title).join(" | ")} |`,
    `|---|---|${columns.map(() => "---").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}
