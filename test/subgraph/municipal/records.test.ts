import { isObjectType } from "graphql";
import { municipalSubgraph } from "../../../subgraphs/municipal/subgraph.js";
import { loadRowsInto } from "../../support/load-rows.js";
import { samplePerson } from "../../support/standard-samples.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";

const { insurerNumber, insuredNumber } = samplePerson;
const withoutRecords = "0000000042";
const careManagement = "1370000001";
const municipality = asViewer("MUNICIPALITY", { insurerNumber });
const manager = asViewer("CARE_MANAGER", { officeNumber: careManagement, serviceType: "43" });
const stranger = asViewer("CARE_MANAGER", { officeNumber: "1370000002", serviceType: "43" });

/** Two states of each kind of record: an earlier one of 2025 and a later one of 2026. */
const rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  insured_card: [{ validFrom: "2025-01-01", validTo: "2025-12-31", careLevel: "21" }, { validFrom: "2026-01-01", careLevel: "23" }],
  burden_ratio: [{ validFrom: "2025-08-01", validTo: "2026-07-31", ratio: "10" }, { validFrom: "2026-08-01", ratio: "20" }],
  burden_limit: [{ validFrom: "2025-08-01", validTo: "2026-07-31", stage: "1" }, { validFrom: "2026-08-01", stage: "2" }],
  certification: ["2024-12-01", "2025-12-01"].map((appliedOn, at) => ({ appliedOn, kind: "RENEWAL", status: "CERTIFIED", certifiedOn: `${2024 + at}-12-25`, careLevel: at === 0 ? "21" : "23", validFrom: `${2025 + at}-01-01`, validTo: `${2025 + at}-12-31` })),
  assessment: ["2024-12-01", "2025-12-01"].map((appliedOn, at) => ({ appliedOn, surveyedOn: `${2024 + at}-12-10` })),
  doctor_opinion: ["2024-12-01", "2025-12-01"].map((appliedOn, at) => ({ appliedOn, officeNumber: "1310000019", writtenOn: `${2024 + at}-12-12` })),
  panel_review: ["2024-12-01", "2025-12-01"].map((appliedOn, at) => ({ appliedOn, heldOn: `${2024 + at}-12-25`, outcome: "DECIDED" })),
  allowance_use: [["2025-05-01", "60000"], ["2026-05-01", "20000"]].map(([usedOn = "", costYen = ""]) => ({ kind: "EQUIPMENT_PURCHASE", usedOn, item: "腰掛便座", costYen })),
};

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown(municipalSubgraph, [insuredNumber, withoutRecords]);
  for (const [kind, values] of Object.entries(rows)) await loadRowsInto(town.database, municipalSubgraph, kind, values.map((row) => ({ insurerNumber, insuredNumber, ...row })));
  for (const person of [insuredNumber, withoutRecords]) await town.grant(person, careManagement, "CARE_MANAGER");
});
afterAll(() => town?.close());

type Person = Readonly<Record<string, unknown>>;

async function read(viewer: typeof municipality, fields: string, person = insuredNumber): Promise<Person | null> {
  const { data, codes } = await town.ask(viewer, "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Recipient { " + fields + " } } }", { keys: [{ __typename: "Recipient", id: town.globalId(person) }] });
  expect(codes).toEqual([]);
  return (data._entities as unknown as (Person | null)[])[0] ?? null;
}

const onDay = (day: string) => `insuredCard(on: "${day}") { careLevel } burdenRatio(on: "${day}") { ratio } burdenLimit(on: "${day}") { stage } certification(on: "${day}") { careLevel }
  certificationProgress(on: "${day}") { appliedOn stands } certifications(on: "${day}") { appliedOn } assessments(on: "${day}") { surveyedOn } doctorOpinions(on: "${day}") { writtenOn } panelReviews(on: "${day}") { heldOn }
  allowances(on: "${day}") { usedYen remainingYen } allowanceUses(on: "${day}") { usedOn }`;

