import { basicInformationSet, planSet, preventivePlanSet, resultsDeletionSet, resultsSet, sampleFile, sampleOffices, sampleRecord, usageTableSet } from "../../../support/standard-samples.js";
import { bad, edit, item, rename, type BadInput } from "./bad-input.js";

const plan = planSet();
const usage = usageTableSet();
const except = <T extends { fileName: string }>(files: readonly T[], start: string): T[] => files.filter(({ fileName }) => !fileName.startsWith(start));
const later = (name: string): string => name.replace("20250325100000", "20250325100001");
const secondPlan = sampleFile("UP1KYO", [sampleRecord("UP1KYO"), sampleRecord("UP1KYO")]);

/** Sets by their names and joins: R07 to R09, R14 to R16, R33, R35, R38, R39 and R43. */
export const badSets: readonly BadInput[] = [
  bad("R08 a month other than the file name's", item(resultsSet(), "UPJSK", 2, 5, "202505"), "UPJSK 2:5 monthDiffers", "UPJSK 2:10 dayOutsideMonth"),
  bad("R08 a deletion of another month", item(resultsDeletionSet(), "DLTJSK", 1, 4, "202505"), "DLTJSK 1:4 monthDiffers"),
  bad("a service day outside the month", item(resultsSet(), "UPJSK", 1, 10, "20250501"), "UPJSK 1:10 dayOutsideMonth"),
  bad("R09 no file", [], "set -:- noFiles"),
  bad("R07 one office's results in two files", [...resultsSet(), ...rename(resultsSet(), "UPJSK", (name) => name.replace("_11_", "_13_"))], "UPJSK -:- partiesDiffer", "UPJSK -:- duplicateFile"),
  bad("R38 results beside a usage table", [...usage, sampleFile("UPJSK", [sampleRecord("UPJSK", { units: 244 })])], "set -:- notPermitted", "UPJSK 1:20 foreignResult"),
  bad("R39 a deletion beside a usage table", [...usage, sampleFile("DLTPLAN", [sampleRecord("DLTPLAN")])], "set -:- notPermitted"),
  bad("R33 a preventive plan to a service of home care", preventivePlanSet({ receiverServiceType: "11" }), "set -:- direction"),
  bad("R09 tables 1 and 6 in one set", [...plan, ...except(usage, "UPHOSOKU")], "set -:- notPermitted"),
  bad("R09 a set without table 2", except(plan, "UP2KYO"), "set -:- missingFile"),
  bad("R09 two files of one kind", [...usage, { ...(usage[0] as (typeof usage)[0]), fileName: usage[0]?.fileName.replace("_43_", "_46_") ?? "" }], "UPPLAN -:- partiesDiffer", "UPPLAN -:- duplicateFile"),
  bad("R09 the same file twice", [...usage, usage[0] as (typeof usage)[0]], "UPPLAN -:- duplicateFile"),
  bad("R09 another serial", rename(plan, "UP2KYO", later), "UP2KYO -:- serialDiffers"),
  bad("R09 another sender", rename(plan, "UP2KYO", (name) => name.replace(sampleOffices.careManager, sampleOffices.preventiveService)), "UP2KYO -:- partiesDiffer"),
  bad("R09 another month", edit(rename(usage, "UPSIKYU", (name) => name.replace("202504", "202505")), "UPSIKYU", (text) => text.replaceAll("202504", "202505")), "UPSIKYU -:- monthsDiffer", "UPPLAN 1:3 noGrandTotal", "UPSIKYU 1:5 usageWithoutParent", "UPSIKYU 2:5 usageWithoutParent"),
  bad("R09 a service office sending a plan", planSet({ senderServiceType: "11", receiverServiceType: "43" }), "set -:- direction"),
  bad("R09 the swapped types of the printed example", resultsSet({ senderServiceType: "43", receiverServiceType: "11" }), "set -:- swappedTypes"),
  bad("R09 a set sent to oneself", planSet({ receiverOfficeNumber: sampleOffices.careManager, receiverServiceType: "43" }), "set -:- sameParty", "set -:- direction"),
  bad("R14 swapped persons in table 2", item(plan, "UP2KYO", 3, 3, "0000000102"), "UP2KYO 3:5 planWithoutParent"),
  bad("R14 a table 3 of another plan date", item(plan, "UP3KYO", 1, 5, "20250326"), "UP3KYO 1:5 planWithoutParent"),
  bad("R14 a supplement without the plan date", item(plan, "UPHOSOKU", 1, 4, "00000000"), "UPHOSOKU 1:4 supplementWithoutDate"),
  bad("R14 a supplement that names a month too", item(plan, "UPHOSOKU", 1, 63, "202504"), "UPHOSOKU 1:63 unusedKeyFilled"),
  bad("R15 swapped persons in table 7", edit(usage, "UPSIKYU", (text) => text.replaceAll("0000000101", "0000000102")), "UPPLAN 1:3 noGrandTotal", "UPSIKYU 1:5 usageWithoutParent", "UPSIKYU 2:5 usageWithoutParent"),
  bad("R16 the supplement of another person", item(usage, "UPHOSOKU", 1, 3, "H000000102"), "UPPLAN 1:3 noSupplement", "UPHOSOKU 1:63 usageWithoutParent"),
  bad("two plans of one person and date", plan.map((file) => (file.fileName.startsWith("UP1KYO") ? secondPlan : file)), "UP1KYO 2:14 duplicateKey"),
  bad("R35 an annex of another consultation", item(basicInformationSet(), "UPKIHON_SUB1", 1, 4, "20250326"), "UPKIHON_SUB1 1:4 preventiveWithoutParent"),
  bad("R35 basic information without its annexes", except(basicInformationSet(), "UPKIHON_SUB"), "set -:- annexMissing", "set -:- annexMissing"),
  bad("R35 a family image that is not there", except(basicInformationSet(), "UPKIHON_IMAGE"), "UPKIHON 1:62 imageMissing"),
  bad("R35 a family image that no record names", item(basicInformationSet(), "UPKIHON", 1, 62, ""), "UPKIHON_IMAGE -:- imageUnnamed"),
  bad("R35 a family image of another set", edit(basicInformationSet(), "UPKIHON", (text) => text.replace("20250325100000_0001", "20250325100001_0001")), "UPKIHON 1:62 imageNameDiffers", "UPKIHON_IMAGE -:- imageUnnamed"),
  bad("R36 the text of an issue repeated", item(preventivePlanSet(), "UPYOBO_SUB", 2, 6, '"転倒の不安"'), "UPYOBO_SUB 2:6 repeatedText"),
  bad("R36 the text of a support plan repeated", item(preventivePlanSet(), "UPYOBO_SUB", 2, 11, '"歩行"'), "UPYOBO_SUB 2:11 repeatedText"),
  bad("R43 results of another office", item(resultsSet(), "UPJSK", 2, 20, sampleOffices.preventiveService), "UPJSK 2:20 foreignResult"),
  bad("R43 a deletion of another office's results", item(resultsDeletionSet(), "DLTJSK", 1, 5, sampleOffices.preventiveService), "DLTJSK 1:5 foreignResult"),
];
