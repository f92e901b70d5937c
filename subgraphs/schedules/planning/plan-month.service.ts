import { nowInTokyo } from "../../../platform/calendar/now.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { getRowKey, toGlobalId } from "../../../platform/graphql/global-id.js";
import { batchWithoutRecords, type ImportBatch, type Party, type SubjectKey } from "../../../platform/subgraph/importer.js";
import { assertInCharge, assertReceivers } from "../../../platform/subgraph/in-charge.js";
import { lockMonth } from "../../../platform/subgraph/lock-month.js";
import { getOwnOfficeNumber } from "../../../platform/subgraph/own-office.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { nextSerial } from "../../../standard/index.js";
import { storePlannedServices } from "../planned-service/planned-service.store.js";
import { noteDeliveries, settleStates } from "../usage-table/delivery.store.js";
import { toUsageTableContents } from "../usage-table/usage-table-content.rule.js";
import type { UsageTable } from "../usage-table/usage-table.entity.js";
import { usageTableByKey } from "../usage-table/usage-table.loader.js";
import { storeHeaders } from "../usage-table/usage-table.store.js";
import { assertValid, toPlanRecords, toSupplement, withShares } from "./month-records.rule.js";
import { findDelivered, findStanding, lastSerial, type OfficeMonth } from "./month.store.js";
import type { PlanMonthInput, WithdrawMonthInput } from "./plan-month.input.js";

/**
 * Plans a person's month anew, whole, exactly as a file set to every office concerned would: the earlier version goes to the history, and an
 * office that no longer takes part is told so. Throws NOT_FOUND for people of others, CONFLICT when somebody else was first,
 * MONTH_LOCKED once the month is confirmed, USAGE_TABLE_INVALID, and RECEIVER_UNRELATED for an office that is not in charge.
 */
export async function planMonth(context: RequestContext, input: PlanMonthInput): Promise<UsageTable> {
  const { insurerNumber, rowId: recipientId } = getRowKey(input.recipientId);
  const officeNumber = getOwnOfficeNumber(context);
  const insuredNumber = await getInsuredNumber(context, { insurerNumber, recipientId });
  const frame = { insurerNumber, insuredNumber, officeNumber };
  const records = toPlanRecords(input, frame);
  assertValid(records, input.month);
  const month = { insurerNumber, recipientId, serviceMonth: input.month, officeNumber };
  const { id } = await context.change({
    mutation: "planMonth",
    input,
    about: [{ insurerNumber, recipientId, category: "CARE_PLAN" }],
    async work(tx) {
      await assertVersion(tx, month, input.version);
      const parties = toParties(records);
      await assertReceivers(context, tx, month, "CARE_PLAN", [...new Set(parties.map((party) => party.officeNumber))]);
      const serial = nextSerial(await lastSerial(tx, month), nowInTokyo());
      const contents = toUsageTableContents(records, [], toSupplement(input, frame)).map((content) => ({ ...withShares(content, input.excess ?? []), insurerNumber, recipientId }));
      const fresh = await storeHeaders(batchTo(tx, serial, officeNumber, parties[0]), contents);
      await storePlannedServices(tx, fresh);
      await tell(tx, month, serial, parties);
      const standing = await findStanding(tx, month);
      if (!standing) throw new KaigoError("FORBIDDEN");
      await tx.execute("UPDATE schedules.usage_table SET excess_shares = $3 WHERE insurer_number = $1 AND id = $2", [insurerNumber, standing.id, JSON.stringify(input.excess ?? [])]);
      await context.follow(tx, [month]);
      return { id: standing.id };
    },
  });
  return getUsageTable(context, insurerNumber, id);
}

