import { findRowKey } from "../../platform/graphql/global-id.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { stubReference } from "../../platform/subgraph/stub-reference.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { actualDayCensus } from "./day/actual-day.census.js";
import { reportRoutes } from "../../platform/report/report-routes.js";
import { benefitUnitsReport } from "./benefit-units/benefit-units.report.js";
import { ClosingUnitResolver, OfficeBenefitUnitsResolver } from "./benefit-units/benefit-units.resolver.js";
import { ClosingUnit } from "./closing/closing-unit.entity.js";
import { MonthClosingEvent } from "./closing/month-closing-event.entity.js";
import { MonthClosing } from "./closing/month-closing.entity.js";
import { MonthClosingResolver, RecipientMonthStatusResolver } from "./closing/month-closing.resolver.js";
import { ActualDay } from "./day/actual-day.entity.js";
import { ResultEntryResolver } from "./entry/result-entry.resolver.js";
import { actualReportExporter } from "./export/actual-report.exporter.js";
import { OfficeMonthResolver } from "./office-month/office-month.resolver.js";
import { DifferenceReason } from "./reason/difference-reason.entity.js";
import { DifferenceReasonResolver } from "./reason/difference-reason.resolver.js";
import { PersonMonth } from "./reconciliation/person-month.entity.js";
import { ReconciliationGroup } from "./reconciliation/reconciliation-group.entity.js";
import { reconciliationImporter } from "./reconciliation/reconciliation.importer.js";
import { OfficeWorkResolver, PersonMonthResolver, ReconciliationGroupResolver, ReconciliationResolver, RecipientReconciliationResolver } from "./reconciliation/reconciliation.resolver.js";
import { reconciliationFollower } from "./reconciliation/settle-months.js";
import { ActualReportVersion } from "./report/actual-report-version.entity.js";
import { ActualReport } from "./report/actual-report.entity.js";
import { actualReportImporter } from "./report/actual-report.importer.js";
import { reportByKey } from "./report/actual-report.loader.js";
import { ActualReportResolver, ActualReportVersionResolver, RecipientActualsResolver } from "./report/actual-report.resolver.js";

const resultHolders = holdersOf("RESULT");

/** Results: what was really done for each person and month. */
export const actualsSubgraph: SubgraphManifest = {
  name: "actuals",
  entities: [ActualReport, ActualReportVersion, ActualDay, ReconciliationGroup, PersonMonth, MonthClosing, MonthClosingEvent, ClosingUnit, DifferenceReason],
  resolvers: [
    RecipientActualsResolver, ActualReportResolver, ActualReportVersionResolver, RecipientReconciliationResolver, ReconciliationResolver, ReconciliationGroupResolver, PersonMonthResolver, OfficeWorkResolver,
    RecipientMonthStatusResolver, MonthClosingResolver, DifferenceReasonResolver, ResultEntryResolver, OfficeMonthResolver, OfficeBenefitUnitsResolver, ClosingUnitResolver,
  ],
  papers: [{ entity: ActualReport, category: "RESULT" }],
  references: {
    ActualReport: {
      policy: resultHolders,
      resolve(reference, context) {
        const key = findRowKey(reference.id);
        return key ? context.load(reportByKey, key) : null;
      },
    },
    Recipient: stubReference(holdersOf("PERSON")),
    Office: { policy: everyone, resolve: ({ officeNumber }) => ({ officeNumber }) },
  },
  policies: {
    "Query.actualReport": resultHolders,
    "Mutation.confirmMonth": onlyRoles("CARE_MANAGER"),
    "Mutation.reopenMonth": onlyRoles("CARE_MANAGER"),
    "Mutation.explainDifference": onlyRoles("CARE_MANAGER", "SERVICE_OFFICE"),
    "Mutation.enterResults": onlyRoles("SERVICE_OFFICE"),
    "Mutation.enterResultsAsPlanned": onlyRoles("SERVICE_OFFICE"),
    "Mutation.withdrawResults": onlyRoles("SERVICE_OFFICE"),
    "Recipient.actuals": resultHolders,
    "Recipient.reconciliation": resultHolders,
    "Recipient.monthStatus": resultHolders,
    "Office.workList": resultHolders,
    "Office.personMonths": resultHolders,
    "Office.month": resultHolders,
    "Office.actuals": resultHolders,
    "Office.benefitUnits": resultHolders,
    "ActualReport.recipient": resultHolders,
    "ActualReport.serviceOffice": resultHolders,
    "ActualReport.reportedBy": resultHolders,
    "ActualReport.planOffice": resultHolders,
    "ActualReport.days": resultHolders,
    "ActualReport.earlierVersions": resultHolders,
  },
  importers: [actualReportImporter, reconciliationImporter],
  followers: [reconciliationFollower],
  exporters: [actualReportExporter],
  censuses: [actualDayCensus],
  routes: (app, services) => reportRoutes(app, services, [benefitUnitsReport], "/actuals"),
};
