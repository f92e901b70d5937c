import fc from "fast-check";
import { buildFileName, layoutIds, layouts, parseFileName, toImageName, toSerial, type FileId } from "../../../standard/index.js";
import { month, officeNumber } from "../../support/standard-arbitraries.js";
import { sampleName } from "../../support/standard-samples.js";

const serviceType = fc.constantFrom("11", "43", "46", "2A", "A2");
const serial = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }).map((moment) => toSerial(new Date(moment).toISOString().slice(0, 19)));
const anyName = fc.constantFrom<FileId>(...layoutIds, "UPKIHON_IMAGE").chain((id) =>
  fc.record({
    id: fc.constant(id),
    month: id !== "UPKIHON_IMAGE" && layouts[id].hasMonth ? (id === "UPHOSOKU" ? fc.option(month, { nil: null }) : month) : fc.constant(null),
    senderOfficeNumber: officeNumber,
    senderServiceType: serviceType,
    receiverOfficeNumber: officeNumber,
    receiverServiceType: serviceType,
    serial,
    branch: id === "UPKIHON_IMAGE" ? fc.integer({ min: 1, max: 9999 }).map((value) => String(value).padStart(4, "0")) : fc.constant(null),
  }),
);

describe("file names", () => {
  test("read back as they were built", () => {
    fc.assert(fc.property(anyName, (name) => expect(parseFileName(buildFileName(name))).toEqual({ name, findings: [] })));
  });

  test("never throw and never pass when a character changes to one outside their alphabet", () => {
    fc.assert(
      fc.property(anyName, fc.nat({ max: 40 }), fc.constantFrom("/", "\\", ".", " ", "\u0000", "あ", "-", "%"), (name, at, character) => {
        const built = buildFileName(name);
        const changed = built.slice(0, at) + character + built.slice(at + 1);
        expect(parseFileName(changed).name).toBeNull();
      }),
    );
  });

  test("of any text are read or refused, never both", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const { name, findings } = parseFileName(text);
        expect(name === null).toBe(findings.some(({ severity }) => severity === "error"));
      }),
    );
  });

  test.each([
    ["UPHOSOKU_000000_0300000100_43_0300000005_11_20191025200201.CSV", { id: "UPHOSOKU", month: null }],
    ["UPPLAN_201912_0300000100_43_0300000005_11_20191025200201.CSV", { id: "UPPLAN", month: "2019-12", senderOfficeNumber: "0300000100", receiverServiceType: "11" }],
    ["UPKIHON_SUB1_0300000100_43_0300000005_11_20191025200201.CSV", { id: "UPKIHON_SUB1" }],
    ["UPYOBO_SUB_0300000100_43_0300000005_11_20191025200201.CSV", { id: "UPYOBO_SUB", serial: "20191025200201" }],
    ["UPKIHON_IMAGE_0300000100_43_0300000005_11_20191025200201_0001.jpg", { id: "UPKIHON_IMAGE", branch: "0001" }],
  ])("%s of the standard is read without a finding", (text, parts) => {
    const { name, findings } = parseFileName(text);
    expect(findings).toEqual([]);
    expect(name).toMatchObject(parts);
  });

  test("of edition 3 have no service types", () => {
    const { name, findings } = parseFileName("UPPLAN_201912_0300000100_0300000005_20191025200201.CSV");
    expect(name).toMatchObject({ senderServiceType: null, receiverServiceType: null });
    expect(findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(["warning nameWithoutTypes"]);
  });

  test("are not built from parts that cannot stand in them", () => {
    const parts = sampleName("UP1KYO");
    for (const change of [{ serial: "20250229000000" }, { month: "2025-04" }, { senderOfficeNumber: "123" }, { receiverServiceType: null }, { branch: "0001" }, { id: "UPPLAN" as const }]) {
      expect(() => buildFileName({ ...parts, ...change })).toThrow(RangeError);
    }
  });

  test("of a family image follow the basic-information file", () => {
    expect(toImageName(sampleName("UPKIHON"), 12)).toBe("UPKIHON_IMAGE_1370100008_43_1370100016_11_20250325100000_0012.jpg");
  });

  test("carry the moment that the set was made as their serial", () => {
    expect(toSerial("2025-04-01T00:00:01")).toBe("20250401000001");
    expect(() => toSerial("2025-04-31T00:00:01")).toThrow(RangeError);
    expect(() => toSerial("2025-04-01")).toThrow(RangeError);
  });
});
