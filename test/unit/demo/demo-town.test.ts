import { demoParcelCount } from "../../../demo/demo-town.js";
import { toSetting } from "../../../demo/options.js";
import { parcelName } from "../../../demo/parcels/parcel.js";
import { demoPersonas } from "../../../demo/personas.js";
import { hasInsurerCheckDigit, hasMyNumber, isInsuredNumber, isOfficeNumber } from "../../../standard/index.js";
import { rowsOf, townHash, wholeTown } from "./town.js";
import type { WholeTown } from "./town.js";

describe("the demo town", () => {
  let town: WholeTown;
  beforeAll(async () => {
    town = await wholeTown({});
  });

  test("has the default size: 200 people, 25 offices of every kind, 2 insurers and a neighbour that does not share yet, 3 months", () => {
    expect(rowsOf(town, "recipient")).toHaveLength(200);
    expect(rowsOf(town, "office")).toHaveLength(25);
    expect(rowsOf(town, "insurer").map(({ readiness }) => readiness).sort()).toEqual(["SEND_READY", "SHARING", "SHARING"]);
    expect(new Set(rowsOf(town, "recipient").map(({ insurerNumber }) => insurerNumber)).size).toBe(2);
    expect(new Set(rowsOf(town, "office").map(({ kind }) => kind))).toEqual(new Set(["CARE_MANAGEMENT", "SUPPORT_CENTRE", "SERVICE", "MEDICAL_INSTITUTION"]));
    expect(new Set(town.parcels.flatMap(({ month }) => month ?? []))).toEqual(new Set(["2026-07", "2026-08", "2026-09"]));
  });

  test("has identifiers with right forms and check digits, each once", () => {
    const offices = rowsOf(town, "office").map(({ officeNumber }) => String(officeNumber));
    expect(offices.filter((number) => !isOfficeNumber(number, { checkDigit: true }))).toEqual([]);
    expect(new Set(offices).size).toBe(offices.length);
    expect(rowsOf(town, "insurer").every(({ insurerNumber }) => hasInsurerCheckDigit(String(insurerNumber)))).toBe(true);
    const people = rowsOf(town, "recipient").map((row) => `${row["insurerNumber"]}/${row["insuredNumber"]}`);
    expect(new Set(people).size).toBe(people.length);
    expect(rowsOf(town, "recipient").every(({ insuredNumber }) => isInsuredNumber(String(insuredNumber)))).toBe(true);
    expect(people.some((key) => key.includes("/H"))).toBe(true);
  });

  test("carries no number that could be a My Number", () => {
    expect(rowsOf(town, "recipient").filter((row) => hasMyNumber(Object.values(row).join(" ")))).toEqual([]);
  });

  test("has people of every level, ages 65 to 102, consents given and refused, open and decided applications", () => {
    expect(new Set(rowsOf(town, "insured_card").map(({ careLevel }) => careLevel))).toEqual(new Set(["06", "12", "13", "21", "22", "23", "24", "25"]));
    const ages = rowsOf(town, "recipient").map(({ birthDate }) => 2026 - Number(String(birthDate).slice(0, 4)));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(65);
    expect(Math.max(...ages)).toBeLessThanOrEqual(103);
    expect(new Set(rowsOf(town, "consent").map(({ state }) => state))).toEqual(new Set(["GIVEN", "REFUSED"]));
    expect(new Set(rowsOf(town, "certification").map(({ status }) => status)).size).toBeGreaterThan(2);
    expect(rowsOf(town, "certification").some(({ kind }) => kind === "CHANGE")).toBe(true);
    expect(new Set(rowsOf(town, "burden_ratio").map(({ ratio }) => ratio))).toEqual(new Set([10, 20, 30]));
  });

  test("has cards of one person that follow each other without overlap", () => {
    const cards = new Map<string, { from: string; to: string }[]>();
    for (const row of rowsOf(town, "insured_card")) {
      const key = `${row["insurerNumber"]}/${row["insuredNumber"]}`;
      cards.set(key, [...(cards.get(key) ?? []), { from: String(row["validFrom"]), to: String(row["validTo"]) }]);
    }
    for (const list of cards.values()) list.slice(1).forEach((card, index) => expect(card.from > (list[index]?.to ?? "")).toBe(true));
  });

  test("sends nothing to an office that has no relationship with the person, in either direction", () => {
    const known = new Set(rowsOf(town, "care_relationship").map((row) => `${row["insurerNumber"]}/${row["insuredNumber"]}/${row["officeNumber"]}/${row["serviceType"]}`));
    const missing = town.parcels.flatMap(({ sender, receiver, people }) =>
      people.flatMap(({ insurerNumber, insuredNumber }) => [sender, receiver].filter((party) => !known.has(`${insurerNumber}/${insuredNumber}/${party.officeNumber}/${party.serviceType}`))),
    );
    expect(missing).toEqual([]);
  });

  test("names every parcel once and sends each serial of a sender to one receiver only", () => {
    expect(new Set(town.parcels.map(parcelName)).size).toBe(town.parcels.length);
    expect(new Set(town.parcels.map(({ serial, sender }) => `${serial}/${sender.officeNumber}/${sender.serviceType}`)).size).toBe(town.parcels.length);
  });

  test("offers one identity per role around a person on whom everything can be shown", () => {
    const { personas, goodExample } = demoPersonas();
    expect(personas.map(({ role }) => role)).toEqual(["RECIPIENT", "CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION", "MUNICIPALITY", "ANALYST", "OPERATOR"]);
    const offices = new Set(rowsOf(town, "office").map(({ officeNumber }) => officeNumber));
    for (const { officeNumber } of personas) if (officeNumber) expect(offices).toContain(officeNumber);
    const staff = new Set(rowsOf(town, "staff_account").map(({ subject }) => subject));
    for (const { subject, role } of personas) if (!["RECIPIENT", "ANALYST", "OPERATOR"].includes(role)) expect(staff).toContain(subject);
    const isExample = (row: { insurerNumber?: unknown; insuredNumber?: unknown }): boolean =>
      row.insurerNumber === goodExample.insurerNumber && row.insuredNumber === goodExample.insuredNumber;
    const kinds = town.parcels.filter(({ people }) => people.some(isExample)).map(({ kind, month }) => `${kind} ${month}`);
    for (const kind of ["CARE_PLAN null", ...goodExample.months.flatMap((month) => [`USAGE_TABLE ${month}`, `RESULT ${month}`])]) expect(kinds).toContain(kind);
    expect(rowsOf(town, "certification").some(isExample)).toBe(true);
    expect(rowsOf(town, "consent").filter((row) => isExample(row) && row["state"] === "GIVEN").map(({ category }) => category)).toContain("CARD");
    const requested = rowsOf(town, "care_relationship").filter((row) => isExample(row) && row["evidence"] === "OPINION_REQUESTED");
    expect(requested.map(({ officeNumber }) => officeNumber)).toEqual([goodExample.doctorOffice]);
  });
});

