import { findRowKey, type RowKey } from "../../platform/graphql/global-id.js";
import type { Reference, SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { stubReference } from "../../platform/subgraph/stub-reference.js";
import type { LoaderDefinition } from "../../platform/subgraph/request-context.js";
import { BasicInformation } from "./basic-information/basic-information.entity.js";
import { basicInformationImporter } from "./basic-information/basic-information.importer.js";
import { basicInformationByKey } from "./basic-information/basic-information.loader.js";
import { BasicInformationResolver, RecipientBasicInformationResolver } from "./basic-information/basic-information.resolver.js";
import { DailyScheduleLine } from "./basic-information/daily-schedule-line.entity.js";
import { FamilyPicture } from "./basic-information/family-picture.entity.js";
import { Illness } from "./basic-information/illness.entity.js";
import { CarePlan } from "./care-plan/care-plan.entity.js";
import { carePlanImporter } from "./care-plan/care-plan.importer.js";
import { CarePlanLine } from "./care-plan/care-plan-line.entity.js";
import { carePlanByKey } from "./care-plan/care-plan.loader.js";
import { CarePlanResolver, OfficeCarePlanResolver, PlanSupportResolver, RecipientCarePlanResolver } from "./care-plan/care-plan.resolver.js";
import { WeeklyPlanItem } from "./care-plan/weekly-plan-item.entity.js";
import { documentPolicies, documentResolver } from "./document/document.resolver.js";
import { DocumentVersion } from "./document/document-version.entity.js";
import { Draft } from "./draft/draft.entity.js";
import { DraftResolver, RecipientDraftResolver } from "./draft/draft.resolver.js";
import { OwnDocumentResolver } from "./draft/own-document.resolver.js";
import { typedDraftResolver } from "./draft/typed-draft.resolver.js";
import { documentExporters } from "./export/exporters.js";
import { findOffice } from "./office.stub.js";
import { PreventivePlan } from "./preventive-plan/preventive-plan.entity.js";
import { preventivePlanImporter } from "./preventive-plan/preventive-plan.importer.js";
import { PreventivePlanLine } from "./preventive-plan/preventive-plan-line.entity.js";
import { preventivePlanByKey } from "./preventive-plan/preventive-plan.loader.js";
import { OfficePreventivePlanResolver, PreventivePlanResolver, RecipientPreventivePlanResolver } from "./preventive-plan/preventive-plan.resolver.js";

const plans = holdersOf("CARE_PLAN");
const planners = onlyRoles("CARE_MANAGER");

const byKey = <Row extends object>(loader: LoaderDefinition<RowKey, Row | null>): Reference => ({
  policy: plans,
  resolve(reference, context) {
    const key = findRowKey(reference.id);
    return key ? context.load(loader, key) : null;
  },
});

/** What offices plan with people: care plans, preventive plans and basic information. */
export const carePlansSubgraph: SubgraphManifest = {
  name: "care-plans",
  entities: [CarePlan, CarePlanLine, WeeklyPlanItem, PreventivePlan, PreventivePlanLine, BasicInformation, DailyScheduleLine, Illness, FamilyPicture, DocumentVersion, Draft],
  resolvers: [
    CarePlanResolver, PlanSupportResolver, RecipientCarePlanResolver, OfficeCarePlanResolver, documentResolver(CarePlan),
    PreventivePlanResolver, RecipientPreventivePlanResolver, OfficePreventivePlanResolver, documentResolver(PreventivePlan),
    BasicInformationResolver, RecipientBasicInformationResolver, documentResolver(BasicInformation),
    DraftResolver, RecipientDraftResolver, OwnDocumentResolver, ...(["CARE_PLAN", "PREVENTIVE_PLAN", "BASIC_INFORMATION"] as const).map(typedDraftResolver),
  ],
  references: {
    CarePlan: byKey(carePlanByKey),
    PreventivePlan: byKey(preventivePlanByKey),
    BasicInformation: byKey(basicInformationByKey),
    Recipient: stubReference(holdersOf("PERSON")),
    Office: { policy: everyone, resolve: ({ officeNumber }) => findOffice(typeof officeNumber === "string" ? officeNumber : null) },
  },
  policies: {
    "Query.carePlan": plans,
    "Query.preventivePlan": plans,
    ...Object.fromEntries(["createCarePlanDraft", "editCarePlanDraft", "createPreventivePlanDraft", "editPreventivePlanDraft", "createBasicInformationDraft", "editBasicInformationDraft", "setFamilyPicture", "copyToDraft", "shareDraft", "agreeDraft", "issueDraft", "discardDraft", "endDocument", "withdrawDocument"].map((mutation) => [`Mutation.${mutation}`, planners])),
    "Recipient.drafts": onlyRoles("CARE_MANAGER", "RECIPIENT"),
    "Office.carePlans": plans,
    "Office.preventivePlans": plans,
    "Recipient.carePlan": plans,
    "Recipient.carePlans": plans,
    "Recipient.preventivePlans": plans,
    "Recipient.basicInformation": plans,
    "CarePlan.lines": plans,
    "CarePlan.issues": plans,
    "CarePlan.weeklyServices": plans,
    "CarePlan.dailyActivities": plans,
    "CarePlan.nonWeeklyServices": plans,
    "PreventivePlan.areas": plans,
    "PreventivePlan.programmes": plans,
    "PreventivePlan.lines": plans,
    "PreventivePlan.issues": plans,
    "BasicInformation.emergencyContacts": plans,
    "BasicInformation.dailySchedule": plans,
    "BasicInformation.illnesses": plans,
    "BasicInformation.familyPicture": plans,
    ...documentPolicies("CarePlan"),
    ...documentPolicies("PreventivePlan"),
    ...documentPolicies("BasicInformation"),
  },
  papers: [CarePlan, PreventivePlan, BasicInformation, Draft].map((entity) => ({ entity, category: "CARE_PLAN" })),
  importers: [carePlanImporter, preventivePlanImporter, basicInformationImporter],
  exporters: documentExporters,
};
