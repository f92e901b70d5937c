import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import { insuredNumbersOf, personColumns, type ExportedFiles, type ExportedRecord, type Exporter, type ExportRequest } from "../../../platform/subgraph/exporter.js";
import { computeUsageTable } from "../computed-benefit/computed-benefit.service.js";
import type { ComputedBenefitRow } from "../computed-benefit/computed-benefit.type.js";
import { benefitRowsOf } from "../benefit-row/benefit-row.loader.js";
import { PlanSupplement } from "../plan-supplement/plan-supplement.entity.js";
import { plannedServicesOf } from "../planned-service/planned-service.loader.js";
import { UsageTable } from "../usage-table/usage-table.entity.js";
import { toSupplementItems } from "./supplement-record.rule.js";

const ofPeople = "WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND t.planning_office_number = $3";

/** Tables 6 and 7 of the sender's own usage tables, their withdrawal, and care level and limits for supplements. */
export const usageTableExporter: Exporter = {
  name: "usage-tables",
  kinds: ["UPPLAN", "UPSIKYU", "UPHOSOKU", "DLTPLAN"],
  categories: ["CARE_PLAN"],
  give: (request) => (request.month === null ? givePlanSupplements(request) : giveMonth(request, request.month)),
};

async function givePlanSupplements({ context, sender, people }: ExportRequest): Promise<ExportedFiles> {
  const rows = await readPersonalRows(context, PlanSupplement, "CARE_PLAN", ofPeople, [...personColumns(people), sender.officeNumber]);
  const insuredNumberOf = insuredNumbersOf(people);
  return { records: { UPHOSOKU: rows.map((row) => ({ insurerNumber: row.insurerNumber, insuredNumber: insuredNumberOf(row), carePlanDate: row.carePlanDate, ...toSupplementItems(row) })) } };
}

async function giveMonth({ context, sender, people, kinds }: ExportRequest, month: string): Promise<ExportedFiles> {
  const tables = await readPersonalRows(context, UsageTable, "CARE_PLAN", `${ofPeople} AND t.service_month = $4`, [...personColumns(people), sender.officeNumber, month]);
  const insuredNumberOf = insuredNumbersOf(people);
  const person = (table: UsageTable) => ({ insurerNumber: table.insurerNumber, insuredNumber: insuredNumberOf(table) });
  if (kinds.has("DLTPLAN")) return { records: { DLTPLAN: tables.map((table) => ({ ...person(table), deleteTargetMonth: month })) } };
  const inForce = tables.filter(({ state }) => state === "IN_FORCE");
  const records = await Promise.all(inForce.map((table) => toRecords(context, table, { ...person(table), targetMonth: month })));
  return {
    records: {
      UPPLAN: records.flatMap(({ planned }) => planned),
      UPSIKYU: records.flatMap(({ benefit }) => benefit),
      UPHOSOKU: inForce.map((table) => ({ ...person(table), targetMonth: month, ...toSupplementItems(table) })),
    },
  };
}

/** The loaders gather the tables of all people: one statement for each kind of row. */
async function toRecords(context: ExportRequest["context"], table: UsageTable, key: ExportedRecord): Promise<{ planned: ExportedRecord[]; benefit: ExportedRecord[] }> {
  const version = { insurerNumber: table.insurerNumber, usageTableId: table.rowId, version: table.version, serviceMonth: table.serviceMonth };
  const [planned, sent] = await Promise.all([context.load(plannedServicesOf, version), context.load(benefitRowsOf, version)]);
  // A month that was planned here has no table 7 of its own: it goes out with the computed one.
  const benefit = sent.length > 0 ? sent : await computedRows(context, table);
  const { documentDate, planOfficeNumber, plannerName, benefitDocumentDate } = table;
  return {
    planned: planned.map((row) => ({ ...row, ...key, documentDate, planOfficeNumber, plannerName, proratedDays: row.proratedBitmap, over30Days: row.over30Days ? "1" : "0" })),
    benefit: benefit.map((row) => ({ ...row, ...key, documentDate: benefitDocumentDate ?? documentDate, over30Days: row.over30Days ? "1" : "0" })),
  };
}

/** Nothing while a code or price is unknown: half a table 7 would be worse than none. */
async function computedRows(context: ExportRequest["context"], table: UsageTable): Promise<readonly ComputedBenefitRow[]> {
  const { rows, isComplete } = await computeUsageTable(context, table);
  return isComplete ? rows : [];
}