describe("making a town", () => {
  test("gives the same bytes for the same options and others for another seed", async () => {
    const options = { people: 24, months: 2, seed: "abc" };
    const first = await townHash(options);
    expect(await townHash(options)).toBe(first);
    expect(await townHash({ ...options, seed: "abd" })).not.toBe(first);
  });

  test("counts its parcels without writing them", async () => {
    const options = { people: 12, months: 1 };
    expect(await demoParcelCount(options)).toBe((await wholeTown(options)).parcels.length);
  });

  test("works from one person up, and keeps numbers unique when insurers have many districts", async () => {
    expect(rowsOf(await wholeTown({ people: 1, months: 1 }), "recipient")).toHaveLength(1);
    const setting = toSetting({ people: 1_000_000 });
    expect(setting.insurers).toBe(200);
    const big = await wholeTown({ people: 1_300, months: 1 });
    const numbers = rowsOf(big, "office").map(({ officeNumber }) => officeNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    const people = rowsOf(big, "recipient").map((row) => `${row["insurerNumber"]}/${row["insuredNumber"]}`);
    expect(new Set(people).size).toBe(1_300);
  });

  test.each([{ people: 0 }, { people: 1.5 }, { months: 13 }, { firstMonth: "2026-13" }, { firstMonth: "2019-09" }, { seed: "a b" }])("refuses %j", async (options) => {
    await expect(wholeTown(options)).rejects.toMatchObject({ code: "INPUT_INVALID" });
  });
});
