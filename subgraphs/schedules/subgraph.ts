import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { stubReference } from "../../platform/subgraph/stub-reference.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { BenefitRow } from "./benefit-row/benefit-row.entity.js";
import { benefitGroupImporter } from "./benefit-group/benefit-group.importer.js";
import { benefitFollower } from "./benefit-group/settle-benefit.js";
import { ComputedBenefitResolver } from "./computed-benefit/computed-benefit.resolver.js";
import { usageTableExporter } from "./export/usage-table.exporter.js";
import { CareLevelLimit } from "./master/care-level-limit.entity.js";
import { careLevelLimitLoad } from "./master/care-level-limit.load.js";
import { InsurerGrade } from "./master/insurer-grade.entity.js";
import { insurerGradeLoad } from "./master/insurer-grade.load.js";
import { LabourShare } from "./master/labour-share.entity.js";
import { labourShareLoad } from "./master/labour-share.load.js";
import { MasterResolver } from "./master/master.resolver.js";
import { ServiceCodeEntry } from "./master/service-code.entity.js";
import { serviceCodeLoad } from "./master/service-code.load.js";
import { InsurerTypeLimit } from "./master/type-limit.entity.js";
import { typeLimitLoad } from "./master/type-limit.load.js";
import { UnitPrice } from "./master/unit-price.entity.js";
import { unitPriceLoad } from "./master/unit-price.load.js";
import { PlanSupplement } from "./plan-supplement/plan-supplement.entity.js";
import { planSupplementImporter } from "./plan-supplement/plan-supplement.importer.js";
import { plannedServiceCensus } from "./planned-service/planned-service.census.js";
import { PlanningResolver } from "./planning/planning.resolver.js";
import { PlannedService } from "./planned-service/planned-service.entity.js";
import { OfficeUsageTableResolver } from "./usage-table/office-usage-tables.resolver.js";
import { UsageTableVersion } from "./usage-table/usage-table-version.entity.js";
import { UsageTable } from "./usage-table/usage-table.entity.js";
import { usageTableImporter } from "./usage-table/usage-table.importer.js";
import { usageTableReference } from "./usage-table/usage-table.reference.js";
import { PlannedServiceResolver, RecipientUsageTableResolver, UsageTableResolver, UsageTableVersionResolver } from "./usage-table/usage-table.resolver.js";

const planHolders = holdersOf("CARE_PLAN");
/** Computed yen tell the person's share of costs. */
const costHolders = holdersOf("BURDEN");

/** Usage tables: planned services and benefits of each person and month. */
export const schedulesSubgraph: SubgraphManifest = {
  name: "schedules",
  entities: [UsageTable, UsageTableVersion, PlannedService, BenefitRow, PlanSupplement, ServiceCodeEntry, CareLevelLimit, UnitPrice, LabourShare, InsurerGrade, InsurerTypeLimit],
  resolvers: [RecipientUsageTableResolver, UsageTableResolver, UsageTableVersionResolver, PlannedServiceResolver, ComputedBenefitResolver, PlanningResolver, OfficeUsageTableResolver, MasterResolver],
  papers: [{ entity: UsageTable, category: "CARE_PLAN" }],
  references: {
    UsageTable: usageTableReference,
    Recipient: stubReference(holdersOf("PERSON")),
    Office: { policy: everyone, resolve: ({ officeNumber }) => ({ officeNumber }) },
  },
  policies: {
    "Query.usageTable": planHolders,
    "Query.proposedMonth": onlyRoles("CARE_MANAGER"),
    "Mutation.planMonth": onlyRoles("CARE_MANAGER"),
    "Mutation.withdrawMonth": onlyRoles("CARE_MANAGER"),
    "Query.serviceCodes": everyone,
    "Query.careLevelLimits": everyone,
    "Query.unitPrices": everyone,
    "Query.labourShares": everyone,
    "Query.insurerGrades": everyone,
    "Query.typeLimits": everyone,
    "Office.usageTables": planHolders,
    "Recipient.usageTable": planHolders,
    "Recipient.usageTables": planHolders,
    "UsageTable.recipient": planHolders,
    "UsageTable.planningOffice": planHolders,
    "UsageTable.planOffice": planHolders,
    "UsageTable.plannedServices": planHolders,
    "UsageTable.printedGrid": planHolders,
    "UsageTable.benefitRows": planHolders,
    "UsageTable.benefitTotal": planHolders,
    "UsageTable.earlierVersions": planHolders,
    "UsageTable.computedBenefit": costHolders,
    "UsageTable.benefitFindings": costHolders,
  },
  importers: [usageTableImporter, planSupplementImporter, benefitGroupImporter],
  followers: [benefitFollower],
  exporters: [usageTableExporter],
  censuses: [plannedServiceCensus],
  loads: [serviceCodeLoad, careLevelLimitLoad, unitPriceLoad, labourShareLoad, insurerGradeLoad, typeLimitLoad],
};
