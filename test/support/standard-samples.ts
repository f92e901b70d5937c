import { buildFileName, getLayout, toImageName, writeFile, type FileName, type LayoutId, type RecordByLayout } from "../../standard/index.js";

/** Synthetic people and offices; every number has a right check digit. */
export const sampleOffices = { careManager: "1370100008", homeHelp: "1370100016", preventiveService: "1370100024", centre: "1300000013" };
export const samplePerson = { insurerNumber: "131011", insuredNumber: "0000000101" };

export interface SampleFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

type Parts = Partial<Omit<FileName, "id" | "branch">>;

/** A file name from the care manager to the home help unless said otherwise. */
export function sampleName(id: FileName["id"], parts: Parts = {}): FileName {
  return {
    id,
    month: null,
    senderOfficeNumber: sampleOffices.careManager,
    senderServiceType: "43",
    receiverOfficeNumber: sampleOffices.homeHelp,
    receiverServiceType: "11",
    serial: "20250325100000",
    branch: null,
    ...parts,
  };
}

/** A record with every mandatory item filled and the others empty, changed as asked. */
export function sampleRecord<K extends LayoutId>(id: K, changes: Partial<RecordByLayout[K]> = {}): RecordByLayout[K] {
  const layout = getLayout(id);
  const record = layout.toRecord(layout.columns.map(({ name, rule, required, needed }) => (required === "required" || required === "unresolved" || needed ? (fixed[name] ?? byRule[rule] ?? "見本") : null)));
  return { ...record, ...changes } as RecordByLayout[K];
}

const fixed: Readonly<Record<string, string | number | null>> = {
  ...samplePerson,
  csvVersion: "202407",
  targetMonth: "2025-04",
  deleteTargetMonth: "2025-04",
  carePlanDate: "2025-03-25",
  planOfficeNumber: sampleOffices.careManager,
  serviceOfficeNumber: sampleOffices.homeHelp,
  startTime: "10:00",
  endTime: "11:00",
  serviceDate: "2025-04-01",
  serviceCode: "111111",
  serviceType: "11",
  birthDate: "1940-05-06",
  over30Days: "0",
  gender: "2",
  planKind: "1",
  entrustment: "1",
};
const byRule: Readonly<Record<string, string | number>> = { integer: 1, date: "2025-03-25", code: "1" };

export function sampleFile<K extends LayoutId>(id: K, records: readonly RecordByLayout[K][], parts: Parts = {}): SampleFile {
  const month = getLayout(id).hasMonth && parts.month === undefined ? "2025-04" : (parts.month ?? null);
  return { fileName: buildFileName(sampleName(id, { ...parts, month })), bytes: writeFile(id, records) };
}

/** 居宅サービス計画書: tables 1 to 3 and the supplement. */
export function planSet(parts: Parts = {}): SampleFile[] {
  return [
    sampleFile("UP1KYO", [sampleRecord("UP1KYO")], parts),
    sampleFile("UP2KYO", [sampleRecord("UP2KYO", { needNumber: 1, needText: "一人で\r\n入浴したい, と\"本人\"", goalNumber: 1, supportNumber: 1 }), sampleRecord("UP2KYO", { needNumber: 2, goalNumber: 1, supportNumber: 1 })], parts),
    sampleFile("UP3KYO", [sampleRecord("UP3KYO", { serviceContent: "訪問介護", weekday: "1", serviceStartTime: "10:00", serviceEndTime: "11:00" })], parts),
    sampleFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { targetMonth: null })], { ...parts, month: null }),
  ];
}

/** サービス利用票 of April 2025: tables 6 and 7 and the supplement. */
export function usageTableSet(parts: Parts = {}): SampleFile[] {
  return [
    sampleFile("UPPLAN", [sampleRecord("UPPLAN", { units: 244 }), sampleRecord("UPPLAN", { units: 244, serviceDate: "2025-04-08" })], parts),
    sampleFile("UPSIKYU", [sampleRecord("UPSIKYU", { units: 244, countOrDays: 2, serviceUnitsTotal: 488, benefitManagedUnits: 488 }), grandTotal()], parts),
    sampleFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { carePlanDate: null })], parts),
  ];
}

export function grandTotal(changes: Partial<RecordByLayout["UPSIKYU"]> = {}): RecordByLayout["UPSIKYU"] {
  return sampleRecord("UPSIKYU", { serviceOfficeNumber: "9999999999", serviceCode: "999999", units: 0, countOrDays: 0, ...changes });
}

const fromHomeHelp: Parts = {
  senderOfficeNumber: sampleOffices.homeHelp,
  senderServiceType: "11",
  receiverOfficeNumber: sampleOffices.careManager,
  receiverServiceType: "43",
};

/** 実績 of April 2025 from the home help back to the care manager. */
export function resultsSet(parts: Parts = {}): SampleFile[] {
  return [sampleFile("UPJSK", [sampleRecord("UPJSK", { units: 244 }), sampleRecord("UPJSK", { units: 244, serviceDate: "2025-04-08" })], { ...fromHomeHelp, serial: "20250501090000", ...parts })];
}

export function resultsDeletionSet(parts: Parts = {}): SampleFile[] {
  return [sampleFile("DLTJSK", [sampleRecord("DLTJSK")], { ...fromHomeHelp, serial: "20250502090000", ...parts })];
}

const fromCentre: Parts = {
  senderOfficeNumber: sampleOffices.centre,
  senderServiceType: "46",
  receiverOfficeNumber: sampleOffices.preventiveService,
  receiverServiceType: "A2",
};

/** 利用者基本情報 with annexes and one family image, from a centre to a preventive service office. */
export function basicInformationSet(parts: Parts = {}): SampleFile[] {
  const all = { ...fromCentre, ...parts };
  const image = toImageName(sampleName("UPKIHON", all), 1);
  return [
    sampleFile("UPKIHON", [sampleRecord("UPKIHON", { familyImageFileName: image })], all),
    sampleFile("UPKIHON_SUB1", [sampleRecord("UPKIHON_SUB1", { timeOfDay: "6:00", userActivity: "起床" })], all),
    sampleFile("UPKIHON_SUB2", [sampleRecord("UPKIHON_SUB2", { diseaseName: "高血圧症" })], all),
    { fileName: image, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]) },
  ];
}

/** 介護予防サービス・支援計画書 with its annex. */
export function preventivePlanSet(parts: Parts = {}): SampleFile[] {
  const all = { ...fromCentre, ...parts };
  return [
    sampleFile("UPYOBO", [sampleRecord("UPYOBO")], all),
    sampleFile("UPYOBO_SUB", [sampleRecord("UPYOBO_SUB", { issueNumber: "1", overallIssue: "転倒の不安", supportPlanNumber: "1", supportPoint: "歩行", serviceNumber: "1" }), sampleRecord("UPYOBO_SUB", { issueNumber: "1", supportPlanNumber: "1", serviceNumber: "2" })], all),
  ];
}

/** The three deletions that a care manager or centre sends. */
export function deletionSets(): SampleFile[][] {
  return [
    [sampleFile("DLT1KYO", [sampleRecord("DLT1KYO")])],
    [sampleFile("DLTPLAN", [sampleRecord("DLTPLAN")])],
    [sampleFile("DLTKIHON", [sampleRecord("DLTKIHON")], fromCentre)],
    [sampleFile("DLTYOBO", [sampleRecord("DLTYOBO")], fromCentre)],
  ];
}
