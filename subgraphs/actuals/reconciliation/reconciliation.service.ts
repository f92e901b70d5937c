import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { daysOf } from "../day/actual-day.loader.js";
import { reportsOfMonth, type PersonMonth as PersonMonthKey } from "../report/actual-report.loader.js";
import { reasonsOfMonth } from "../reason/difference-reason.loader.js";
import { ChangedItem, MatchKind } from "./reconciliation.enum.js";
import { groupsOfMonth, plannedCellsOf } from "./reconciliation.loader.js";
import { matchMonth, type MatchCell } from "./reconciliation.rule.js";
import type { ReconciledCell, Reconciliation } from "./reconciliation.type.js";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sumOrNull = (values: readonly (number | null)[]): number | null => (values.some((value) => value === null) ? null : sum(values as number[]));

/** The month as last settled; null where the viewer sees neither plan nor results of any office. */
export async function findReconciliation(context: RequestContext, key: PersonMonthKey): Promise<Reconciliation | null> {
  const offices = await context.load(groupsOfMonth, key);
  if (offices.length === 0) return null;
  return {
    serviceMonth: key.serviceMonth,
    offices,
    plannedUnits: sum(offices.map(({ plannedUnits }) => plannedUnits)),
    givenUnits: sum(offices.map(({ givenUnits }) => givenUnits)),
    plannedYen: sumOrNull(offices.map(({ plannedYen }) => plannedYen)),
    givenYen: sumOrNull(offices.map(({ givenYen }) => givenYen)),
    insurerNumber: key.insurerNumber,
    recipientId: key.rowId,
  };
}

/** Every planned and given cell that the viewer sees, matched. A service office is shown its own services only. */
export async function matchCells(context: RequestContext, { insurerNumber, recipientId, serviceMonth }: Pick<Reconciliation, "insurerNumber" | "recipientId" | "serviceMonth">): Promise<ReconciledCell[]> {
  const key = { insurerNumber, rowId: recipientId, serviceMonth };
  const [planned, reports, reasons] = await Promise.all([context.load(plannedCellsOf, key), context.load(reportsOfMonth, key), context.load(reasonsOfMonth, key)]);
  const given = (await Promise.all(reports.map(({ rowId, version }) => context.load(daysOf, { insurerNumber, actualReportId: rowId, version, serviceMonth })))).flat();
  const isOffice = context.viewer.role === "SERVICE_OFFICE";
  const shown = isOffice ? planned.filter(({ serviceOfficeNumber }) => serviceOfficeNumber === context.viewer.officeNumber) : planned;
  return matchMonth<ReconciledSide>(shown, given, { betweenOffices: !isOffice }).map(({ kind, changed, planned: plan, given: gave }) => ({
    kind: MatchKind[kind],
    changed: changed.map((item) => ChangedItem[item]),
    planned: plan,
    given: gave,
    reasons: reasons.filter((reason) => placeOf(reason) === placeOf((plan ?? gave) as ReconciledSide)),
  }));
}

type ReconciledSide = MatchCell & { readonly units: number | null };

/** Whether the viewer is shown a service of this name: a reason for anything else would be shown to nobody. */
export async function isReconciled(context: RequestContext, month: Pick<Reconciliation, "insurerNumber" | "recipientId" | "serviceMonth">, place: ServicePlace): Promise<boolean> {
  return (await matchCells(context, month)).some(({ planned, given }) => placeOf((planned ?? given) as ServicePlace) === placeOf(place));
}

/** A service is named by its planned side, or by the given one where nothing was planned. */
type ServicePlace = Pick<MatchCell, "serviceOfficeNumber" | "serviceDate" | "serviceCode" | "startTime">;
const placeOf = ({ serviceOfficeNumber, serviceDate, serviceCode, startTime }: ServicePlace) => `${serviceOfficeNumber}/${serviceDate}/${serviceCode}/${startTime ?? ""}`;
