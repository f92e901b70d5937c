import iconv from "iconv-lite";
import { preventivePlanSet, resultsSet, sampleFile, sampleRecord, basicInformationSet, deletionSets, type SampleFile } from "../../../support/standard-samples.js";
import { bad, edit, editBytes, item, type BadInput } from "./bad-input.js";

const results = resultsSet();
const cut = (at: number) => (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - at);
const replaceBytes = (from: string, to: string) => (bytes: Buffer): Buffer => Buffer.from(bytes.toString("latin1").replace(from, to), "latin1");
const manyBad = (): SampleFile[] => [sampleFile("DLT1KYO", Array.from({ length: 1100 }, () => sampleRecord("DLT1KYO")))];

/** Encoding, quoting, records and editions: R01 to R05, G5, G12 and the reader's limits. */
export const badForms: readonly BadInput[] = [
  bad("R01 half a character at the end of a name", editBytes(results, "UPJSK", replaceBytes("\x8c\xa9\x96\x7b\",244", "\x8c\xa9\x96\",244")), "UPJSK 1:7 invalidCharacter"),
  bad("R01 外字", editBytes(results, "UPJSK", replaceBytes("\x8c\xa9", "\xf0\x40")), "UPJSK 1:7 externalCharacter"),
  bad("R01 a null character", editBytes(results, "UPJSK", replaceBytes("\x8c\xa9", "\x00")), "UPJSK 1:7 controlCharacter"),
  bad("R01 a file in UTF-8", editBytes(results, "UPJSK", (bytes) => Buffer.from(iconv.decode(bytes, "cp932"), "utf8")), "UPJSK -:- notShiftJis"),
  bad("R01 a file with a byte order mark", editBytes(results, "UPJSK", (bytes) => Buffer.from(`\ufeff${iconv.decode(bytes, "cp932")}`, "utf8")), "UPJSK -:- notShiftJis"),
  bad("R02 a quotation mark inside an item", item(results, "UPJSK", 1, 21, 'A"B'), "UPJSK 1:21 quoteInsideItem"),
  bad("R02 text after the closing mark", item(results, "UPJSK", 1, 21, '"A"B'), "UPJSK 1:21 textAfterQuote"),
  bad("R02 a quotation mark never closed", editBytes(results, "UPJSK", replaceBytes('\x96\x7b",244', "\x96\x7b,244")), "UPJSK 1:7 textAfterQuote"),
  bad("R02 the file ends inside quotation marks", edit(results, "UPJSK", (text) => text.slice(0, text.lastIndexOf("見本") + 2)), "UPJSK 2:- noFinalBreak", "UPJSK 2:7 quoteNotClosed"),
  bad("R02 free text without quotation marks", item(results, "UPJSK", 1, 7, "見本"), "UPJSK 1:7 textNotQuoted"),
  bad("R03 a header row", edit(results, "UPJSK", (text) => `"CSVバージョン","保険者番号"\r\n${text}`), "UPJSK 1:1 headerRow"),
  bad("R03 a file without records", editBytes(results, "UPJSK", () => Buffer.alloc(0)), "UPJSK -:- noRecords"),
  bad("R03 an annex without records", editBytes(preventivePlanSet(), "UPYOBO_SUB", () => Buffer.alloc(0)), "UPYOBO_SUB -:- noAnnexRecords"),
  bad("R04 quotation marks around nothing", item(results, "UPJSK", 1, 21, '""'), "UPJSK 1:21 emptyQuotes"),
  bad("R05 a version that is none", edit(results, "UPJSK", (text) => text.replaceAll("202407", "202410")), "UPJSK 1:1 unknownVersion"),
  bad("R05 two versions in a file", item(results, "UPJSK", 2, 1, "202504"), "UPJSK 2:1 mixedVersions"),
  bad("R05 the version of a printed example", edit(preventivePlanSet(), "UPYOBO", (text) => text.replaceAll("202407", "202404")), "UPYOBO 1:1 sampleVersion"),
  bad("R05 editions differing within a set", edit(preventivePlanSet(), "UPYOBO", (text) => text.replaceAll("202407", "202504")), "set -:- setVersions"),
  bad("G5 line feeds only", edit(results, "UPJSK", (text) => text.replaceAll("\r\n", "\n")), "UPJSK 1:- recordSeparator"),
  bad("G5 no last line break", editBytes(results, "UPJSK", cut(2)), "UPJSK 2:- noFinalBreak"),
  bad("G5 a blank line", edit(results, "UPJSK", (text) => `${text}\r\n`), "UPJSK 3:- blankLine"),
  bad("G5 quotation marks around a number", item(results, "UPJSK", 1, 8, '"244"'), "UPJSK 1:8 quotedCode"),
  bad("G5 a number padded with zeros", item(results, "UPJSK", 1, 8, "000244"), "UPJSK 1:8 zeroPadding"),
  bad("a truncated upload", editBytes(results, "UPJSK", cut(60)), "UPJSK 2:- noFinalBreak", "UPJSK 2:7 quoteNotClosed"),
  bad("an upload truncated between items", edit(results, "UPJSK", (text) => text.slice(0, text.lastIndexOf(",244"))), "UPJSK 2:- noFinalBreak", "UPJSK 2:- columnCount"),
  bad("one item too many", edit(results, "UPJSK", (text) => text.replace("\r\n", ",\r\n")), "UPJSK 1:- columnCount"),
  bad("a record longer than 64 kB", item(results, "UPJSK", 1, 7, `"${"あ".repeat(33_000)}"`), "UPJSK 1:- recordTooLong"),
  bad("an item longer than 16 kB", item(results, "UPJSK", 1, 7, `"${"あ".repeat(8_193)}"`), "UPJSK 1:7 fieldTooLong"),
  bad("a thousand errors", edit(manyBad(), "DLT1KYO", (text) => text.replaceAll("131011", "ZZ")), ...Array.from({ length: 1000 }, (_, index) => `DLT1KYO ${index + 1}:2 wrongForm`), "DLT1KYO -:- tooManyFindings"),
  bad("G11 a file larger than 20 MB", editBytes(deletionSets()[0] ?? [], "DLT1KYO", (bytes) => Buffer.concat(Array<Buffer>(600_000).fill(bytes))), "DLT1KYO -:- fileTooLarge"),
  bad("G11 more than 200,000 records", editBytes(deletionSets()[0] ?? [], "DLT1KYO", (bytes) => Buffer.concat(Array<Buffer>(200_001).fill(bytes))), "DLT1KYO 200001:- tooManyRecords"),
  bad("R35 an image that is none", basicInformationSet().map((file) => (file.fileName.endsWith(".jpg") ? { ...file, bytes: Buffer.from("GIF89a") } : file)), "UPKIHON_IMAGE -:- notJpeg"),
];
