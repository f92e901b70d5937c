import { describeSet, readSet, setDefinitions } from "../../../standard/index.js";
import { basicInformationSet, deletionSets, planSet, preventivePlanSet, resultsDeletionSet, resultsSet, sampleOffices, usageTableSet, type SampleFile } from "../../support/standard-samples.js";

const names = (files: readonly SampleFile[]): string[] => files.map(({ fileName }) => fileName);

const samples: readonly [string, SampleFile[]][] = [
  ["plan", planSet()],
  ["usageTable", usageTableSet()],
  ["results", resultsSet()],
  ["resultsDeletion", resultsDeletionSet()],
  ["basicInformation", basicInformationSet()],
  ["preventivePlan", preventivePlanSet()],
  ["preventivePlanWithBasicInformation", [...preventivePlanSet(), ...basicInformationSet()]],
  ...["planDeletion", "usageTableDeletion", "basicInformationDeletion", "preventivePlanDeletion"].map((kind, index): [string, SampleFile[]] => [kind, deletionSets()[index] ?? []]),
];

describe("a sample set", () => {
  test.each(samples)("of kind %s is recognised, complete and without a finding", (kind, files) => {
    const { description, findings, isAcceptable } = readSet(files);
    expect(findings).toEqual([]);
    expect(description).toMatchObject({ kind, state: "complete", missing: [] });
    expect(isAcceptable).toBe(true);
  });

  test("exists for every permitted set", () => {
    expect(samples.map(([kind]) => kind).sort()).toEqual(setDefinitions.map(({ kind }) => kind).sort());
  });

  test.each(samples)("of kind %s is the same in any order of its files", (_, files) => {
    expect(readSet([...files].reverse()).findings).toEqual([]);
  });

  test.each(samples.filter(([, files]) => files.length > 1))("of kind %s waits for whichever mandatory file is missing", (kind, files) => {
    const required = setDefinitions.find((definition) => definition.kind === kind)?.required ?? [];
    for (const id of required) {
      const { state, missing, kind: found } = describeSet(names(files).filter((name) => !name.startsWith(`${id}_${/^UP(HOSOKU|PLAN|SIKYU)$/.test(id) ? "" : "1"}`)));
      if (found === kind) expect({ state, missing }).toEqual({ state: "incomplete", missing: [id] });
      else expect(["preventivePlan", "basicInformation"]).toContain(found);
    }
  });
});

describe("who may send what to whom", () => {
  const parties = (senderServiceType: string, receiverServiceType: string) => ({ senderServiceType, receiverServiceType });
  const kinds = (files: SampleFile[]): string[] => describeSet(names(files)).findings.map(({ kind }) => kind);

  test("a care manager sends plans to services and not to other care managers", () => {
    expect(kinds(planSet(parties("43", "15")))).toEqual([]);
    expect(kinds(planSet(parties("43", "43")))).toEqual(["direction"]);
    expect(kinds(planSet(parties("11", "43")))).toEqual(["direction"]);
  });

  test("home-care plans do not go to preventive services, preventive plans not to home-care services", () => {
    expect(kinds(planSet(parties("43", "A2")))).toEqual(["direction"]);
    expect(kinds(preventivePlanSet(parties("46", "11")))).toEqual(["direction"]);
  });

  test("usage tables go to services of both sides and from an entrusted office to the centre", () => {
    for (const [sender, receiver] of [["43", "11"], ["43", "62"], ["46", "A6"], ["43", "46"]] as const) expect(kinds(usageTableSet(parties(sender, receiver)))).toEqual([]);
    expect(kinds(usageTableSet(parties("11", "43")))).toEqual(["direction"]);
  });

  test("results go from services to care managers, and from an entrusted office to the centre", () => {
    for (const [sender, receiver] of [["11", "43"], ["62", "43"], ["A2", "46"], ["43", "46"]] as const) expect(kinds(resultsSet(parties(sender, receiver)))).toEqual([]);
    expect(kinds(resultsSet(parties("11", "15")))).toEqual(["direction"]);
  });

  test("the swapped service types of the printed example are read with a warning", () => {
    expect(kinds(resultsSet(parties("43", "11")))).toEqual(["swappedTypes"]);
  });

  test("swapped types do not open the way for results of another office", () => {
    const [file] = resultsSet({ ...parties("43", "11"), senderOfficeNumber: sampleOffices.preventiveService });
    expect(readSet(file ? [file] : []).findings.map(({ kind }) => kind)).toContain("foreignResult");
  });

  test("what an office is known to be goes before what its service type tells", () => {
    expect(describeSet(names(usageTableSet(parties("43", "46"))), { sender: "entrustedOffice", receiver: "centre" }).findings).toEqual([]);
    expect(describeSet(names(usageTableSet(parties("43", "11"))), { sender: "serviceOffice" }).state).toBe("refused");
  });

  test("a service type that tells nothing is a warning", () => {
    expect(kinds(planSet(parties("00", "11")))).toEqual(["unknownPartyType"]);
  });
});
