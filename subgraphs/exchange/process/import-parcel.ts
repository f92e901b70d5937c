import { setImmediate as otherTurns } from "node:timers/promises";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { ImportBatch, SubjectKey } from "../../../platform/subgraph/importer.js";
import { countParcel } from "../activity/activity.service.js";
import type { ExchangeServices } from "../exchange-services.js";
import { noteAccepted, type CheckedParcel } from "./check-parcel.js";
import { personText } from "./check-people.js";
import type { HeldParcel } from "./queue.js";

const lockClass = 7_426;
const buckets = 512;
/** From this many records of a file on, what one importer makes of them takes milliseconds: others in this process get their turn before the next. */
const manyRecords = 5_000;

/** Runs every importer that reads a kind of the set in the caller's transaction and marks the parcel IMPORTED. */
export async function importParcel({ importers }: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel, checked: CheckedParcel): Promise<void> {
  lockPeople(tx, [...checked.people.values()]);
  const kinds = new Set<string>(checked.files.flatMap(({ layout }) => (layout ? [layout] : [])));
  const batch = toBatch(tx, parcel, checked);
  const isLarge = checked.files.some(({ records }) => records.length > manyRecords);
  for (const importer of importers) {
    if (!importer.kinds.some((kind) => kinds.has(kind))) continue;
    if (isLarge) await otherTurns();
    await importer.take(batch);
  }
  countParcel(tx, parcel.parcelId);
  // What was sent and not waited for fails here at the latest, where it can still be undone alone.
  await noteAccepted(tx, parcel, checked, "IMPORTED");
}

/**
 * Sets about the same person are taken in one after the other, whoever sent them: importers compare serials with what is there.
 * People share a fixed number of locks, taken in ascending order, so that a set of any size takes few and no two sets wait for each other.
 */
function lockPeople(tx: WriteTransaction, people: readonly SubjectKey[]): void {
  tx.send(
    `SELECT pg_advisory_xact_lock(${lockClass}, bucket) FROM (
       SELECT DISTINCT abs(hashtext(person) % ${buckets}) AS bucket FROM unnest($1::text[]) AS person ORDER BY bucket) AS ordered`,
    [people.map(({ insurerNumber, recipientId }) => `${insurerNumber}${recipientId}`)],
  );
}

function toBatch(tx: WriteTransaction, parcel: HeldParcel, { files, attachments, people }: CheckedParcel): ImportBatch {
  const byKind = new Map<string, readonly object[]>();
  for (const { layout, records } of files) if (layout) byKind.set(layout, records);
  return {
    tx,
    parcelId: parcel.parcelId,
    serial: parcel.serial,
    sender: { officeNumber: parcel.senderOfficeNumber, serviceType: parcel.senderServiceType ?? "" },
    receiver: { officeNumber: parcel.receiverOfficeNumber, serviceType: parcel.receiverServiceType ?? "" },
    records: <R>(kind: string) => (byKind.get(kind) ?? []) as readonly R[],
    subject(insurerNumber, insuredNumber) {
      const key = people.get(personText({ insurerNumber, insuredNumber }));
      if (!key) throw new KaigoError("PARCEL_REFUSED", { detail: "R12 personUnknown" });
      return key;
    },
    attachment: (fileName) => attachments.get(fileName),
  };
}
