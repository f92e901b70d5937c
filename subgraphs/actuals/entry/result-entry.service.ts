import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { assertInCharge } from "../../../platform/subgraph/in-charge.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { assertOpen } from "../closing/assert-open.js";
import { reportByKey } from "../report/actual-report.loader.js";
import type { ActualReport } from "../report/actual-report.entity.js";
import { settleMonths } from "../reconciliation/settle-months.js";
import { plannedCellsOf } from "../reconciliation/reconciliation.loader.js";
import type { EnterResultsAsPlannedInput, EnterResultsInput, ResultDayInput, WithdrawResultsInput } from "./result-entry.input.js";
import { findStanding, putVersion, readDays, withdraw, withUnits, type EntryDay, type EntryKey } from "./result-entry.store.js";

const mostDays = 200;

/** Puts days into the own office's results: a new version, the one before stays readable. Throws as {@link enter} does, INPUT_INVALID for days that do not fit. */
export function enterResults(context: RequestContext, input: EnterResultsInput): Promise<ActualReport> {
  if (input.days.length < 1 || input.days.length > mostDays) throw new KaigoError("INPUT_INVALID", { field: "days", rule: `1 to ${mostDays}` });
  for (const day of input.days) assertDay(input, day);
  return enter(context, "enterResults", input, (before) => {
    const days = new Map(before.map((day) => [dayText(day), day]));
    for (const { startTime = null, endTime = null, units = null, ...day } of input.days) {
      const entry = { ...day, startTime, endTime, units };
      const key = dayText(entry);
      if (entry.serviceCount === 0) days.delete(key);
      else days.set(key, { ...days.get(key), ...entry } as EntryDay);
    }
    return [...days.values()];
  });
}

/** Puts what was planned for the own office into its results, for some days; what stood on those days is replaced. Throws NOT_FOUND when nothing was planned. */
export async function enterResultsAsPlanned(context: RequestContext, input: EnterResultsAsPlannedInput): Promise<ActualReport> {
  const { from, to, month } = input;
  if (from > to || !from.startsWith(month) || !to.startsWith(month)) throw new KaigoError("INPUT_INVALID", { field: "to", rule: "days of the month, in order" });
  const planned = await context.load(plannedCellsOf, { ...getRowKey(input.recipientId), serviceMonth: month });
  const own = planned.filter(({ serviceOfficeNumber, serviceCode, serviceDate }) => serviceOfficeNumber === context.viewer.officeNumber && serviceCode.startsWith(input.serviceType) && serviceDate >= from && serviceDate <= to);
  if (own.length === 0) throw new KaigoError("NOT_FOUND");
  return enter(context, "enterResultsAsPlanned", input, (before) => [...before.filter(({ serviceDate }) => serviceDate < from || serviceDate > to), ...own]);
}

/** Takes the own office's results of a month and service type back, wherever they were sent. */
export async function withdrawResults(context: RequestContext, input: WithdrawResultsInput): Promise<ActualReport> {
  return enter(context, "withdrawResults", input, () => null);
}

type EntryInput = EnterResultsInput | EnterResultsAsPlannedInput | WithdrawResultsInput;

/**
 * One change of the own office's results. Throws NOT_FOUND for people the office is not in charge of, MONTH_LOCKED for a confirmed
 * month, CONFLICT for a stale version, NOT_FOUND when there is nothing to withdraw.
 */
async function enter(context: RequestContext, mutation: string, input: EntryInput, change: (before: readonly EntryDay[]) => readonly EntryDay[] | null): Promise<ActualReport> {
  const { insurerNumber, rowId } = getRowKey(input.recipientId);
  const key: EntryKey = { insurerNumber, recipientId: rowId, serviceMonth: input.month, serviceOfficeNumber: context.viewer.officeNumber ?? "", serviceType: input.serviceType };
  await assertInCharge(context, key, "RESULT");
  const { reportId } = await context.change({
    mutation,
    input,
    about: [{ insurerNumber, recipientId: rowId, category: "RESULT" }],
    work: async (tx) => {
      const scope = { insurerNumber, serviceMonth: input.month, recipientIds: [rowId] };
      await assertOpen(tx, key);
      // Settling locks the person's month for file sets too: who sends and who enters follow one another.
      await settleMonths(tx, scope);
      const standing = await findStanding(tx, key);
      if ((standing?.version ?? 0) !== input.version) throw new KaigoError("CONFLICT", { given: input.version, current: standing?.version ?? 0 });
      const days = change(standing && standing.state === "IN_FORCE" ? await readDays(tx, key, standing) : []);
      if (days === null && !standing) throw new KaigoError("NOT_FOUND");
      if (days !== null && days.length === 0) throw new KaigoError("INPUT_INVALID", { field: "days", rule: "at least one day is left; withdraw the results instead" });
      const reportId = days === null ? await withdraw(tx, key) : await putVersion(tx, key, standing, await withUnits(tx, input.month, days));
      await settleMonths(tx, scope);
      return { reportId };
    },
  });
  const report = await context.load(reportByKey, { insurerNumber, rowId: reportId });
  if (!report) throw new KaigoError("NOT_FOUND");
  return report;
}

function assertDay({ month, serviceType }: EnterResultsInput, { serviceDate, serviceCode, serviceCount, units }: ResultDayInput): void {
  if (!serviceDate.startsWith(month)) throw new KaigoError("INPUT_INVALID", { field: "serviceDate", rule: "a day of the month" });
  if (!serviceCode.startsWith(serviceType)) throw new KaigoError("INPUT_INVALID", { field: "serviceCode", rule: "a code of the service type" });
  if (serviceCount < 0 || serviceCount > 99) throw new KaigoError("INPUT_INVALID", { field: "serviceCount", rule: "0 to 99" });
  if (units !== undefined && units !== null && Math.abs(units) > 999_999) throw new KaigoError("INPUT_INVALID", { field: "units", rule: "at most 6 digits" });
}

const dayText = ({ serviceDate, serviceCode, startTime }: Pick<EntryDay, "serviceDate" | "serviceCode" | "startTime">) => `${serviceDate}/${serviceCode}/${startTime ?? ""}`;
