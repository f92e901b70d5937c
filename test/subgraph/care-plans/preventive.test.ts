import { createHash } from "node:crypto";
import { basicInformationImporter } from "../../../subgraphs/care-plans/basic-information/basic-information.importer.js";
import { preventivePlanImporter } from "../../../subgraphs/care-plans/preventive-plan/preventive-plan.importer.js";
import { carePlansSubgraph } from "../../../subgraphs/care-plans/subgraph.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { sampleOffices, samplePerson, sampleRecord } from "../../support/standard-samples.js";
import { withConnection } from "../../support/sql.js";

const { insuredNumber, insurerNumber } = samplePerson;
const sender = { officeNumber: sampleOffices.centre, serviceType: "46" };
const receiver = { officeNumber: sampleOffices.preventiveService, serviceType: "A2" };
const pictureName = "UPKIHON_IMAGE_1300000013_46_1370100024_A2_20250325100000_0001.jpg";
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]);
let town: SmallTown;
beforeAll(async () => void (town = await openSmallTown(carePlansSubgraph, [insuredNumber])), 90_000);
afterAll(() => town?.close());
beforeEach(() => withConnection(town.adminUrl, (client) => client.query("DELETE FROM care_plans.document")));

const insurer = asViewer("MUNICIPALITY", { insurerNumber });
const stranger = asViewer("SERVICE_OFFICE", { officeNumber: sampleOffices.homeHelp });
async function see(fields: string, viewer = insurer) {
  const { data, codes, statements } = await town.ask(viewer, `query($id: ID!) { _entities(representations: [{ __typename: "Recipient", id: $id }]) { ... on Recipient { ${fields} } } }`, { id: town.globalId(insuredNumber) });
  return { person: (data._entities as unknown as unknown[])[0], codes, statements };
}

describe("a preventive plan", () => {
  const plan = (changes = {}) => ({
    UPYOBO: [sampleRecord("UPYOBO", { planDate: "2025-03-25", supportLevel: "1", lifeGoalDay: "毎日散歩する", mobilityCurrentStatus: "杖で歩く", mobilityIssuePresent: "1", healthIssuePresent: "2", checklistCountExercise: 3, programNeededExercise: "1", consentDate: "2025-03-26", consenterName: "見本 花子", ...changes })],
    UPYOBO_SUB: [sampleRecord("UPYOBO_SUB", { planDate: "2025-03-25", issueNumber: "1", overallIssue: "足腰が弱い", supportPlanNumber: "1", serviceNumber: "1", serviceKind: "通所型" }), sampleRecord("UPYOBO_SUB", { planDate: "2025-03-25", issueNumber: "1", supportPlanNumber: "1", serviceNumber: "2", serviceKind: "体操教室" })],
  });
  const take = (serial: string, files = {}) => town.take(preventivePlanImporter, { serial, files, sender, receiver });

  test("shows its items, four areas, six programmes and support plan", async () => {
    await take("20250325100000", plan());
    const { person, codes, statements } = await see("preventivePlans { nodes { planDate userName supportLevel lifeGoalDay consentDate consenterName areas { area currentStatus issuePresent } programmes { programme checklistCount needed } lines { position serviceKind } issues { overallIssue supportPlans { services { serviceKind } } } } }");
    expect(codes).toEqual([]);
    expect(statements).toHaveLength(2);
    expect(person).toMatchObject({
      preventivePlans: {
        nodes: [
          {
            planDate: "2025-03-25", userName: "見本", supportLevel: "1", lifeGoalDay: "毎日散歩する", consentDate: "2025-03-26", consenterName: "見本 花子",
            areas: [{ area: "MOBILITY", currentStatus: "杖で歩く", issuePresent: "1" }, { area: "DAILY_LIFE", issuePresent: null }, { area: "SOCIAL" }, { area: "HEALTH", issuePresent: "2" }],
            programmes: [{ programme: "EXERCISE", checklistCount: 3, needed: "1" }, { programme: "NUTRITION", checklistCount: null }, { programme: "ORAL_CARE" }, { programme: "HOMEBOUND" }, { programme: "MEMORY" }, { programme: "DEPRESSION" }],
            lines: [{ position: 0, serviceKind: "通所型" }, { position: 1, serviceKind: "体操教室" }],
            issues: [{ overallIssue: "足腰が弱い", supportPlans: [{ services: [{ serviceKind: "通所型" }, { serviceKind: "体操教室" }] }] }],
          },
        ],
      },
    });
  });

  test("is replaced by a later serial, found by id, withdrawn by its deletion, and hidden from strangers", async () => {
    await take("20250325100000", plan());
    await take("20250325100001", plan({ lifeGoalDay: "買い物に行く" }));
    await take("20250325100000", plan({ lifeGoalDay: "古い" }));
    const listed = (await see("preventivePlans { nodes { id version lifeGoalDay status } }")).person as { preventivePlans: { nodes: { id: string }[] } };
    expect(listed).toMatchObject({ preventivePlans: { nodes: [{ version: 2, lifeGoalDay: "買い物に行く", status: "IN_FORCE" }] } });
    const id = listed.preventivePlans.nodes[0]?.id;
    const one = (viewer = insurer) => town.ask(viewer, "query($id: ID!) { preventivePlan(id: $id) { version } }", { id });
    expect((await one()).data).toEqual({ preventivePlan: { version: 2 } });
    expect((await one(stranger)).data).toEqual({ preventivePlan: null });
    await take("20250325100002", { DLTYOBO: [sampleRecord("DLTYOBO", { planDate: "2025-03-25" })] });
    expect((await see("preventivePlans { nodes { id } }")).person).toEqual({ preventivePlans: { nodes: [] } });
  });
});

