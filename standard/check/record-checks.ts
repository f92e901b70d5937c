import type { FindingKind } from "../finding/catalogue.js";
import type { LayoutId, RecordByLayout, UsageTableDetailRecord, UsageTablePlanRecord, UserSupplementRecord } from "../generated/index.js";
import { totalRowOffice } from "../identifier/office-number.js";
import { findServiceType, isEquipmentRental, toServiceType } from "../identifier/service-type.js";
import type { Edition } from "../layout/edition.js";
import type { FileName } from "../name/file-name.js";
import { toDetailRowKind } from "./table-7.js";

/** What a check of one record may look at beside the record. */
export interface RecordContext {
  readonly name: FileName;
  readonly edition: Edition;
  /** Reports a finding at one of the record's items. */
  readonly report: (kind: FindingKind, item: string | null) => void;
}

type RecordCheck<R> = (record: R, context: RecordContext) => void;

/** The rules that concern one record alone, by layout. */
export const recordChecks: { readonly [K in LayoutId]?: RecordCheck<RecordByLayout[K]> } = {
  UPHOSOKU: checkSupplement,
  UPPLAN: checkUsageRow,
  UPJSK: checkResultRow,
  UPSIKYU: checkDetailRow,
  DLTPLAN: ({ deleteTargetMonth }, context) => checkMonth(deleteTargetMonth, "deleteTargetMonth", context),
  DLTJSK: (record, context) => {
    checkMonth(record.deleteTargetMonth, "deleteTargetMonth", context);
    checkOwnResult(record.serviceOfficeNumber, context);
  },
};

function checkMonth(month: string | null, item: string, { name, report }: RecordContext): void {
  if (month !== name.month) report("monthDiffers", item);
}

function checkSupplement(record: UserSupplementRecord, context: RecordContext): void {
  if (context.name.month === null) {
    if (record.carePlanDate === null) context.report("supplementWithoutDate", "carePlanDate");
    if (record.targetMonth !== null) context.report("unusedKeyFilled", "targetMonth");
  } else {
    checkMonth(record.targetMonth, "targetMonth", context);
    if (record.carePlanDate !== null) context.report("unusedKeyFilled", "carePlanDate");
  }
  const slots = [
    record.typeLimit1ServiceType,
    record.typeLimit2ServiceType,
    record.typeLimit3ServiceType,
    record.typeLimit4ServiceType,
    record.typeLimit5ServiceType,
    record.typeLimit6ServiceType,
    record.typeLimit7ServiceType,
    record.typeLimit8ServiceType,
    record.typeLimit9ServiceType,
  ];
  const hole = slots.indexOf(null);
  if (hole >= 0 && slots.some((slot, index) => index > hole && slot !== null)) context.report("slotHole", `typeLimit${hole + 1}ServiceType`);
}

function checkUsageRow(record: UsageTablePlanRecord, context: RecordContext): void {
  checkMonth(record.targetMonth, "targetMonth", context);
  if (!record.serviceDate.startsWith(record.targetMonth)) context.report("dayOutsideMonth", "serviceDate");
  const missing = [record.planOfficeNumber, record.plannerName, record.units].filter((value) => value === null).length;
  if (missing > 0) context.report(missing === 1 ? "oneOfThreeMissing" : "twoOfThreeMissing", "planOfficeNumber");
  checkServiceType(record.serviceCode, context);
  checkEquipment(record, context);
  if (record.detailNumber !== null && !isEquipmentRental(toServiceType(record.serviceCode))) context.report("detailNumberUnneeded", "detailNumber");
}

function checkResultRow(record: UsageTablePlanRecord, context: RecordContext): void {
  checkUsageRow(record, context);
  checkOwnResult(record.serviceOfficeNumber, context);
}

/** A service office answers for its own results only; between care managers and centres those of others pass (R34, R43). */
function checkOwnResult(serviceOfficeNumber: string, { name, report }: RecordContext): void {
  const isPassedOn = [name.senderServiceType, name.receiverServiceType].every((type) => type !== null && findServiceType(type) === null);
  if (!isPassedOn && serviceOfficeNumber !== name.senderOfficeNumber) report("foreignResult", "serviceOfficeNumber");
}

function checkDetailRow(record: UsageTableDetailRecord, context: RecordContext): void {
  checkMonth(record.targetMonth, "targetMonth", context);
  const kind = toDetailRowKind(record.serviceCode);
  if ((record.serviceOfficeNumber === totalRowOffice) !== (kind === "grandTotal")) context.report("totalRowOffice", "serviceOfficeNumber");
  if (kind !== "service") {
    if (record.units !== 0) context.report("totalRowFilled", "units");
    if (record.discountRate !== null) context.report("totalRowFilled", "discountRate");
    if (record.discountedUnits !== null) context.report("totalRowFilled", "discountedUnits");
    return;
  }
  checkServiceType(record.serviceCode, context);
  checkEquipment(record, context);
}

function checkServiceType(serviceCode: string, { report }: RecordContext): void {
  const entry = findServiceType(toServiceType(serviceCode));
  if (entry?.inScope !== true) report(entry ? "outOfScope" : "unlistedType", "serviceCode");
}

/** Edition 3.2 has no items for the equipment codes. */
function checkEquipment(
  { serviceCode, taisCode, equipmentNotificationCode }: { readonly serviceCode: string; readonly taisCode: string | null; readonly equipmentNotificationCode: string | null },
  { edition, report }: RecordContext,
): void {
  if (edition === "3.2" || taisCode !== null || equipmentNotificationCode !== null) return;
  if (isEquipmentRental(toServiceType(serviceCode))) report("equipmentCodeMissing", "taisCode");
}
