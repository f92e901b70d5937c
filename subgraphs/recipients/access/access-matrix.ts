import { roles, type Role } from "../../../platform/viewer/viewer.js";

/** Kinds of information that are opened or closed as a whole. */
export const categories = {
  PERSON: "Name, address and the like. 利用者の基本的な情報",
  CONSENT: "Recorded consent. 本人同意の記録",
  CARD: "Insurance card with care level and validity. 被保険者証",
  BURDEN: "Co-payment and burden-limit certificates. 負担割合証・負担限度額認定証",
  CERTIFICATION: "Progress and result of certification. 要介護認定の進捗と結果",
  SURVEY: "Assessment sheet. 認定調査票",
  OPINION: "Attending doctor's opinion. 主治医意見書",
  PANEL: "Certification panel's material and judgement. 介護認定審査会資料・審査判定結果",
  ALLOWANCE: "Home modification and equipment purchase. 住宅改修費・福祉用具購入費",
  LIFE: "LIFE feedback. LIFE情報",
  CARE_PLAN: "Care plan tables 1 to 3, 6 and 7. ケアプラン",
  RESULT: "Results of services. サービス実績",
  CLAIM: "Claims and benefits. 請求・給付情報",
} as const;

export type Category = keyof typeof categories;

/** A cell: shown, shown with consent, never, or without a source and therefore closed until the operator opens it. */
export type Cell = "ALLOWED" | "CONSENT" | "NEVER" | "UNSOURCED";

type Row = Readonly<Record<"RECIPIENT" | "MUNICIPALITY" | "CARE_MANAGER" | "SERVICE_OFFICE" | "MEDICAL_INSTITUTION", Cell>>;

const row = (RECIPIENT: Cell, MUNICIPALITY: Cell, CARE_MANAGER: Cell, SERVICE_OFFICE: Cell, MEDICAL_INSTITUTION: Cell): Row => ({ RECIPIENT, MUNICIPALITY, CARE_MANAGER, SERVICE_OFFICE, MEDICAL_INSTITUTION });

/** Who may see what, as the state's papers say it. Columns: recipient, municipality, care manager, service office, medical institution. */
export const accessMatrix: Readonly<Record<Category, Row>> = {
  PERSON: row("ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED"),
  CONSENT: row("ALLOWED", "ALLOWED", "ALLOWED", "NEVER", "NEVER"),
  CARD: row("ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED", "CONSENT"),
  BURDEN: row("ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED", "NEVER"),
  CERTIFICATION: row("UNSOURCED", "ALLOWED", "ALLOWED", "NEVER", "UNSOURCED"),
  SURVEY: row("UNSOURCED", "ALLOWED", "CONSENT", "NEVER", "NEVER"),
  OPINION: row("UNSOURCED", "ALLOWED", "CONSENT", "NEVER", "ALLOWED"),
  PANEL: row("UNSOURCED", "ALLOWED", "UNSOURCED", "UNSOURCED", "UNSOURCED"),
  ALLOWANCE: row("UNSOURCED", "ALLOWED", "ALLOWED", "ALLOWED", "UNSOURCED"),
  LIFE: row("UNSOURCED", "UNSOURCED", "UNSOURCED", "UNSOURCED", "UNSOURCED"),
  CARE_PLAN: row("ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED"),
  RESULT: row("UNSOURCED", "UNSOURCED", "ALLOWED", "ALLOWED", "UNSOURCED"),
  CLAIM: row("UNSOURCED", "UNSOURCED", "UNSOURCED", "UNSOURCED", "UNSOURCED"),
};

/** What a cell comes to: closed cells without a source are shown when the operator lists them as CATEGORY:ROLE. */
export function effectiveMode(category: Category, role: Role, openCells: readonly string[]): "ALLOWED" | "CONSENT" | "NEVER" {
  const cell = (accessMatrix[category] as Partial<Record<Role, Cell>>)[role] ?? "NEVER";
  if (cell !== "UNSOURCED") return cell;
  return openCells.includes(`${category}:${role}`) ? "ALLOWED" : "NEVER";
}

/** Every cell with what it comes to, for the table in the database. */
export const effectiveRules = (openCells: readonly string[]) =>
  (Object.keys(accessMatrix) as Category[]).flatMap((category) => roles.map((role) => ({ category, role, mode: effectiveMode(category, role, openCells) })));

/** Categories that a role may see at all, with or without consent. */
export const categoriesOf = (role: Role, openCells: readonly string[]): Category[] => (Object.keys(accessMatrix) as Category[]).filter((category) => effectiveMode(category, role, openCells) !== "NEVER");
