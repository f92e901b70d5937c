import { nowInTokyo } from "../../../platform/calendar/now.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { ExportPerson } from "../../../platform/subgraph/exporter.js";
import type { Party } from "../../../platform/subgraph/importer.js";
import type { RouteServices } from "../../../platform/subgraph/manifest.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { DirectoryOffice } from "../../../platform/subgraph/subject-directory.js";
import { toPartyKinds, toSerial, type KnownParties } from "../../../standard/index.js";
import { assertExchangeOffice, offers } from "../receive/receive.service.js";
import type { ExportOrder } from "./export.input.js";
import { ExportRefused } from "./export-refused.js";
import { kindsOf, writeSet, type ExportedFile } from "./write-set.js";

export type ExportServices = Pick<RouteServices, "database" | "directory" | "exporters">;

/** Local time of Japan now, as the serial of a set made now. */
const serialOfNow = (): string => toSerial(nowInTokyo());

/**
 * Makes a permitted set from what the graph holds, as the viewer's office would send it. Everything is read under the viewer's
 * rights and noted in the audit, which the caller commits before anything leaves. Throws FORBIDDEN, NOT_FOUND for people who are
 * not there for the viewer, PARCEL_RECEIVER_UNKNOWN, PARCEL_SENDER_MISMATCH, and EXPORT_REFUSED.
 */
export async function exportSet(services: ExportServices, context: RequestContext, order: ExportOrder): Promise<ExportedFile[]> {
  const { viewer } = context;
  assertExchangeOffice(viewer);
  const kinds = new Set<string>(kindsOf(order.kind));
  const exporters = services.exporters.filter((exporter) => exporter.kinds.some((kind) => kinds.has(kind)));
  if (exporters.some(({ categories }) => categories.some((category) => !viewer.categories.includes(category)))) throw new KaigoError("FORBIDDEN");
  const sender: Party = { officeNumber: viewer.officeNumber ?? "", serviceType: order.senderServiceType ?? viewer.serviceType ?? "" };
  const people = await namePeople(services, context, order);
  const parties = await assertParties(services, context, sender, order);
  const request = { context, sender, receiver: order.receiver, people, month: order.month, documentDate: order.documentDate, kinds };
  const given = await Promise.all(exporters.map((exporter) => exporter.give(request)));
  // Everything was read from one snapshot: what was taken back since it began is not given out.
  await assertParties(services, context, sender, order);
  return writeSet({ kind: order.kind, sender, receiver: order.receiver, month: order.month, serial: order.serial ?? serialOfNow() }, given, parties);
}

async function namePeople({ directory }: ExportServices, context: RequestContext, { people }: ExportOrder): Promise<ExportPerson[]> {
  const numbers = await directory.findNumbers(context.session, people);
  const named = people.flatMap((person, index) => (numbers[index] ? [{ ...person, insuredNumber: numbers[index].insuredNumber }] : []));
  for (const { insurerNumber, recipientId } of named) context.audit.note(insurerNumber, recipientId, "PERSON", 1);
  people.forEach((person, index) => {
    if (!numbers[index]) context.audit.miss(directory.missed(person), "PERSON");
  });
  if (named.length < people.length) throw new KaigoError("NOT_FOUND");
  return named;
}

/** Both offices offer what they sign as and have everyone in their care (R12): the same that the receiver's check will ask. */
async function assertParties({ database, directory }: ExportServices, { audit }: RequestContext, sender: Party, { people, receiver }: ExportOrder): Promise<KnownParties> {
  return database.work([...new Set(people.map(({ insurerNumber }) => insurerNumber))], async (tx) => {
    const from = await directory.findOffice(tx, sender.officeNumber);
    if (!from || !offers(from, sender.serviceType)) throw new KaigoError("PARCEL_SENDER_MISMATCH");
    const to = await directory.findOffice(tx, receiver.officeNumber);
    if (!to || !offers(to, receiver.serviceType)) throw new KaigoError("PARCEL_RECEIVER_UNKNOWN");
    for (const { officeNumber } of [sender, receiver]) {
      const related = await directory.findRelated(tx, officeNumber, people);
      for (const { insurerNumber, recipientId } of people.filter((_, index) => !related[index])) audit.note(insurerNumber, recipientId, "PERSON", 1, "DENIED");
      if (related.includes(false)) throw new ExportRefused("R12 personUnrelated");
    }
    return { ...(isCentre(from, sender) && { sender: "centre" as const }), ...(isCentre(to, receiver) && { receiver: "centre" as const }) };
  });
}

/** Where the service type leaves it open whether an office is a centre (gap G10), the directory knows. */
const isCentre = ({ kind }: DirectoryOffice, { serviceType }: Party): boolean => kind === "SUPPORT_CENTRE" && (toPartyKinds(serviceType) ?? []).includes("centre");