describe("basic information", () => {
  const information = (changes = {}) => ({
    UPKIHON: [sampleRecord("UPKIHON", { consultationDate: "2025-03-20", userName: "見本 花子", housingType: "05", roomFloor: 2, emergency1Name: "見本 一郎", emergency1Relationship: "長男", emergency1Phone: "03-0000-0001", emergency3Name: "見本 二郎", familyImageFileName: pictureName, lifeHistory: "教員として働いた。", ...changes })],
    UPKIHON_SUB1: [sampleRecord("UPKIHON_SUB1", { consultationDate: "2025-03-20", timeOfDay: "6:00", userActivity: "起床" }), sampleRecord("UPKIHON_SUB1", { consultationDate: "2025-03-20", timeOfDay: "12時頃", userActivity: "昼食", caregiverActivity: "調理" })],
    UPKIHON_SUB2: [sampleRecord("UPKIHON_SUB2", { consultationDate: "2025-03-20", onsetDateText: "平成30年頃", diseaseName: "高血圧症", doctorFlag: "1", courseStatus: "01" })],
  });
  const take = (serial: string, files = {}, attachments: Record<string, Buffer> = { [pictureName]: picture }) => town.take(basicInformationImporter, { serial, files, sender, receiver, attachments });

  test("shows its items, contacts, timetable, illnesses and what is known of the picture", async () => {
    await take("20250325100000", information());
    const { person, codes, statements } = await see("basicInformation { consultationDate userName housingType roomFloor lifeHistory emergencyContacts { name relationship phoneNumber } dailySchedule { timeOfDay userActivity caregiverActivity } illnesses { onsetDateText diseaseName doctorFlag courseStatus } familyPicture { fileName size sha256 } }");
    expect(codes).toEqual([]);
    expect(statements).toHaveLength(4);
    expect(person).toEqual({
      basicInformation: {
        consultationDate: "2025-03-20", userName: "見本 花子", housingType: "05", roomFloor: 2, lifeHistory: "教員として働いた。",
        emergencyContacts: [{ name: "見本 一郎", relationship: "長男", phoneNumber: "03-0000-0001" }, { name: "見本 二郎", relationship: null, phoneNumber: null }],
        dailySchedule: [{ timeOfDay: "6:00", userActivity: "起床", caregiverActivity: null }, { timeOfDay: "12時頃", userActivity: "昼食", caregiverActivity: "調理" }],
        illnesses: [{ onsetDateText: "平成30年頃", diseaseName: "高血圧症", doctorFlag: "1", courseStatus: "01" }],
        familyPicture: { fileName: pictureName, size: picture.length, sha256: createHash("sha256").update(picture).digest("hex") },
      },
    });
    expect((await see("basicInformation { familyPicture { size } }", stranger)).person).toEqual({ basicInformation: null });
  });

  test("keeps the bytes of the picture", async () => {
    await take("20250325100000", information());
    const kept = await withConnection(town.adminUrl, async (client) => (await client.query("SELECT content FROM care_plans.family_picture_bytes")).rows as { content: Buffer }[]);
    expect(kept).toEqual([{ content: picture }]);
  });

  test("without the file of its picture keeps the name only", async () => {
    await take("20250325100000", information(), {});
    expect((await see("basicInformation { familyImageFileName familyPicture { size } }")).person).toEqual({ basicInformation: { familyImageFileName: pictureName, familyPicture: null } });
  });

  test("is the same version when only the picture's name differs, as it does for every receiver, and a new one when its bytes do", async () => {
    const version = async () => ((await see("basicInformation { version }")).person as { basicInformation: { version: number } }).basicInformation.version;
    await take("20250325100000", information());
    const renamed = pictureName.replace("20250325100000", "20250325100001");
    await take("20250325100001", information({ familyImageFileName: renamed }), { [renamed]: picture });
    expect(await version()).toBe(1);
    await take("20250325100002", information({ familyImageFileName: renamed }), { [renamed]: Buffer.from([0xff, 0xd8, 0xff, 0xdb]) });
    expect(await version()).toBe(2);
  });

  test("is gone with its annexes and picture from the graph after its deletion", async () => {
    await take("20250325100000", information());
    await take("20250325100001", { DLTKIHON: [sampleRecord("DLTKIHON", { consultationDate: "2025-03-20" })] });
    expect((await see("basicInformation { id }")).person).toEqual({ basicInformation: null });
  });

  test("the newest consultation is shown", async () => {
    await take("20250325100000", information());
    await take("20250425100000", { UPKIHON: [sampleRecord("UPKIHON", { consultationDate: "2025-04-20" })] }, {});
    expect((await see("basicInformation { consultationDate status }")).person).toEqual({ basicInformation: { consultationDate: "2025-04-20", status: "IN_FORCE" } });
  });
});
