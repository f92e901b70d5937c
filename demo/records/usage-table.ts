import { currentVersion } from "../../standard/index.js";
import type { UsageTableDetailRecord, UsageTablePlanRecord } from "../../standard/index.js";
import type { TableSevenRow } from "../../subgraphs/schedules/benefit/table-seven.rule.js";
import { toTableSevenRows } from "../../subgraphs/schedules/benefit/table-seven.rule.js";
import type { MonthBenefit } from "../month/benefit.js";
import type { DayCell } from "../month/planned.js";
import { serviceCodeOf } from "../masters/service-codes.js";
import type { Person } from "../model.js";
import { recordHead } from "./common.js";

export interface MonthHead {
  readonly person: Person;
  readonly month: string;
  readonly documentDate: string;
}

/** 第6表 予定: one record per cell, with the units per time; a percentage add-on carries its calculated units. */
export function toPlanRows(head: MonthHead, cells: readonly DayCell[], benefit: MonthBenefit, stayDaysBefore: number | null): UsageTablePlanRecord[] {
  const addOnUnits = new Map(benefit.table.groups.flatMap(({ lines }) => lines.filter(({ line }) => line.addOn).map(({ line, serviceUnits }) => [line.serviceCode, serviceUnits] as const)));
  return cells.map((cell) => toRow(head, cell, addOnUnits.get(cell.serviceCode) ?? unitsOf(cell), head.person.planOffice.officeNumber, stayDaysBefore));
}

/** 第6表 実績: the same form; percentage add-ons may stay at 0 (item 8). */
export function toResultRows(head: MonthHead, cells: readonly DayCell[]): UsageTablePlanRecord[] {
  return cells.map((cell) => toRow(head, cell, serviceCodeOf(cell.serviceCode).addOn ? 0 : unitsOf(cell), cell.serviceOfficeNumber, null));
}

function unitsOf(cell: DayCell): number {
  return cell.units ?? serviceCodeOf(cell.serviceCode).units;
}

/** Written out without spreading: this is the town's most frequent record. */
function toRow({ person, month, documentDate }: MonthHead, cell: DayCell, units: number, updatedBy: string, stayDaysBefore: number | null): UsageTablePlanRecord {
  return {
    csvVersion: currentVersion,
    insurerNumber: person.insurerNumber,
    insuredNumber: person.insuredNumber,
    documentDate,
    targetMonth: month,
    planOfficeNumber: person.planOffice.officeNumber,
    plannerName: person.planner.displayName,
    units,
    shortStayDaysUntilLastMonth: stayDaysBefore,
    serviceDate: cell.serviceDate,
    proratedDays: null,
    startTime: cell.startTime,
    endTime: cell.endTime,
    serviceCount: cell.serviceCount,
    serviceCode: cell.serviceCode,
    taisCode: cell.taisCode,
    equipmentNotificationCode: cell.equipmentNotificationCode,
    equipmentName: cell.equipmentName,
    detailNumber: cell.detailNumber,
    serviceOfficeNumber: cell.serviceOfficeNumber,
    serviceOfficeName: cell.serviceOfficeName,
    satelliteBranch: cell.satelliteBranch,
    over30Days: cell.over30Days ? "1" : "0",
    updatedByOfficeNumber: updatedBy,
    reservedIdentifier: null,
  };
}

/** 第7表: all rows of all offices with subtotals and the grand total. */
export function toDetailRows(head: MonthHead, benefit: MonthBenefit, stayDays: { before: number; inMonth: number } | null): UsageTableDetailRecord[] {
  const shortStay = stayDays && { untilLastMonth: stayDays.before, thisMonth: stayDays.inMonth };
  return toTableSevenRows(benefit.table, shortStay).map((row) => toDetailRow(head, row));
}

function toDetailRow({ person, month, documentDate }: MonthHead, row: TableSevenRow): UsageTableDetailRecord {
  return Object.assign(recordHead(person), row, {
    documentDate,
    targetMonth: month,
    unitPrice: row.unitPrice === null ? null : `${Math.floor(row.unitPrice / 100)}.${String(row.unitPrice % 100).padStart(2, "0")}`,
    over30Days: row.over30Days ? "1" : "0",
    enteredByCode: null,
    updatedByOfficeNumber: person.planOffice.officeNumber,
    reservedIdentifier: null,
  });
}
