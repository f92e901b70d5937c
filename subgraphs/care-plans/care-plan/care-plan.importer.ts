import type { Importer } from "../../../platform/subgraph/importer.js";
import { layouts } from "../../../standard/index.js";
import { formItems, formPart, type DocumentForm } from "../document/document-form.js";
import { SetJoin } from "../document/join-set.js";
import { takeDocuments, withdrawDocuments } from "../document/take-documents.js";

const keyDay = "carePlanDate";

/** 居宅サービス計画書: table 1 with tables 2 and 3. */
export const carePlanForm: DocumentForm = {
  kind: "CARE_PLAN",
  table: "care_plans.care_plan",
  dateColumn: "care_plan_date",
  items: formItems(layouts.UP1KYO, keyDay),
  parts: [formPart("care_plans.care_plan_line", layouts.UP2KYO, keyDay), formPart("care_plans.weekly_plan_item", layouts.UP3KYO, keyDay)],
};

/** Plan sets and their deletions (R14, R17, R22). */
export const carePlanImporter: Importer = {
  name: "care-plan",
  kinds: ["UP1KYO", "UP2KYO", "UP3KYO", "DLT1KYO"],
  async take(batch) {
    const set = new SetJoin(batch, keyDay);
    const [lines, weekly] = [set.rowsOf("UP2KYO"), set.rowsOf("UP3KYO")];
    await takeDocuments(batch, carePlanForm, set.records("UP1KYO").map((header) => ({ ...set.key(header), header, parts: [lines(header), weekly(header)], attachments: [] })));
    await withdrawDocuments(batch, carePlanForm, set.records("DLT1KYO").map((record) => set.key(record)));
  },
};
