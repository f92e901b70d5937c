import fc from "fast-check";
import { codeLists } from "../../../standard/generated/code-lists.js";
import { careLevels, findCareLevel, toCareLevelCode } from "../../../standard/identifier/care-level.js";
import { isInsuredNumber, isPublicAssistanceOnly } from "../../../standard/identifier/insured-number.js";
import { hasInsurerCheckDigit, insurerCheckDigit, isInsurerNumber } from "../../../standard/identifier/insurer-number.js";
import { hasMyNumber, isMyNumber, myNumberCheckDigit } from "../../../standard/identifier/my-number.js";
import { isOfficeNumber, officeCheckDigit } from "../../../standard/identifier/office-number.js";
import { findPrefecture, prefectures } from "../../../standard/identifier/prefecture.js";
import { findServiceType, findServiceTypeName, isInScope, isServiceCode, isServiceTypeCode } from "../../../standard/identifier/service-type.js";

describe("office numbers", () => {
  test.each([
    ["137010000", "8"],
    ["137010001", "6"],
    ["139990123", "8"],
    ["130000001", "3"],
    ["01A010001", "3"],
    ["47Z999999", "1"],
  ])("%s takes the check digit %s", (nine, digit) => {
    expect(officeCheckDigit(nine)).toBe(digit);
    expect(isOfficeNumber(nine + digit, { checkDigit: true })).toBe(true);
    expect(isOfficeNumber(nine + ((Number(digit) + 1) % 10), { checkDigit: true })).toBe(false);
  });

  test("of printed samples are accepted only without the check digit", () => {
    for (const sample of ["9070000060", "90A0100040", "90A0100060"]) {
      expect(isOfficeNumber(sample)).toBe(true);
      expect(isOfficeNumber(sample, { checkDigit: true })).toBe(false);
    }
  });

  test("have a letter only in third place and never I, O, Q or a small letter", () => {
    for (const value of ["1A37010000", "13I7010000", "13O7010000", "13Q7010000", "13a7010000", "137010000", "13701000080", "", "１３７０１００００８"]) {
      expect(isOfficeNumber(value)).toBe(false);
    }
    expect(() => officeCheckDigit("13I010000")).toThrow(RangeError);
  });

  test("show every change of a single digit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2}[0-9A-HJ-NPR-Z]\d{6}$/), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (nine, place, step) => {
        const digit = nine.charAt(place);
        fc.pre(/\d/.test(digit));
        const changed = nine.slice(0, place) + ((Number(digit) + step) % 10) + nine.slice(place + 1);
        expect(isOfficeNumber(changed + officeCheckDigit(nine), { checkDigit: true })).toBe(false);
      }),
    );
  });
});

describe("insurer numbers", () => {
  test("are six digits; the published check digit of 3312001 is 5", () => {
    expect(insurerCheckDigit("3312001")).toBe("5");
    expect(insurerCheckDigit("13101")).toBe("1");
    expect(insurerCheckDigit("14100")).toBe("2");
    expect(hasInsurerCheckDigit("131011")).toBe(true);
    expect(hasInsurerCheckDigit("131016")).toBe(false);
    expect(isInsurerNumber("131016")).toBe(true);
    expect(isInsurerNumber("13101")).toBe(false);
    expect(() => insurerCheckDigit("13A01")).toThrow(RangeError);
  });

  test("name their prefecture", () => {
    expect(prefectures).toHaveLength(47);
    expect(findPrefecture("131011")).toEqual({ code: "13", name: "東京都" });
    expect(findPrefecture("471011")?.name).toBe("沖縄県");
    expect(findPrefecture("901011")).toBeNull();
    expect(findPrefecture("001011")).toBeNull();
  });
});

test("insured numbers are ten digits, or H and nine digits", () => {
  expect(["0000123456", "H000123456"].every(isInsuredNumber)).toBe(true);
  expect(["000012345", "h000123456", "HH00123456", "00001234567", "０000123456"].some(isInsuredNumber)).toBe(false);
  expect(isPublicAssistanceOnly("H000123456")).toBe(true);
  expect(isPublicAssistanceOnly("0000123456")).toBe(false);
});

describe("the My Number detector", () => {
  test("knows the published example", () => {
    expect(myNumberCheckDigit("98320567321")).toBe("4");
    expect(isMyNumber("983205673214")).toBe(true);
    expect(isMyNumber("983205673215")).toBe(false);
  });

  test("finds a number in text, whole, grouped and in full width, and lets others pass", () => {
    for (const text of ["番号983205673214です", "9832-0567-3214", "９８３２０５６７３２１４", "9832 0567 3214"]) expect(hasMyNumber(text)).toBe(true);
    for (const text of ["983205673215", "1983205673214", "電話 03-1234-5678", ""]) expect(hasMyNumber(text)).toBe(false);
  });
});

describe("service types", () => {
  test("are not always digits", () => {
    expect(["11", "2A", "A1", "AF"].every(isServiceTypeCode)).toBe(true);
    expect(["1", "111", "a1", "１１"].some(isServiceTypeCode)).toBe(false);
    expect(isServiceCode("2A1111")).toBe(true);
    expect(isServiceCode("11111")).toBe(false);
  });

  test("know their scope", () => {
    expect(isInScope("11")).toBe(true);
    expect(isInScope("33")).toBe(false);
    expect(isInScope("43")).toBeNull();
    expect(findServiceType("2B")?.group).toBe("予防給付");
    expect(findServiceTypeName("43")).toBe("居宅介護支援");
    expect(findServiceTypeName("11")).toBe("訪問介護");
    expect(findServiceTypeName("00")).toBeNull();
  });
});

describe("care levels", () => {
  test("cover every code of the three lists, each once", () => {
    const codes = (coding: "general" | "basicInformation" | "preventivePlan") => careLevels.map((entry) => entry[coding]).filter(Boolean).sort();
    expect(codes("general")).toEqual(codeLists.careLevel.values.map(({ code }) => code));
    expect(codes("basicInformation")).toEqual(codeLists.careLevelBasicInfo.values.map(({ code }) => code));
    expect(codes("preventivePlan")).toEqual(codeLists.supportLevel.values.map(({ code }) => code));
  });

  test("convert between codings, or answer null where a coding has no such level", () => {
    expect(toCareLevelCode("1", "preventivePlan", "general")).toBe("12");
    expect(toCareLevelCode("06", "general", "preventivePlan")).toBe("3");
    expect(toCareLevelCode("06", "general", "basicInformation")).toBeNull();
    expect(toCareLevelCode("25", "general", "preventivePlan")).toBeNull();
    expect(findCareLevel("general", "25")?.level).toBe("CARE_5");
    expect(findCareLevel("general", "11")).toBeNull();
  });
});
