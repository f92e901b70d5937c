import { grandTotal, planSet, resultsSet, sampleFile, sampleOffices, sampleRecord, usageTableSet, type SampleFile } from "../../../support/standard-samples.js";
import type { UsageTableDetailRecord, UsageTablePlanRecord } from "../../../../standard/index.js";
import { bad, edit, item, type BadInput } from "./bad-input.js";

const usage = usageTableSet();
const details = (...rows: UsageTableDetailRecord[]): SampleFile[] => usage.map((file) => (file.fileName.startsWith("UPSIKYU") ? sampleFile("UPSIKYU", rows) : file));
const planned = (...rows: UsageTablePlanRecord[]): SampleFile[] => usage.map((file) => (file.fileName.startsWith("UPPLAN") ? sampleFile("UPPLAN", rows) : file));
const row = (changes: Partial<UsageTableDetailRecord> = {}): UsageTableDetailRecord => sampleRecord("UPSIKYU", { units: 244, benefitManagedUnits: 244, ...changes });
const rental = (changes: Partial<UsageTablePlanRecord>): UsageTablePlanRecord => sampleRecord("UPPLAN", { serviceCode: "171003", startTime: null, endTime: null, taisCode: "00001-000010", ...changes });

/** Rows of the tables: R11, R27, R29 and R30. */
export const badTables: readonly BadInput[] = [
  bad("R11 a service out of scope", item(resultsSet(), "UPJSK", 1, 15, "331111"), "UPJSK 1:15 outOfScope"),
  bad("R11 a service type that the list does not name", item(resultsSet(), "UPJSK", 1, 15, "AF1111"), "UPJSK 1:15 unlistedType"),
  bad("R27 table 2 out of order", edit(planSet(), "UP2KYO", (text) => text.split("\r\n202407").map((part, index) => (index === 1 ? part.replace(/,2,,1/, ",1,,1") : part.replace(",1,\"一人", ",2,\"一人"))).join("\r\n202407")), "UP2KYO 3:6 tableOrder"),
  bad("R29 no grand total", details(row()), "UPSIKYU 1:9 noGrandTotal"),
  bad("R29 no grand total because the person is not in table 7", planned(sampleRecord("UPPLAN"), sampleRecord("UPPLAN", { insuredNumber: "H000000102" })), "UPPLAN 2:3 noSupplement", "UPPLAN 2:3 noGrandTotal"),
  bad("R29 two grand totals", details(row(), grandTotal(), grandTotal()), "UPSIKYU 3:9 twoGrandTotals"),
  bad("R29 several codes of a type without its subtotal", details(row(), row({ serviceCode: "111211" }), grandTotal()), "UPSIKYU 2:9 noSubtotal"),
  bad("R29 units on a subtotal row", details(row(), sampleRecord("UPSIKYU", { serviceCode: "11AAAA", units: 244 }), grandTotal()), "UPSIKYU 2:13 totalRowFilled"),
  bad("R29 a discount on the grand total", details(row(), grandTotal({ discountRate: 90, discountedUnits: 0 })), "UPSIKYU 2:14 totalRowFilled", "UPSIKYU 2:15 totalRowFilled"),
  bad("R29 an office on the grand total", details(row(), grandTotal({ serviceOfficeNumber: sampleOffices.homeHelp })), "UPSIKYU 2:7 totalRowOffice"),
  bad("R29 the total's office on a service", details(row({ serviceOfficeNumber: "9999999999" }), grandTotal()), "UPSIKYU 1:7 totalRowOffice"),
  bad("R30 rental without an equipment code", planned(rental({ taisCode: null })), "UPPLAN 1:16 equipmentCodeMissing"),
  bad("R30 rental without an equipment code in table 7", details(row({ serviceCode: "671003" }), grandTotal()), "UPSIKYU 1:10 equipmentCodeMissing"),
  bad("R30 equal rental lines without detail numbers", planned(rental({}), rental({ taisCode: "00001-000011" })), "UPPLAN 2:19 detailNumberMissing"),
  bad("G2 a detail number of nine digits, for which no length is known", planned(rental({ detailNumber: 123_456_789 }))),
  bad("R30 a detail number on another service", planned(sampleRecord("UPPLAN", { detailNumber: 1 })), "UPPLAN 1:19 detailNumberUnneeded"),
];
