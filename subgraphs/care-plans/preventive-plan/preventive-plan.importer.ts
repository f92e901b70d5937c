import type { Importer } from "../../../platform/subgraph/importer.js";
import { layouts } from "../../../standard/index.js";
import { formItems, formPart, type DocumentForm } from "../document/document-form.js";
import { SetJoin } from "../document/join-set.js";
import { takeDocuments, withdrawDocuments } from "../document/take-documents.js";

const keyDay = "planDate";

/** 介護予防サービス・支援計画書 with its support plan. */
export const preventivePlanForm: DocumentForm = {
  kind: "PREVENTIVE_PLAN",
  table: "care_plans.preventive_plan",
  dateColumn: "plan_date",
  items: formItems(layouts.UPYOBO, keyDay),
  parts: [formPart("care_plans.preventive_plan_line", layouts.UPYOBO_SUB, keyDay)],
};

/** Preventive plans with their annex, and deletions (R22, R35, R36). */
export const preventivePlanImporter: Importer = {
  name: "preventive-plan",
  kinds: ["UPYOBO", "UPYOBO_SUB", "DLTYOBO"],
  async take(batch) {
    const set = new SetJoin(batch, keyDay);
    const lines = set.rowsOf("UPYOBO_SUB");
    await takeDocuments(batch, preventivePlanForm, set.records("UPYOBO").map((header) => ({ ...set.key(header), header, parts: [lines(header)], attachments: [] })));
    await withdrawDocuments(batch, preventivePlanForm, set.records("DLTYOBO").map((record) => set.key(record)));
  },
};
