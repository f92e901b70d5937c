import { basicInformationSet, planSet, resultsSet, usageTableSet } from "../../../support/standard-samples.js";
import { bad, edit, rename, type BadInput } from "./bad-input.js";

const results = resultsSet();
const renamed = (change: (name: string) => string) => rename(results, "UPJSK", change);
const edition3 = (name: string): string => name.replace(/(\d{10})_\w\w_(\d{10})_\w\w/, "$1_$2");

/** File names: R06, and editions 3 and 5. */
export const badNames: readonly BadInput[] = [
  bad("R06 a path", renamed((name) => `../${name}`), "../UPJSK_202504_1370100016_11_1370100008_43_20250501090000.CSV -:- nameForm"),
  bad("R06 a file that the standard has not", renamed((name) => name.replace("UPJSK_", "UPXYZ_")), "UPXYZ -:- unknownPrefix"),
  bad("G8 a file of edition 5.0", renamed((name) => name.replace(".CSV", ".json")), "UPJSK -:- nameForm"),
  bad("G13 table 4, for which the edition has no file", renamed((name) => name.replace("UPJSK_", "UP4KYO_")), "UP4KYO -:- unknownPrefix"),
  bad("R06 month 13", renamed((name) => name.replace("202504", "202513")), "UPJSK -:- monthPart"),
  bad("R06 month 000000 outside the supplement", renamed((name) => name.replace("202504", "000000")), "UPJSK -:- monthPart"),
  bad("R06 a serial of 13 digits", renamed((name) => name.replace("20250501090000", "2025050109000")), "UPJSK -:- nameForm"),
  bad("R06 no service types on a file of edition 4", renamed(edition3), "UPJSK -:- nameWithoutTypes", "UPJSK -:- editionOfName"),
  bad("R06 a small extension", renamed((name) => name.replace(".CSV", ".csv")), "UPJSK -:- extensionCase"),
  bad("R06 an extra part 000000", basicInformationSet().map((file) => ({ ...file, fileName: file.fileName.replace(/^UPKIHON_1/, "UPKIHON_000000_1") })), "UPKIHON -:- extraNamePart"),
  bad("R06 a serial of 15 digits", renamed((name) => name.replace("20250501090000", "202505010900001")), "UPJSK -:- longSerial"),
  bad("R06 a serial that is no time", renamed((name) => name.replace("20250501090000", "20250501990000")), "UPJSK -:- serialNoTime"),
  bad("R06 a receiver of nine digits", renamed((name) => name.replace("1370100008", "137010000")), "UPJSK -:- shortOfficeInName"),
  bad("R06 service codes of three digits", renamed((name) => name.replace("_43_", "_043_")), "set -:- unknownPartyType", "UPJSK -:- longTypeInName"),
  bad("G12 a plan of edition 3.2, without table 3", edition32(), ...["UP1KYO", "UP2KYO", "UPHOSOKU"].flatMap((id) => [`${id} -:- nameWithoutTypes`, `${id} 1:1 olderEdition`])),
  bad("G12 a usage table of edition 3.2 with fewer items", usageOfEdition32(), ...["UPPLAN", "UPSIKYU", "UPHOSOKU"].flatMap((id) => [`${id} -:- nameWithoutTypes`, `${id} 1:1 olderEdition`])),
  bad("G10 a service type that tells nothing", resultsSet({ senderServiceType: "00" }), "set -:- unknownPartyType"),
];

function edition32() {
  return planSet()
    .filter(({ fileName }) => !fileName.startsWith("UP3KYO"))
    .map(({ fileName, bytes }) => ({ fileName: edition3(fileName), bytes: Buffer.from(bytes.toString("latin1").replaceAll("202407", "202208"), "latin1") }));
}

function usageOfEdition32() {
  const without = (from: number) => (text: string): string =>
    text
      .split("\r\n")
      .map((line) => line.split(",").toSpliced(from - 1, 3).join(","))
      .join("\r\n");
  const older = edit(edit(usageTableSet(), "UPPLAN", without(16)), "UPSIKYU", without(10));
  return older.map(({ fileName, bytes }) => ({ fileName: edition3(fileName), bytes: Buffer.from(bytes.toString("latin1").replaceAll("202407", "202208"), "latin1") }));
}
