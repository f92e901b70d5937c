import { buildFileName, currentVersion, getLayout, writeFile, type LayoutId, type RecordByLayout } from "../../standard/index.js";

export const manager = "1370100008";
export const helper = "1370100016";
export const insurerNumber = "131011";

/** One file of a set: its bytes as they are sent, and its cells as COPY takes them. */
export interface BenchFile {
  readonly id: LayoutId;
  readonly name: string;
  readonly bytes: Buffer;
  readonly copy: string;
  readonly rows: number;
}

const pad = (number: number) => String(number).padStart(2, "0");
export const insuredNumber = (person: number): string => String(person + 1).padStart(10, "0");

/** Every item that must be there filled, the others empty. */
function template<K extends LayoutId>(id: K, changes: Partial<RecordByLayout[K]>): RecordByLayout[K] {
  const { columns, toRecord } = getLayout(id);
  const record = toRecord(columns.map(({ rule, required, needed }) => (required === "required" || required === "unresolved" || needed ? (rule === "integer" ? 1 : rule === "date" ? "2025-03-25" : rule === "code" ? "1" : "見本") : null)));
  return { ...(record as RecordByLayout[K]), csvVersion: currentVersion, insurerNumber, ...changes };
}

function file<K extends LayoutId>(id: K, records: readonly RecordByLayout[K][], serial: string, month: string | null, { back = false, office = manager } = {}): BenchFile {
  const [from, to] = back ? [[helper, "11"], [office, "43"]] : [[office, "43"], [helper, "11"]];
  const layout = getLayout(id);
  const name = buildFileName({ id, month: layout.hasMonth ? month : null, senderOfficeNumber: from?.[0] ?? "", senderServiceType: from?.[1] ?? "", receiverOfficeNumber: to?.[0] ?? "", receiverServiceType: to?.[1] ?? "", serial, branch: null });
  const cell = (value: unknown) => (value === null ? "\\N" : String(value).replace(/[\\\t\r\n]/g, (found) => ({ "\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n" })[found] ?? found));
  return { id, name, bytes: writeFile(id, records), copy: records.map((record) => `${layout.toCells(record).map(cell).join("\t")}\n`).join(""), rows: records.length };
}

/** How many people a set speaks of, and the first of them. */
export interface Span {
  readonly count: number;
  readonly first?: number;
  /** Rows of the printed grid in which the 60 days of each person stand, one for each code. */
  readonly lines?: number;
}

/** A day of the month at a time of day, in one of the lines of the grid. */
function cell(month: string, place: number, lines: number) {
  const [line, turn] = [place % lines, Math.floor(place / lines)];
  const day = lines === days ? (place % 28) + 1 : turn * Math.floor(28 / Math.ceil(days / lines)) + (line % 3) + 1;
  return { units: 244 + line, serviceDate: `${month}-${pad(day)}`, startTime: line < lines / 2 ? "09:00" : "15:00", endTime: line < lines / 2 ? "10:00" : "16:00", serviceCount: 1, serviceCode: `11${1111 + line}`, over30Days: "0" };
}

const days = 60;
const cellsOf = (month: string, { lines = days }: Span) => Array.from({ length: days }, (_, place) => cell(month, place, lines));

const people = ({ count, first = 0 }: Span) => Array.from({ length: count }, (_, person) => ({ insuredNumber: insuredNumber(first + person) }));

/** サービス利用票: 60 days, 12 rows of table 7 and a supplement for each person. */
export function usageTableSet(span: Span, month: string, serial: string, office = manager): BenchFile[] {
  const common = { targetMonth: month, documentDate: `${month}-01`, planOfficeNumber: office, serviceOfficeNumber: helper };
  const planned = people(span).flatMap((person) => cellsOf(month, span).map((day) => template("UPPLAN", { ...person, ...common, ...day, serviceOfficeName: "見本ヘルパーステーション" })));
  const benefit = people(span).flatMap((person) => [
    ...Array.from({ length: 11 }, (_, row) => template("UPSIKYU", { ...person, ...common, serviceCode: `11${1111 + row}`, units: 244, countOrDays: 4, serviceUnitsTotal: 976, unitPrice: "11.40", over30Days: "0" })),
    template("UPSIKYU", { ...person, ...common, serviceOfficeNumber: "9999999999", serviceCode: "999999", units: 0, countOrDays: 0, over30Days: "0" }),
  ]);
  const supplements = people(span).map((person) => supplement(person, { carePlanDate: null, targetMonth: month }));
  return [file("UPPLAN", planned, serial, month, { office }), file("UPSIKYU", benefit, serial, month, { office }), file("UPHOSOKU", supplements, serial, month, { office })];
}

/** 実績: 60 days for each person. */
export function resultsSet(span: Span, month: string, serial: string): BenchFile[] {
  const rows = people(span).flatMap((person) => cellsOf(month, span).map((day) => template("UPJSK", { ...person, targetMonth: month, documentDate: `${month}-28`, planOfficeNumber: manager, serviceOfficeNumber: helper, ...day })));
  return [file("UPJSK", rows, serial, month, { back: true })];
}

/** 居宅サービス計画書: table 1, ten rows each of tables 2 and 3, and a supplement for each person. */
export function planSet(span: Span, day: string, serial: string): BenchFile[] {
  const text = "転倒の不安なく、自宅の浴室で安全に入浴できるようになりたい。";
  return [
    file("UP1KYO", people(span).map((person) => template("UP1KYO", { ...person, carePlanDate: day, planOfficeNumber: manager, overallSupportPolicy: text })), serial, null),
    file("UP2KYO", people(span).flatMap((person) => Array.from({ length: 10 }, (_, row) => template("UP2KYO", { ...person, carePlanDate: day, needNumber: row + 1, goalNumber: 1, supportNumber: 1, needText: `${text}${row}`, longTermGoal: text, serviceContent: text }))), serial, null),
    file("UP3KYO", people(span).flatMap((person) => Array.from({ length: 10 }, (_, row) => template("UP3KYO", { ...person, carePlanDate: day, serviceContent: "訪問介護", weekday: String((row % 7) + 1), serviceStartTime: "10:00", serviceEndTime: "11:00" }))), serial, null),
    file("UPHOSOKU", people(span).map((person) => supplement(person, { carePlanDate: day, targetMonth: null })), serial, null),
  ];
}

const supplement = (person: object, key: object) => template("UPHOSOKU", { ...person, gender: "2", birthDate: "1940-05-06", careLevel: "21", benefitLimitUnits: 16765, ...key });