test("every record is there as of a day", async () => {
  expect(await read(municipality, onDay("2025-12-11"))).toEqual({
    insuredCard: { careLevel: "21" }, burdenRatio: { ratio: 10 }, burdenLimit: { stage: "1" }, certification: { careLevel: "21" },
    certificationProgress: { appliedOn: "2025-12-01", stands: "APPLIED" }, certifications: [{ appliedOn: "2025-12-01" }, { appliedOn: "2024-12-01" }],
    assessments: [{ surveyedOn: "2025-12-10" }, { surveyedOn: "2024-12-10" }], doctorOpinions: [{ writtenOn: "2024-12-12" }], panelReviews: [{ heldOn: "2024-12-25" }],
    allowances: [{ usedYen: 60_000, remainingYen: 40_000 }], allowanceUses: [{ usedOn: "2025-05-01" }],
  });
  expect(await read(municipality, onDay("2026-09-01"))).toMatchObject({ insuredCard: { careLevel: "23" }, burdenRatio: { ratio: 20 }, burdenLimit: { stage: "2" }, certification: { careLevel: "23" }, allowances: [{ usedYen: 20_000 }] });
  expect(await read(municipality, onDay("2024-01-01"))).toMatchObject({ insuredCard: null, burdenRatio: null, burdenLimit: null, certification: null, certificationProgress: null, certifications: [], assessments: [], allowances: [], allowanceUses: [] });
});

test("and with its history, newest first", async () => {
  expect(await read(municipality, "insuredCards { careLevel } burdenRatios { ratio } burdenLimits { stage } certifications { careLevel } assessments { appliedOn } doctorOpinions { appliedOn } panelReviews { appliedOn } allowanceUses { usedOn }")).toEqual({
    insuredCards: [{ careLevel: "23" }, { careLevel: "21" }], burdenRatios: [{ ratio: 20 }, { ratio: 10 }], burdenLimits: [{ stage: "2" }, { stage: "1" }], certifications: [{ careLevel: "23" }, { careLevel: "21" }],
    ...Object.fromEntries(["assessments", "doctorOpinions", "panelReviews"].map((field) => [field, [{ appliedOn: "2025-12-01" }, { appliedOn: "2024-12-01" }]])), allowanceUses: [{ usedOn: "2026-05-01" }, { usedOn: "2025-05-01" }],
  });
});

test("an insurer that does not share yet, no record and no right are three answers", async () => {
  const fields = "insurer { sharing { state schedule plannedOn } } insuredCard(on: \"2026-09-01\") { careLevel } insuredCards { careLevel }";
  await loadRowsInto(town.database, municipalSubgraph, "insurer", [{ insurerNumber, name: "見本市", prefectureCode: "13", kind: "CITY", municipalityNames: "見本市" }]);
  await loadRowsInto(town.database, municipalSubgraph, "readiness", [{ insurerNumber, schedule: "ARRANGING", sharingPlanned: "2027-04-01" }]);
  const notSharing = await read(manager, fields, withoutRecords);
  expect(notSharing).toEqual({ insurer: { sharing: { state: "INSURER_NOT_SHARING", schedule: "ARRANGING", plannedOn: "2027-04-01" } }, insuredCard: null, insuredCards: [] });

  const days = { standardisedOn: "2026-01-01", sendReadyOn: "2026-02-01", migratedOn: "2026-03-01", sharingOn: "2026-04-01" };
  await loadRowsInto(town.database, municipalSubgraph, "readiness", [{ insurerNumber, schedule: "FIXED", ...days }]);
  const noData = await read(manager, fields, withoutRecords);
  expect(noData).toEqual({ insurer: { sharing: { state: "SHARING", schedule: "FIXED", plannedOn: null } }, insuredCard: null, insuredCards: [] });
  const noRight = await read(stranger, fields);
  expect(noRight).toMatchObject({ insuredCard: null, insuredCards: [] });
  expect(await read(manager, fields)).toMatchObject({ insuredCard: { careLevel: "23" } });
});

test("every record whose official item list is not public, or only in part, says so in its description", () => {
  const records = ["InsuredCard", "CardTypeLimit", "BurdenRatio", "BurdenLimit", "Certification", "Assessment", "AssessmentItem", "DoctorOpinion", "PanelReview", "AllowanceUse", "BenefitClaim", "LifeFeedback"];
  const silent = records.filter((name) => {
    const type = town.schema.getType(name);
    return !isObjectType(type) || !/official item list is (not public|public only in part); this is its plain core/.test(type.description ?? "");
  });
  expect(silent).toEqual([]);
});
