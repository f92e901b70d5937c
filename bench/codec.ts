import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import iconv from "iconv-lite";
import { currentVersion, getLayout, parseFileName, readFile, readStream, writeFile, type CarePlan2Record, type LayoutId, type RecordByLayout, type UsageTablePlanRecord } from "../standard/index.js";
import { median } from "./median.js";

interface Case {
  readonly id: LayoutId;
  readonly fileName: string;
  readonly records: readonly object[];
  readonly bytes: Buffer;
}

const parties = "1370100008_43_1370100016_11_20250401090000.CSV";

/** Table 6: short codes and numbers, the bulk of every month. */
function usageRows(count: number): UsageTablePlanRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    csvVersion: currentVersion,
    insurerNumber: "131011",
    insuredNumber: String(1_000_000 + Math.floor(index / 30)).padStart(10, "0"),
    documentDate: "2025-03-25",
    targetMonth: "2025-04",
    planOfficeNumber: "1370100008",
    plannerName: "見本　花子",
    units: 167 + (index % 900),
    shortStayDaysUntilLastMonth: null,
    serviceDate: `2025-04-${String((index % 30) + 1).padStart(2, "0")}`,
    proratedDays: null,
    startTime: `${String(8 + (index % 9)).padStart(2, "0")}:30`,
    endTime: index % 7 === 0 ? null : `${String(9 + (index % 9)).padStart(2, "0")}:30`,
    serviceCount: 1,
    serviceCode: `11${1111 + (index % 40)}`,
    taisCode: null,
    equipmentNotificationCode: null,
    equipmentName: null,
    detailNumber: null,
    serviceOfficeNumber: "1370100016",
    serviceOfficeName: "見本訪問介護ステーション",
    satelliteBranch: null,
    over30Days: "0",
    updatedByOfficeNumber: "1370100008",
    reservedIdentifier: null,
  }));
}

/** Table 2: long Japanese text with line breaks and quotation marks. */
function planRows(count: number): CarePlan2Record[] {
  const text = "転倒の不安なく、\r\n自宅の浴室で\"安全に\"入浴できるようになりたい。";
  return Array.from({ length: count }, (_, index) => ({
    csvVersion: currentVersion,
    insurerNumber: "131011",
    insuredNumber: String(1_000_000 + Math.floor(index / 8)).padStart(10, "0"),
    documentDate: "2025-03-25",
    carePlanDate: "2025-03-25",
    needNumber: (index % 8) + 1,
    needText: `${text}${index}`,
    goalNumber: 1,
    longTermGoal: `${index}週に二回、見守りのもとで入浴できる。`,
    shortTermGoal: `手すりを使って${index}歩ける。`,
    longTermPeriod: "2025/4/1～2026/3/31",
    shortTermPeriod: "2025/4/1～2025/9/30",
    supportNumber: 1,
    serviceContent: `${text}声かけと見守り、洗身の一部介助${index}`,
    insuranceCoverage: "Y",
    serviceKind: "通所介護",
    serviceOfficeNumber: "1370100016",
    serviceOfficeName: "見本デイサービス",
    frequency: "週2回",
    servicePeriod: "2025/4/1～2026/3/31",
    updatedByOfficeNumber: "1370100008",
    reservedIdentifier: null,
  }));
}

const toCase = <K extends LayoutId>(id: K, fileName: string, records: RecordByLayout[K][]): Case => ({ id, fileName, records, bytes: writeFile(id, records) });

/** Prints read and write throughput of the codec beside bare csv-parse, csv-stringify and iconv-lite on the same bytes: medians of alternating runs. */
export async function run(): Promise<void> {
  const cases = [toCase("UPPLAN", `UPPLAN_202504_${parties}`, usageRows(60_000)), toCase("UP2KYO", `UP2KYO_${parties}`, planRows(25_000))];
  const rows: object[] = [];
  for (const { id, fileName, records, bytes } of cases) {
    const limits = { maxFileBytes: bytes.length };
    const cells = records.map((record) => getLayout(id).toCells(record));
    const read = compare(
      () => parse(iconv.decode(bytes, "cp932"), { record_delimiter: "\r\n" }).length,
      () => readFile(bytes, fileName, limits).records.length,
      records.length,
    );
    const write = compare(
      () => iconv.encode(stringify(cells, { record_delimiter: "\r\n", quoted_string: true }), "cp932").length,
      () => writeFile(id, records as never).length,
    );
    for (const [what, { bare, ours }] of [["read", read], ["write", write]] as const) {
      const speed = (milliseconds: number): number => Number((bytes.length / 1048.576 / milliseconds).toFixed(1));
      rows.push({ file: id, MB: Number((bytes.length / 1048576).toFixed(1)), what, "libraries MB/s": speed(bare), "kaigo MB/s": speed(ours), ratio: Number((bare / ours).toFixed(2)) });
    }
  }
  console.table(rows);
  const first = cases[0];
  if (first) console.table([await streamed(first)]);
}

/** Reads 200 MB as a stream of 64 kB chunks and watches the memory. */
async function streamed({ bytes, fileName }: Case): Promise<object> {
  const { name } = parseFileName(fileName);
  if (!name) throw new Error("the benchmark's file name is wrong");
  const repeats = Math.ceil((200 * 1048576) / bytes.length);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let round = 0; round < repeats; round += 1) for (let at = 0; at < bytes.length; at += 65536) yield bytes.subarray(at, at + 65536);
  }
  const before = process.memoryUsage().rss;
  let peak = before;
  let records = 0;
  const start = performance.now();
  for await (const batch of readStream(chunks(), name, fileName, { maxFileBytes: Infinity, maxRecords: Infinity })) {
    records += batch.records.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  const megabytes = (bytes.length * repeats) / 1048576;
  return { stream: "UPPLAN", MB: Math.round(megabytes), records, "MB/s": Number((megabytes / seconds).toFixed(1)), "memory growth MB": Math.round((peak - before) / 1048576) };
}

/** A B A B A B after one warm-up of each; medians in milliseconds. */
function compare(bare: () => number, ours: () => number, wanted?: number): { bare: number; ours: number } {
  if ((bare(), ours()) !== (wanted ?? ours())) throw new Error("the codec read another number of records");
  const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
  for (let round = 0; round < 3; round += 1) {
    times.bare.push(timed(bare));
    times.ours.push(timed(ours));
  }
  return { bare: median(times.bare), ours: median(times.ours) };
}

function timed(work: () => number): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
