import { grandTotalCode, toDetailRowKind } from "../check/table-7.js";
import { hasErrors } from "../finding/finding.js";
import type { CarePlan2Record, PreventivePlanDetailRecord, UsageTableDetailRecord, UsageTablePlanRecord } from "../generated/index.js";
import { toServiceType } from "../identifier/service-type.js";
import { keyOf, keyReader, report, type OpenSet } from "./joins.js";

/** R29: one grand total per person and month, and a subtotal where a service type inside the limit has several codes. */
export function checkTotals({ find, sinkOf }: OpenSet): void {
  const file = find("UPSIKYU");
  if (!file || hasErrors(file.findings)) return;
  const toPerson = keyReader("targetMonth");
  const totals = new Set<string>();
  const subtotals = new Set<string>();
  file.records.forEach((row, index) => {
    const kind = toDetailRowKind(row.serviceCode);
    const person = toPerson(row);
    if (kind === "subtotalWithinLimit") subtotals.add(`${person} ${toServiceType(row.serviceCode)}`);
    if (kind !== "grandTotal") return;
    if (totals.has(person)) report(sinkOf(file), file, index, "twoGrandTotals", "serviceCode");
    totals.add(person);
  });
  const firstCode = new Map<string, string>();
  file.records.forEach((row, index) => {
    const person = toPerson(row);
    if (!totals.has(person)) report(sinkOf(file), file, index, "noGrandTotal", "serviceCode");
    totals.add(person);
    if (!isServiceWithinLimit(row)) return;
    const type = `${person} ${toServiceType(row.serviceCode)}`;
    const line = `${type} ${row.serviceOfficeNumber}`;
    const known = firstCode.get(line);
    if (known === undefined) firstCode.set(line, row.serviceCode);
    else if (known !== row.serviceCode && !subtotals.has(type)) report(sinkOf(file), file, index, "noSubtotal", "serviceCode");
  });
  const plan = find("UPPLAN");
  plan?.records.forEach((row, index) => {
    const person = toPerson(row);
    if (!totals.has(person)) report(sinkOf(plan), plan, index, "noGrandTotal", "insuredNumber");
    totals.add(person);
  });
}

/** Rows outside the limit leave the managed units empty, and so may some inside: those prove nothing. */
function isServiceWithinLimit(row: UsageTableDetailRecord): boolean {
  return toDetailRowKind(row.serviceCode) === "service" && row.serviceCode !== grandTotalCode && (row.benefitManagedUnits !== null || row.overallLimitWithinUnits !== null);
}

/** R30: equipment lines of equal code and units are told apart by their detail number. */
export function checkDetailNumbers({ find, sinkOf }: OpenSet, id: "UPPLAN" | "UPJSK"): void {
  const file = find(id);
  if (!file) return;
  const seen = new Set<string>();
  const lineOf = (row: UsageTablePlanRecord): string =>
    [keyOf(row, "targetMonth"), row.serviceDate, row.serviceCode, row.units, row.serviceOfficeNumber, row.satelliteBranch, row.startTime, row.endTime, row.detailNumber].join(" ");
  file.records.forEach((row, index) => {
    if (toServiceType(row.serviceCode) !== "17") return;
    const line = lineOf(row);
    if (seen.has(line)) report(sinkOf(file), file, index, "detailNumberMissing", "detailNumber");
    seen.add(line);
  });
}

/** R27: the rows of a plan stand together, sorted by need, goal and support number. */
export function checkTable2Order({ find, sinkOf }: OpenSet): void {
  const file = find("UP2KYO");
  if (!file) return;
  let before: CarePlan2Record | undefined;
  file.records.forEach((row, index) => {
    if (before && keyOf(before, "carePlanDate") === keyOf(row, "carePlanDate") && comesBefore(row, before)) {
      report(sinkOf(file), file, index, "tableOrder", "needNumber");
    }
    before = row;
  });
}

function comesBefore(a: CarePlan2Record, b: CarePlan2Record): boolean {
  for (const item of ["needNumber", "goalNumber", "supportNumber"] as const) {
    const [left, right] = [a[item], b[item]];
    if (left === null || right === null) return false;
    if (left !== right) return left < right;
  }
  return false;
}

/** R36: only the first row of an issue or support plan carries its text. */
export function checkRepeatedText({ find, sinkOf }: OpenSet): void {
  const file = find("UPYOBO_SUB");
  if (!file) return;
  const issues = new Set<string>();
  const plans = new Set<string>();
  file.records.forEach((row, index) => {
    if (row.issueNumber === null) return;
    const issue = `${keyOf(row, "planDate")} ${row.issueNumber}`;
    const plan = `${issue} ${row.supportPlanNumber ?? ""}`;
    if (issues.has(issue) && row.overallIssue !== null) report(sinkOf(file), file, index, "repeatedText", "overallIssue");
    if (row.supportPlanNumber !== null && plans.has(plan) && hasPlanText(row)) report(sinkOf(file), file, index, "repeatedText", "supportPoint");
    issues.add(issue);
    plans.add(plan);
  });
}

const hasPlanText = (row: PreventivePlanDetailRecord): boolean => row.supportPoint !== null || row.selfCareAndInformalSupport !== null || row.insuredOrProgramService !== null;