/** Takes a month of the viewer's office back from everyone, as deletion files would. */
export async function withdrawMonth(context: RequestContext, input: WithdrawMonthInput): Promise<UsageTable> {
  const { insurerNumber, rowId } = getRowKey(input.usageTableId);
  const table = await getUsageTable(context, insurerNumber, rowId);
  const officeNumber = getOwnOfficeNumber(context);
  if (table.planningOfficeNumber !== officeNumber) throw new KaigoError("NOT_FOUND");
  const month = { insurerNumber, recipientId: table.recipientId, serviceMonth: table.serviceMonth, officeNumber };
  await context.change({
    mutation: "withdrawMonth",
    input,
    about: [{ insurerNumber, recipientId: table.recipientId, category: "CARE_PLAN" }],
    async work(tx) {
      await assertVersion(tx, month, input.version);
      const serial = nextSerial(await lastSerial(tx, month), nowInTokyo());
      // The office's own word to the graph: it holds for offices, too, that only a late set will name.
      noteDeliveries(batchTo(tx, serial, officeNumber, undefined), [month], true);
      await tell(tx, month, serial, []);
      await context.follow(tx, [month]);
      return {};
    },
  });
  return getUsageTable(context, insurerNumber, rowId);
}

/** The insured number of a person for whom the viewer's office plans. Throws NOT_FOUND for anybody else. */
async function getInsuredNumber(context: RequestContext, person: SubjectKey): Promise<string> {
  await assertInCharge(context, person, "CARE_PLAN");
  const [numbers] = await context.directory.findNumbers(context.session, [person]);
  if (!numbers) throw new KaigoError("NOT_FOUND");
  return numbers.insuredNumber;
}

async function getUsageTable(context: RequestContext, insurerNumber: string, rowId: string): Promise<UsageTable> {
  const table = await context.load(usageTableByKey, { insurerNumber, rowId });
  if (!table) throw new KaigoError("NOT_FOUND");
  return { ...table, id: toGlobalId(insurerNumber, rowId) };
}

async function assertVersion(tx: WriteTransaction, month: OfficeMonth, given: number): Promise<void> {
  await lockMonth(tx, month);
  const confirmed = await tx.query("SELECT FROM actuals.shared_month_closing WHERE insurer_number = $1 AND recipient_id = $2 AND service_month = $3 AND state = 'CONFIRMED'", [month.insurerNumber, month.recipientId, month.serviceMonth]);
  if (confirmed.length > 0) throw new KaigoError("MONTH_LOCKED", { month: month.serviceMonth });
  const current = (await findStanding(tx, month))?.version ?? 0;
  if (current !== given) throw new KaigoError("CONFLICT", { given, current });
}

/** The offices and units of them that the month concerns. */
function toParties(records: readonly { readonly serviceOfficeNumber: string; readonly serviceCode: string }[]): Party[] {
  const parties = new Map(records.map(({ serviceOfficeNumber, serviceCode }) => [`${serviceOfficeNumber}/${serviceCode.slice(0, 2)}`, { officeNumber: serviceOfficeNumber, serviceType: serviceCode.slice(0, 2) }]));
  return [...parties.keys()].sort().map((key) => parties.get(key) as Party);
}

/** Tells every office what holds now: those that take part the month, those that no longer do that it has gone for them (R21). */
async function tell(tx: WriteTransaction, month: OfficeMonth, serial: string, parties: readonly Party[]): Promise<void> {
  const keyOf = ({ officeNumber, serviceType }: Party) => `${officeNumber}/${serviceType}`;
  const taking = new Set(parties.map(keyOf));
  const dropped = (await findDelivered(tx, month)).filter((party) => !taking.has(keyOf(party)));
  for (const party of parties) noteDeliveries(batchTo(tx, serial, month.officeNumber, party), [month], false);
  for (const party of dropped) noteDeliveries(batchTo(tx, serial, month.officeNumber, party), [month], true);
  settleStates(batchTo(tx, serial, month.officeNumber, parties[0]), [month]);
}

/** What is planned here as the importer of a file set would see it. */
function batchTo(tx: WriteTransaction, serial: string, sender: string, receiver: Party | undefined): ImportBatch {
  const own = { officeNumber: sender, serviceType: "" };
  return batchWithoutRecords(tx, serial, own, receiver ?? own);
}
