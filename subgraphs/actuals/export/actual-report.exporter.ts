import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import { insuredNumbersOf, personColumns, type ExportedFiles, type ExportedRecord, type Exporter, type ExportRequest } from "../../../platform/subgraph/exporter.js";
import { daysOf } from "../day/actual-day.loader.js";
import { ActualReport } from "../report/actual-report.entity.js";

/**
 * Results and their withdrawal (R23, R24). A service office gives its own for the service type it sends as; a planning office
 * passes on what it was given (R34).
 */
export const actualReportExporter: Exporter = {
  name: "actual-reports",
  kinds: ["UPJSK", "DLTJSK"],
  categories: ["RESULT"],
  async give(request): Promise<ExportedFiles> {
    const { people, kinds, month } = request;
    const insuredNumberOf = insuredNumbersOf(people);
    const reports = await readReports(request);
    if (kinds.has("DLTJSK")) {
      const records = reports.map((report) => {
        const { insurerNumber, serviceOfficeNumber, serviceType } = report;
        return { insurerNumber, insuredNumber: insuredNumberOf(report), deleteTargetMonth: month, serviceOfficeNumber, serviceType };
      });
      return { records: { DLTJSK: records } };
    }
    const inForce = reports.filter(({ state }) => state === "IN_FORCE");
    const records = await Promise.all(inForce.map((report) => toRecords(request, report, insuredNumberOf(report))));
    return { records: { UPJSK: records.flat() } };
  },
};

const readReports = ({ context, people, month, sender }: ExportRequest): Promise<ActualReport[]> =>
  readPersonalRows(
    context,
    ActualReport,
    "RESULT",
    `WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND t.service_month = $3
       AND ($4::text IS NULL OR (t.service_office_number = $4 AND t.service_type = $5))
     ORDER BY t.service_office_number, t.service_type`,
    [...personColumns(people), month, context.viewer.role === "SERVICE_OFFICE" ? sender.officeNumber : null, sender.serviceType],
  );

/** The loader gathers the reports of all people: one statement for the days. */
async function toRecords({ context }: ExportRequest, report: ActualReport, insuredNumber: string): Promise<ExportedRecord[]> {
  const { insurerNumber, rowId, version, serviceMonth, documentDate, planOfficeNumber, plannerName } = report;
  const days = await context.load(daysOf, { insurerNumber, actualReportId: rowId, version, serviceMonth });
  return days.map((day) => ({
    ...day, insurerNumber, insuredNumber, targetMonth: serviceMonth, documentDate, planOfficeNumber, plannerName, proratedDays: day.proratedBitmap, over30Days: day.over30Days ? "1" : "0",
  }));
}
