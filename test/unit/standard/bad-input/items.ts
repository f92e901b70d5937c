import { sampleOffices, basicInformationSet, planSet, preventivePlanSet, resultsSet, usageTableSet } from "../../../support/standard-samples.js";
import { bad, edit, item, type BadInput } from "./bad-input.js";

const results = resultsSet();
const usage = usageTableSet();
const preventive = preventivePlanSet();

/** Items against their layout, and what the standard leaves open about them. */
export const badItems: readonly BadInput[] = [
  bad("a mandatory item left empty", item(results, "UPJSK", 2, 10, ""), "UPJSK 2:10 missing"),
  bad("a time left empty where 9999 says that there is none", item(results, "UPJSK", 1, 12, ""), "UPJSK 1:12 missing"),
  bad("an office name for a number", item(results, "UPJSK", 1, 20, "見本"), "UPJSK 1:20 wrongForm"),
  bad("an insured number of nine digits", item(results, "UPJSK", 1, 3, "000000101"), "UPJSK 1:3 wrongForm"),
  bad("a small h before an insured number", item(results, "UPJSK", 1, 3, "h000000101"), "UPJSK 1:3 wrongForm"),
  bad("a 24th hour at the start", item(results, "UPJSK", 1, 12, "2400"), "UPJSK 1:12 wrongForm"),
  bad("9999 in table 3, which knows no service without a time", item(planSet(), "UP3KYO", 1, 8, "9999"), "UP3KYO 1:8 wrongForm"),
  bad("a day bitmap of 30 characters", item(results, "UPJSK", 1, 11, "1".repeat(30)), "UPJSK 1:11 wrongForm"),
  bad("a postal code without its hyphen", item(planSet(), "UPHOSOKU", 1, 9, "1000001"), "UPHOSOKU 1:9 wrongForm"),
  bad("a unit price with three decimals", item(usage, "UPSIKYU", 1, 23, "11.405"), "UPSIKYU 1:23 wrongForm"),
  bad("a number too long for its item", item(results, "UPJSK", 1, 14, "100"), "UPJSK 1:14 tooLong"),
  bad("the 31st of April", item(results, "UPJSK", 1, 10, "20250431"), "UPJSK 1:10 noSuchDay"),
  bad("the 29th of February of a common year", item(results, "UPJSK", 1, 4, "20250229"), "UPJSK 1:4 noSuchDay"),
  bad("need number 0", item(planSet(), "UP2KYO", 3, 6, "0"), "UP2KYO 3:6 outOfRange"),
  bad("the care level of the preventive forms in table 1", item(planSet(), "UP1KYO", 1, 21, "01"), "UP1KYO 1:21 unknownCode"),
  bad("the care level of table 1 in the basic information", item(basicInformationSet(), "UPKIHON", 1, 23, "06"), "UPKIHON 1:23 unknownCode"),
  bad("a two-digit level in the preventive plan", item(preventive, "UPYOBO", 1, 14, "12"), "UPYOBO 1:14 tooLong"),
  bad("the unused item filled", item(results, "UPJSK", 1, 25, "1"), "UPJSK 1:25 reservedFilled"),
  bad("a six-digit date, as in the printed examples", item(preventive, "UPYOBO", 1, 20, "202503"), "UPYOBO 1:20 sampleDate"),
  bad("a six-digit date in the key", item(preventive, "UPYOBO", 1, 4, "202503"), "UPYOBO 1:4 wrongForm"),
  bad("a hole in the slots per service type", item(item(usage, "UPHOSOKU", 1, 20, "11"), "UPHOSOKU", 1, 28, "15"), "UPHOSOKU 1:24 slotHole"),
  bad("G1 one of the three items empty", item(results, "UPJSK", 1, 7, ""), "UPJSK 1:6 oneOfThreeMissing"),
  bad("G1 two of the three items empty", item(item(results, "UPJSK", 1, 7, ""), "UPJSK", 1, 8, ""), "UPJSK 1:6 twoOfThreeMissing"),
  bad("G3 days up to last month with three digits", item(usage, "UPSIKYU", 1, 30, "100"), "UPSIKYU 1:30 longDayCount"),
  bad("G4 units below zero", item(results, "UPJSK", 1, 8, "-244"), "UPJSK 1:8 minusSign"),
  bad("G4 a service ending at 24:00", item(results, "UPJSK", 1, 13, "2400"), "UPJSK 1:13 midnightEnd"),
  bad("G6 the item marked 必要 empty", item(preventive, "UPYOBO", 1, 6, ""), "UPYOBO 1:6 neededMissing"),
  bad("a wrong check digit of an office", edit(usage, "UPPLAN", (text) => text.replace(sampleOffices.homeHelp, "1370100017")), "UPPLAN 1:20 officeCheckDigit"),
  bad("a wrong check digit of an insurer", edit(results, "UPJSK", (text) => text.replaceAll("131011", "131016")), "UPJSK 1:2 insurerCheckDigit"),
  bad("a My Number in free text", item(results, "UPJSK", 1, 21, '"983205673214"'), "UPJSK 1:21 myNumber"),
];
